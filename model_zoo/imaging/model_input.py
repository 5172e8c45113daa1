"""Radiograph to model input: the one way in which images are resized, and the borders that are no part of them."""

from typing import NamedTuple

import numpy as np
from PIL import Image

SIZE = 224  # side of every model's input, in pixels
LIKE = 8  # greys, of 255, by which the pixels of a border may differ: JPEG compression leaves that much
OTHERS = 0.01  # share of a border's line that may differ more
NARROWEST, WIDEST = 0.02, 0.4  # share of a side that a border takes; a narrower one changes no prediction
BLOCK = 64  # lines looked at together
ROUNDS = 4  # borders that may lie around each other
APART = 24  # greys between two of these: what gets brighter slowly is air beside the patient


class Borders(NamedTuple):
    """Lines of an image, in pixels, that are border, at each edge."""

    top: int = 0
    bottom: int = 0
    left: int = 0
    right: int = 0

    def cut(self, pixels: np.ndarray) -> np.ndarray:
        """Return an image (height, width) without them."""
        height, width = pixels.shape
        return np.ascontiguousarray(pixels[self.top : height - self.bottom, self.left : width - self.right])


def uniform_borders(pixels: np.ndarray, like: float = LIKE) -> Borders:
    """Find the borders of one grey value around an image: bars, letter boxes, collimation that was filled.

    A line that shows anything but that value is part of the image, so anatomy is never cut: black air beside a child
    stays as far as it has any structure.

    Parameters
    ----------
    pixels
        Of any real type (height, width).
    like
        Difference from the median of the outermost line up to which a pixel is of the border.

    Returns
    -------
    Borders
        Each of no line or of NARROWEST to WIDEST of the side; none of an image that is uniform itself.
    """
    height, width = pixels.shape
    edges, sides, values = [0, 0, 0, 0], (height, height, width, width), [np.inf] * 4
    for _ in range(ROUNDS):
        before = list(edges)
        for edge, side in enumerate(sides):
            top, bottom, left, right = edges
            part = pixels[top : height - bottom, left : width - right]
            lines = (part, part[::-1], part.T, part.T[::-1])[edge]
            value, last = float(np.median(lines[0])), values[edge]
            if abs(value - last) <= 1 or abs(value - last) >= APART:
                edges[edge] += _uniform_lines(lines, value, int(WIDEST * side) - edges[edge], like)
                values[edge] = value
        if edges == before:
            break
    found = Borders(*(count if count >= NARROWEST * side else 0 for count, side in zip(edges, sides, strict=True)))
    return Borders() if any(found) and np.ptp(found.cut(pixels)) <= like else found


def _uniform_lines(lines: np.ndarray, value: float, most: int, like: float) -> int:
    """Return how many of the first lines, at most so many, are all of a value."""
    for start in range(0, most, BLOCK):
        block = lines[start : min(start + BLOCK, most)].astype(np.float32)
        other = (np.abs(block - value) > like).mean(axis=1) > OTHERS
        if other.any():
            return start + int(other.argmax())
    return max(most, 0)


def model_input(pixels: np.ndarray, size: int = SIZE) -> np.ndarray:
    """Stretch a grey image to the models' input; training, upload and batch all pass through here.

    The filter is Pillow's antialiased triangle, of those tried the one whose results come closest to the public 224x224
    copies; an image more than four times as large is shrunk by a whole number first, for speed.

    Parameters
    ----------
    pixels
        Uint8 or float32 (height, width), 0..255.
    size
        Side of the input.

    Returns
    -------
    ndarray of float32, (size, size)
        0..255.
    """
    if pixels.shape != (size, size):
        image = Image.fromarray(pixels)
        pixels = np.asarray(image.resize((size, size), Image.Resampling.BILINEAR, reducing_gap=2.0))
    return pixels.astype(np.float32, copy=False)
