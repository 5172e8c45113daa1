"""The training command from end to end, on synthetic radiographs."""

import signal
import subprocess
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

import keras
import numpy as np
import pandas as pd
import pytest

from model_zoo.core.model_store import FILES, model_names, read_card, read_file
from model_zoo.data.preparation import TrainingData
from model_zoo.data.synthetic import draw_synthetic
from model_zoo.evaluation.robustness import PERTURBATIONS
from model_zoo.models.architectures.layers import HEAD
from model_zoo.models.architectures.pca_logistic import WEIGHTS
from model_zoo.models.keras_io import predict_logits
from model_zoo.models.registry import Recipe, model_spec
from model_zoo.training import pca_logistic, trainer
from model_zoo.training.pca_logistic import _write
from model_zoo.training.trainer import fit_network
from tests.stress.faults import tiny_data
from tests.support.images import encode
from tests.support.messages import says
from tests.support.training_command import ROOT, kill_in_second_epoch, run_here, same, start

pytestmark = pytest.mark.slow

ROW = dict.fromkeys(trainer.HISTORY, 0.5) | {"stage": "from scratch", "seconds": 1.0}
RECIPE = Recipe(head_epochs=0, epochs=1, learning_rate=1e-3, weight_decay=0.0, dropout=0.1, batch=8)


@pytest.fixture(scope="module")
def few(tmp_path_factory) -> Path:
    return tiny_data(tmp_path_factory.mktemp("few") / "pictures")


@pytest.fixture(scope="module")
def undisturbed(few, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("undisturbed")
    code = start(folder, "scratch_cnn", "--data", str(few), "--epochs", "2").wait()
    assert code == 0, (folder / "log.txt").read_text()
    return folder


def test_artefact_is_complete(undisturbed):
    zoo = undisturbed / "zoo"
    assert model_names(zoo) == ["scratch_cnn"]
    card = read_card("scratch_cnn", zoo)
    assert all(read_file(card["name"], file, zoo) for file in FILES)
    assert card["classes"] == ["NORMAL", "PNEUMONIA"]
    assert card["data"]["images"] == 48
    assert card["litert_against_keras"]["test"]["largest"] < 0.01
    perturbations = [row["perturbation"] for row in card["robustness"]]
    assert perturbations == ["none", *(change.as_json() for change in PERTURBATIONS)]
    predictions = pd.read_csv(zoo / card["name"] / "predictions.csv")
    counts = {row["split"]: 0 for row in card["statistics"]["rows"]}
    for row in card["statistics"]["rows"]:
        counts[row["split"]] += row["images"]
    assert sum(counts.values()) == 48
    assert card["shortcuts"]["images"] == counts["train"] + counts["val"]
    assert predictions["split"].value_counts().to_dict() == {split: counts[split] for split in ("val", "test")}
    history = pd.read_csv(zoo / card["name"] / "history.csv")
    assert history["epoch"].tolist() == [1, 2]
    assert not (undisturbed / "runs" / card["name"]).exists()


def test_kill_then_resume_gives_the_same_model(undisturbed, few, tmp_path):
    killed, arguments = tmp_path, ["scratch_cnn", "--data", str(few), "--epochs", "2"]
    kill_in_second_epoch(start(killed, *arguments), killed, signal.SIGKILL)
    assert model_names(killed / "zoo") == []
    for more, problem, value in (
        (["--resume", "--seed", "7"], "training.checkpoint_of_another_run", "(data, seed)"),
        ([], "cli.run_stopped", "scratch_cnn"),
    ):
        code, said = run_here(*arguments, "--out", str(killed / "zoo"), *more, cwd=killed)
        assert code == 2
        assert says(said, problem)
        assert value in said
    assert start(killed, *arguments, "--resume").wait() == 0
    assert "Resumed after epoch 1" in (killed / "log.txt").read_text()
    assert same(*(folder / "zoo/scratch_cnn" for folder in (undisturbed, killed)))


def test_transfer_from_a_folder_with_other_copies_resumes_into_the_next_stage(tmp_path):
    data, start_weights = tmp_path / "data", tmp_path / "start.npz"
    for label in ("NORMAL", "PNEUMONIA"):
        for number, picture in enumerate(draw_synthetic(label, 24, 3)):
            for root, quality in (("data", 75), ("copies", 95)):
                file = tmp_path / root / label / f"{label[0]}{number}.jpg"
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(encode(picture, "JPEG", quality=quality))
    network = model_spec("scratch_cnn").build(2, 0.4)
    layers = [layer for layer in network.layers if layer.name != HEAD]
    np.savez(start_weights, **{f"{layer.name}/{w.name}": np.asarray(w) for layer in layers for w in layer.weights})
    options = ["--data", data, "--copies", tmp_path / "copies", "--weights", start_weights, "--epochs", "2"]
    options = ["scratch_cnn", *map(str, options)]
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    run = partial(start, program="tests.support.head_stage")
    assert run(one, *options).wait() == 0, (one / "log.txt").read_text()
    assert kill_in_second_epoch(run(two, *options), two, signal.SIGINT) == 130
    assert run(two, *options, "--resume").wait() == 0
    models = [folder / "zoo/scratch_cnn" for folder in (one, two)]
    assert same(*models)
    card = read_card("scratch_cnn", one / "zoo")
    assert pd.read_csv(models[0] / "history.csv")["stage"].tolist() == ["head", "fine-tune"]
    assert card["data"]["other_copies_in_training"] == sum(
        r["images"] for r in card["statistics"]["rows"] if r["split"] == "train"
    )
    assert card["other_copies"]["images"] > 0


def test_random_start_has_no_head_stage_and_may_begin_at_half_size():
    recipe = replace(RECIPE, head_epochs=1, epochs=10, half_size_epochs=8)

    def stages(epochs, transferred):
        adapted = recipe.adapted(epochs, transferred)
        return adapted.head_epochs, adapted.epochs, adapted.half_size_epochs

    assert stages(None, True) == (1, 10, 0)
    assert stages(None, False) == (0, 11, 8)
    assert stages(4, False) == (0, 4, 3)
    assert stages(1, True) == (0, 1, 0)


def small_data(outputs=1):
    """24 pictures, all of them for training and validation."""
    pixels = np.concatenate([draw_synthetic(label, 12, 5) for label in ("NORMAL", "PNEUMONIA")])
    rows = np.arange(24)
    truth = rows // (24 // max(2, outputs))
    targets = np.eye(outputs, dtype=np.float32)[truth] if outputs > 1 else truth[:, None].astype(np.float32)
    return TrainingData(pixels, targets, np.ones(24, np.float32), rows, rows, [np.array([row]) for row in rows])


def small_run(folder, outputs=1, **recipe):
    """A run on small_data(), with its network and the data."""
    data, recipe, build = small_data(outputs), replace(RECIPE, **recipe), model_spec("scratch_cnn").build
    keras.utils.set_random_seed(0)  # the same weights each time
    network, half = (build(max(2, outputs), 0.1, size) for size in (224, 112))
    return fit_network(network, data, recipe, 0, folder, {}, False, half), network, data


def test_half_size_weights_go_on_at_full_size(tmp_path):
    history, network, data = small_run(tmp_path, epochs=3, half_size_epochs=2)
    assert [row["stage"] for row in history] == ["half size", "half size", "from scratch"]
    rates = [row["learning_rate"] for row in history]
    assert rates[0] > rates[1] > rates[2]
    with np.load(tmp_path / "checkpoint.npz") as arrays:
        first = network.get_layer("block1_1_conv").get_weights()[0]
        assert np.abs(arrays["best_0"] - first).max() == 0
    assert predict_logits(network, data.pixels, data.val).shape == (24, 1)


def test_training_ends_when_patience_does(tmp_path, monkeypatch, capsys):
    # The same weights in every epoch are never better than those of the first.
    monkeypatch.setattr(trainer.TrainingRun, "train_epoch", lambda run, data, epoch, check: ROW | {"epoch": epoch + 1})
    history, *_ = small_run(tmp_path, epochs=9, patience=2)
    assert [row["epoch"] for row in history] == [1, 2, 3]
    assert "No higher validation AUC in 2 epochs" in capsys.readouterr().out
    assert small_run(tmp_path, epochs=9, patience=2)[0] == history


def test_three_classes_train(tmp_path):
    history, network, data = small_run(tmp_path, outputs=3, epochs=1, mixup=0.2)
    assert np.isfinite([history[0]["loss"], history[0]["val_loss"]]).all()
    logits = predict_logits(network, data.pixels, data.val)
    assert logits.shape == (24, 3)
    assert history[0]["val_accuracy"] == np.mean(logits.argmax(axis=1) == data.targets.argmax(axis=1))


def test_linear_model_is_what_scikit_learn_fitted(monkeypatch):
    fitted = []
    monkeypatch.setattr(pca_logistic, "_write", lambda model, *parts: fitted.append(parts) or write(model, *parts))
    write = _write
    data, network = small_data(), model_spec("pca_logistic").build(2, 0.0)
    history = pca_logistic.fit_linear(network, data, 0)
    assert history[0]["val_auc"] > 0.9
    weights, intercept = fitted[0]
    standardised = keras.Model(network.input, network.get_layer(WEIGHTS).input)
    inputs = np.asarray(standardised(data.pixels[..., None].astype(np.float32))).reshape(24, -1)
    assert np.allclose(predict_logits(network, data.pixels, data.val), inputs @ weights.T + intercept, atol=1e-3)


def test_linear_model_of_few_pictures_does_not_blow_rounding_up():
    """Where there were fewer pictures than components, new pictures got logits of a thousand."""
    data, network = small_data(), model_spec("pca_logistic").build(2, 0.0)
    known, new = np.r_[0:8, 12:20], np.r_[8:12, 20:24]
    pca_logistic.fit_linear(
        network, replace(data, train=known, val=new, sources=[data.sources[row] for row in known]), 0
    )
    of_known, of_new = (np.abs(predict_logits(network, data.pixels, rows)).max() for rows in (known, new))
    assert of_new <= 5 * of_known


@pytest.mark.parametrize(
    ("arguments", "problem", "value"),
    [
        (["--name", "scratch_cnn"], "cli.name_taken", "scratch_cnn"),
        (["--name", "a/b"], "core.name_invalid", "a/b"),
        (["--name", "new", "--weights", "none.npz"], "models.weights_missing", "none.npz"),
        (["--name", "new", "--weights", "imagenet"], "models.no_imagenet_weights", "scratch_cnn"),
        (["--name", "new", "--resume"], "cli.no_run", "new"),
        (["--name", "new", "--copies", "nowhere"], "data.source_missing", "nowhere"),
        (["--name", "new", "--data", "nowhere"], "data.source_missing", "nowhere"),
        (["--name", "new", "--weights", "nowhere.npz", "--data", "nowhere"], "models.weights_missing", "nowhere.npz"),
        (["--name", "new", "--external", "nowhere"], "cli.external_unusable", "--external nowhere: nowhere"),
        (["--name", "new", "--classes", "NORMAL", "PNEUMONIA"], "data.synthetic_classes", "PNEUMONIA"),
        (["--name", "new", "--target", "subtype"], "data.synthetic_subtypes", ""),
    ],
)
def test_what_cannot_be_done_is_named(undisturbed, arguments, problem, value):
    code, said = run_here("scratch_cnn", "--data", "synthetic", "--out", "zoo", *arguments, cwd=undisturbed)
    assert code == 2
    assert says(said, problem)
    assert value in said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--out", "/proc/none"], "/proc/none"),
        (["--epochs", "0"], "1 or more, not 0"),
        (["--epochs", "1.5"], "a whole number, 1 or more, not 1.5"),
        (["--mixup", "much"], "a number from 0 to 1, not much"),
        (["--mixup", "3"], "from 0 to 1"),
        (["--members", "scratch_cnn"], "nothing else takes them"),
    ],
)
def test_wrong_arguments_are_named(undisturbed, arguments, words):
    words_of_command = ["scratch_cnn", "--data", "synthetic", "--out", "zoo", "--name", "new", *arguments]
    code, said = run_here(*words_of_command, cwd=undisturbed)
    assert code == 2
    assert words in said


def test_command_itself_ends_with_what_is_wrong_and_nothing_else():
    command = [sys.executable, ROOT / "train.py", "scratch_cnn", "--name", "new", "--data", "nowhere"]
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 2
    assert says(result.stderr, "data.source_missing")
    assert "Traceback" not in result.stderr


def test_help_answers_without_tensorflow():
    result = subprocess.run(
        [sys.executable, "-X", "importtime", ROOT / "train.py", "--help"], capture_output=True, text=True
    )
    assert result.returncode == 0
    assert "examples:" in result.stdout
    assert "tensorflow" not in result.stderr
