"""What follows from a threshold: for decisions (net benefit), and for people where the class is rarer than in a test.

`positive`, `score` and decisions are as in `scores`.
"""

import numpy as np

from model_zoo.bootstrap import intervals
from model_zoo.scores import confusion, rates

PEOPLE = 1000
FIGURES = ("sensitivity", "specificity", "ppv", "npv", "accuracy")


def net_benefit(positive, score, threshold, weight=None):
    """Positives found, less false alarms weighed by the odds of the threshold, for each image (Vickers & Elkin 2006).

    threshold: above 0 and below 1, also the probability from which one would act: who acts from 20% on thinks four
    false alarms as bad as one miss. weight: as in scores. At most the share of positives; 0 is what never acting gives.
    """
    counts = confusion(positive, score, threshold, weight)
    return (counts["tp"] - counts["fp"] * threshold / (1 - threshold)) / sum(counts.values())


def net_benefit_of_all(share, threshold):
    """net_benefit() where every image is called positive. share: of positives, 0..1. Any shapes that go together."""
    return share - (1 - share) * threshold / (1 - threshold)


def at_prevalence(sensitivity, specificity, prevalence) -> dict:
    """Predictive values ppv and npv, 0..1, where the class has another prevalence (Bayes); NaN where none is called so.

    sensitivity, specificity: numbers, or arrays of one shape. prevalence: 0..1.
    """
    found, alarms = prevalence * np.asarray(sensitivity), (1 - prevalence) * (1 - np.asarray(specificity))
    missed, cleared = prevalence - found, (1 - prevalence) - alarms
    with np.errstate(invalid="ignore", divide="ignore"):
        return {"ppv": found / (found + alarms), "npv": cleared / (missed + cleared)}


def of_people(sensitivity: float, specificity: float, prevalence: float, people: int = PEOPLE) -> dict[str, int]:
    """Of so many people, whole ones: ill and well; of the ill found and missed, of the well alarmed and cleared."""
    ill = round(people * prevalence)
    found, cleared = round(ill * sensitivity), round((people - ill) * specificity)
    return {
        "ill": ill, "found": found, "missed": ill - found,
        "well": people - ill, "alarmed": people - ill - cleared, "cleared": cleared,
    }  # fmt: skip


def consequences(positive, score, threshold: float, prevalence: float, kinds: dict, draws) -> dict:
    """Figures at a threshold, each with its interval, as evaluation has them.

    Returns FIGURES and net_benefit of the images as they are; ppv_there and npv_there at the prevalence; and for each
    of kinds, by its name, the sensitivity of these positives alone. kinds: name -> bool (n,). draws: of patient_draws.
    """
    called = np.asarray(score) >= threshold

    def measure(weight=None) -> dict:
        of_all = rates(confusion(positive, score, threshold, weight))
        there = at_prevalence(of_all["sensitivity"], of_all["specificity"], prevalence)
        weights = np.ones(len(called)) if weight is None else weight
        with np.errstate(invalid="ignore"):
            of_kinds = {name: weights @ (mask & called) / (weights @ mask) for name, mask in kinds.items()}
        return {
            **{name: of_all[name] for name in FIGURES},
            **{f"{name}_there": value for name, value in there.items()},
            "net_benefit": net_benefit(positive, score, threshold, weight),
            **of_kinds,
        }

    return intervals(measure, draws)


def answered(right, confidence, least: float) -> tuple[float, float | None]:
    """Share of the images whose confidence is at least so much, and the share of those that is called wrong.

    right: bool (n,), whether each is called right. The second is None where there are none.
    """
    kept = np.asarray(confidence) >= least
    return float(kept.mean()), float(1 - np.asarray(right)[kept].mean()) if kept.any() else None
