"""How good a model is, from its own readings: calibration, predictions, robustness, another hospital."""

import io
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
from tqdm import tqdm

from model_zoo.core.card import Card, Decision, FaithfulnessRow
from model_zoo.core.coded_messages import Message
from model_zoo.core.model_store import ArtifactError, amend_card, read_card
from model_zoo.data.lung_masks import find_masks, read_mask
from model_zoo.data.manifest import DataError
from model_zoo.data.pixel_cache import Dataset
from model_zoo.data.preparation import Prepared
from model_zoo.evaluation.robustness import external_drop, measure_robustness, prediction_agreement
from model_zoo.explain.faithfulness import faithfulness_table
from model_zoo.explain.methods import usable_methods
from model_zoo.inference.input_gate import FILE as GATE_FILE
from model_zoo.inference.predictor import LoadedModel, load_model
from model_zoo.metrics.calibration import fit_calibration
from model_zoo.metrics.summary import confidence, logit_columns, metrics_by_split, probabilities, truth_of
from model_zoo.training.input_gate import fit_gate_reference
from model_zoo.transforms.augmentation import VERSIONS, augmented_versions

THRESHOLD = 0.5  # on the calibrated probability, of two classes
UNSURE = 0.1  # share of the validation readings, the least sure, that mark what is "not sure" from then on


def fit_decision_rule(logits, classes: list[str], prepared: Prepared) -> Decision:
    """Calibration, threshold and the confidence below which a label is not sure, all fixed on validation.

    logits: takes pictures (n, 224, 224), returns logits (n, outputs). Each validation image is read in VERSIONS random
    versions, altered as in training: networks are surer of pictures made exactly like their training pictures than of
    those that users bring, and so the calibration is fitted on pictures that vary.
    """
    val = prepared.training.val
    truth, read = truth_of(prepared.dataset.frame.iloc[val], classes), []
    for version in range(VERSIONS):
        batches = augmented_versions(prepared.dataset.pixels, val, seed=version)
        read.append(np.concatenate([logits(batch.numpy()[..., 0]) for batch in batches]))
    read, two = np.concatenate(read), len(classes) == 2
    temperature, offsets = fit_calibration(np.tile(truth, VERSIONS), read)
    rule = {"temperature": temperature, "offsets": offsets, "threshold": THRESHOLD if two else None}
    return rule | {
        "unsure_below": float(np.quantile(confidence(probabilities(read, rule), rule["threshold"]), UNSURE)),
        "fixed_on": Message("evaluation.fixed_on_validation", {"versions": VERSIONS}).as_json(),
        "rule": _rule(classes).as_json(),
    }


def measure_model(model: LoadedModel, prepared: Prepared, external: Dataset | None) -> tuple[dict, dict[str, bytes]]:
    """Read validation, test and external images, by which nothing is chosen here, and say what the card says of them.

    model: its card holds classes and decision. external: images of another hospital with classes of the model's.
    Returns the card's entries metrics, robustness, gate and, where there are such images, other_copies and external;
    and files by name: gate.npz, as load_reference() reads it, and predictions.csv, one row per image, columns image_id,
    patient (the key by number alone), split, label, subtype, elsewhere (1 where a test image's patient occurs in
    training or validation too, by that key), and the logits.
    """
    classes, decision = model.card["classes"], model.card["decision"]
    frame, pixels = prepared.dataset.frame, prepared.dataset.pixels
    test = np.flatnonzero(frame["split"] == "test")
    tables = [_predictions(model, frame.iloc[rows], pixels[rows]) for rows in (prepared.training.val, test)]
    seen = set(frame.loc[frame["split"] != "test", "group"])
    tables[1]["elsewhere"] = tables[1]["patient"].isin(seen).astype(int)
    if external is not None:
        tables.append(_predictions(model, external.frame.assign(split="external"), external.pixels))
    predictions = pd.concat(tables, ignore_index=True).round(dict.fromkeys(logit_columns(classes), 5))
    reference, gate = fit_gate_reference(prepared, external)
    card = {
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
    """faithfulness_table() of a stored model, by every method that suits it, on at most limit validation images.

    masks: folder of lung masks named like the images; only images that have one are taken. The table is stored on the
    model's card. Raises ArtifactError, and DataError for another split, a mask that cannot be used, or none at all.
    """
    model, ids = load_model(name, root), prepared.dataset.frame["image_id"].to_numpy()
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


def check_same_split(card: Card, split: str) -> None:
    """Raise DataError unless these images were held out when the model was trained. split: as Prepared has it."""
    if card["data"]["split"] != split:
        raise DataError("evaluation.other_split", name=card["name"])


def _rule(classes: list[str]) -> Message:
    if len(classes) == 2:
        return Message("evaluation.rule_equal_costs", {"label": classes[1]})
    return Message("evaluation.rule_most_probable")


def _predictions(model: LoadedModel, frame: pd.DataFrame, pixels: np.ndarray) -> pd.DataFrame:
    table = frame[["image_id", "group", "split", "label", "subtype"]].rename(columns={"group": "patient"})
    # An image of nobody known stands for itself; where it lay on this machine is nobody's business.
    table["patient"] = table["patient"].where(frame["group"] != frame["path"], frame["image_id"])
    columns = logit_columns(model.card["classes"])
    return table.assign(elsewhere=0, **dict(zip(columns, model.logits(pixels).T, strict=True)))
