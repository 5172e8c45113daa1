"""Net benefit, predictive values and whole people, against values computed by hand."""

import numpy as np
import pytest

from model_zoo.metrics.bootstrap import patient_draws
from model_zoo.metrics.classification import confusion, rates
from model_zoo.metrics.decision_curve import (
    coverage_and_risk,
    decision_curve,
    figures_at_threshold,
    net_benefit,
    people_by_outcome,
    predictive_values,
)

# Ten images, four of them positive. From 0.5 on: 3 found, 1 missed, 2 false alarms, 4 cleared.
POSITIVE = np.array([1, 1, 1, 1, 0, 0, 0, 0, 0, 0], dtype=bool)
SCORE = np.array([0.9, 0.8, 0.6, 0.3, 0.7, 0.5, 0.4, 0.2, 0.1, 0.05])


@pytest.mark.parametrize(
    ("threshold", "value"),
    [
        (0.5, (3 - 2) / 10),
        (0.2, (4 - 4 * 0.25) / 10),  # 4 found, 4 false alarms, each a quarter of a find
        (0.75, 2 / 10),
        (0.95, 0.0),  # nobody is called
    ],
)
def test_net_benefit(threshold, value):
    found = rates(confusion(POSITIVE, SCORE, threshold))
    assert net_benefit(found["sensitivity"], found["specificity"], threshold, 0.4) == pytest.approx(value)
    assert decision_curve(POSITIVE, SCORE, np.array([0.5, threshold]), 0.4) == pytest.approx([0.1, value])


def test_net_benefit_where_the_class_has_another_prevalence():
    # Of 1,000 people, half of them ill: 375 found and 167 false alarms, each as bad as a third of a miss.
    assert net_benefit(3 / 4, 4 / 6, 0.25, 0.5) == pytest.approx((375 - 1000 / 6 / 3) / 1000)
    assert decision_curve(POSITIVE, SCORE, np.array([0.5]), 0.5) == pytest.approx([(375 - 1000 / 6) / 1000])


def test_net_benefit_of_images_that_count_several_times():
    weight = np.array([2, 1, 0, 1, 1, 0, 1, 1, 1, 2])  # from 0.5 on: 3 found, 1 false alarm, of 10
    found = rates(confusion(POSITIVE, SCORE, 0.5, np.stack([weight, np.ones(10)])))
    assert net_benefit(found["sensitivity"], found["specificity"], 0.5, 0.4) == pytest.approx([0.2, 0.1])


def test_net_benefit_of_calling_everyone():
    assert net_benefit(1, 0, 0.5, 0.4) == pytest.approx(0.4 - 0.6)
    assert net_benefit(1, 0, 0.2, 0.4) == pytest.approx(0.4 - 0.6 * 0.25)
    assert net_benefit(1, 0, 0.4, 0.4) == pytest.approx(0)  # at the prevalence itself it is worth nothing
    # That is what the rule gives with a threshold below all scores.
    assert decision_curve(POSITIVE, SCORE, np.array([0.01]), 0.4) == pytest.approx(net_benefit(1, 0, 0.01, 0.4))


def test_the_probability_itself_is_the_best_threshold_where_it_is_meant_for():
    # Calibrated where half are ill, then looked at where 62% are.
    score = (np.arange(10_000) + 0.5) / 10_000
    ill = np.random.default_rng(0).random(10_000) < score
    kept = ill | (np.random.default_rng(1).random(10_000) < 0.38 / 0.62)
    positive, score = ill[kept], score[kept]
    assert positive.mean() == pytest.approx(0.62, abs=0.01)
    at, cut = 0.2, np.arange(1, 100) / 100
    found = [rates(confusion(positive, score, value)) for value in cut]
    gains = [net_benefit(one["sensitivity"], one["specificity"], at, 0.5) for one in found]
    assert cut[np.argmax(gains)] == pytest.approx(at, abs=0.05)


def test_predictive_values_by_bayes():
    # Of 1,000: 100 ill, 90 found; 900 well, 180 alarmed, 720 cleared.
    values = predictive_values(0.9, 0.8, 0.1)
    assert values["ppv"] == pytest.approx(90 / 270)
    assert values["npv"] == pytest.approx(720 / 730)
    assert predictive_values(np.array([0.9, 1.0]), np.array([0.8, 1.0]), 0.1)["ppv"] == pytest.approx([90 / 270, 1.0])


def test_predictive_value_of_a_model_that_calls_nobody_or_everybody_is_undefined():
    with np.errstate(all="raise"):  # and brings no warning
        nobody, everybody = predictive_values(0.0, 1.0, 0.1), predictive_values(1.0, 0.0, 0.1)
    assert np.isnan(nobody["ppv"])
    assert nobody["npv"] == pytest.approx(0.9)
    assert everybody["ppv"] == pytest.approx(0.1)
    assert np.isnan(everybody["npv"])


def test_predictive_values_at_the_share_of_the_images_are_theirs():
    found = figures_at_threshold(POSITIVE, SCORE, 0.5, 0.5, 0.4, {}, patient_draws(np.arange(10)))
    assert [found[name]["value"] for name in ("ppv", "ppv_there")] == pytest.approx([3 / 5] * 2)
    assert [found[name]["value"] for name in ("npv", "npv_there")] == pytest.approx([4 / 5] * 2)


@pytest.mark.parametrize(
    ("rates", "people"),
    [
        ((0.9, 0.8, 0.1), (90, 10, 180, 720)),
        ((0.985, 0.855, 0.1), (98, 2, 130, 770)),  # 98.5 found and 769.5 cleared, rounded to even
        ((1.0, 1.0, 0.25), (250, 0, 0, 750)),
        ((0.5, 0.0, 0.99), (495, 495, 10, 0)),
    ],
)
def test_people_are_whole_and_add_up(rates, people):
    found = people_by_outcome(*rates)
    assert tuple(found[group] for group in ("found", "missed", "alarmed", "cleared")) == people
    assert sum(found.values()) == 1000


def test_figures_at_a_threshold_and_their_intervals():
    kinds = {"viral": np.arange(10) < 2, "bacterial": (np.arange(10) == 2) | (np.arange(10) == 3)}
    found = figures_at_threshold(POSITIVE, SCORE, 0.5, 0.4, 0.1, kinds, patient_draws(np.arange(10)))
    values = {name: figure["value"] for name, figure in found.items()}
    assert values == pytest.approx(
        {
            "sensitivity": 3 / 4, "specificity": 4 / 6, "ppv": 3 / 5, "npv": 4 / 5, "accuracy": 7 / 10,
            "ppv_there": 0.075 / (0.075 + 0.3), "npv_there": 0.6 / (0.6 + 0.025), "net_benefit": 0.1,
            "viral": 1.0, "bacterial": 0.5,
        }
    )  # fmt: skip
    assert found["viral"]["low"] == found["viral"]["high"] == 1.0
    for name in ("sensitivity", "specificity", "net_benefit", "ppv_there"):
        assert found[name]["low"] < values[name] < found[name]["high"]


def test_figures_of_a_kind_count_the_score_at_the_threshold_and_are_undefined_without_images():
    kinds = {"bacterial": (np.arange(10) == 2) | (np.arange(10) == 3), "fungal": np.zeros(10, dtype=bool)}
    with np.errstate(all="raise"):
        found = figures_at_threshold(POSITIVE, SCORE, 0.6, 0.4, 0.1, kinds, patient_draws(np.arange(10)))
    assert found["bacterial"]["value"] == 0.5
    assert found["fungal"] == {"value": None, "low": None, "high": None}


def test_share_that_gets_an_answer_and_the_errors_among_them():
    right, confidence = np.array([True, False, True, True]), np.array([0.9, 0.8, 0.5, 0.1])
    assert coverage_and_risk(right, confidence, 0.5) == (0.75, pytest.approx(1 / 3))
    assert coverage_and_risk(right, confidence, 0.0) == (1.0, pytest.approx(1 / 4))
    assert coverage_and_risk(right, confidence, 0.95) == (0.0, None)
