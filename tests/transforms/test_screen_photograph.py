"""Simulated photographs of a screen or a film."""

import io

import numpy as np
import pytest
from PIL import Image

from model_zoo.data.synthetic import draw_synthetic
from model_zoo.transforms.screen_photograph import SIDE, screen_photograph


@pytest.fixture(scope="module")
def image():
    return draw_synthetic("NORMAL", 1, 0)[0]


def opened(file):
    return Image.open(io.BytesIO(file))


@pytest.mark.parametrize("film", [False, True])
def test_it_is_a_file_and_the_same_each_time(film, image):
    before = image.copy()
    file = screen_photograph(image, np.random.default_rng(5), film)
    assert file == screen_photograph(image, np.random.default_rng(5), film)
    assert file != screen_photograph(image, np.random.default_rng(6), film)
    assert np.array_equal(image, before)
    assert opened(file).format == "JPEG"
    assert opened(file).size == (SIDE, SIDE)


def test_three_in_four_are_in_colour(image):
    modes = [opened(screen_photograph(image, np.random.default_rng(seed))).mode for seed in range(40)]
    assert 0.6 <= modes.count("RGB") / len(modes) <= 0.9


@pytest.mark.parametrize("film", [False, True])
def test_the_radiograph_is_still_to_be_seen(film, image):
    small = np.asarray(Image.fromarray(image).resize((64, 64), Image.Resampling.BOX)).ravel()
    seen = [
        opened(screen_photograph(image, np.random.default_rng(seed), film)).convert("L").resize((64, 64))
        for seed in range(12)
    ]
    alike = [np.corrcoef(small, np.asarray(photograph).ravel())[0, 1] for photograph in seen]
    assert np.median(alike) > 0.5
