"""Random augmentation of radiographs for training, in TensorFlow.

Geometry: small rotation, shift and zoom; new pixels at the edges are black or continue the image. Grey values:
brightness, contrast, gamma. Frame: tighter collimation and burned-in letters. File: blur, noise, JPEG.

Frame and file matter most here. Letters and borders identify the X-ray system, which networks learn instead of the
disease. And the public copies of 224 x 224 have JPEG blocks at that scale, while an upload has none. Images are never
mirrored, as the heart lies on the left.
"""

from __future__ import annotations  # so that types of upper layers need no import

from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import tensorflow as tf

from model_zoo.transforms.burned_in_text import draw_letters

if TYPE_CHECKING:
    from model_zoo.data.preparation import TrainingData
    from model_zoo.models.registry import Recipe

UNMOVED = 0.1  # share of the images without a change of geometry
EDGES = ("CONSTANT", "NEAREST", "REFLECT")
ROTATION = np.deg2rad(10.0)
SHIFT = 0.08  # of the side
# Sides of the part that is shown, of the whole: how tightly the lungs are framed depends on the hospital, too.
ZOOM = (0.7, 1.15)
STRETCH = 0.1
FRAME = 0.15  # most that collimation takes off each side, of the side
OVERLAYS = 256  # images of letters to choose from
BRIGHTNESS = 0.15
CONTRAST = 0.25
LOG_GAMMA = 0.35
BLUR_SIGMA = (0.3, 1.3)
NOISE_SIGMA = 8.0
JPEG_QUALITY = (35, 95)
VERSIONS = 4  # augmented ones of each validation image, where a measurement must not depend on how files were made


def training_batches(
    data: TrainingData, recipe: Recipe, seed: int, epoch: int
) -> Iterator[tuple[tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor | None]]:
    """Yield the batches of one epoch in random order.

    The order and every random number depend on (seed, epoch) only, so that a resumed run gets the same batches as an
    uninterrupted one.

    Yields
    ------
    images
        float32 (batch, 224, 224, 1), 0..255.
    targets
        float32 (batch, outputs).
    weights
        float32 (batch,).
    lungs
        float32 (batch, side, side, 1), 0..1, moved as the images; None where the data have no masks.
    """
    random = np.random.default_rng((seed, epoch))
    order = data.draw_epoch(random)
    rows = np.array([random.choice(data.sources[i]) for i in order])
    seeds = random.integers(0, 2**31 - 1, size=(len(order), 2), dtype=np.int32)
    targets, weights = data.targets[data.train[order]], data.weights[data.train[order]]
    batches = _images(data.pixels, rows, seeds if recipe.augmented else None, recipe.batch, data.lungs)
    for step, loaded in enumerate(batches):
        images, mask = (loaded, None) if data.lungs is None else loaded
        part = slice(step * recipe.batch, (step + 1) * recipe.batch)
        share = random.beta(recipe.mixup, recipe.mixup) if recipe.mixup else 1.0
        mixed = mixup(images, tf.constant(targets[part]), tf.constant(weights[part]), share)
        # Evidence of a blend may come from the lungs of both images.
        yield *mixed, mask if mask is None or share == 1.0 else tf.maximum(mask, mask[::-1])


def augmented_versions(pixels: np.ndarray, rows: np.ndarray, seed: int | tuple[int, int]) -> tf.data.Dataset:
    """Return one augmented version of each of the given images, in order.

    Parameters
    ----------
    pixels
        uint8 (n, 224, 224).
    rows
        int (images,), of `pixels`; the same row may occur several times.

    Returns
    -------
    tf.data.Dataset
        Batches float32 (batch, 224, 224, 1), 0..255.
    """
    seeds = np.random.default_rng(seed).integers(0, 2**31 - 1, size=(len(rows), 2), dtype=np.int32)
    return _images(pixels, rows, seeds, 64)


def mixup(
    images: tf.Tensor, targets: tf.Tensor, weights: tf.Tensor, share: float
) -> tuple[tf.Tensor, tf.Tensor, tf.Tensor]:
    """Blend each image of a batch with the one as far from the other end (MixUp).

    Targets and weights are blended so that the weighted cross-entropy is that of the two images in these shares.

    Parameters
    ----------
    share
        Of the image itself, 0..1; 1 changes nothing.

    References
    ----------
    Zhang et al. 2018, section 2.
    """
    if share == 1.0:
        return images, targets, weights
    here, there = share * weights, (1 - share) * weights[::-1]
    blend = (here[:, None] * targets + there[:, None] * targets[::-1]) / (here + there)[:, None]
    return share * images + (1 - share) * images[::-1], blend, here + there


def _images(
    pixels: np.ndarray, rows: np.ndarray, seeds: np.ndarray | None, batch: int, lungs: np.ndarray | None = None
) -> tf.data.Dataset:
    """Return batches of images or, with masks of the lungs, (images, masks) in order; augmented where seeds are given.

    Parameters
    ----------
    seeds
        int32 (rows, 2), or None.
    lungs
        uint8 (n, side, side), 0 or 255, for each of the pixels, or None.
    """

    def read(values: np.ndarray, row: tf.Tensor) -> tf.Tensor:
        def at(row: np.integer) -> np.ndarray:
            image = values[row]
            image.setflags(write=False)
            return image

        image = tf.numpy_function(at, [row], tf.uint8, stateful=False)
        return tf.cast(tf.ensure_shape(image, values.shape[1:]), tf.float32)[..., None]

    def load(row: tf.Tensor, *seed: tf.Tensor) -> tf.Tensor | tuple[tf.Tensor, tf.Tensor]:
        image = read(pixels, row)
        image = augment(image, *seed) if seed else image
        if lungs is None:
            return image
        mask = read(lungs, row) / 255.0
        return image, move_mask(mask, *seed) if seed else mask

    parts = (rows.astype(np.int32),) if seeds is None else (rows.astype(np.int32), seeds)
    return prefetch(tf.data.Dataset.from_tensor_slices(parts), load, batch)


def prefetch(data: tf.data.Dataset, load: Callable[..., Any], batch: int) -> tf.data.Dataset:
    """Return a pipeline that loads the elements of a data set in order, in batches, ahead of their use."""
    data = data.map(load, num_parallel_calls=2, deterministic=True).batch(batch).prefetch(4)
    # There is nothing to tune, and the end of an epoch waits for the tuner, which may sleep for a minute.
    options = tf.data.Options()
    options.autotune.enabled = False
    return data.with_options(options)


def augment(image: tf.Tensor, seed: tf.Tensor) -> tf.Tensor:
    """Return a random version of a radiograph.

    Parameters
    ----------
    image
        float32 (224, 224, 1), 0..255.
    seed
        int32 (2,).

    Returns
    -------
    tf.Tensor
        Of the same shape, type and range.
    """
    seeds = tf.unstack(tf.random.split(seed, 7))
    image = _move(image, tf.random.split(seeds[0], 4))
    image = _light(image, seeds[1])
    image = _sometimes(0.4, seeds[5], image, _collimation)
    image = _sometimes(0.5, seeds[6], image, _letters)
    image = _sometimes(0.4, seeds[2], image, _blur)
    image = _sometimes(0.3, seeds[3], image, _noise)
    image = tf.clip_by_value(image, 0.0, 255.0)
    return _sometimes(0.6, seeds[4], image, _jpeg)


def move_mask(mask: tf.Tensor, seed: tf.Tensor) -> tf.Tensor:
    """Return a mask, float32 (224, 224, 1), moved as `augment` with the same seed moves its image."""
    return _move(mask, tf.random.split(tf.random.split(seed, 7)[0], 4))


def _uniform(seed: tf.Tensor, count: int, low: float, high: float) -> list[tf.Tensor]:
    return tf.unstack(tf.random.stateless_uniform((count,), seed, low, high))


def _sometimes(
    probability: float, seed: tf.Tensor, image: tf.Tensor, change: Callable[[tf.Tensor, tf.Tensor], tf.Tensor]
) -> tf.Tensor:
    chance, rest = tf.unstack(tf.random.split(seed, 2))
    drawn = tf.random.stateless_uniform((), chance) < probability
    return tf.cond(drawn, lambda: change(image, rest), lambda: image)


def _move(image: tf.Tensor, seed: tf.Tensor) -> tf.Tensor:
    size = cast(int, image.shape[0])
    angle, dx, dy, stretch = _uniform(seed[0], 4, -1.0, 1.0)
    (zoom,) = _uniform(seed[3], 1, *ZOOM)
    (chance,) = _uniform(seed[1], 1, 0.0, 1.0)
    edge = tf.random.stateless_uniform((), seed[2], 0, len(EDGES), dtype=tf.int32)
    amount = tf.where(chance < UNMOVED, 0.0, 1.0)
    angle, dx, dy = amount * angle * ROTATION, amount * dx * SHIFT * size, amount * dy * SHIFT * size
    zx, zy = (1.0 + amount * (zoom * (1.0 + sign * stretch * STRETCH) - 1.0) for sign in (1, -1))
    middle = (size - 1) / 2
    a, b = zx * tf.cos(angle), -zy * tf.sin(angle)
    c, d = zx * tf.sin(angle), zy * tf.cos(angle)
    transform = [a, b, middle + dx - (a + b) * middle, c, d, middle + dy - (c + d) * middle, 0.0, 0.0]

    def filled(fill_mode: str) -> tf.Tensor:
        return tf.raw_ops.ImageProjectiveTransformV3(
            images=image[None],
            transforms=tf.stack(transform)[None],
            output_shape=(size, size),
            interpolation="BILINEAR",
            fill_mode=fill_mode,
            fill_value=0.0,
        )[0]

    return tf.switch_case(edge, [partial(filled, mode) for mode in EDGES])


def _light(image: tf.Tensor, seed: tf.Tensor) -> tf.Tensor:
    brightness, contrast, gamma = _uniform(seed, 3, -1.0, 1.0)
    image = 255.0 * tf.pow(tf.clip_by_value(image / 255.0, 0.0, 1.0), tf.exp(gamma * LOG_GAMMA))
    mean = tf.reduce_mean(image)
    return mean + (image - mean) * (1.0 + contrast * CONTRAST) + 255.0 * brightness * BRIGHTNESS


def _collimation(image: tf.Tensor, seed: tf.Tensor) -> tf.Tensor:
    top, bottom, left, right = (FRAME * part for part in _uniform(seed, 4, 0.0, 1.0))
    place = (tf.range(image.shape[0], dtype=tf.float32) + 0.5) / image.shape[0]
    rows, columns = (place > top) & (place < 1 - bottom), (place > left) & (place < 1 - right)
    return tf.where((rows[:, None] & columns)[..., None], image, 0.0)


def _letters(image: tf.Tensor, seed: tf.Tensor) -> tf.Tensor:
    size = image.shape[0]
    number = tf.random.stateless_uniform((), seed, 0, OVERLAYS, dtype=tf.int32)
    overlay = tf.numpy_function(lambda place: _overlays(size)[place], [number], tf.uint8, stateful=False)
    return tf.maximum(image, tf.cast(tf.ensure_shape(overlay, (size, size)), tf.float32)[..., None])


@lru_cache(maxsize=2)
def _overlays(size: int) -> np.ndarray:
    random = np.random.default_rng(0)
    return np.stack([draw_letters(random, size) for _ in range(OVERLAYS)])


def _blur(image: tf.Tensor, seed: tf.Tensor) -> tf.Tensor:
    (sigma,) = _uniform(seed, 1, *BLUR_SIGMA)
    reach = tf.range(-3.0, 4.0)
    kernel = tf.exp(-tf.square(reach) / (2.0 * tf.square(sigma)))
    kernel = kernel / tf.reduce_sum(kernel)
    padded = tf.pad(image, ((3, 3), (3, 3), (0, 0)), "SYMMETRIC")[None]
    rows = tf.nn.conv2d(padded, kernel[:, None, None, None], strides=1, padding="VALID")
    return tf.nn.conv2d(rows, kernel[None, :, None, None], strides=1, padding="VALID")[0]


def _noise(image: tf.Tensor, seed: tf.Tensor) -> tf.Tensor:
    strength, values = tf.unstack(tf.random.split(seed, 2))
    (sigma,) = _uniform(strength, 1, 0.0, NOISE_SIGMA)
    return image + sigma * tf.random.stateless_normal(tf.shape(image), values)


def _jpeg(image: tf.Tensor, seed: tf.Tensor) -> tf.Tensor:
    low, high = JPEG_QUALITY
    quality = tf.random.stateless_uniform((), seed, low, high + 1, dtype=tf.int32)
    squeezed = tf.image.adjust_jpeg_quality(tf.cast(tf.round(image), tf.uint8), quality)
    return tf.ensure_shape(tf.cast(squeezed, tf.float32), image.shape)
