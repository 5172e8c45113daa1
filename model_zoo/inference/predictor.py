"""Prediction of one radiograph by a stored model: probabilities, and the evidence that its heat map shows.

No TensorFlow. Environment variables: THORAXLENS_MODELS and THORAXLENS_MODELS_MB, how many networks and megabytes of
them stay loaded (8 and 1000); THORAXLENS_THREADS, threads that run one image where the caller gives no number (one for
each core).
"""

import hashlib
import time
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from statistics import median

import numpy as np

from model_zoo.core.card import Card, Decision, Member
from model_zoo.core.model_store import ArtifactError, read_card
from model_zoo.imaging.model_input import model_input
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.inference.class_activation import Evidence, upsample_contributions
from model_zoo.inference.input_gate import GateResult, check_input, load_gate_reference
from model_zoo.inference.litert import Network, load_network
from model_zoo.inference.photograph import is_photograph
from model_zoo.metrics.predictions import confidence, predicted_class, probabilities

INTERPRETERS = 1  # of a network, unless the caller needs more


@dataclass(frozen=True)
class Prediction:
    """What a model predicts of one radiograph.

    Attributes
    ----------
    logits
        Float (outputs,), before calibration.
    probabilities
        Float (classes,), 0..1, calibrated, in the order of the card's classes; `fit_decision_rule` says for what
        prevalence.
    label
        Predicted class by the decision rule.
    sure
        Whether the confidence is above the indeterminate band.
    image
        Input of the networks, float32 (224, 224), 0..255.
    finding
        Result of the input check, by which the rest is shown or withheld.
    evidence
        In calibrated logits, of which heat maps are made.
    milliseconds
        By step: "resizing", "gate" (the input check) and "network".
    """

    logits: np.ndarray
    probabilities: np.ndarray
    label: str
    sure: bool
    image: np.ndarray
    finding: GateResult
    evidence: Evidence
    milliseconds: dict[str, float]

    @cached_property
    def mark(self) -> str:
        """Return the SHA-256 of the networks' input, in hexadecimal digits, which identifies the image."""
        return hashlib.sha256(self.image.data).hexdigest()


class Ensemble:
    """Several models that predict together: the mean of their calibrated logits and of their cells' contributions."""

    def __init__(self, members: "list[LoadedModel]") -> None:
        self.members = members

    def evidence(self, image: np.ndarray) -> Evidence:
        """Return the evidence in an image float32 (224, 224), 0..255, on the finest grid of cells of any member."""
        parts = [calibrated_evidence(member.evidence(image), member.card["decision"]) for member in self.members]
        size = max(part.cells.shape[:2] for part in parts)
        cells = np.mean([upsample_contributions(part.cells, size) for part in parts], axis=0)
        logits, bias = (np.mean([getattr(part, name) for part in parts], axis=0) for name in ("logits", "bias"))
        return Evidence(logits, cells, bias, sum((part.features for part in parts), ()))


def calibrated_evidence(evidence: Evidence, decision: Decision) -> Evidence:
    """Return evidence in calibrated logits, the unit in which models can be compared.

    The mean of the cells plus the bias is then the logit whose sigmoid (softmax for more than two classes) is the
    probability.
    """
    temperature, offsets = decision["temperature"], np.asarray(decision["offsets"])
    logits, bias = ((part - offsets) / temperature for part in (evidence.logits, evidence.bias))
    return replace(evidence, logits=logits, cells=evidence.cells / temperature, bias=bias)


class LoadedModel:
    """A stored model in memory, verified: a network or an ensemble, with the card that holds its decision rule."""

    def __init__(self, card: Card, source: Network | Ensemble, root: Path | None = None) -> None:
        self.card, self.source, self.root = card, source, root
        self.evidence = source.evidence

    @property
    def networks(self) -> "list[LoadedModel]":
        """Return the models of one network each that predict: the members of an ensemble, or the model itself."""
        return self.source.members if isinstance(self.source, Ensemble) else [self]

    def logits(self, images: np.ndarray) -> np.ndarray:
        """Return logits float64 (n, outputs) of images uint8 or float32 (n, 224, 224), 0..255."""
        return np.array([self.evidence(image.astype(np.float32)).logits for image in images], dtype=np.float64)

    def probabilities(self, images: np.ndarray) -> np.ndarray:
        """Return calibrated probabilities float64 (n, classes) of images uint8 or float32 (n, 224, 224), 0..255."""
        return probabilities(self.logits(images), self.card["decision"])


def load_model(
    name: str, root: Path | None = None, interpreters: int = INTERPRETERS, threads: int | None = None
) -> LoadedModel:
    """Return a stored model, ready to predict; its networks stay in memory for as long as the settings allow.

    Parameters
    ----------
    name
        Of the stored model.
    root
        Folder of stored models; by default that of the program.
    interpreters, threads
        Of each network, as of `InterpreterPool`.

    Raises
    ------
    ArtifactError
        Where the model, or a member of an ensemble, is missing, damaged or altered.
    """
    card = read_card(name, root)
    if "members" not in card:
        return LoadedModel(card, load_network(name, root, card["files"], interpreters, threads), root)
    members = [load_model(member, root, interpreters, threads) for member in card["members"]]
    for member in members:
        if member_key(member.card) != card["members"][member.card["name"]]:
            command = (
                f"thoraxlens train ensemble --members {' '.join(card['members'])} --name {name} --replace --data DIR"
            )
            raise ArtifactError("inference.member_replaced", name=name, member=member.card["name"], command=command)
    return LoadedModel(card, Ensemble(members), root)


def member_key(card: Card) -> Member:
    """Return what identifies a member on an ensemble's card: the hash of its network, and its calibration."""
    decision = card["decision"]
    return {
        "model.tflite": card["files"]["model.tflite"],
        "temperature": decision["temperature"],
        "offsets": decision["offsets"],
    }


def predict_radiograph(radiograph: Radiograph, model: LoadedModel) -> Prediction:
    """Predict one radiograph in one pass of the network.

    Raises
    ------
    ArtifactError
        Where the input check cannot run.
    """
    start = time.perf_counter()
    image = model_input(radiograph.pixels)
    resized = time.perf_counter()
    finding = check_input(image, load_gate_reference(model.card, model.root), is_photograph(radiograph))
    checked = time.perf_counter()
    raw = model.evidence(image)
    done = time.perf_counter()
    decision = model.card["decision"]
    probability, threshold = probabilities(raw.logits[None], decision), decision["threshold"]
    return Prediction(
        logits=raw.logits,
        probabilities=probability[0],
        label=model.card["classes"][predicted_class(probability, threshold)[0]],
        sure=bool(confidence(probability, threshold)[0] >= decision["unsure_below"]),
        image=image,
        finding=finding,
        evidence=calibrated_evidence(raw, decision),
        milliseconds={
            "resizing": 1000 * (resized - start),
            "gate": 1000 * (checked - resized),
            "network": 1000 * (done - checked),
        },
    )


PASSES = 9  # enough that single disturbed ones do not move the median


def median_milliseconds(model: LoadedModel, radiograph: Radiograph) -> float:
    """Return the median time from a decoded radiograph to its prediction: resizing, input check and network.

    One pass before them, in which memory is laid out, does not count.

    Returns
    -------
    float
        Milliseconds.

    Raises
    ------
    ArtifactError
        As `predict_radiograph`.
    """
    predict_radiograph(radiograph, model)
    return median(sum(predict_radiograph(radiograph, model).milliseconds.values()) for _ in range(PASSES))
