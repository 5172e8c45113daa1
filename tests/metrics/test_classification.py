"""Figures of merit at the edges: other number types, a class that is missing, single images."""

import numpy as np
import pytest

from model_zoo.metrics.classification import (
    average_precision,
    brier_score,
    confusion,
    operating_points,
    precision_recall_curve,
    rates,
    reliability_curve,
    roc_auc,
    roc_curve,
    weighted_mean,
)

POSITIVE, SCORE = np.array([False, True, False, True]), np.array([0.0, 3.0, 2.0, 2.0])


@pytest.mark.parametrize("kind", [np.uint8, np.int64, np.float32])
@pytest.mark.parametrize("measure", [roc_auc, average_precision, operating_points, roc_curve, precision_recall_curve])
def test_whole_numbers_and_lists_mean_the_same(measure, kind):
    expected = measure(POSITIVE, SCORE)
    for given in ((POSITIVE.astype(kind), SCORE.astype(kind)), (POSITIVE.astype(int).tolist(), SCORE.tolist())):
        found = measure(*given)
        if isinstance(expected, tuple):
            assert [values.tolist() for values in found] == [values.tolist() for values in expected]
        else:
            assert found == expected


def test_confusion_of_whole_numbers():
    expected = {"tp": 2, "fp": 1, "tn": 1, "fn": 0}
    assert confusion(POSITIVE, SCORE, 2) == expected
    assert confusion(POSITIVE.astype(int), SCORE.astype(int), 2) == expected
    assert confusion(POSITIVE.tolist(), SCORE.tolist(), 2) == expected


def test_figures_without_an_image_to_compute_them_on_are_nan_without_a_warning():
    with np.errstate(all="raise"):
        nothing = rates(dict.fromkeys(("tp", "fp", "tn", "fn"), 0))
        assert np.isnan(list(nothing.values())).all()
        one_class = rates(confusion(np.ones(2, bool), np.array([1.0, 2.0]), 1.5))
        assert [name for name, value in one_class.items() if np.isnan(value)] == ["balanced_accuracy", "specificity"]
        assert np.isnan(roc_auc(np.ones(2, bool), np.arange(2.0)))
        assert np.isnan(average_precision(np.zeros(2, bool), np.arange(2.0)))
        assert np.isnan(weighted_mean([1.0, 0.0], [0.0, 0.0]))
        mean, share, count = reliability_curve(np.array([True]), np.array([0.9]), bins=2)
    assert np.isnan([mean[0], share[0]]).all()
    assert (mean[1], share[1]) == (0.9, 1.0)
    assert count.tolist() == [0, 1]
    assert count.dtype == int


def test_one_image_of_a_class_fills_its_axis():
    false_alarm, sensitivity, _ = roc_curve(np.array([True, False]), np.array([2.0, 1.0]))
    assert (false_alarm.tolist(), sensitivity.tolist()) == ([0, 0, 1], [0, 1, 1])
    recall, precision, threshold = precision_recall_curve(np.array([True, False]), np.array([1.0, 2.0]))
    assert (recall.tolist(), precision.tolist(), threshold.tolist()) == ([0, 1], [0, 0.5], [2, 1])


def test_a_class_that_is_missing_leaves_its_axis_at_zero():
    images = np.zeros(2, bool), np.array([2.0, 1.0])
    assert roc_curve(*images)[1].tolist() == [0, 0, 0]
    assert precision_recall_curve(*images)[0].tolist() == [0, 0]
    assert roc_curve(~images[0], images[1])[0].tolist() == [0, 0, 0]


def test_youden_may_lie_at_the_highest_score():
    assert operating_points([False, False, True], [1.0, 2.0, 3.0])["youden"] == 3


def test_a_probability_that_rounding_put_above_one_is_in_the_last_bin():
    assert reliability_curve(np.ones(1), np.array([np.nextafter(1, 2)]), bins=2)[2].tolist() == [0, 1]


def test_brier_score_of_weighted_images_of_three_classes():
    outcome, probability = np.eye(3, dtype=bool)[:2], np.array([[0.6, 0.3, 0.1], [0.5, 0.5, 0.0]])
    assert brier_score(outcome, probability, [3, 1]) == pytest.approx((3 * 0.26 + 0.5) / 4)
    assert brier_score(outcome, probability, [[0, 2], [1, 1]]) == pytest.approx([0.5, 0.38])


def test_messages_say_what_is_wrong():
    with pytest.raises(ValueError, match=r"^A score is NaN\.$"):
        roc_auc([True, False], [np.nan, 1.0])
    with pytest.raises(ValueError, match=r"^Operating points need images of both classes\.$"):
        operating_points([True, True], [1.0, 2.0])
