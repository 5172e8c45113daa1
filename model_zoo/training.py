"""Fit a network: head first, then all of it; a checkpoint after every epoch, and resume."""

import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from tqdm import tqdm

from model_zoo.architectures.parts import HEAD
from model_zoo.artifacts import write_atomically
from model_zoo.augmentation import training_batches
from model_zoo.evaluation import roc_auc
from model_zoo.registry import Recipe

HEAD_LEARNING_RATE = 1e-3
# loss, auc, accuracy: of training; learning_rate: of the last step; seconds: without validation.
HISTORY = (
    "epoch", "stage", "loss", "auc", "accuracy", "val_loss", "val_auc", "val_accuracy", "learning_rate", "seconds"
)  # fmt: skip


class TrainingError(RuntimeError):
    """A training that cannot go on; the message says why and what to do."""


@dataclass(frozen=True)
class TrainingData:
    """Pixels and targets of one run.

    pixels: uint8 (n, 224, 224). targets: float32 (n,), 0 or 1. weights: float32 (n,), the class weights.
    train, val: rows of pixels. sources: for each entry of train the rows that show that image (see training_batches).
    """

    pixels: np.ndarray
    targets: np.ndarray
    weights: np.ndarray
    train: np.ndarray
    val: np.ndarray
    sources: list[np.ndarray]


def make_repeatable(seed: int) -> None:
    """Seed everything, and have TensorFlow run one operation at a time, on all cores.

    Of operations that run side by side, gradients come out a little different each time (seen in `scratch_cnn`; op
    determinism does not help). To be called before the first operation.
    """
    tf.config.threading.set_inter_op_parallelism_threads(1)
    keras.utils.set_random_seed(seed)


def fit(
    model: keras.Model, data: TrainingData, recipe: Recipe, seed: int, folder: Path, settings: dict, transferred: bool
) -> list[dict]:
    """Train a network and leave it with the weights of its best epoch (highest validation AUC).

    transferred: whether the network starts from trained weights; then BatchNormalization keeps its statistics.
    folder: where the checkpoint is written after each epoch, atomically, and looked for at the start: if it holds one
    with equal settings, training goes on after its last finished epoch. Returns the history, a row per epoch with the
    keys HISTORY. Training figures are of augmented pictures with dropout, validation figures of plain pictures and
    averaged weights. Raises TrainingError for a checkpoint with other settings and for a loss that is no number.
    """
    run = _Run(model, recipe, seed, folder, {**settings, "recipe": asdict(recipe), "seed": seed}, transferred)
    run.restore()
    total = recipe.head_epochs + recipe.epochs
    for epoch in range(len(run.history), total):
        run.enter_stage("head" if epoch < recipe.head_epochs else "fine-tune" if transferred else "from scratch")
        row = run.train_epoch(data, epoch, total)
        run.history.append(row)
        run.keep_best(row)
        run.save()
        left = sum(r["seconds"] for r in run.history[-2:]) / len(run.history[-2:]) * (total - epoch - 1)
        print(
            f"epoch {epoch + 1}/{total} {row['stage']}: loss {row['loss']:.3f}, AUC {row['auc']:.3f}; validation loss "
            f"{row['val_loss']:.3f}, AUC {row['val_auc']:.4f}, accuracy {row['val_accuracy']:.3f}; "
            f"{row['seconds']:.0f} s, about {left / 60:.0f} min left",
            flush=True,
        )
    run.assign(run.best)
    return run.history


def predict_logits(model: keras.Model, pixels: np.ndarray, rows: np.ndarray, batch: int = 64) -> np.ndarray:
    """Logits float32 (len(rows), outputs) of the given rows of pixels, through Keras."""
    parts = [
        keras.ops.convert_to_numpy(model(pixels[rows[i : i + batch], ..., None].astype(np.float32), training=False))
        for i in range(0, len(rows), batch)
    ]
    return np.concatenate(parts)


class _Run:
    """A training under way: everything that a checkpoint holds."""

    def __init__(self, model: keras.Model, recipe: Recipe, seed: int, folder: Path, settings: dict, transferred: bool):
        self.model, self.recipe, self.seed, self.folder = model, recipe, seed, folder
        self.transferred = transferred
        self.settings = json.loads(json.dumps(settings))
        self.history: list[dict] = []
        self.stage = ""
        self.loss = keras.losses.BinaryCrossentropy(from_logits=True, label_smoothing=recipe.label_smoothing)
        self.average = self.values()
        self.best = self.values()
        self.updates = 0

    def variables(self) -> list:
        seeds = [layer.seed_generator.state for layer in self.model.layers if isinstance(layer, keras.layers.Dropout)]
        return [*self.model.weights, *seeds]

    def values(self) -> list[np.ndarray]:
        # Copied: on the CPU NumPy would otherwise look into the variable's own memory.
        return [np.array(v) for v in self.model.weights]

    def assign(self, values: list[np.ndarray]) -> None:
        for variable, value in zip(self.model.weights, values, strict=True):
            variable.assign(value)

    def enter_stage(self, stage: str) -> None:
        if stage == self.stage:
            return
        self.stage = stage
        for layer in self.model.layers:
            # Frozen per layer: in a flat graph there is no base model to freeze (Keras guide on transfer learning).
            frozen_norm = self.transferred and isinstance(layer, keras.layers.BatchNormalization)
            layer.trainable = layer.name == HEAD if stage == "head" else not frozen_norm
        self.optimizer = keras.optimizers.AdamW(weight_decay=self.recipe.weight_decay)
        self.optimizer.build(self.model.trainable_variables)
        self._step = self._make_step()

    def train_epoch(self, data: TrainingData, epoch: int, total: int) -> dict:
        start = time.perf_counter()
        recipe, targets, weights = self.recipe, data.targets[data.train], data.weights[data.train]
        batches = training_batches(data.pixels, targets, weights, recipe.batch, self.seed, epoch, data.sources)
        steps = -(-len(targets) // recipe.batch)
        losses, logits, wanted = [], [], []
        for step, batch in enumerate(tqdm(batches, f"Epoch {epoch + 1}/{total}", steps, leave=False, unit="batch")):
            self.optimizer.learning_rate.assign(self._learning_rate(epoch, step, steps))
            loss, outputs = self._step(*batch)
            self._update_average()
            if not np.isfinite(loss):
                raise TrainingError(
                    f"The loss became {float(loss)} in epoch {epoch + 1}: the learning rate is too high."
                )
            losses.append(float(loss) * len(outputs))
            logits.append(outputs.numpy()[:, 0])
            wanted.append(batch[1].numpy()[:, 0])
        seconds = time.perf_counter() - start
        return {
            "epoch": epoch + 1, "stage": self.stage, "loss": sum(losses) / len(targets),
            **_figures(np.concatenate(wanted), np.concatenate(logits)), **self._validate(data),
            "learning_rate": float(self.optimizer.learning_rate), "seconds": round(seconds, 1),
        }  # fmt: skip

    def keep_best(self, row: dict) -> None:
        if row["val_auc"] >= max(r["val_auc"] for r in self.history):
            self.best = [value.copy() for value in self.average]

    def save(self) -> None:
        arrays = {"state": np.array(json.dumps([self.settings, self.history, self.stage, self.updates]))}
        for name, values in self._groups().items():
            arrays |= {f"{name}_{i}": np.asarray(value) for i, value in enumerate(values)}
        self.folder.mkdir(parents=True, exist_ok=True)
        write_atomically(self._checkpoint(), lambda file: np.savez(file, **arrays))
        table = pd.DataFrame(self.history, columns=HISTORY).to_csv(index=False)
        write_atomically(self.folder / "history.csv", lambda file: file.write(table.encode()))

    def restore(self) -> None:
        if not self._checkpoint().exists():
            return
        with np.load(self._checkpoint(), allow_pickle=False) as arrays:
            settings, history, stage, updates = json.loads(str(arrays["state"]))
            if settings != self.settings:
                other = sorted(k for k in {*settings, *self.settings} if settings.get(k) != self.settings.get(k))
                raise TrainingError(
                    f"The checkpoint in {self.folder} is of a run with another {', '.join(other)}. Give the same "
                    "arguments as then, or delete that folder to start afresh."
                )
            self.enter_stage(stage)
            self.history, self.updates = history, updates
            for name, values in self._groups().items():
                for i, value in enumerate(values):
                    stored = arrays[f"{name}_{i}"]
                    if isinstance(value, np.ndarray):
                        value[...] = stored
                    else:
                        value.assign(stored)
        print(f"Resumed after epoch {len(self.history)}.")

    def _groups(self) -> dict[str, list]:
        return {
            "model": self.variables(), "optimizer": self.optimizer.variables,
            "average": self.average, "best": self.best,
        }  # fmt: skip

    def _checkpoint(self) -> Path:
        return self.folder / "checkpoint.npz"

    def _learning_rate(self, epoch: int, step: int, steps: int) -> float:
        """Linear warm-up at the start of each stage, then half a cosine down to zero over the stage."""
        recipe = self.recipe
        if self.stage == "head":
            peak, done, length = HEAD_LEARNING_RATE, epoch * steps + step, recipe.head_epochs * steps
        else:
            done, length = (epoch - recipe.head_epochs) * steps + step, recipe.epochs * steps
            peak = recipe.learning_rate
        warm = min(1.0, (done + 1) / max(1, min(recipe.warmup_steps, length // 4)))
        return float(peak * warm * 0.5 * (1 + np.cos(np.pi * done / length)))

    def _update_average(self) -> None:
        self.updates += 1
        # Short memory at first, so that the start weights are soon forgotten.
        keep = min(self.recipe.average, (1 + self.updates) / (10 + self.updates))
        for average, variable in zip(self.average, self.model.weights, strict=True):
            average += (1 - keep) * (np.asarray(variable) - average)

    def _validate(self, data: TrainingData) -> dict:
        current = self.values()
        self.assign(self.average)
        logits = predict_logits(self.model, data.pixels, data.val)[:, 0]
        self.assign(current)
        targets, weights = data.targets[data.val], data.weights[data.val]
        loss = self.loss(targets[:, None], logits[:, None], sample_weight=weights)
        return {f"val_{name}": value for name, value in {"loss": float(loss), **_figures(targets, logits)}.items()}

    def _make_step(self):
        model, optimizer, loss = self.model, self.optimizer, self.loss

        # Not compiled by XLA, which on two cores makes 3 images/s of MobileNetV2 instead of 45.
        @tf.function
        def step(images, targets, weights):
            with tf.GradientTape() as tape:
                logits = model(images, training=True)
                value = loss(targets, logits, sample_weight=weights)
            gradients = tape.gradient(value, model.trainable_variables)
            optimizer.apply(gradients, model.trainable_variables)
            return value, logits

        return step


def _figures(targets: np.ndarray, logits: np.ndarray) -> dict:
    positive = targets > 0.5
    return {"auc": float(roc_auc(positive, logits)), "accuracy": float(((logits >= 0) == positive).mean())}
