"""What follows from a threshold: for decisions (net benefit), and for people where the class is rarer than in a test.

`positive`, `score` and decisions are as in `scores`.
"""

import numpy as np

from model_zoo.metrics.bootstrap import intervals
from model_zoo.metrics.classification import confusion, rates

PEOPLE = 1000
FIGURES = ("sensitivity", "specificity", "ppv", "npv", "accuracy")


def net_benefit(sensitivity, specificity, threshold, prevalence):
    """People found, less false alarms weighed by the odds of the threshold, for each person (Vickers & Elkin 2006).

    threshold: above 0 and below 1, the probability from which one acts: who acts from 20% on thinks four false alarms
    as bad as one miss. prevalence: that for which this probability is meant; elsewhere 20% is no risk of 20%. At most
    the prevalence; 0 is what never acting gives. Any shapes that go together.
    """
    return prevalence * sensitivity - (1 - prevalence) * (1 - specificity) * threshold / (1 - threshold)


def decision_curve(positive, score, thresholds: np.ndarray, prevalence: float) -> np.ndarray:
    """net_benefit() of calling from each threshold on: float, of the shape (thresholds,)."""
    called = np.asarray(score)[:, None] >= thresholds
    found, alarms = called[positive].mean(axis=0), called[~np.asarray(positive)].mean(axis=0)
    return net_benefit(found, 1 - alarms, thresholds, prevalence)


def predictive_values(sensitivity, specificity, prevalence) -> dict:
    """Predictive values ppv and npv, 0..1, where the class has another prevalence (Bayes); NaN where none is called so.

    sensitivity, specificity: numbers, or arrays of one shape. prevalence: 0..1.
    """
    found, alarms = prevalence * np.asarray(sensitivity), (1 - prevalence) * (1 - np.asarray(specificity))
    missed, cleared = prevalence - found, (1 - prevalence) - alarms
    with np.errstate(invalid="ignore", divide="ignore"):
        return {"ppv": found / (found + alarms), "npv": cleared / (missed + cleared)}


def people_by_outcome(sensitivity: float, specificity: float, prevalence: float) -> dict[str, int]:
    """Of PEOPLE, whole ones: of the ill found and missed, of the well alarmed and cleared."""
    ill = round(PEOPLE * prevalence)
    found, cleared = round(ill * sensitivity), round((PEOPLE - ill) * specificity)
    return {"found": found, "missed": ill - found, "alarmed": PEOPLE - ill - cleared, "cleared": cleared}


def figures_at_threshold(
    positive, score, threshold: float, meant: float, prevalence: float, kinds: dict, draws
) -> dict:
    """Figures at a threshold, each with its interval, as evaluation has them.

    Returns FIGURES of the images as they are; net_benefit at the prevalence for which the score is meant; ppv_there and
    npv_there at the other one; and for each of kinds, by its name, the sensitivity of these positives alone. kinds:
    name -> bool (n,). draws: of patient_draws.
    """
    called = np.asarray(score) >= threshold

    def measure(weight=None) -> dict:
        of_all = rates(confusion(positive, score, threshold, weight))
        there = predictive_values(of_all["sensitivity"], of_all["specificity"], prevalence)
        weights = np.ones(len(called)) if weight is None else weight
        with np.errstate(invalid="ignore"):
            of_kinds = {name: weights @ (mask & called) / (weights @ mask) for name, mask in kinds.items()}
        return {
            **{name: of_all[name] for name in FIGURES},
            **{f"{name}_there": value for name, value in there.items()},
            "net_benefit": net_benefit(of_all["sensitivity"], of_all["specificity"], threshold, meant),
            **of_kinds,
        }

    return intervals(measure, draws)


def coverage_and_risk(right, confidence, least: float) -> tuple[float, float | None]:
    """Share of the images whose confidence is at least so much, and the share of those that is called wrong.

    right: bool (n,), whether each is called right. The second is None where there are none.
    """
    kept = np.asarray(confidence) >= least
    return float(kept.mean()), float(1 - np.asarray(right)[kept].mean()) if kept.any() else None
