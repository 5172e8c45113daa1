"""Record of a prediction: the radiograph, the model, what it predicts, and how far that can be believed."""

import hashlib
import platform
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

import numpy as np

import model_zoo
from model_zoo.core.card import Card
from model_zoo.core.coded_messages import Message, message_from_json
from model_zoo.explain.faithfulness import heat_location
from model_zoo.explain.methods import METHODS
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.inference.input_gate import input_check_message
from model_zoo.inference.predictor import LoadedModel, Prediction
from model_zoo.metrics.predictions import output_classes

LIBRARIES = ("ai-edge-litert", "imagecodecs", "numpy", "pillow", "pydicom")
HEADLINE = ("auc", "accuracy", "sensitivity", "specificity")


@dataclass(frozen=True)
class DrawnHeatMap:
    """A heat map as a page shows it.

    Attributes
    ----------
    method
        One of METHODS.
    label
        The class for which it shows evidence.
    values
        Float32 (height, width), in the method's unit.
    warm
        Uint8, as the method draws them.
    """

    method: str
    label: str
    values: np.ndarray
    warm: np.ndarray


def reading_record(
    radiograph: Radiograph,
    reading: Prediction,
    model: LoadedModel,
    drawn: DrawnHeatMap | None,
    lungs: np.ndarray | None,
) -> dict[str, Any]:
    """Return everything that a report of the prediction states, as JSON holds it; nothing that names file or patient.

    Parameters
    ----------
    radiograph, reading, model
        What was predicted, for what, and by what.
    drawn
        None where no heat map is shown.
    lungs
        Bool (224, 224), or None where they are not known.
    """
    card = model.card
    return {
        "format": "thoraxlens reading 2",
        **{entry: [_said(message_from_json(said)) for said in card[entry]] for entry in ("intended_use", "limits")},
        "reading": _reading(reading, card),
        "gate": {"outcome": reading.finding.outcome, **_said(input_check_message(reading.finding))},
        "heat_map": _heat_map(drawn, lungs) if drawn else None,
        "picture": {
            "height": radiograph.pixels.shape[0],
            "width": radiograph.pixels.shape[1],
            "dtype": str(radiograph.pixels.dtype),
            "sha256": hashlib.sha256(radiograph.pixels.tobytes()).hexdigest(),
            "notes": [_said(note) for note in radiograph.notes],
        },
        "model": _model(card, model),
        "program": {
            "thoraxlens": model_zoo.__version__,
            "python": platform.python_version(),
            **{name: version(name) for name in LIBRARIES},
        },
    }


def _said(message: Message) -> dict[str, Any]:
    """Return a message in English for people, and as a code for programs that say it in another language."""
    return {"words": str(message), "message": message.as_json()}


def _reading(reading: Prediction, card: Card) -> dict:
    decision, classes = card["decision"], card["classes"]
    if len(classes) == 2:
        threshold, limit = decision["threshold"] or 0.0, decision["unsure_below"]
        rule = {
            "threshold": threshold,
            "not_sure_from": max(threshold - limit, 0.0),
            "not_sure_to": min(threshold + limit, 1.0),
        }
    else:
        rule = {"not_sure_below": decision["unsure_below"]}
    return {
        "label": reading.label,
        "sure": reading.sure,
        "probabilities": dict(zip(classes, map(float, reading.probabilities), strict=True)),
        "logits": dict(zip(output_classes(classes), map(float, reading.logits), strict=True)),
        **rule,
    }


def _heat_map(drawn: DrawnHeatMap, lungs: np.ndarray | None) -> dict:
    method = METHODS[drawn.method]
    return {
        "method": drawn.method,
        "title": str(method.title),
        "reference": method.reference,
        "class": drawn.label,
        "speaks_for": method.signed,
        "unit": str(method.unit or ""),
        "largest": float(drawn.values.max()),
        **{f"share_{name}": share for name, share in heat_location(drawn.warm, lungs)._asdict().items()},
    }


def _model(card: Card, model: LoadedModel) -> dict:
    summary = card["metrics"]["test"]["summary"]
    return {
        "name": card["name"],
        "title": str(message_from_json(card["title"])),
        "classes": card["classes"],
        "created": card["created"],
        "made_by": card["version"],
        "sha256": _digests(card, model),
        "data": {key: card["data"][key] for key in ("name", "images", "fingerprint")},
        "test": {name: summary[name] for name in HEADLINE if name in summary},
        "licence": str(message_from_json(card["licence"])),
    }


def _digests(card: Card, model: LoadedModel) -> dict[str, str]:
    """Return the SHA-256 of every network that took part, by the file it is in."""
    return {f"{n.card['name']}/model.tflite": n.card["files"]["model.tflite"] for n in model.networks}
