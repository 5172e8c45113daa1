"""The training command from end to end, on synthetic radiographs."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from model_zoo.artifacts import FILES, model_names, read_card, read_file

ROOT = Path(__file__).parent.parent


def start(folder: Path, *arguments: str) -> subprocess.Popen:
    """train.py in a folder of its own, so that its runs/ is there."""
    command = [
        sys.executable,
        str(ROOT / "train.py"),
        "scratch_cnn",
        "--data",
        "synthetic",
        "--out",
        str(folder / "zoo"),
    ]
    output = open(folder / "log.txt", "a")  # noqa: SIM115
    return subprocess.Popen(
        [*command, *arguments], cwd=folder, stdout=output, stderr=output,
        # A shell that runs the tests in the background makes its children deaf to Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("undisturbed")
    assert start(folder, "--epochs", "2").wait() == 0, (folder / "log.txt").read_text()
    return folder


def test_artefact_is_complete(undisturbed):
    zoo = undisturbed / "zoo"
    assert model_names(zoo) == ["scratch_cnn_synthetic"]
    card = read_card("scratch_cnn_synthetic", zoo)
    assert all(read_file(card["name"], file, zoo) for file in FILES)
    assert card["classes"] == ["NORMAL", "PNEUMONIA"]
    assert card["data"]["images"] == 480
    assert card["litert_against_keras"]["largest_probability_difference"] < 0.01
    predictions = pd.read_csv(zoo / card["name"] / "predictions.csv")
    assert predictions["split"].value_counts().to_dict() == {"val": 80, "test": 80}
    history = pd.read_csv(zoo / card["name"] / "history.csv")
    assert history["epoch"].tolist() == [1, 2]
    assert not (undisturbed / "runs" / card["name"]).exists()


def test_kill_then_resume_gives_the_same_model(undisturbed, tmp_path):
    run = start(tmp_path, "--epochs", "2")
    checkpoint = tmp_path / "runs/scratch_cnn_synthetic/checkpoint.npz"
    while not checkpoint.exists():
        assert run.poll() is None, (tmp_path / "log.txt").read_text()
        time.sleep(0.05)
    run.send_signal(signal.SIGKILL)
    run.wait()
    assert model_names(tmp_path / "zoo") == []
    assert start(tmp_path, "--epochs", "2", "--resume").wait() == 0
    assert "Resumed after epoch 1" in (tmp_path / "log.txt").read_text()
    name = "scratch_cnn_synthetic"
    one, two = (pd.read_csv(folder / "zoo" / name / "history.csv") for folder in (undisturbed, tmp_path))
    assert np.allclose(one.drop(columns=["stage", "seconds"]), two.drop(columns=["stage", "seconds"]), atol=1e-3)
    one, two = (pd.read_csv(folder / "zoo" / name / "predictions.csv")["logit"] for folder in (undisturbed, tmp_path))
    assert np.allclose(one, two, atol=1e-3)


def test_resume_with_other_arguments_is_refused(undisturbed, tmp_path):
    run = start(tmp_path, "--epochs", "3")
    while not (tmp_path / "runs/scratch_cnn_synthetic/checkpoint.npz").exists():
        time.sleep(0.05)
    run.send_signal(signal.SIGINT)
    assert run.wait() == 130
    assert start(tmp_path, "--epochs", "3", "--resume", "--seed", "7").wait() == 2
    assert "another data, seed" in (tmp_path / "log.txt").read_text()
    assert start(tmp_path, "--epochs", "3").wait() == 2
    assert "holds a run that was stopped" in (tmp_path / "log.txt").read_text()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--name", "scratch_cnn_synthetic"], "stored already"),
        (["--name", "a/b"], "cannot be called"),
        (["--name", "new", "--weights", "none.npz"], "no such file"),
        (["--name", "new", "--weights", "imagenet"], "no ImageNet weights for scratch_cnn"),
        (["--name", "new", "--copies", "nowhere"], "nowhere does not exist"),
        (["--name", "new", "--data", "nowhere"], "nowhere does not exist"),
        (["--name", "new", "--epochs", "0"], "1 or more"),
    ],
)
def test_wrong_arguments_are_named(undisturbed, arguments, words):
    result = subprocess.run(
        [sys.executable, ROOT / "train.py", "scratch_cnn", "--data", "synthetic", "--out", "zoo", *arguments],
        cwd=undisturbed, capture_output=True, text=True, env={**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3"},
    )  # fmt: skip
    assert result.returncode == 2
    assert words in result.stderr
    assert "Traceback" not in result.stderr


def test_help_answers_without_tensorflow():
    result = subprocess.run(
        [sys.executable, "-X", "importtime", ROOT / "train.py", "--help"], capture_output=True, text=True
    )
    assert result.returncode == 0
    assert "examples:" in result.stdout
    assert "tensorflow" not in result.stderr
