"""Several models that answer as one."""

import json
import shutil

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import roc_auc_score

from model_zoo.cli.main import main
from model_zoo.core.model_store import ArtifactError, amend_card, read_card
from model_zoo.core.paths import SAMPLES
from model_zoo.imaging.reader import read_image_file
from model_zoo.inference.class_activation import Evidence
from model_zoo.inference.predictor import Ensemble, load_model, predict_radiograph
from tests.stress.faults import tiny_data
from tests.support.messages import says
from tests.support.training_command import run_here

pytestmark = pytest.mark.slow

MEMBERS = ["linear", "baseline"]


class Member:
    """A model that sees the same in every picture."""

    def __init__(self, cells, bias, temperature, offset):
        self.card = {"decision": {"temperature": temperature, "offsets": [offset]}}
        self.seen = Evidence(np.array([np.mean(cells) + bias]), np.asarray(cells)[..., None], np.array([bias]), ())

    def evidence(self, image):
        return self.seen


def test_calibrated_logits_and_contributions_are_averaged():
    random = np.random.default_rng(0)
    fine, coarse = random.normal(size=(8, 8)).astype(np.float32), random.normal(size=(4, 4)).astype(np.float32)
    members = [Member(fine, 0.5, 2.0, 1.0), Member(coarse, -1.0, 0.5, -0.25)]
    evidence = Ensemble(members).evidence(np.zeros((224, 224), np.float32))
    assert evidence.logits[0] == pytest.approx(((fine.mean() + 0.5 - 1) / 2 + (coarse.mean() - 1 + 0.25) / 0.5) / 2)
    assert evidence.cells.shape == (8, 8, 1)
    assert evidence.cells.mean() + evidence.bias[0] == pytest.approx(evidence.logits[0], abs=1e-5)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return str(tiny_data(tmp_path_factory.mktemp("few") / "pictures"))


@pytest.fixture(scope="module")
def zoo(data, tmp_path_factory):
    """A linear model, a network, and their ensemble."""
    folder = tmp_path_factory.mktemp("zoo")
    store = ["--data", data, "--out", str(folder), "--name"]
    for words in (
        ["pca_logistic", *store, "linear"],
        ["cnn_baseline", *store, "baseline", "--epochs", "1"],
        ["ensemble", "--members", *MEMBERS, *store, "both"],
    ):
        code, errors = run_here(*words, cwd=folder)
        assert code == 0, errors
    return folder


def test_stored_ensemble_reads_like_its_members(zoo):
    radiograph = read_image_file(sorted(SAMPLES.glob("*.png"))[0])
    parts = [(m := load_model(name, zoo), predict_radiograph(radiograph, m)) for name in MEMBERS]
    expected = np.mean(
        [
            (reading.logits - model.card["decision"]["offsets"]) / model.card["decision"]["temperature"]
            for model, reading in parts
        ]
    )
    reading = predict_radiograph(radiograph, load_model("both", zoo))
    assert reading.logits[0] == pytest.approx(expected, abs=1e-5)
    assert reading.label in ("NORMAL", "PNEUMONIA")
    assert sorted(path.name for path in (zoo / "both").iterdir()) == ["card.json", "gate.npz", "predictions.csv"]


def test_its_card_holds_its_own_figures(zoo):
    card = read_card("both", zoo)
    assert list(card["members"]) == MEMBERS
    assert card["decision"]["temperature"] > 0
    logits = []
    for name in MEMBERS:
        frame, decision = pd.read_csv(zoo / name / "predictions.csv"), read_card(name, zoo)["decision"]
        rows = frame[frame["split"] == "test"]
        logits.append((rows["logit"] - decision["offsets"][0]) / decision["temperature"])
    # On a few pictures one epoch may learn nothing, so the figure is held against what the members say, not a bound.
    expected = roc_auc_score(rows["label"] == "PNEUMONIA", np.mean(logits, axis=0))
    assert card["metrics"]["test"]["summary"]["auc"]["value"] == pytest.approx(expected, abs=1e-6)


def test_a_member_that_was_replaced_is_noticed(zoo, tmp_path):
    shutil.copytree(zoo, tmp_path / "zoo")
    card = json.loads((zoo / "linear/card.json").read_text())
    shutil.rmtree(tmp_path / "zoo/baseline")
    shutil.copytree(zoo / "linear", tmp_path / "zoo/baseline")
    (tmp_path / "zoo/baseline/card.json").write_text(json.dumps(card | {"name": "baseline"}))
    with pytest.raises(ArtifactError, match="baseline"):
        load_model("both", tmp_path / "zoo")


def test_figures_of_learned_images_are_refused(zoo, data, capsys):
    other = ["--data", data, "--seed", "1", "--out", str(zoo), "--name", "wrong"]
    code, errors = run_here("ensemble", "--members", *MEMBERS, *other, cwd=zoo)
    assert code == 2
    assert says(errors, "evaluation.other_split")
    assert main(["--zoo", str(zoo), "measure", "linear", "--data", data, "--seed", "1"]) == 2
    assert says(capsys.readouterr().err, "evaluation.other_split")


def test_model_is_measured_again_with_the_same_weights(zoo, data, tmp_path, capsys):
    shutil.copytree(zoo, tmp_path / "zoo")
    another = {"code": "core.text", "text": "Of another version."}
    own = {"code": "evaluation.limit_chestxray14_subset"}
    faithfulness = {"split": "val", "rows": []}
    amend_card("linear", {"limits": [another, own], "intended_use": [], "faithfulness": faithfulness}, tmp_path / "zoo")
    assert main(["--zoo", str(tmp_path / "zoo"), "measure", "linear", "--data", data]) == 0
    before, after = (read_card("linear", folder) for folder in (zoo, tmp_path / "zoo"))
    assert (after["limits"], after["intended_use"]) == ([*before["limits"], own], before["intended_use"])
    # What was measured with the former calibration says so.
    assert after["faithfulness"] == {**faithfulness, "temperature": before["decision"]["temperature"]}
    assert after["files"] == before["files"]
    assert after["metrics"] == before["metrics"]


def test_ensemble_is_measured_with_its_members_as_they_are_calibrated_now(zoo, data, tmp_path, capsys):
    shutil.copytree(zoo, tmp_path / "zoo")
    decision = read_card("linear", zoo)["decision"] | {"temperature": 3.0}
    amend_card("linear", {"decision": decision}, tmp_path / "zoo")
    with pytest.raises(ArtifactError, match="linear"):
        load_model("both", tmp_path / "zoo")
    command = ["--zoo", str(tmp_path / "zoo"), "measure", "both", "--data", data]
    assert main(command) == 0
    assert load_model("both", tmp_path / "zoo").card["members"]["linear"]["temperature"] == 3.0
    # With another network it is another model.
    card = json.loads((zoo / "linear/card.json").read_text())
    shutil.rmtree(tmp_path / "zoo/baseline")
    shutil.copytree(zoo / "linear", tmp_path / "zoo/baseline")
    (tmp_path / "zoo/baseline/card.json").write_text(json.dumps(card | {"name": "baseline"}))
    assert main(command) == 2
    assert says(capsys.readouterr().err, "evaluation.ensemble_measured")


@pytest.mark.parametrize(
    ("members", "problem"),
    [
        (["both", "linear"], "evaluation.ensemble_of_ensembles"),
        (["other", "linear"], "evaluation.ensemble_classes"),
        (["gone", "linear"], "core.model_unknown"),
        (["linear", "linear"], "evaluation.ensemble_members"),
    ],
)
def test_members_must_be_networks_of_the_same_classes(zoo, data, members, problem):
    if not (zoo / "other").exists():
        shutil.copytree(zoo / "linear", zoo / "other")
        card = json.loads((zoo / "other/card.json").read_text())
        (zoo / "other/card.json").write_text(json.dumps(card | {"classes": ["NORMAL", "EFFUSION"], "name": "other"}))
    combine = ["ensemble", "--data", data, "--out", str(zoo), "--name", "wrong", "--members"]
    code, errors = run_here(*combine, *members, cwd=zoo)
    assert code == 2
    assert says(errors, problem)
