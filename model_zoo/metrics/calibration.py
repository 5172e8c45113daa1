"""Logits to probabilities, fixed on validation."""

import numpy as np
from scipy.optimize import minimize
from scipy.special import log_softmax

STEEPEST, FLATTEST = 0.05, 20.0  # bounds of the temperature


def fit_calibration(truth, logits) -> tuple[float, list[float]]:
    """Temperature and offsets such that softmax((logits - offsets) / temperature) is the probability of each class.

    truth: int (n,), index of the class. logits: float (n, outputs); one output, for two classes, stands for a second
    logit beside a first that is 0. All classes weigh the same, as they do in training, so the probability is meant for
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
    weight = (1 / (classes * counts))[truth]

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
