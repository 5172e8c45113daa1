"""Environment variables, checked where they are read."""

import math
import os


class SettingError(ValueError):
    """An environment variable that cannot be used; the message names it."""


def int_setting(name: str, default: int) -> int:
    """A whole number of 1 or more from an environment variable. Raises SettingError for anything else."""
    text = os.environ.get(name, str(default))
    if not (text.isascii() and text.isdigit() and int(text)):
        raise SettingError(f"{name} is {text!r}; it must be a whole number of 1 or more.")
    return int(text)


def float_setting(name: str, default: float) -> float:
    """A number above 0, with or without a fraction, from an environment variable. Raises SettingError."""
    text = os.environ.get(name, str(default))
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not (math.isfinite(number) and number > 0):
        raise SettingError(f"{name} is {text!r}; it must be a number above 0.")
    return number
