"""WindowSet: which of a DICOM file's grey values are drawn from black to white (DICOM PS3.3, C.11.2.1)."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

FUNCTIONS = ("LINEAR", "LINEAR_EXACT", "SIGMOID")


class Window(NamedTuple):
    """A window in modality values; explanation: what the file calls it, a stranger's words, to be shown escaped."""

    centre: float
    width: float
    function: str = "LINEAR"
    explanation: str = ""

    @property
    def usable(self) -> bool:
        """Whether it can be drawn at all; a linear window is at least one value wide."""
        least = 1 if self.function == "LINEAR" else 1e-6
        return self.function in FUNCTIONS and abs(self.centre) < 1e9 and least <= self.width < 1e9


@dataclass(frozen=True)
class WindowSet:
    """A radiograph's values before a window was applied, and the windows on offer.

    stored: uint16 (height, width), places in values. values: float32 (256,) or (65536,), modality values. inverted:
    whether high values are drawn dark. offered: the file's own windows, then the whole range of the picture.
    """

    stored: np.ndarray
    values: np.ndarray
    inverted: bool
    offered: tuple[Window, ...]

    def pixels(self, window: Window) -> np.ndarray:
        """The radiograph in this window, one of those offered or another: float32 (height, width), 0..255."""
        return render_grey(self.stored, apply_window(self.values, window), self.inverted)


def full_range_windows(pixels: np.ndarray) -> WindowSet:
    """What a picture that comes without windows offers: its whole range. pixels: uint8 or float32, 0..255."""
    whole = (Window(127.5, 255.0, "LINEAR_EXACT"),)
    if pixels.dtype == np.uint8:
        return WindowSet(pixels, np.arange(256, dtype=np.float32), False, whole)
    return WindowSet((pixels * 257).astype(np.uint16), np.arange(65536, dtype=np.float32) / 257, False, whole)


def apply_window(values: np.ndarray, window: Window) -> np.ndarray:
    """float64 greys, 0..255, of modality values in a usable window."""
    centre, width, function, _ = window
    values = values.astype(np.float64)
    if function == "SIGMOID":
        # Beyond the limits the exponential would overflow, where the grey is black or white anyway.
        return 255 / (1 + np.exp(np.clip(-4 * (values - centre) / width, -700, 700)))
    # Of the function LINEAR the white end lies one value lower; of its width 1 it is right above the black end.
    rise = max(width - 1, 1e-6) if function == "LINEAR" else width
    return np.clip((values - (centre - width / 2)) / rise, 0, 1) * 255


def render_grey(stored: np.ndarray, table: np.ndarray, inverted: bool) -> np.ndarray:
    """float32 (height, width): the grey in table, 0..255, of each stored value; inverted: dark where it is bright."""
    return np.take((255 - table if inverted else table).astype(np.float32), stored)
