"""Logit to probability, fixed on validation."""

import numpy as np
from scipy.optimize import minimize

STEEPEST, FLATTEST = 0.05, 20.0  # bounds of the temperature


def fit_calibration(positive, logit) -> tuple[float, float]:
    """Temperature and offset such that sigmoid((logit - offset) / temperature) is the probability of the class.

    positive: bool (n,). logit: float (n,). Both classes weigh the same, as they do in training, so the probability is
    meant for an even chance of either beforehand, and at 0.5 a missed positive and a false alarm cost the same. Platt
    1999 with his smoothed targets, which keep the fit finite where the classes do not overlap; the offset takes up
    that plain pictures give other logits than the augmented ones of training, which a temperature alone cannot.
    """
    positive, logit = np.asarray(positive, dtype=bool), np.asarray(logit, dtype=np.float64)
    ups, downs = positive.sum(), (~positive).sum()
    target = np.where(positive, (ups + 1) / (ups + 2), 1 / (downs + 2))
    weight = np.where(positive, 0.5 / ups, 0.5 / downs)

    def loss(parameters):
        z = logit / np.exp(parameters[0]) - parameters[1]
        return (weight * (np.logaddexp(0.0, z) - target * z)).sum()

    bounds = [(np.log(STEEPEST), np.log(FLATTEST)), (None, None)]
    fit = minimize(loss, x0=(0.0, 0.0), bounds=bounds, method="L-BFGS-B")
    temperature = float(np.exp(fit.x[0]))
    return temperature, float(fit.x[1]) * temperature
