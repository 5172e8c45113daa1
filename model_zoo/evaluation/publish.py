"""From a trained network to a stored model: export, calibration, measurement, card."""

import platform
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pandas as pd

from model_zoo import __version__
from model_zoo.core.card import RANDOM_START, Card, Decision, InitialWeights, Member, StoredMessage
from model_zoo.core.coded_messages import CodedError, Message, message_from_json
from model_zoo.core.model_store import OPTIONAL, read_card, read_file, write_model
from model_zoo.data.manifest import DataError
from model_zoo.data.pixel_cache import Dataset
from model_zoo.data.preparation import Prepared
from model_zoo.evaluation.export_check import NO_CARD, export_checked, keras_logits, litert_agreement
from model_zoo.evaluation.pipeline import check_same_split, fit_decision_rule, measure_model
from model_zoo.export.float16 import compress_keras_file
from model_zoo.imaging.model_input import SIZE
from model_zoo.inference.litert import Network
from model_zoo.inference.predictor import Ensemble, LoadedModel, load_model, member_key
from model_zoo.models.keras_io import load_keras_bytes
from model_zoo.models.registry import ModelSpec
from model_zoo.training.trainer import HISTORY

INTENDED_USE = (Message("evaluation.use_research"), Message("evaluation.use_no_diagnosis"))
LIMITS = (
    Message("evaluation.limit_population"),
    Message("evaluation.limit_classes"),
    Message("evaluation.limit_confounding"),
    Message("evaluation.limit_localisation"),
)
OWN_LIMITS = ("evaluation.limit_chestxray14_subset",)  # codes of limits that one model alone has
LIBRARIES = ("tensorflow", "keras", "ai-edge-litert", "numpy", "pillow", "scikit-learn")
INPUT = {
    "shape": [SIZE, SIZE, 1],
    "dtype": "float32",
    "range": [0, 255],
    "resize": "grey, stretched to 224 x 224 with Pillow's antialiased bilinear filter",
}


class EnsembleError(CodedError):
    """Models that cannot form an ensemble."""


def publish(
    name: str, spec: ModelSpec, model: keras.Model, prepared: Prepared, history: list[dict], facts: dict[str, Any],
    external: Dataset | None = None, root: Path | None = None, compact: bool = False,
) -> Card:  # fmt: skip
    """Store a trained network with everything that the pages show.

    Validation images fix calibration and precision; the exported file then predicts the test and external images, on
    which nothing is chosen.

    Parameters
    ----------
    name
        To store it under.
    spec
        Of the architecture.
    model
        The trained network.
    prepared
        The data.
    history
        A row per epoch, with the keys `trainer.HISTORY`.
    facts
        Entries of the card that the training command adds: classes, recipe, weights, data.
    external
        External test set, or None.
    root
        Folder of stored models; by default that of the program.
    compact
        Without model.keras, which only further training and heat maps from gradients need.

    Returns
    -------
    Card
        As stored.

    Raises
    ------
    ExportError
        Where predictions of the exported network differ from those of the trained one.
    """
    network, head, decision, gap = export_checked(model, prepared, facts["classes"], compact)
    loaded = Network(network, head)
    card: Any = _card(name, facts, decision) | {
        "title": Message(f"models.title_{spec.name}").as_json(),
        "architecture": {
            "name": spec.name,
            "description": Message(f"models.description_{spec.name}").as_json(),
            "parameters": model.count_params(),
            "features": list(loaded.outputs(np.zeros((SIZE, SIZE), np.float32))[1].shape),
            "reference": spec.reference,
        },
        "litert_against_keras": gap,
        "licence": _licence(spec, facts["initial_weights"]),
    }
    measured, files = measure_model(LoadedModel(card, loaded), prepared, external)

    def fill(folder: Path) -> None:
        _write(folder, files | {"model.tflite": network, "head.npz": head})
        if not compact:
            # Rebuilt around the same layers: uncompiled, so that no optimizer is stored.
            keras.Model(model.input, model.output, name=model.name).save(folder / OPTIONAL)
            compress_keras_file(folder / OPTIONAL)
        pd.DataFrame(history, columns=HISTORY).to_csv(folder / "history.csv", index=False, float_format="%.7g")

    write_model(name, card | measured, fill, root)
    return read_card(name, root)


def publish_ensemble(
    name: str,
    members: list[str],
    prepared: Prepared,
    facts: dict[str, Any],
    external: Dataset | None,
    root: Path | None = None,
) -> Card:
    """Store an ensemble of stored models.

    Parameters
    ----------
    name
        To store it under.
    members
        Names of stored models.
    prepared, facts, external, root
        As of `publish`.

    Returns
    -------
    Card
        As stored.

    Raises
    ------
    ArtifactError
        For a member that is missing or damaged.
    EnsembleError
        For members named twice, of other classes, or that are ensembles themselves.
    DataError
        For a member that was trained on another split.
    """
    if len(set(members)) < len(members) or name in members:
        raise EnsembleError("evaluation.ensemble_members")
    models = [load_model(member, root) for member in members]
    for model in models:
        check_same_split(model.card, facts["data"]["split"])
        if model.card["classes"] != facts["classes"]:
            of_member, of_data = model.card["classes"], facts["classes"]
            raise EnsembleError(
                "evaluation.ensemble_classes", member=model.card["name"], of_member=of_member, of_data=of_data
            )
        if "members" in model.card:
            raise EnsembleError("evaluation.ensemble_of_ensembles", member=model.card["name"])
    ensemble = Ensemble(models)
    decision = fit_decision_rule(LoadedModel(NO_CARD, ensemble).logits, facts["classes"], prepared)
    titles = [message_from_json(model.card["title"]) for model in models]
    card: Any = _card(name, facts, decision) | {
        "title": Message("models.title_ensemble").as_json(),
        "architecture": {
            "name": "ensemble",
            "description": Message("models.description_ensemble", {"members": titles}).as_json(),
            "parameters": sum(model.card["architecture"]["parameters"] for model in models),
            "reference": "Hansen & Salamon 1990, doi 10.1109/34.58871",
        },
        "members": {model.card["name"]: member_key(model.card) for model in models},
        "licence": Message("evaluation.licence_of_members").as_json(),
    }
    measured, files = measure_model(LoadedModel(card, ensemble), prepared, external)
    write_model(name, card | measured, lambda folder: _write(folder, files), root)
    return read_card(name, root)


def measure_again(name: str, prepared: Prepared, external: Dataset | None, root: Path | None = None) -> Card:
    """Calibrate and measure a stored model again, with the weights it has.

    Parameters
    ----------
    name
        Of the stored model.
    prepared, external, root
        As of `publish`.

    Returns
    -------
    Card
        As stored.

    Raises
    ------
    ArtifactError
        Where the model is missing or damaged.
    EnsembleError
        For an ensemble of which a member has other weights now.
    DataError
        Where the data has another split, or lacks images that the card has figures of.
    """
    card = read_card(name, root)
    check_same_split(card, prepared.split)
    if "external" in card and external is None:
        raise DataError("evaluation.external_missing", name=name)
    if "other_copies" in card and prepared.validation_copies is None:
        raise DataError("evaluation.other_copies_missing", name=name)
    files = {file: read_file(name, file, root) for file in card["files"]}
    model = _with_present_members(card, card["members"], root) if "members" in card else load_model(name, root)
    own = [limit for limit in card["limits"] if limit["code"] in OWN_LIMITS]
    card["intended_use"], card["limits"] = _stored(INTENDED_USE), [*_stored(LIMITS), *own]
    if "faithfulness" in card:  # it takes hours to measure
        card["faithfulness"].setdefault("temperature", card["decision"]["temperature"])
    card["decision"] = fit_decision_rule(model.logits, card["classes"], prepared)
    model = LoadedModel(card, model.source)
    measured, anew = measure_model(model, prepared, external)
    if OPTIONAL in files and (stored := card.get("litert_against_keras")):
        logits = keras_logits(load_keras_bytes(files[OPTIONAL]), prepared)
        gap = litert_agreement(logits, model, card["decision"], prepared)
        measured["litert_against_keras"] = {"precision": stored["precision"], **gap}
    old = ("schema", "files", "other_copies", "external")
    kept = {key: value for key, value in card.items() if key not in old}
    write_model(name, kept | measured, lambda folder: _write(folder, files | anew), root)
    return read_card(name, root)


def _with_present_members(card: Card, stored: dict[str, Member], root: Path | None) -> LoadedModel:
    """Return an ensemble of its stored members as they are calibrated now, which its card then names."""
    members = [load_model(member, root) for member in stored]
    keys = {member.card["name"]: member_key(member.card) for member in members}
    if any(keys[member]["model.tflite"] != key["model.tflite"] for member, key in stored.items()):
        raise EnsembleError("evaluation.ensemble_measured", name=card["name"], command=card["command"])
    card["members"] = keys
    return LoadedModel(card, Ensemble(members))


def _licence(spec: ModelSpec, start: InitialWeights) -> StoredMessage:
    """Return the licence of a model, which is that of its start weights or, after a random start, that of its code."""
    if "licence" in start:
        return start["licence"]
    text = spec.licence.split(";")[0] if start["source"]["code"] == RANDOM_START else spec.licence
    return Message("core.text", {"text": text}).as_json()


def _stored(messages: Iterable[Message]) -> list[StoredMessage]:
    return [message.as_json() for message in messages]


def _write(folder: Path, files: dict[str, bytes]) -> None:
    for file, data in files.items():
        (folder / file).write_bytes(data)


def _card(name: str, facts: dict[str, Any], decision: Decision) -> dict[str, Any]:
    return {
        "name": name,
        "version": __version__,
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "input": INPUT,
        **facts,
        "decision": decision,
        "intended_use": _stored(INTENDED_USE),
        "limits": _stored(LIMITS),
        "libraries": {"python": platform.python_version(), **{p: version(p) for p in LIBRARIES}},
    }
