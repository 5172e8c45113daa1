"""Many radiographs at once: what is written, and that nothing is lost or piled up."""

import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pyarrow.parquet as parquet
import pytest
from PIL import Image

from model_zoo.cli.main import main
from model_zoo.core.csv_safety import escape_formula
from model_zoo.core.paths import ROOT, SAMPLES
from model_zoo.reading import batch
from model_zoo.reading.batch import map_in_order
from tests.support.batches import FEW, archive
from tests.support.images import encode, image_folder, ramp, table

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path):
    return image_folder(tmp_path / "in", {"": ["b.jpg", "a.JPEG", "c.png"], "deeper": ["d.jpg"]})


def test_rows_are_the_same_for_any_number_of_jobs(folder, tmp_path):
    for jobs in ("1", "3"):
        out = tmp_path / f"{jobs}.csv"
        assert main(["predict", str(folder), *FEW, "--jobs", jobs, "--out", str(out)]) == 0
    one, three = table(tmp_path / "1.csv"), table(tmp_path / "3.csv")
    assert one == three
    assert len(one) == 4
    assert {row["sure"] for row in one} <= {"yes", "no"}


def test_parquet_holds_what_csv_does(folder, tmp_path):
    (folder / "bad.png").write_bytes(b"no picture")
    outs = [tmp_path / "out.csv", tmp_path / "out.parquet"]
    for out in outs:
        assert main(["predict", str(folder), *FEW, "--out", str(out)]) == 1
    rows, columns = table(outs[0]), parquet.read_table(outs[1]).to_pydict()
    assert list(columns) == list(rows[0])
    assert columns["path"] == [row["path"] for row in rows]
    assert columns["probability_PNEUMONIA"] == [
        pytest.approx(float(row["probability_PNEUMONIA"])) if row["status"] == "ok" else None for row in rows
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out.csv", "out.parquet"]


def test_heat_maps_are_saved_beside_their_rows(folder, tmp_path):
    (folder / "bad.png").write_bytes(b"no picture")
    main(["predict", str(folder), *FEW, "--out", str(tmp_path / "out.csv"), "--heatmaps", str(tmp_path / "maps")])
    rows = table(tmp_path / "out.csv")
    named = [row["heatmap"] for row in rows if row["status"] == "ok"]
    assert sorted(named) == sorted(path.name for path in (tmp_path / "maps").iterdir())
    assert len(set(named)) == 4
    with Image.open(tmp_path / "maps" / named[0]) as picture:
        assert picture.mode == "RGB"


def test_heat_map_covers_what_is_left_of_a_radiograph_with_borders(tmp_path):
    with Image.open(SAMPLES / "synthetic_normal_1.png") as sample:
        inner = np.maximum(np.asarray(sample), 20) // 2 + np.random.default_rng(0).integers(0, 30, (224, 224))
    (tmp_path / "in").mkdir()
    for name, border in (("plain", 0), ("bordered", 60)):
        pixels = np.pad(inner.astype(np.uint8), ((0, 0), (border, border)))
        (tmp_path / "in" / f"{name}.png").write_bytes(encode(pixels))
    main(
        [
            "predict",
            str(tmp_path / "in"),
            *FEW,
            "--out",
            str(tmp_path / "out.csv"),
            "--heatmaps",
            str(tmp_path / "maps"),
        ]
    )
    bordered, plain = table(tmp_path / "out.csv")
    assert plain["status"] == "ok"
    assert bordered["probability_PNEUMONIA"] == plain["probability_PNEUMONIA"]
    drawn = [np.asarray(Image.open(tmp_path / "maps" / row["heatmap"])) for row in (bordered, plain)]
    assert np.array_equal(*drawn)


def test_heat_maps_inside_a_folder_that_is_read_are_no_radiographs(folder, tmp_path):
    (tmp_path / "link").symlink_to(folder)
    command = ["predict", str(folder), *FEW, "--out", str(tmp_path / "out.csv")]
    assert main([*command, "--heatmaps", str(folder / "deeper/maps")]) == 0
    for again in ("--resume", "--replace"):
        assert main([*command, "--heatmaps", str(tmp_path / "link/deeper/maps"), again]) == 0
        assert len(table(tmp_path / "out.csv")) == 4
    assert len(list(folder.glob("deeper/maps/*"))) == 4


def test_heat_maps_in_the_very_folder_that_is_read_are_refused(folder, monkeypatch, capsys):
    monkeypatch.chdir(folder)
    assert main(["predict", str(folder), *FEW, "--heatmaps", "."]) == 2
    assert "The heat maps would be saved among the images" in capsys.readouterr().err


@pytest.mark.parametrize("letter", ["x", "\u00e4", "\U0001fac1"])
def test_heat_map_of_a_picture_with_a_long_name_is_saved(letter, tmp_path):
    names = [letter * (251 // len(letter.encode()) - 1) + f"{number}.png" for number in range(2)]
    for name in names:
        (tmp_path / name).write_bytes(encode(ramp()))
    given = [str(tmp_path / name) for name in names]
    command = ["predict", *given, *FEW, "--out", str(tmp_path / "o.csv"), "--heatmaps", str(tmp_path / "maps")]
    assert main(command) == 0
    named = {row["heatmap"] for row in table(tmp_path / "o.csv")}
    assert named == {path.name for path in (tmp_path / "maps").iterdir()}
    assert len(named) == 2
    assert all(name.startswith(letter * 50) and name.endswith(".png") for name in named)


def test_file_is_never_overwritten_unasked(folder, tmp_path, capsys):
    out = tmp_path / "out.csv"
    out.write_text("precious")
    assert main(["predict", str(folder), *FEW, "--out", str(out)]) == 2
    assert "exists already" in capsys.readouterr().err
    assert out.read_text() == "precious"
    assert main(["predict", str(folder), *FEW, "--out", str(out), "--replace"]) == 0
    assert len(table(out)) == 4


def test_names_that_begin_a_formula_are_made_harmless_and_found_again(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    names = ["=HYPERLINK(1).png", "+1.png", "-1.png", "@SUM(A1).png", "\tx.png", "\rx.png", "'=x.png", "plain=1.png"]
    for name in names:
        Path(name).write_bytes(encode(ramp()) if name != "+1.png" else b"no picture")
    given = [name for name in names if not name.startswith("@")]  # which would be a list
    command = ["predict", *FEW, "--out", "out.csv", "--heatmaps", "maps", "--", *given]
    assert main(command) == 1
    rows = table(tmp_path / "out.csv")
    assert [row["path"] for row in rows] == [f"'{name}" if name != "plain=1.png" else name for name in given]
    cells = [(name, cell) for row in rows for name, cell in row.items() if cell]
    assert not [cell for name, cell in cells if cell[0] in "=+-@\t\r" and not name.startswith("logit_")]
    assert all(float(cell) < 100 for name, cell in cells if name.startswith("logit_"))  # numbers stay numbers
    command.insert(1, "--resume")
    assert main(command) == 1
    assert f"before that: {len(given) - 1} predicted, 0 rejected, 1 failed." in capsys.readouterr().err


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "\n=1", "'=1"])
def test_a_cell_that_begins_a_formula_gets_an_apostrophe(text):
    assert escape_formula(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "NORMAL", "a=1", "1-2", "x.png"])
def test_other_cells_stay_as_they_are(text):
    assert escape_formula(text) == text


def test_order_is_kept_and_only_a_few_are_under_way():
    begun, finished = [], []

    def items():
        for number in range(200):
            begun.append(number)
            yield number

    for result in map_in_order(lambda number: time.sleep(0.001 * (number % 3)) or number, items(), 4):
        finished.append(result)
        assert len(begun) - len(finished) <= batch.AHEAD * 4 + 1
    assert finished == list(range(200))


def test_error_in_one_stops_the_rest():
    with pytest.raises(ZeroDivisionError):
        list(map_in_order(lambda number: 1 / (number - 3), range(1000), 2))


def test_memory_is_as_flat_for_a_hundred_thousand_as_for_a_thousand(tmp_path):
    """Of a list, in a process of its own, whose peak counts what Pillow and LiteRT take too.

    300 pictures are read in both cases; what the other lines name is not there, and becomes rows of errors: shown is
    that listing, waiting and writing hold nothing of each. That readings hold nothing is shown below.
    """
    packed = archive(tmp_path / "p.zip", {f"{k:05}.png": encode(np.roll(ramp(), k, axis=1)) for k in range(300)})
    peaks = []
    for times in (1, 100):
        listed = tmp_path / f"{times}.txt"
        gone = (f"{tmp_path}/gone/{number}.png" for number in range(1000 * times - 300))
        listed.write_text("\n".join([str(packed), *gone]))
        words = ["predict", f"@{listed}", *FEW, "--out", str(tmp_path / f"{times}.csv")]
        code = f"""
from model_zoo.cli.main import main
main({words!r})
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""
        result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
        peaks.append(int(result.stdout) / 1024)
        with open(tmp_path / f"{times}.csv") as file:
            assert sum(1 for _ in file) == 1000 * times + 1
    assert peaks[1] - peaks[0] < 10


def test_memory_does_not_grow_with_what_is_read(tmp_path):
    packed = archive(tmp_path / "p.zip", {f"{k:05}.png": encode(np.roll(ramp(), k, axis=1)) for k in range(200)})
    code = f"""
import psutil
from model_zoo.cli.main import main
memory = []
for _ in range(12):
    main(["predict", {str(packed)!r}, *{FEW!r}, "--out", {str(tmp_path / "o.csv")!r}, "--replace"])
    memory.append(psutil.Process().memory_info().rss / 2**20)
print(max(memory[6:]) - max(memory[:6]))
"""
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert float(result.stdout) < 5, result.stderr


def test_name_that_is_no_utf_8_is_written_and_found_again(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    with open(os.fsencode(folder) + b"/\xe4.png", "wb") as file:
        file.write(encode(ramp()))
    for out in (tmp_path / "out.csv", tmp_path / "out.parquet"):
        assert main(["predict", str(folder), *FEW, "--out", str(out)]) == 0
    assert table(tmp_path / "out.csv")[0]["path"].endswith("\\xe4.png")
    assert parquet.read_table(tmp_path / "out.parquet").to_pydict()["path"][0].endswith("\\xe4.png")
    assert main(["predict", str(folder), *FEW, "--out", str(tmp_path / "out.csv"), "--resume"]) == 0
    assert len(table(tmp_path / "out.csv")) == 1


@pytest.mark.parametrize(
    ("words", "reason"), [(["--out", "x.txt"], ".csv or a .parquet"), (["--resume"], "Add that, or leave them out")]
)
def test_words_that_make_no_sense_are_refused(words, reason, folder, capsys):
    assert main(["predict", str(folder), *FEW, *words]) == 2
    assert reason in capsys.readouterr().err


def test_folder_to_write_to_is_said_to_be_one(folder, tmp_path, capsys):
    (tmp_path / "rows.csv").mkdir()
    for out in (tmp_path, tmp_path / "rows.csv"):
        assert main(["predict", str(folder), *FEW, "--out", str(out)]) == 2
        assert f"{out} is a folder. Name a .csv or a .parquet file" in capsys.readouterr().err
