import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from model_zoo.core.coded_messages import message_from_json
from model_zoo.data.synthetic import draw_synthetic
from model_zoo.evaluation import robustness
from model_zoo.evaluation.robustness import (
    PERTURBATIONS,
    external_drop,
    measure_robustness,
    perturbed,
    prediction_agreement,
)
from model_zoo.imaging.reader import read_image
from model_zoo.metrics.summary import summary_figures
from tests.support.images import encode


@pytest.fixture(scope="module")
def picture():
    return draw_synthetic("NORMAL", 1, 0)[0]


BY_NAME = {str(perturbation): perturbation for perturbation in PERTURBATIONS}
BORDERS = [name for name in BY_NAME if name.startswith("uniform borders")]
PHOTOGRAPHS = ["photograph of a screen", "photograph of a film"]
OF_PIXELS = [name for name in BY_NAME if name not in BORDERS + PHOTOGRAPHS]


def perturb(name, image, seed=0):
    return perturbed(BY_NAME[name], image, np.random.default_rng(seed)).pixels


def shades(greys):
    """uint8 (n, 224, 224), each picture of one grey value."""
    return np.repeat(np.array(greys, np.uint8), 224 * 224).reshape(-1, 224, 224)


def two(probability):
    return np.stack([1 - probability, probability], axis=1)


def by_row(rows):
    """By the English words of the perturbation."""
    return {"none": rows[0], **{str(message_from_json(row["perturbation"])): row for row in rows[1:]}}


@pytest.mark.parametrize("name", OF_PIXELS)
def test_perturbation_changes_the_picture_alone_and_always_alike(name, picture):
    before = picture.copy()
    changed = perturb(name, picture)
    assert changed.shape == (224, 224)
    assert changed.dtype == np.uint8
    assert np.array_equal(picture, before)
    assert 0.1 < np.abs(changed.astype(float) - picture).mean() < 60
    assert np.corrcoef(changed.ravel(), picture.ravel())[0, 1] > 0.7
    assert np.array_equal(changed, perturb(name, picture))


@pytest.mark.parametrize("name", OF_PIXELS)
def test_black_and_white_do_not_wrap_around(name):
    halves = np.zeros((224, 224), np.uint8)
    halves[:, 112:] = 255
    changed = perturb(name, halves)[30:-30].astype(float)
    assert changed[:, 130:-30].mean() > 200
    assert changed[:, 30:94].mean() < 30


@pytest.mark.parametrize("name", BORDERS)
def test_borders_are_cut_off_again(name, picture):
    assert [int(name.removesuffix("%").rpartition(" ")[2]) for name in BORDERS] == [5, 10, 20, 30]
    within = np.maximum(picture, 20) + np.random.default_rng(0).integers(0, 30, (224, 224)).astype(np.uint8)
    for seed in range(9):
        assert np.array_equal(perturb(name, within, seed), within)


@pytest.mark.parametrize("name", PHOTOGRAPHS)
def test_photographs_change_the_picture_and_most_are_warned_of(name, picture):
    found = [perturbed(BY_NAME[name], picture, np.random.default_rng(seed)) for seed in range(12)]
    assert all(image.pixels.shape == (224, 224) and image.pixels.dtype == np.uint8 for image in found)
    assert len({image.pixels.tobytes() for image in found}) == len(found)
    assert np.mean([image.photograph for image in found]) >= 0.6


def test_jpeg_is_what_a_file_of_quality_50_reads_as(picture):
    read = read_image(encode(picture, "JPEG", quality=50), "a.jpeg").pixels
    assert np.array_equal(perturb("JPEG quality 50", picture), read)


def test_blur_spreads_a_point_as_a_gaussian_of_one_pixel():
    point = np.zeros((224, 224), np.uint8)
    point[100, 50] = 255
    centre, beside = perturb("blur, sigma 1", point)[100, 50:52].astype(float)
    assert centre == pytest.approx(255 / (2 * np.pi), abs=1)
    assert beside / centre == pytest.approx(np.exp(-0.5), abs=0.02)


def test_noise_has_its_sigma_and_follows_the_generator():
    grey = shades([128])[0]
    noise = perturb("noise, sigma 8", grey).astype(float) - 128
    assert noise.std() == pytest.approx(8, rel=0.02)
    assert abs(noise.mean()) < 0.2
    assert not np.array_equal(perturb("noise, sigma 8", grey, 1), noise + 128)


def test_light_is_changed_as_stated():
    picture = np.concatenate([np.full((112, 224), 50, np.uint8), np.full((112, 224), 230, np.uint8)])
    expected = {
        "brightness +20%": (60, 255),
        "brightness -20%": (40, 184),
        "contrast +20%": (32, 248),
        "contrast -20%": (68, 212),
        "gamma 0.7": (round(255 * (50 / 255) ** 0.7), round(255 * (230 / 255) ** 0.7)),
        "gamma 1.4": (round(255 * (50 / 255) ** 1.4), round(255 * (230 / 255) ** 1.4)),
    }
    assert {name: tuple(perturb(name, picture)[[0, -1], 0].tolist()) for name in expected} == expected


def test_rotation_turns_about_the_centre_and_back(picture):
    turned = perturb("rotation +5 degrees", picture)
    back = perturb("rotation -5 degrees", turned)[30:-30, 30:-30].astype(float)
    assert np.abs(back - picture[30:-30, 30:-30]).mean() < 2
    assert np.abs(turned[30:-30, 30:-30].astype(float) - picture[30:-30, 30:-30]).mean() > 4
    assert turned[0, 0] == turned[0, -1] == turned[-1, 0] == turned[-1, -1] == 0


def test_positive_rotation_is_counter_clockwise():
    bar = np.zeros((224, 224), np.uint8)
    bar[111:113, 20:204] = 255
    turned = perturb("rotation +5 degrees", bar)
    # 80 pixels right of the centre, a bar turned counter-clockwise lies 7 pixels higher.
    assert turned[:, 192].argmax() == pytest.approx(111.5 - 80 * np.tan(np.deg2rad(5)), abs=1)


def test_crop_cuts_five_percent_off_each_side():
    ramp = np.tile(np.arange(224, dtype=np.uint8), (224, 1))
    cropped = perturb("crop 5%", ramp)
    assert cropped[0, [0, -1]].tolist() == pytest.approx([0.05 * 224, 0.95 * 224 - 1], abs=1)
    assert np.abs(cropped[0] - np.linspace(11, 212, 224)).max() < 1


def test_score_by_brightness_flips_under_brightness_only():
    pixels, truth = shades([90, 95, 105, 110]), np.array([0, 0, 1, 1])
    rows = by_row(measure_robustness(lambda block: two(block.mean(axis=(1, 2)) / 200), pixels, truth))
    assert list(rows) == ["none", *BY_NAME]
    # What changes the whole file is not about brightness; a uniform image within a border is no image.
    of_pixels = {name: rows[name] for name in OF_PIXELS}
    assert {name: row["label_flips"] for name, row in of_pixels.items() if row["label_flips"]} == {
        "brightness +20%": 2,
        "brightness -20%": 2,
        "gamma 0.7": 2,
        "gamma 1.4": 2,
    }
    assert rows["brightness +20%"]["median"] == pytest.approx(0.2 * 100 / 200)
    assert rows["brightness +20%"]["largest"] == pytest.approx(0.2 * 110 / 200)
    # Every picture moves alike, so labels flip and the order stays.
    assert all(row["auc"] == 1 and row["auc_loss"] == 0 for row in of_pixels.values())
    assert [name for name, row in rows.items() if "warned" in row] == BORDERS + PHOTOGRAPHS
    assert all(0 <= rows[name]["warned"] <= 1 for name in BORDERS + PHOTOGRAPHS)


def test_loss_is_that_of_the_auc_and_none_has_none():
    pixels, truth = shades([210, 220, 230, 240]), np.array([0, 0, 1, 1])
    rows = by_row(measure_robustness(lambda block: two(block.mean(axis=(1, 2)) / 255), pixels, truth))
    assert rows["none"] == {
        "perturbation": "none",
        "auc": 1.0,
        "auc_loss": 0.0,
        "median": 0.0,
        "percentile_95": 0.0,
        "largest": 0.0,
        "label_flips": 0,
    }
    assert rows["brightness +20%"]["auc"] == 0.75  # the three lightest are cut off at 255 and tie
    assert rows["brightness +20%"]["auc_loss"] == 0.25


def test_score_that_ignores_the_picture_loses_nothing():
    pixels, truth = shades([50, 100, 150]), np.array([0, 1, 1])
    rows = measure_robustness(lambda block: two(np.full(len(block), 0.7)), pixels, truth)
    assert [(row["auc"], row["auc_loss"], row["largest"], row["label_flips"]) for row in rows] == [(0.5, 0, 0, 0)] * (
        1 + len(PERTURBATIONS)
    )


def test_score_gets_blocks_and_each_image_its_own_noise(monkeypatch):
    monkeypatch.setattr(robustness, "BLOCK", 4)
    count = 9
    pixels, seen = shades([128] * count), []

    def score(block):
        seen.append(block)
        return two(block[:, 0, 0] / 255)

    measure_robustness(score, pixels, np.arange(count) % 2)
    assert [len(block) for block in seen] == [4, 4, 1] * (1 + len(PERTURBATIONS))
    assert all(block.dtype == np.uint8 for block in seen)
    first = 3 * (1 + list(BY_NAME).index("noise, sigma 8"))
    noisy = np.concatenate(seen[first : first + 3])
    assert len(np.unique(noisy.reshape(count, -1), axis=0)) == count


def test_auc_of_three_classes_is_the_mean_of_each_against_the_rest(monkeypatch):
    monkeypatch.setattr(robustness, "PERTURBATIONS", ())
    random = np.random.default_rng(0)
    truth = np.arange(30) % 3
    pixels = shades(random.integers(20, 200, 30))

    def score(block):
        grey = block.mean(axis=(1, 2)) / 255
        return np.stack([grey, (1 - grey) ** 2, 1 - grey - (1 - grey) ** 2], axis=1)

    expected = roc_auc_score(truth, score(pixels), multi_class="ovr", average="macro")
    assert measure_robustness(score, pixels, truth)[0]["auc"] == pytest.approx(expected)


def test_images_of_one_class_are_refused():
    # A figure of NaN would be stored in the card, and JSON has none.
    with pytest.raises(ValueError, match="two classes"):
        measure_robustness(lambda block: two(np.zeros(len(block))), shades([10, 20]), np.array([0, 0]))


def test_agreement_takes_the_largest_difference_of_each_image():
    one = np.array([[0.6, 0.3, 0.1], [0.2, 0.5, 0.3], [0.1, 0.1, 0.8]])
    other = np.array([[0.5, 0.3, 0.2], [0.4, 0.3, 0.3], [0.1, 0.1, 0.8]])
    figures = prediction_agreement(one, other)
    assert figures == pytest.approx({"median": 0.1, "percentile_95": 0.19, "largest": 0.2, "label_flips": 1})
    assert prediction_agreement(other, one) == pytest.approx(figures)


@pytest.mark.slow
def test_fall_and_its_bounds_agree_with_drawing_both_sets_anew():
    random = np.random.default_rng(0)

    def patients(count, distance):
        positive = random.random(count) < 0.6
        return positive, positive * distance + random.normal(size=count)

    home, away = patients(400, 3.0), patients(300, 1.5)
    falls = external_drop(*(summary_figures(positive.astype(int), two(score), 1.0) for positive, score in (home, away)))
    assert list(falls) == ["auc", "sensitivity", "specificity"]

    def again(positive, score):
        rows = random.integers(0, len(score), len(score))
        return roc_auc_score(positive[rows], score[rows])

    expected = np.percentile([again(*home) - again(*away) for _ in range(500)], [2.5, 97.5])
    assert falls["auc"]["value"] == pytest.approx(roc_auc_score(*home) - roc_auc_score(*away))
    assert [falls["auc"]["low"], falls["auc"]["high"]] == pytest.approx(expected, abs=0.015)


def test_fall_of_three_classes_is_that_of_the_auc():
    probability = np.random.default_rng(0).dirichlet((1, 1, 1), 60)
    figures = summary_figures(np.arange(60) % 3, probability, None)
    falls = external_drop(figures, figures)
    assert list(falls) == ["auc"]
    assert falls["auc"]["low"] < falls["auc"]["value"] == 0 < falls["auc"]["high"]
