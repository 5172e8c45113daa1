"""Texts from outside in CSV files: a spreadsheet program must not take them for formulas."""

# What OWASP lists as the beginning of a formula; the last four are the full-width forms of the first four.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def escape_formula(text: str) -> str:
    """Return a text as a cell that is no formula: with an apostrophe before what would begin one.

    It also goes before another apostrophe, so that different texts stay different. Not for numbers.
    """
    return f"'{text}" if text.startswith((*FORMULA_STARTS, "'")) else text
