import numpy as np
import pytest
from sklearn import metrics

from model_zoo.evaluation import (
    average_precision,
    confusion,
    precision_recall_curve,
    rates,
    roc_auc,
    roc_curve,
    sigmoid,
    summary,
)


@pytest.fixture
def sample():
    random = np.random.default_rng(0)
    positive = random.random(300) < 0.6
    return positive, np.round(positive + random.normal(size=300), 1)  # rounded: ties must count half


def test_auc_and_curves_equal_scikit_learn(sample):
    positive, score = sample
    assert np.isclose(roc_auc(positive, score), metrics.roc_auc_score(positive, score))
    assert np.isclose(average_precision(positive, score), metrics.average_precision_score(positive, score))
    fpr, tpr, threshold = roc_curve(positive, score)
    expected = metrics.roc_curve(positive, score, drop_intermediate=False)
    assert np.allclose(fpr, expected[0])
    assert np.allclose(tpr, expected[1])
    assert np.allclose(threshold[1:], expected[2][1:])
    recall, precision, _ = precision_recall_curve(positive, score)
    expected = metrics.precision_recall_curve(positive, score)
    assert np.allclose(precision, expected[0][:-1][::-1])
    assert np.allclose(recall, expected[1][:-1][::-1])


def test_rates_equal_scikit_learn(sample):
    positive, score = sample
    called = score >= 0.5
    values = rates(confusion(positive, score, 0.5))
    assert np.isclose(values["accuracy"], metrics.accuracy_score(positive, called))
    assert np.isclose(values["balanced_accuracy"], metrics.balanced_accuracy_score(positive, called))
    assert np.isclose(values["sensitivity"], metrics.recall_score(positive, called))
    assert np.isclose(values["specificity"], metrics.recall_score(~positive, ~called))
    assert np.isclose(values["ppv"], metrics.precision_score(positive, called))
    assert np.isclose(values["npv"], metrics.precision_score(~positive, ~called))
    assert np.isclose(values["f1"], metrics.f1_score(positive, called))


def test_weights_count_images_several_times(sample):
    positive, score = sample
    times = np.random.default_rng(1).integers(0, 4, size=(2, len(score)))
    for draw, value in zip(times, roc_auc(positive, score, times), strict=True):
        assert np.isclose(value, metrics.roc_auc_score(np.repeat(positive, draw), np.repeat(score, draw)))
    repeated = confusion(np.repeat(positive, times[0]), np.repeat(score, times[0]), 0.5)
    assert {k: v[0] for k, v in confusion(positive, score, 0.5, times).items()} == repeated


def test_interval_holds_the_value_and_agrees_with_the_binomial_one(sample):
    positive, score = sample
    figures = summary(positive, score, 0.5)
    for figure in figures.values():
        assert figure["low"] <= figure["value"] <= figure["high"]
    p = figures["accuracy"]["value"]
    expected = 2 * 1.96 * np.sqrt(p * (1 - p) / 300)
    assert abs(figures["accuracy"]["high"] - figures["accuracy"]["low"] - expected) < 0.015


def test_interval_is_wider_where_images_share_patients(sample):
    positive, score = (np.repeat(values, 4) for values in sample)
    alone = summary(positive, score, 0.5)["accuracy"]
    grouped = summary(positive, score, 0.5, np.repeat(np.arange(300), 4))["accuracy"]
    assert grouped["high"] - grouped["low"] > 1.7 * (alone["high"] - alone["low"])


def test_missing_class_gives_no_figure_instead_of_a_wrong_one():
    figures = summary(np.ones(5, bool), np.arange(5.0), 2.0)
    assert figures["auc"] == figures["specificity"] == {"value": None, "low": None, "high": None}
    assert figures["sensitivity"]["value"] == 0.6


def test_nan_score_is_refused():
    # A NaN sorts last, and an AUC of 1.0 came of scores that were all NaN.
    with pytest.raises(ValueError, match="NaN"):
        roc_auc(np.array([True, False]), np.array([np.nan, np.nan]))


def test_sigmoid_does_not_overflow():
    with np.errstate(all="raise"):
        assert sigmoid(np.array([-1000.0, 0.0, 1000.0])).tolist() == [0.0, 0.5, 1.0]
