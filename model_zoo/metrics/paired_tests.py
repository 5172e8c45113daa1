"""Paired tests of two models on the same images, adjusted for patients with several of them."""

import math
from collections.abc import Sequence
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike

from model_zoo.metrics.bootstrap import CONFIDENCE
from model_zoo.metrics.predictions import predicted_class
from model_zoo.metrics.summary import macro_auc


def paired_test(
    truth: ArrayLike,
    one: np.ndarray,
    other: np.ndarray,
    patient: ArrayLike,
    thresholds: Sequence[float | None],
) -> dict[str, dict[str, float | None]]:
    """Compare two models on the same images, of which those of one patient form a cluster.

    Parameters
    ----------
    truth
        int (n,), index of the true class.
    one, other
        Probabilities, float (n, K), of the two models.
    patient
        (n,) keys; the images of one key form a cluster.
    thresholds
        Of one and of the other, as `summary_figures` takes them.

    Returns
    -------
    dict
        For "auc" and "accuracy" each the difference "value" (one minus other), its 95% interval "low" and "high", and
        the two-sided "p". Intervals are normal approximations with the clustered standard error, and so is p of the
        AUC: DeLong's test, clustered. p of the accuracy is exact (`sign_flip_p`), since models often disagree on few
        images; near significance it and the interval can therefore contradict each other. None where undefined.

    References
    ----------
    DeLong, DeLong, Clarke-Pearson 1988, Biometrics 44:837 (the components of an AUC);
    Obuchowski 1997, Biometrics 53:567 (their sums by cluster).
    """
    truth, cluster = np.asarray(truth), np.unique(np.asarray(patient), return_inverse=True)[1]
    auc = macro_auc(truth, one) - macro_auc(truth, other)
    auc_error = _clustered_error(_auc_influence(truth, one) - _auc_influence(truth, other), cluster)
    right = [predicted_class(p, threshold) == truth for p, threshold in zip((one, other), thresholds, strict=True)]
    gain = right[0].astype(np.float64) - right[1]
    accuracy_error = _clustered_error((gain - gain.mean()) / len(gain), cluster)
    return {
        "auc": {**_difference(auc, auc_error), "p": _normal_p(auc, auc_error)},
        "accuracy": {**_difference(gain.mean(), accuracy_error), "p": sign_flip_p(np.bincount(cluster, gain))},
    }


def sign_flip_p(gains: ArrayLike) -> float:
    """Return the two-sided p of a sum of differences: the share of all sign changes with a sum as far from 0.

    Parameters
    ----------
    gains
        Whole numbers (n,), one per patient.

    References
    ----------
    Fisher 1935, The Design of Experiments, section 21. For gains of 1 it is McNemar's exact test.
    """
    sizes = np.abs(np.asarray(gains)).round().astype(int)
    total = sizes.sum()
    chances = np.zeros(2 * total + 1)  # of each sum from -total to total
    chances[total] = 1
    for size in sizes[sizes > 0]:
        chances = (np.roll(chances, size) + np.roll(chances, -size)) / 2
    far = np.abs(np.arange(-total, total + 1)) >= abs(round(float(np.sum(gains))))
    return float(min(1.0, chances[far].sum()))


def holm_adjusted(chances: Sequence[float | None]) -> list[float | None]:
    """Adjust the p values of one table for multiple testing: the family-wise error rate stays at the test's level.

    Parameters
    ----------
    chances
        p values, 0..1; None, where a test is undefined, stays None and does not count.

    References
    ----------
    Holm 1979, Scandinavian Journal of Statistics 6:65.
    """
    adjusted: list[float | None] = [None] * len(chances)
    known = sorted((p, place) for place, p in enumerate(chances) if p is not None)
    largest = 0.0
    for rank, (p, place) in enumerate(known):
        largest = max(largest, min(1.0, p * (len(known) - rank)))
        adjusted[place] = largest
    return adjusted


def _auc_influence(truth: np.ndarray, probability: np.ndarray) -> np.ndarray:
    """Return float64 (n,), each image's influence on the macro AUC: DeLong's components, centred, by class size."""
    classes = [1] if probability.shape[1] == 2 else np.unique(truth)
    parts = np.zeros((len(classes), len(truth)))
    for part, index in zip(parts, classes, strict=True):
        positive = truth == index
        ups, downs = probability[positive, index], probability[~positive, index]
        if not len(ups) or not len(downs):
            return np.full(len(truth), np.nan)
        beats, beaten = _share_below(ups, downs), 1 - _share_below(downs, ups)
        part[positive] = (beats - beats.mean()) / len(ups)
        part[~positive] = (beaten - beaten.mean()) / len(downs)
    return parts.mean(axis=0)


def _share_below(values: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Return for each value the share of the others that are smaller, equal ones counting half."""
    others = np.sort(others)
    below, upto = (np.searchsorted(others, values, side=side) for side in ("left", "right"))
    return (below + upto) / 2 / len(others)


def _clustered_error(influence: np.ndarray, cluster: np.ndarray) -> float:
    """Return the standard error of a figure from each image's influence; sums by cluster are independent."""
    sums = np.bincount(cluster, influence)
    count = len(sums)
    return float(np.sqrt(count / (count - 1) * (sums**2).sum())) if count > 1 else np.nan


def _normal_p(difference: float, error: float) -> float | None:
    if difference == 0 and error == 0:
        return 1.0  # the models rank all images alike
    return math.erfc(abs(difference) / error / math.sqrt(2)) if error > 0 else None


def _difference(value: float, error: float) -> dict[str, float | None]:
    if not (np.isfinite(value) and np.isfinite(error)):
        return {"value": float(value) if np.isfinite(value) else None, "low": None, "high": None}
    margin = NormalDist().inv_cdf((1 + CONFIDENCE) / 2) * error
    return {"value": float(value), "low": float(value) - margin, "high": float(value) + margin}
