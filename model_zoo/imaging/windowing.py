"""Windows: which of a DICOM file's grey values are drawn from black to white (DICOM PS3.3, C.11.2.1)."""

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

    Attributes
    ----------
    stored
        Uint16 (height, width), places in values.
    values
        Float32 (256,) or (65536,), modality values.
    inverted
        Whether high values are drawn dark.
    offered
        The file's own windows, then the whole range of the image.
    padding
        Bool, as long as values: which are no part of the image and drawn dark; None where there are none.
    """

    stored: np.ndarray
    values: np.ndarray
    inverted: bool
    offered: tuple[Window, ...]
    padding: np.ndarray | None = None

    def pixels(self, window: Window) -> np.ndarray:
        """Return the radiograph in this window, one of those offered or another: float32 (height, width), 0..255."""
        return render_grey(self.stored, apply_window(self.values, window), self.inverted, self.padding)

    def middle(self, share: float = 0.01) -> Window:
        """Return the window from one percentile of the image's values to the opposite one, without padding."""
        counts = np.bincount(self.stored[:: max(1, self.stored.shape[0] // 1000)].ravel(), minlength=len(self.values))
        if self.padding is not None:
            counts[self.padding] = 0
        order = np.argsort(self.values, kind="stable")
        shares = np.cumsum(counts[order]) / max(1, counts.sum())
        low, high = (float(self.values[order[np.searchsorted(shares, edge)]]) for edge in (share, 1 - share))
        return Window((low + high) / 2, max(high - low, 1e-3), "LINEAR_EXACT")


def full_range_windows(pixels: np.ndarray) -> WindowSet:
    """Return what an image offers that comes without windows: its whole range. pixels: uint8 or float32, 0..255."""
    whole = (Window(127.5, 255.0, "LINEAR_EXACT"),)
    if pixels.dtype == np.uint8:
        return WindowSet(pixels, np.arange(256, dtype=np.float32), False, whole)
    return WindowSet((pixels * 257).round().astype(np.uint16), np.arange(65536, dtype=np.float32) / 257, False, whole)


def apply_window(values: np.ndarray, window: Window) -> np.ndarray:
    """Return float64 greys, 0..255, of modality values in a usable window."""
    centre, width, function, _ = window
    values = values.astype(np.float64)
    if function == "SIGMOID":
        # Beyond the limits the exponential would overflow, where the grey is black or white anyway.
        return 255 / (1 + np.exp(np.clip(-4 * (values - centre) / width, -700, 700)))
    # Of the function LINEAR the white end lies one value lower; of its width 1 it is right above the black end.
    rise = max(width - 1, 1e-6) if function == "LINEAR" else width
    return np.clip((values - (centre - width / 2)) / rise, 0, 1) * 255


def render_grey(stored: np.ndarray, table: np.ndarray, inverted: bool, padding: np.ndarray | None = None) -> np.ndarray:
    """Return float32 (height, width): the grey of each stored value.

    Parameters
    ----------
    stored
        Places in table.
    table
        Greys, 0..255.
    inverted
        Whether what is bright in table is drawn dark.
    padding
        As of a `WindowSet`.
    """
    greys = (255 - table if inverted else table).astype(np.float32)
    if padding is not None:
        greys[padding] = 0
    return np.take(greys, stored)
