"""Training of a network: the head first, then all of it, with a checkpoint after every epoch and resumption."""

import json
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any, cast

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from tqdm import tqdm

from model_zoo.core.atomic_files import write_atomically, write_text
from model_zoo.core.coded_messages import CodedError
from model_zoo.core.process import defer_interrupt
from model_zoo.data.preparation import TrainingData
from model_zoo.models.architectures.layers import FEATURES, HEAD
from model_zoo.models.keras_io import auc_and_accuracy, fit_to_input, predict_logits
from model_zoo.models.registry import Recipe
from model_zoo.training.lung_evidence import share_outside
from model_zoo.training.schedule import HALF_SIZE, epoch_stages, learning_rate, unfreeze
from model_zoo.transforms.augmentation import training_batches

# loss, auc, accuracy: of training; learning_rate: of the last step; seconds: without validation.
HISTORY = (
    "epoch", "stage", "loss", "auc", "accuracy", "val_loss", "val_auc", "val_accuracy", "learning_rate", "seconds"
)  # fmt: skip


class TrainingError(CodedError):
    """A training that cannot go on."""


def seed_everything(seed: int) -> None:
    """Seed all random numbers, and have TensorFlow run one operation at a time, on all cores.

    Gradients of operations that run side by side differ a little each time (seen in `scratch_cnn`; op determinism does
    not help). It is called before the first operation.
    """
    tf.config.threading.set_inter_op_parallelism_threads(1)
    keras.utils.set_random_seed(seed)


def fit_network(
    model: keras.Model,
    data: TrainingData,
    recipe: Recipe,
    seed: int,
    folder: Path,
    settings: dict,
    transferred: bool,
    half_size: keras.Model | None = None,
) -> list[dict]:
    """Train a network until its recipe's patience ends, and leave it with the weights of the highest validation AUC.

    Parameters
    ----------
    model
        The network, trained in place.
    data
        Images, targets and weights.
    recipe
        Epochs, rates and the rest.
    seed
        Of order, augmentation and dropout.
    folder
        Of the checkpoint, written atomically after each epoch. Where it holds one with equal settings, training goes on
        after its last finished epoch.
    settings
        Whatever else makes a checkpoint usable for this training only.
    transferred
        Whether the network starts from trained weights; BatchNormalization then keeps its statistics.
    half_size
        The same network for images of half the side, needed for the recipe's half_size_epochs.

    Returns
    -------
    list of dict
        History, a row per epoch with the keys HISTORY. Training figures are of augmented images with dropout,
        validation figures of plain images and averaged weights.

    Raises
    ------
    TrainingError
        For a checkpoint with other settings, and for a loss that is not finite.
    """
    settings = {**settings, "recipe": asdict(recipe), "seed": seed}
    run = TrainingRun(model, half_size, recipe, seed, folder, settings, transferred)
    run.restore()
    total = len(run.plan)
    for epoch in range(len(run.history), total):
        if run.has_stalled():
            print(f"No higher validation AUC in {recipe.patience} epochs: the training ends here.", flush=True)
            break
        with defer_interrupt() as check:
            run.enter_stage(run.plan[epoch])
            row = run.train_epoch(data, epoch, check)
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


class TrainingRun:
    """State of a training: everything that a checkpoint holds."""

    def __init__(
        self,
        model: keras.Model,
        half_size: keras.Model | None,
        recipe: Recipe,
        seed: int,
        folder: Path,
        settings: dict,
        transferred: bool,
    ) -> None:
        self.full, self.half_size, self.model = model, half_size, model
        self.recipe, self.seed, self.folder = recipe, seed, folder
        self.plan = epoch_stages(recipe, transferred)
        self.transferred = transferred
        self.settings = json.loads(json.dumps(settings))
        self.history: list[dict] = []
        self.stage = ""
        several = model.output_shape[-1] > 1
        losses = keras.losses.CategoricalCrossentropy if several else keras.losses.BinaryCrossentropy
        self.loss: Callable[..., Any] = losses(from_logits=True, label_smoothing=recipe.label_smoothing)
        self.average = self.values()
        self.best = self.values()
        self.updates = 0

    def variables(self) -> list[keras.Variable]:
        """Return the variables of the present model: weights and the states of dropout's random numbers."""
        drops = [layer for layer in self.model.layers if isinstance(layer, keras.layers.Dropout) and layer.rate]
        seeds = [layer.seed_generator.state for layer in drops]
        return [*self.model.weights, *seeds]

    def values(self) -> list[np.ndarray]:
        """Return copies of the present model's weights."""
        # Copied: on the CPU NumPy would otherwise share the variable's memory.
        return [np.array(v) for v in self.model.weights]

    def assign(self, values: list[np.ndarray]) -> None:
        """Set the present model's weights."""
        for variable, value in zip(self.model.weights, values, strict=True):
            variable.assign(value)

    def enter_stage(self, stage: str) -> None:
        """Choose model, trainable layers and a new optimizer for a stage, unless it is the present one."""
        if stage == self.stage:
            return
        before, self.stage = self.model, stage
        self.model = cast(keras.Model, self.half_size) if stage == HALF_SIZE else self.full
        if self.model is not before:
            self.assign(before.get_weights())
        unfreeze(self.model, stage, self.transferred)
        self.optimizer = keras.optimizers.AdamW(weight_decay=self.recipe.weight_decay)
        self.optimizer.build(self.model.trainable_variables)
        self._step = self._make_step()

    def train_epoch(self, data: TrainingData, epoch: int, between_steps: Callable[[], None]) -> dict:
        """Train for one epoch, validate, and return the row of the history."""
        start = time.perf_counter()
        batches = training_batches(data, self.recipe, self.seed, epoch)
        steps = -(-data.epoch_size // self.recipe.batch)
        title, losses, logits, wanted = f"Epoch {epoch + 1}/{len(self.plan)}", [], [], []
        for step, batch in enumerate(tqdm(batches, title, steps, leave=False, unit="batch")):
            between_steps()
            self.optimizer.learning_rate = learning_rate(self.recipe, self.plan, epoch, step, steps)
            loss, outputs = self._step(*batch)
            self._update_average()
            if not np.isfinite(loss):
                raise TrainingError("training.loss_not_finite", loss=str(float(loss)), epoch=epoch + 1)
            losses.append(float(loss) * len(outputs))
            logits.append(outputs.numpy())
            wanted.append(batch[1].numpy())
        seconds = time.perf_counter() - start
        return {
            "epoch": epoch + 1, "stage": self.stage, "loss": sum(losses) / data.epoch_size,
            **auc_and_accuracy(np.concatenate(wanted), np.concatenate(logits)), **self._validate(data),
            "learning_rate": float(self.optimizer.learning_rate), "seconds": round(seconds, 1),
        }  # fmt: skip

    def keep_best(self, row: dict) -> None:
        """Keep the averaged weights if the epoch has the highest validation AUC so far."""
        # The AUC on images of half the side says nothing of the network that is kept.
        rivals = [r for r in self.history if (r["stage"] == HALF_SIZE) == (row["stage"] == HALF_SIZE)]
        if row["val_auc"] >= max(r["val_auc"] for r in rivals):
            self.best = [value.copy() for value in self.average]

    def has_stalled(self) -> bool:
        """Return whether the validation AUC has not risen for as many epochs as the recipe's patience."""
        areas = [row["val_auc"] for row in self.history if row["stage"] != HALF_SIZE]
        before, last = areas[: -self.recipe.patience], areas[-self.recipe.patience :]
        return bool(before) and max(last) <= max(before)

    def save(self) -> None:
        """Write the checkpoint and history.csv."""
        arrays: dict[str, Any] = {
            "state": np.array(json.dumps([self.settings, self.history, self.stage, self.updates]))
        }
        for name, values in self._groups().items():
            arrays |= {f"{name}_{i}": np.asarray(value) for i, value in enumerate(values)}
        self.folder.mkdir(parents=True, exist_ok=True)
        write_atomically(self._checkpoint(), lambda file: np.savez(file, **arrays))
        write_text(self.folder / "history.csv", pd.DataFrame(self.history, columns=HISTORY).to_csv(index=False))

    def restore(self) -> None:
        """Continue from the checkpoint, if there is one.

        Raises
        ------
        TrainingError
            Where it is of a training with other settings.
        """
        if not self._checkpoint().exists():
            return
        with np.load(self._checkpoint(), allow_pickle=False) as arrays:
            settings, history, stage, updates = json.loads(str(arrays["state"]))
            if settings != self.settings:
                other = sorted(k for k in {*settings, *self.settings} if settings.get(k) != self.settings.get(k))
                raise TrainingError("training.checkpoint_of_another_run", folder=str(self.folder), settings=other)
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

    def _update_average(self) -> None:
        self.updates += 1
        # Short memory at first, so that the start weights are soon forgotten.
        keep = min(self.recipe.average, (1 + self.updates) / (10 + self.updates))
        for average, variable in zip(self.average, self.model.weights, strict=True):
            average += (1 - keep) * (np.asarray(variable) - average)

    def _validate(self, data: TrainingData) -> dict:
        current = self.values()
        self.assign(self.average)
        logits = predict_logits(self.model, data.pixels, data.val)
        self.assign(current)
        targets, weights = data.targets[data.val], data.weights[data.val]
        loss = self.loss(targets, logits, sample_weight=weights)
        return {
            f"val_{name}": value for name, value in {"loss": float(loss), **auc_and_accuracy(targets, logits)}.items()
        }

    def _make_step(self) -> Callable[..., tuple[Any, Any]]:
        model, optimizer, loss, penalty = self.model, self.optimizer, self.loss, self.recipe.lung_penalty
        head: Any = model.get_layer(HEAD)
        both = keras.Model(model.inputs, [model.get_layer(FEATURES).output, model.output]) if penalty else None

        # Not compiled by XLA, which on a processor is many times slower.
        @tf.function
        def step(
            images: tf.Tensor, targets: tf.Tensor, weights: tf.Tensor, lungs: tf.Tensor | None
        ) -> tuple[tf.Tensor, tf.Tensor]:
            images = fit_to_input(images, model)
            with tf.GradientTape() as tape:
                if both is None:
                    logits = model(images, training=True)
                    value = loss(targets, logits, sample_weight=weights)
                else:
                    features, logits = both(images, training=True)
                    value = loss(targets, logits, sample_weight=weights)
                    value += penalty * share_outside(features, head.kernel, cast(tf.Tensor, lungs))
            gradients = tape.gradient(value, model.trainable_variables)
            optimizer.apply(gradients, model.trainable_variables)
            return value, logits

        return step
