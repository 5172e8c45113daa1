"""Figures of a reader of few pictures, against values worked out by hand."""

import numpy as np
import pytest

from model_zoo.metrics.reader_agreement import (
    cohens_kappa,
    reader_figures,
    reader_probabilities,
    share_with_interval,
    wilson_interval,
)


def pairs(both_yes: int, yes_no: int, no_yes: int, both_no: int) -> tuple[np.ndarray, np.ndarray]:
    one = [1] * (both_yes + yes_no) + [0] * (no_yes + both_no)
    other = [1] * both_yes + [0] * yes_no + [1] * no_yes + [0] * both_no
    return np.array(one), np.array(other)


def test_kappa_is_what_agreement_is_beyond_chance():
    # 35 of 50 agree; by chance 0.5 * 0.6 + 0.5 * 0.4 = 0.5 would: (0.7 - 0.5) / 0.5.
    assert cohens_kappa(*pairs(20, 5, 10, 15)) == pytest.approx(0.4)
    assert cohens_kappa(*pairs(5, 0, 0, 5)) == 1.0
    # Agreement of one in four where chance gives half.
    assert cohens_kappa(*pairs(1, 3, 3, 1)) == pytest.approx(-0.5)


def test_kappa_of_three_classes():
    one, other = np.array([0, 0, 1, 1, 2, 2]), np.array([0, 1, 1, 1, 2, 0])
    # 4 of 6 agree; chance (2 * 2 + 2 * 3 + 2 * 1) / 36 = 1/3.
    assert cohens_kappa(one, other) == pytest.approx(0.5)


def test_kappa_of_one_label_alone_is_undefined():
    assert cohens_kappa(np.ones(4), np.ones(4)) is None
    # One reader alone with one label: what chance gives.
    assert cohens_kappa(np.ones(4), np.array([1, 1, 0, 0])) == 0.0


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    # Of 10: centre (p + 0.19207) / 1.38415, reach 1.95996 * sqrt(p (1 - p) / 10 + 0.0096036) / 1.38415.
    [(9, 10, 0.5958, 0.9821), (5, 10, 0.2366, 0.7634), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0)],
)
def test_wilson_interval(hits, of, low, high):
    assert wilson_interval(hits, of) == pytest.approx((low, high), abs=1e-4)


def test_wilson_interval_stays_within_shares():
    # Rounding puts the bounds of some numbers beyond 0 or 1.
    for of in range(1, 200):
        assert wilson_interval(0, of)[0] == pytest.approx(0)
        assert wilson_interval(of, of)[1] == pytest.approx(1)
        assert all(0 <= low < high <= 1 for low, high in (wilson_interval(hits, of) for hits in (0, of // 2, of)))


def test_share_of_nothing_is_undefined():
    nobody = np.zeros(3, dtype=bool)
    assert share_with_interval(np.ones(3, dtype=bool), nobody) == {"value": None, "low": None, "high": None}
    assert share_with_interval([True, False, True], np.array([True, True, False]))["value"] == 0.5


def test_confidence_becomes_a_probability_of_every_class():
    assert reader_probabilities([1, 0], [0.8, 0.6], 2).tolist() == pytest.approx(np.array([[0.2, 0.8], [0.6, 0.4]]))
    of_three = reader_probabilities([2], [0.5], 3)
    assert of_three.tolist() == [[0.25, 0.25, 0.5]]


def test_figures_of_two_classes():
    truth, label = np.array([0, 0, 1, 1]), np.array([0, 1, 1, 1])
    found = reader_figures(truth, label, reader_probabilities(label, [0.5, 0.6, 1.0, 0.9], 2))
    assert found["accuracy"]["value"] == 0.75
    assert [figure["value"] for figure in found["recalls"]] == [0.5, 1.0]
    assert found["recalls"][1]["low"] == pytest.approx(wilson_interval(2, 2)[0])
    assert found["kappa"] == pytest.approx(0.5)  # (0.75 - 0.5) / 0.5
    assert found["brier"] == pytest.approx((0.5**2 + 0.6**2 + 0.0**2 + 0.1**2) / 4)


def test_figures_of_three_classes_and_of_a_class_that_does_not_occur():
    truth, label = np.array([0, 1]), np.array([0, 2])
    found = reader_figures(truth, label, reader_probabilities(label, [0.8, 0.6], 3))
    assert [figure["value"] for figure in found["recalls"]] == [1.0, 0.0, None]
    # 0.2² + 2 * 0.1², and 0.2² + 0.8² + 0.6².
    assert found["brier"] == pytest.approx((0.06 + 1.04) / 2)
