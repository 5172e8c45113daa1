import numpy as np
import pytest
from PIL import Image

from model_zoo.core.paths import SAMPLES
from model_zoo.data.synthetic import draw_synthetic
from model_zoo.reading.reader_challenge import (
    CLASSES,
    FEWEST,
    FOLDER,
    SHIPPED,
    SYNTHETIC,
    ChallengeError,
    challenge_sources,
    draw_challenge,
)
from tests.support.images import image_folder


def same(one, other) -> bool:
    pictures = zip(one.pictures, other.pictures, strict=True)
    return np.array_equal(one.truth, other.truth) and all(np.array_equal(a, b) for a, b in pictures)


@pytest.fixture
def given(tmp_path, monkeypatch):
    """A folder of two classes, five pictures each, as a server would be given."""
    names = {f"pictures/{label}": [f"{number}.jpg" for number in range(5)] for label in ("NORMAL", "EFFUSION")}
    image_folder(tmp_path, names)
    monkeypatch.setenv("THORAXLENS_CHALLENGE", str(tmp_path / "pictures"))
    return tmp_path / "pictures"


@pytest.mark.parametrize("source", [SYNTHETIC, SHIPPED])
@pytest.mark.parametrize("count", [FEWEST, 10])
def test_a_seed_gives_the_same_pictures_in_the_same_order(source, count):
    one = draw_challenge(source, count, 7)
    assert len(one.pictures) == len(one.truth) == count
    assert set(one.truth) == {0, 1}
    assert same(one, draw_challenge(source, count, 7))
    others = [draw_challenge(source, count, seed) for seed in range(10)]
    assert len({other.pictures[0].tobytes() for other in others}) > 4
    assert all(set(other.truth) == {0, 1} for other in others)


def test_classes_come_by_chance_and_not_in_a_row():
    truths = np.stack([draw_challenge(SYNTHETIC, 4, seed).truth for seed in range(30)])
    assert 0.35 < truths.mean() < 0.65
    assert set(truths.sum(axis=1)) == {1, 2, 3}
    assert np.abs(truths.mean(axis=0) - 0.5).max() < 0.3


def test_synthetic_pictures_are_of_the_class_they_are_said_to_be():
    found = draw_challenge(SYNTHETIC, 6, 3)
    assert found.classes == CLASSES
    for index, name in enumerate(CLASSES):
        drawn = draw_synthetic(name, 6, 3)
        mine = [picture for picture, truth in zip(found.pictures, found.truth, strict=True) if truth == index]
        assert all(np.array_equal(picture, drawn[place]) for place, picture in enumerate(mine))


def test_samples_are_all_of_them_where_more_are_asked_for():
    found = draw_challenge(SHIPPED, 50, 0)
    assert len(found.pictures) == 12
    assert found.truth.sum() == 6
    stored = {np.asarray(Image.open(p)).tobytes(): "pneumonia" in p.name for p in SAMPLES.glob("*.png")}
    assert [stored[picture.tobytes()] for picture in found.pictures] == (found.truth == 1).tolist()


def test_without_a_folder_there_is_none_to_choose(monkeypatch):
    monkeypatch.delenv("THORAXLENS_CHALLENGE", raising=False)
    assert challenge_sources() == (SYNTHETIC, SHIPPED)


def test_pictures_of_a_folder(given):
    assert challenge_sources() == (SYNTHETIC, SHIPPED, FOLDER)
    found = draw_challenge(FOLDER, 6, 1)
    assert found.classes == ("NORMAL", "EFFUSION")
    assert len(found.pictures) == 6
    assert set(found.truth) == {0, 1}
    assert same(found, draw_challenge(FOLDER, 6, 1))


def test_a_file_that_cannot_be_read_is_left_out(given):
    for number in range(3):
        (given / "NORMAL" / f"{number}.jpg").write_bytes(b"no picture")
    found = draw_challenge(FOLDER, 10, 0)
    assert len(found.pictures) == 7
    assert (found.truth == 0).sum() == 2


def test_of_a_folder_with_a_test_split_only_that_is_used(given, tmp_path, monkeypatch):
    names = {f"{split}/{label}": ["a.jpg", "b.jpg", "c.jpg"] for split in ("train", "test") for label in ("A", "B")}
    image_folder(tmp_path / "split", names)
    monkeypatch.setenv("THORAXLENS_CHALLENGE", str(tmp_path / "split"))
    assert len(draw_challenge(FOLDER, 12, 0).pictures) == 6


@pytest.mark.parametrize("case", ["missing", "one class", "unreadable"])
def test_a_folder_that_cannot_be_used_is_told(case, tmp_path, monkeypatch):
    folder = tmp_path / "x"
    if case == "one class":
        image_folder(folder, {"NORMAL": ["a.jpg"]})
    elif case == "unreadable":
        image_folder(folder, {"A": ["a.jpg", "b.jpg"], "B": ["c.jpg"]})
        for path in folder.rglob("*.jpg"):
            path.write_bytes(b"no")
    monkeypatch.setenv("THORAXLENS_CHALLENGE", str(folder))
    with pytest.raises(ChallengeError, match="The images for the challenge cannot be used"):
        draw_challenge(FOLDER, 5, 0)
