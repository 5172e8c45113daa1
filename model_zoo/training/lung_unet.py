"""Training of the lung segmentation: a small U-Net on radiographs and masks of the lungs."""

from pathlib import Path
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from keras import layers

from model_zoo.core import paths
from model_zoo.data.lung_masks import find_masks, read_mask
from model_zoo.data.manifest import DataError
from model_zoo.data.preparation import prepare
from model_zoo.export.float16 import convert_to_float16
from model_zoo.export.litert_converter import convert_to_litert
from model_zoo.imaging.model_input import SIZE
from model_zoo.inference.helper_networks import store_helper
from model_zoo.inference.litert import InterpreterPool
from model_zoo.inference.lung_segmentation import dice, segment_with
from model_zoo.models.architectures.layers import grey_input
from model_zoo.training.trainer import seed_everything
from model_zoo.transforms.augmentation import augment, move_mask, prefetch

WIDTHS = (16, 32, 64, 96)  # channels at 112, 56, 28 and 14 pixels a side
BATCH, RATE = 32, 2e-3


def build_unet(size: int = SIZE) -> keras.Model:
    """Return a U-Net at half the size of the radiograph, which gives the logit of lung for each pixel.

    References
    ----------
    Ronneberger 2015.
    """
    image, x = grey_input(1 / 127.5, -1.0, channels=1, size=size)
    x, across = layers.AveragePooling2D(2, name="half")(x), []
    for depth, width in enumerate(WIDTHS):
        if depth:
            across.append(x)
            x = layers.MaxPooling2D(name=f"down{depth}")(x)
        x = _convolutions(x, width, f"down{depth}")
    for depth, (width, same_size) in reversed(list(enumerate(zip(WIDTHS, across, strict=False)))):
        x = layers.UpSampling2D(name=f"up{depth}")(x)
        x = layers.Concatenate(name=f"across{depth}")([x, same_size])
        x = _convolutions(x, width, f"up{depth}")
    x = layers.Conv2D(1, 1, name="lung")(x)
    return keras.Model(image, layers.UpSampling2D(interpolation="bilinear", name="logits")(x), name="lung_finder")


def train_lung_unet(data: str, masks: Path, epochs: int, seed: int, folder: Path | None = None) -> dict:
    """Train the lung segmentation and store it.

    Parameters
    ----------
    data
        As --data of `train`.
    masks
        Folder of masks named like the images.
    epochs
        Passes over the images that have a mask.
    seed
        Of split, start and order.
    folder
        Where to store it; by default `paths.LUNG_FINDER`.

    Returns
    -------
    dict
        The card, with the Dice coefficient on images of validation patients.

    Raises
    ------
    DataError
        Where data or masks cannot be used.
    """
    seed_everything(seed)
    prepared, files = prepare(data, None, (), "label", seed), find_masks(masks)
    ids, pixels = prepared.dataset.frame["image_id"].tolist(), prepared.dataset.pixels
    train_rows, val_rows = (
        np.array([row for row in rows if ids[row] in files], int)
        for rows in (prepared.training.train, prepared.training.val)
    )
    if not len(train_rows) or not len(val_rows):
        raise DataError("training.masks_unrelated", folder=str(masks))
    lungs = {row: read_mask(files[ids[row]]) for row in (*train_rows, *val_rows)}
    steps = -(-len(train_rows) // BATCH) * epochs
    # Any, as pyright takes the types of Keras' arguments from their defaults.
    network: Any = build_unet()
    rate: Any = keras.optimizers.schedules.CosineDecay(RATE, steps)
    # XLA, which Keras would use by default, is several times slower here.
    network.compile(keras.optimizers.AdamW(rate), _loss, jit_compile=False)
    history = network.fit(_batches(pixels, lungs, train_rows, seed), epochs=epochs, verbose=2)
    model = convert_to_float16(convert_to_litert(network))
    # Measured as served.
    finder = InterpreterPool(model)
    overlaps = [dice(segment_with(finder, pixels[row].astype(np.float32)), lungs[row]) for row in val_rows]
    low, middle = np.quantile(overlaps, [0.05, 0.5])
    card = {
        "parameters": network.count_params(),
        "data": {"name": Path(data).resolve().name, "train": len(train_rows), "val": len(val_rows)},
        "masks": masks.resolve().name,
        "command": f"thoraxlens lungs --data DIR --masks DIR --epochs {epochs} --seed {seed}",
        "loss": [round(value, 4) for value in history.history["loss"]],
        "dice": {"split": "val", "mean": float(np.mean(overlaps)), "median": middle, "percentile_5": low},
        "reference": "Ronneberger 2015, doi 10.1007/978-3-319-24574-4_28",
    }
    return store_helper(folder or paths.LUNG_FINDER, model, card)


def _convolutions(x: keras.KerasTensor, width: int, name: str) -> keras.KerasTensor:
    for step in (1, 2):
        x = layers.Conv2D(width, 3, padding="same", use_bias=False, name=f"{name}_{step}_conv")(x)
        x = layers.BatchNormalization(momentum=0.95, name=f"{name}_{step}_bn")(x)
        x = layers.ReLU(name=f"{name}_{step}_relu")(x)
    return x


def _loss(masks: tf.Tensor, logits: tf.Tensor) -> tf.Tensor:
    """Return binary cross-entropy plus one minus the soft Dice (Milletari 2016, section 3)."""
    chance = tf.sigmoid(logits)
    common, both = (tf.reduce_sum(part, axis=(1, 2, 3)) for part in (masks * chance, masks + chance))
    entropy = tf.nn.sigmoid_cross_entropy_with_logits(labels=masks, logits=logits)
    return tf.reduce_mean(entropy) + 1.0 - tf.reduce_mean(2.0 * common / (both + 1.0))


def _batches(pixels: np.ndarray, lungs: dict[int, np.ndarray], rows: np.ndarray, seed: int) -> tf.data.Dataset:
    def load(row: tf.Tensor, seed: tf.Tensor) -> tuple[tf.Tensor, tf.Tensor]:
        image = tf.numpy_function(lambda row: pixels[row], [row], tf.uint8)
        mask = tf.numpy_function(lambda row: lungs[row].astype(np.float32), [row], tf.float32)
        image, mask = (tf.ensure_shape(part, (SIZE, SIZE))[..., None] for part in (image, mask))
        return augment(tf.cast(image, tf.float32), seed), move_mask(mask, seed)

    data = tf.data.Dataset.from_tensor_slices(rows.astype(np.int32)).shuffle(len(rows), seed=seed)
    random = tf.data.Dataset.random(seed=seed).batch(2).map(lambda pair: tf.cast(pair % (2**31 - 1), tf.int32))
    return prefetch(tf.data.Dataset.zip(data, random), load, BATCH)
