"""Where in the picture a logit came from."""

import numpy as np
from PIL import Image

FAINTEST, FULL = 0.5, 4.0  # contributions, in logits, that are drawn at all, and in full strength


def contributions(features: np.ndarray, kernel: np.ndarray) -> np.ndarray:
    """What each cell of the last feature maps adds to the logit.

    features: float32 (height, width, channels). kernel: float32 (channels,), the head's weights for one class.
    Returns float32 (height, width), in logits: its mean plus the head's bias is the logit. Its positive part is
    Grad-CAM up to a factor (Zhou 2016, section 2; Selvaraju 2017, section 3.1), without a gradient.
    """
    return features @ kernel


def speaks_for_class(cells: np.ndarray) -> bool:
    """Whether any region speaks for the class: whether a cell contributes FAINTEST logits or more."""
    return bool(cells.max() >= FAINTEST)


def heat(cells: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """A smooth map of what speaks for the class, as large as the picture.

    cells: contributions (height, width), in logits. size: (height, width) wanted. Returns float32 of that size, 0..1:
    1 is the strongest contribution, but never one below FULL, and all is 0 where no region speaks for the class. Maps
    scaled to their own maximum show magnified noise there.
    """
    if not speaks_for_class(cells):
        return np.zeros(size, np.float32)
    positive = np.maximum(cells, 0).astype(np.float32)
    height, width = size
    scaled = Image.fromarray(positive / max(FULL, float(positive.max())))
    return np.clip(np.asarray(scaled.resize((width, height), Image.Resampling.BICUBIC)), 0, 1)
