"""Stored model and radiograph in, probabilities and what the heat map is drawn from out. No TensorFlow.

Settings, as environment variables: THORAXLENS_MODELS and THORAXLENS_MODELS_MB, how many networks and megabytes of them
stay loaded (8 and 1000); THORAXLENS_THREADS, threads that read one picture where the caller names no number (one for
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
from model_zoo.metrics.summary import confidence, predicted_class, probabilities

INTERPRETERS = 1  # of a network that nobody asks more of


@dataclass(frozen=True)
class Prediction:
    """What a model says of one radiograph.

    logits: float (outputs,), before calibration. probabilities: float (classes,), calibrated, 0..1, in the order of
    the card's classes (fit_calibration says for what prevalence). label: the class that the decision rule gives. sure:
    whether its confidence is above what the decision rule calls not sure. image: what the networks saw, float32 (224,
    224), 0..255. finding: the gate's, by which the rest is to be shown or not. evidence: what the heat map is drawn
    from, in calibrated logits. milliseconds: by step, "resizing", "gate" and "network".
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
        """What tells its picture from others, as the networks see them: SHA-256, as hexadecimal digits."""
        return hashlib.sha256(self.image).hexdigest()


class Ensemble:
    """Several models that answer as one: the mean of their calibrated logits and of what their cells add to them."""

    def __init__(self, members: "list[LoadedModel]"):
        self.members = members

    def evidence(self, image: np.ndarray) -> Evidence:
        """Evidence in one input float32 (224, 224), 0..255; the cells are as many as those of the finest member."""
        parts = [calibrated_evidence(member.evidence(image), member.card["decision"]) for member in self.members]
        size = max(part.cells.shape[:2] for part in parts)
        cells = np.mean([upsample_contributions(part.cells, size) for part in parts], axis=0)
        logits, bias = (np.mean([getattr(part, name) for part in parts], axis=0) for name in ("logits", "bias"))
        return Evidence(logits, cells, bias, sum((part.features for part in parts), ()))


def calibrated_evidence(evidence: Evidence, decision: Decision) -> Evidence:
    """Return evidence in calibrated logits, the unit in which models can be compared.

    The cells' mean plus the bias is then the logit whose sigmoid (softmax, of more classes) is the probability.
    """
    temperature, offsets = decision["temperature"], np.asarray(decision["offsets"])
    logits, bias = ((part - offsets) / temperature for part in (evidence.logits, evidence.bias))
    return replace(evidence, logits=logits, cells=evidence.cells / temperature, bias=bias)


class LoadedModel:
    """A stored model in memory, verified: a network or an ensemble, with the card that says how to decide."""

    def __init__(self, card: Card, source: Network | Ensemble, root: Path | None = None):
        self.card, self.source, self.root = card, source, root
        self.evidence = source.evidence

    @property
    def networks(self) -> "list[LoadedModel]":
        """The models of one network that answer: its members, or itself."""
        return self.source.members if isinstance(self.source, Ensemble) else [self]

    def logits(self, pictures: np.ndarray) -> np.ndarray:
        """Logits float64 (n, outputs) of pictures uint8 or float32 (n, 224, 224), 0..255."""
        return np.array([self.evidence(p.astype(np.float32)).logits for p in pictures], dtype=np.float64)

    def probabilities(self, pictures: np.ndarray) -> np.ndarray:
        """Calibrated probabilities float64 (n, classes) of pictures uint8 or float32 (n, 224, 224), 0..255."""
        return probabilities(self.logits(pictures), self.card["decision"])


def load_model(
    name: str, root: Path | None = None, interpreters: int = INTERPRETERS, threads: int | None = None
) -> LoadedModel:
    """A stored model, ready to read; its networks stay in memory for as long as the settings allow.

    interpreters, threads: of each network. Raises ArtifactError for a missing, damaged or altered model, and for an
    ensemble one of whose members is.
    """
    card = read_card(name, root)
    if "members" not in card:
        return LoadedModel(card, load_network(name, root, card["files"], interpreters, threads), root)
    members = [load_model(member, root, interpreters, threads) for member in card["members"]]
    for member in members:
        if member_key(member.card) != card["members"][member.card["name"]]:
            command = (
                f"python train.py ensemble --members {' '.join(card['members'])} --name {name} --replace --data DIR"
            )
            raise ArtifactError("inference.member_replaced", name=name, member=member.card["name"], command=command)
    return LoadedModel(card, Ensemble(members), root)


def member_key(card: Card) -> Member:
    """What an ensemble's card says of a member, to know it again: the hash of its network, and its calibration."""
    decision = card["decision"]
    return {"model.tflite": card["files"]["model.tflite"]} | {k: decision[k] for k in ("temperature", "offsets")}


def predict_radiograph(radiograph: Radiograph, model: LoadedModel) -> Prediction:
    """Read one radiograph in one pass of the network.

    Raises ArtifactError where the gate cannot look at it.
    """
    start = time.perf_counter()
    image = model_input(radiograph.pixels)
    resized = time.perf_counter()
    finding = check_input(image, load_gate_reference(model.card, model.root), radiograph.colour)
    looked = time.perf_counter()
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
            "gate": 1000 * (looked - resized),
            "network": 1000 * (done - looked),
        },
    )


PASSES = 9  # of which one that is disturbed does not move the median


def median_milliseconds(model: LoadedModel, radiograph: Radiograph) -> float:
    """Median milliseconds from a decoded picture to its reading: resizing, gate and network.

    One pass before, in which memory is laid out, does not count. Raises ArtifactError as predict_radiograph() does.
    """
    predict_radiograph(radiograph, model)
    return median(sum(predict_radiograph(radiograph, model).milliseconds.values()) for _ in range(PASSES))
