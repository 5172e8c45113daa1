"""Heat maps from gradients, by Keras and tf-keras-vis; importing this module imports TensorFlow.

In all of them `image` is float32 (side, side), 0..255, and `index` that of the class, in the card's order.
"""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from tf_keras_vis.gradcam import Gradcam
from tf_keras_vis.saliency import Saliency

from model_zoo.core.model_store import read_card, read_file
from model_zoo.inference.class_activation import class_direction
from model_zoo.models.architectures.layers import FEATURES
from model_zoo.models.keras_io import load_keras_bytes

SAMPLES, NOISE = 20, 0.1  # of SmoothGrad: noisy copies, and their sigma as a share of the range of grey values
STEPS = 32  # of the integral
TOGETHER = 4  # images that gradients are taken of at once
NETWORKS = 4  # that stay loaded: an ensemble has three members, which take turns


def load_keras_network(name: str, root: Path | None = None) -> keras.Model:
    """Return the Keras network of a stored model.

    Raises
    ------
    ArtifactError
        Where it is damaged or not stored.
    """
    return _loaded(name, root, read_card(name, root)["files"].get("model.keras"))


@lru_cache(maxsize=NETWORKS)
def _loaded(name: str, root: Path | None, digest: str | None) -> keras.Model:
    return load_keras_bytes(read_file(name, "model.keras", root, digest))


def saliency(network: keras.Model, image: np.ndarray, index: int) -> np.ndarray:
    """Return how much the logit changes with each pixel.

    Returns
    -------
    np.ndarray
        Float32 (side, side), logits per grey level, without sign.

    References
    ----------
    Simonyan 2014, section 3.
    """
    return np.asarray(Saliency(network)(_score(network, index), _batch(image), normalize_map=False)[0], np.float32)


def smooth_grad(network: keras.Model, image: np.ndarray, index: int) -> np.ndarray:
    """Return the absolute mean gradient over SAMPLES noisy copies of the image, with the same noise each time.

    Returns
    -------
    np.ndarray
        Float32 (side, side), logits per grey level, without sign.

    References
    ----------
    Smilkov 2017, section 3.
    """
    random = np.random.default_rng(0)
    noise = random.normal(0, NOISE * np.ptp(image), (SAMPLES, *image.shape)).astype(np.float32)
    return np.abs(_mean_gradient(network, image + noise, index))


def integrated_gradients(network: keras.Model, image: np.ndarray, index: int) -> np.ndarray:
    """Return what each pixel adds to the logit on the way from a black image.

    Returns
    -------
    np.ndarray
        Float32 (side, side), in logits. Their sum is the logit less that of the black image, up to the error of STEPS
        midpoints.

    References
    ----------
    Sundararajan 2017, sections 3 and 5.
    """
    shares = (np.arange(STEPS, dtype=np.float32) + 0.5) / STEPS
    return _mean_gradient(network, image * shares[:, None, None], index) * image


def grad_cam(network: keras.Model, image: np.ndarray, index: int, method: type = Gradcam) -> np.ndarray:
    """Return a class-activation map by tf-keras-vis: slow, the reference that tests hold the closed forms against.

    Parameters
    ----------
    network, image, index
        As of the others.
    method
        A class of tf-keras-vis.

    Returns
    -------
    np.ndarray
        Float32 (height, width) of the last feature maps, without a unit.
    """
    result = method(network)(
        _score(network, index),
        _batch(image),
        penultimate_layer=FEATURES,
        seek_penultimate_conv_layer=False,
        expand_cam=False,
        normalize_cam=False,
    )
    return np.asarray(result[0] if isinstance(result, list) else result)[0]


def _mean_gradient(network: keras.Model, images: np.ndarray, index: int) -> np.ndarray:
    """Return the mean gradient, float32 (side, side), with sign, a few images at a time to save memory."""
    weights, total = _weights(network, index), np.zeros(images.shape[1:], np.float32)
    for start in range(0, len(images), TOGETHER):
        total += _summed_gradient(network)(images[start : start + TOGETHER, ..., None], weights).numpy()
    return total / len(images)


@lru_cache(maxsize=NETWORKS)
def _summed_gradient(network: keras.Model) -> Callable[..., tf.Tensor]:
    """Return a graph (images, weights) -> (side, side), five times as fast as operation by operation."""

    @tf.function(input_signature=[tf.TensorSpec(network.input_shape), tf.TensorSpec([None])])
    def gradient(images: tf.Tensor, weights: tf.Tensor) -> tf.Tensor:
        with tf.GradientTape() as tape:
            tape.watch(images)
            value = tf.reduce_sum(tf.linalg.matvec(network(images, training=False), weights))
        slopes: Any = tape.gradient(value, images)
        return tf.reduce_sum(slopes, axis=(0, 3))

    return gradient


def _score(network: keras.Model, index: int) -> Callable[[tf.Tensor], tf.Tensor]:
    weights = _weights(network, index)
    return lambda logits: tf.linalg.matvec(logits, weights)


def _weights(network: keras.Model, index: int) -> tf.Tensor:
    return tf.constant(class_direction(network.output_shape[-1], index))


def _batch(image: np.ndarray) -> np.ndarray:
    return image[None, ..., None].astype(np.float32)
