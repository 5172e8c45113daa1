"""Heat maps on radiographs, as the browser gets them."""

from functools import lru_cache

import numpy as np
from PIL import Image

LONGEST_SIDE = 900  # of an image sent to the browser, in pixels
LEVELS = np.arange(256) / 255
OPACITY = 0.35  # where none is chosen; from 0.6 on the heat hides the chest
# The perceptually uniform map "inferno" of Matplotlib, from its middle on, as Plotly has it.
INFERNO = ("#781c6d", "#a52c60", "#cf4446", "#ed6925", "#fb9b06", "#f7d13d", "#fcffa4")


def display_grey(pixels: np.ndarray) -> np.ndarray:
    """Return a radiograph as uint8 (height, width), shrunk by a whole number to at most 900 pixels a side.

    Parameters
    ----------
    pixels
        Uint8 or float32 (height, width), 0..255.
    """
    image = Image.fromarray(pixels.astype(np.uint8, copy=False))
    # Means of whole blocks: several times faster than any other filter, and as smooth.
    return np.asarray(image.reduce(-(-max(image.size) // LONGEST_SIDE)))


def overlay_heat_map(grey: np.ndarray, heat: np.ndarray, opacity: float) -> np.ndarray:
    """Return the radiograph under its heat map: uint8 (height, width, 3).

    Parameters
    ----------
    grey, heat
        Uint8 (height, width).
    opacity
        0..1, of the strongest heat; weaker heat is more transparent, so that where there is no evidence for the class
        the radiograph stays as it is.
    """
    place = heat.astype(np.uint16)
    place <<= 8
    place |= grey
    # Colours of four bytes are looked up much faster than those of three.
    colours = np.take(_table(round(opacity, 2)), place)
    image = Image.frombuffer("RGBX", grey.shape[::-1], colours, "raw", "RGBX", 0, 1)
    return np.frombuffer(image.tobytes("raw", "RGB"), np.uint8).reshape(*grey.shape, 3)


@lru_cache(maxsize=8)
def _table(opacity: float) -> np.ndarray:
    """Return uint32 (65536,): the colour, in the bytes red, green, blue, 0, for heat * 256 + grey."""
    alpha = (opacity * LEVELS)[:, None, None]
    colours = np.zeros((256, 256, 4), np.uint8)
    colours[..., :3] = (255 * LEVELS[:, None] * (1 - alpha) + _colours()[:, None] * alpha).round()
    return colours.view(np.uint32).ravel()


def _colours() -> np.ndarray:
    """Return float (256, 3): INFERNO, with what lies between."""
    anchors = np.array([[int(c[i : i + 2], 16) for i in (1, 3, 5)] for c in INFERNO], dtype=float)
    place = np.linspace(0, len(anchors) - 1, 256)
    return np.stack([np.interp(place, np.arange(len(anchors)), channel) for channel in anchors.T], axis=1)
