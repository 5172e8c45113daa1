"""Where in the picture a logit came from."""

import numpy as np
from PIL import Image


def contributions(features: np.ndarray, kernel: np.ndarray) -> np.ndarray:
    """What each cell of the last feature maps adds to the logit.

    features: float32 (height, width, channels). kernel: float32 (channels,), the head's weights for one class.
    Returns float32 (height, width), in logits: its mean plus the head's bias is the logit. Its positive part is
    Grad-CAM up to a factor (Zhou 2016, section 2; Selvaraju 2017, section 3.1), without a gradient.
    """
    return features @ kernel


def heat(cells: np.ndarray, size: tuple[int, int], full: float = 4.0) -> np.ndarray:
    """A smooth map of what speaks for the class, as large as the picture.

    cells: contributions (height, width), in logits. size: (height, width) wanted. full: the contribution, in logits,
    that is drawn in full strength at least; so a picture in which nothing speaks for the class stays without colour
    instead of showing magnified noise. Returns float32 of that size, 0..1.
    """
    positive = np.maximum(cells, 0).astype(np.float32)
    scaled = positive / max(full, float(positive.max()))
    height, width = size
    large = np.asarray(Image.fromarray(scaled).resize((width, height), Image.Resampling.BICUBIC))
    return np.clip(large, 0, 1)


def speaks_for_class(cells: np.ndarray, bias: float, threshold_logit: float) -> bool:
    """Whether any region alone would put the picture over the threshold: max(cells) + bias >= threshold_logit."""
    return bool(cells.max() + bias >= threshold_logit)
