"""Figures of merit for two classes, on plain arrays and, with weights, for many bootstrap samples at once.

Everywhere `positive` is bool (n,), True for images of the positive class; `score` is float (n,), larger for more
evidence of it, and `probability` such a score in 0..1. A prediction is positive where score >= threshold. `weight` is
float (n,) or (draws, n), how often each image counts, by default once; with (draws, n) a figure is an array (draws,).
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

RATES = ("accuracy", "balanced_accuracy", "sensitivity", "specificity", "ppv", "npv", "f1")
BINS = 15  # of equal width, as in Guo 2017
SENSITIVITIES = (0.95, 0.99)  # of the operating points beside Youden's


def weighted_mean(values: ArrayLike, weight: ArrayLike | None = None) -> Any:
    """Return the mean of values (n,) over the images, NaN of none; of `label == truth` that is the accuracy."""
    values = np.asarray(values)
    weight = _weight(weight, len(values))
    with np.errstate(invalid="ignore"):
        return weight @ values / weight.sum(-1)


def confusion(
    positive: ArrayLike, score: ArrayLike, threshold: float | None, weight: ArrayLike | None = None
) -> dict[str, Any]:
    """Return the counts tp, fp, tn and fn at a threshold."""
    positive, predicted = np.asarray(positive, dtype=bool), np.asarray(score) >= threshold
    weight = _weight(weight, len(positive))
    return {
        "tp": weight @ (positive & predicted),
        "fp": weight @ (~positive & predicted),
        "tn": weight @ (~positive & ~predicted),
        "fn": weight @ (positive & ~predicted),
    }


def rates(counts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the RATES of the counts of `confusion`, 0..1; NaN where a rate has no image to be computed on."""
    tp, fp, tn, fn = (np.asarray(counts[k], dtype=np.float64) for k in ("tp", "fp", "tn", "fn"))
    with np.errstate(invalid="ignore", divide="ignore"):
        sensitivity, specificity = tp / (tp + fn), tn / (tn + fp)
        values = {
            "accuracy": (tp + tn) / (tp + fp + tn + fn),
            "balanced_accuracy": (sensitivity + specificity) / 2,
            "sensitivity": sensitivity,
            "specificity": specificity,
            "ppv": tp / (tp + fp),
            "npv": tn / (tn + fn),
            "f1": 2 * tp / (2 * tp + fp + fn),
        }
    return {name: values[name] for name in RATES}


def roc_auc(positive: ArrayLike, score: ArrayLike, weight: ArrayLike | None = None) -> Any:
    """Return the area under the ROC curve: the probability that a positive outranks a negative, ties counting half.

    Returns
    -------
    float or np.ndarray
        0..1, NaN where one class is missing.

    Raises
    ------
    ValueError
        For a score that is NaN, which would otherwise be sorted like a number.

    References
    ----------
    Hanley & McNeil 1982 (Mann-Whitney form).
    """
    ups, downs, _ = _ranked(positive, score, weight)
    below = downs.sum(-1, keepdims=True) - np.cumsum(downs, axis=-1)
    with np.errstate(invalid="ignore"):
        return (ups * (below + downs / 2)).sum(-1) / (ups.sum(-1) * downs.sum(-1))


def average_precision(positive: ArrayLike, score: ArrayLike, weight: ArrayLike | None = None) -> Any:
    """Return the mean of the precisions, each weighted by its step in recall; without interpolation.

    Returns
    -------
    float or np.ndarray
        0..1, NaN where there is no positive.

    Raises
    ------
    ValueError
        For a score that is NaN.
    """
    ups, downs, _ = _ranked(positive, score, weight)
    true = np.cumsum(ups, axis=-1)
    predicted = true + np.cumsum(downs, axis=-1)
    # Where nothing is predicted positive yet, as the sample lacks the highest scores, recall makes no step either.
    precision = np.divide(true, predicted, out=np.zeros_like(true), where=predicted > 0)
    with np.errstate(invalid="ignore"):
        return (ups * precision).sum(-1) / true[..., -1]


def roc_curve(positive: ArrayLike, score: ArrayLike) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return false positive rate, sensitivity and threshold at every distinct score, from (0, 0) to (1, 1)."""
    ups, downs, thresholds = _ranked(positive, score)
    return (
        np.concatenate([[0.0], np.cumsum(downs) / max(downs.sum(), 1)]),
        np.concatenate([[0.0], np.cumsum(ups) / max(ups.sum(), 1)]),
        np.concatenate([[np.inf], thresholds]),
    )


def precision_recall_curve(positive: ArrayLike, score: ArrayLike) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return recall (sensitivity), precision (PPV) and threshold at every distinct score, from the highest down."""
    ups, downs, thresholds = _ranked(positive, score)
    true = np.cumsum(ups)
    return true / max(true[-1], 1), true / (true + np.cumsum(downs)), thresholds


def brier_score(outcome: ArrayLike, probability: ArrayLike, weight: ArrayLike | None = None) -> Any:
    """Return the mean squared difference between probability and outcome.

    Parameters
    ----------
    outcome
        bool, of the probability's shape.
    probability
        (n,), of one class, or (n, K), of all classes.

    Returns
    -------
    float or np.ndarray
        0..1 for one class; 0..2 for all classes, whose squares are summed.

    References
    ----------
    Brier 1950, Monthly Weather Review 78:1.
    """
    square = (np.asarray(probability) - np.asarray(outcome)) ** 2
    return weighted_mean(square if square.ndim == 1 else square.sum(axis=1), weight)


def expected_calibration_error(positive: ArrayLike, probability: ArrayLike, weight: ArrayLike | None = None) -> Any:
    """Return the mean gap between predicted probability and observed frequency over BINS bins.

    Bins weigh as much as their images. For two classes `probability` is that of the second one; for the top-label error
    it is that of the predicted class, and `positive` whether this is right.

    Returns
    -------
    float or np.ndarray
        0..1.

    References
    ----------
    Guo et al. 2017, On calibration of modern neural networks, equation 3.
    """
    gap = np.asarray(probability) - np.asarray(positive)
    weight = _weight(weight, len(gap))
    return np.abs(weight @ (gap[:, None] * _members(probability, BINS))).sum(-1) / weight.sum(-1)


def reliability_curve(
    positive: ArrayLike, probability: ArrayLike, bins: int = BINS
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the calibration curve over bins of equal width.

    Returns
    -------
    predicted
        float (bins,), mean predicted probability, 0..1; NaN in a bin without images.
    observed
        float (bins,), observed frequency of positives, 0..1; NaN in a bin without images.
    images
        int (bins,).
    """
    member = _members(probability, bins)
    count = member.sum(axis=0)
    with np.errstate(invalid="ignore"):
        return np.asarray(probability) @ member / count, np.asarray(positive) @ member / count, count.astype(int)


def operating_points(positive: ArrayLike, score: ArrayLike) -> dict[str, float]:
    """Return thresholds on the score by name, chosen on the images given.

    Returns
    -------
    dict
        "youden": where sensitivity + specificity is largest; "sensitivity_0.95", "sensitivity_0.99": the highest with
        at least that sensitivity.

    Raises
    ------
    ValueError
        Where one class is missing.

    References
    ----------
    Youden 1950, Cancer 3:32.
    """
    positive = np.asarray(positive, dtype=bool)
    if positive.all() or not positive.any():
        raise ValueError("Operating points need images of both classes.")
    false_alarm, sensitivity, threshold = (values[1:] for values in roc_curve(positive, score))
    points = {"youden": float(threshold[np.argmax(sensitivity - false_alarm)])}
    for least in SENSITIVITIES:
        points[f"sensitivity_{least}"] = float(threshold[np.argmax(sensitivity >= least)])
    return points


def risk_coverage_curve(correct: ArrayLike, confidence: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Return coverage and risk for every least confidence of a determinate prediction.

    Parameters
    ----------
    correct
        bool (n,), whether the predicted class is right.
    confidence
        float (n,), of the prediction.

    Returns
    -------
    coverage
        Share of the images with at least that confidence, 0..1, for each distinct confidence from the highest down.
    risk
        Share of wrong predictions among these, 0..1.

    References
    ----------
    Geifman & El-Yaniv 2017 (selective classification).
    """
    right, wrong, _ = _ranked(correct, confidence)
    kept = np.cumsum(right + wrong)
    return kept / kept[-1], np.cumsum(wrong) / kept


def _weight(weight: ArrayLike | None, count: int) -> np.ndarray:
    return np.ones(count) if weight is None else np.asarray(weight, dtype=np.float64)


def _members(probability: ArrayLike, bins: int) -> np.ndarray:
    """Return float (n, bins), 1 in the bin of an image: bins are open below and closed above, as in Guo 2017."""
    index = np.clip(np.ceil(np.asarray(probability) * bins) - 1, 0, bins - 1)
    return (index[:, None] == np.arange(bins)).astype(np.float64)


def _ranked(
    positive: ArrayLike, score: ArrayLike, weight: ArrayLike | None = None
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the weight of positives and negatives at every distinct score, and the scores, from the highest down."""
    positive, score = np.asarray(positive, dtype=bool), np.asarray(score, dtype=np.float64)
    if np.isnan(score).any():
        raise ValueError("A score is NaN.")
    order = np.argsort(-score, kind="stable")
    positive, score, weight = positive[order], score[order], _weight(weight, len(score))[..., order]
    starts = np.flatnonzero(np.diff(score, prepend=np.inf))
    ups = np.add.reduceat(weight * positive, starts, axis=-1)
    downs = np.add.reduceat(weight * ~positive, starts, axis=-1)
    return ups, downs, score[starts]


def class_balanced(truth: np.ndarray, weight: ArrayLike | None = None) -> np.ndarray:
    """Return weights with which all classes that occur count the same, within each bootstrap sample.

    Parameters
    ----------
    truth
        (n,), the class of each image.
    weight
        float (n,) or (draws, n), how often each image counts; by default once.

    Returns
    -------
    np.ndarray
        float64, of the shape of the weight; the sum over each class that occurs is 1.
    """
    weight = np.ones(len(truth)) if weight is None else np.asarray(weight, dtype=np.float64)
    balanced = np.zeros_like(weight)
    for name in np.unique(truth):
        member = truth == name
        total = weight[..., member].sum(-1, keepdims=True)
        balanced[..., member] = np.divide(weight[..., member], total, out=np.zeros_like(weight[..., member]),
                                          where=total > 0)  # fmt: skip
    return balanced
