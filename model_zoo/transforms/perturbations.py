"""Perturbations of an image that leave the disease unchanged: grey values, blur, noise, geometry, a covered part.

Every one takes and returns uint8 (height, width), rounded and clipped to 0..255 as in a file.
"""

import io
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PIL import Image


@dataclass(frozen=True)
class Perturbation:
    """Strength of each perturbation of an image; by default none.

    Parameters
    ----------
    crop
        Share of the side that is cut off at each edge; the rest is stretched.
    rotation
        Degrees counter-clockwise, with black corners.
    brightness
        Factor on every grey value.
    contrast
        Factor on the distance of every grey value from the image's mean.
    blur
        Sigma in pixels.
    noise
        Sigma in grey values.
    cover
        Side of a square of the image's mean grey value, as a share of the image's side.
    across, down
        Centre of the square, 0..1 from the left and from the top.
    """

    crop: float = 0.0
    rotation: float = 0.0
    brightness: float = 1.0
    contrast: float = 1.0
    blur: float = 0.0
    noise: float = 0.0
    cover: float = 0.0
    across: float = 0.5
    down: float = 0.5


def perturb(image: np.ndarray, how: Perturbation, seed: int = 0) -> np.ndarray:
    """Apply perturbations to an image, in the order of the fields of `Perturbation`.

    Parameters
    ----------
    seed
        Of the noise.
    """
    plain = Perturbation()
    if how.crop != plain.crop:
        image = crop_edges(image, how.crop)
    if how.rotation != plain.rotation:
        image = rotate(image, how.rotation)
    if how.brightness != plain.brightness:
        image = adjust_brightness(image, how.brightness)
    if how.contrast != plain.contrast:
        image = adjust_contrast(image, how.contrast)
    if how.blur != plain.blur:
        image = gaussian_blur(image, how.blur)
    if how.noise != plain.noise:
        image = add_noise(image, how.noise, np.random.default_rng(seed))
    if how.cover != plain.cover:
        image = cover_square(image, how.cover, how.across, how.down)
    return image


def adjust_brightness(image: np.ndarray, factor: float) -> np.ndarray:
    """Multiply every grey value by a factor."""
    return quantise(image * factor)


def adjust_contrast(image: np.ndarray, factor: float) -> np.ndarray:
    """Multiply the distance of every grey value from the image's mean by a factor."""
    return quantise(image.mean() + (image - image.mean()) * factor)


def adjust_gamma(image: np.ndarray, exponent: float) -> np.ndarray:
    """Raise every grey value, as a share of 255, to an exponent; below 1 the image gets brighter."""
    return quantise(255 * (image / 255) ** exponent)


def gaussian_blur(image: np.ndarray, sigma: float) -> np.ndarray:
    """Blur by a Gaussian with sigma in pixels; outside the image its outermost pixels continue."""
    down, across = (_gaussian(size, sigma) for size in image.shape)
    return quantise(down @ image.astype(np.float32) @ across.T)


def add_noise(image: np.ndarray, sigma: float, random: np.random.Generator) -> np.ndarray:
    """Add normal noise to every pixel, with sigma in grey values."""
    return quantise(image + random.normal(0, sigma, image.shape))


def rotate(image: np.ndarray, degrees: float) -> np.ndarray:
    """Rotate counter-clockwise about the centre; the corners are black."""
    return np.asarray(Image.fromarray(image).rotate(degrees, Image.Resampling.BILINEAR))


def crop_edges(image: np.ndarray, share: float) -> np.ndarray:
    """Cut off a share of the side at each edge and stretch the rest to the old size."""
    height, width = image.shape
    box = (share * width, share * height, width - share * width, height - share * height)
    return np.asarray(Image.fromarray(image).resize((width, height), Image.Resampling.BILINEAR, box))


def cover_square(image: np.ndarray, side: float, across: float, down: float) -> np.ndarray:
    """Cover a square with the mean grey value, as far as it lies in the image; sides and places as shares, 0..1."""
    height, width = image.shape
    top, bottom = (max(round((down + sign * side / 2) * height), 0) for sign in (-1, 1))
    left, right = (max(round((across + sign * side / 2) * width), 0) for sign in (-1, 1))
    hidden = image.copy()
    hidden[top:bottom, left:right] = round(float(image.mean()))
    return hidden


def add_borders(image: np.ndarray, share: float, grey: int, down: bool = True, across: bool = True) -> np.ndarray:
    """Surround by borders of one grey value, above and below, left and right, or both; the image grows.

    Parameters
    ----------
    share
        Of the new height or width that each border takes, below 0.5.
    """
    height, width = (round(side * share / (1 - 2 * share)) for side in image.shape)
    return np.pad(image, ((height * down,) * 2, (width * across,) * 2), constant_values=grey)


def jpeg_compress(image: np.ndarray, quality: int) -> np.ndarray:
    """Encode as JPEG of a quality, 1..100, and decode again."""
    file = io.BytesIO()
    Image.fromarray(image).save(file, "JPEG", quality=quality)
    return np.asarray(Image.open(file, formats=("JPEG",)))


def quantise(values: np.ndarray) -> np.ndarray:
    """Round and clip values to uint8, as in a file of 8 bits."""
    return np.clip(np.rint(values), 0, 255).astype(np.uint8)


@lru_cache(maxsize=16)
def _gaussian(size: int, sigma: float) -> np.ndarray:
    """Return the matrix, float32 (size, size), that blurs a row as SciPy's gaussian_filter with mode "nearest"."""
    reach = int(4 * sigma + 0.5)
    steps = np.arange(-reach, reach + 1)
    kernel = np.exp(-(steps**2) / (2 * sigma**2))
    matrix, rows = np.zeros((size, size)), np.arange(size)
    for step, weight in zip(steps, kernel / kernel.sum(), strict=True):
        np.add.at(matrix, (rows, np.clip(rows + step, 0, size - 1)), weight)
    return matrix.astype(np.float32)
