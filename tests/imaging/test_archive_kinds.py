"""ZIP archives and folders as they come from the field: equal names, odd members, files of systems, no suffixes."""

import io
import struct
import warnings
import zipfile

import numpy as np
import pytest

from model_zoo.cli.main import main
from model_zoo.imaging.archives import is_system_file
from model_zoo.imaging.image_sources import list_images, load_image
from model_zoo.imaging.reader import ImageError
from model_zoo.reading.worklist import IntakeCounts, Worklist
from tests.support.bad_files import zipped
from tests.support.batches import FEW
from tests.support.dicom_files import dicom
from tests.support.images import encode, ramp, table

ONE, TWO = encode(ramp()), encode(255 - ramp())
DICOM = dicom(ramp(64, 48))
SYSTEM = (
    "__MACOSX/._a.png", "x/__MACOSX/a.png", "x/._a.png", "x/.ipynb_checkpoints/a.png", "x/y/@eaDir/a.png",
    "x/Thumbs.db", ".DS_Store", "x/.DS_Store", "x/DESKTOP.INI", "#recycle/a.png",
)  # fmt: skip


def twice() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr("IM1.png", ONE)
        archive.writestr("IM1.png", TWO)
    return file.getvalue()


def results(path) -> dict[str, str]:
    found = {}
    for source in list_images([str(path)]):
        try:
            load_image(source)
            found[str(source).removeprefix(f"{path}/")] = "read"
        except ImageError as error:
            found[str(source).removeprefix(f"{path}/")] = error.message.code
    return found


def test_two_members_of_one_name_are_both_read(tmp_path):
    (tmp_path / "a.zip").write_bytes(twice())
    first, second = (load_image(source) for source in list_images([str(tmp_path / "a.zip")]))
    assert np.array_equal(first.pixels, ramp())
    assert np.array_equal(second.pixels, 255 - ramp())
    out = tmp_path / "o.csv"
    assert main(["predict", str(tmp_path / "a.zip"), *FEW, "--out", str(out), "--heatmaps", str(tmp_path / "m")]) == 0
    assert len({row["path"] for row in table(out)}) == len(list((tmp_path / "m").iterdir())) == 2
    worklist = Worklist()
    worklist.add("a.zip", twice())
    assert [item.data for item in worklist.items] == [ONE, TWO]


def test_odd_members_have_a_row_of_their_own_and_the_rest_is_read(tmp_path):
    members = {"C:\\a.png": ONE, "b.nii.gz": b"\x1f\x8b\x08\0" + bytes(9), "c.png": bytes(2 * 2**20), "d.png": ONE}
    data = bytearray(zipped(members))
    (tmp_path / "a.zip").write_bytes(data)
    assert results(tmp_path / "a.zip") == {
        "C:\\a.png": "imaging.member_name", "b.nii.gz": "imaging.member_archive", "c.png": "imaging.member_ratio",
        "d.png": "read",
    }  # fmt: skip


def test_method_that_is_not_read_is_named(tmp_path):
    data = bytearray(zipped({"a.png": ONE, "b.png": ONE}, zipfile.ZIP_STORED))
    for place in (data.index(b"PK\3\4") + 8, data.index(b"PK\1\2") + 10):
        struct.pack_into("<H", data, place, 9)
    (tmp_path / "a.zip").write_bytes(data)
    assert results(tmp_path / "a.zip") == {"a.png": "imaging.member_method", "b.png": "read"}
    with pytest.raises(ImageError, match="method deflate64"):
        load_image(next(list_images([str(tmp_path / "a.zip")])))


def test_files_of_systems_are_skipped_at_any_depth(tmp_path):
    (tmp_path / "a.zip").write_bytes(zipped(dict.fromkeys((*SYSTEM, "x/good.png"), ONE)))
    assert results(tmp_path / "a.zip") == {"x/good.png": "read"}
    worklist = Worklist()
    assert worklist.add("a.zip", (tmp_path / "a.zip").read_bytes()) == IntakeCounts(0, 0)
    assert [item.name for item in worklist.items] == ["x/good.png"]
    for name in (*SYSTEM, "x/good.png"):
        path = tmp_path / "folder" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(ONE)
    assert results(tmp_path / "folder") == {"x/good.png": "read"}
    assert all(is_system_file(name.split("/")) for name in SYSTEM)
    assert not is_system_file(["x", "good.png"])


@pytest.mark.parametrize("kind", ["folder", "archive"])
def test_content_decides_not_the_name(kind, tmp_path):
    directory = dicom(ramp(64, 48)).replace(b"\2\0\x10\0UI", b"\2\0\2\0UI\x14\x001.2.840.10008.1.3.10\2\0\x10\0UI", 1)
    files = {
        "DICOM/IM000001": DICOM, "1.2.840.113619.2.55.3": DICOM, "a.IMA": DICOM[132:], "b": ONE,
        "c.tmp": encode(ramp(), "JPEG"), "DICOMDIR": directory,
        "notes": b"text", "README.txt": b"text", "d.xml": b"<a/>",
    }  # fmt: skip
    place = tmp_path / ("a.zip" if kind == "archive" else "folder")
    if kind == "archive":
        place.write_bytes(zipped(files))
    for name, data in files.items() if kind == "folder" else ():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(data)
    read = ("DICOM/IM000001", "1.2.840.113619.2.55.3", "a.IMA", "b", "c.tmp")
    assert results(place) == dict.fromkeys(read, "read")
