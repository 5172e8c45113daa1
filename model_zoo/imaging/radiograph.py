"""One grey radiograph in memory."""

from dataclasses import dataclass

import numpy as np

from model_zoo.core.coded_messages import Message
from model_zoo.imaging.windowing import WindowSet


@dataclass(frozen=True)
class Radiograph:
    """One grey radiograph.

    pixels: uint8 or, of more than 8 bits, float32 (height, width), 0..255, at the file's own size. name: the file's
    name, for display only. notes: what was done to the picture on the way in (turned upright, colour dropped, 16 bit
    scaled). windows: what a DICOM file offers, to show its grey values otherwise. colour: how far the file's colours
    differ from grey, 0..255, in the mean over the picture.
    """

    pixels: np.ndarray
    name: str
    notes: tuple[Message, ...] = ()
    windows: WindowSet | None = None
    colour: float = 0.0
