"""Upgrade of cards from schema 3, which held sentences, to schema 4, which holds messages."""

import re
from typing import Any, cast

from model_zoo.core.card import Card, StoredMessage
from model_zoo.core.coded_messages import Message

OLDEST = 3  # schema that can be upgraded

# Sentences of schema 3 as regular expressions. Groups called name or label are texts, all others numbers.
_SENTENCES = {
    # Intended use and limits.
    r"Research and teaching: to explore what a network says of a frontal chest radiograph like those it was trained "
    r"on, and why\. Not for diagnosis, triage or any decision about a patient\.": (
        "evaluation.use_research",
        "evaluation.use_no_diagnosis",
    ),
    r"Nothing is known of patients, hospitals, devices and views other than those of its training data; for the "
    r"public pediatric pneumonia set these are children of one to five years in one hospital\.": (
        "evaluation.limit_population",
    ),
    r"It knows its classes only: any other disease is forced into one of them\.": ("evaluation.limit_classes",),
    r"Where the pictures of one class come from another source, view or device than those of another, it may have "
    r"learned that instead of the disease\.": ("evaluation.limit_confounding",),
    r"Where the pictures of one class come from another source, view or device than those of another, it may have "
    r"learned that instead of the disease: in the subset of ChestX-ray14 used here all effusions were prepared apart "
    r"from the pneumonias, and normal pictures are mostly AP, pneumonias more often PA\. (?P<unnamed>\d+) of its "
    r"(?P<images>[\d,]+) pictures name no patient, so one may be in training and in test, and the intervals are too "
    r"narrow\.": ("evaluation.limit_confounding", "evaluation.limit_chestxray14_subset"),
    r"The heat map locates poorly in radiographs, worst for small findings \(Saporta 2022\)\.": (
        "evaluation.limit_localisation",
    ),
    # Decision.
    r"a missed (?P<label>.+) and a false alarm cost the same, for an even chance of either beforehand": (
        "evaluation.rule_equal_costs",
    ),
    r"the likeliest class, for an even chance of each beforehand": ("evaluation.rule_most_probable",),
    r"validation, (?P<versions>\d+) randomly altered versions of each image": ("evaluation.fixed_on_validation",),
    # Perturbations.
    r"JPEG quality (?P<quality>\d+)": ("evaluation.perturbation_jpeg",),
    r"blur, sigma (?P<sigma>\d+)": ("evaluation.perturbation_blur",),
    r"noise, sigma (?P<sigma>\d+)": ("evaluation.perturbation_noise",),
    r"brightness (?P<percent>[-+]\d+) %": ("evaluation.perturbation_brightness",),
    r"contrast (?P<percent>[-+]\d+) %": ("evaluation.perturbation_contrast",),
    r"gamma (?P<exponent>[\d.]+)": ("evaluation.perturbation_gamma",),
    r"rotation (?P<degrees>[-+]\d+) degrees": ("evaluation.perturbation_rotation",),
    r"crop (?P<percent>\d+) %": ("evaluation.perturbation_crop",),
    r"burned-in letters": ("evaluation.perturbation_letters",),
    # Initial weights and licence.
    r"none \(random start\)": ("models.weights_none",),
    r"ImageNet \(keras\.applications\)": ("models.weights_imagenet",),
    r"file (?P<name>.+)": ("models.weights_file",),
    r"zoo model (?P<name>.+)": ("models.weights_stored",),
    r"as its members": ("evaluation.licence_of_members",),
}
_TITLES = {
    "PCA + logistic regression": "pca_logistic",
    "Baseline CNN": "cnn_baseline",
    "CNN with dropout and augmentation": "cnn_dropout",
    "CNN from scratch": "scratch_cnn",
    "MobileNetV2": "mobilenet_v2",
    "EfficientNet-Lite0": "efficientnet_lite0",
    "EfficientNetV2-B0": "efficientnet_v2_b0",
    "Inception-v3": "inception_v3",
    "Inception-ResNet-v2": "inception_resnet_v2",
    "Xception": "xception",
    "DenseNet-121": "densenet121",
    "DenseNet-169": "densenet169",
    "ResNet-50 v2": "resnet50_v2",
    "ResNet-152 v2": "resnet152_v2",
    "VGG-16": "vgg16",
    "VGG-19": "vgg19",
    "NASNet-Mobile": "nasnet_mobile",
    "Ensemble": "ensemble",
}
_OF_MEMBERS = re.compile(r"The mean of the calibrated logits of (.+)\.")


def upgrade_card(card: dict[str, Any]) -> Card:
    """Return a card in schema 4; one that has it already is returned as it is.

    A sentence that is none of schema 3's own becomes the message `core.text`, which is shown unchanged.

    Parameters
    ----------
    card
        Of schema 3 or 4.
    """
    if card["schema"] != 3:
        return cast(Card, card)
    card = {**card, "schema": 4}
    title = card.get("title")
    if "title" in card:
        card["title"] = _title(title)
    if "licence" in card:
        card["licence"] = _one(card["licence"])
    if "intended_use" in card:
        card["intended_use"] = _several(card["intended_use"])
    if "limits" in card:
        card["limits"] = [message for limit in card["limits"] for message in _several(limit)]
    if "decision" in card:
        card["decision"] = _with_messages(card["decision"], "fixed_on", "rule")
    if "initial_weights" in card:
        card["initial_weights"] = _with_messages(card["initial_weights"], "source", "licence")
    if "description" in card.get("architecture", {}):
        description = _description(card["architecture"]["description"], title)
        card["architecture"] = {**card["architecture"], "description": description}
    if "robustness" in card:
        plain, *perturbed = card["robustness"]
        card["robustness"] = [plain, *(_with_messages(row, "perturbation") for row in perturbed)]
    if "faithfulness" in card:
        rows = [{name: row[name] for name in row if name != "title"} for row in card["faithfulness"]["rows"]]
        card["faithfulness"] = {**card["faithfulness"], "rows": rows}
    return cast(Card, card)


def _with_messages(part: dict[str, Any], *entries: str) -> dict[str, Any]:
    return part | {entry: _one(part[entry]) for entry in entries if entry in part}


def _one(sentence: str) -> StoredMessage:
    return _several(sentence)[0]


def _several(sentence: str) -> list[StoredMessage]:
    for pattern, codes in _SENTENCES.items():
        if found := re.fullmatch(pattern, sentence):
            values = {name: _value(name, text) for name, text in found.groupdict().items()}
            # All values belong to the last one.
            return [*({"code": code} for code in codes[:-1]), Message(codes[-1], values).as_json()]
    return [_as_it_is(sentence)]


def _value(name: str, text: str) -> str | float:
    if name in ("name", "label"):
        return text
    return float(text) if "." in text else int(text.replace(",", ""))


def _title(title: str | None) -> StoredMessage:
    return {"code": f"models.title_{_TITLES[title]}"} if title in _TITLES else _as_it_is(title)


def _description(description: str, title: str | None) -> StoredMessage:
    if found := _OF_MEMBERS.fullmatch(description):
        members = [{"message": _title(member)} for member in found[1].split(", ")]
        return {"code": "models.description_ensemble", "members": members}
    # Of a network that this program knows, it is known too.
    return {"code": f"models.description_{_TITLES[title]}"} if title in _TITLES else _as_it_is(description)


def _as_it_is(sentence: str | None) -> StoredMessage:
    return {"code": "core.text", "text": sentence}
