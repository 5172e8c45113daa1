"""Keras networks: read from the bytes of their file, and what they say of pictures."""

import tempfile
from pathlib import Path

import keras
import numpy as np

from model_zoo.metrics.summary import macro_auc, uncalibrated_probabilities


def load_keras_bytes(data: bytes) -> keras.Model:
    """The network in a .keras file, without its training. data: checked, as read_file() does; it is read as it is."""
    with tempfile.TemporaryDirectory() as folder:
        # A copy: what Keras reads must be the very bytes that were checked.
        path = Path(folder, "model.keras")
        path.write_bytes(data)
        return keras.saving.load_model(path, compile=False, safe_mode=True)


def predict_logits(model: keras.Model, pixels: np.ndarray, rows: np.ndarray, batch: int = 64) -> np.ndarray:
    """Logits float32 (len(rows), outputs) of the given rows of pixels, through Keras."""
    parts = [
        keras.ops.convert_to_numpy(
            model(fit_to_input(pixels[rows[i : i + batch], ..., None].astype(np.float32), model), training=False)
        )
        for i in range(0, len(rows), batch)
    ]
    return np.concatenate(parts)


def fit_to_input(images, model: keras.Model):
    """The pictures at the size the network takes: as they are, or half."""
    return images if model.input_shape[1] == images.shape[1] else keras.ops.average_pool(images, 2)


def auc_and_accuracy(targets: np.ndarray, logits: np.ndarray) -> dict:
    """AUC (macro, one against the rest, of more than two classes) and accuracy; targets, logits: (n, outputs)."""
    probability = uncalibrated_probabilities(logits)
    truth = (targets[:, 0] > 0.5).astype(int) if targets.shape[1] == 1 else targets.argmax(axis=1)
    accuracy = (probability.argmax(axis=1) == truth).mean()
    return {"auc": float(macro_auc(truth, probability)), "accuracy": float(accuracy)}
