"""Performance of a reader on a few images, and agreement of two readers.

Labels are int (n,), indices of the classes; probabilities are float (n, K), each row summing to 1.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from model_zoo.core.card import Figure
from model_zoo.metrics.bootstrap import none_if_nan
from model_zoo.metrics.classification import brier_score

Z = 1.959964  # of the normal distribution, for 95%
BINS = 5  # of a calibration curve: few images fill few bins


def wilson_interval(hits: int, of: int) -> tuple[float, float]:
    """Return the 95% interval of a share, 0..1; NaN where `of` is 0.

    Unlike the normal approximation it holds for a handful of images, and at 0 and 1, where that has no width.

    References
    ----------
    Wilson 1927, Journal of the American Statistical Association 22:209.
    """
    if not of:
        return np.nan, np.nan
    share, square = hits / of, Z**2 / of
    middle = (share + square / 2) / (1 + square)
    reach = Z * np.sqrt(share * (1 - share) / of + square / (4 * of)) / (1 + square)
    return max(middle - reach, 0.0), min(middle + reach, 1.0)


def share_with_interval(hits: ArrayLike, of: ArrayLike) -> Figure:
    """Return a share of images as a figure, with Wilson's interval.

    Parameters
    ----------
    hits
        bool (n,), images of the numerator.
    of
        bool (n,), images of the denominator; others are left out.
    """
    of = np.asarray(of, dtype=bool)
    count, total = int((np.asarray(hits) & of).sum()), int(of.sum())
    low, high = wilson_interval(count, total)
    return {"value": count / total if total else None, "low": none_if_nan(low), "high": none_if_nan(high)}


def cohens_kappa(one: ArrayLike, other: ArrayLike) -> float | None:
    """Return the agreement of two readers beyond chance.

    Returns
    -------
    float or None
        1 for full agreement, 0 for that of chance; None where both give all images one and the same label, as chance
        alone then agrees fully.

    References
    ----------
    Cohen 1960, Educational and Psychological Measurement 20:37, equation 1.
    """
    one, other = np.asarray(one), np.asarray(other)
    observed = (one == other).mean()
    chance = sum((one == label).mean() * (other == label).mean() for label in np.union1d(one, other))
    return None if np.isclose(chance, 1) else float((observed - chance) / (1 - chance))


def reader_probabilities(label: ArrayLike, confidence: ArrayLike, classes: int) -> np.ndarray:
    """Return a reader's labels as probabilities, float (n, classes).

    The class that the reader chose gets the confidence, the others share the rest evenly.

    Parameters
    ----------
    confidence
        float (n,), 0..1, of each label.
    """
    confidence = np.asarray(confidence, dtype=np.float64)[:, None]
    named = np.asarray(label)[:, None] == np.arange(classes)
    return np.where(named, confidence, (1 - confidence) / (classes - 1))


def reader_figures(truth: ArrayLike, label: ArrayLike, probability: np.ndarray) -> dict[str, Any]:
    """Return the performance of a reader, human or model.

    Returns
    -------
    dict
        "accuracy", a figure; "recalls", a figure for each class (of two classes specificity and sensitivity); "kappa",
        Cohen's, of label and truth; "brier", as `brier_score` of the second of two classes, or of all of more.
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
