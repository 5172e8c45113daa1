"""How well somebody reads a few pictures, and how far two readers agree. NumPy only.

Labels are int (n,), indices of the classes; probabilities float (n, K), each row summing to 1. A figure is {"value",
"low", "high"}, None where undefined.
"""

import numpy as np

from model_zoo.metrics.bootstrap import none_if_nan
from model_zoo.metrics.classification import brier_score

Z = 1.959964  # of the normal distribution, for 95 %
BINS = 5  # of a calibration curve: few pictures fill few bins


def wilson_interval(hits: int, of: int) -> tuple[float, float]:
    """95 % interval of a share, 0..1 (Wilson 1927). NaN where there is nothing to take a share of.

    Unlike the plain normal interval it holds for a handful of pictures, and at 0 and 1, where that has no width.
    """
    if not of:
        return np.nan, np.nan
    share, square = hits / of, Z**2 / of
    middle = (share + square / 2) / (1 + square)
    reach = Z * np.sqrt(share * (1 - share) / of + square / (4 * of)) / (1 + square)
    return max(middle - reach, 0.0), min(middle + reach, 1.0)


def share_with_interval(hits, of) -> dict:
    """A share as a figure, with Wilson's interval. hits, of: bool (n,), which pictures count and which are asked of."""
    hits, of = int((np.asarray(hits) & of).sum()), int(np.sum(of))
    low, high = wilson_interval(hits, of)
    return {"value": hits / of if of else None, "low": none_if_nan(low), "high": none_if_nan(high)}


def cohens_kappa(one, other) -> float | None:
    """Agreement of two readers beyond chance: 1 is full, 0 is what chance gives (Cohen 1960, equation 1).

    None where both give all pictures one and the same label: then chance alone agrees fully.
    """
    one, other = np.asarray(one), np.asarray(other)
    observed = (one == other).mean()
    chance = sum((one == label).mean() * (other == label).mean() for label in np.union1d(one, other))
    return None if np.isclose(chance, 1) else float((observed - chance) / (1 - chance))


def reader_probabilities(label, confidence, classes: int) -> np.ndarray:
    """What a reader's labels say of all classes: the one named gets the confidence, the others share the rest evenly.

    confidence: float (n,), 0..1, of each label.
    """
    confidence = np.asarray(confidence, dtype=np.float64)[:, None]
    named = np.asarray(label)[:, None] == np.arange(classes)
    return np.where(named, confidence, (1 - confidence) / (classes - 1))


def reader_figures(truth, label, probability) -> dict:
    """What a reader did, human or not.

    Returns "accuracy" and "recalls", figures: of all pictures, and of those of each class (of two classes these are
    specificity and sensitivity); "kappa", Cohen's, with the truth; "brier", as scores.brier() has it: of two classes
    about the second, of more about all.
    """
    truth, label = np.asarray(truth), np.asarray(label)
    classes = probability.shape[1]
    outcome = truth == 1 if classes == 2 else truth[:, None] == np.arange(classes)
    return {
        "accuracy": share_with_interval(label == truth, np.ones(len(truth), dtype=bool)),
        "recalls": [share_with_interval(label == truth, truth == index) for index in range(classes)],
        "kappa": cohens_kappa(truth, label),
        "brier": float(brier_score(outcome, probability[:, 1] if classes == 2 else probability)),
    }
