"""One LiteRT pass: radiograph in, probabilities and heat map out. No TensorFlow."""

import io
import json
import os
import threading
import time
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from ai_edge_litert.interpreter import Interpreter

from model_zoo.artifacts import ArtifactError, read_card, read_file
from model_zoo.evaluation import called, probabilities
from model_zoo.explanation import contributions, enlarged
from model_zoo.images import Radiograph, model_input


@dataclass(frozen=True)
class Evidence:
    """What a model computes of one picture.

    logits: float (outputs,), before calibration; one output for two classes, one per class for more. cells: float32
    (height, width, outputs), what each cell of the last feature maps adds to each logit. bias: float (outputs,). For
    every output the mean of the cells plus the bias is the logit.
    """

    logits: np.ndarray
    cells: np.ndarray
    bias: np.ndarray


@dataclass(frozen=True)
class Reading:
    """What a model says of one radiograph.

    logits: float (outputs,), before calibration. probabilities: float (classes,), calibrated, 0..1, in the order of
    the card's classes (fit_calibration says for what prevalence). label: the class that the decision rule gives.
    evidence: what the heat map is drawn from. milliseconds: resize and network together.
    """

    logits: np.ndarray
    probabilities: np.ndarray
    label: str
    evidence: Evidence
    milliseconds: float


class Network:
    """A trained network in memory; one picture at a time, safe to share between threads."""

    def __init__(self, network: bytes, head: bytes):
        with np.load(io.BytesIO(head), allow_pickle=False) as arrays:
            self.kernel, self.bias = arrays["kernel"], arrays["bias"]
        self._interpreter = Interpreter(model_content=network, num_threads=os.cpu_count())
        self._run = self._interpreter.get_signature_runner()
        self._shape = tuple(self._run.get_input_details()["radiograph"]["shape"][1:3])
        self._lock = threading.Lock()

    def outputs(self, image: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Logits (outputs,) and last feature maps (height, width, channels) of one input float32 (224, 224), 0..255."""
        if image.shape != self._shape or image.dtype != np.float32:
            raise ValueError(f"The input must be float32 {self._shape}, not {image.dtype} {image.shape}.")
        with self._lock:
            result = self._run(radiograph=image[None, ..., None])
            # Copied inside the lock: the next run writes into the same memory.
            return result["logits"][0].copy(), result["features"][0].copy()

    def evidence(self, image: np.ndarray) -> Evidence:
        """Evidence in one input float32 (224, 224), 0..255."""
        logits, features = self.outputs(image)
        return Evidence(logits, contributions(features, self.kernel), self.bias)


class Ensemble:
    """Several models that answer as one: the mean of their calibrated logits and of what their cells add to them."""

    def __init__(self, members: "list[LoadedModel]"):
        self.members = members

    def evidence(self, image: np.ndarray) -> Evidence:
        """Evidence in one input float32 (224, 224), 0..255; the cells are as many as those of the finest member."""
        parts = [_calibrated(member.evidence(image), member.card["decision"]) for member in self.members]
        size = max(part.cells.shape[:2] for part in parts)
        cells = np.mean([enlarged(part.cells, size) for part in parts], axis=0)
        logits, bias = (np.mean([getattr(part, name) for part in parts], axis=0) for name in ("logits", "bias"))
        return Evidence(logits, cells, bias)


def _calibrated(evidence: Evidence, decision: dict) -> Evidence:
    temperature, offsets = decision["temperature"], np.asarray(decision["offsets"])
    logits, bias = ((part - offsets) / temperature for part in (evidence.logits, evidence.bias))
    return Evidence(logits, evidence.cells / temperature, bias)


class LoadedModel:
    """A stored model in memory, verified: a network or an ensemble, with the card that says how to decide."""

    def __init__(self, card: dict, source: Network | Ensemble):
        self.card, self.source = card, source
        self.evidence = source.evidence

    def logits(self, pictures: np.ndarray) -> np.ndarray:
        """Logits float64 (n, outputs) of pictures uint8 or float32 (n, 224, 224), 0..255."""
        return np.array([self.evidence(p.astype(np.float32)).logits for p in pictures], dtype=np.float64)

    def probabilities(self, pictures: np.ndarray) -> np.ndarray:
        """Calibrated probabilities float64 (n, classes) of pictures uint8 or float32 (n, 224, 224), 0..255."""
        return probabilities(self.logits(pictures), self.card["decision"])


def load_model(name: str, root: Path | None = None) -> LoadedModel:
    """A stored model, ready to read; the last eight stay in memory, until their files on disk are others.

    Raises ArtifactError for a missing, damaged or altered one, and for an ensemble one of whose members is.
    """
    return _load(name, root, json.dumps(read_card(name, root)))


@lru_cache(maxsize=8)
def _load(name: str, root: Path | None, text: str) -> LoadedModel:
    card = json.loads(text)
    if "members" not in card:
        network = Network(read_file(name, "model.tflite", root), read_file(name, "head.npz", root))
        return LoadedModel(card, network)
    members = [load_model(member, root) for member in card["members"]]
    for member in members:
        if member_key(member.card) != card["members"][member.card["name"]]:
            raise ArtifactError(
                f"{name} was made of another {member.card['name']} than the one that is stored. Make it again: "
                f"python train.py ensemble --members {' '.join(card['members'])} --name {name} --replace --data DIR"
            )
    return LoadedModel(card, Ensemble(members))


def member_key(card: dict) -> dict:
    """What an ensemble's card says of a member, to know it again: the hash of its network, and its calibration."""
    decision = card["decision"]
    return {"model.tflite": card["files"]["model.tflite"]} | {k: decision[k] for k in ("temperature", "offsets")}


def read(radiograph: Radiograph, model: LoadedModel) -> Reading:
    """Read one radiograph in one pass of the network."""
    start = time.perf_counter()
    evidence = model.evidence(model_input(radiograph.pixels))
    milliseconds = 1000 * (time.perf_counter() - start)
    decision = model.card["decision"]
    probability = probabilities(evidence.logits[None], decision)
    label = model.card["classes"][called(probability, decision["threshold"])[0]]
    return Reading(evidence.logits, probability[0], label, evidence, milliseconds)
