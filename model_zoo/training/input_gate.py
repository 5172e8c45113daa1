"""Training of the input check's network, and its reference values for the training images of a model."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from keras import layers
from numpy.linalg import cholesky
from sklearn.covariance import LedoitWolf
from tqdm import tqdm

from model_zoo.core import paths
from model_zoo.core.card import Gate
from model_zoo.data.pixel_cache import Dataset
from model_zoo.data.preparation import Prepared, prepare
from model_zoo.export.float16 import convert_to_float16
from model_zoo.export.litert_converter import convert_classifier
from model_zoo.imaging.model_input import SIZE
from model_zoo.inference.helper_networks import read_helper_card, store_helper
from model_zoo.inference.input_gate import (
    OTHER,
    UNUSUAL,
    WAYS,
    GateReference,
    check_input,
    detect_orientation,
    reorient,
)
from model_zoo.inference.litert import InterpreterPool
from model_zoo.models.architectures.layers import FEATURES, grey_input
from model_zoo.training.trainer import seed_everything
from model_zoo.transforms.augmentation import augment, prefetch

POOL = 4  # the radiograph is averaged over squares of this side, in pixels
WIDTHS = (16, 32, 64, 128)  # channels
BATCH, RATE = 32, 2e-3
LIMIT = 0.98  # share of a model's validation images that are not unusual


def build_orientation_network(size: int = SIZE) -> keras.Model:
    """Return a network from a radiograph to the logits of its eight orientations, 2 * quarter turns + inverted."""
    image, x = grey_input(1 / 127.5, -1.0, channels=1, size=size)
    x = layers.AveragePooling2D(POOL, name="shrink")(x)
    for depth, width in enumerate(WIDTHS):
        for step, stride in (("a", 1), ("b", 2)):
            x = layers.Conv2D(width, 3, stride, padding="same", use_bias=False, name=f"conv{depth}{step}")(x)
            x = layers.BatchNormalization(momentum=0.95, name=f"bn{depth}{step}")(x)
            x = layers.ReLU(name=FEATURES if (depth, step) == (len(WIDTHS) - 1, "b") else f"relu{depth}{step}")(x)
    x = layers.GlobalAveragePooling2D(name="mean")(x)
    return keras.Model(image, layers.Dense(WAYS, name="logits")(x), name="gatekeeper")


def train_input_gate(sources: list[str], epochs: int, seed: int, folder: Path | None = None) -> dict:
    """Train the network of the input check on the training radiographs of several data sets, and store it.

    Every image is perturbed as in the models' training, then turned and inverted at random.

    Parameters
    ----------
    sources
        Each as --data of `train`.
    epochs
        Passes over all images.
    seed
        Of start, order and orientations.
    folder
        Where to store it; by default `paths.GATEKEEPER`.

    Returns
    -------
    dict
        The card, with the share of correct predictions on validation radiographs in all eight orientations.

    Raises
    ------
    DataError
        Where a data set cannot be used.
    """
    seed_everything(seed)
    sets = [prepare(source, None, (), "label", seed) for source in sources]
    pixels = np.concatenate([each.dataset.pixels[each.training.train] for each in sets])
    random, steps = np.random.default_rng(seed), -(-len(pixels) // BATCH) * epochs
    # Any, as pyright takes the types of Keras' arguments from their defaults.
    network: Any = build_orientation_network()
    rate: Any = keras.optimizers.schedules.CosineDecay(RATE, steps)
    network.compile(
        keras.optimizers.AdamW(rate),
        keras.losses.SparseCategoricalCrossentropy(from_logits=True),
        jit_compile=False,  # XLA, which Keras would use by default, is several times slower here
    )
    loss = [network.fit(_batches(pixels, random), verbose=2, shuffle=False).history["loss"][0] for _ in range(epochs)]
    model = convert_to_float16(convert_classifier(network))
    keeper = InterpreterPool(model)  # measured as served
    held_out = {Path(s).resolve().name: p.dataset.pixels[p.training.val] for s, p in zip(sources, sets, strict=True)}
    card = {
        "parameters": network.count_params(),
        "data": {"train": len(pixels), "val": {name: len(part) for name, part in held_out.items()}},
        "command": f"thoraxlens input-check --data {'DIR ' * len(sources)}--epochs {epochs} --seed {seed}",
        "loss": [round(value, 4) for value in loss],
        "reference": "Gidaris 2018, arXiv 1803.07728",
        "right": {name: _right(part, keeper) for name, part in held_out.items()},
    }
    return store_helper(folder or paths.GATEKEEPER, model, card)


def fit_gate_reference(prepared: Prepared, external: Dataset | None) -> tuple[GateReference, Gate]:
    """Return what the input check compares a model's images with, and the entry of the card on it.

    Parameters
    ----------
    prepared
        The data of the model: training images give mean and covariance, validation images the limit.
    external
        External test set, or None.

    Returns
    -------
    tuple
        The reference; and the SHA-256 of the network, the limit, and the shares of validation, test and external images
        that are unusual and that are rejected.

    References
    ----------
    Ledoit & Wolf 2004: the covariance is shrunk, so that few images suffice.
    """
    split, pixels = prepared.dataset.frame["split"], prepared.dataset.pixels
    fit: Any = LedoitWolf().fit(gate_features(pixels[split == "train"]))
    open_ended = GateReference(fit.location_.astype(np.float32), cholesky(fit.precision_).astype(np.float32), limit=1.0)
    held_out = {name: pixels[split == name] for name in ("val", "test")}
    if external is not None:
        held_out["external"] = external.pixels
    away = {name: open_ended.distance(gate_features(images)) for name, images in held_out.items()}
    reference = replace(open_ended, limit=float(np.quantile(away["val"], LIMIT)))
    far = {name: images[away[name] >= reference.limit] for name, images in held_out.items()}
    outcomes = {
        name: Counter(check_input(image.astype(np.float32), reference).outcome for image in images)
        for name, images in far.items()
    }
    return reference, {
        "gatekeeper": read_helper_card(paths.GATEKEEPER)["sha256"],
        "limit": reference.limit,
        "unusual": {name: outcomes[name][UNUSUAL] / len(images) for name, images in held_out.items()},
        "no_radiograph": {name: outcomes[name][OTHER] / len(images) for name, images in held_out.items()},
    }


def gate_features(pixels: np.ndarray) -> np.ndarray:
    """Return the input check's features, float32 (n, features), of images uint8 (n, 224, 224)."""
    bar = tqdm(pixels, desc="Input check", unit="image", leave=False)
    return np.stack([detect_orientation(image.astype(np.float32))[2] for image in bar])


def _right(pixels: np.ndarray, keeper: InterpreterPool) -> float:
    """Return the share of images, each in all eight orientations, whose orientation is predicted correctly."""
    right = [
        detect_orientation(reorient(image.astype(np.float32), way // 2, bool(way % 2)), keeper)[:2]
        == (-(way // 2) % 4, bool(way % 2))
        for image in pixels
        for way in range(WAYS)
    ]
    return float(np.mean(right))


def _batches(pixels: np.ndarray, random: np.random.Generator) -> tf.data.Dataset:
    def load(row: tf.Tensor, way: tf.Tensor, seed: tf.Tensor) -> tuple[tf.Tensor, tf.Tensor]:
        image = tf.numpy_function(lambda row: pixels[row], [row], tf.uint8, stateful=False)
        image = augment(tf.cast(tf.ensure_shape(image, (SIZE, SIZE)), tf.float32)[..., None], seed)
        image = tf.image.rot90(image, way // 2)
        # The stubs of TensorFlow lack %.
        return tf.where(way % 2 == 1, 255.0 - image, image), way  # pyright: ignore[reportOperatorIssue]

    count = len(pixels)
    ways, seeds = random.integers(0, WAYS, count), random.integers(0, 2**31 - 1, (count, 2))
    parts = (part.astype(np.int32) for part in (random.permutation(count), ways, seeds))
    return prefetch(tf.data.Dataset.from_tensor_slices(tuple(parts)), load, BATCH)
