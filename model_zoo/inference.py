"""One LiteRT pass: radiograph in, probability and heat map out. No TensorFlow."""

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

from model_zoo.artifacts import read_card, read_file
from model_zoo.evaluation import calibrated
from model_zoo.explanation import contributions
from model_zoo.images import SIZE, Radiograph, model_input


@dataclass(frozen=True)
class Reading:
    """What a model says of one radiograph.

    logit: before calibration. probability: of the second class, calibrated, 0..1 (fit_calibration says for what
    prevalence). label: the class the threshold gives. threshold: on the probability, 0..1. contributions: float32
    (height, width), in logits; their mean plus `bias` is the logit. milliseconds: resize and network together.
    """

    logit: float
    probability: float
    label: str
    threshold: float
    contributions: np.ndarray
    bias: float
    milliseconds: float


class LoadedModel:
    """A stored model in memory, verified; one radiograph at a time, safe to share between threads."""

    def __init__(self, card: dict, network: bytes, head: bytes):
        self.card = card
        with np.load(io.BytesIO(head), allow_pickle=False) as arrays:
            self.kernel, self.bias = arrays["kernel"], arrays["bias"]
        self._interpreter = Interpreter(model_content=network, num_threads=os.cpu_count())
        self._run = self._interpreter.get_signature_runner()
        self._lock = threading.Lock()

    def outputs(self, image: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Logits (1,) and last feature maps (height, width, channels) of one input float32 (224, 224), 0..255."""
        if image.shape != (SIZE, SIZE) or image.dtype != np.float32:
            raise ValueError(f"The input must be float32 ({SIZE}, {SIZE}), not {image.dtype} {image.shape}.")
        with self._lock:
            result = self._run(radiograph=image[None, ..., None])
            # Copied inside the lock: the next run writes into the same memory.
            return result["logits"][0].copy(), result["features"][0].copy()


def load_model(name: str, root: Path | None = None) -> LoadedModel:
    """A stored model, ready to read; the last four stay in memory, until their files on disk are others.

    Raises ArtifactError for a missing, damaged or altered one.
    """
    return _load(name, root, json.dumps(read_card(name, root)))


@lru_cache(maxsize=4)
def _load(name: str, root: Path | None, card: str) -> LoadedModel:
    return LoadedModel(json.loads(card), read_file(name, "model.tflite", root), read_file(name, "head.npz", root))


def read(radiograph: Radiograph, model: LoadedModel) -> Reading:
    """Read one radiograph in one pass of the network."""
    start = time.perf_counter()
    logits, features = model.outputs(model_input(radiograph.pixels))
    milliseconds = 1000 * (time.perf_counter() - start)
    logit = float(logits[0])
    decision = model.card["decision"]
    probability = float(calibrated(logit, decision))
    label = model.card["classes"][int(probability >= decision["threshold"])]
    cells = contributions(features, model.kernel[:, 0])
    return Reading(logit, probability, label, decision["threshold"], cells, float(model.bias[0]), milliseconds)
