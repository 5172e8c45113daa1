"""Where radiographs come from: files, folders, archives, lists, and what is wrong with these."""

import csv
import os
import tracemalloc
from collections import Counter

import numpy as np
import pytest

from model_zoo.cli.main import main
from model_zoo.imaging.image_sources import BatchError, ImageSource, list_images, load_image
from model_zoo.imaging.reader import ImageError
from tests.support.batches import FEW, archive
from tests.support.images import encode, image_folder, ramp


@pytest.fixture
def folder(tmp_path):
    return image_folder(tmp_path / "in", {"": ["b.jpg", "a.JPEG", "c.png"], "deeper": ["d.jpg"]})


def test_folders_archives_lists_and_files_are_all_taken(folder, tmp_path):
    packed = archive(tmp_path / "p.zip", {"x/one.png": encode(ramp()), "notes.txt": b"", "two.jpg": b"no picture"})
    listed = tmp_path / "list.txt"
    listed.write_text(f"{folder / 'b.jpg'}\n\n{packed}\n")
    found = [str(picture) for picture in list_images([str(folder), f"@{listed}", "odd.bin"])]
    below = [f"{folder}/{name}" for name in ("a.JPEG", "b.jpg", "c.png", "deeper/d.jpg")]
    assert found == [*below, f"{folder}/b.jpg", f"{packed}/two.jpg", f"{packed}/x/one.png", "odd.bin"]


def test_linked_folders_are_read_and_each_folder_once(folder, tmp_path):
    """Whatever the links lead to: another folder, one that is read anyway, the one they are in, nothing, themselves."""
    other = image_folder(tmp_path / "other", {"": ["e.jpg"], "below": ["f.jpg"]})
    links = {"0": other, "1": folder / "deeper", "2": folder, "3": other / "below", "4": tmp_path / "gone", "5": "5"}
    for name, target in links.items():
        (folder / name).symlink_to(target)
    (other / "back").symlink_to(folder)
    left_out = Counter()
    found = [str(picture) for picture in list_images([str(folder)], left_out)]
    names = ("a.JPEG", "b.jpg", "c.png", "deeper/d.jpg", "0/e.jpg", "0/below/f.jpg")
    assert found == [f"{folder}/{name}" for name in names]
    assert left_out == {str(folder): 2}  # the links to nothing


def test_paths_in_a_list_are_from_the_current_folder_on(folder, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (folder / "list.txt").write_text("in/b.jpg\n")
    assert [str(picture) for picture in list_images(["@in/list.txt"])] == ["in/b.jpg"]


@pytest.mark.parametrize("kind", ["folder", "archive", "list"])
def test_nothing_to_read_is_said(kind, tmp_path, capsys):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/notes.txt").write_text("no picture")
    archive(tmp_path / "p.zip", {"notes.txt": b"no picture"})
    (tmp_path / "list.txt").write_text("\n")
    given = {"folder": f"{tmp_path}/folder", "archive": f"{tmp_path}/p.zip", "list": f"@{tmp_path}/list.txt"}[kind]
    assert main(["predict", given, *FEW, "--out", str(tmp_path / "out.csv"), "--heatmaps", str(tmp_path / "m")]) == 2
    err = capsys.readouterr().err
    assert "No image was found." in err
    assert ("1 files are not" in err) == (kind != "list")
    assert not (tmp_path / "out.csv").exists()
    assert not (tmp_path / "m").exists()


def test_list_that_can_be_read_only_once_is_read_once(folder, capsys):
    """As of `@<(find x-rays)` or `@/dev/stdin`."""
    source, sink = os.pipe()
    with os.fdopen(sink, "w") as file:
        file.write(f"{folder}/b.jpg\n{folder}/a.JPEG\n")
    assert main(["predict", f"@/dev/fd/{source}", *FEW]) == 0
    os.close(source)
    assert "2 predicted, 0 rejected, 0 failed" in capsys.readouterr().err


def test_list_that_is_missing_is_named(capsys):
    with pytest.raises(BatchError, match=r"gone\.txt cannot be read"):
        list(list_images(["@gone.txt"]))
    assert main(["predict", "@gone.txt"]) == 2
    assert "gone.txt" in capsys.readouterr().err


def test_members_of_an_archive_read_like_files(tmp_path):
    packed = archive(tmp_path / "p.zip", {"one.png": encode(ramp())})
    (tmp_path / "one.png").write_bytes(encode(ramp()))
    inside, outside = (
        load_image(p) for p in (ImageSource(str(packed), "one.png"), ImageSource(str(tmp_path / "one.png")))
    )
    assert np.array_equal(inside.pixels, outside.pixels)


def test_bad_archive_is_a_row_and_the_run_goes_on(tmp_path, capsys):
    bad = archive(tmp_path / "bad.zip", {"../a.png": encode(ramp())})
    good = archive(tmp_path / "good.zip", {"b.png": encode(ramp())})
    assert main(["predict", str(bad), str(good), *FEW]) == 1
    first, second = csv.DictReader(capsys.readouterr().out.splitlines())
    assert (first["path"], first["status"]) == (f"{bad}/../a.png", "error")
    assert "name of the file points outside its archive" in first["message"]
    assert (second["path"], second["status"]) == (f"{good}/b.png", "ok")


def test_archive_that_is_gone_when_its_turn_comes_is_refused(tmp_path):
    packed = archive(tmp_path / "p.zip", {"one.png": encode(ramp())})
    (found,) = list_images([str(packed)])
    packed.unlink()
    with pytest.raises(ImageError, match="cannot be opened"):
        load_image(found)


def test_member_that_is_too_large_or_damaged_is_refused(tmp_path):
    large = archive(tmp_path / "large.zip", {"a.png": bytes(61 * 2**20)})
    with pytest.raises(ImageError, match="larger than 60 MB"):
        load_image(ImageSource(str(large), "a.png"))
    damaged = archive(tmp_path / "damaged.zip", {"a.png": encode(ramp())})
    data = bytearray(damaged.read_bytes())
    data[60] ^= 255
    damaged.write_bytes(data)
    with pytest.raises(ImageError, match="cannot be extracted because its archive is damaged"):
        load_image(ImageSource(str(damaged), "a.png"))


@pytest.mark.slow
def test_listing_a_folder_of_a_hundred_thousand_takes_its_names_and_little_more(tmp_path):
    """These are held to be sorted, one folder's at a time: 64 bytes and a place in a list each; and nothing is read."""
    folder = image_folder(tmp_path, {"": ["0.jpg", "1.jpg"], "all": []})
    for number in range(100_000):
        os.link(folder / f"{number % 2}.jpg", folder / f"all/{number:07}.jpg")  # ext4 has at most 65,000 of each
    tracemalloc.start()
    found = sum(1 for _ in list_images([str(folder / "all")]))
    peak = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    assert found == 100_000
    assert peak < 9


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"a.png\n@{}\n", "contains itself"), ("a.png\n".encode("utf-16"), "not a text file in UTF-8")],
)
def test_list_that_cannot_be_used_says_why(content, words, tmp_path, capsys):
    listed = tmp_path / "list.txt"
    listed.write_bytes(content.replace(b"{}", str(listed).encode()))
    assert main(["predict", f"@{listed}", *FEW]) == 2
    assert words in capsys.readouterr().err


def test_mark_at_the_start_of_a_list_is_no_part_of_a_path(folder, tmp_path):
    listed = tmp_path / "list.txt"
    listed.write_text(f"{folder / 'b.jpg'}\n", encoding="utf-8-sig")
    assert [str(picture) for picture in list_images([f"@{listed}"])] == [str(folder / "b.jpg")]


def test_folder_that_cannot_be_read_stops_the_batch(folder, monkeypatch, capsys):
    scandir = os.scandir

    def refused(place):
        if str(place).endswith("deeper"):
            raise PermissionError(13, "Permission denied", str(place))
        return scandir(place)

    monkeypatch.setattr(os, "scandir", refused)
    assert main(["predict", str(folder), *FEW]) == 2
    assert "deeper cannot be read (Permission denied)" in capsys.readouterr().err
