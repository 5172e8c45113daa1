"""Photographs of a screen or a film, told from radiographs by colour, moire and perspective; no TensorFlow.

A camera leaves traces that no detector leaves. Its white balance is never quite grey. The grid of a screen beats with
the grid of the sensor: moire, a wave across the image that is neither along its rows nor its columns, as scatter grids
and JPEG blocks are. And the edges of a screen or a film run askew, not at one angle as those of a collimator that was
turned.
"""

from functools import lru_cache

import numpy as np
from PIL import Image

from model_zoo.imaging.radiograph import Radiograph

# Limits, fixed on training images against simulated photographs (transforms/screen_photograph).
COLOURED = 2.0  # mean difference between the channels, of 255
WAVY = 0.75  # log10 of how far a wave stands out of the spectrum, in the upper quarter of the tiles
LONG = 0.75  # share of an image's height or width along which an edge of a screen is seen
ASKEW = 0.03  # radians between edges that would be parallel or at right angles in a radiograph

LONGEST = 1024  # pixels a side to which an image is shrunk before waves are sought
TILE, TILES = 64, 6  # pixels a side, and tiles along each side of the image
REACHES = 1, 5  # frequencies to each side of a wave that belong to it, and that surround it
NOISE = 8.0  # grey values of white noise that are added to each spectrum, so that flat tiles have no peaks
SIDE = 192  # pixels a side at which edges are sought
STEEP = 6.0  # difference of the greys on both sides of an edge
NEAREST, FARTHEST = 0.04, 0.4  # distance of an edge from the image's own, as a share of the side
SLANTS = np.arange(-16, 17) / 128  # pixels aside for each pixel along


def is_photograph(radiograph: Radiograph) -> bool:
    """Return whether an image looks like a photograph of a screen or of a film."""
    if radiograph.colour >= COLOURED:
        return True
    image = Image.fromarray(radiograph.pixels.astype(np.uint8, copy=False))
    small = image.reduce(max(1, -(-max(image.size) // LONGEST)))
    if min(small.size) < TILE:
        return False
    return moire(np.asarray(small)) >= WAVY or skew(image) >= ASKEW


def moire(pixels: np.ndarray) -> float:
    """Return how far waves stand out of the spectrum of an image's tiles, as a logarithm to base 10.

    Parameters
    ----------
    pixels
        Uint8 (height, width), at least TILE pixels a side.
    """
    places = (np.unique(np.linspace(0, side - TILE, TILES).astype(int)) for side in pixels.shape)
    down, across = np.meshgrid(*places, indexing="ij")
    steps = np.arange(TILE)
    tiles = pixels[(down.ravel()[:, None] + steps)[:, :, None], (across.ravel()[:, None] + steps)[:, None]]
    window, sought, smooth = _spectrum_masks()
    tiles = (tiles - tiles.mean(axis=(1, 2), keepdims=True, dtype=np.float32)) * window
    spectrum = np.fft.rfft2(tiles, axes=(2, 1))  # frequencies of the rows 0 to 1/2, all of the columns
    power = spectrum.real.astype(np.float64) ** 2 + spectrum.imag.astype(np.float64) ** 2
    power[:, smooth] = 0
    power += NOISE * TILE
    # A wave against what surrounds it: 3 x 3 frequencies, and those of 11 x 11 without them.
    near, far = (2 * reach + 1 for reach in REACHES)
    peak, around = _summed(power)
    ratio = (peak / near**2) / ((around - peak) / (far**2 - near**2))
    return float(np.percentile(np.log10(ratio[:, sought].max(axis=1)), 75))


def skew(image: Image.Image) -> float:
    """Return by how much long straight edges near the sides of an image run at different angles, in radians.

    Edges of a rectangle that was turned run at one angle; 0 where fewer than three long edges are found.
    """
    grey = np.asarray(image.resize((SIDE, SIDE), Image.Resampling.BILINEAR), dtype=np.int16)
    views = (grey, grey[:, ::-1], grey.T, grey.T[:, ::-1])  # each with the edge sought on its left
    # A turn makes the left and the lower edge lean one way in their views, the right and the upper one the other way.
    signs = (-1, 1, 1, -1)
    found = [(length, sign * slant) for sign, (length, slant) in zip(signs, map(_edge, views), strict=True)]
    turns = [turn for length, turn in found if length >= LONG]
    return float(np.ptp(turns)) if len(turns) >= 3 else 0.0


def _edge(grey: np.ndarray) -> tuple[float, float]:
    """Return the longest straight edge on the left of an image: its length as a share of the height, and its slant."""
    step = np.zeros_like(grey)
    step[:, 1:-1] = grey[:, 2:] - grey[:, :-2]
    size = np.abs(step)
    ridge = np.zeros(grey.shape, dtype=bool)
    ridge[:, 1:-1] = (size[:, 1:-1] >= size[:, :-2]) & (size[:, 1:-1] >= size[:, 2:]) & (size[:, 1:-1] > STEEP)
    best = 0.0, 0.0
    for sign in (1, -1):  # an edge is bright on the same side all along
        marks = ridge & (step * sign > 0)
        marks = marks | np.roll(marks, 1, axis=1) | np.roll(marks, -1, axis=1)  # edges lie between pixels
        above = np.zeros((SIDE + 1, SIDE), dtype=np.int32)
        marks.cumsum(axis=0, out=above[1:])
        first, upper, lower = _lines()
        marked = above.ravel()[lower] - above.ravel()[upper]
        lengths = np.add.reduceat(marked, first, axis=0).max(axis=1) / SIDE
        longest = float(lengths.max())
        # An edge a few pixels wide holds lines of several slants; its own is their middle.
        best = max(best, (longest, float(SLANTS[lengths >= longest - 0.01].mean())))
    return best


@lru_cache(maxsize=1)
def _lines() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the lines sought as vertical pieces, whose marks are a difference of two sums over the rows above.

    Returns
    -------
    tuple
        For each slant the first of its pieces; and for each piece and place the flat index of the sums,
        (SIDE + 1, SIDE), at its upper and at its lower end.
    """
    rows = np.arange(SIDE)
    places = np.arange(int(NEAREST * SIDE), int(FARTHEST * SIDE))
    first, upper, lower = [], [], []
    for slant in SLANTS:
        aside = np.rint(slant * (rows - (SIDE - 1) / 2)).astype(int)
        cuts = np.flatnonzero(np.diff(aside)) + 1
        first.append(len(upper))
        for top, bottom in zip([0, *cuts], [*cuts, SIDE], strict=True):
            columns = np.clip(places + aside[top], 0, SIDE - 1)
            upper.append(top * SIDE + columns)
            lower.append(bottom * SIDE + columns)
    return np.array(first), np.array(upper), np.array(lower)


@lru_cache(maxsize=1)
def _spectrum_masks() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the window of a tile, float32, and bool masks of its spectrum: where waves are sought, and what is smooth.

    Waves are sought off the axes, away from low frequencies and from the multiples of 1/8 that JPEG blocks make. The
    masks are of one half of the spectrum, as the other mirrors it.
    """
    hann = np.hanning(TILE + 2)[1:-1].astype(np.float32)
    frequencies = np.fft.rfftfreq(TILE), np.abs(np.fft.fftfreq(TILE))
    down, across = np.meshgrid(*frequencies, indexing="ij")
    blocks = [np.abs(8 * frequency - np.rint(8 * frequency)) * TILE / 8 <= 1.1 for frequency in frequencies]
    far = np.hypot(down, across)
    sought = (far > 0.08) & (np.minimum(down, across) * TILE > 1.5) & ~np.logical_and.outer(*blocks)
    return np.outer(hann, hann), sought, far <= 0.03


def _summed(power: np.ndarray) -> list[np.ndarray]:
    """Return for each of REACHES the sums over squares of 2 * reach + 1 frequencies around each.

    Parameters
    ----------
    power
        (tiles, TILE / 2 + 1, TILE), half of a spectrum; squares that reach beyond it take in the other half.
    """
    most, half = max(REACHES), power.shape[1]
    mirrored = np.roll(power[:, :, ::-1], 1, axis=2)  # frequency -v in place of v
    above, below = mirrored[:, most + 1 : 0 : -1], mirrored[:, -2 : -2 - most : -1]
    rows = np.concatenate([above, power, below], axis=1)
    sums = np.pad(rows, ((0, 0), (0, 0), (most + 1, most)), mode="wrap").cumsum(1).cumsum(2)
    parts = []
    for reach in REACHES:
        first, last = (slice(start, start + half) for start in (most - reach, most + reach + 1))
        left, right = (slice(start, start + TILE) for start in (most - reach, most + reach + 1))
        parts.append(sums[:, last, right] - sums[:, first, right] - sums[:, last, left] + sums[:, first, left])
    return parts
