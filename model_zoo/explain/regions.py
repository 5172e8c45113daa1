"""Regions of a radiograph worth a closer look, as boxes: (left, top, right, bottom), shares of its sides, 0..1."""

import numpy as np

WHOLE = (0.0, 0.0, 1.0, 1.0)
MARGIN = 0.04  # around the lungs, of a side
NEAR = 0.35  # of a side: how much is shown around the hottest place

Box = tuple[float, float, float, float]


def box_around_mask(mask: np.ndarray) -> Box:
    """Return the box that holds a mask, bool (height, width), with a margin; WHOLE where the mask is empty."""
    if not mask.any():
        return WHOLE
    (top, bottom), (left, right) = (_ends(np.any(mask, axis=axis)) for axis in (1, 0))
    return max(left - MARGIN, 0), max(top - MARGIN, 0), min(right + MARGIN, 1), min(bottom + MARGIN, 1)


def hottest_box(values: np.ndarray) -> Box:
    """Return the box around the largest of the values (height, width), within the radiograph."""
    row, column = np.unravel_index(values.argmax(), values.shape)
    (top, bottom), (left, right) = (
        _near((place + 0.5) / count) for place, count in zip((row, column), values.shape, strict=True)
    )
    return left, top, right, bottom


def crop_to_box(pixels: np.ndarray, box: Box) -> tuple[np.ndarray, Box]:
    """Return the pixels (height, width) in a box, and the box of the whole pixels that they fill."""
    (height, width), (left, top, right, bottom) = pixels.shape, box
    first, last = (int(left * width), int(top * height)), (-int(-right * width // 1), -int(-bottom * height // 1))
    piece = pixels[first[1] : last[1], first[0] : last[0]]
    return piece, (first[0] / width, first[1] / height, last[0] / width, last[1] / height)


def _ends(line: np.ndarray) -> tuple[float, float]:
    places = np.flatnonzero(line)
    return float(places[0] / len(line)), float((places[-1] + 1) / len(line))


def _near(middle: float) -> tuple[float, float]:
    start = float(min(max(middle - NEAR / 2, 0), 1 - NEAR))
    return start, start + NEAR
