"""Every bad file is refused for its own reason, soon and in little memory, alone and through the command."""

import csv
import io
import shutil

import pytest

from model_zoo.cli.main import main
from model_zoo.core.paths import SAMPLES
from model_zoo.imaging.image_sources import BatchError, open_archive
from tests.stress.corpus import MEGABYTES, SECONDS, cost, refusal
from tests.support.bad_files import BAD, BAD_ARCHIVES, zipped
from tests.support.images import encode, ramp
from tests.support.messages import cause, says

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", BAD)
def test_file_is_refused_with_its_reason_soon_and_in_little_memory(name):
    make, code = BAD[name]
    message, spent = refusal(make(), name)
    assert cause(message) == code
    assert spent.seconds < SECONDS
    assert spent.megabytes < MEGABYTES


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", BAD_ARCHIVES)
def test_archive_is_refused_by_the_command(name, tmp_path, capsys):
    make, code = BAD_ARCHIVES[name]
    (tmp_path / name).write_bytes(make())
    command = ["predict", str(tmp_path / name), "--model", "scratch_cnn", "--jobs", "1"]
    codes = []
    spent = cost(lambda: codes.append(main(command)))
    out, err = capsys.readouterr()
    (row,) = csv.DictReader(io.StringIO(out))
    assert row["path"].startswith(str(tmp_path / name))
    assert row["status"] == "error"
    assert says(row["message"], code)
    assert codes == [1]
    assert "Traceback" not in err
    assert spent.seconds < SECONDS
    assert spent.megabytes < MEGABYTES


def test_command_gives_each_file_a_row_with_its_reason(tmp_path, capsys):
    for name, (make, _) in BAD.items():
        (tmp_path / name).write_bytes(make())
    shutil.copy(SAMPLES / "synthetic_normal_1.png", tmp_path / "good.png")
    listed = tmp_path / "list.txt"
    listed.write_text("".join(f"{tmp_path / name}\n" for name in [*BAD, "good.png"]))
    assert main(["predict", f"@{listed}", "--model", "scratch_cnn", "--jobs", "1"]) == 1
    out, err = capsys.readouterr()
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["status"] for row in rows] == ["error"] * len(BAD) + ["ok"]
    missed = {name: row["message"] for (name, (_, code)), row in zip(BAD.items(), rows, strict=False)
              if not says(row["message"], code)}  # fmt: skip
    assert missed == {}
    assert f"1 predicted, 0 rejected, {len(BAD)} failed" in err
    assert "Traceback" not in out + err
    assert "Warning" not in err


@pytest.mark.parametrize(("name", "element"), [
    ("no-rows.dcm", "Rows (0028,0010)"), ("no-bits.dcm", "BitsAllocated (0028,0100)"),
    ("words-for-frames.dcm", "NumberOfFrames (0028,0008)"),
])  # fmt: skip
def test_element_that_is_missing_or_no_number_is_named(name, element):
    message, _ = refusal(BAD[name][0](), name)
    assert message.values == {"element": element}


def test_uploaded_archive_is_opened_from_memory_and_its_members_read():
    archive = open_archive(io.BytesIO(zipped({"a.png": encode(ramp())})))
    assert archive.read("a.png") == encode(ramp())
    with pytest.raises(BatchError, match="not a ZIP"):
        open_archive(io.BytesIO(b"no archive"))
