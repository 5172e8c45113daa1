"""Predictions to metrics with intervals, for two classes; NumPy only.

Everywhere: `positive` is bool (n,), True for the second class (pneumonia); `score` is float (n,), larger for more
suspicion; a decision is positive where score >= threshold. `weight` is float (n,) or (draws, n), how often each image
counts; by default once.
"""

import numpy as np

CONFIDENCE = 0.95
DRAWS = 2000
RATES = ("accuracy", "balanced_accuracy", "sensitivity", "specificity", "ppv", "npv", "f1")


def sigmoid(x):
    """1 / (1 + exp(-x)), without overflow. Any shape; returns float64 in 0..1."""
    return 0.5 * (1.0 + np.tanh(0.5 * np.asarray(x, dtype=np.float64)))


def calibrated(logit, decision: dict):
    """Probability of the second class, 0..1. logit: any shape. decision: the card's, with temperature and offset."""
    return sigmoid((logit - decision["offset"]) / decision["temperature"])


def confusion(positive, score, threshold, weight=None) -> dict:
    """Counts tp, fp, tn, fn at a threshold; each a number, or an array (draws,) with weights (draws, n)."""
    weight = np.ones(len(positive)) if weight is None else np.asarray(weight, dtype=np.float64)
    called = np.asarray(score) >= threshold
    return {
        "tp": (weight * (positive & called)).sum(-1),
        "fp": (weight * (~positive & called)).sum(-1),
        "tn": (weight * (~positive & ~called)).sum(-1),
        "fn": (weight * (positive & ~called)).sum(-1),
    }


def rates(counts: dict) -> dict:
    """The RATES of a confusion; NaN where a rate has no image to be computed on."""
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

    Mann-Whitney form (Hanley & McNeil 1982). Returns a number, or (draws,) with weights (draws, n); NaN where one
    class is missing. Raises ValueError for a score that is NaN, which would sort as if it meant something.
    """
    if np.isnan(score).any():
        raise ValueError("A score is NaN.")
    weight = np.ones(len(positive)) if weight is None else np.asarray(weight, dtype=np.float64)
    order = np.argsort(score, kind="stable")
    starts = np.flatnonzero(np.diff(np.asarray(score)[order], prepend=-np.inf))
    ups = np.add.reduceat((weight * positive)[..., order], starts, axis=-1)
    downs = np.add.reduceat((weight * ~positive)[..., order], starts, axis=-1)
    below = np.cumsum(downs, axis=-1) - downs
    with np.errstate(invalid="ignore", divide="ignore"):
        return (ups * (below + downs / 2)).sum(-1) / (ups.sum(-1) * downs.sum(-1))


def roc_curve(positive, score) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """False positive rate, sensitivity and threshold at every distinct score, from (0, 0) to (1, 1)."""
    tps, fps, thresholds = _cumulative(positive, score)
    return (
        np.concatenate([[0.0], fps / max(fps[-1], 1)]),
        np.concatenate([[0.0], tps / max(tps[-1], 1)]),
        np.concatenate([[np.inf], thresholds]),
    )


def precision_recall_curve(positive, score) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Recall (sensitivity), precision (PPV) and threshold at every distinct score, from the strictest on."""
    tps, fps, thresholds = _cumulative(positive, score)
    return tps / max(tps[-1], 1), tps / (tps + fps), thresholds


def average_precision(positive, score) -> float:
    """Mean of the precisions, each weighted by the step in recall it brings; no interpolation."""
    recall, precision, _ = precision_recall_curve(positive, score)
    return float((np.diff(recall, prepend=0.0) * precision).sum())


def summary(positive, score, threshold, patient=None, seed=0) -> dict:
    """AUC and RATES at a threshold, each {"value", "low", "high"}.

    patient: (n,) keys drawn as a whole; by default each image stands alone. The bounds are the 2.5th and 97.5th
    percentile of 2,000 bootstrap samples of patients (Efron & Tibshirani 1993, chapter 13), None where undefined.
    """
    positive, score = np.asarray(positive, dtype=bool), np.asarray(score, dtype=np.float64)
    weight = _patient_draws(np.arange(len(score)) if patient is None else patient, seed)

    def measure(weight=None):
        return {"auc": roc_auc(positive, score, weight), **rates(confusion(positive, score, threshold, weight))}

    tail = 100 * (1 - CONFIDENCE) / 2
    values, draws = measure(), measure(weight)
    result = {}
    for name, value in values.items():
        kept = draws[name][np.isfinite(draws[name])]
        low, high = np.percentile(kept, [tail, 100 - tail]) if len(kept) else (np.nan, np.nan)
        result[name] = {"value": _number(value), "low": _number(low), "high": _number(high)}
    return result


def _number(value) -> float | None:
    return float(value) if np.isfinite(value) else None


def _patient_draws(patient, seed: int) -> np.ndarray:
    """(DRAWS, n): how often each image occurs when as many patients are drawn, with replacement, as there are."""
    _, index = np.unique(np.asarray(patient), return_inverse=True)
    count = index.max() + 1
    draws = np.random.default_rng(seed).multinomial(count, np.full(count, 1 / count), size=DRAWS)
    return draws[:, index].astype(np.float64)


def _cumulative(positive, score) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """True and false positives at every distinct score, from the highest score down."""
    order = np.argsort(-np.asarray(score), kind="stable")
    positive, score = np.asarray(positive, dtype=bool)[order], np.asarray(score)[order]
    last = np.flatnonzero(np.diff(score, append=-np.inf))
    return np.cumsum(positive)[last], np.cumsum(~positive)[last], score[last]
