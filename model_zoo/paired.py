"""Two models on the same images: is one better, or is it chance?"""

from math import comb

import numpy as np

from model_zoo.bootstrap import drawn, interval, patient_draws
from model_zoo.evaluation import called, macro_auc, weighted_mean


def paired_test(truth, one, other, patient, thresholds, seed: int = 0) -> dict:
    """Differences of one model minus the other, with 95 % intervals and two-sided p values.

    truth: int (n,), index of the class. one, other: probabilities, float (n, K). patient: (n,) keys drawn as a whole.
    thresholds: of one and of the other, as summary() takes them. Returns

    - auc, accuracy: value, low, high, p. The same 2,000 bootstrap samples of patients serve both models (Efron &
      Tibshirani 1993, chapters 13 and 16); p is twice the smaller share of samples on one side of no difference, with
      one sample added to either side (Davison & Hinkley 1997, equation 4.11), so 0.001 is the smallest it can be.
    - mcnemar: images that only_one and only_other calls right, and the exact p of McNemar 1947, which counts each
      image as independent, also those of one patient.

    A p is None where the difference is undefined.
    """
    truth = np.asarray(truth)
    right = [called(p, threshold) == truth for p, threshold in zip((one, other), thresholds, strict=True)]
    gain = right[0].astype(np.float64) - right[1]

    def differences(weight=None):
        return {
            "auc": macro_auc(truth, one, weight) - macro_auc(truth, other, weight),
            "accuracy": weighted_mean(gain, weight),
        }

    samples = drawn(differences, patient_draws(patient, seed))
    result = {
        name: {**interval(value, samples[name]), "p": _two_sided(samples[name])}
        for name, value in differences().items()
    }
    only_one, only_other = int((gain > 0).sum()), int((gain < 0).sum())
    return {**result, "mcnemar": {"only_one": only_one, "only_other": only_other, "p": mcnemar(only_one, only_other)}}


def mcnemar(only_one: int, only_other: int) -> float:
    """Two-sided exact p, 0..1: that of a fair coin for the images on which only one model is right (McNemar 1947)."""
    count = only_one + only_other
    tail = sum(comb(count, k) for k in range(min(only_one, only_other) + 1))
    return min(1.0, 2 * tail / 2**count)


def _two_sided(samples) -> float | None:
    kept = samples[np.isfinite(samples)]
    if not len(kept):
        return None
    smaller = min((kept <= 0).sum(), (kept >= 0).sum())
    return float(min(1.0, 2 * (smaller + 1) / (len(kept) + 1)))
