from pathlib import Path

import numpy as np
import pytest

from model_zoo.core.coded_messages import Message
from model_zoo.data import pixel_cache
from model_zoo.data.manifest import DataError, read_manifest
from model_zoo.data.pixel_cache import load_dataset
from model_zoo.imaging.file_formats import MAX_BYTES
from tests.support.dicom_files import dicom
from tests.support.images import image_folder, ramp
from tests.support.messages import says


@pytest.fixture
def folder(tmp_path):
    return image_folder(tmp_path / "data", {"A": ["1.jpg", "2.jpg"], "B": ["3.jpg", "4.jpg"]})


def test_pixels_follow_the_manifest(folder, tmp_path):
    dataset = load_dataset(read_manifest(folder), tmp_path / "cache")
    assert dataset.pixels.shape == (4, 224, 224)
    assert dataset.pixels.dtype == np.uint8
    assert dataset.frame["image_id"].tolist() == ["1", "2", "3", "4"]


def test_second_start_decodes_nothing_even_from_another_place(folder, tmp_path, monkeypatch):
    first = load_dataset(read_manifest(folder), tmp_path / "cache")
    moved = folder.rename(tmp_path / "moved")
    monkeypatch.setattr(pixel_cache, "read_image_file", lambda *_: pytest.fail("decoded again"))
    second = load_dataset(read_manifest(moved), tmp_path / "cache")
    assert np.array_equal(first.pixels, second.pixels)
    assert first.fingerprint == second.fingerprint
    assert first.frame[["width", "height"]].equals(second.frame[["width", "height"]])


def test_sizes_are_those_of_the_pictures_in_any_format(folder, tmp_path):
    (folder / "A/1.jpg").write_bytes(dicom(ramp(64, 48)))
    (folder / "B/3.jpg").write_bytes(b"no picture")
    dataset = load_dataset(read_manifest(folder), tmp_path / "cache")
    sizes = dataset.frame.set_index("image_id")[["width", "height"]]
    assert sizes.to_dict("index") == {
        "1": {"width": 48, "height": 64}, "2": {"width": 50, "height": 40}, "4": {"width": 50, "height": 40},
    }  # fmt: skip


def test_file_that_is_too_large_is_not_taken_into_memory(folder, tmp_path, monkeypatch):
    with (folder / "A/1.jpg").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    taken, read = [], Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: taken.append(path.name) or read(path))
    dataset = load_dataset(read_manifest(folder), tmp_path / "cache")
    ((path, reason),) = dataset.unreadable
    assert path == str(folder / "A/1.jpg")
    assert says(reason, "imaging.file_too_large")
    assert sorted(taken) == ["2.jpg", "3.jpg", "4.jpg"]


def test_changed_file_is_decoded_again(folder, tmp_path):
    first = load_dataset(read_manifest(folder), tmp_path / "cache")
    (folder / "A/1.jpg").write_bytes((folder / "B/4.jpg").read_bytes())
    second = load_dataset(read_manifest(folder), tmp_path / "cache")
    assert np.array_equal(second.pixels[0], first.pixels[3])
    assert second.fingerprint != first.fingerprint


def test_unreadable_files_are_listed_and_counted(folder, tmp_path, capsys):
    (folder / "A/1.jpg").write_bytes(b"no picture")
    for _ in range(2):  # decoded, then from the cache
        dataset = load_dataset(read_manifest(folder), tmp_path / "cache")
        assert [path for path, _ in dataset.unreadable] == [str(folder / "A/1.jpg")]
        assert len(dataset.frame) == len(dataset.pixels) == 3
        assert "1 of 4 files cannot be read" in capsys.readouterr().out


def test_class_without_readable_files_is_named(folder, tmp_path):
    for file in (folder / "B").iterdir():
        file.write_bytes(b"no picture")
    with pytest.raises(DataError) as error:
        load_dataset(read_manifest(folder), tmp_path / "cache")
    assert error.value.message == Message("data.class_unreadable", {"label": "B"})
