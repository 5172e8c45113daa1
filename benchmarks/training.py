"""Benchmark of one epoch of MobileNetV2, against a bare loop over arrays that lie ready in memory."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import keras
import numpy as np

from benchmarks.timing import ratios, row
from model_zoo.data.preparation import TrainingData
from model_zoo.data.synthetic import draw_synthetic
from model_zoo.models.registry import ModelSpec, model_spec
from model_zoo.training.trainer import TrainingRun, seed_everything

IMAGES, ROUNDS = 640, 3


def measure() -> list[dict]:
    """Return the rows about the seconds of an epoch over those of `train_on_batch` on as many prepared images.

    The epoch includes decoding, augmentation, weight average and figures; the two take turns.
    """
    seed_everything(0)
    spec = model_spec("mobilenet_v2")
    rows, truth = np.arange(IMAGES), np.arange(IMAGES) % 2
    pixels = np.concatenate([draw_synthetic(name, IMAGES // 2, 0) for name in ("NORMAL", "PNEUMONIA")])
    targets, weights = truth[:, None].astype(np.float32), np.ones(IMAGES, np.float32)
    data = TrainingData(pixels, targets, weights, rows, rows[:2], [rows[i : i + 1] for i in rows])
    with TemporaryDirectory() as folder:
        run = TrainingRun(spec.build(2, 0.3), None, spec.recipe, 0, Path(folder), {}, transferred=True)
        run.enter_stage("fine-tune")
        bare = _bare_loop(spec, pixels, targets, weights)
        values = ratios(lambda: run.train_epoch(data, 1, lambda: None), bare, ROUNDS)
    return [row("epoch of mobilenet_v2 / bare train_on_batch", "at most 1.15", values)]


def _bare_loop(spec: ModelSpec, pixels: np.ndarray, targets: np.ndarray, weights: np.ndarray) -> Callable[[], None]:
    # Any, as pyright takes the types of Keras' arguments from their defaults.
    network: Any = spec.build(2, 0.3)
    for layer in network.layers:
        layer.trainable = not isinstance(layer, keras.layers.BatchNormalization)
    # XLA, which Keras would use by default, is several times slower here.
    network.compile(keras.optimizers.AdamW(3e-4), keras.losses.BinaryCrossentropy(from_logits=True), jit_compile=False)
    images, batch = pixels[..., None].astype(np.float32), spec.recipe.batch

    def loop() -> None:
        for i in range(0, IMAGES, batch):
            part = slice(i, i + batch)
            network.train_on_batch(images[part], targets[part], sample_weight=weights[part])

    return loop
