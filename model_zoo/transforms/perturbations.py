"""Changes of a picture that leave the patient as he is: light, blur, noise, geometry, and a part covered.

Every change takes and returns uint8 (height, width), rounded and cut to 0..255 as a file would hold it.
"""

import io
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PIL import Image


@dataclass(frozen=True)
class Perturbation:
    """How a picture is changed; by default not at all.

    crop: share of the side that is cut off at each edge, the rest stretched. rotation: degrees counter-clockwise, with
    black corners. brightness: factor on every grey value. contrast: factor on its distance from the picture's mean.
    blur: sigma in pixels. noise: sigma in grey values. cover: side of a square of the picture's mean grey, as a share
    of the picture's side; across, down: its centre, 0..1 from the left and from the top.
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
    """The picture changed in every way asked for, in the order of Perturbation's fields. seed: of the noise."""
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
    """Every grey value times the factor."""
    return quantise(image * factor)


def adjust_contrast(image: np.ndarray, factor: float) -> np.ndarray:
    """Every grey value as many times as far from the picture's mean."""
    return quantise(image.mean() + (image - image.mean()) * factor)


def adjust_gamma(image: np.ndarray, exponent: float) -> np.ndarray:
    """Every grey value, as a share of 255, to the exponent: below 1 the picture gets lighter."""
    return quantise(255 * (image / 255) ** exponent)


def gaussian_blur(image: np.ndarray, sigma: float) -> np.ndarray:
    """Smoothed by a Gaussian; at the edges the outermost pixels go on."""
    down, across = (_gaussian(size, sigma) for size in image.shape)
    return quantise(down @ image.astype(np.float32) @ across.T)


def add_noise(image: np.ndarray, sigma: float, random: np.random.Generator) -> np.ndarray:
    """With normal noise added to every pixel."""
    return quantise(image + random.normal(0, sigma, image.shape))


def rotate(image: np.ndarray, degrees: float) -> np.ndarray:
    """Turned counter-clockwise about the centre; the corners are black."""
    return np.asarray(Image.fromarray(image).rotate(degrees, Image.Resampling.BILINEAR))


def crop_edges(image: np.ndarray, share: float) -> np.ndarray:
    """Without that share of the side at each edge, stretched to the old size."""
    height, width = image.shape
    box = (share * width, share * height, width - share * width, height - share * height)
    return np.asarray(Image.fromarray(image).resize((width, height), Image.Resampling.BILINEAR, box))


def cover_square(image: np.ndarray, side: float, across: float, down: float) -> np.ndarray:
    """With a square of the mean grey over a part, as far as it lies in the picture."""
    height, width = image.shape
    top, bottom = (max(round((down + sign * side / 2) * height), 0) for sign in (-1, 1))
    left, right = (max(round((across + sign * side / 2) * width), 0) for sign in (-1, 1))
    hidden = image.copy()
    hidden[top:bottom, left:right] = round(float(image.mean()))
    return hidden


def jpeg_compress(image: np.ndarray, quality: int) -> np.ndarray:
    """As a JPEG file of that quality reads."""
    file = io.BytesIO()
    Image.fromarray(image).save(file, "JPEG", quality=quality)
    return np.asarray(Image.open(file, formats=("JPEG",)))


def quantise(values: np.ndarray) -> np.ndarray:
    """Rounded and cut to what a file of 8 bits holds."""
    return np.clip(np.rint(values), 0, 255).astype(np.uint8)


@lru_cache(maxsize=16)
def _gaussian(size: int, sigma: float) -> np.ndarray:
    """float32 (size, size), by which a row of pixels is multiplied: as SciPy's gaussian_filter with mode "nearest"."""
    reach = int(4 * sigma + 0.5)
    steps = np.arange(-reach, reach + 1)
    kernel = np.exp(-(steps**2) / (2 * sigma**2))
    matrix, rows = np.zeros((size, size)), np.arange(size)
    for step, weight in zip(steps, kernel / kernel.sum(), strict=True):
        np.add.at(matrix, (rows, np.clip(rows + step, 0, size - 1)), weight)
    return matrix.astype(np.float32)
