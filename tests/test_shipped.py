"""The models that ship: whole, as good as asked, and equal to what their cards say."""

import os
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pandas as pd
import pytest

from model_zoo.artifacts import FILES, TRAINED, model_names, read_card, read_file
from model_zoo.evaluation import calibrated, confusion, rates, roc_auc, summary
from model_zoo.images import read_image_file
from model_zoo.inference import load_model, read
from model_zoo.synthetic import SAMPLES

SHIPPED = ("mobilenet_v2", "scratch_cnn")
SMALLEST = {"mobilenet_v2": {"auc": 0.97, "accuracy": 0.92}, "scratch_cnn": {"auc": 0.93}}


@pytest.fixture(params=SHIPPED)
def name(request) -> str:
    return request.param


def predictions(name, split):
    frame = pd.read_csv(TRAINED / name / "predictions.csv", keep_default_na=False)
    return frame[frame["split"] == split].reset_index(drop=True)


def test_both_models_are_there():
    assert set(SHIPPED) <= set(model_names())


def test_every_file_is_what_the_card_says(name):
    assert all(read_file(name, file) for file in FILES)


def test_test_figures_from_the_predictions_are_as_asked(name):
    decision, frame = read_card(name)["decision"], predictions(name, "test")
    assert frame["label"].value_counts().to_dict() == {"PNEUMONIA": 390, "NORMAL": 234}
    positive = (frame["label"] == "PNEUMONIA").to_numpy()
    probability = calibrated(frame["logit"].to_numpy(), decision)
    values = rates(confusion(positive, probability, decision["threshold"])) | {"auc": roc_auc(positive, probability)}
    for figure, least in SMALLEST[name].items():
        assert values[figure] >= least


@pytest.mark.parametrize("split", ["val", "test"])
def test_card_repeats_the_predictions(name, split):
    card, frame = read_card(name), predictions(name, split)
    probability = calibrated(frame["logit"].to_numpy(), card["decision"])
    figures = summary(frame["label"] == "PNEUMONIA", probability, card["decision"]["threshold"], frame["patient"])
    for figure, expected in card["metrics"][split].items():
        assert figures[figure] == pytest.approx(expected, abs=1e-3)


def test_no_child_of_one_subtype_is_in_validation_and_test(name):
    keys = [
        set(frame["patient"] + frame["subtype"] + frame["image_id"].str.startswith("NORMAL2").astype(str))
        for frame in (predictions(name, split) for split in ("val", "test"))
    ]
    assert keys[0].isdisjoint(keys[1])
    assert read_card(name)["statistics"]["shared_patients"] == 0


def test_every_sample_gets_a_reading(name):
    model = load_model(name)
    for path in sorted(SAMPLES.glob("*.png")):
        reading = read(read_image_file(path), model)
        assert 0 <= reading.probability <= 1
        assert reading.label == ("PNEUMONIA" if reading.probability >= reading.threshold else "NORMAL")
        assert reading.contributions.mean() + reading.bias == pytest.approx(reading.logit, abs=0.02)


def test_threads_share_a_model_without_mixing_results(name):
    model = load_model(name)
    pictures = [read_image_file(path) for path in sorted(SAMPLES.glob("*.png"))] * 3
    alone = [read(picture, model).logit for picture in pictures]
    with ThreadPoolExecutor(8) as pool:
        together = [reading.logit for reading in pool.map(lambda picture: read(picture, model), pictures)]
    assert together == alone


def test_keras_model_loads_safely_and_agrees_on_the_samples(name):
    import keras

    network = keras.saving.load_model(TRAINED / name / "model.keras", safe_mode=True)
    model = load_model(name)
    for path in sorted(SAMPLES.glob("*.png")):
        reading = read(read_image_file(path), model)
        pixels = read_image_file(path).pixels
        logit = float(network(pixels[None, ..., None], training=False)[0, 0])
        assert abs(calibrated(logit, model.card["decision"]) - reading.probability) < 0.01


def test_keras_and_litert_agree_on_all_test_images(name, data):
    import keras

    network = keras.saving.load_model(TRAINED / name / "model.keras", safe_mode=True)
    card, frame = read_card(name), predictions(name, "test")
    places = {path.stem: path for path in (data / "chest_xray/test").rglob("*.jpeg")}
    pixels = np.stack([read_image_file(places[image_id]).pixels for image_id in frame["image_id"]])
    ours = [network(pixels[i : i + 32, ..., None], training=False) for i in range(0, len(pixels), 32)]
    decision, threshold = card["decision"], card["decision"]["threshold"]
    keras_probability = calibrated(np.concatenate(ours)[:, 0].astype(np.float64), decision)
    litert_probability = calibrated(frame["logit"].to_numpy(), decision)
    assert np.abs(keras_probability - litert_probability).max() < 0.01
    assert ((keras_probability >= threshold) == (litert_probability >= threshold)).all()


def test_originals_read_like_their_small_copies(name, data):
    model = load_model(name)
    gaps = []
    for original in sorted((data / "chest_xray_full_size").rglob("*.jpeg")):
        copy = data / "chest_xray/train" / original.parent.name / original.name
        gaps.append(
            abs(read(read_image_file(original), model).probability - read(read_image_file(copy), model).probability)
        )
    assert len(gaps) == 40
    print(f"{name}: median {np.median(gaps):.4f}, 95th percentile {np.percentile(gaps, 95):.4f}")
    if name == "mobilenet_v2":
        assert np.median(gaps) <= 0.02
        assert np.percentile(gaps, 95) <= 0.10


def test_no_file_of_the_real_data_is_shipped():
    names = [
        file for _, _, files in os.walk(TRAINED.parent) for file in files if file.endswith((".jpeg", ".jpg", ".png"))
    ]
    assert names
    assert all(file.startswith("synthetic_") for file in names)
