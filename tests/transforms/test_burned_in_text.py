import numpy as np

from model_zoo.transforms.burned_in_text import draw_letters


def test_letters_stand_near_the_edges_at_any_size():
    for size in (112, 224, 320):
        pictures = np.stack([draw_letters(np.random.default_rng(seed), size) for seed in range(40)])
        assert pictures.shape == (40, size, size)
        assert pictures.max() >= 150
        lit = pictures > 0
        assert 0.0005 < lit.mean() < 0.05
        middle = slice(int(0.35 * size), int(0.65 * size))
        assert lit[:, middle, middle].sum() < 0.1 * lit.sum()


def test_equal_seeds_give_equal_letters():
    one, same, other = (draw_letters(np.random.default_rng(seed), 224) for seed in (1, 1, 2))
    assert np.array_equal(one, same)
    assert not np.array_equal(one, other)
