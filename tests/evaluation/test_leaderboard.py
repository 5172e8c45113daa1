import numpy as np
import pandas as pd
import pytest

from model_zoo.core import paths
from model_zoo.core.coded_messages import Message
from model_zoo.core.model_store import ArtifactError, amend_card, write_model
from model_zoo.evaluation.leaderboard import (
    _verdict,
    compare_pair,
    difference_verdict,
    leaderboard_table,
    leaderboard_text,
)
from model_zoo.evaluation.literature import PUBLISHED, SOURCES
from model_zoo.metrics.predictions import probabilities, sigmoid
from model_zoo.metrics.summary import summary_figures
from tests.support.messages import says

TWO = ["NORMAL", "PNEUMONIA"]
THREE = ["NORMAL", "EFFUSION", "PNEUMONIA"]


def readings(noise, count=200, seed=0):
    """Truth, and probabilities of two classes that are the better the less noise."""
    random = np.random.default_rng(0)
    truth = np.arange(count) % 2
    second = sigmoid(2 * (2 * truth - 1 + noise * np.random.default_rng(seed).normal(size=count)))
    patient = random.integers(0, count // 2, count)
    return truth, np.column_stack([1 - second, second]), patient


def store(root, name, classes, logits, truth, prefix="image", **extra):
    """A stored model whose network is 2,000 bytes long and whose test predictions are the given ones."""
    columns = ["logit"] if len(classes) == 2 else [f"logit_{c}" for c in classes]
    frame = pd.DataFrame({"image_id": [f"{prefix}{k}" for k in range(len(truth))]})
    frame = frame.assign(patient=frame["image_id"], split="test", label=[classes[k] for k in truth], subtype="")
    frame = frame.assign(elsewhere=0, **dict(zip(columns, np.asarray(logits).reshape(len(truth), -1).T, strict=True)))
    card = {
        "name": name,
        "classes": classes,
        "architecture": {"parameters": 1234},
        "data": {"name": "drawn"},
        "decision": {
            "temperature": 1.0,
            "offsets": [0.0] * len(columns),
            "threshold": 0.5 if len(classes) == 2 else None,
        },
    }

    def fill(folder):
        for file in ("model.keras", "model.tflite", "head.npz", "history.csv"):
            (folder / file).write_bytes(bytes(2000))
        frame.to_csv(folder / "predictions.csv", index=False)
        (folder / "gate.npz").write_bytes(b"")

    decision, patient = (card | extra)["decision"], frame["patient"]
    if "offsets" in decision and len(set(truth)) > 1:
        probability = probabilities(np.asarray(logits).reshape(len(truth), -1), decision)
        card["metrics"] = {"test": {"summary": summary_figures(truth, probability, decision["threshold"], patient)}}
    write_model(name, card | extra, fill, root)


@pytest.fixture
def zoo(tmp_path):
    """Three models of one task, a clear, an equal and a bad one; one of three classes; one damaged."""
    truth, good, _ = readings(noise=0.8)
    logit = np.log(good[:, 1] / good[:, 0])
    store(tmp_path, "good", TWO, logit, truth)
    store(tmp_path, "equal", TWO, 2 * logit, truth)
    store(tmp_path, "bad", TWO, np.random.default_rng(3).normal(size=len(truth)), truth)
    three = np.arange(90) % 3
    logits = 2 * np.eye(3)[three] + np.random.default_rng(4).normal(size=(90, 3))
    store(tmp_path, "three", THREE, logits, three, "other")
    store(tmp_path, "damaged", TWO, logit, truth)
    (tmp_path / "damaged/predictions.csv").write_text("image_id")
    return tmp_path


@pytest.mark.parametrize(
    ("gain", "p", "code", "words"),
    [
        (0.1, 0.04, "evaluation.better", "(p = 0.010; adjusted = 0.040)"),
        (-0.1, 0.04, "evaluation.worse", "(p = 0.010; adjusted = 0.040)"),
        (0.1, 0.05, "evaluation.no_significant_difference", "(p = 0.010; adjusted = 0.050)"),
        (0.1, 1e-6, "evaluation.better", "(p = 0.010; adjusted < 0.001)"),
    ],
)
def test_verdict_is_that_of_the_sign_where_the_adjusted_p_is_small(gain, p, code, words):
    assert difference_verdict(gain, p) == Message(code)
    assert _verdict(gain, 0.01, p) == f"{Message(code)} {words}"


def test_undefined_test_is_called_so_and_never_best():
    assert _verdict(0.1, None, None) == str(Message("evaluation.difference_undefined"))


def test_table_sorts_within_a_task_and_tests_against_its_best(zoo):
    frame = leaderboard_table(zoo)
    assert frame["name"].tolist() == ["equal", "good", "bad", "three", "damaged"]
    assert frame["task"].tolist()[:4] == [0, 0, 0, 1]
    rows = frame.set_index("name")
    assert frame["best"].tolist()[:4] == [True, False, False, True]
    assert np.isnan(rows.loc["equal", "auc_p"])
    assert rows.loc["good", "auc_p"] == 1
    assert rows.loc["bad", "auc_p_adjusted"] == pytest.approx(2 * rows.loc["bad", "auc_p"])
    assert rows.loc["bad", "auc_p"] < 0.001
    assert np.isnan(rows.loc["equal", "accuracy_p"])
    assert rows.loc["good", "accuracy_gain"] == 0
    assert rows.loc["good", "accuracy_p"] == 1
    gap = rows.loc["bad", "accuracy"] - rows.loc["equal", "accuracy"]
    assert gap < 0
    assert rows.loc["bad", "accuracy_gain"] == pytest.approx(gap)
    assert rows.loc["bad", "accuracy_p"] < 0.01
    assert rows.loc["good", "auc_low"] < rows.loc["good", "auc"] < rows.loc["good", "auc_high"]
    assert rows.loc["good", "images"] == 200
    assert rows.loc["good", "megabytes"] == pytest.approx(0.002)
    assert rows.loc["three", ["sensitivity", "specificity", "auc_p"]].isna().all()
    assert rows.loc["three", "accuracy"] > 0.5


def test_damaged_model_is_a_row_with_its_reason(zoo):
    row = leaderboard_table(zoo).iloc[-1]
    assert row["problem"] == Message("core.file_altered", {"name": "damaged", "file": "predictions.csv"})
    assert row.drop(["name", "problem"]).isna().all()
    assert str(row["problem"]) in leaderboard_text(False, zoo)


def test_other_test_images_make_another_task(zoo):
    truth, good, _ = readings(noise=0.8)
    store(zoo, "elsewhere", TWO, np.log(good[:, 1] / good[:, 0]), truth, prefix="new")
    rows = leaderboard_table(zoo).set_index("name")
    assert rows.loc["elsewhere", "task"] not in (rows.loc["good", "task"], rows.loc["three", "task"])


def test_ensemble_is_as_large_as_its_members(zoo):
    truth, good, _ = readings(noise=0.8)
    store(zoo, "both", TWO, np.log(good[:, 1] / good[:, 0]), truth, members={"good": {}, "equal": {}}, architecture={})
    row = leaderboard_table(zoo).set_index("name").loc["both"]
    assert row["megabytes"] == pytest.approx(0.004)
    assert np.isnan(row["parameters"])


def test_model_that_lacks_something_is_a_row_with_its_reason(zoo):
    truth, good, _ = readings(noise=0.8)
    logit = np.log(good[:, 1] / good[:, 0])
    store(zoo, "undecided", TWO, logit, truth, decision={"temperature": 1.0})
    store(zoo, "one_sided", TWO, logit, np.ones_like(truth))
    store(zoo, "foreign", ["NORMAL", "FRACTURE"], logit, truth)
    amend_card("foreign", {"classes": TWO}, zoo)
    problems = leaderboard_table(zoo).set_index("name")["problem"]
    misfit = {"name": "undecided", "reason": "'offsets'"}
    assert problems["undecided"] == Message("evaluation.predictions_misfit", misfit)
    assert problems["one_sided"] == Message("evaluation.tested_on_one_class", {"name": "one_sided"})
    assert problems["foreign"].values["reason"].code == "metrics.label_unknown"
    assert problems["good"] is None


def test_text_holds_every_model_verdict_and_source(zoo):
    text = leaderboard_text(False, zoo)
    lines = {line.split()[0]: line for line in text.splitlines() if line}
    assert lines["equal"].split()[-4:-2] == ["best", "-"]
    assert lines["good"].count(f"{Message('evaluation.no_significant_difference')} (p = 1.000; adjusted = 1.000)") == 2
    assert lines["bad"].count("worse (p") == 2
    assert "drawn: NORMAL / EFFUSION / PNEUMONIA, 90 test images" in text
    assert all(str(row.model) in text and str(SOURCES[row.source].full) in text for row in PUBLISHED)
    header, *body = text.split("\n\n")[1].splitlines()
    assert all(line.index("1,234") == header.index("parameters") for line in body)


def test_markdown_has_as_many_cells_in_every_row(zoo):
    for block in leaderboard_text(True, zoo).split("\n\n"):
        if block.startswith("|"):
            header, rule, *rows = block.splitlines()
            assert set(rule) == {"|", "-", " "}
            assert all(row.count("|") == header.count("|") for row in [rule, *rows])


def test_zoo_of_one_model_and_of_a_damaged_one_only(tmp_path):
    truth, good, _ = readings(noise=0.8)
    store(tmp_path, "only", TWO, np.log(good[:, 1] / good[:, 0]), truth, architecture={})
    assert "best" in leaderboard_text(False, tmp_path)
    (tmp_path / "only/predictions.csv").unlink()
    text = leaderboard_text(False, tmp_path)
    assert says(text, "core.file_unreadable")
    assert "best" not in text


def test_zoo_without_models_gives_the_published_figures_only(tmp_path):
    assert leaderboard_table(tmp_path).empty
    assert "0.968" in leaderboard_text(False, tmp_path)


def test_two_models_are_counted_together(zoo, monkeypatch):
    monkeypatch.setattr(paths, "TRAINED", zoo)
    truth = readings(noise=0.8)[0]
    found = compare_pair("good", "bad")
    assert found["right"].sum() == len(truth)
    right = {
        name: leaderboard_table(zoo).set_index("name").loc[name, "accuracy"] * len(truth) for name in ("good", "bad")
    }
    assert found["right"][1].sum() == pytest.approx(right["good"])
    assert found["right"][:, 1].sum() == pytest.approx(right["bad"])
    assert found["accuracy"]["value"] == pytest.approx((right["good"] - right["bad"]) / len(truth))
    assert found["auc"]["p"] < 0.01
    assert (compare_pair("good", "equal")["right"] == np.diag([len(truth) - right["good"], right["good"]])).all()


def test_models_of_different_tasks_cannot_be_compared(zoo, monkeypatch):
    monkeypatch.setattr(paths, "TRAINED", zoo)
    with pytest.raises(ArtifactError) as error:
        compare_pair("good", "three")
    assert error.value.message == Message("evaluation.other_test_images", {"one": "good", "other": "three"})
