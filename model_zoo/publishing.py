"""Trained network to stored model: export, calibrate, evaluate once, write the card."""

import platform
import tempfile
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import keras
import numpy as np
import pandas as pd

from model_zoo import __version__
from model_zoo.artifacts import write_model
from model_zoo.calibration import fit_temperature, fit_threshold
from model_zoo.evaluation import sigmoid, summary
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
LIBRARIES = ("tensorflow", "keras", "ai-edge-litert", "numpy", "pillow", "scikit-learn")


class ExportError(RuntimeError):
    """An exported network that does not compute what the trained one does."""


def publish(name, spec, model, dataset, pixels, copies, history, facts, statistics, root: Path | None = None) -> dict:
    """Store a trained network with everything the pages show; returns the card.

    dataset: frame with splits, rows equal to those of pixels (uint8). copies: (rows, pixels) of other copies of
    validation images, or None. facts: entries the training command adds to the card (recipe, weights, data, seed).
    Validation fixes temperature and threshold; only then is the test split scored, by the exported file, once.
    """
    network, head = to_litert(model), head_arrays(model)
    loaded = _load(network, head)
    classes = facts["classes"]
    held_out = np.flatnonzero(dataset["split"].isin(["val", "test"]))
    frame = dataset.iloc[held_out][["image_id", "group", "split", "label", "subtype"]]
    frame = frame.rename(columns={"group": "patient"}).reset_index(drop=True)
    frame["logit"] = [_logit(loaded, pixels[row]) for row in held_out]
    if not np.isfinite(frame["logit"]).all():
        raise ExportError(f"The exported {spec.name} gives logits that are no numbers; nothing was stored.")
    val = (frame["split"] == "val").to_numpy()
    positive, logit = (frame["label"] == classes[1]).to_numpy(), frame["logit"].to_numpy()
    temperature = fit_temperature(positive[val], logit[val])
    threshold_logit = fit_threshold(positive[val], logit[val])
    keras_logit = predict_logits(model, pixels, held_out)[:, 0]
    gap = np.abs(sigmoid(logit / temperature) - sigmoid(keras_logit / temperature))
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
        "decision": {
            "temperature": temperature,
            "threshold": float(sigmoid(threshold_logit / temperature)),
            "fixed_on": "validation",
            "threshold_rule": "a missed pneumonia and a false alarm cost the same per case of either class "
            "(logistic fit on validation, classes weighted equally)",
            "prevalence": 0.5,
        },
        "metrics": {
            split: summary(positive[rows], logit[rows], threshold_logit, frame["patient"][rows])
            for split in ("val", "test")
            if (rows := (frame["split"] == split).to_numpy()).any()
        },
        "litert_against_keras": {
            "images": len(frame),
            "largest_probability_difference": float(gap.max()),
            "label_flips": int(((logit >= threshold_logit) != (keras_logit >= threshold_logit)).sum()),
        },
        "intended_use": INTENDED_USE,
        "limits": list(LIMITS),
        "licence": spec.licence,
        "libraries": {"python": platform.python_version(), **{p: version(p) for p in LIBRARIES}},
    }
    if copies is not None:
        card["other_copies"] = _compare_copies(loaded, pixels, copies, temperature, threshold_logit)

    def fill(folder: Path) -> None:
        (folder / "model.tflite").write_bytes(network)
        np.savez(folder / "head.npz", **head)
        # Rebuilt around the same layers: uncompiled, so that no optimizer is stored.
        keras.Model(model.input, model.output, name=model.name).save(folder / "model.keras")
        pd.DataFrame(history, columns=HISTORY).round(6).to_csv(folder / "history.csv", index=False)
        frame.round({"logit": 5}).to_csv(folder / "predictions.csv", index=False)

    write_model(name, card, fill, root)
    return card


def _load(network: bytes, head: dict) -> LoadedModel:
    with tempfile.TemporaryFile() as file:
        np.savez(file, **head)
        file.seek(0)
        return LoadedModel({}, network, file.read())


def _logit(model: LoadedModel, pixels: np.ndarray) -> float:
    return float(model.outputs(pixels.astype(np.float32))[0][0])


def _compare_copies(loaded, pixels, copies, temperature, threshold_logit) -> dict:
    """How far the probability moves when an image comes as another copy; on validation images only."""
    rows, others = copies
    here = np.array([_logit(loaded, pixels[row]) for row in rows])
    there = np.array([_logit(loaded, image) for image in others])
    gap = np.abs(sigmoid(here / temperature) - sigmoid(there / temperature))
    return {
        "split": "val",
        "images": len(rows),
        "median": float(np.median(gap)),
        "percentile_95": float(np.percentile(gap, 95)),
        "label_flips": int(((here >= threshold_logit) != (there >= threshold_logit)).sum()),
    }
