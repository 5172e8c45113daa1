"""Where in the picture a logit came from."""

import numpy as np
from PIL import Image

FAINTEST, FULL = 0.5, 4.0  # contributions, in logits, that are drawn at all, and in full strength


def contributions(features: np.ndarray, kernel: np.ndarray) -> np.ndarray:
    """What each cell of the last feature maps adds to the logit.

    features: float32 (height, width, channels). kernel: float32 (channels, outputs), the head's weights. Returns
    float32 (height, width, outputs), in logits: their mean plus the head's bias are the logits. The positive part is
    Grad-CAM up to a factor (Zhou 2016, section 2; Selvaraju 2017, section 3.1), without a gradient.
    """
    return features @ kernel


def enlarged(cells: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """Contributions (height, width, outputs) on a finer grid of the given (height, width), with the same mean.

    Bilinear, and then shifted by what the borders cost, so that the cells still add up to the logit.
    """
    if cells.shape[:2] == size:
        return cells
    height, width = size
    layers = [
        Image.fromarray(c.astype(np.float32)).resize((width, height), Image.Resampling.BILINEAR)
        for c in np.moveaxis(cells, -1, 0)
    ]
    finer = np.stack([np.asarray(layer) for layer in layers], axis=-1)
    return finer + (cells.mean((0, 1)) - finer.mean((0, 1)))


def for_class(values: np.ndarray, index: int) -> np.ndarray:
    """What speaks for one class rather than for the others, in logits.

    values: float (..., outputs), as the cells, the bias or the logits of a picture. index: of the class, in the card's
    order. Returns (...): of two classes, whose one output is about the second, that output or its negative; of more,
    the output less the mean of the others, because only differences between logits change a probability.
    """
    if values.shape[-1] == 1:
        return values[..., 0] if index == 1 else -values[..., 0]
    return values[..., index] - np.delete(values, index, axis=-1).mean(axis=-1)


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
