import csv
import os
import shutil
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

from model_zoo.cli.main import main
from model_zoo.core.model_store import read_card
from model_zoo.core.paths import ROOT, SAMPLES
from tests.support.images import encode, ramp, table

SAMPLE = SAMPLES / "synthetic_normal_1.png"


def test_folder_gives_one_row_per_picture(tmp_path):
    assert main(["predict", str(SAMPLES), "--out", str(tmp_path / "out.csv")]) == 0
    rows = table(tmp_path / "out.csv")
    numbers = ["probability_PNEUMONIA", "logit_PNEUMONIA"]
    assert list(rows[0]) == ["path", "model", "network", "gate", "label", "sure", *numbers, "status", "message"]
    assert len(rows) == 12
    assert all(row["status"] == "ok" and 0 <= float(row["probability_PNEUMONIA"]) <= 1 for row in rows)


def test_bad_file_is_a_row_and_the_run_goes_on(tmp_path, capsys):
    (tmp_path / "a.png").write_bytes(b"no picture")
    shutil.copy(SAMPLE, tmp_path / "b.png")
    (tmp_path / "notes.txt").write_text("left out")
    assert main(["predict", str(tmp_path), str(tmp_path / "gone.png"), "--model", "scratch_cnn"]) == 1
    out, err = capsys.readouterr()
    rows = list(csv.DictReader(out.splitlines()))
    assert [row["status"] for row in rows] == ["error", "ok", "error"]
    assert "not a JPEG, PNG or DICOM" in rows[0]["message"]
    assert "cannot be opened" in rows[2]["message"]
    assert "1 predicted, 0 rejected, 2 failed" in err
    assert "1 files are not" in err


def test_picture_that_is_no_upright_radiograph_has_no_figures_unless_asked_for(tmp_path, capsys):
    (tmp_path / "a.png").write_bytes(encode(ramp()))
    (tmp_path / "b.png").write_bytes(encode(255 - np.asarray(Image.open(SAMPLE))))
    command = ["predict", str(tmp_path), "--model", "scratch_cnn"]
    assert main(command) == 1
    out, err = capsys.readouterr()
    first, second = csv.DictReader(out.splitlines())
    assert [row["gate"] for row in (first, second)] == ["no radiograph", "wrong way"]
    for row in (first, second):
        assert row["status"] == "refused"
        assert row["label"] == row["probability_PNEUMONIA"] == row["logit_PNEUMONIA"] == ""
    assert "should be inverted" in second["message"]
    assert "0 predicted, 2 rejected, 0 failed" in err
    assert main([*command, "--any-picture"]) == 0
    asked = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert [row["gate"] for row in asked] == ["no radiograph", "wrong way"]
    assert all(0 <= float(row["probability_PNEUMONIA"]) <= 1 for row in asked)


def test_unknown_model_is_named(capsys):
    assert main(["predict", str(SAMPLES), "--model", "none"]) == 2
    assert "no trained model 'none'" in capsys.readouterr().err


def test_place_that_cannot_be_written_is_named(tmp_path, capsys):
    assert main(["predict", str(SAMPLES), "--out", str(tmp_path / "none/out.csv")]) == 2
    assert "none/out.csv" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["list"], ["predict", str(SAMPLES), "--model", "scratch_cnn"]])
def test_pipe_that_nobody_reads_ends_the_command_quietly(command):
    source, sink = os.pipe()
    os.close(source)
    run = subprocess.run([sys.executable, "-m", "model_zoo", *command], stdout=sink, stderr=subprocess.PIPE, cwd=ROOT)
    os.close(sink)
    assert run.returncode == 141
    assert not [words for words in (b"Errno", b"Exception", b"Traceback") if words in run.stderr]


def test_list_shows_the_zoo(capsys, tmp_path):
    assert main(["list"]) == 0
    out = capsys.readouterr().out
    assert "scratch_cnn" in out
    assert "mobilenet_v2" in out
    assert main(["--zoo", str(tmp_path), "list"]) == 0
    assert "No model is stored" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        ["dataset", "x"],
        ["results"],
        ["synthesise"],
        ["lungs", "--data", "x", "--masks", "x"],
        ["input-check", "--data", "x"],
        ["ablate", "base", "--data", "x", "--copies", "x", "--masks", "x"],
    ],
)
def test_folder_of_models_is_refused_by_commands_that_use_none(words, tmp_path, capsys):
    with pytest.raises(SystemExit) as left:
        main(["--zoo", str(tmp_path), *words])
    assert left.value.code == 2
    assert "--zoo has no effect on this command" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["dataset", "x"], ["input-check", "--data", "x"], ["gatekeeper", "--data", "x"]])
@pytest.mark.parametrize("number", ["-1", str(2**31)])
def test_seed_that_no_generator_takes_is_refused(words, number, capsys):
    with pytest.raises(SystemExit) as left:
        main([*words, "--seed", number])
    assert left.value.code == 2
    assert "a whole number, 0 or more and below 2^31" in capsys.readouterr().err


def test_data_is_prepared_once_for_models_of_the_same_classes(monkeypatch, capsys):
    prepared, external, measured = [], [], []
    summary = {"auc": {"value": 0.9}, "accuracy": {"value": 0.8}}
    monkeypatch.setattr("model_zoo.data.preparation.prepare", lambda *given: prepared.append(given) or len(prepared))
    monkeypatch.setattr("model_zoo.data.preparation.read_external", lambda *given: external.append(given) or "external")

    def measure_again(name, *given):
        measured.append((name, *given))
        return {"metrics": {"test": {"summary": summary}}}

    monkeypatch.setattr("model_zoo.evaluation.publish.measure_again", measure_again)
    names = ["scratch_cnn", "subtype", "mobilenet_v2"]
    assert main(["measure", *names, "--data", "x", "--external", "y", "--seed", "3"]) == 0
    assert prepared == [("x", None, ("NORMAL", "PNEUMONIA"), "label", 3), ("x", None, (), "subtype", 3)]
    assert [given[1] for given in external] == [tuple(read_card(name)["classes"]) for name in names[:2]]
    assert measured == [(name, number, "external", None) for name, number in zip(names, (1, 2, 1), strict=True)]
    assert capsys.readouterr().out.count("test AUC 0.900, accuracy 0.800") == 3


@pytest.mark.parametrize(
    "module",
    [
        "model_zoo.inference.predictor",
        "model_zoo.metrics.summary",
        "model_zoo.imaging.reader",
        "model_zoo.core.model_store",
    ],
)
def test_serving_modules_never_import_tensorflow(module):
    code = f"import sys, {module}; sys.exit(any(m in sys.modules for m in ('tensorflow', 'keras', 'streamlit')))"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
