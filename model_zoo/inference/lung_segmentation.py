"""Lung segmentation by a small network; no TensorFlow."""

from pathlib import Path

import numpy as np

from model_zoo.core import paths
from model_zoo.inference.helper_networks import load_helper
from model_zoo.inference.litert import InterpreterPool


def find_lungs(image: np.ndarray, folder: Path | None = None) -> np.ndarray:
    """Return the mask of the lungs, the part behind the heart included.

    Parameters
    ----------
    image
        Float32 (224, 224), 0..255.
    folder
        Of the network; by default `paths.LUNG_FINDER`.

    Returns
    -------
    np.ndarray
        Bool (224, 224).

    Raises
    ------
    ArtifactError
        Where the network is missing or damaged.
    """
    return segment_with(load_helper(folder or paths.LUNG_FINDER), image)


def segment_with(finder: InterpreterPool, image: np.ndarray) -> np.ndarray:
    """Return the mask of the lungs as `find_lungs` does, by a network that is in memory."""
    return finder.run(image)["logits"][..., 0] > 0


def dice(one: np.ndarray, other: np.ndarray) -> float:
    """Return the overlap of two masks, bool of one shape: twice the common area over the sum of both, 0..1.

    References
    ----------
    Dice 1945.
    """
    return float(2 * (one & other).sum() / max(one.sum() + other.sum(), 1))
