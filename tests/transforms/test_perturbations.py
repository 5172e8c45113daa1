"""Changes of a picture; what robustness makes of them is in test_robustness."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.ndimage import gaussian_filter

from model_zoo.data.synthetic import draw_synthetic
from model_zoo.transforms.perturbations import Perturbation, cover_square, gaussian_blur, perturb

CHANGES = {
    "crop": 0.1, "rotation": 12.0, "brightness": 0.7, "contrast": 1.4, "blur": 2.0, "noise": 15.0, "cover": 0.3,
}  # fmt: skip


@pytest.fixture(scope="module")
def picture():
    return draw_synthetic("NORMAL", 1, 0)[0]


def test_unchanged_picture_is_the_picture(picture):
    assert np.array_equal(perturb(picture, Perturbation()), picture)
    # Where nothing is covered it does not matter where.
    assert np.array_equal(perturb(picture, Perturbation(across=0.1, down=0.9)), picture)


@pytest.mark.parametrize("name", CHANGES)
def test_each_change_shows_and_is_the_same_each_time(name, picture):
    how, before = replace(Perturbation(), **{name: CHANGES[name]}), picture.copy()
    changed = perturb(picture, how)
    assert changed.shape == picture.shape
    assert changed.dtype == np.uint8
    assert np.abs(changed.astype(float) - picture).mean() > 0.5
    assert np.array_equal(changed, perturb(picture, how))
    assert np.array_equal(picture, before)


def test_all_changes_at_once_and_another_seed(picture):
    how = Perturbation(**CHANGES)
    assert perturb(picture, how).shape == (224, 224)
    assert not np.array_equal(perturb(picture, how, 1), perturb(picture, how, 2))


def test_changes_come_in_the_order_of_the_fields(picture):
    how = Perturbation(brightness=0.5, cover=0.4)
    dark = perturb(picture, replace(how, cover=0.0))
    assert np.array_equal(perturb(picture, how), cover_square(dark, 0.4, 0.5, 0.5))


@pytest.mark.parametrize("sigma", [0.5, 1, 3.2])
def test_blur_is_scipys(sigma, picture):
    theirs = gaussian_filter(picture.astype(np.float32), sigma=sigma, mode="nearest")
    ours = gaussian_blur(picture, sigma)
    assert np.abs(ours - theirs).max() <= 0.5 + 1e-3
    wide = picture[:, :100]
    assert (
        np.abs(gaussian_blur(wide, sigma) - gaussian_filter(wide.astype(np.float32), sigma, mode="nearest")).max()
        < 0.51
    )


def test_cover_lies_where_it_is_put():
    picture = np.zeros((100, 200), np.uint8)
    picture[:, 100:] = 200
    hidden = cover_square(picture, 0.2, across=0.75, down=0.5)
    rows, columns = np.nonzero(hidden == 100)
    assert (rows.min(), rows.max(), columns.min(), columns.max()) == (40, 59, 130, 169)
    # Half outside: what lies in the picture is covered.
    corner = cover_square(picture, 0.2, across=0.0, down=1.0)
    rows, columns = np.nonzero(corner == 100)
    assert (rows.min(), rows.max(), columns.min(), columns.max()) == (90, 99, 0, 19)
