"""Escaping of texts in CSV files, so that a spreadsheet program does not take them for formulas."""

# Beginnings of a formula that OWASP lists; the last four are the full-width forms of the first four.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def escape_formula(text: str) -> str:
    """Return a text with an apostrophe before it if it would begin a formula.

    It also goes before another apostrophe, so that different texts stay different. Not for numbers.
    """
    return f"'{text}" if text.startswith((*FORMULA_STARTS, "'")) else text
