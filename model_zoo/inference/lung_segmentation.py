"""Where the lungs are in a radiograph: a small network that finds them. No TensorFlow."""

from pathlib import Path

import numpy as np

from model_zoo.core import paths
from model_zoo.inference.helper_networks import load_helper
from model_zoo.inference.litert import InterpreterPool


def find_lungs(image: np.ndarray, folder: Path | None = None) -> np.ndarray:
    """bool (224, 224): True in the lungs, the part behind the heart included. image: float32 (224, 224), 0..255.

    folder: of the finder, by default paths.LUNG_FINDER. Raises ArtifactError where it is missing or damaged.
    """
    return segment_with(load_helper(folder or paths.LUNG_FINDER), image)


def segment_with(finder: InterpreterPool, image: np.ndarray) -> np.ndarray:
    """find_lungs() by a finder that is in memory."""
    return finder.run(image)["logits"][..., 0] > 0


def dice(one: np.ndarray, other: np.ndarray) -> float:
    """Overlap of two masks, bool of one shape: twice the common area over the sum of both, 0..1 (Dice 1945)."""
    return float(2 * (one & other).sum() / max(one.sum() + other.sum(), 1))
