"""Texts from outside in CSV files: a spreadsheet program must not take them for formulas."""


def escape_formula(text: str) -> str:
    """A text as a cell that is no formula: an apostrophe goes before what would begin one (=, +, -, @, tab, line ends).

    It also goes before another apostrophe, so that different texts stay different. Not for numbers.
    """
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "'")) else text
