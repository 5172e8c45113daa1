"""Where the lungs are in a radiograph: a small network that finds them. No TensorFlow.

Stored in model_zoo/lung_finder: model.tflite and card.json, which holds the file's SHA-256 and how good it is.
"""

import hashlib
import json
from functools import lru_cache
from pathlib import Path

import numpy as np

from model_zoo.artifacts import ArtifactError
from model_zoo.network import Interpreters

FINDER = Path(__file__).parent / "lung_finder"


def find_lungs(image: np.ndarray, folder: Path | None = None) -> np.ndarray:
    """bool (224, 224): True in the lungs, the part behind the heart included. image: float32 (224, 224), 0..255.

    folder: of the finder, by default FINDER, here and below. Raises ArtifactError where it is missing or damaged.
    """
    folder = folder or FINDER
    return lungs_of(_finder(folder, read_finder_card(folder)["sha256"]), image)


def lungs_of(finder: Interpreters, image: np.ndarray) -> np.ndarray:
    """find_lungs() by a finder that is in memory."""
    return finder.run(image)["logits"][..., 0] > 0


def read_finder_card(folder: Path | None = None) -> dict:
    """What is known of the lung finder: its data, Dice on patients kept out of training, and the command. Raises
    ArtifactError."""
    folder = folder or FINDER
    try:
        card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
        if not isinstance(card["sha256"], str):
            raise TypeError("its sha256 is no text")
        return card
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ArtifactError(f"The lung finder's card cannot be read ({error}). Restore {folder.name}.") from None


def dice(one: np.ndarray, other: np.ndarray) -> float:
    """Overlap of two masks, bool of one shape: twice the common area over the sum of both, 0..1 (Dice 1945)."""
    return float(2 * (one & other).sum() / max(one.sum() + other.sum(), 1))


@lru_cache(maxsize=1)
def _finder(folder: Path, expected: str) -> Interpreters:
    try:
        model = (folder / "model.tflite").read_bytes()
    except OSError as error:
        raise ArtifactError(f"The lung finder cannot be read ({error.strerror}). Restore {folder.name}.") from None
    if hashlib.sha256(model).hexdigest() != expected:
        raise ArtifactError(f"The lung finder is not the file that was trained. Restore {folder.name}.")
    return Interpreters(model)
