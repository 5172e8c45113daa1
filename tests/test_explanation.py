import numpy as np

from model_zoo.explanation import contributions, heat, speaks_for_class


def test_contributions_average_to_the_logit_without_its_bias():
    random = np.random.default_rng(0)
    features, kernel = random.normal(size=(7, 7, 32)), random.normal(size=32)
    assert np.isclose(contributions(features, kernel).mean(), features.mean(axis=(0, 1)) @ kernel)


def test_heat_is_where_the_contributions_are():
    cells = np.zeros((7, 7), np.float32)
    cells[1, 5] = 9.0
    warm = heat(cells, (70, 140))
    assert warm.shape == (70, 140)
    row, column = np.unravel_index(warm.argmax(), warm.shape)
    assert row // 10 == 1
    assert column // 20 == 5


def test_small_contributions_are_not_magnified():
    noise = np.random.default_rng(0).normal(0, 0.02, (7, 7)).astype(np.float32)
    assert heat(noise, (50, 50)).max() < 0.05
    assert heat(-np.ones((7, 7), np.float32), (50, 50)).max() == 0


def test_no_region_speaks_where_the_warmest_cell_stays_below_the_threshold():
    cells = np.full((7, 7), -2.0, np.float32)
    assert not speaks_for_class(cells, bias=0.5, threshold_logit=0.0)
    cells[3, 3] = 0.0
    assert speaks_for_class(cells, bias=0.5, threshold_logit=0.0)
