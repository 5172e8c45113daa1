"""Calibration of logits and choice of the indeterminate band, both on validation images."""

import numpy as np
from numpy.typing import ArrayLike
from scipy.optimize import minimize
from scipy.special import log_softmax

STEEPEST, FLATTEST = 0.05, 20.0  # bounds of the temperature


def fit_calibration(truth: ArrayLike, logits: ArrayLike, share: ArrayLike | None = None) -> tuple[float, list[float]]:
    """Fit the temperature and offsets with which softmax((logits - offsets) / temperature) is the class probability.

    All classes weigh the same, as they do in training. So the probability assumes the same pre-test probability of
    every class, and where all errors cost the same the most probable class is the one to predict.

    Parameters
    ----------
    truth
        int (n,), index of the class.
    logits
        float (n, outputs); one output, for two classes, is the second logit beside a first that is 0.
    share
        float (n,), how much each image counts within its class; by default all the same.

    Returns
    -------
    temperature
        STEEPEST to FLATTEST.
    offsets
        One for each output, in logits; two and more have the mean 0.

    References
    ----------
    Guo et al. 2017, section 4.2 (temperature scaling); Alexandari et al. 2020, section 3 (an offset for each output);
    Platt 1999 (the same for two classes; his smoothed targets keep the fit finite where the classes do not overlap).
    """
    truth, logits = np.asarray(truth), np.asarray(logits, dtype=np.float64)
    outputs = logits.shape[1]
    classes = max(2, outputs)
    counts = np.bincount(truth, minlength=classes)
    rest = (1 / (counts + 2) / (classes - 1))[truth]
    target = np.where(np.arange(classes) == truth[:, None], 1 - rest[:, None] * (classes - 1), rest[:, None])
    share = np.ones(len(truth)) if share is None else np.asarray(share, dtype=np.float64)
    weight = share / (classes * np.bincount(truth, share, minlength=classes))[truth]

    def loss(parameters: np.ndarray) -> float:
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
    """Return the confidence below which predictions are indeterminate, so that few determinate ones are wrong.

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
        The lowest confidence at and above which the weighted share of wrong predictions is at most `risk`, so that as
        many predictions as possible are determinate. 0 where that holds for all predictions, 1 where it does not hold
        even for those of the highest confidence.

    References
    ----------
    Geifman & El-Yaniv 2017, section 3 (selective classification).
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
