"""Logits to probabilities, and which of them are decisive: fixed on validation."""

import numpy as np
from numpy.typing import ArrayLike
from scipy.optimize import minimize
from scipy.special import log_softmax

STEEPEST, FLATTEST = 0.05, 20.0  # bounds of the temperature


def fit_calibration(truth: ArrayLike, logits: ArrayLike, share: ArrayLike | None = None) -> tuple[float, list[float]]:
    """Temperature and offsets such that softmax((logits - offsets) / temperature) is the probability of each class.

    truth: int (n,), index of the class. logits: float (n, outputs); one output, for two classes, stands for a second
    logit beside a first that is 0. share: float (n,), how much each image counts within its class; by default all the
    same. All classes weigh the same, as they do in training, so the probability is meant for
    an even chance of each beforehand, and the most probable class is the one to name where all errors cost the same.
    Temperature scaling (Guo 2017, section 4.2) with an offset for each output (Alexandari 2020, section 3), which for
    two classes is Platt 1999; his smoothed targets keep the fit finite where the classes do not overlap.
    """
    truth, logits = np.asarray(truth), np.asarray(logits, dtype=np.float64)
    outputs = logits.shape[1]
    classes = max(2, outputs)
    counts = np.bincount(truth, minlength=classes)
    rest = (1 / (counts + 2) / (classes - 1))[truth]
    target = np.where(np.arange(classes) == truth[:, None], 1 - rest[:, None] * (classes - 1), rest[:, None])
    share = np.ones(len(truth)) if share is None else np.asarray(share, dtype=np.float64)
    weight = share / (classes * np.bincount(truth, share, minlength=classes))[truth]

    def loss(parameters):
        z = logits / np.exp(parameters[0]) - parameters[1:]
        if outputs == 1:
            z = np.concatenate([np.zeros_like(z), z], axis=1)
        return -(weight[:, None] * target * log_softmax(z, axis=1)).sum()

    bounds = [(np.log(STEEPEST), np.log(FLATTEST)), *[(None, None)] * outputs]
    fit = minimize(loss, x0=np.zeros(1 + outputs), bounds=bounds, method="L-BFGS-B")
    temperature, shifts = float(np.exp(fit.x[0])), fit.x[1:] * np.exp(fit.x[0])
    if outputs > 1:
        shifts = shifts - shifts.mean()  # only their differences matter
    return temperature, [float(shift) for shift in shifts]


def indeterminate_below(wrong: ArrayLike, confidence: ArrayLike, weight: ArrayLike, risk: float) -> float:
    """Return the confidence below which a prediction is indeterminate, so that few of the others are wrong.

    Parameters
    ----------
    wrong
        bool (n,), whether the predicted class is wrong.
    confidence
        float (n,), 0..1, of the prediction.
    weight
        float (n,), how much each image counts, such as `class_balanced`.
    risk
        Share, 0..1, of the determinate predictions that may be wrong.

    Returns
    -------
    float
        The lowest confidence from which on the weighted share of wrong predictions is at most `risk`, so that as many
        predictions as possible are determinate (selective classification, Geifman & El-Yaniv 2017, section 3). 0 where
        that holds of all predictions, 1 where it does not hold even of the surest.
    """
    confidence = np.asarray(confidence, dtype=np.float64)
    order = np.argsort(-confidence, kind="stable")
    weight, confidence = np.asarray(weight, dtype=np.float64)[order], confidence[order]
    risks = np.cumsum(weight * np.asarray(wrong, dtype=bool)[order]) / np.cumsum(weight)
    # Predictions of equal confidence are determinate together.
    last = np.flatnonzero(np.diff(confidence, append=-np.inf) < 0)
    kept = last[risks[last] <= risk]
    if not len(kept):
        return 1.0
    return float(confidence[kept[-1]]) if kept[-1] + 1 < len(confidence) else 0.0
