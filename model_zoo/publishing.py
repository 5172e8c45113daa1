"""Trained network to stored model: export, calibrate, evaluate once, write the card."""

import io
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import keras
import numpy as np
import pandas as pd

from model_zoo import __version__
from model_zoo.artifacts import write_model
from model_zoo.calibration import fit_calibration
from model_zoo.evaluation import calibrated, summary
from model_zoo.export import head_arrays, to_litert
from model_zoo.images import SIZE
from model_zoo.inference import LoadedModel
from model_zoo.training import HISTORY, predict_logits

INTENDED_USE = (
    "Research and teaching: to explore what a network says of a frontal chest radiograph like those it was trained on, "
    "and why. Not for diagnosis, triage or any decision about a patient."
)
LIMITS = (
    "Nothing is known of patients, hospitals, devices and views other than those of its training data; for the public "
    "pediatric pneumonia set these are children of one to five years in one hospital.",
    "It knows two classes only: any other disease is forced into one of them.",
    "The heat map locates poorly in radiographs, worst for small findings (Saporta 2022).",
)
THRESHOLD = 0.5  # on the calibrated probability
LARGEST_ROUNDING = 0.002  # in any probability, that float16 weights may cost
LIBRARIES = ("tensorflow", "keras", "ai-edge-litert", "numpy", "pillow", "scikit-learn")


class ExportError(RuntimeError):
    """An exported network that does not compute what the trained one does."""


def publish(name, spec, model, dataset, pixels, copies, history, facts, statistics, root: Path | None = None) -> dict:
    """Store a trained network with everything the pages show; returns the card.

    dataset: frame with splits, rows equal to those of pixels (uint8). copies: (rows, pixels) of other copies of
    validation images, or None. facts: entries the training command adds to the card (recipe, weights, data, seed).
    Validation fixes calibration and precision; then the exported file scores the test split, once.
    Raises ExportError where the exported network does not compute what the trained one does.
    """
    classes = facts["classes"]
    held_out = np.flatnonzero(dataset["split"].isin(["val", "test"]))
    frame = dataset.iloc[held_out][["image_id", "group", "split", "label", "subtype"]]
    frame = frame.rename(columns={"group": "patient"}).reset_index(drop=True)
    positive, val = (frame["label"] == classes[1]).to_numpy(), (frame["split"] == "val").to_numpy()
    keras_logit = predict_logits(model, pixels, held_out)[:, 0]
    temperature, offset = fit_calibration(positive[val], keras_logit[val])
    decision = {
        "temperature": temperature,
        "offset": offset,
        "threshold": THRESHOLD,
        "fixed_on": "validation",
        "rule": f"a missed {classes[1]} and a false alarm cost the same, for an even chance of either beforehand",
    }
    network, precision = _export(model, pixels[held_out[val]], keras_logit[val], decision)
    loaded = _load(network, model)
    logit = _logits(loaded, pixels[held_out])
    frame["logit"] = logit
    probability, keras_probability = calibrated(logit, decision), calibrated(keras_logit, decision)
    card = {
        "name": name,
        "version": __version__,
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "title": spec.title,
        "architecture": {
            "name": spec.name,
            "description": spec.build.__doc__.strip().splitlines()[0],
            "parameters": model.count_params(),
            "features": list(loaded.outputs(np.zeros((SIZE, SIZE), np.float32))[1].shape),
            "reference": spec.reference,
        },
        "input": {
            "shape": [SIZE, SIZE, 1],
            "dtype": "float32",
            "range": [0, 255],
            "resize": "grey, stretched to 224 x 224 with Pillow's antialiased bilinear filter",
        },
        **facts,
        "statistics": statistics,
        "decision": decision,
        "metrics": {
            split: summary(positive[rows], probability[rows], THRESHOLD, frame["patient"][rows])
            for split in ("val", "test")
            for rows in [(frame["split"] == split).to_numpy()]
        },
        "litert_against_keras": {
            "precision": precision,
            "images": len(frame),
            **_gap(probability, keras_probability),
        },
        "intended_use": INTENDED_USE,
        "limits": list(LIMITS),
        "licence": spec.licence,
        "libraries": {"python": platform.python_version(), **{p: version(p) for p in LIBRARIES}},
    }
    if copies is not None:
        rows, others = copies
        here, there = (calibrated(_logits(loaded, pictures), decision) for pictures in (pixels[rows], others))
        card["other_copies"] = {"split": "val", "images": len(rows), **_gap(here, there)}

    def fill(folder: Path) -> None:
        (folder / "model.tflite").write_bytes(network)
        np.savez(folder / "head.npz", **head_arrays(model))
        # Rebuilt around the same layers: uncompiled, so that no optimizer is stored.
        keras.Model(model.input, model.output, name=model.name).save(folder / "model.keras")
        pd.DataFrame(history, columns=HISTORY).to_csv(folder / "history.csv", index=False, float_format="%.7g")
        frame.round({"logit": 5}).to_csv(folder / "predictions.csv", index=False)

    write_model(name, card, fill, root)
    return card


def _export(model, pictures, keras_logit, decision) -> tuple[bytes, str]:
    """The LiteRT file and the precision of its weights: float16 where that keeps every probability of the pictures."""
    for precision in ("float16", "float32"):
        network = to_litert(model, precision)
        logit = _logits(_load(network, model), pictures)
        gap = np.abs(calibrated(logit, decision) - calibrated(keras_logit, decision)).max()
        if gap <= LARGEST_ROUNDING:
            return network, precision
    raise ExportError(f"The exported {model.name} differs from the trained one by {gap:.3f} in probability.")


def _load(network: bytes, model) -> LoadedModel:
    head = io.BytesIO()
    np.savez(head, **head_arrays(model))
    return LoadedModel({}, network, head.getvalue())


def _logits(model: LoadedModel, pictures: np.ndarray) -> np.ndarray:
    return np.array([model.outputs(picture.astype(np.float32))[0][0] for picture in pictures], dtype=np.float64)


def _gap(one: np.ndarray, other: np.ndarray) -> dict:
    """How far two readings of the same images are apart, in probability and in labels."""
    gap = np.abs(one - other)
    return {
        "median": float(np.median(gap)),
        "percentile_95": float(np.percentile(gap, 95)),
        "largest": float(gap.max()),
        "label_flips": int(((one >= THRESHOLD) != (other >= THRESHOLD)).sum()),
    }
