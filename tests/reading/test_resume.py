"""A batch that was stopped or killed goes on, and only as it was begun."""

import copy
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as parquet
import pytest

from model_zoo.cli.main import main
from model_zoo.core.model_store import amend_card, read_card, version_digest
from model_zoo.core.paths import ROOT, SAMPLES, TRAINED
from model_zoo.reading import batch
from tests.support.batches import FEW
from tests.support.images import encode, image_folder, ramp, table

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path):
    return image_folder(tmp_path / "in", {"": ["b.jpg", "a.JPEG", "c.png"], "deeper": ["d.jpg"]})


def test_resume_skips_what_is_done_and_mends_a_row_that_was_cut_off(folder, tmp_path, monkeypatch, capsys):
    whole, out = tmp_path / "whole.csv", tmp_path / "out.csv"
    command = ["predict", str(folder), *FEW, "--out"]
    assert main([*command, str(whole)]) == 0
    lines = whole.read_bytes().splitlines(keepends=True)
    out.write_bytes(b"".join(lines[:3]) + lines[3][:20])
    read, seen = batch.predict_radiograph, set()
    monkeypatch.setattr(
        batch, "predict_radiograph", lambda picture, model: seen.add(picture.name) or read(picture, model)
    )
    assert main([*command, str(out), "--resume"]) == 0
    assert seen == {"c.png", "d.jpg"}
    assert out.read_bytes() == whole.read_bytes()
    said = "2 predicted, 0 rejected, 0 failed"
    assert f"{said}; before that: {said}." in capsys.readouterr().err
    # Nothing is left to do, and nothing is lost.
    assert main([*command, str(out), "--resume"]) == 0
    assert out.read_bytes() == whole.read_bytes()


def test_row_that_was_cut_off_within_a_name_of_two_lines_is_mended(tmp_path):
    for name in ("a.png", "b\nc.png"):
        (tmp_path / name).write_bytes(encode(ramp()))
    command = ["predict", str(tmp_path), *FEW, "--out", str(tmp_path / "out.csv")]
    assert main(command) == 0
    whole = (tmp_path / "out.csv").read_bytes()
    (tmp_path / "out.csv").write_bytes(whole[: whole.index(b"b\nc.png") + 4])
    assert main([*command, "--resume"]) == 0
    assert (tmp_path / "out.csv").read_bytes() == whole


def test_resume_gives_a_picture_that_was_given_twice_its_second_row(folder, tmp_path, capsys):
    out = tmp_path / "out.csv"
    command = ["predict", f"{folder}/b.jpg", f"{folder}/c.png", f"{folder}/b.jpg", *FEW, "--out", str(out)]
    assert main(command) == 0
    whole = out.read_bytes()
    out.write_bytes(b"".join(whole.splitlines(keepends=True)[:3]))
    assert main([*command, "--resume"]) == 0
    assert out.read_bytes() == whole
    assert "1 predicted, 0 rejected, 0 failed; before that: 2 predicted" in capsys.readouterr().err


def test_exit_code_after_resume_counts_what_was_refused_or_failed_before(folder, tmp_path, capsys):
    command = ["predict", str(folder), "--model", "scratch_cnn", "--out", str(tmp_path / "out.csv")]
    assert main(command) == 1
    assert main([*command, "--resume"]) == 1
    said = "0 predicted, 0 rejected, 0 failed; before that: 0 predicted, 4 rejected, 0 failed."
    assert said in capsys.readouterr().err


def test_resume_and_replace_contradict_each_other(folder, tmp_path, capsys):
    with pytest.raises(SystemExit) as left:
        main(["predict", str(folder), *FEW, "--out", str(tmp_path / "out.csv"), "--resume", "--replace"])
    assert left.value.code == 2
    assert "not allowed with argument --resume" in capsys.readouterr().err


def test_resume_with_another_model_is_refused(folder, tmp_path, capsys):
    out = tmp_path / "out.csv"
    assert main(["predict", str(folder), *FEW, "--out", str(out)]) == 0
    before = out.read_bytes()
    assert main(["predict", str(folder), "--out", str(out), "--resume"]) == 2
    assert "it has other columns or another model" in capsys.readouterr().err
    assert out.read_bytes() == before


def test_resume_with_another_version_of_the_model_is_refused(folder, tmp_path, capsys):
    zoo, out = tmp_path / "zoo", tmp_path / "out.csv"
    shutil.copytree(TRAINED / "scratch_cnn", zoo / "scratch_cnn")
    command = ["--zoo", str(zoo), "predict", str(folder), *FEW, "--out", str(out)]
    assert main(command) == 0
    before = out.read_bytes()
    limits = [{"code": "core.text", "text": "One sentence more."}]  # of which no prediction depends
    amend_card("scratch_cnn", {"limits": limits}, zoo)
    assert main([*command, "--resume"]) == 0
    amend_card("scratch_cnn", {"decision": read_card("scratch_cnn", zoo)["decision"] | {"temperature": 2.0}}, zoo)
    assert main([*command, "--resume"]) == 2
    assert "out.csv was begun with another version of scratch_cnn" in capsys.readouterr().err
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
    assert len({version_digest(card) for card in versions}) == len(versions)


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


def test_resume_of_a_finished_parquet_file_says_so_and_leaves_it_alone(folder, tmp_path, capsys):
    out = tmp_path / "out.parquet"
    command = ["predict", str(folder), *FEW, "--out", str(out)]
    assert main(command) == 0
    for other in (out.read_bytes(), b"precious"):
        out.write_bytes(other)
        assert main([*command, "--resume"]) == 2
        assert "out.parquet is finished. Name another file, or add --replace" in capsys.readouterr().err
        assert out.read_bytes() == other
    assert main([*command, "--replace"]) == 0
    assert parquet.read_metadata(out).num_rows == 4
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out.parquet"]


def test_resume_of_a_parquet_file_goes_on_with_the_rows_beside_it(folder, tmp_path, capsys):
    whole, out, beside = tmp_path / "whole.csv", tmp_path / "out.parquet", tmp_path / "out.parquet.csv"
    command = ["predict", str(folder), *FEW, "--out"]
    assert main([*command, str(whole)]) == 0
    beside.write_bytes(b"".join(whole.read_bytes().splitlines(keepends=True)[:3]))
    assert main([*command, str(out), "--resume"]) == 0
    said = "2 predicted, 0 rejected, 0 failed"
    assert f"{said}; before that: {said}." in capsys.readouterr().err
    assert parquet.read_table(out).to_pydict()["path"] == [row["path"] for row in table(whole)]
    assert not beside.exists()


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
    assert f"before that: {kept} predicted" in result.stderr
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
            if name == "model_zoo.reading.batch":
                raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "model_zoo.reading.batch")
    monkeypatch.setattr(sys, "meta_path", [Pressed(), *sys.meta_path])
    assert main(["predict", "x.png", "--out", "o.csv", "--replace"]) == 130
    assert capsys.readouterr().err == "\nStopped.\n"
