"""Cards of schema 3 become cards of schema 4."""

import json

import pytest

from model_zoo.core.card_messages import stored_messages
from model_zoo.core.card_upgrade import upgrade_card
from model_zoo.core.coded_messages import message_from_json
from model_zoo.core.model_store import FILES, ArtifactError, amend_card, read_card

USE = (
    "Research and teaching: to explore what a network says of a frontal chest radiograph like those it was trained on, "
    "and why. Not for diagnosis, triage or any decision about a patient."
)
CONFOUNDING = (
    "Where the pictures of one class come from another source, view or device than those of another, it may have "
    "learned that instead of the disease"
)
OF_CHESTXRAY14 = (
    ": in the subset of ChestX-ray14 used here all effusions were prepared apart from the pneumonias, and normal "
    "pictures are mostly AP, pneumonias more often PA. 736 of its 1,413 pictures name no patient, so one may be in "
    "training and in test, and the intervals are too narrow."
)
LIMITS = [
    "Nothing is known of patients, hospitals, devices and views other than those of its training data; for the public "
    "pediatric pneumonia set these are children of one to five years in one hospital.",
    "It knows its classes only: any other disease is forced into one of them.",
    f"{CONFOUNDING}{OF_CHESTXRAY14}",
    "The heat map locates poorly in radiographs, worst for small findings (Saporta 2022).",
]
FIGURES = {"auc": 0.9, "auc_loss": 0.05, "label_flips": 3}


@pytest.fixture
def old() -> dict:
    """A card as schema 3 had it, with what changed since and a little of what did not."""
    return {
        "schema": 3,
        "name": "mine",
        "classes": ["NORMAL", "PNEUMONIA"],
        "initial_weights": {"source": "zoo model start", "sha256": "abc", "licence": "MIT"},
        "decision": {
            "temperature": 0.8,
            "fixed_on": "validation, 4 randomly altered versions of each image",
            "rule": "a missed PNEUMONIA and a false alarm cost the same, for an even chance of either beforehand",
        },
        "intended_use": USE,
        "limits": LIMITS,
        "title": "MobileNetV2",
        "architecture": {
            "name": "mobilenet_v2",
            "description": "Inverted residual blocks; feature maps 7 x 7 x 1280; 2.3 M parameters.",
            "parameters": 2259265,
            "features": [7, 7, 1280],
            "reference": "Sandler et al. 2018",
        },
        "licence": "Apache-2.0; ImageNet weights: MIT (Keras)",
        "robustness": [{"perturbation": "none", **FIGURES}, {"perturbation": "JPEG quality 50", **FIGURES}],
        "faithfulness": {"split": "val", "rows": [{"method": "grad_cam", "title": "Grad-CAM", "images": 4}]},
        "files": dict.fromkeys(FILES, "0"),
    }


def test_sentences_become_messages_and_all_else_stays(old):
    kept = json.loads(json.dumps(old))
    new = upgrade_card(old)
    assert old == kept
    assert new == {
        "schema": 4,
        "name": "mine",
        "classes": ["NORMAL", "PNEUMONIA"],
        "initial_weights": {
            "source": {"code": "models.weights_stored", "name": "start"},
            "sha256": "abc",
            "licence": {"code": "core.text", "text": "MIT"},
        },
        "decision": {
            "temperature": 0.8,
            "fixed_on": {"code": "evaluation.fixed_on_validation", "versions": 4},
            "rule": {"code": "evaluation.rule_equal_costs", "label": "PNEUMONIA"},
        },
        "intended_use": [{"code": "evaluation.use_research"}, {"code": "evaluation.use_no_diagnosis"}],
        "limits": [
            {"code": "evaluation.limit_population"},
            {"code": "evaluation.limit_classes"},
            {"code": "evaluation.limit_confounding"},
            {"code": "evaluation.limit_chestxray14_subset", "unnamed": 736, "images": 1413},
            {"code": "evaluation.limit_localisation"},
        ],
        "title": {"code": "models.title_mobilenet_v2"},
        "architecture": {
            "name": "mobilenet_v2",
            "description": {"code": "models.description_mobilenet_v2"},
            "parameters": 2259265,
            "features": [7, 7, 1280],
            "reference": "Sandler et al. 2018",
        },
        "licence": {"code": "core.text", "text": "Apache-2.0; ImageNet weights: MIT (Keras)"},
        "robustness": [
            {"perturbation": "none", **FIGURES},
            {"perturbation": {"code": "evaluation.perturbation_jpeg", "quality": 50}, **FIGURES},
        ],
        "faithfulness": {"split": "val", "rows": [{"method": "grad_cam", "images": 4}]},
        "files": dict.fromkeys(FILES, "0"),
    }
    assert all(str(message_from_json(stored)) for stored in stored_messages(new))
    assert upgrade_card(new) is new


@pytest.mark.parametrize(
    ("sentence", "stored"),
    [
        ("blur, sigma 1", {"code": "evaluation.perturbation_blur", "sigma": 1}),
        ("noise, sigma 8", {"code": "evaluation.perturbation_noise", "sigma": 8}),
        ("brightness +20 %", {"code": "evaluation.perturbation_brightness", "percent": 20}),
        ("contrast -20 %", {"code": "evaluation.perturbation_contrast", "percent": -20}),
        ("gamma 0.7", {"code": "evaluation.perturbation_gamma", "exponent": 0.7}),
        ("rotation -5 degrees", {"code": "evaluation.perturbation_rotation", "degrees": -5}),
        ("crop 5 %", {"code": "evaluation.perturbation_crop", "percent": 5}),
        ("burned-in letters", {"code": "evaluation.perturbation_letters"}),
        ("upside down", {"code": "core.text", "text": "upside down"}),
    ],
)
def test_perturbations(old, sentence, stored):
    old["robustness"][1]["perturbation"] = sentence
    assert upgrade_card(old)["robustness"][1]["perturbation"] == stored


@pytest.mark.parametrize(
    ("sentence", "stored"),
    [
        ("none (random start)", {"code": "models.weights_none"}),
        ("ImageNet (keras.applications)", {"code": "models.weights_imagenet"}),
        ("file 50.npz", {"code": "models.weights_file", "name": "50.npz"}),
    ],
)
def test_initial_weights(old, sentence, stored):
    old["initial_weights"]["source"] = sentence
    assert upgrade_card(old)["initial_weights"]["source"] == stored


def test_ensemble_names_its_members(old):
    old |= {"title": "Ensemble", "licence": "as its members"}
    old["architecture"]["description"] = "The mean of the calibrated logits of MobileNetV2, CNN from scratch, My own."
    old["decision"]["rule"] = "the likeliest class, for an even chance of each beforehand"
    new = upgrade_card(old)
    assert new["title"] == {"code": "models.title_ensemble"}
    assert new["licence"] == {"code": "evaluation.licence_of_members"}
    assert new["decision"]["rule"] == {"code": "evaluation.rule_most_probable"}
    description = str(message_from_json(new["architecture"]["description"]))
    assert description.endswith(" MobileNetV2, CNN from scratch, My own")


def test_unknown_sentences_are_shown_as_they_are(old):
    old |= {"title": "My {own} network", "limits": ["Never tested on Mondays."], "intended_use": "None."}
    old["architecture"]["description"] = "Layers upon layers."
    new = upgrade_card(old)
    said = [new["title"], *new["limits"], *new["intended_use"], new["architecture"]["description"]]
    assert [str(message_from_json(stored)) for stored in said] == [
        "My {own} network", "Never tested on Mondays.", "None.", "Layers upon layers.",
    ]  # fmt: skip


def test_old_card_is_read_upgraded_and_kept_so_when_it_is_amended(old, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/card.json").write_text(json.dumps(old))
    assert read_card("mine", tmp_path) == upgrade_card(old)
    amend_card("mine", {"version": "later"}, tmp_path)
    stored = json.loads((tmp_path / "mine/card.json").read_text())
    assert stored == upgrade_card(old) | {"version": "later"}


def test_damaged_old_card_is_an_error_in_words(old, tmp_path):
    (tmp_path / "mine").mkdir()
    for entry, value in (("limits", 3), ("robustness", []), ("decision", "yes"), ("architecture", None), ("title", [])):
        (tmp_path / "mine/card.json").write_text(json.dumps(old | {entry: value}))
        with pytest.raises(ArtifactError) as error:
            read_card("mine", tmp_path)
        assert error.value.message.code == "core.card_damaged"
