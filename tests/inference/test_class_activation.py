import numpy as np
from plotly.colors import sequential

from model_zoo.explain.methods import METHODS
from model_zoo.imaging import overlays
from model_zoo.inference.class_activation import (
    contributions,
    evidence_for_class,
    has_positive_evidence,
    heat_map,
    upsample_contributions,
)

FAINTEST, FULL = METHODS["grad_cam"].faintest, METHODS["grad_cam"].full


def test_contributions_average_to_the_logit_without_its_bias():
    random = np.random.default_rng(0)
    features, kernel = random.normal(size=(7, 7, 32)), random.normal(size=(32, 3))
    assert np.allclose(contributions(features, kernel).mean(axis=(0, 1)), features.mean(axis=(0, 1)) @ kernel)


def test_a_finer_grid_adds_up_to_the_same_logits():
    cells = np.random.default_rng(1).normal(size=(5, 5, 2)).astype(np.float32)
    finer = upsample_contributions(cells, (14, 14))
    assert finer.shape == (14, 14, 2)
    assert np.allclose(finer.mean(axis=(0, 1)), cells.mean(axis=(0, 1)), atol=1e-5)
    assert np.corrcoef(upsample_contributions(finer, (5, 5)).ravel(), cells.ravel())[0, 1] > 0.8


def test_one_output_speaks_for_the_second_of_two_classes_and_against_the_first():
    cells = np.random.default_rng(2).normal(size=(5, 5, 1))
    assert np.array_equal(evidence_for_class(cells, 1), cells[..., 0])
    assert np.array_equal(evidence_for_class(cells, 0), -cells[..., 0])


def test_of_more_classes_only_the_difference_from_the_others_speaks():
    random = np.random.default_rng(3)
    cells, bias = random.normal(size=(5, 5, 3)), random.normal(size=3)
    assert np.allclose(evidence_for_class(cells, 1), cells[..., 1] - (cells[..., 0] + cells[..., 2]) / 2)
    # What every class gets alike changes no probability.
    assert np.allclose(evidence_for_class(cells + random.normal(size=(5, 5, 1)), 1), evidence_for_class(cells, 1))
    # As the cells and the bias make the logits, so do their differences.
    logits = cells.mean(axis=(0, 1)) + bias
    assert np.isclose(evidence_for_class(cells, 1).mean() + evidence_for_class(bias, 1), evidence_for_class(logits, 1))


def test_heat_is_where_the_contributions_are():
    cells = np.zeros((7, 7), np.float32)
    cells[1, 5] = 9.0
    warm = heat_map(cells, (70, 140), FAINTEST, FULL)
    assert warm.shape == (70, 140)
    row, column = np.unravel_index(warm.argmax(), warm.shape)
    assert row // 10 == 1
    assert column // 20 == 5


def test_where_no_region_speaks_nothing_is_drawn():
    noise = np.random.default_rng(0).normal(0, 0.1, (7, 7)).astype(np.float32)
    for cells in (noise, -np.ones((7, 7), np.float32)):
        assert not has_positive_evidence(cells, FAINTEST)
        assert heat_map(cells, (50, 50), FAINTEST, FULL).max() == 0


def test_weak_regions_are_drawn_weakly():
    cells = np.zeros((7, 7), np.float32)
    cells[3, 3] = 1.0
    assert has_positive_evidence(cells, FAINTEST)
    assert 50 < heat_map(cells, (70, 70), FAINTEST, FULL).max() < 80
    assert heat_map(8 * cells, (70, 70), FAINTEST, FULL).max() > 230


def test_colours_are_those_of_inferno():
    assert list(overlays.INFERNO) == sequential.Inferno[3:]
