"""Consequences of a threshold: net benefit, and predictive values and outcomes at another prevalence.

`positive` and `score` are as in `classification`.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from model_zoo.core.card import Figure
from model_zoo.metrics.bootstrap import intervals
from model_zoo.metrics.classification import confusion, rates

PEOPLE = 1000
FIGURES = ("sensitivity", "specificity", "ppv", "npv", "accuracy")


def net_benefit(sensitivity: Any, specificity: Any, threshold: Any, prevalence: float) -> Any:
    """Return true positives minus false positives, these weighted by the odds of the threshold, per person.

    Parameters
    ----------
    sensitivity, specificity
        0..1, numbers or arrays that broadcast with `threshold`.
    threshold
        Probability above 0 and below 1 at which one acts: to act at 20% means that four false positives are as bad as
        one false negative.
    prevalence
        Pre-test probability that the probability assumes; at any other a probability of 20% is no risk of 20%.

    Returns
    -------
    float or np.ndarray
        At most the prevalence; 0 for never acting.

    References
    ----------
    Vickers & Elkin 2006, Medical Decision Making 26:565.
    """
    return prevalence * sensitivity - (1 - prevalence) * (1 - specificity) * threshold / (1 - threshold)


def decision_curve(positive: ArrayLike, score: ArrayLike, thresholds: np.ndarray, prevalence: float) -> np.ndarray:
    """Return the net benefit at each threshold, float of the shape of `thresholds`."""
    positive, predicted = np.asarray(positive, dtype=bool), np.asarray(score)[:, None] >= thresholds
    sensitivity, false_alarms = predicted[positive].mean(axis=0), predicted[~positive].mean(axis=0)
    return net_benefit(sensitivity, 1 - false_alarms, thresholds, prevalence)


def predictive_values(sensitivity: Any, specificity: Any, prevalence: Any) -> dict[str, Any]:
    """Return the predictive values at a prevalence, by Bayes' theorem.

    Parameters
    ----------
    sensitivity, specificity, prevalence
        0..1, numbers or arrays that broadcast.

    Returns
    -------
    dict
        "ppv" and "npv", 0..1; NaN where there is no such prediction.
    """
    found, alarms = prevalence * np.asarray(sensitivity), (1 - prevalence) * (1 - np.asarray(specificity))
    missed, cleared = prevalence - found, (1 - prevalence) - alarms
    with np.errstate(invalid="ignore", divide="ignore"):
        return {"ppv": found / (found + alarms), "npv": cleared / (missed + cleared)}


def people_by_outcome(sensitivity: float, specificity: float, prevalence: float) -> dict[str, int]:
    """Return how many of PEOPLE have each outcome, in whole numbers.

    Returns
    -------
    dict
        Of the ill "found" and "missed", of the healthy "alarmed" and "cleared".
    """
    ill = round(PEOPLE * prevalence)
    found, cleared = round(ill * sensitivity), round((PEOPLE - ill) * specificity)
    return {"found": found, "missed": ill - found, "alarmed": PEOPLE - ill - cleared, "cleared": cleared}


def figures_at_threshold(
    positive: ArrayLike,
    score: ArrayLike,
    threshold: float,
    meant: float,
    prevalence: float,
    kinds: Mapping[str, np.ndarray],
    draws: np.ndarray,
) -> dict[str, Figure]:
    """Return figures at a threshold, each with its interval.

    Parameters
    ----------
    meant
        Pre-test probability that the score assumes, 0..1.
    prevalence
        For which predictive values are computed, 0..1.
    kinds
        Name to bool (n,): groups of positives, such as those of a subtype.
    draws
        As `patient_draws` returns them.

    Returns
    -------
    dict
        FIGURES on the images as they are; "net_benefit" at `meant`; "ppv_there" and "npv_there" at `prevalence`; and by
        the name of each kind the sensitivity on these positives alone.
    """
    predicted = np.asarray(score) >= threshold

    def measure(weight: np.ndarray | None = None) -> dict[str, Any]:
        of_all = rates(confusion(positive, score, threshold, weight))
        there = predictive_values(of_all["sensitivity"], of_all["specificity"], prevalence)
        weights = np.ones(len(predicted)) if weight is None else weight
        with np.errstate(invalid="ignore"):
            of_kinds = {name: weights @ (mask & predicted) / (weights @ mask) for name, mask in kinds.items()}
        return {
            **{name: of_all[name] for name in FIGURES},
            **{f"{name}_there": value for name, value in there.items()},
            "net_benefit": net_benefit(of_all["sensitivity"], of_all["specificity"], threshold, meant),
            **of_kinds,
        }

    return intervals(measure, draws)


def coverage_and_risk(right: ArrayLike, confidence: ArrayLike, least: float) -> tuple[float, float | None]:
    """Return coverage and risk when predictions below a confidence are indeterminate.

    Parameters
    ----------
    right
        bool (n,), whether the predicted class is right.
    confidence
        float (n,), of the prediction.
    least
        Confidence of a determinate prediction.

    Returns
    -------
    coverage
        Share of determinate predictions, 0..1.
    risk
        Share of wrong ones among these, 0..1; None where there are none.
    """
    kept = np.asarray(confidence) >= least
    return float(kept.mean()), float(1 - np.asarray(right)[kept].mean()) if kept.any() else None
