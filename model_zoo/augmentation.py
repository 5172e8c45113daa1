"""What may happen to a radiograph between the detector and the model, at random, for training.

Geometry: small rotation, shift and zoom. Light: brightness, contrast, gamma. File: blur, noise, JPEG. The last matters
most here: the public 224x224 copies carry JPEG blocks at their own scale, networks learn them, and what a user uploads
has none. Nothing is mirrored: the heart lies on the left.
"""

import numpy as np
import tensorflow as tf

from model_zoo.images import SIZE

ROTATION = np.deg2rad(10.0)
SHIFT = 0.08 * SIZE
ZOOM = 0.15
BRIGHTNESS = 0.15
CONTRAST = 0.25
LOG_GAMMA = 0.35
BLUR_SIGMA = (0.3, 1.3)
NOISE_SIGMA = 8.0
JPEG_QUALITY = (35, 95)


def training_batches(pixels, targets, weights, batch, seed, epoch, sources=None):
    """One epoch of augmented batches in random order.

    pixels: uint8 (n, 224, 224). targets, weights: float32 (n,). sources: for each of n training images the rows of
    pixels that show it (copies of other origin), one of which is drawn; by default each row shows itself.
    Yields (images float32 (batch, 224, 224, 1) in 0..255, targets (batch, 1), weights (batch,)). The order and every
    random number depend on (seed, epoch) only, so that a resumed run sees what an undisturbed one would have seen.
    """
    random = np.random.default_rng((seed, epoch))
    order = random.permutation(len(targets))
    rows = order if sources is None else np.array([random.choice(sources[i]) for i in order])
    seeds = random.integers(0, 2**31 - 1, size=(len(order), 2), dtype=np.int32)
    data = tf.data.Dataset.from_tensor_slices((rows.astype(np.int32), order.astype(np.int32), seeds))
    targets, weights = tf.constant(targets[:, None], tf.float32), tf.constant(weights, tf.float32)

    def picture(row):
        image = pixels[row]
        image.setflags(write=False)
        return image

    def prepare(row, index, seed):
        image = tf.numpy_function(picture, [row], tf.uint8, stateful=False)
        image = tf.ensure_shape(image, (SIZE, SIZE))
        return augment(tf.cast(image, tf.float32)[..., None], seed), targets[index], weights[index]

    return data.map(prepare, num_parallel_calls=2, deterministic=True).batch(batch).prefetch(4)


def augment(image, seed):
    """One random version of a radiograph. image: float32 (224, 224, 1), 0..255. seed: int32 (2,). Same shape, range."""
    seeds = tf.unstack(tf.random.split(seed, 5))
    image = _move(image, seeds[0])
    image = _light(image, seeds[1])
    image = _sometimes(0.3, seeds[2], image, _blur)
    image = _sometimes(0.3, seeds[3], image, _noise)
    image = tf.clip_by_value(image, 0.0, 255.0)
    return _sometimes(0.6, seeds[4], image, _jpeg)


def _uniform(seed, count, low, high):
    return tf.unstack(tf.random.stateless_uniform((count,), seed, low, high))


def _sometimes(probability, seed, image, change):
    chance, rest = tf.unstack(tf.random.split(seed, 2))
    drawn = tf.random.stateless_uniform((), chance) < probability
    return tf.cond(drawn, lambda: change(image, rest), lambda: image)


def _move(image, seed):
    angle, dx, dy, zx, zy = _uniform(seed, 5, -1.0, 1.0)
    angle, dx, dy = angle * ROTATION, dx * SHIFT, dy * SHIFT
    zx, zy = 1.0 + zx * ZOOM, 1.0 + zy * ZOOM
    middle = (SIZE - 1) / 2
    a, b = zx * tf.cos(angle), -zy * tf.sin(angle)
    c, d = zx * tf.sin(angle), zy * tf.cos(angle)
    transform = [a, b, middle + dx - (a + b) * middle, c, d, middle + dy - (c + d) * middle, 0.0, 0.0]
    return tf.raw_ops.ImageProjectiveTransformV3(
        images=image[None],
        transforms=tf.stack(transform)[None],
        output_shape=(SIZE, SIZE),
        interpolation="BILINEAR",
        fill_mode="CONSTANT",
        fill_value=0.0,
    )[0]


def _light(image, seed):
    brightness, contrast, gamma = _uniform(seed, 3, -1.0, 1.0)
    image = 255.0 * tf.pow(tf.clip_by_value(image / 255.0, 0.0, 1.0), tf.exp(gamma * LOG_GAMMA))
    mean = tf.reduce_mean(image)
    return mean + (image - mean) * (1.0 + contrast * CONTRAST) + 255.0 * brightness * BRIGHTNESS


def _blur(image, seed):
    (sigma,) = _uniform(seed, 1, *BLUR_SIGMA)
    reach = tf.range(-3.0, 4.0)
    kernel = tf.exp(-tf.square(reach) / (2.0 * tf.square(sigma)))
    kernel = kernel / tf.reduce_sum(kernel)
    padded = tf.pad(image, ((3, 3), (3, 3), (0, 0)), "SYMMETRIC")[None]
    rows = tf.nn.conv2d(padded, kernel[:, None, None, None], strides=1, padding="VALID")
    return tf.nn.conv2d(rows, kernel[None, :, None, None], strides=1, padding="VALID")[0]


def _noise(image, seed):
    strength, values = tf.unstack(tf.random.split(seed, 2))
    (sigma,) = _uniform(strength, 1, 0.0, NOISE_SIGMA)
    return image + sigma * tf.random.stateless_normal(tf.shape(image), values)


def _jpeg(image, seed):
    low, high = JPEG_QUALITY
    quality = tf.random.stateless_uniform((), seed, low, high + 1, dtype=tf.int32)
    squeezed = tf.image.adjust_jpeg_quality(tf.cast(tf.round(image), tf.uint8), quality)
    return tf.ensure_shape(tf.cast(squeezed, tf.float32), image.shape)
