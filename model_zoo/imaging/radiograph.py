"""One grey radiograph in memory."""

from dataclasses import dataclass, replace

import numpy as np

from model_zoo.core.coded_messages import Message
from model_zoo.imaging.windowing import Window, WindowSet, full_range_windows


@dataclass(frozen=True)
class Radiograph:
    """One grey radiograph.

    Attributes
    ----------
    pixels
        Uint8 or, of more than 8 bits, float32 (height, width), 0..255, at the file's own size.
    name
        The file's name, for display only.
    notes
        What was done to the image on the way in (turned upright, colour dropped, 16 bit scaled).
    windows
        What a DICOM file offers, to show its grey values otherwise.
    colour
        How far the file's colours differ from grey, 0..255, in the mean over the image.
    """

    pixels: np.ndarray
    name: str
    notes: tuple[Message, ...] = ()
    windows: WindowSet | None = None
    colour: float = 0.0

    def in_window(self, window: Window) -> "Radiograph":
        """Return the radiograph in a window of its own or another, with a note."""
        pixels = (self.windows or full_range_windows(self.pixels)).pixels(window)
        note = Message("imaging.note_window_chosen", {"centre": window.centre, "width": window.width})
        return replace(self, pixels=pixels, notes=(*self.notes, note))
