"""Export of a trained network, held against the network as it was trained."""

import io
from typing import Any

import keras
import numpy as np

from model_zoo.core.card import Agreement, Decision
from model_zoo.core.coded_messages import CodedError
from model_zoo.data.preparation import Prepared
from model_zoo.evaluation.pipeline import fit_decision_rule
from model_zoo.evaluation.robustness import prediction_agreement
from model_zoo.export.float16 import LARGE, convert_to_float16, round_weights
from model_zoo.export.litert_converter import convert_classifier, head_arrays
from model_zoo.inference.litert import Network
from model_zoo.inference.predictor import LoadedModel
from model_zoo.metrics.predictions import probabilities
from model_zoo.models.keras_io import predict_logits

NO_CARD: Any = {}  # of a model under way, whose logits alone are used
LARGEST_ROUNDING = 0.002  # in any probability, that float16 weights may cost


HALF = f"float16 in arrays of {LARGE:,} numbers and more"


class ExportError(CodedError):
    """An exported network whose predictions differ from those of the trained one."""


def export_checked(
    model: keras.Model, prepared: Prepared, classes: list[str], compact: bool
) -> tuple[bytes, bytes, Decision, dict[str, Any]]:
    """Return LiteRT file, head, decision rule, and how far predictions are from the trained network's."""
    weights, as_trained = model.get_weights(), keras_logits(model, prepared)
    for precision in (HALF, "float32"):
        model.set_weights(weights)
        if precision == HALF and not compact:
            round_weights(model)
        network = convert_classifier(model)
        if precision == HALF:
            network = convert_to_float16(network)
        head = _npz(head_arrays(model))
        loaded = LoadedModel(NO_CARD, Network(network, head))
        decision = fit_decision_rule(loaded.logits, classes, prepared)
        gap = litert_agreement(as_trained, loaded, decision, prepared)
        if gap["val"]["largest"] <= LARGEST_ROUNDING:
            return network, head, decision, {"precision": precision, **gap}
    difference = gap["val"]["largest"]
    raise ExportError("evaluation.export_differs", name=model.name, difference=difference, limit=LARGEST_ROUNDING)


def _rows(prepared: Prepared) -> dict[str, np.ndarray]:
    split = prepared.dataset.frame["split"]
    return {name: np.flatnonzero(split == name) for name in ("val", "test")}


def keras_logits(model: keras.Model, prepared: Prepared) -> dict[str, np.ndarray]:
    """Return Keras' logits of the plain validation and test images."""
    return {name: predict_logits(model, prepared.dataset.pixels, rows) for name, rows in _rows(prepared).items()}


def litert_agreement(
    of_keras: dict[str, np.ndarray], loaded: LoadedModel, decision: Decision, prepared: Prepared
) -> dict[str, Agreement]:
    """Return how far predictions of the LiteRT file are from those of Keras on these images."""
    result = {}
    for name, rows in _rows(prepared).items():
        logits = of_keras[name], loaded.logits(prepared.dataset.pixels[rows])
        result[name] = prediction_agreement(*(probabilities(values, decision) for values in logits))
    return result


def _npz(arrays: dict[str, Any]) -> bytes:
    file = io.BytesIO()
    np.savez(file, **arrays)
    return file.getvalue()
