"""The shortcut audit on the page Class balance."""

import json
import shutil

import numpy as np
import pytest

from dashboard.components.datasets import shortcut_charts
from dashboard.texts import say
from model_zoo.core import paths
from model_zoo.core.paths import DATA_REPORTS as SHIPPED_REPORTS
from model_zoo.data.report import read_report
from tests.support.images import encode, ramp
from tests.support.pages import open_page, shows, text

pytestmark = pytest.mark.slow


@pytest.fixture
def reports(tmp_path, monkeypatch):
    """A copy of the stored reports, and no models."""
    shutil.copytree(SHIPPED_REPORTS, tmp_path / "reports")
    (tmp_path / "zoo").mkdir()
    monkeypatch.setattr(paths, "DATA_REPORTS", tmp_path / "reports")
    monkeypatch.setattr(paths, "TRAINED", tmp_path / "zoo")
    monkeypatch.delenv("THORAXLENS_DATA", raising=False)
    return tmp_path / "reports"


def changed(reports, name, change) -> None:
    file = reports / name / "report.json"
    facts = json.loads(file.read_text())
    change(facts)
    file.write_text(json.dumps(facts))


def test_figures_of_the_report_are_shown(reports):
    audit = read_report("chest_xray").facts["shortcuts"]
    app = open_page("class_balance")
    assert not app.exception
    assert shows(app, "shortcuts.together", auc=shortcut_charts.format_with_interval(audit["pairs"][0]["together"]))
    assert shows(app, "shortcuts.carried_over", auc=shortcut_charts.format_with_interval(audit["pairs"][0]["test"]))
    of_one_class = [mark for mark in audit["marks"] if mark["one_class"]]
    assert len(of_one_class) > 3
    assert all(shows(app, "shortcuts.mark_words", images=mark["training"]["PNEUMONIA"]) for mark in of_one_class)
    marks = next(table.value for table in app.dataframe if say("shortcuts.column.look") in table.value)
    assert len(marks) == len(audit["marks"])
    assert marks[say("shortcuts.column.look")].str.startswith("data:image/png").all()
    assert marks["PNEUMONIA (test)"].tolist() == [mark["test"]["PNEUMONIA"] for mark in audit["marks"]]
    assert not [box for box in app.selectbox if box.label == say("shortcuts.examples_of")]


def test_pair_of_more_than_two_classes_is_chosen(reports):
    app = open_page("class_balance", data="nih", pair="NORMAL-PNEUMONIA")
    assert not app.exception
    pairs = {tuple(pair["classes"]): pair for pair in read_report("nih").facts["shortcuts"]["pairs"]}
    chosen = pairs["NORMAL", "PNEUMONIA"]
    assert shows(app, "shortcuts.together", first="normal", second="pneumonia")
    within = next(table.value for table in app.dataframe if say("shortcuts.column.only") in table.value)
    assert len(within) == len(chosen["within"])
    assert f"{say('property.view')}: PA" in within[say("shortcuts.column.only")].tolist()
    # A link to a pair of another data set shows the first one of this.
    assert not open_page("class_balance", data="nih_rereads", pair="NORMAL-PNEUMONIA").exception


def test_older_report_says_how_the_audit_is_made(reports):
    changed(reports, "nih", lambda facts: facts.pop("shortcuts"))
    app = open_page("class_balance", data="nih")
    assert not app.exception
    assert "`python -m model_zoo dataset DIR --name nih`" in app.info[0].value


def test_examples_are_read_from_the_data_folder_and_from_nowhere_else(reports, tmp_path, monkeypatch):
    def own(facts) -> None:
        files = ["train/NORMAL/a.png", "train/NORMAL/*gone*.png", "../secret.png"]
        facts["shortcuts"]["marks"][0]["examples"] = [
            {"file": file, "label": "NORMAL", "box": [0.1, 0.1, 0.2, 0.2]} for file in files
        ]

    changed(reports, "chest_xray", own)
    (tmp_path / "chest_xray/train/NORMAL").mkdir(parents=True)
    for path in ("chest_xray/train/NORMAL/a.png", "secret.png"):
        (tmp_path / path).write_bytes(encode(ramp(60, 60)))
    monkeypatch.setenv("THORAXLENS_DATA", str(tmp_path))
    app = open_page("class_balance")
    assert not app.exception
    box = next(box for box in app.selectbox if box.label == say("shortcuts.examples_of"))
    assert box.options[0] == say("shortcuts.mark", number=1)
    shown = [image.proto.imgs[0].caption for image in app.get("image") if "a\\.png" in image.proto.imgs[0].caption]
    assert len(shown) == 1
    assert text(app).count(say("shortcuts.example_missing", file="").strip()) == 2
    box.set_value(box.value).run()
    assert not app.exception


def test_folder_without_this_data_set_offers_no_examples(reports, tmp_path, monkeypatch):
    monkeypatch.setenv("THORAXLENS_DATA", str(tmp_path))
    app = open_page("class_balance")
    assert not [box for box in app.selectbox if box.label == say("shortcuts.examples_of")]


def test_rows_of_the_chart_are_the_report_s():
    audit = read_report("chest_xray").facts["shortcuts"]
    rows = shortcut_charts.auc_rows(audit["pairs"][0], audit["statistics"])
    assert rows["property"][0] == say("property.together")
    assert rows["property"].is_unique
    assert rows["statistic"].sum() == len(audit["statistics"]) + 1
    assert (rows["low"] <= rows["value"]).all()
    figure = shortcut_charts.auc_chart(rows)
    assert sum(len(trace.x) for trace in figure.data) == len(rows)


def test_shares_of_a_style_add_up():
    styles = read_report("nih").facts["shortcuts"]["styles"]
    figure = shortcut_charts.styles_chart(styles)
    assert np.sum([trace.x for trace in figure.data], axis=0) == pytest.approx(np.full(len(styles), 100))


@pytest.mark.parametrize(
    ("place", "words"), [((0.02, 0.04), "top left"), ((0.97, 0.96), "bottom right"), ((0.5, 1.0), "right")]
)
def test_place_is_named_as_seen_on_the_screen(place, words):
    assert shortcut_charts.place_name(place) == words
