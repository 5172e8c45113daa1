"""Calibration and measurement of a model by its predictions: figures, robustness, external test set, heat maps."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from tqdm import tqdm

from model_zoo.core.card import Calibration, Card, Decision, FaithfulnessRow, Shortcuts
from model_zoo.core.coded_messages import Message
from model_zoo.core.model_store import ArtifactError, amend_card, read_card
from model_zoo.data.lung_masks import find_masks, read_mask
from model_zoo.data.manifest import DataError
from model_zoo.data.pixel_cache import Dataset
from model_zoo.data.preparation import Prepared
from model_zoo.data.shortcuts.audit import audit_shortcuts
from model_zoo.data.shortcuts.audit_text import audit_summary
from model_zoo.evaluation.robustness import external_drop, measure_robustness, prediction_agreement
from model_zoo.explain.faithfulness import faithfulness_table
from model_zoo.explain.methods import usable_methods
from model_zoo.inference.input_gate import FILE as GATE_FILE
from model_zoo.inference.predictor import LoadedModel, load_model
from model_zoo.metrics.calibration import fit_calibration, indeterminate_below
from model_zoo.metrics.classification import class_balanced
from model_zoo.metrics.predictions import (
    confidence,
    logit_columns,
    predicted_class,
    probabilities,
    truth_of,
    uncalibrated_probabilities,
)
from model_zoo.metrics.summary import calibration_errors, metrics_by_split
from model_zoo.training.input_gate import fit_gate_reference
from model_zoo.transforms.augmentation import VERSIONS, augmented_versions

THRESHOLD = 0.5  # on the calibrated probability, of two classes
RISK = 0.02  # share of wrong predictions among the determinate ones on validation, classes weighing the same
# How much the plain validation images count in the calibration beside perturbed ones: the first share that does not
# make plain ones worse.
PLAIN_SHARES = (0.5, 2 / 3, 0.8, 0.9, 1.0)
WORSENED = 0.01  # calibration error of plain images that the calibration may add


def fit_decision_rule(logits: Callable[[np.ndarray], np.ndarray], classes: list[str], prepared: Prepared) -> Decision:
    """Fix calibration, threshold and indeterminate band on the validation images, plain and perturbed.

    Networks are more confident on images made exactly like their training images than on those that users bring, so the
    calibration is fitted on both: half the weight on the plain images, and more where it would otherwise make plain
    images worse calibrated than they are without.

    Parameters
    ----------
    logits
        Takes images (n, 224, 224), returns logits (n, outputs).
    classes
        In the order of the outputs.
    prepared
        The data; of each validation image VERSIONS randomly perturbed versions are used, drawn as in training.
    """
    val = prepared.training.val
    truth = truth_of(prepared.dataset.frame.iloc[val], classes)
    plain, perturbed = logits(prepared.dataset.pixels[val]), []
    for version in range(VERSIONS):
        batches = augmented_versions(prepared.dataset.pixels, val, seed=version)
        perturbed.append(np.concatenate([logits(batch.numpy()[..., 0]) for batch in batches]))
    threshold = THRESHOLD if len(classes) == 2 else None
    calibration, share = _calibration(truth, plain, np.concatenate(perturbed))
    probability, truths = probabilities(np.concatenate([plain, *perturbed]), calibration), np.tile(truth, 1 + VERSIONS)
    weight = class_balanced(truths, np.repeat([1.0, 1 / VERSIONS], [len(truth), VERSIONS * len(truth)]))
    wrong = predicted_class(probability, threshold) != truths
    values = {"versions": VERSIONS, "plain": round(100 * share)}
    return {
        **calibration,
        "threshold": threshold,
        "unsure_below": indeterminate_below(wrong, confidence(probability, threshold), weight, RISK),
        "risk": RISK,
        "fixed_on": Message("evaluation.fixed_on_mixture", values).as_json(),
        "rule": _rule(classes).as_json(),
    }


def _calibration(truth: np.ndarray, plain: np.ndarray, perturbed: np.ndarray) -> tuple[Calibration, float]:
    """Return the calibration, and the share of PLAIN_SHARES that the plain images had in it."""
    both, truths = np.concatenate([plain, perturbed]), np.tile(truth, 1 + len(perturbed) // len(plain))
    without = calibration_errors(truth, uncalibrated_probabilities(plain))
    for share in PLAIN_SHARES:
        counts = np.repeat([share / len(plain), (1 - share) / len(perturbed)], [len(plain), len(perturbed)])
        temperature, offsets = fit_calibration(truths, both, counts)
        calibration: Calibration = {"temperature": temperature, "offsets": offsets}
        errors = calibration_errors(truth, probabilities(plain, calibration))
        if all(errors[name] <= without[name] + WORSENED for name in ("ece", "ece_balanced")):
            break
    return calibration, share


def measure_model(
    model: LoadedModel, prepared: Prepared, external: Dataset | None
) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Predict validation, test and external images, on which nothing is chosen here, and return all figures.

    Parameters
    ----------
    model
        Its card has classes and decision.
    prepared
        The data of the model.
    external
        External test set with the model's classes, or None.

    Returns
    -------
    tuple
        Entries of the card: metrics, robustness, gate and, where there are such images, other_copies and external.
        Files by name: gate.npz, as `load_gate_reference` reads it, and predictions.csv with a row per image: image_id,
        patient (the key by number alone), split, label, subtype, elsewhere (1 where a test image's patient occurs in
        training or validation too, by that key), and the logits.
    """
    classes, decision = model.card["classes"], model.card["decision"]
    frame, pixels = prepared.dataset.frame, prepared.dataset.pixels
    test = np.flatnonzero(frame["split"] == "test")
    tables = [_predictions(model, frame.iloc[rows], pixels[rows]) for rows in (prepared.training.val, test)]
    seen = set(frame.loc[frame["split"] != "test", "group"])
    tables[1]["elsewhere"] = tables[1]["patient"].isin(list(seen)).astype(int)
    if external is not None:
        tables.append(_predictions(model, external.frame.assign(split="external"), external.pixels))
    predictions = pd.concat(tables, ignore_index=True).round(dict.fromkeys(logit_columns(classes), 5))
    reference, gate = fit_gate_reference(prepared, external)
    card: dict[str, Any] = {
        "metrics": metrics_by_split(predictions, classes, decision),
        "robustness": measure_robustness(model.probabilities, pixels[test], truth_of(frame.iloc[test], classes)),
        "gate": gate,
    }
    if prepared.validation_copies is not None:
        rows, others = prepared.validation_copies
        here, there = model.probabilities(pixels[rows]), model.probabilities(others)
        card["other_copies"] = {"split": "val", "images": len(rows), **prediction_agreement(here, there)}
    if external is not None:
        home, away = (card["metrics"][split]["summary"] for split in ("test", "external"))
        card["external"] = {"images": len(external.frame), "fall": external_drop(home, away)}
    arrays = io.BytesIO()
    np.savez(arrays, mean=reference.mean, whitening=reference.whitening)
    return card, {GATE_FILE: arrays.getvalue(), "predictions.csv": predictions.to_csv(index=False).encode()}


def measure_faithfulness(
    name: str, prepared: Prepared, masks: Path | None, limit: int, root: Path | None = None
) -> list[FaithfulnessRow]:
    """Measure the faithfulness of a stored model's heat maps on validation images, and store it on the card.

    Parameters
    ----------
    name
        Of the stored model.
    prepared
        The data that it was trained on.
    masks
        Folder of lung masks named like the images; only images that have one are then used.
    limit
        Images at most.
    root
        Folder of stored models; by default that of the program.

    Returns
    -------
    list of FaithfulnessRow
        Of every method that suits the model, as `faithfulness_table`.

    Raises
    ------
    ArtifactError
        Where the model is missing or damaged, or was replaced in the meantime.
    DataError
        For another split, and for a mask that cannot be used or none at all.
    """
    model, ids = load_model(name, root), prepared.dataset.frame["image_id"].tolist()
    check_same_split(model.card, prepared.split)
    rows, files = prepared.training.val, find_masks(masks) if masks else {}
    if masks:
        rows = np.array([row for row in rows if ids[row] in files], dtype=int)
        if not len(rows):
            raise DataError("evaluation.masks_unrelated", folder=str(masks))
    rows = rows[np.linspace(0, len(rows) - 1, min(limit, len(rows))).astype(int)]

    def images() -> Iterator[tuple[np.ndarray, np.ndarray | None]]:
        for row in tqdm(rows, desc=name, unit="image"):
            yield prepared.dataset.pixels[row].astype(np.float32), read_mask(files[ids[row]]) if masks else None

    table = faithfulness_table(model, images(), usable_methods(model))
    if read_card(name, root)["files"] != model.card["files"]:
        raise ArtifactError("evaluation.replaced_meanwhile", name=name)
    amend_card(name, {"faithfulness": {"split": "val", "rows": table}}, root)
    return table


def measure_shortcuts(prepared: Prepared) -> Shortcuts:
    """Return what cards hold of the shortcut audit of a data set."""
    return audit_summary(audit_shortcuts(prepared.dataset.frame, prepared.dataset.pixels).facts)


def store_shortcuts(name: str, prepared: Prepared, shortcuts: Shortcuts, root: Path | None = None) -> None:
    """Store a shortcut audit on the card of a model.

    Parameters
    ----------
    name
        Of the stored model.
    prepared
        The data that it was trained on.
    shortcuts
        As `measure_shortcuts` returns them of that data.
    root
        Folder of stored models; by default that of the program.

    Raises
    ------
    ArtifactError
        Where the model is missing or damaged.
    DataError
        For another split.
    """
    check_same_split(read_card(name, root), prepared.split)
    amend_card(name, {"shortcuts": shortcuts}, root)


def check_same_split(card: Card, split: str) -> None:
    """Raise unless these images were held out when the model was trained.

    Parameters
    ----------
    card
        Of the model.
    split
        As of `Prepared`.

    Raises
    ------
    DataError
        Where they were not.
    """
    if card["data"]["split"] != split:
        raise DataError("evaluation.other_split", name=card["name"])


def _rule(classes: list[str]) -> Message:
    if len(classes) == 2:
        return Message("evaluation.rule_equal_costs", {"label": classes[1]})
    return Message("evaluation.rule_most_probable")


def _predictions(model: LoadedModel, frame: pd.DataFrame, pixels: np.ndarray) -> pd.DataFrame:
    table = frame.loc[:, ["image_id", "group", "split", "label", "subtype"]].rename(columns={"group": "patient"})
    # An image of an unknown patient counts as a patient, under its name: its path would tell where it was stored.
    table["patient"] = table["patient"].where(frame["group"] != frame["path"], frame["image_id"])
    columns = logit_columns(model.card["classes"])
    return table.assign(elsewhere=0, **dict(zip(columns, model.logits(pixels).T, strict=True)))
