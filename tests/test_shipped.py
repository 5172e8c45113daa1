"""The models that ship: whole, as good as asked, and equal to what their cards say."""

import os
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from PIL import Image

from model_zoo.core.coded_messages import message_from_json
from model_zoo.core.model_store import DEFAULT, model_names, read_card, read_file
from model_zoo.core.paths import SAMPLES, TRAINED
from model_zoo.evaluation.publish import LIMITS
from model_zoo.evaluation.robustness import PERTURBATIONS
from model_zoo.imaging.model_input import model_input
from model_zoo.imaging.reader import read_image_file
from model_zoo.inference.predictor import load_model, predict_radiograph
from model_zoo.metrics.predictions import logits_of, probabilities, truth_of
from model_zoo.metrics.summary import macro_auc, metrics_by_split

pytestmark = pytest.mark.slow

PNEUMONIA = ["NORMAL", "PNEUMONIA"]
SHIPPED = model_names()
SINGLE = [name for name in SHIPPED if "members" not in read_card(name)]
ON_CHILDREN = [name for name in SHIPPED if read_card(name)["classes"] == PNEUMONIA]
# One is linear, so what moves the picture moves the evidence; one saw plain pictures only; one started at random and
# saw pictures of full size for two epochs only.
LATER = [change for change in PERTURBATIONS if change.code.endswith(("borders", "screen", "film"))]
MOST_LOST = {"pca_logistic": 0.02, "cnn_baseline": 0.08, "densenet169": 0.015}
LEAST_AUC = {  # a copy that was damaged or mixed up falls below; of more than two classes the mean
    "ensemble": 0.97, "mobilenet_v2": 0.97, "efficientnet_lite0": 0.97, "scratch_cnn": 0.97, "pca_logistic": 0.85,
    "cnn_baseline": 0.89, "cnn_dropout": 0.95, "subtype": 0.94, "chestxray14": 0.80, "inception_v3": 0.92,
    "densenet169": 0.95,
}  # fmt: skip
every_model = pytest.mark.parametrize("name", SHIPPED)
every_pneumonia_model = pytest.mark.parametrize("name", ON_CHILDREN)


def predictions(name, split):
    frame = pd.read_csv(TRAINED / name / "predictions.csv", keep_default_na=False)
    return frame[frame["split"] == split].reset_index(drop=True)


def test_the_default_and_a_network_from_scratch_are_there():
    assert {DEFAULT, "scratch_cnn", "pca_logistic"} <= set(SHIPPED)


def test_they_take_at_most_140_megabytes():
    files = [path.stat().st_size for path in TRAINED.rglob("*") if path.is_file()]
    assert 1e6 < sum(files) < 140e6


@every_model
def test_every_file_is_what_the_card_says(name):
    card = read_card(name)
    assert all(read_file(name, file) for file in card["files"])
    if "members" not in card and card["architecture"]["parameters"] < 10_000_000:
        assert "model.keras" in card["files"]


@every_model
def test_limits_are_those_that_the_code_knows(name):
    # One says more of how the classes of its pictures came together.
    found = [message_from_json(limit) for limit in read_card(name)["limits"]]
    assert [limit for limit in found if limit.code != "evaluation.limit_chestxray14_subset"] == list(LIMITS)
    assert (len(found) > len(LIMITS)) == (name == "chestxray14")


@every_pneumonia_model
def test_it_was_tested_on_the_official_pictures_and_on_another_hospital(name):
    frame, card = predictions(name, "test"), read_card(name)
    assert frame["label"].value_counts().to_dict() == {"PNEUMONIA": 390, "NORMAL": 234}
    assert card["metrics"]["external"]["images"] > 1000


def summary(name):
    return {figure: found["value"] for figure, found in read_card(name)["metrics"]["test"]["summary"].items()}


def test_a_network_from_scratch_is_the_best_single_one_and_good_enough():
    best = summary(max(set(ON_CHILDREN) & set(SINGLE), key=lambda name: summary(name)["auc"]))
    assert best == summary("scratch_cnn")
    assert best["auc"] >= 0.986
    assert best["accuracy"] >= 0.945


def test_a_bacterial_pneumonia_is_told_from_a_viral_one():
    pairs = read_card("subtype")["metrics"]["test"]["pairs"]
    pair = next(pair for pair in pairs if pair["classes"] == ["BACTERIAL", "VIRAL"])
    assert pair["auc"]["value"] >= 0.94
    assert pair["accuracy"]["value"] >= 0.90


@every_model
def test_auc_is_as_asked(name):
    frame, card = predictions(name, "test"), read_card(name)
    probability = probabilities(logits_of(frame, card["classes"]), card["decision"])
    assert macro_auc(truth_of(frame, card["classes"]), probability) >= LEAST_AUC[name]


def figures(part, place: tuple = ()) -> dict:
    """Every single figure of a report, by its place in it."""
    if not isinstance(part, dict | list):
        return {place: part}
    parts = part.items() if isinstance(part, dict) else enumerate(part)
    return {deeper: figure for key, value in parts for deeper, figure in figures(value, (*place, key)).items()}


@every_model
def test_card_repeats_the_predictions(name):
    card, frame = read_card(name), pd.read_csv(TRAINED / name / "predictions.csv", keep_default_na=False)
    found, expected = figures(metrics_by_split(frame, card["classes"], card["decision"])), figures(card["metrics"])
    assert len(expected) > 250
    assert found == pytest.approx(expected, abs=1e-4)


@every_pneumonia_model
def test_no_child_of_one_subtype_is_in_validation_and_test(name):
    keys = [
        set(frame["patient"] + frame["subtype"] + frame["image_id"].str.startswith("NORMAL2").astype(str))
        for frame in (predictions(name, split) for split in ("val", "test"))
    ]
    assert keys[0].isdisjoint(keys[1])
    assert read_card(name)["statistics"]["shared_patients"] == 0


@every_pneumonia_model
def test_what_happens_to_a_file_costs_little(name):
    rows = read_card(name)["robustness"]
    every = ["none", *(change.as_json() for change in PERTURBATIONS)]
    # Cards that were measured before borders and photographs had rows lack these.
    assert [row["perturbation"] for row in rows] in (every, every[: -len(LATER)])
    of_radiographs = [row for row in rows if row.get("warned", 0) < 0.5]
    assert max(row["auc_loss"] for row in of_radiographs) <= MOST_LOST.get(name, 0.01)


@every_model
def test_every_sample_gets_a_reading(name):
    model = load_model(name)
    for path in sorted(SAMPLES.glob("*.png")):
        reading = predict_radiograph(read_image_file(path), model)
        assert reading.probabilities.sum() == pytest.approx(1)
        assert reading.label in model.card["classes"]
        total, decision = reading.evidence.cells.mean(axis=(0, 1)) + reading.evidence.bias, model.card["decision"]
        calibrated = (reading.logits - decision["offsets"]) / decision["temperature"]
        assert total == pytest.approx(calibrated, abs=0.03)


@pytest.mark.parametrize("name", SINGLE)
def test_keras_and_litert_agree(name):
    import keras

    card = read_card(name)
    for split in ("val", "test"):
        assert card["litert_against_keras"][split]["largest"] < 0.01
    if "model.keras" in card["files"]:
        network = keras.saving.load_model(TRAINED / name / "model.keras", safe_mode=True)
        model = load_model(name)
        for path in sorted(SAMPLES.glob("*.png"))[::4]:
            radiograph = read_image_file(path)
            logits = np.asarray(network(model_input(radiograph.pixels)[None, ..., None], training=False), np.float64)
            ours, theirs = (
                probabilities(logits, card["decision"])[0],
                predict_radiograph(radiograph, model).probabilities,
            )
            assert np.abs(ours - theirs).max() < 0.01


def test_keras_and_litert_agree_on_all_test_images(data):
    import keras

    network = keras.saving.load_model(TRAINED / DEFAULT / "model.keras", safe_mode=True)
    card, frame = read_card(DEFAULT), predictions(DEFAULT, "test")
    places = {path.stem: path for path in (data / "chest_xray/test").rglob("*.jpeg")}
    pixels = np.stack([model_input(read_image_file(places[image_id]).pixels) for image_id in frame["image_id"]])
    ours = [network(pixels[i : i + 32, ..., None], training=False) for i in range(0, len(pixels), 32)]
    of_keras = probabilities(np.concatenate(ours), card["decision"])[:, 1]
    of_litert = probabilities(logits_of(frame, card["classes"]), card["decision"])[:, 1]
    assert np.abs(of_keras - of_litert).max() < 0.01
    assert card["litert_against_keras"]["test"]["label_flips"] == ((of_keras >= 0.5) != (of_litert >= 0.5)).sum()


@every_pneumonia_model
def test_originals_read_like_their_small_copies(name, data):
    model = load_model(name)
    gaps = []
    for original in sorted((data / "chest_xray_full_size").rglob("*.jpeg")):
        copy = data / "chest_xray/train" / original.parent.name / original.name
        readings = [predict_radiograph(read_image_file(path), model).probabilities[1] for path in (original, copy)]
        gaps.append(abs(readings[0] - readings[1]))
    assert len(gaps) == 40
    held_out = read_card(name)["other_copies"]
    assert held_out["images"] > 100
    for median, high in (np.percentile(gaps, [50, 95]), (held_out["median"], held_out["percentile_95"])):
        assert median <= 0.02
        assert high <= 0.10


def test_no_file_of_the_real_data_is_shipped():
    """Of the real pictures only means of many are here."""
    pictures = [
        Path(folder, file)
        for folder, _, files in os.walk(TRAINED.parent)
        for file in files
        if file.endswith((".jpeg", ".jpg", ".png"))
    ]
    assert pictures
    for path in pictures:
        mean = path.parent.parent.name == "data_reports" and path.name.startswith(("mean_", "difference_", "mark_"))
        assert mean or path.name.startswith("synthetic_")
        if path.name.startswith("mark_"):  # letters alone, and the mean of many
            assert max(Image.open(path).size) < 70
