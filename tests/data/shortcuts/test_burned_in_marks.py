"""Marks near the edges: drawn ones are found again, without being named."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from scipy.ndimage import gaussian_filter

from model_zoo.data.manifest import read_manifest
from model_zoo.data.pixel_cache import load_dataset
from model_zoo.data.shortcuts.burned_in_marks import LEAST_IMAGES, Marks, find_marks, stroke_boxes
from model_zoo.data.splits import complete_splits


def chest(seed: int) -> np.ndarray:
    """Ribs, bright but with soft edges, between dark sides; uint8 (224, 224)."""
    random = np.random.default_rng(seed)
    down = np.arange(224)[:, None] + 10 * np.sin(np.linspace(0, 3, 224)) + random.uniform(0, 22)
    sides = gaussian_filter((np.abs(np.arange(224) - 112) < 66).astype(float), 6)
    ribs = 15 + sides * (80 + 30 * np.cos(2 * np.pi * down / 22)) + 2 * random.normal(size=(224, 224))
    return np.clip(ribs, 0, 255).astype(np.uint8)


def lettered(seed: int, *letters: tuple[str, float, float]) -> np.ndarray:
    """A chest with texts at places, about: a text, and its left and top as shares of the side."""
    random = np.random.default_rng(seed)
    image = Image.fromarray(chest(seed))
    for text, left, top in letters:
        place = round(224 * left) + random.integers(-2, 3), round(224 * top) + random.integers(-2, 3)
        ImageDraw.Draw(image).text(place, text, fill=250, font=ImageFont.load_default(13))
    return np.asarray(image)


MARKED = 25


@pytest.fixture(scope="module")
def images() -> np.ndarray:
    """R on all; KV59 on the first MARKED and on the last three, which are no training images."""
    corner = ("KV59", 0.82, 0.9)
    side = ("R", 0.04, 0.1)
    return np.stack([lettered(seed, side, *([corner] if seed < MARKED or seed >= 57 else [])) for seed in range(60)])


def bearing(marks: Marks, below: float) -> set[int]:
    """The images with a mark whose place is in the lower part of the image, or in the upper one (below 0)."""
    middle = (marks.boxes["top"] + marks.boxes["bottom"]) / 2 / 224
    return set(marks.boxes.loc[(middle > 0.5) == (below > 0), "image"])


def test_marks_are_found_and_so_are_the_images_that_bear_them(images):
    marks = find_marks(images, np.arange(60) < 50)
    assert bearing(marks, 1) == {*range(MARKED), 57, 58, 59}
    assert bearing(marks, -1) == set(range(60))
    assert len(marks.templates) == 2


def test_template_looks_like_its_mark(images):
    marks = find_marks(images, np.ones(60, dtype=bool))
    (mark,) = set(marks.boxes.loc[marks.boxes["top"] > 112, "mark"])
    template = marks.templates[mark]
    drawn = lettered(0, ("KV59", 0.82, 0.9))
    ((top, left, bottom, right),) = stroke_boxes(drawn)
    cut = Image.fromarray(drawn[top - 2 : bottom + 2, left - 2 : right + 2]).resize(template.shape[::-1])
    assert np.corrcoef(np.asarray(cut).ravel(), template.ravel())[0, 1] > 0.7


def test_marks_of_test_images_alone_are_none(images):
    training = np.arange(60) >= MARKED
    assert 3 < LEAST_IMAGES <= training.sum()  # KV59 is on three of them
    marks = find_marks(images, training)
    assert bearing(marks, -1) == set(range(60))
    assert len(marks.templates) == 1


def test_only_mark_of_a_set_is_found():
    images = np.stack([lettered(seed, *([("KV59", 0.82, 0.9)] if seed < 20 else [])) for seed in range(30)])
    marks = find_marks(images, np.ones(30, dtype=bool))
    assert set(marks.boxes["image"]) == set(range(20))
    assert len(marks.templates) == 1


def test_ribs_and_letters_far_from_the_edges_are_no_marks():
    assert stroke_boxes(chest(0)) == []
    assert stroke_boxes(lettered(0, ("R", 0.5, 0.5))) == []
    assert len(stroke_boxes(lettered(0, ("R", 0.04, 0.5)))) == 1


def test_images_without_marks():
    marks = find_marks(np.stack([chest(seed) for seed in range(20)]), np.ones(20, dtype=bool))
    assert len(marks.boxes) == 0
    assert marks.templates == []


@pytest.mark.slow
def test_letters_of_one_system_are_rediscovered(data):
    """KV and two digits stand at the bottom right of images of one system, in training with viral pneumonia mostly."""
    dataset = load_dataset(read_manifest(data / "chest_xray"))
    frame = complete_splits(dataset.frame, seed=0)
    kept = ((frame["label"] == "NORMAL") | (frame["subtype"] == "viral")).to_numpy()
    frame, pixels = frame.loc[kept].reset_index(drop=True), dataset.pixels[kept]
    training = (frame["split"] != "test").to_numpy()
    marks = find_marks(pixels, training)
    centres = (marks.boxes["top"] + marks.boxes["bottom"]) / 448, (marks.boxes["left"] + marks.boxes["right"]) / 448
    corner = marks.boxes.assign(down=centres[0], across=centres[1]).groupby("mark")[["down", "across"]].median()
    found = corner.index[(corner["down"] > 0.9) & (corner["across"] > 0.9)]
    images = np.unique(marks.boxes.loc[marks.boxes["mark"].isin(found), "image"])
    labels = frame["label"].iloc[images[training[images]]].value_counts()
    assert labels.get("PNEUMONIA", 0) >= 110
    assert labels.get("NORMAL", 0) <= 2
    assert set(frame["label"].iloc[images[~training[images]]]) == {"NORMAL", "PNEUMONIA"}
