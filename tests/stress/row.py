"""A line of the table."""

from typing import NamedTuple


class Row(NamedTuple):
    """what was measured, what was found, what was asked, and whether that was kept."""

    what: str
    found: str
    asked: str
    kept: bool
