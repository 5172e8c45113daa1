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


def test_where_no_region_speaks_nothing_is_drawn():
    noise = np.random.default_rng(0).normal(0, 0.1, (7, 7)).astype(np.float32)
    for cells in (noise, -np.ones((7, 7), np.float32)):
        assert not speaks_for_class(cells)
        assert heat(cells, (50, 50)).max() == 0


def test_weak_regions_are_drawn_weakly():
    cells = np.zeros((7, 7), np.float32)
    cells[3, 3] = 1.0
    assert speaks_for_class(cells)
    assert 0.2 < heat(cells, (70, 70)).max() < 0.3
    assert heat(8 * cells, (70, 70)).max() > 0.9
