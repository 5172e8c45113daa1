"""Two models on the same images: is one better, or is it chance?"""

import numpy as np

from model_zoo.metrics.bootstrap import bootstrap_figures, interval, patient_draws
from model_zoo.metrics.classification import weighted_mean
from model_zoo.metrics.summary import macro_auc, predicted_class


def paired_test(truth, one, other, patient, thresholds, seed: int = 0) -> dict:
    """Differences of one model minus the other, with 95 % intervals and two-sided p values.

    truth: int (n,), index of the class. one, other: probabilities, float (n, K). patient: (n,) keys drawn as a whole.
    thresholds: of one and of the other, as summary() takes them. Returns value, low, high and p of auc and of accuracy.
    The same 2,000 bootstrap samples of patients serve both models (Efron & Tibshirani 1993, chapters 13 and 16); p of
    AUC is twice the smaller share of samples on one side of no difference, with one sample added to either side
    (Davison & Hinkley 1997, equation 4.11), so 0.001 is the smallest it can be; None where the difference is undefined.
    p of accuracy is exact, as few images may be called differently: see sign_flip_p().
    """
    truth = np.asarray(truth)
    right = [predicted_class(p, threshold) == truth for p, threshold in zip((one, other), thresholds, strict=True)]
    gain = right[0].astype(np.float64) - right[1]

    def differences(weight=None):
        return {
            "auc": macro_auc(truth, one, weight) - macro_auc(truth, other, weight),
            "accuracy": weighted_mean(gain, weight),
        }

    samples, found = bootstrap_figures(differences, patient_draws(patient, seed)), differences()
    by_patient = np.bincount(np.unique(patient, return_inverse=True)[1], gain)
    chances = {"auc": _two_sided(samples["auc"]), "accuracy": sign_flip_p(by_patient)}
    return {name: {**interval(found[name], samples[name]), "p": chances[name]} for name in found}


def sign_flip_p(gains) -> float:
    """Two-sided p of a sum of differences: the share of all changes of their signs whose sum is as far from 0.

    gains: whole numbers (n,), one per patient. The randomisation test of Fisher 1935, section 21; of gains of 1 it is
    the exact test of McNemar.
    """
    sizes = np.abs(np.asarray(gains)).round().astype(int)
    total = sizes.sum()
    chances = np.zeros(2 * total + 1)  # of each sum from -total to total
    chances[total] = 1
    for size in sizes[sizes > 0]:
        chances = (np.roll(chances, size) + np.roll(chances, -size)) / 2
    far = np.abs(np.arange(-total, total + 1)) >= abs(round(float(np.sum(gains))))
    return float(min(1.0, chances[far].sum()))


def _two_sided(samples) -> float | None:
    kept = samples[np.isfinite(samples)]
    if not len(kept):
        return None
    smaller = min((kept <= 0).sum(), (kept >= 0).sum())
    return float(min(1.0, 2 * (smaller + 1) / (len(kept) + 1)))
