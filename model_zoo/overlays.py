"""Heat maps on pictures, as the browser gets them."""

import numpy as np
from PIL import Image
from plotly.colors import sequential

LONGEST_SIDE = 900  # of a picture sent to the browser, in pixels


def shown(pixels: np.ndarray) -> np.ndarray:
    """A radiograph as uint8 (height, width), shrunk to at most 900 pixels a side, aspect kept.

    pixels: float32 (height, width), 0..255.
    """
    picture = Image.fromarray(pixels.round().astype(np.uint8))
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.BILINEAR)
    return np.asarray(picture)


def overlay(grey: np.ndarray, heat: np.ndarray, opacity: float) -> np.ndarray:
    """The picture under its heat map: uint8 (height, width, 3).

    grey: uint8 (height, width). heat: float (height, width), 0..1. opacity: 0..1, of the strongest heat; weaker heat
    is more transparent, so that where nothing speaks for the class the radiograph stays as it is.
    """
    alpha = (opacity * heat)[..., None]
    return (grey[..., None] * (1 - alpha) + _COLOURS[(heat * 255).astype(np.uint8)] * alpha).round().astype(np.uint8)


def _colours() -> np.ndarray:
    """(256, 3) float: plotly's copy of the perceptually uniform map "inferno", from its middle on."""
    anchors = np.array([[int(c[i : i + 2], 16) for i in (1, 3, 5)] for c in sequential.Inferno[3:]], dtype=float)
    place = np.linspace(0, len(anchors) - 1, 256)
    return np.stack([np.interp(place, np.arange(len(anchors)), channel) for channel in anchors.T], axis=1)


_COLOURS = _colours()
