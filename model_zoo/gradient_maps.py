"""Heat maps from gradients, by Keras and tf-keras-vis. Importing this imports TensorFlow."""

import tempfile
from functools import lru_cache
from pathlib import Path

import keras
import numpy as np
import tensorflow as tf
from tf_keras_vis.gradcam import Gradcam
from tf_keras_vis.saliency import Saliency

from model_zoo.architectures.parts import FEATURES
from model_zoo.artifacts import read_card, read_file
from model_zoo.explanation import direction

SAMPLES, NOISE = 20, 0.1  # of SmoothGrad: noisy pictures, and their noise as a share of the range of grey
STEPS = 32  # of the integral


def keras_network(name: str, root: Path | None = None) -> keras.Model:
    """The Keras network of a stored model. Raises ArtifactError where it is damaged or not stored."""
    return _loaded(name, root, read_card(name, root)["files"].get("model.keras"))


@lru_cache(maxsize=2)
def _loaded(name: str, root: Path | None, digest: str | None) -> keras.Model:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "model.keras")
        path.write_bytes(read_file(name, "model.keras", root))
        return keras.saving.load_model(path, compile=False, safe_mode=True)


def saliency(network: keras.Model, image: np.ndarray, index: int) -> np.ndarray:
    """How much the logit changes with each pixel: float32 (side, side), logits per grey level, without sign.

    Simonyan 2014, section 3.
    """
    return Saliency(network)(_score(network, index), _batch(image), normalize_map=False)[0]


def smooth_grad(network: keras.Model, image: np.ndarray, index: int) -> np.ndarray:
    """Mean saliency of SAMPLES noisy pictures: float32 (side, side), as saliency (Smilkov 2017, section 3)."""
    maps = Saliency(network)(
        _score(network, index), _batch(image), smooth_samples=SAMPLES, smooth_noise=NOISE, normalize_map=False
    )
    return np.asarray(maps[0], np.float32)


def integrated_gradients(network: keras.Model, image: np.ndarray, index: int) -> np.ndarray:
    """What each pixel adds to the logit on the way from a black picture: float32 (side, side), in logits.

    The sum is the logit less that of black, up to the error of STEPS midpoints (Sundararajan 2017, sections 3 and 5).
    """
    shares = (np.arange(STEPS, dtype=np.float32) + 0.5) / STEPS
    parts = tf.constant(image[None, ..., None] * shares[:, None, None, None])
    with tf.GradientTape() as tape:
        tape.watch(parts)
        value = tf.reduce_mean(_score(network, index)(network(parts, training=False)))
    return tf.reduce_sum(tape.gradient(value, parts), axis=0)[..., 0].numpy() * image


def grad_cam(network: keras.Model, image: np.ndarray, index: int, method=Gradcam) -> np.ndarray:
    """A class activation map by tf-keras-vis, in no unit: float32 (height, width) of the last feature maps.

    Slow; what the closed forms are held against. method: a class of tf-keras-vis.
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


def _score(network: keras.Model, index: int):
    weights = tf.constant(direction(network.output_shape[-1], index))
    return lambda logits: tf.linalg.matvec(logits, weights)


def _batch(image: np.ndarray) -> np.ndarray:
    return image[None, ..., None].astype(np.float32)
