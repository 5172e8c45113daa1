"""Paired tests against plain computations: DeLong's formula, clusters that are counted twice, exact McNemar."""

import json
import warnings

import numpy as np
import pytest
import scipy.stats

from model_zoo.metrics.classification import roc_auc
from model_zoo.metrics.paired_tests import holm_adjusted, paired_test, sign_flip_p
from model_zoo.metrics.predictions import sigmoid


def predictions(noise, count=200, seed=0):
    """Truth, probabilities of two classes that are the better the less noise, and patients of about two images each."""
    random = np.random.default_rng(0)
    truth = np.arange(count) % 2
    second = sigmoid(2 * (2 * truth - 1 + noise * np.random.default_rng(seed).normal(size=count)))
    patient = random.integers(0, count // 2, count)
    return truth, np.column_stack([1 - second, second]), patient


def delong(truth, one, other):
    """z of the difference between two AUCs, by DeLong 1988 as written there: every pair compared."""
    components = []
    for score in (one, other):
        ups, downs = score[truth == 1], score[truth == 0]
        wins = (ups[:, None] > downs) + 0.5 * (ups[:, None] == downs)
        components.append((wins.mean(axis=1), wins.mean(axis=0), wins.mean()))
    positives, negatives = (np.stack([part[k] for part in components]) for k in (0, 1))
    covariance = np.cov(positives) / positives.shape[1] + np.cov(negatives) / negatives.shape[1]
    gap = components[0][2] - components[1][2]
    return gap / np.sqrt(covariance[0, 0] + covariance[1, 1] - 2 * covariance[0, 1])


def test_without_clusters_it_is_the_test_of_delong():
    for seed in range(5):
        truth, one, _ = predictions(noise=1.5, seed=2 * seed)
        other = predictions(noise=1.8, seed=2 * seed + 1)[1]
        z = delong(truth, one[:, 1].round(2), other[:, 1].round(2))
        found = paired_test(truth, one.round(2), other.round(2), np.arange(len(truth)), (0.5, 0.5))["auc"]
        assert found["p"] == pytest.approx(2 * scipy.stats.norm.sf(abs(z)), rel=0.03)


def test_images_shown_twice_by_one_patient_are_no_more_evidence():
    truth, one, _ = predictions(noise=1.5)
    other, once = predictions(noise=2.5, seed=1)[1], np.arange(len(truth))
    single = paired_test(truth, one, other, once, (0.5, 0.5))
    double = paired_test(*(np.concatenate([x, x]) for x in (truth, one, other, once)), (0.5, 0.5))
    for name in ("auc", "accuracy"):
        assert double[name] == pytest.approx(single[name], rel=0.02)


def test_holm_takes_the_smallest_times_all_of_them_and_never_reorders():
    assert holm_adjusted([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert holm_adjusted([0.5, None, 0.8]) == [1.0, None, 1.0]
    assert holm_adjusted([0.7, 0.9]) == [1.0, 1.0]
    assert holm_adjusted([]) == []


def test_equal_models_do_not_differ():
    truth, one, patient = predictions(noise=1.0)
    result = paired_test(truth, one, one, patient, (0.5, 0.5))
    for name in ("auc", "accuracy"):
        assert result[name] == {"value": 0.0, "low": 0.0, "high": 0.0, "p": 1.0}


def test_better_model_is_better_whichever_comes_first():
    truth, good, patient = predictions(noise=0.5)
    bad = predictions(noise=3.0, seed=1)[1]
    ahead, behind = (paired_test(truth, *pair, patient, (0.5, 0.5)) for pair in ((good, bad), (bad, good)))
    gap = roc_auc(truth == 1, good[:, 1]) - roc_auc(truth == 1, bad[:, 1])
    assert ahead["auc"]["value"] == pytest.approx(gap)
    right = [(p.argmax(axis=1) == truth) for p in (good, bad)]
    assert ahead["accuracy"]["value"] == pytest.approx(right[0].mean() - right[1].mean())
    for name in ("auc", "accuracy"):
        assert 0 < ahead[name]["low"] < ahead[name]["value"] < ahead[name]["high"]
        assert ahead[name]["low"] == pytest.approx(-behind[name]["high"])
        assert ahead[name]["p"] == behind[name]["p"] < 0.01
    json.dumps(ahead, allow_nan=False)


def test_false_alarms_are_about_as_many_as_the_level():
    # Two models of equal worth on 100 sets of images; of 5 expected, more than 12 would come once in 1,000 times.
    found = {"auc": 0, "accuracy": 0}
    for seed in range(100):
        truth, one, _ = predictions(noise=1.5, count=150, seed=2 * seed)
        other = predictions(noise=1.5, count=150, seed=2 * seed + 1)[1]
        test = paired_test(truth, one, other, np.arange(150), (0.5, 0.5))
        found = {name: found[name] + (test[name]["p"] < 0.05) for name in found}
    assert max(found.values()) <= 12


@pytest.mark.parametrize(
    ("gains", "p"),
    [([1, 1, 1, 1], 0.125), ([1, 1, -1], 1.0), ([2, 1, 0], 0.5), ([1] * 6, 2 / 2**6), ([0, 0], 1.0), ([], 1.0)],
)
def test_chance_of_differences_is_that_of_all_changes_of_sign(gains, p):
    assert sign_flip_p(gains) == pytest.approx(p)


def test_chance_of_differences_of_one_is_mcnemar_s():
    for ahead, behind in ((9, 2), (30, 18), (5, 5)):
        exact = scipy.stats.binomtest(ahead, ahead + behind).pvalue
        assert sign_flip_p([1] * ahead + [-1] * behind) == pytest.approx(exact)


def test_each_model_keeps_its_own_threshold():
    truth, one, patient = predictions(noise=0.5)
    shifted = np.column_stack([1 - one[:, 1] / 2, one[:, 1] / 2])
    assert paired_test(truth, one, shifted, patient, (0.5, 0.25))["accuracy"]["value"] == 0
    assert paired_test(truth, one, shifted, patient, (0.5, 0.5))["accuracy"]["value"] > 0.2


def test_paired_test_of_three_classes():
    truth = np.arange(90) % 3
    good = 0.8 * np.eye(3)[truth] + 0.2 / 3
    result = paired_test(truth, good, np.full((90, 3), 1 / 3), np.arange(90), (None, None))
    assert result["auc"]["value"] == pytest.approx(0.5)
    assert result["accuracy"]["value"] == pytest.approx(2 / 3)
    assert result["auc"]["p"] is None  # neither ranking varies, so there is no error to hold the difference against


def normal_interval(value: float, influence: np.ndarray, cluster: np.ndarray) -> dict[str, float]:
    """95 % interval from what each image adds to a figure, the sums of each patient being independent."""
    sums = np.array([influence[cluster == key].sum() for key in np.unique(cluster)])
    error = np.sqrt(len(sums) * sums.var(ddof=1))
    return {"value": value, "low": value - 1.959964 * error, "high": value + 1.959964 * error}


def auc_influence(positive: np.ndarray, score: np.ndarray) -> np.ndarray:
    """What each image adds to an AUC, every pair compared, ties counting half."""
    wins = (score[positive][:, None] > score[~positive]) + 0.5 * (score[positive][:, None] == score[~positive])
    influence = np.zeros(len(score))
    influence[positive] = (wins.mean(axis=1) - wins.mean()) / positive.sum()
    influence[~positive] = (wins.mean(axis=0) - wins.mean()) / (~positive).sum()
    return influence


@pytest.mark.parametrize("count", [4, 8, 200])  # of two patients, of some and of many
def test_intervals_are_those_of_the_sums_by_patient(count):
    truth, one, patient = predictions(noise=1.5, count=count)
    one, other = one.round(1), predictions(noise=2.5, count=count, seed=1)[1].round(1)  # with ties
    found = paired_test(truth, one, other, patient, (0.5, 0.5))
    positive, influence = truth == 1, [auc_influence(truth == 1, each[:, 1]) for each in (one, other)]
    gap = roc_auc(positive, one[:, 1]) - roc_auc(positive, other[:, 1])
    expected = normal_interval(gap, influence[0] - influence[1], patient)
    assert {name: found["auc"][name] for name in expected} == pytest.approx(expected)
    gain = ((one[:, 1] >= 0.5) == positive).astype(float) - ((other[:, 1] >= 0.5) == positive)
    expected = normal_interval(gain.mean(), (gain - gain.mean()) / count, patient)
    assert {name: found["accuracy"][name] for name in expected} == pytest.approx(expected)


def test_interval_of_three_classes_is_that_of_the_mean_over_them():
    random, truth = np.random.default_rng(0), np.arange(90) % 3
    one, other = ((np.eye(3)[truth] + random.random((90, 3))).round(1) for _ in range(2))
    found = paired_test(truth, one, other, np.arange(90), (None, None))["auc"]
    influence, auc = (
        np.mean([measure(truth == k, one[:, k]) - measure(truth == k, other[:, k]) for k in range(3)], axis=0)
        for measure in (auc_influence, roc_auc)
    )
    expected = normal_interval(auc, influence, np.arange(90))
    assert {name: found[name] for name in expected} == pytest.approx(expected)


def test_without_one_of_two_classes_the_auc_is_undefined():
    one, other = np.array([[0.2, 0.8], [0.6, 0.4]]), np.array([[0.3, 0.7], [0.4, 0.6]])
    with warnings.catch_warnings(action="error"):
        found = paired_test(np.ones(2, int), one, other, np.arange(2), (0.5, 0.5))
    assert found["auc"] == dict.fromkeys(("value", "low", "high", "p"))
    assert found["accuracy"]["value"] == -0.5


def test_of_one_patient_there_is_a_difference_but_no_interval():
    one, other = np.array([[0.2, 0.8], [0.6, 0.4]]), np.array([[0.3, 0.7], [0.4, 0.6]])
    found = paired_test(np.array([1, 0]), one, other, ["a", "a"], (0.5, 0.5))
    assert found["accuracy"] == {"value": 0.5, "low": None, "high": None, "p": 1.0}


def test_every_model_needs_a_threshold():
    truth, one, patient = predictions(noise=1.0)
    with pytest.raises(ValueError, match="zip"):
        paired_test(truth, one, one, patient, (0.5, 0.5, 0.5))
