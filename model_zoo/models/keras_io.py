"""Keras networks read from the bytes of their file, and their logits."""

import tempfile
from pathlib import Path
from typing import Any, cast

import keras
import numpy as np

from model_zoo.metrics.predictions import uncalibrated_probabilities
from model_zoo.metrics.summary import macro_auc


def load_keras_bytes(data: bytes) -> keras.Model:
    """Return the network of a .keras file, without the state of its training.

    Parameters
    ----------
    data
        Bytes of the file, checked as `read_file` does.
    """
    with tempfile.TemporaryDirectory() as folder:
        # A copy, so that Keras reads the very bytes that were checked.
        path = Path(folder, "model.keras")
        path.write_bytes(data)
        return cast(keras.Model, keras.saving.load_model(path, compile=False, safe_mode=True))


def predict_logits(model: keras.Model, pixels: np.ndarray, rows: np.ndarray, batch: int = 64) -> np.ndarray:
    """Return the logits of the given images, through Keras.

    Parameters
    ----------
    pixels
        uint8 (n, 224, 224).
    rows
        int (images,), of `pixels`.

    Returns
    -------
    np.ndarray
        float32 (images, outputs).
    """
    parts = [
        np.asarray(
            model(fit_to_input(pixels[rows[i : i + batch], ..., None].astype(np.float32), model), training=False)
        )
        for i in range(0, len(rows), batch)
    ]
    return np.concatenate(parts)


def fit_to_input(images: Any, model: keras.Model) -> Any:
    """Return images or a tensor of them at the size that the network takes: as they are, or half."""
    return images if model.input_shape[1] == images.shape[1] else keras.ops.average_pool(images, 2)


def auc_and_accuracy(targets: np.ndarray, logits: np.ndarray) -> dict[str, float]:
    """Return AUC, of more than two classes as `macro_auc`, and accuracy.

    Parameters
    ----------
    targets, logits
        (n, outputs).

    Returns
    -------
    dict
        "auc" and "accuracy", 0..1.
    """
    probability = uncalibrated_probabilities(logits)
    truth = (targets[:, 0] > 0.5).astype(int) if targets.shape[1] == 1 else targets.argmax(axis=1)
    accuracy = (probability.argmax(axis=1) == truth).mean()
    return {"auc": float(macro_auc(truth, probability)), "accuracy": float(accuracy)}
