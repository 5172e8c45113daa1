"""Temperature and decision threshold, fixed on validation."""

import numpy as np
from scipy.optimize import minimize, minimize_scalar


def fit_temperature(positive, logit) -> float:
    """T > 0 such that sigmoid(logit / T) is calibrated on the given images, both classes weighing the same.

    positive: bool (n,). logit: float (n,). Training weighs the classes equally, so the probability is meant for an
    even chance of either class beforehand; the weights keep T to that meaning. Source: Guo et al. 2017, section 4.2.
    """
    weight = _balanced(positive)
    best = minimize_scalar(
        lambda log_t: _loss(positive, logit / np.exp(log_t), weight), bounds=(-3.0, 3.0), method="bounded"
    )
    return float(np.exp(best.x))


def fit_threshold(positive, logit) -> float:
    """The logit at which missing pneumonia and alarming the healthy cost the same per case of either class.

    positive: bool (n,). logit: float (n,). A logistic curve is fitted to the labels, both classes weighing the same
    (Platt 1999, with his smoothed targets), and the threshold is where it crosses one half. Unlike the maximum of
    sensitivity + specificity, which jumps with single images, it rests on all of them.
    """
    positive = np.asarray(positive, dtype=bool)
    weight = _balanced(positive)
    ups, downs = positive.sum(), (~positive).sum()
    target = np.where(positive, (ups + 1) / (ups + 2), 1 / (downs + 2))
    fit = minimize(lambda ab: _loss(target, ab[0] * logit + ab[1], weight), x0=(1.0, 0.0), method="BFGS")
    slope, offset = fit.x
    return float(-offset / slope)


def _balanced(positive) -> np.ndarray:
    positive = np.asarray(positive, dtype=bool)
    return np.where(positive, 0.5 / positive.mean(), 0.5 / (~positive).mean())


def _loss(target, logit, weight) -> float:
    """Weighted mean binary cross-entropy of logits."""
    return float((weight * (np.logaddexp(0.0, logit) - np.asarray(target, dtype=np.float64) * logit)).mean())
