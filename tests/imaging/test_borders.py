"""Uniform borders: found whatever their grey and place, cut off what is read, and never a part of the radiograph."""

from dataclasses import replace

import numpy as np
import pytest

from model_zoo.core.coded_messages import Message
from model_zoo.data.synthetic import draw_synthetic
from model_zoo.imaging.model_input import Borders, model_input, uniform_borders
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.imaging.reader import read_image
from model_zoo.imaging.windowing import full_range_windows
from model_zoo.transforms.perturbations import jpeg_compress
from tests.support.dicom_files import dicom
from tests.support.images import encode

PLACES = [(0, 0, 30, 30), (40, 40, 0, 0), (25, 60, 90, 10), (0, 0, 0, 100)]


@pytest.fixture(scope="module")
def inner():
    """A radiograph whose outermost lines are not uniform."""
    image = np.maximum(draw_synthetic("NORMAL", 1, 0)[0], 20)
    return image + np.random.default_rng(0).integers(0, 30, image.shape).astype(np.uint8)


def framed(image, top, bottom, left, right, grey=0):
    return np.pad(image, ((top, bottom), (left, right)), constant_values=grey)


@pytest.mark.parametrize("dtype", [np.uint8, np.float32])
@pytest.mark.parametrize("grey", [0, 90, 255])
@pytest.mark.parametrize("place", PLACES)
def test_borders_of_any_grey_at_any_edge_are_found(place, grey, dtype, inner):
    found = uniform_borders(framed(inner, *place, grey).astype(dtype))
    assert found == place
    assert np.array_equal(found.cut(framed(inner, *place, grey)), inner)


@pytest.mark.parametrize("quality", [50, 75, 95])
@pytest.mark.parametrize("place", PLACES)
def test_borders_are_found_in_a_compressed_file(place, quality, inner):
    found = uniform_borders(jpeg_compress(framed(inner, *place), quality))
    # Blocks of 8 pixels that hold the edge are noisy, and what they hide of it stays.
    assert all(there - 8 <= count <= there for there, count in zip(place, found, strict=True))


def test_borders_around_borders_and_of_two_greys_are_found(inner):
    within = framed(framed(inner, 0, 0, 30, 30, 255), 20, 20, 0, 0, 0)
    assert uniform_borders(framed(within, 12, 12, 12, 12, 128)) == (32, 32, 42, 42)


def test_image_without_borders_stays_and_a_uniform_one_too(inner):
    assert uniform_borders(inner) == Borders()
    assert uniform_borders(np.full((100, 80), 7, np.uint8)) == Borders()
    radiograph = Radiograph(inner, "")
    assert radiograph.without_borders() is radiograph


def test_at_most_two_fifths_of_a_side_are_cut(inner):
    image = framed(inner, 0, 0, 0, 900)
    assert uniform_borders(image) == (0, 0, 0, int(0.4 * image.shape[1]))


def test_air_that_gets_brighter_slowly_is_not_peeled_off(inner):
    image = framed(inner, 0, 0, 100, 0)
    image[:, :100] = np.arange(100) // 2  # 0 to 50
    assert uniform_borders(image).left <= 18


def test_border_of_a_few_pixels_is_left(inner):
    assert uniform_borders(framed(inner, 0, 0, 3, 3)) == Borders()


def test_naturally_black_corner_and_side_stay(inner):
    image = inner.copy()
    image[:120, :90] = 0  # air above the shoulder: no whole line is black
    assert uniform_borders(image) == Borders()
    image = inner.copy()
    image[:, :60] = 0
    image[150:170, 20:60] = 80  # an arm in the air
    assert uniform_borders(image).left == 20


def test_letters_in_a_border_stay(inner):
    image = framed(inner, 0, 0, 60, 0)
    image[20:40, 30:42] = 200
    assert uniform_borders(image).left == 30


def test_cut_is_noted_and_windows_are_cut_alike(inner):
    image = framed(inner, 30, 30, 50, 20)
    whole = Radiograph(image, "a.png", (Message("reading.note_synthetic"),), full_range_windows(image))
    cut = whole.without_borders()
    assert np.array_equal(cut.pixels, inner)
    values = {"top": 30, "bottom": 30, "left": 50, "right": 20}
    assert cut.notes == (*whole.notes, Message("imaging.note_borders", values))
    assert cut.without_borders() is cut
    assert np.array_equal(cut.in_window(cut.windows.offered[-1]).pixels.round(), inner)


def test_what_a_window_hides_is_not_cut(inner):
    stored = framed(inner, 0, 0, 40, 0, 3)
    stored[:, 10:40] += np.random.default_rng(0).integers(0, 4, (224, 30), dtype=np.uint8)  # dark, not empty
    windows = full_range_windows(stored)
    hidden = np.where(stored < 20, 0, stored)
    assert uniform_borders(hidden).left == 40
    cut = replace(Radiograph(hidden, ""), windows=windows).without_borders()
    assert cut.pixels.shape[1] == stored.shape[1] - 10


def test_dicom_with_a_border_is_read_as_without(inner):
    plain, bordered = (
        read_image(dicom(pixels.astype(np.uint16)), "").without_borders()
        for pixels in (inner, framed(inner, *PLACES[1]))
    )
    assert np.array_equal(bordered.windows.stored, plain.windows.stored)
    assert bordered.pixels.shape == plain.pixels.shape


def test_model_sees_the_radiograph_alone(inner):
    read = read_image(encode(framed(inner, *PLACES[2], 255)), "a.png").without_borders()
    assert np.array_equal(model_input(read.pixels), model_input(inner))
