"""Class-activation maps: what each cell of the last feature maps adds to a logit."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PIL import Image


@dataclass(frozen=True)
class Evidence:
    """What a model computes of one radiograph.

    Attributes
    ----------
    logits
        Float (outputs,), before calibration; one output for two classes, one per class for more. The mean of the cells
        plus the bias.
    cells
        Float32 (height, width, outputs), what each cell of the last feature maps adds to each logit.
    bias
        Float (outputs,), of the head.
    features
        The last feature maps, float32 (height, width, channels), of each network that took part.
    """

    logits: np.ndarray
    cells: np.ndarray
    bias: np.ndarray
    features: tuple[np.ndarray, ...]


def contributions(features: np.ndarray, kernel: np.ndarray) -> np.ndarray:
    """Return what each cell of the last feature maps adds to each logit.

    Parameters
    ----------
    features
        Float32 (height, width, channels), the last feature maps.
    kernel
        Float32 (channels, outputs), the weights of the head.

    Returns
    -------
    np.ndarray
        Float32 (height, width, outputs), in logits; the mean over the cells plus the head's bias is the logit.

    References
    ----------
    The positive part is Grad-CAM up to a factor, without a gradient: Zhou 2016, section 2; Selvaraju 2017, section 3.1.
    """
    return features @ kernel


def upsample_contributions(cells: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """Return contributions on a finer grid, bilinear and with the same mean.

    Parameters
    ----------
    cells
        Float (height, width, outputs), in logits.
    size
        Height and width of the finer grid.

    Returns
    -------
    np.ndarray
        Float (*size, outputs), shifted by what interpolation at the borders costs, so that the cells still add up to
        the logit.
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
    """Return how much the logit of each output counts for one class against the others.

    Parameters
    ----------
    outputs
        Outputs of the network: 1 for two classes, else one per class.
    index
        The class, in the card's order.

    Returns
    -------
    np.ndarray
        Float32 (outputs,). Of two classes, the one output is evidence for the second and counts with its sign. Of more,
        the class counts 1 and the mean of the others -1, as only differences between logits change a probability.
    """
    if outputs == 1:
        return np.array([1.0 if index == 1 else -1.0], np.float32)
    weights = np.full(outputs, -1.0 / (outputs - 1), np.float32)
    weights[index] = 1.0
    return weights


def evidence_for_class(values: np.ndarray, index: int) -> np.ndarray:
    """Return the evidence for one class against the others, in logits.

    Parameters
    ----------
    values
        Float (..., outputs): cells, bias or logits of a radiograph, or the head's kernel.
    index
        The class, in the card's order.

    Returns
    -------
    np.ndarray
        Float (...), positive where it is evidence for the class.
    """
    return values @ class_direction(values.shape[-1], index)


def layer_cam(features: np.ndarray, kernel: np.ndarray) -> np.ndarray:
    """Return LayerCAM: what the channels that are evidence for the class add in each cell.

    Parameters
    ----------
    features
        Float32 (height, width, channels), the last feature maps.
    kernel
        Float32 (channels,), the weights of the head for the class.

    Returns
    -------
    np.ndarray
        Float32 (height, width), in logits, 0 or more; evidence against the class is left out.

    References
    ----------
    Jiang 2021, equation 4. Also Grad-CAM++ up to a factor (Chattopadhay 2018, section 3.2, with alphas that sum to 1 in
    each channel, as its authors compute them): the head is linear in the mean of the cells, so its gradient is the same
    in all of them.
    """
    return np.maximum(features @ np.maximum(kernel, 0), 0)


def has_positive_evidence(values: np.ndarray, faintest: float) -> bool:
    """Return whether any region is evidence for the class: a value above 0, and not below `faintest`."""
    return bool(values.max() >= max(faintest, np.finfo(np.float32).tiny))


def heat_map(values: np.ndarray, size: tuple[int, int], faintest: float, full: float) -> np.ndarray:
    """Return a smooth map of the evidence for the class, as large as the radiograph.

    Parameters
    ----------
    values
        Float (height, width), contributions in logits.
    size
        Height and width of the map.
    faintest
        Lowest largest value, in logits, with which anything is drawn.
    full
        Lowest value, in logits, that is drawn at full strength. Maps scaled to their own maximum would magnify noise.

    Returns
    -------
    np.ndarray
        Uint8 of that size: 255 is the larger of `full` and the largest value; all 0 without evidence for the class.
    """
    if not has_positive_evidence(values, faintest):
        return np.zeros(size, np.uint8)
    positive = np.maximum(values, 0).astype(np.float32)
    scaled = positive * (255 / max(full, float(positive.max())))
    return np.clip(upsample_smooth(scaled, size), 0, 255).astype(np.uint8)


def upsample_smooth(values: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """Return a coarse map, float32 (height, width), on a finer grid of the given size, bicubic and in the same unit."""
    if values.shape == size:
        return values
    # As matrices, which for a few cells and many pixels is several times faster than Pillow itself.
    down, across = (_bicubic(count, length) for count, length in zip(values.shape, size, strict=True))
    return down @ values @ across.T


@lru_cache(maxsize=32)
def _bicubic(count: int, length: int) -> np.ndarray:
    """Return the weights float32 (length, count) that spread so many values over so many pixels, as Pillow does."""
    ones = np.eye(count, dtype=np.float32)
    rows = [np.asarray(Image.fromarray(one[None]).resize((length, 1), Image.Resampling.BICUBIC)) for one in ones]
    return np.concatenate(rows).T.copy()
