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

from model_zoo.architectures.parts import HEAD
from model_zoo.artifacts import FILES, model_names, read_card, read_file
from model_zoo.registry import model_spec
from model_zoo.synthetic import draw
from model_zoo.training import _Run
from tests.conftest import encode

ROOT = Path(__file__).parent.parent


def start(folder: Path, *arguments: str, model=("scratch_cnn", "--data", "synthetic")) -> subprocess.Popen:
    """train.py in a folder of its own, so that its runs/ is there."""
    command = [sys.executable, str(ROOT / "train.py"), *model, "--out", str(folder / "zoo")]
    output = open(folder / "log.txt", "a")  # noqa: SIM115
    return subprocess.Popen(
        [*command, *arguments], cwd=folder, stdout=output, stderr=output,
        # A shell that runs the tests in the background makes its children deaf to Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip


def kill_after_first_epoch(run: subprocess.Popen, folder: Path, how: signal.Signals) -> int:
    while not list(folder.glob("runs/*/checkpoint.npz")):
        assert run.poll() is None, (folder / "log.txt").read_text()
        time.sleep(0.05)
    run.send_signal(how)
    return run.wait()


def same(one: Path, two: Path) -> bool:
    """Whether two stored models have equal histories and predictions."""
    histories = [pd.read_csv(folder / "history.csv").drop(columns=["stage", "seconds"]) for folder in (one, two)]
    logits = [pd.read_csv(folder / "predictions.csv")["logit"] for folder in (one, two)]
    return np.allclose(*histories, atol=1e-3) and np.allclose(*logits, atol=1e-3)


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
    assert card["litert_against_keras"]["largest"] < 0.01
    predictions = pd.read_csv(zoo / card["name"] / "predictions.csv")
    assert predictions["split"].value_counts().to_dict() == {"val": 80, "test": 80}
    history = pd.read_csv(zoo / card["name"] / "history.csv")
    assert history["epoch"].tolist() == [1, 2]
    assert not (undisturbed / "runs" / card["name"]).exists()


def test_kill_then_resume_gives_the_same_model(undisturbed, tmp_path):
    kill_after_first_epoch(start(tmp_path, "--epochs", "2"), tmp_path, signal.SIGKILL)
    assert model_names(tmp_path / "zoo") == []
    assert start(tmp_path, "--epochs", "2", "--resume").wait() == 0
    assert "Resumed after epoch 1" in (tmp_path / "log.txt").read_text()
    assert same(*(folder / "zoo/scratch_cnn_synthetic" for folder in (undisturbed, tmp_path)))


def test_transfer_from_a_folder_with_other_copies_resumes_into_the_next_stage(tmp_path):
    data, start_weights = tmp_path / "data", tmp_path / "start.npz"
    for label in ("NORMAL", "PNEUMONIA"):
        for number, picture in enumerate(draw(label, 24, 3)):
            for root, quality in (("data", 75), ("copies", 95)):
                file = tmp_path / root / label / f"{label[0]}{number}.jpg"
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(encode(picture, "JPEG", quality=quality))
    network = model_spec("mobilenet_v2").build(2, 0.3)
    layers = [layer for layer in network.layers if layer.name != HEAD]
    np.savez(start_weights, **{f"{layer.name}/{w.name}": np.asarray(w) for layer in layers for w in layer.weights})
    options = ["--data", data, "--copies", tmp_path / "copies", "--weights", start_weights, "--epochs", "2"]
    options = ["mobilenet_v2", *map(str, options)]
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
    assert start(tmp_path / "one", *options, model=()).wait() == 0, (tmp_path / "one/log.txt").read_text()
    kill_after_first_epoch(start(tmp_path / "two", *options, model=()), tmp_path / "two", signal.SIGKILL)
    assert start(tmp_path / "two", *options, "--resume", model=()).wait() == 0
    models = [tmp_path / folder / "zoo/mobilenet_v2" for folder in ("one", "two")]
    assert same(*models)
    card = read_card("mobilenet_v2", tmp_path / "one/zoo")
    assert pd.read_csv(models[0] / "history.csv")["stage"].tolist() == ["head", "fine-tune"]
    assert card["data"]["other_copies_in_training"] == sum(
        r["images"] for r in card["statistics"]["rows"] if r["split"] == "train"
    )
    assert card["other_copies"]["images"] > 0


@pytest.mark.parametrize(("transferred", "learning"), [(True, {"Conv1", HEAD}), (False, {"Conv1", "bn_Conv1", HEAD})])
def test_head_learns_alone_then_all_but_transferred_normalization(tmp_path, transferred, learning):
    network = model_spec("mobilenet_v2").build(2, 0.3)
    run = _Run(network, model_spec("mobilenet_v2").recipe, 0, tmp_path, {}, transferred)
    for stage, expected in (("head", {HEAD}), ("fine-tune", learning)):
        run.enter_stage(stage)
        trainable = {variable.path.split("/")[0] for variable in network.trainable_variables}
        assert trainable & {"Conv1", "bn_Conv1", HEAD} == expected


def test_random_start_has_no_head_stage():
    recipe = model_spec("mobilenet_v2").recipe
    assert (recipe.adapted(None, True).head_epochs, recipe.adapted(None, True).epochs) == (1, 10)
    assert (recipe.adapted(None, False).head_epochs, recipe.adapted(None, False).epochs) == (0, 11)
    assert (recipe.adapted(1, True).head_epochs, recipe.adapted(1, True).epochs) == (0, 1)


def test_resume_with_other_arguments_is_refused(undisturbed, tmp_path):
    assert kill_after_first_epoch(start(tmp_path, "--epochs", "3"), tmp_path, signal.SIGINT) == 130
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
        (["--name", "new", "--resume"], "no run to resume"),
        (["--name", "new", "--out", "/proc/none"], "/proc/none"),
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
