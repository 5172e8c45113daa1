"""Many radiographs at once: where they come from, what is written, and that nothing is lost or piled up."""

import copy
import csv
import os
import shutil
import signal
import subprocess
import sys
import time
import tracemalloc
import zipfile
from collections import Counter
from pathlib import Path

import numpy as np
import pyarrow.parquet as parquet
import pytest
from PIL import Image

from model_zoo import batch
from model_zoo.__main__ import main
from model_zoo.artifacts import TRAINED, amend_card, read_card
from model_zoo.batch import in_order
from model_zoo.cells import harmless
from model_zoo.images import ImageError
from model_zoo.journal import Journal
from model_zoo.sources import BatchError, Picture, load, pictures
from model_zoo.synthetic import SAMPLES
from tests.bad_files import zipped
from tests.conftest import encode, image_folder, ramp, table

ROOT = Path(__file__).parent.parent
FEW = ["--model", "scratch_cnn", "--jobs", "2", "--any-picture"]


@pytest.fixture
def folder(tmp_path):
    return image_folder(tmp_path / "in", {"": ["b.jpg", "a.JPEG", "c.png"], "deeper": ["d.jpg"]})


def archive(path: Path, members: dict[str, bytes]) -> Path:
    path.write_bytes(zipped(members, zipfile.ZIP_STORED))
    return path


def test_folders_archives_lists_and_files_are_all_taken(folder, tmp_path):
    packed = archive(tmp_path / "p.zip", {"x/one.png": encode(ramp()), "notes.txt": b"", "two.jpg": b"no picture"})
    listed = tmp_path / "list.txt"
    listed.write_text(f"{folder / 'b.jpg'}\n\n{packed}\n")
    found = [str(picture) for picture in pictures([str(folder), f"@{listed}", "odd.bin"])]
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
    found = [str(picture) for picture in pictures([str(folder)], left_out)]
    names = ("a.JPEG", "b.jpg", "c.png", "deeper/d.jpg", "0/e.jpg", "0/below/f.jpg")
    assert found == [f"{folder}/{name}" for name in names]
    assert left_out == {str(folder): 2}  # the links to nothing


def test_paths_in_a_list_are_from_the_current_folder_on(folder, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (folder / "list.txt").write_text("in/b.jpg\n")
    assert [str(picture) for picture in pictures(["@in/list.txt"])] == ["in/b.jpg"]


@pytest.mark.parametrize("kind", ["folder", "archive", "list"])
def test_nothing_to_read_is_said(kind, tmp_path, capsys):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/notes.txt").write_text("no picture")
    archive(tmp_path / "p.zip", {"notes.txt": b"no picture"})
    (tmp_path / "list.txt").write_text("\n")
    given = {"folder": f"{tmp_path}/folder", "archive": f"{tmp_path}/p.zip", "list": f"@{tmp_path}/list.txt"}[kind]
    assert main(["predict", given, *FEW, "--out", str(tmp_path / "out.csv"), "--heatmaps", str(tmp_path / "m")]) == 2
    err = capsys.readouterr().err
    assert "No picture was found." in err
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
    assert "2 read, 0 refused, 0 failed" in capsys.readouterr().err


def test_list_that_is_missing_is_named(capsys):
    with pytest.raises(BatchError, match=r"gone\.txt cannot be read"):
        list(pictures(["@gone.txt"]))
    assert main(["predict", "@gone.txt"]) == 2
    assert "gone.txt" in capsys.readouterr().err


def test_members_of_an_archive_read_like_files(tmp_path):
    packed = archive(tmp_path / "p.zip", {"one.png": encode(ramp())})
    (tmp_path / "one.png").write_bytes(encode(ramp()))
    inside, outside = (load(p) for p in (Picture(str(packed), "one.png"), Picture(str(tmp_path / "one.png"))))
    assert np.array_equal(inside.pixels, outside.pixels)


def test_bad_archive_is_a_row_and_the_run_goes_on(tmp_path, capsys):
    bad = archive(tmp_path / "bad.zip", {"../a.png": encode(ramp())})
    good = archive(tmp_path / "good.zip", {"b.png": encode(ramp())})
    assert main(["predict", str(bad), str(good), *FEW]) == 1
    first, second = csv.DictReader(capsys.readouterr().out.splitlines())
    assert (first["path"], first["status"]) == (str(bad), "error")
    assert "name leads elsewhere" in first["message"]
    assert (second["path"], second["status"]) == (f"{good}/b.png", "ok")


def test_archive_that_is_gone_when_its_turn_comes_is_refused(tmp_path):
    packed = archive(tmp_path / "p.zip", {"one.png": encode(ramp())})
    (found,) = pictures([str(packed)])
    packed.unlink()
    with pytest.raises(ImageError, match="cannot be opened"):
        load(found)


def test_member_that_is_too_large_or_damaged_is_refused(tmp_path):
    large = archive(tmp_path / "large.zip", {"a.png": bytes(26 * 2**20)})
    with pytest.raises(ImageError, match="larger than 25 MB"):
        load(Picture(str(large), "a.png"))
    damaged = archive(tmp_path / "damaged.zip", {"a.png": encode(ramp())})
    data = bytearray(damaged.read_bytes())
    data[60] ^= 255
    damaged.write_bytes(data)
    with pytest.raises(ImageError, match="taken out of the archive"):
        load(Picture(str(damaged), "a.png"))


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
    assert "The heat maps would lie among the pictures" in capsys.readouterr().err


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


def test_resume_skips_what_is_done_and_mends_a_row_that_was_cut_off(folder, tmp_path, monkeypatch, capsys):
    whole, out = tmp_path / "whole.csv", tmp_path / "out.csv"
    command = ["predict", str(folder), *FEW, "--out"]
    assert main([*command, str(whole)]) == 0
    lines = whole.read_bytes().splitlines(keepends=True)
    out.write_bytes(b"".join(lines[:3]) + lines[3][:20])
    read, seen = batch.read, set()
    monkeypatch.setattr(batch, "read", lambda picture, model: seen.add(picture.name) or read(picture, model))
    assert main([*command, str(out), "--resume"]) == 0
    assert seen == {"c.png", "d.jpg"}
    assert out.read_bytes() == whole.read_bytes()
    assert "2 read, 0 refused, 0 failed; before that: 2 read, 0 refused, 0 failed." in capsys.readouterr().err
    # Nothing is left to do, and nothing is lost.
    assert main([*command, str(out), "--resume"]) == 0
    assert out.read_bytes() == whole.read_bytes()


def test_resume_gives_a_picture_that_was_given_twice_its_second_row(folder, tmp_path, capsys):
    out = tmp_path / "out.csv"
    command = ["predict", f"{folder}/b.jpg", f"{folder}/c.png", f"{folder}/b.jpg", *FEW, "--out", str(out)]
    assert main(command) == 0
    whole = out.read_bytes()
    out.write_bytes(b"".join(whole.splitlines(keepends=True)[:3]))
    assert main([*command, "--resume"]) == 0
    assert out.read_bytes() == whole
    assert "1 read, 0 refused, 0 failed; before that: 2 read" in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_exit_code_after_resume_counts_what_was_refused_or_failed_before(kind, folder, tmp_path, capsys):
    command = ["predict", str(folder), "--model", "scratch_cnn", "--out", str(tmp_path / f"out.{kind}")]
    assert main(command) == 1
    assert main([*command, "--resume"]) == 1
    assert "0 read, 0 refused, 0 failed; before that: 0 read, 4 refused, 0 failed." in capsys.readouterr().err


def test_resume_and_replace_contradict_each_other(folder, tmp_path, capsys):
    with pytest.raises(SystemExit) as left:
        main(["predict", str(folder), *FEW, "--out", str(tmp_path / "out.csv"), "--resume", "--replace"])
    assert left.value.code == 2
    assert "not allowed with argument --resume" in capsys.readouterr().err


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
    assert f"before that: {len(given) - 1} read, 0 refused, 1 failed." in capsys.readouterr().err


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "\n=1", "'=1"])
def test_a_cell_that_begins_a_formula_gets_an_apostrophe(text):
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "NORMAL", "a=1", "1-2", "x.png"])
def test_other_cells_stay_as_they_are(text):
    assert harmless(text) == text


def test_resume_with_another_model_is_refused(folder, tmp_path, capsys):
    out = tmp_path / "out.csv"
    assert main(["predict", str(folder), *FEW, "--out", str(out)]) == 0
    before = out.read_bytes()
    assert main(["predict", str(folder), "--out", str(out), "--resume"]) == 2
    assert "its columns or its model are others" in capsys.readouterr().err
    assert out.read_bytes() == before


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_resume_with_another_version_of_the_model_is_refused(kind, folder, tmp_path, capsys):
    zoo, out = tmp_path / "zoo", tmp_path / f"out.{kind}"
    shutil.copytree(TRAINED / "scratch_cnn", zoo / "scratch_cnn")
    command = ["--zoo", str(zoo), "predict", str(folder), *FEW, "--out", str(out)]
    assert main(command) == 0
    before = out.read_bytes()
    amend_card("scratch_cnn", {"limits": ["One sentence more."]}, zoo)  # of which no answer depends
    assert main([*command, "--resume"]) == 0
    amend_card("scratch_cnn", {"decision": read_card("scratch_cnn", zoo)["decision"] | {"temperature": 2.0}}, zoo)
    assert main([*command, "--resume"]) == 2
    assert f"out.{kind} was begun with another version of scratch_cnn" in capsys.readouterr().err
    assert out.read_bytes() == before
    assert main([*command, "--replace"]) == 0
    assert out.read_bytes() != before


def test_each_version_and_each_member_changes_the_network():
    """Else rows of different models could not be told apart."""
    versions = [read_card("ensemble")]
    for part in ("files", "members", "decision", "gate"):
        changed = copy.deepcopy(versions[0])
        entries = changed[part]
        entries[next(iter(entries))] = "other"
        versions.append(changed)
    assert len({batch._network(card) for card in versions}) == len(versions)


def test_resume_with_or_without_any_picture_is_as_it_was_begun(folder, tmp_path, capsys):
    with_, without, fine = (tmp_path / f"{name}.csv" for name in ("with", "without", "fine"))
    plain = ["--model", "scratch_cnn"]
    assert main(["predict", str(folder), *FEW, "--out", str(with_)]) == 0
    assert main(["predict", str(folder), *plain, "--out", str(with_), "--resume"]) == 2
    assert "with.csv was begun with --any-picture. Add that" in capsys.readouterr().err
    assert main(["predict", str(folder), *plain, "--out", str(without)]) == 1
    assert main(["predict", str(folder), *FEW, "--out", str(without), "--resume"]) == 2
    assert "without.csv was begun without --any-picture. Leave that out" in capsys.readouterr().err
    # Rows of radiographs show neither.
    sample = str(SAMPLES / "synthetic_normal_1.png")
    assert main(["predict", sample, *plain, "--out", str(fine)]) == 0
    assert main(["predict", sample, str(folder), *FEW, "--out", str(fine), "--resume"]) == 0
    assert len(table(fine)) == 5


def test_resume_leaves_a_file_alone_that_is_not_its_own(folder, tmp_path, capsys):
    out = tmp_path / "notes.csv"
    out.write_text("precious, and without a last line break")
    assert main(["predict", str(folder), *FEW, "--out", str(out), "--resume"]) == 2
    assert "not begun by this command" in capsys.readouterr().err
    assert out.read_text() == "precious, and without a last line break"


def test_run_that_was_killed_within_the_first_line_is_resumed(folder, tmp_path):
    out = tmp_path / "out.csv"
    for begun in (b"", b"path,mod"):
        out.write_bytes(begun)
        assert main(["predict", str(folder), *FEW, "--out", str(out), "--resume"]) == 0
        assert len(table(out)) == 4


def test_resume_of_a_complete_parquet_file_leaves_it_alone(folder, tmp_path, capsys):
    command = ["predict", str(folder), *FEW, "--out", str(tmp_path / "out.parquet")]
    assert main(command) == 0
    before = (tmp_path / "out.parquet").stat().st_mtime_ns
    assert main([*command, "--resume"]) == 0
    assert "0 read, 0 refused, 0 failed; before that: 4 read, 0 refused, 0 failed." in capsys.readouterr().err
    assert (tmp_path / "out.parquet").stat().st_mtime_ns == before


def test_resume_adds_new_pictures_to_a_complete_parquet_file(folder, tmp_path, capsys):
    (folder / "bad.png").write_bytes(b"no picture")
    outs = [tmp_path / "out.csv", tmp_path / "out.parquet"]
    for out in outs:
        main(["predict", str(folder), *FEW, "--out", str(out)])
    (folder / "new.png").write_bytes(encode(ramp()))
    for out in outs:
        assert main(["predict", str(folder), *FEW, "--out", str(out), "--resume"]) == 1
        assert "1 read, 0 refused, 0 failed; before that: 4 read, 0 refused, 1 failed." in capsys.readouterr().err
    rows = parquet.read_table(outs[1]).to_pylist()
    assert [Path(row["path"]).name for row in rows] == ["a.JPEG", "b.jpg", "bad.png", "c.png", "d.jpg", "new.png"]
    main(["predict", str(folder), *FEW, "--out", str(tmp_path / "whole.parquet")])
    assert sorted(rows, key=str) == sorted(parquet.read_table(tmp_path / "whole.parquet").to_pylist(), key=str)
    # Row for row what stands in CSV, so that turning it back and forth has changed nothing.
    journal = Journal(outs[1], list(rows[0]))
    assert list(journal.rows()) == table(outs[0])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out.csv", "out.parquet", "whole.parquet"]


@pytest.mark.parametrize("words", [["--model", "mobilenet_v2"], ["--heatmaps", "maps"]])
def test_resume_of_a_complete_parquet_file_by_another_command_is_refused(words, folder, tmp_path, capsys):
    command = ["predict", str(folder), *FEW, "--out", str(tmp_path / "out.parquet")]
    assert main(command) == 0
    before = (tmp_path / "out.parquet").read_bytes()
    assert main([*command, "--resume", *words]) == 2
    assert "out.parquet was not begun by this command" in capsys.readouterr().err
    assert (tmp_path / "out.parquet").read_bytes() == before
    (tmp_path / "out.parquet").write_text("precious")
    assert main([*command, "--resume"]) == 2
    assert "out.parquet was not begun by this command" in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out.parquet"]


def test_memory_is_flat_as_rows_of_parquet_are_turned_back(tmp_path):
    """Of Python's own memory: pyarrow's is what one row group takes."""
    out, peaks = tmp_path / "out.parquet", []
    for count in (2_000, 40_000):
        out.unlink(missing_ok=True)
        with Journal(out, ["path", "logit_A"]).writing(append=False) as writer:
            writer.writerows({"path": f"{number}.png", "logit_A": f"{number:.4f}"} for number in range(count))
        tracemalloc.start()
        with Journal(out, ["path", "logit_A"]).writing(append=True) as writer:
            writer.writerow({"path": "last.png"})
        peaks.append(tracemalloc.get_traced_memory()[1] / 2**20)
        tracemalloc.stop()
        assert parquet.read_metadata(out).num_rows == count + 1
    assert peaks[1] - peaks[0] < 1


def killed_after_rows(how: signal.Signals, folder: Path, out: Path, *words: str) -> tuple[int, str]:
    """Exit code and errors of a process of its own that reads a folder, and gets a signal after 50 rows."""
    command = [sys.executable, "-m", "model_zoo", "predict", str(folder), *FEW, "--out", str(out), *words]
    with subprocess.Popen(
        command, cwd=ROOT, stderr=subprocess.PIPE, text=True,
        # A shell that runs the tests in the background makes its children deaf to Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:  # fmt: skip
        while not out.exists() or out.read_bytes().count(b"\n") < 50:
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(how)
        return process.wait(), process.stderr.read()


def test_kill_loses_no_row_that_was_written(tmp_path):
    names = [f"{number:04}.jpg" for number in range(600)]
    folder, out = image_folder(tmp_path / "in", {"": names}), tmp_path / "out.csv"
    assert killed_after_rows(signal.SIGKILL, folder, out)[0] == -signal.SIGKILL
    kept = out.read_bytes().count(b"\n") - 1
    assert kept >= 49
    command = [sys.executable, "-m", "model_zoo", "predict", str(folder), *FEW, "--out", str(out), "--resume"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0
    assert f"before that: {kept} read" in result.stderr
    assert [os.path.basename(row["path"]) for row in table(out)] == names


@pytest.mark.parametrize(
    ("words", "how"),
    [([], " with --resume"), (["--replace"], " with --resume in place of --replace"), (["--resume"], "")],
)
def test_ctrl_c_says_how_to_go_on(words, how, tmp_path):
    folder, out = image_folder(tmp_path / "in", {"": [f"{number:04}.jpg" for number in range(600)]}), tmp_path / "o.csv"
    code, errors = killed_after_rows(signal.SIGINT, folder, out, *words)
    assert code == 130
    assert errors.endswith(f"\nStopped. The same command{how} goes on.\n")
    assert "Traceback" not in errors
    kept = len(table(out))
    assert 49 <= kept < 600
    shutil.rmtree(folder)
    folder.mkdir()
    (folder / "last.png").write_bytes(encode(ramp()))
    assert main(["predict", str(folder), *FEW, "--out", str(out), "--resume"]) == 0
    assert len(table(out)) == kept + 1


def test_ctrl_c_before_anything_is_written_leaves_no_traceback(monkeypatch, capsys):
    """Not even while libraries are loaded, the longest part of a short run."""

    class Pressed:
        def find_spec(self, name, *_):
            if name == "model_zoo.batch":
                raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "model_zoo.batch")
    monkeypatch.setattr(sys, "meta_path", [Pressed(), *sys.meta_path])
    assert main(["predict", "x.png", "--out", "o.csv", "--replace"]) == 130
    assert capsys.readouterr().err == "\nStopped.\n"


def test_order_is_kept_and_only_a_few_are_under_way():
    begun, finished = [], []

    def items():
        for number in range(200):
            begun.append(number)
            yield number

    for result in in_order(lambda number: time.sleep(0.001 * (number % 3)) or number, items(), 4):
        finished.append(result)
        assert len(begun) - len(finished) <= batch.AHEAD * 4 + 1
    assert finished == list(range(200))


def test_error_in_one_stops_the_rest():
    with pytest.raises(ZeroDivisionError):
        list(in_order(lambda number: 1 / (number - 3), range(1000), 2))


def test_memory_is_as_flat_for_a_hundred_thousand_as_for_a_thousand(tmp_path):
    """Of a list, in a process of its own, whose peak counts what Pillow and LiteRT take too.

    A thousand pictures are read in both cases; what the other 99,000 lines name is not there, and becomes rows of
    errors: shown is that listing, waiting and writing hold nothing of each. That readings hold nothing is shown below.
    """
    packed = archive(tmp_path / "p.zip", {f"{k:05}.png": encode(np.roll(ramp(), k, axis=1)) for k in range(1000)})
    peaks = []
    for times in (1, 100):
        listed = tmp_path / f"{times}.txt"
        gone = (f"{tmp_path}/gone/{number}.png" for number in range(1000 * times - 1000))
        listed.write_text("\n".join([str(packed), *gone]))
        words = ["predict", f"@{listed}", *FEW, "--out", str(tmp_path / f"{times}.csv")]
        code = f"""
from model_zoo.__main__ import main
main({words!r})
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""
        result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
        peaks.append(int(result.stdout) / 1024)
        with open(tmp_path / f"{times}.csv") as file:
            assert sum(1 for _ in file) == 1000 * times + 1
    assert peaks[1] - peaks[0] < 10


def test_listing_a_folder_of_a_hundred_thousand_takes_its_names_and_little_more(tmp_path):
    """These are held to be sorted, one folder's at a time: 64 bytes and a place in a list each; and nothing is read."""
    folder = image_folder(tmp_path, {"": ["0.jpg", "1.jpg"], "all": []})
    for number in range(100_000):
        os.link(folder / f"{number % 2}.jpg", folder / f"all/{number:07}.jpg")  # ext4 has at most 65,000 of each
    tracemalloc.start()
    found = sum(1 for _ in pictures([str(folder / "all")]))
    peak = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    assert found == 100_000
    assert peak < 9


def test_memory_does_not_grow_with_what_is_read(tmp_path):
    packed = archive(tmp_path / "p.zip", {f"{k:05}.png": encode(np.roll(ramp(), k, axis=1)) for k in range(200)})
    code = f"""
import psutil
from model_zoo.__main__ import main
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
    ("content", "words"),
    [(b"a.png\n@{}\n", "stands in itself"), ("a.png\n".encode("utf-16"), "no text file in UTF-8")],
)
def test_list_that_cannot_be_used_says_why(content, words, tmp_path, capsys):
    listed = tmp_path / "list.txt"
    listed.write_bytes(content.replace(b"{}", str(listed).encode()))
    assert main(["predict", f"@{listed}", *FEW]) == 2
    assert words in capsys.readouterr().err


def test_mark_at_the_start_of_a_list_is_no_part_of_a_path(folder, tmp_path):
    listed = tmp_path / "list.txt"
    listed.write_text(f"{folder / 'b.jpg'}\n", encoding="utf-8-sig")
    assert [str(picture) for picture in pictures([f"@{listed}"])] == [str(folder / "b.jpg")]


def test_folder_that_cannot_be_read_stops_the_batch(folder, monkeypatch, capsys):
    scandir = os.scandir

    def refused(place):
        if str(place).endswith("deeper"):
            raise PermissionError(13, "Permission denied", str(place))
        return scandir(place)

    monkeypatch.setattr(os, "scandir", refused)
    assert main(["predict", str(folder), *FEW]) == 2
    assert "deeper cannot be read (Permission denied)" in capsys.readouterr().err


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
