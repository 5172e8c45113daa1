"""Environment variables, checked when they are read."""

import math
import os
from pathlib import Path

from model_zoo.core.coded_messages import CodedError


class SettingError(CodedError):
    """Environment variable that cannot be used."""


def int_setting(name: str, default: int) -> int:
    """Return a whole number of 1 or more from an environment variable.

    Raises
    ------
    SettingError
        For any other value.
    """
    text = os.environ.get(name, str(default))
    if not (text.isascii() and text.isdigit() and int(text)):
        raise SettingError("core.setting_not_whole", name=name, value=repr(text))
    return int(text)


def float_setting(name: str, default: float) -> float:
    """Return a finite number above 0 from an environment variable.

    Raises
    ------
    SettingError
        For any other value.
    """
    text = os.environ.get(name, str(default))
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not (math.isfinite(number) and number > 0):
        raise SettingError("core.setting_not_positive", name=name, value=repr(text))
    return number


def data_folder() -> Path | None:
    """Return the folder that holds data sets by their names, $THORAXLENS_DATA, or None where it is not set."""
    folder = os.environ.get("THORAXLENS_DATA")
    return Path(folder) if folder else None
