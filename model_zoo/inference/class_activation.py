"""Where in the picture a logit came from."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PIL import Image


@dataclass(frozen=True)
class Evidence:
    """What a model computes of one picture.

    logits: float (outputs,), before calibration; one output for two classes, one per class for more. cells: float32
    (height, width, outputs), what each cell of the last feature maps adds to each logit. bias: float (outputs,). For
    every output the mean of the cells plus the bias is the logit. features: the last feature maps, float32 (height,
    width, channels), of each network that took part.
    """

    logits: np.ndarray
    cells: np.ndarray
    bias: np.ndarray
    features: tuple[np.ndarray, ...]


def contributions(features: np.ndarray, kernel: np.ndarray) -> np.ndarray:
    """What each cell of the last feature maps adds to the logit.

    features: float32 (height, width, channels). kernel: float32 (channels, outputs), the head's weights. Returns
    float32 (height, width, outputs), in logits: their mean plus the head's bias are the logits. The positive part is
    Grad-CAM up to a factor (Zhou 2016, section 2; Selvaraju 2017, section 3.1), without a gradient.
    """
    return features @ kernel


def upsample_contributions(cells: np.ndarray, size: tuple[int, int]) -> np.ndarray:
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


def class_direction(outputs: int, index: int) -> np.ndarray:
    """float32 (outputs,): how much a logit of each output counts for one class rather than for the others.

    index: of the class, in the card's order. Of two classes the one output is about the second, and counts with its
    sign; of more, the class counts 1 and the others -1 in the mean, as only differences between logits change a
    probability.
    """
    if outputs == 1:
        return np.float32([1.0 if index == 1 else -1.0])
    weights = np.full(outputs, -1.0 / (outputs - 1), np.float32)
    weights[index] = 1.0
    return weights


def evidence_for_class(values: np.ndarray, index: int) -> np.ndarray:
    """What speaks for one class rather than for the others, in logits.

    values: float (..., outputs), as the cells, the bias or the logits of a picture, or the head's kernel; returns
    (...).
    """
    return values @ class_direction(values.shape[-1], index)


def layer_cam(features: np.ndarray, kernel: np.ndarray) -> np.ndarray:
    """What the channels that speak for the class add in each cell, in logits; what speaks against it is left out.

    features: float32 (height, width, channels). kernel: float32 (channels,), the head's, for the class.
    Returns float32 (height, width), 0 or more. LayerCAM (Jiang 2021, equation 4), and Grad-CAM++ too (Chattopadhay
    2018, section 3.2, with alphas that sum to 1 in each channel, as its authors compute them): the head is linear in
    the mean of the cells, so the gradient is the same in all of them, and the two differ only by a factor.
    """
    return np.maximum(features @ np.maximum(kernel, 0), 0)


def has_positive_evidence(values: np.ndarray, faintest: float) -> bool:
    """Whether any region speaks for the class: whether a value is above 0, and not below faintest."""
    return bool(values.max() >= max(faintest, np.finfo(np.float32).tiny))


def heat_map(values: np.ndarray, size: tuple[int, int], faintest: float, full: float) -> np.ndarray:
    """A smooth map of what speaks for the class, as large as the picture.

    values: (height, width), as contributions in logits. size: (height, width) wanted. Returns uint8 of that size: 255
    is the strongest value, but never one below full, and all is 0 where no region speaks for the class. Maps scaled to
    their own maximum show magnified noise there.
    """
    if not has_positive_evidence(values, faintest):
        return np.zeros(size, np.uint8)
    positive = np.maximum(values, 0).astype(np.float32)
    scaled = positive * (255 / max(full, float(positive.max())))
    return np.clip(upsample_smooth(scaled, size), 0, 255).astype(np.uint8)


def upsample_smooth(values: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """The values (height, width) float32 of a coarse map on a finer grid of the given size, in the same unit."""
    if values.shape == size:
        return values
    # As matrices, which for a few cells and many pixels is several times faster than Pillow itself.
    down, across = (_bicubic(count, length) for count, length in zip(values.shape, size, strict=True))
    return down @ values @ across.T


@lru_cache(maxsize=32)
def _bicubic(count: int, length: int) -> np.ndarray:
    """float32 (length, count): the weights by which so many values are spread over so many pixels, as Pillow does."""
    ones = np.eye(count, dtype=np.float32)
    rows = [Image.fromarray(one[None]).resize((length, 1), Image.Resampling.BICUBIC) for one in ones]
    return np.concatenate(rows).T.copy()
