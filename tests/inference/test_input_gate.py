"""The input check: what is no upright chest radiograph is noticed, and what is one is let through."""

import json
import shutil
from dataclasses import replace

import numpy as np
import pytest

from model_zoo.core.coded_messages import Message
from model_zoo.core.model_store import ArtifactError, model_names, read_card
from model_zoo.core.paths import GATEKEEPER, SAMPLES, TRAINED
from model_zoo.data.preparation import prepare
from model_zoo.imaging.model_input import model_input
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.imaging.reader import read_image_file
from model_zoo.inference.helper_networks import load_helper, read_helper_card
from model_zoo.inference.input_gate import (
    FINE,
    ORIENTED,
    OTHER,
    PHOTOGRAPH,
    UNUSUAL,
    WRONG_WAY,
    GateReference,
    GateResult,
    check_input,
    corrected_radiograph,
    detect_orientation,
    input_check_message,
    load_gate_reference,
    orientation_certainty,
    reorient,
)
from model_zoo.training import input_gate
from tests.stress import outsiders

pytestmark = pytest.mark.slow

WAYS = [(turns, inverted) for turns in range(4) for inverted in (False, True)]


@pytest.fixture(scope="module")
def reference() -> GateReference:
    return load_gate_reference(read_card("mobilenet_v2"))


@pytest.fixture(scope="module")
def samples() -> list[np.ndarray]:
    return [model_input(read_image_file(path).pixels) for path in sorted(SAMPLES.glob("*.png"))]


def test_samples_pass(reference, samples):
    assert [check_input(sample, reference).outcome for sample in samples] == [FINE] * len(samples)


@pytest.mark.parametrize(("turns", "inverted"), WAYS[1:])
def test_sample_the_wrong_way_is_told_how_to_be_put_right(turns, inverted, reference, samples):
    for sample in samples:
        finding = check_input(reorient(sample, turns, inverted), reference)
        assert finding.outcome == WRONG_WAY
        assert (finding.turns, finding.inverted) == (-turns % 4, inverted)


@pytest.mark.parametrize("dtype", [np.uint8, np.float32])
@pytest.mark.parametrize(("turns", "inverted"), WAYS[1:])
def test_putting_right_undoes_it_and_says_so(turns, inverted, dtype):
    pixels = np.arange(6, dtype=dtype).reshape(2, 3)
    wrong = Radiograph(reorient(pixels, turns, inverted), "a.png", (Message("reading.note_synthetic"),))
    right = corrected_radiograph(wrong, GateResult(WRONG_WAY, -turns % 4, inverted, 0.5))
    assert np.array_equal(right.pixels, pixels)
    assert right.pixels.dtype == dtype
    assert right.notes[0] == Message("reading.note_synthetic")
    assert ("inverted" in str(right.notes[1])) == inverted
    assert ("rotated" in str(right.notes[1])) == bool(turns)


def test_other_pictures_are_noticed():
    for row in outsiders.measure():
        assert row.kept, row


def test_photograph_is_warned_of(reference, samples):
    assert check_input(samples[0], reference, photographed=True).outcome == PHOTOGRAPH
    turned = reorient(samples[0], 1, False)
    assert check_input(turned, reference, photographed=True).outcome == WRONG_WAY


def test_good_radiograph_far_from_the_training_images_is_warned_of_not_rejected(reference, samples):
    strict = replace(reference, limit=reference.limit / 10)
    for sample in samples:
        finding = check_input(sample, strict)
        assert finding.distance > 2
        assert finding.outcome == UNUSUAL


def test_what_has_no_orientation_is_rejected_from_the_limit_on(reference):
    noise = np.random.default_rng(0).uniform(0, 255, (224, 224)).astype(np.float32)
    assert orientation_certainty(noise) < ORIENTED
    assert check_input(noise, reference).outcome == OTHER
    assert check_input(noise, replace(reference, limit=1e3 * reference.limit)).outcome == FINE


@pytest.mark.parametrize(("turns", "inverted"), WAYS)
def test_orientation_is_as_certain_whichever_way_an_image_lies(turns, inverted, samples):
    upright = orientation_certainty(samples[0])
    assert upright > 0.9
    assert orientation_certainty(reorient(samples[0], turns, inverted)) == pytest.approx(upright, abs=1e-5)


def test_distance_is_in_units_of_the_limit():
    features = np.random.default_rng(0).normal(3, 2, (4000, 5)).astype(np.float32)
    whitening = (np.eye(5) / 2).astype(np.float32)
    apart = GateReference(np.full(5, 3, np.float32), whitening, limit=2.0).distance(features)
    assert np.sqrt((apart**2).mean()) == pytest.approx(0.5, rel=0.02)


def test_every_outcome_has_its_words():
    outcomes = (WRONG_WAY, FINE, UNUSUAL, PHOTOGRAPH, OTHER)
    found = [str(input_check_message(GateResult(outcome, 1, True, 1.0))) for outcome in outcomes]
    assert len(set(found)) == len(outcomes)
    assert "rotated by 90 degrees to the left and inverted" in found[0]


@pytest.mark.parametrize("name", model_names())
def test_card_says_how_many_are_flagged(name):
    gate = read_card(name)["gate"]
    assert gate["unusual"]["val"] + gate["no_radiograph"]["val"] <= 0.03
    assert gate["unusual"]["test"] + gate["no_radiograph"]["test"] <= 0.05
    assert gate["gatekeeper"] == read_helper_card(GATEKEEPER)["sha256"]
    load_gate_reference(read_card(name))


def test_gatekeeper_is_small_and_right_on_what_it_never_saw():
    assert (GATEKEEPER / "model.tflite").stat().st_size < 1e6
    assert min(read_helper_card(GATEKEEPER)["right"].values()) >= 0.95


def test_held_out_radiographs_are_told_in_all_ways(data, reference):
    dataset = prepare(str(data / "chest_xray"), None, (), "label", 0).dataset
    test = dataset.pixels[dataset.frame["split"] == "test"][::6].astype(np.float32)
    for turns, inverted in WAYS:
        told = [
            detect_orientation(reorient(picture, turns, inverted))[:2] == (-turns % 4, inverted) for picture in test
        ]
        assert np.mean(told) >= 0.95
    flagged = np.mean([check_input(picture, reference).outcome != FINE for picture in test])
    assert flagged <= 0.05


def test_reference_of_another_gatekeeper_is_refused(tmp_path):
    shutil.copytree(TRAINED / "pca_logistic", tmp_path / "pca_logistic")
    card = read_card("pca_logistic", tmp_path)
    card["gate"]["gatekeeper"] = "0" * 64
    (tmp_path / "pca_logistic" / "card.json").write_text(json.dumps(card))
    with pytest.raises(ArtifactError, match="measure pca_logistic"):
        load_gate_reference(read_card("pca_logistic", tmp_path), tmp_path)


def test_it_is_trained_by_one_function(tmp_path, monkeypatch):
    monkeypatch.setattr(input_gate, "seed_everything", lambda seed: None)  # only before TensorFlow's first operation
    monkeypatch.setattr(input_gate, "WIDTHS", (4, 8))
    card = input_gate.train_input_gate(["synthetic"], epochs=1, seed=0, folder=tmp_path / "keeper")
    assert read_helper_card(tmp_path / "keeper") == card
    assert card["data"]["train"] > 0
    assert 0 <= card["right"]["synthetic"] <= 1
    turns, inverted, features = detect_orientation(np.zeros((224, 224), np.float32), load_helper(tmp_path / "keeper"))
    assert turns in range(4)
    assert features.shape == (8,)
    assert isinstance(inverted, bool)
