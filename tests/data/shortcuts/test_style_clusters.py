import numpy as np
import pandas as pd
import pytest

from model_zoo.data.shortcuts.style_clusters import CLUSTERS, GROUPS, fit_styles, style_distances, style_groups


def table(rows: int, centre: float, seed: int) -> pd.DataFrame:
    random = np.random.default_rng(seed)
    return pd.DataFrame(
        {"brightness": random.normal(100 * centre, 1, rows), "noise": random.normal(centre, 0.01, rows)}
    )


def test_ways_in_which_images_were_made_are_found_the_largest_first():
    ways = [table(10 + 5 * number, number, seed=number) for number in range(CLUSTERS)]
    styles = fit_styles(pd.concat(ways))
    assert styles.statistics == ("brightness", "noise")
    found = [style_distances(styles, way).argmin(axis=1) for way in ways]
    assert all(len(set(style)) == 1 for style in found)
    assert [int(style[0]) for style in found] == list(range(CLUSTERS))[::-1]


def test_others_are_given_the_style_of_the_images_that_were_fitted():
    styles = fit_styles(pd.concat([table(40, 0, 0), table(20, 5, 1)]))
    columns_turned = table(30, 5, 2)[["noise", "brightness"]]
    assert set(style_distances(styles, columns_turned).argmin(axis=1)) <= set(
        style_distances(styles, table(20, 5, 1)).argmin(axis=1)
    )


def test_one_odd_image_does_not_become_a_cluster_far_away():
    odd = pd.concat([table(200, 0, 0), pd.DataFrame({"brightness": [1e9], "noise": [0.0]})])
    assert np.abs(fit_styles(odd).centres).max() <= 3


def test_fewer_images_than_clusters():
    assert len(fit_styles(table(5, 0, 0)).centres) == 5
    assert len(fit_styles(pd.concat([table(3, 0, 0)] * 4)).centres) == 3


@pytest.mark.parametrize("seed", range(3))
def test_groups_are_about_equal_in_each_class(seed):
    random = np.random.default_rng(seed)
    style = random.choice(12, 3000, p=random.dirichlet(np.full(12, 5)))
    pneumonia = random.random(3000) < np.linspace(0.3, 0.9, 12)[style]
    groups = style_groups(style, np.where(pneumonia, "PNEUMONIA", "NORMAL").tolist())
    assert set(groups) == set(range(GROUPS))
    for label in (False, True):
        shares = [np.mean(groups[style[pneumonia == label]] == group) for group in range(GROUPS)]
        assert max(shares) - min(shares) < 0.15


def test_style_that_lies_outside_training_only_has_a_group_too():
    assert len(style_groups(np.array([0, 0, 2, 2]), ["A", "B", "A", "B"])) == 3
