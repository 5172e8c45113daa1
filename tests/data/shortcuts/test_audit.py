"""The whole audit of a set with known shortcuts, and what terminal and cards hold of it."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from model_zoo.data.report import read_report
from model_zoo.data.shortcuts.audit import audit_shortcuts
from model_zoo.data.shortcuts.audit_text import audit_lines, audit_summary
from tests.data.shortcuts.test_burned_in_marks import lettered

pytestmark = pytest.mark.slow

TRAINING, ALL = 160, 200


@pytest.fixture(scope="module")
def made() -> tuple[pd.DataFrame, np.ndarray, pd.DataFrame]:
    """Every other image PNEUMONIA: 10 grey values brighter, half of them with KV59 in a corner, in training; views
    are as likely in both classes. In test the brighter ones are NORMAL."""
    random = np.random.default_rng(0)
    images, rows, views = [], [], random.choice(["AP", "PA"], ALL).tolist()
    for number in range(ALL):
        pneumonia, test = number % 2 == 1, number >= TRAINING
        image = lettered(number, *([("KV59", 0.82, 0.9)] if number % 4 == 1 else []))
        images.append(np.clip(image + 10.0 * (pneumonia != test), 0, 255).astype(np.uint8))
        label, split = "PNEUMONIA" if pneumonia else "NORMAL", "test" if test else "val" if number % 9 == 0 else "train"
        rows.append((f"a{number}", f"root/{label}/a{number}.png", label, f"p{number}", f"p{number}", "", split))
    columns = ["image_id", "path", "label", "patient", "group", "subtype", "split"]
    return pd.DataFrame(rows, columns=columns), np.stack(images), pd.DataFrame({"view": views})


@pytest.fixture(scope="module")
def facts(made) -> dict:
    frame, pixels, details = made
    return json.loads(json.dumps(audit_shortcuts(frame, pixels, Path("root"), details).facts))


def test_statistics_find_the_shortcut_and_test_images_show_that_it_is_none(facts):
    (pair,) = facts["pairs"]
    assert pair["classes"] == ["NORMAL", "PNEUMONIA"]
    assert pair["together"]["value"] > 0.95
    assert pair["test"]["value"] < 0.3
    alone = {row["name"]: row["auc"]["value"] for row in pair["alone"]}
    assert alone["brightness"] > 0.9
    assert list(alone.values()) == sorted(alone.values(), reverse=True)
    assert abs(alone["view"] - 0.5) < 0.15
    assert 0.65 < alone["marks"] < 0.85  # half of the pneumonias bear one
    assert "series" in alone
    assert {(row["property"], row["value"]) for row in pair["within"]} <= {("view", "AP"), ("view", "PA")}


def test_mark_of_one_class_is_found_with_its_test_images(facts):
    (mark,) = facts["marks"]
    assert mark["one_class"] == "PNEUMONIA"
    assert mark["training"] == {"NORMAL": 0, "PNEUMONIA": TRAINING // 4}
    assert mark["test"] == {"NORMAL": 0, "PNEUMONIA": (ALL - TRAINING) // 4}
    assert mark["patients"] == TRAINING // 4
    assert min(mark["place"]) > 0.8
    assert len(mark["examples"]) == 4
    for example in mark["examples"]:
        assert example["file"].startswith("PNEUMONIA/a")
        top, left, bottom, right = example["box"]
        assert 0.8 < top < bottom <= 1
        assert 0.7 < left < right <= 1


def test_styles_count_every_image_once(facts, made):
    frame, *_ = made
    for part, images in (("training", TRAINING), ("test", ALL - TRAINING)):
        assert sum(sum(style[part].values()) for style in facts["styles"]) == images
    sizes = [sum(style["training"].values()) for style in facts["styles"]]
    assert sizes == sorted(sizes, reverse=True)
    splits = frame.set_index("image_id")["split"]
    shown = [Path(example["file"]).stem for style in facts["styles"] for example in style["examples"]]
    assert len(shown) == len(set(shown)) > 10
    assert "test" not in set(splits[shown])
    assert {style["group"] for style in facts["styles"]} == {0, 1, 2, 3}


def test_properties_are_counted(facts):
    values = {(row["property"], row["value"]): row for row in facts["properties"]}
    assert set(values) == {("series", "a"), ("view", "AP"), ("view", "PA")}
    assert sum(values["series", "a"]["training"].values()) == TRAINING
    assert sum(sum(row["test"].values()) for key, row in values.items() if key[0] == "view") == ALL - TRAINING


def test_nothing_hangs_on_the_test_images(facts, made):
    frame, pixels, details = made
    changed = pixels.copy()
    changed[TRAINING:] = 255 - changed[TRAINING:]
    other = audit_shortcuts(frame, changed, None, details).facts
    assert other["style_model"] == facts["style_model"]
    assert other["pairs"][0]["together"] == facts["pairs"][0]["together"]
    assert other["marks"][0]["training"] == facts["marks"][0]["training"]
    assert other["marks"][0]["test"] != facts["marks"][0]["test"]
    assert other["marks"][0]["examples"] == []  # as no folder is given


def test_few_images_have_counts_but_no_auc(made):
    frame, pixels, _ = made
    few = audit_shortcuts(frame.iloc[:6].reset_index(drop=True), pixels[:6]).facts
    assert few["pairs"][0] == {
        "classes": ["NORMAL", "PNEUMONIA"], "together": None, "test": None, "alone": [], "within": [],
    }  # fmt: skip
    assert few["marks"] == []
    assert [style["one_class"] for style in few["styles"]] == [None] * len(few["styles"])


def test_summary_holds_what_stands_in_one_class_only(facts):
    summary = audit_summary(facts)
    assert summary["images"] == TRAINING
    assert summary["pairs"][0]["together"] == facts["pairs"][0]["together"]
    assert summary["pairs"][0]["strongest"]["name"] in facts["statistics"]
    assert summary["one_class_marks"] == [{part: facts["marks"][0][part] for part in ("training", "test", "one_class")}]
    lines = audit_lines(facts)
    assert lines[0].startswith("Whole-image statistics tell PNEUMONIA from NORMAL with AUC ")
    assert lines[-1] == "Burned-in marks: 1; of one class only: PNEUMONIA (40 images)."


def test_shipped_reports_name_the_known_shortcuts():
    audit = read_report("chest_xray").facts["shortcuts"]
    (pair,) = audit["pairs"]
    assert pair["together"]["value"] > 0.9
    corner = [mark for mark in audit["marks"] if min(mark["place"]) > 0.9 and mark["one_class"] == "PNEUMONIA"]
    assert len(corner) == 1
    assert corner[0]["training"]["PNEUMONIA"] >= 150
    assert corner[0]["subtypes"]["viral"] >= 120
    assert min(corner[0]["test"].values()) > 10  # in test it stands on both
    adults = read_report("nih").facts["shortcuts"]
    within = {(tuple(p["classes"]), row["value"]): row["auc"] for p in adults["pairs"] for row in p["within"]}
    assert within[("NORMAL", "PNEUMONIA"), "PA"]["low"] > 0.85
    assert within[("NORMAL", "PNEUMONIA"), "AP"]["low"] > 0.7
