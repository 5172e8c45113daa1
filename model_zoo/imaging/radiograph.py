"""One grey radiograph in memory."""

from dataclasses import dataclass, replace

import numpy as np

from model_zoo.core.coded_messages import Message
from model_zoo.imaging.model_input import Borders, uniform_borders
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

    def without_borders(self) -> "Radiograph":
        """Return the radiograph without uniform borders, with a note where there are any.

        Networks were trained on images without them, and a border moves the lungs to other places and sizes. What
        pages show and heat maps cover is the same cut, so that all of it fits together.
        """
        found = uniform_borders(self.pixels)
        if self.windows and any(found):
            # What is black in one window need not be in another: only what was stored as one value is cut.
            found = Borders(*map(min, found, uniform_borders(self.windows.stored, like=0)))
        if not any(found):
            return self
        windows = self.windows and replace(self.windows, stored=found.cut(self.windows.stored))
        notes = (*self.notes, Message("imaging.note_borders", found._asdict()))
        return replace(self, pixels=found.cut(self.pixels), notes=notes, windows=windows)

    def in_window(self, window: Window) -> "Radiograph":
        """Return the radiograph in a window of its own or another, with a note."""
        pixels = (self.windows or full_range_windows(self.pixels)).pixels(window)
        note = Message("imaging.note_window_chosen", {"centre": window.centre, "width": window.width})
        return replace(self, pixels=pixels, notes=(*self.notes, note))
