"""Figures of merit for two classes, each on plain arrays and, with weights, for many bootstrap samples at once.

Everywhere: `positive` is bool (n,), True for the class asked about; `score` is float (n,), larger for more suspicion,
and `probability` such a score in 0..1; a decision is positive where score >= threshold. `weight` is float (n,) or
(draws, n), how often each image counts; by default once. With weights (draws, n) a figure is an array (draws,).
"""

import numpy as np

RATES = ("accuracy", "balanced_accuracy", "sensitivity", "specificity", "ppv", "npv", "f1")
BINS = 15  # of equal width, as in Guo 2017
SENSITIVITIES = (0.95, 0.99)  # asked for by the operating points, beside Youden's


def weighted_mean(values, weight=None):
    """Mean of values (n,) over the images; of `label == truth` the accuracy, for any number of classes. NaN of none."""
    weight = _weight(weight, values)
    with np.errstate(invalid="ignore"):
        return weight @ np.asarray(values) / weight.sum(-1)


def confusion(positive, score, threshold, weight=None) -> dict:
    """Counts tp, fp, tn, fn at a threshold; each a number, or an array (draws,) with weights (draws, n)."""
    positive, called = np.asarray(positive, dtype=bool), np.asarray(score) >= threshold
    weight = _weight(weight, positive)
    return {
        "tp": weight @ (positive & called),
        "fp": weight @ (~positive & called),
        "tn": weight @ (~positive & ~called),
        "fn": weight @ (positive & ~called),
    }


def rates(counts: dict) -> dict:
    """The RATES of a confusion, 0..1; NaN where a rate has no image to be computed on."""
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


def roc_auc(positive, score, weight=None):
    """Area under the ROC curve: the chance that a positive outranks a negative, ties counting half.

    Mann-Whitney form (Hanley & McNeil 1982). NaN where one class is missing. Raises ValueError for a score that is
    NaN, which would sort as if it meant something.
    """
    ups, downs, _ = _ranked(positive, score, weight)
    below = downs.sum(-1, keepdims=True) - np.cumsum(downs, axis=-1)
    with np.errstate(invalid="ignore"):
        return (ups * (below + downs / 2)).sum(-1) / (ups.sum(-1) * downs.sum(-1))


def average_precision(positive, score, weight=None):
    """Mean of the precisions, each weighted by the step in recall it brings; no interpolation.

    NaN where there is no positive. Raises ValueError for a score that is NaN.
    """
    ups, downs, _ = _ranked(positive, score, weight)
    true = np.cumsum(ups, axis=-1)
    called = true + np.cumsum(downs, axis=-1)
    # Where nothing is called yet, as the sample left out the highest scores, there is no step in recall either.
    precision = np.divide(true, called, out=np.zeros_like(true), where=called > 0)
    with np.errstate(invalid="ignore"):
        return (ups * precision).sum(-1) / true[..., -1]


def roc_curve(positive, score) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """False positive rate, sensitivity and threshold at every distinct score, from (0, 0) to (1, 1)."""
    ups, downs, thresholds = _ranked(positive, score)
    return (
        np.concatenate([[0.0], np.cumsum(downs) / max(downs.sum(), 1)]),
        np.concatenate([[0.0], np.cumsum(ups) / max(ups.sum(), 1)]),
        np.concatenate([[np.inf], thresholds]),
    )


def precision_recall_curve(positive, score) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Recall (sensitivity), precision (PPV) and threshold at every distinct score, from the strictest on."""
    ups, downs, thresholds = _ranked(positive, score)
    true = np.cumsum(ups)
    return true / max(true[-1], 1), true / (true + np.cumsum(downs)), thresholds


def brier_score(outcome, probability, weight=None):
    """Mean squared distance of the probability from what happened (Brier 1950).

    outcome: bool, of probability's shape. (n,): the probability of one class, a score of 0..1. (n, K): of all classes,
    the squares summed over them, as Brier did, a score of 0..2.
    """
    square = (np.asarray(probability) - np.asarray(outcome)) ** 2
    return weighted_mean(square if square.ndim == 1 else square.sum(axis=1), weight)


def expected_calibration_error(positive, probability, weight=None):
    """Mean gap, 0..1, between the probability and the share of positives, over BINS bins weighted by their images.

    Guo et al. 2017, "On calibration of modern neural networks", equation 3. For two classes about the probability of
    the second one; with `positive` where the label is right and the probability of that label, about the top label.
    """
    gap = np.asarray(probability) - np.asarray(positive)
    weight = _weight(weight, gap)
    return np.abs(weight @ (gap[:, None] * _members(probability, BINS))).sum(-1) / weight.sum(-1)


def reliability_curve(positive, probability, bins: int = BINS) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Calibration curve: mean probability, observed share of positives, and images; each (bins,), of equal width.

    The first two are 0..1, NaN in a bin without images.
    """
    member = _members(probability, bins)
    count = member.sum(axis=0)
    with np.errstate(invalid="ignore"):
        return np.asarray(probability) @ member / count, np.asarray(positive) @ member / count, count.astype(int)


def operating_points(positive, score) -> dict[str, float]:
    """Thresholds on the score, by name, fixed on the images given.

    "youden": where sensitivity + specificity is largest (Youden 1950); "sensitivity_0.95", "sensitivity_0.99": the
    strictest at which the sensitivity is at least that. Raises ValueError where one class is missing.
    """
    positive = np.asarray(positive, dtype=bool)
    if positive.all() or not positive.any():
        raise ValueError("Operating points need images of both classes.")
    false_alarm, sensitivity, threshold = (values[1:] for values in roc_curve(positive, score))
    points = {"youden": float(threshold[np.argmax(sensitivity - false_alarm)])}
    for least in SENSITIVITIES:
        points[f"sensitivity_{least}"] = float(threshold[np.argmax(sensitivity >= least)])
    return points


def risk_coverage_curve(correct, confidence) -> tuple[np.ndarray, np.ndarray]:
    """Coverage and risk, both 0..1, when only images of at least some confidence get a label.

    correct: bool (n,), whether the label is right. confidence: float (n,), of that label. Coverage is the share of
    images that get one, risk the share of those that is wrong (Geifman & El-Yaniv 2017); one pair for each distinct
    confidence, from the highest on, as images of equal confidence are kept or left together.
    """
    right, wrong, _ = _ranked(correct, confidence)
    kept = np.cumsum(right + wrong)
    return kept / kept[-1], np.cumsum(wrong) / kept


def _weight(weight, values) -> np.ndarray:
    return np.ones(len(values)) if weight is None else np.asarray(weight, dtype=np.float64)


def _members(probability, bins: int) -> np.ndarray:
    """float (n, bins), 1 where an image belongs: bins are open below and closed above, as in Guo 2017."""
    index = np.clip(np.ceil(np.asarray(probability) * bins) - 1, 0, bins - 1)
    return (index[:, None] == np.arange(bins)).astype(np.float64)


def _ranked(positive, score, weight=None) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Weight of the positives and of the negatives at every distinct score, and that score, from the highest down."""
    positive, score = np.asarray(positive, dtype=bool), np.asarray(score, dtype=np.float64)
    if np.isnan(score).any():
        raise ValueError("A score is NaN.")
    order = np.argsort(-score, kind="stable")
    positive, score, weight = positive[order], score[order], _weight(weight, score)[..., order]
    starts = np.flatnonzero(np.diff(score, prepend=np.inf))
    ups = np.add.reduceat(weight * positive, starts, axis=-1)
    downs = np.add.reduceat(weight * ~positive, starts, axis=-1)
    return ups, downs, score[starts]
