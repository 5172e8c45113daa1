"""Heat maps from predictions of perturbed radiographs: many passes, no gradient.

In all of them `image` is float32 (side, side), 0..255; `index` is that of the class, in the card's order; `progress` is
called with the share that is done, 0..1.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import numpy as np
from PIL import Image

from model_zoo.inference.class_activation import contributions, evidence_for_class
from model_zoo.inference.litert import Network

CHANNELS = 64  # of the last feature maps, those that vary most, with which Score-CAM masks
PATCH, STEP = 32, 16  # pixels

Progress = Callable[[float], None]
Item = TypeVar("Item")


def flipped_grad_cam(network: Network, image: np.ndarray, index: int, progress: Progress | None = None) -> np.ndarray:
    """Return the mean of the contributions in a radiograph and, mirrored back, in its mirror image.

    What moves with the radiograph when it is mirrored follows the anatomy; the rest is noise of the grid.

    Returns
    -------
    np.ndarray
        Float32 (height, width), in logits.
    """
    kernel = evidence_for_class(network.kernel, index)
    here, there = (
        contributions(network.outputs(np.ascontiguousarray(side))[1], kernel) for side in (image, image[:, ::-1])
    )
    return (here + there[:, ::-1]) / 2


def occlusion(network: Network, image: np.ndarray, index: int, progress: Progress | None = None) -> np.ndarray:
    """Return how much the logit falls where a grey patch covers the radiograph.

    Patches of PATCH pixels, STEP apart, have the mean grey value of the radiograph. A cell is the mean over the patches
    that cover it.

    Returns
    -------
    np.ndarray
        Float32 (cells, cells), in logits.

    References
    ----------
    Zeiler & Fergus 2014, section 4.2.
    """
    size = image.shape[0]
    starts = [(y, x) for y in range(0, size - PATCH + 1, STEP) for x in range(0, size - PATCH + 1, STEP)]
    whole = _logit(network, image, index)
    falls, count = np.zeros((2, size // STEP, size // STEP), np.float32)
    for y, x in _counted(starts, progress):
        hidden = image.copy()
        hidden[y : y + PATCH, x : x + PATCH] = image.mean()
        place = np.s_[y // STEP : (y + PATCH) // STEP, x // STEP : (x + PATCH) // STEP]
        falls[place] += whole - _logit(network, hidden, index)
        count[place] += 1
    return falls / count


def score_cam(network: Network, image: np.ndarray, index: int, progress: Progress | None = None) -> np.ndarray:
    """Return Score-CAM: the sum of the feature maps, each weighted by the logit of the radiograph seen through it.

    The radiograph is multiplied by the enlarged map, scaled to 0..1; the weight is the softmax over the channels of the
    logit. Only the CHANNELS that vary most are used ("Faster Score-CAM").

    Returns
    -------
    np.ndarray
        Float32 (height, width), without a unit.

    References
    ----------
    Wang 2020, section 3.2.
    """
    _, features = network.outputs(image)
    chosen = np.argsort(-features.std(axis=(0, 1)), kind="stable")[:CHANNELS]
    maps = features[..., chosen]
    scores = [
        _logit(network, image * _mask(maps[..., channel], image.shape), index)
        for channel in _counted(range(len(chosen)), progress)
    ]
    weights = np.exp(scores - np.max(scores))
    return np.maximum(maps @ (weights / weights.sum()).astype(np.float32), 0)


def _logit(network: Network, image: np.ndarray, index: int) -> float:
    return float(evidence_for_class(network.outputs(image)[0], index))


def _mask(values: np.ndarray, size: tuple[int, ...]) -> np.ndarray:
    enlarged = np.asarray(Image.fromarray(values).resize((size[1], size[0]), Image.Resampling.BILINEAR))
    return (enlarged - enlarged.min()) / (np.ptp(enlarged) + np.finfo(np.float32).eps)


def _counted(items: Sequence[Item], progress: Progress | None) -> Iterator[Item]:
    for done, item in enumerate(items):
        if progress:
            progress(done / len(items))
        yield item
