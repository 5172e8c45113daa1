"""Photographs of screens and films: told by colour, moire and perspective, and radiographs are not taken for them."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from model_zoo.core.model_store import read_card
from model_zoo.core.paths import SAMPLES
from model_zoo.data.preparation import prepare
from model_zoo.data.synthetic import draw_synthetic
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.imaging.reader import read_image, read_image_file
from model_zoo.inference.input_gate import PHOTOGRAPH, input_check_message
from model_zoo.inference.photograph import ASKEW, COLOURED, WAVY, is_photograph, moire, skew
from model_zoo.inference.predictor import load_model, predict_radiograph
from model_zoo.transforms.burned_in_text import draw_letters
from model_zoo.transforms.perturbations import gaussian_blur, jpeg_compress, rotate
from model_zoo.transforms.screen_photograph import screen_photograph

SIDE = 400


@pytest.fixture(scope="module")
def radiographs():
    """Synthetic radiographs, enlarged, with the noise of a detector."""
    random = np.random.default_rng(0)
    found = []
    for drawn in (*draw_synthetic("NORMAL", 5, 0), *draw_synthetic("PNEUMONIA", 5, 0)):
        large = Image.fromarray(drawn).resize((SIDE, SIDE), Image.Resampling.BICUBIC)
        pixels = np.asarray(large) + random.normal(0, 2, (SIDE, SIDE))
        found.append(np.clip(pixels, 0, 255).astype(np.uint8))
    return found


def waves(frequency, degrees, strength):
    """A wave across the image, of so many cycles for each pixel, at an angle to its rows."""
    y, x = np.mgrid[:SIDE, :SIDE]
    angle = np.deg2rad(degrees)
    return strength * np.cos(2 * np.pi * frequency * (x * np.cos(angle) + y * np.sin(angle)))


def quadrilateral(corners, inside=120, outside=60):
    """A bright area between four corners, (x, y) from the upper left on clockwise, as shares of the side."""
    image = Image.new("L", (4 * SIDE, 4 * SIDE), outside)
    ImageDraw.Draw(image).polygon([(4 * SIDE * x, 4 * SIDE * y) for x, y in corners], fill=inside)
    return image.reduce(4)


def test_radiographs_are_no_photographs(radiographs):
    for pixels in radiographs:
        for changed in (
            pixels,
            jpeg_compress(pixels, 50),
            gaussian_blur(pixels, 1.5),
            np.maximum(pixels, draw_letters(np.random.default_rng(1), SIDE)),
            rotate(pixels, 4),
        ):
            assert not is_photograph(Radiograph(changed, ""))


def test_samples_are_no_photographs():
    assert not any(is_photograph(read_image_file(path)) for path in SAMPLES.glob("*.png"))


@pytest.mark.parametrize(("film", "least"), [(False, 0.9), (True, 0.7)])
def test_most_simulated_photographs_are_told(film, least, radiographs):
    told = [
        is_photograph(read_image(screen_photograph(pixels, np.random.default_rng(seed), film), ""))
        for seed, pixels in enumerate(radiographs * 3)
    ]
    assert np.mean(told) >= least


def test_colour_tells(radiographs):
    assert not is_photograph(Radiograph(radiographs[0], "", colour=0.9 * COLOURED))
    assert is_photograph(Radiograph(radiographs[0], "", colour=COLOURED))


@pytest.mark.parametrize("frequency", [0.15, 0.3, 0.42])
@pytest.mark.parametrize("degrees", [20, 45, 110])
def test_waves_across_an_image_tell(degrees, frequency, radiographs):
    for pixels in radiographs[:3]:
        wavy = np.clip(pixels + waves(frequency, degrees, 5), 0, 255).astype(np.uint8)
        assert moire(pixels) < WAVY <= moire(wavy)


@pytest.mark.parametrize("degrees", [0, 90])
def test_scatter_grid_along_rows_or_columns_does_not(degrees, radiographs):
    for pixels in radiographs[:3]:
        assert moire(np.clip(pixels + waves(0.3, degrees, 5), 0, 255).astype(np.uint8)) < WAVY


def test_flat_image_has_no_waves():
    assert moire(np.full((SIDE, SIDE), 100, np.uint8)) < WAVY


def test_edges_that_converge_tell_and_those_of_a_turned_rectangle_do_not():
    upright = [(0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9)]
    assert skew(quadrilateral(upright)) < ASKEW
    for degrees in (-4, 2, 5):
        assert skew(quadrilateral(upright).rotate(degrees, Image.Resampling.BICUBIC)) < ASKEW
    keystone = [(0.16, 0.1), (0.84, 0.1), (0.9, 0.9), (0.1, 0.9)]
    expected = 2 * 0.06 / 0.8
    assert skew(quadrilateral(keystone)) == pytest.approx(expected, abs=0.02)
    assert is_photograph(Radiograph(np.asarray(quadrilateral(keystone)), ""))


def test_image_too_small_for_waves_is_let_through():
    assert not is_photograph(Radiograph(np.random.default_rng(0).integers(0, 255, (40, 300), dtype=np.uint8), ""))


@pytest.mark.slow
def test_prediction_of_a_photograph_comes_with_a_warning():
    model = load_model("mobilenet_v2")
    sample = read_image_file(sorted(SAMPLES.glob("*.png"))[0])
    photograph = read_image(screen_photograph(sample.pixels, np.random.default_rng(0)), "")
    assert photograph.colour >= COLOURED
    finding = predict_radiograph(photograph, model).finding
    assert finding.outcome == PHOTOGRAPH
    assert "photograph" in str(input_check_message(finding))


@pytest.mark.slow
def test_few_real_radiographs_are_taken_for_photographs(data):
    dataset = prepare(str(data / "chest_xray"), None, (), "label", 0).dataset
    held_out = dataset.pixels[dataset.frame["split"] == "val"][::3]
    assert read_card("mobilenet_v2")["data"]["name"] == "chest_xray"
    assert np.mean([is_photograph(Radiograph(pixels, "")) for pixels in held_out]) <= 0.02
    originals = sorted((data / "chest_xray_full_size").rglob("*.jpeg"))
    assert len(originals) == 40
    assert sum(is_photograph(read_image_file(path)) for path in originals) <= 1
