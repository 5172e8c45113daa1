"""Logits of a model to probabilities, predicted classes and confidence, by the decision on its card. NumPy only."""

from __future__ import annotations  # so that serving imports this without pandas

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike

from model_zoo.core.card import Calibration
from model_zoo.core.coded_messages import CodedError

if TYPE_CHECKING:
    import pandas as pd


class LabelError(CodedError):
    """Label that is none of the model's classes."""


def sigmoid(x: ArrayLike) -> Any:
    """Return 1 / (1 + exp(-x)) as float64 of the same shape, without overflow."""
    return 0.5 * (1.0 + np.tanh(0.5 * np.asarray(x, dtype=np.float64)))


def calibrated_probability(logit: Any, decision: Calibration) -> Any:
    """Return the probability of the second of two classes, 0..1.

    Parameters
    ----------
    logit
        Of any shape.
    decision
        As on the card.
    """
    return sigmoid((logit - decision["offsets"][0]) / decision["temperature"])


def probabilities(logits: ArrayLike, decision: Calibration) -> np.ndarray:
    """Return the calibrated probabilities, float64 (n, K), 0..1.

    Parameters
    ----------
    logits
        (n, 1) for two classes, (n, K) for more.
    decision
        As on the card.
    """
    logits = np.asarray(logits, dtype=np.float64)
    if logits.shape[1] == 1:
        second = calibrated_probability(logits, decision)
        return np.hstack([1 - second, second])
    scaled = (logits - decision["offsets"]) / decision["temperature"]
    raised = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)


def uncalibrated_probabilities(logits: ArrayLike) -> np.ndarray:
    """Return the network's own probabilities, before calibration; as `probabilities`."""
    return probabilities(logits, {"temperature": 1.0, "offsets": [0.0] * np.shape(logits)[1]})


def output_classes(classes: Sequence[str]) -> tuple[str, ...]:
    """Return the classes that have an output of their own: the second of two, each of more."""
    return tuple(classes[1:] if len(classes) == 2 else classes)


def logit_columns(classes: Sequence[str]) -> list[str]:
    """Return the columns of a predictions frame that hold the outputs, in their order."""
    return ["logit"] if len(classes) == 2 else [f"logit_{name}" for name in output_classes(classes)]


def logits_of(frame: pd.DataFrame, classes: Sequence[str]) -> np.ndarray:
    """Return the logits of a predictions frame, float64 (n, outputs).

    Raises
    ------
    KeyError
        Where a column is missing.
    """
    return frame[logit_columns(classes)].to_numpy(dtype=np.float64)


def truth_of(frame: pd.DataFrame, classes: Sequence[str]) -> np.ndarray:
    """Return the true class of each row of a frame with the column label, int (n,).

    Raises
    ------
    LabelError
        For a label that is none of the classes.
    """
    if unknown := set(frame["label"]) - set(classes):
        raise LabelError("metrics.label_unknown", label=min(unknown), labels=list(classes))
    places = {name: place for place, name in enumerate(classes)}
    return np.array([places[label] for label in frame["label"]])


def predicted_class(probability: np.ndarray, threshold: float | None) -> np.ndarray:
    """Return the predicted class of each image, int (n,).

    Parameters
    ----------
    threshold
        On the probability of the second of two classes; None: the most probable class is predicted.
    """
    return probability.argmax(axis=1) if threshold is None else (probability[:, 1] >= threshold).astype(int)


def confidence(probability: np.ndarray, threshold: float | None) -> np.ndarray:
    """Return the confidence of each prediction, float (n,), 0..1.

    Of two classes it is the distance of the probability from the threshold; of more, the probability of the predicted
    class.
    """
    return probability.max(axis=1) if threshold is None else np.abs(probability[:, 1] - threshold)
