"""Heat maps from what a model says of altered pictures: many passes, no gradient.

A network here is anything with outputs(), as litert.Network; index is a class's, in the card's order.
progress, where given, is called with the share that is done, 0..1.
"""

from collections.abc import Callable, Iterable

import numpy as np
from PIL import Image

from model_zoo.inference.class_activation import contributions, evidence_for_class

CHANNELS = 64  # of the last feature maps, those that vary most, that Score-CAM masks with
PATCH, STEP = 32, 16  # pixels


def flipped_grad_cam(network, image: np.ndarray, index: int, progress: Callable | None = None) -> np.ndarray:
    """Mean of the contributions in a picture and, mirrored back, in its mirror image: float32 (height, width), logits.

    What stays where it is when the picture is mirrored follows the anatomy; the rest was noise of the grid.
    """
    kernel = evidence_for_class(network.kernel, index)
    here, there = (contributions(network.outputs(np.ascontiguousarray(p))[1], kernel) for p in (image, image[:, ::-1]))
    return (here + there[:, ::-1]) / 2


def occlusion(network, image: np.ndarray, index: int, progress: Callable | None = None) -> np.ndarray:
    """How much the logit falls where a grey patch hides the picture: float32 (cells, cells), in logits.

    Patches of PATCH pixels, STEP apart, of the picture's mean grey (Zeiler & Fergus 2014, section 4.2). A cell is the
    mean of the patches over it.
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


def score_cam(network, image: np.ndarray, index: int, progress: Callable | None = None) -> np.ndarray:
    """Sum of the feature maps, each weighted by the score of the picture seen through it: (height, width), no unit.

    Wang 2020, section 3.2: the picture is multiplied by the enlarged map, scaled to 0..1, and the weight is the softmax
    over the channels of the logit. Of the channels only the CHANNELS that vary most are used ("Faster Score-CAM").
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


def _logit(network, image: np.ndarray, index: int) -> float:
    return float(evidence_for_class(network.outputs(image)[0], index))


def _mask(values: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    enlarged = np.asarray(Image.fromarray(values).resize(size[::-1], Image.Resampling.BILINEAR))
    return (enlarged - enlarged.min()) / (np.ptp(enlarged) + np.finfo(np.float32).eps)


def _counted(items, progress: Callable | None) -> Iterable:
    for done, item in enumerate(items):
        if progress:
            progress(done / len(items))
        yield item
