"""Two sliders on the page Performance, and everything that they move."""

import base64
import json
from dataclasses import replace

import numpy as np
import pytest

from dashboard.components import what_if
from dashboard.components.what_if import line_table
from dashboard.components.what_if_charts import (
    FINEST,
    SYMBOLS,
    decision_curves,
    matrix,
    people,
    thinned,
    with_points,
)
from model_zoo import artifacts
from model_zoo.artifacts import read_card
from tests.pages import open_page, text


def figures(app) -> dict[str, list[str]]:
    """The table of figures at the threshold: name -> what each column says."""
    table = next(table.value for table in app.dataframe if "at this threshold" in table.value)
    return {row[0]: row[1:] for row in table.values.tolist()}


def charts(app) -> list[str]:
    """The specifications of the charts that the threshold moves."""
    return [chart.proto.spec for chart in app.get("echarts_chart")]


def pictures(app) -> list[str]:
    """The pictures of people as SVG."""
    shown = [image.proto.imgs[0].url for image in app.get("image")]
    return [base64.b64decode(url.split(",")[1]).decode() for url in shown if url.startswith("data:image/svg")]


def test_at_the_model_s_own_threshold_the_figures_are_the_card_s():
    app = open_page("performance", model="mobilenet_v2")
    assert not app.exception
    metrics, shown = read_card("mobilenet_v2")["metrics"], figures(app)
    for place, split in enumerate(("test", "external")):
        for name, key in (
            ("Sensitivity", "sensitivity"),
            ("Positive predictive value", "ppv"),
            ("Accuracy", "accuracy"),
        ):
            figure = metrics[split]["summary"][key]
            assert shown[name][place] == f"{figure['value']:.3f} ({figure['low']:.3f} to {figure['high']:.3f})"
    for kind in ("bacterial", "viral"):
        value = metrics["test"]["sensitivity_by_subtype"][kind]["value"]
        assert shown[f"Sensitivity, {kind}"][0].startswith(f"{value:.3f} (")
        assert shown[f"Sensitivity, {kind}"][1] == "-"
    # (384 found - 34 false alarms) of 624, at odds of 1
    assert shown["Net benefit"][0].startswith(f"{(384 - 34) / 624:.3f} (")


def test_threshold_moves_everything_at_once():
    app = open_page("performance", model="mobilenet_v2")
    before = figures(app), charts(app), pictures(app)
    assert len(before[1]) == 5
    assert len(before[2]) == 2
    app.slider(key="threshold").set_value(0.1).run()
    assert not app.exception
    after = figures(app), charts(app), pictures(app)
    assert all(after[0][name] != row for name, row in before[0].items())
    assert all(new != old for new, old in zip(after[1], before[1], strict=True))
    assert all(new != old for new, old in zip(after[2], before[2], strict=True))


def test_link_brings_threshold_and_prevalence():
    app = open_page("performance", model="mobilenet_v2", threshold="0.2", prevalence="0.05")
    assert app.slider(key="threshold").value == 0.2
    assert app.slider(key="prevalence").value == 0.05
    assert "Of 1,000 people, of whom 5% have pneumonia" in text(app)


def test_prevalence_moves_the_people_and_not_the_pictures():
    app = open_page("performance", model="mobilenet_v2")
    # 10% of 1,000; sensitivity 0.985 and specificity 0.855 of the card.
    assert "98 have pneumonia and are found (97 to 100)" in pictures(app)[0]
    assert "131 do not and are a false alarm (91 to 174)" in pictures(app)[0]
    assert "has it with a chance of **43.0%" in text(app)
    before = figures(app), charts(app)
    app.slider(key="prevalence").set_value(0.5).run()
    assert not app.exception
    assert "492 have pneumonia and are found" in pictures(app)[0]
    assert "73 do not and are a false alarm" in pictures(app)[0]
    assert (figures(app), charts(app)) == before


def test_more_classes_say_why_not_and_ask_about_one_of_them(small_zoo):
    app = open_page("performance", model="three")
    assert not app.exception
    assert "calls the likeliest one and has no threshold" in text(app)
    asked = app.segmented_control(key="asked")
    assert asked.options == ["EFFUSION", "PNEUMONIA"]
    assert asked.value == "EFFUSION"
    before = pictures(app)
    asked.set_value("PNEUMONIA").run()
    assert not app.exception
    assert pictures(app) != before
    assert "have pneumonia" in pictures(app)[0]
    assert len(pictures(app)) == 1  # of another hospital nothing is stored


@pytest.mark.parametrize("model", ["two", "both"])
@pytest.mark.parametrize("threshold", ["0.01", "0.99"])
def test_thresholds_that_call_everyone_or_nobody(model, threshold, small_zoo):
    app = open_page("performance", model=model, threshold=threshold, prevalence="0.99")
    assert not app.exception
    assert not app.error
    assert "Net benefit" in figures(app)


def test_damaged_predictions_are_named(small_zoo, monkeypatch):
    def fail(card, split, index):
        raise artifacts.ArtifactError("two: predictions.csv is gone")

    monkeypatch.setattr(what_if, "pictures", fail)
    app = open_page("performance", model="two")
    assert not app.exception
    assert "predictions.csv is gone" in app.error[0].value


def test_everyone_of_the_people_is_drawn_once():
    counts = {"found": 90, "missed": 10, "alarmed": 180, "cleared": 720}
    svg = base64.b64decode(people(counts, dict.fromkeys(SYMBOLS, "a & b")).split(",")[1]).decode()
    assert svg.count("a &amp; b") == 4
    for group, count in counts.items():
        assert svg.count(SYMBOLS[group][0]) == count + 1  # and once beside its words


def test_decision_curve_shows_its_points_and_not_what_falls_without_end():
    thresholds = np.array([0.1, 0.5, 0.99])
    line = np.array([0.5, 0.4, 0.0]), np.array([0.55, 0.2, -39.0])
    options = decision_curves({"here": (*line, (0.5, 0.4)), "there": (*line, (0.5, -0.33))}, thresholds)
    assert (options["yAxis"]["min"], options["yAxis"]["max"]) == pytest.approx((-0.4, 0.6))
    assert options["legend"]["data"] == [
        "here", "call everyone: here", "there", "call everyone: there", "call nobody"
    ]  # fmt: skip
    assert options["series"][0]["data"] == [[0.1, 0.5], [0.5, 0.4], [0.99, 0.0]]


def test_point_that_is_undefined_is_not_drawn():
    options = with_points({"here": (np.array([0, 1]), np.array([0, 1]), (0.0, None))}, "x", "y")
    assert options["series"][1]["data"] == []
    json.dumps(options, allow_nan=False)


def test_matrix_has_counts_and_shares_by_truth():
    cells = {
        tuple(cell["value"][:2]): cell["label"]["formatter"]
        for cell in matrix(np.array([[3, 1], [0, 4]]), ["N", "P"])["series"][0]["data"]
    }
    assert cells == {(0, 0): "3\n75.0%", (1, 0): "1\n25.0%", (0, 1): "0\n0.0%", (1, 1): "4\n100.0%"}


def test_thinned_line_stays_where_it_was():
    x = np.linspace(0, 1, 4001)
    y = np.sqrt(x)
    fewer_x, fewer_y = thinned(x, y)
    assert 100 < len(fewer_x) < 600
    assert (fewer_x[0], fewer_y[0], fewer_x[-1], fewer_y[-1]) == (0, 0, 1, 1)
    assert np.abs(np.interp(x, fewer_x, fewer_y) - y).max() < FINEST


def test_rows_of_lines_name_them():
    rows = line_table({"here": ([0, 1], [0.5, 1.0], ()), "there": ([0], [0.25], ())}, ("x", "y"))
    assert rows.values.tolist() == [["here", 0, 0.5], ["here", 1, 1.0], ["there", 0, 0.25]]
    assert rows.columns.tolist() == ["series", "x", "y"]


def test_risk_coverage_is_by_the_model_s_own_rule():
    app = open_page("performance", model="mobilenet_v2")
    spec = next(chart.proto for chart in app.get("plotly_chart") if "what_if_risk" in chart.proto.id)
    entry = read_card("mobilenet_v2")["metrics"]["test"]["answered"]
    figure = json.loads(spec.spec)
    marks = [trace for trace in figure["data"] if trace["mode"] == "markers"]
    assert marks[0]["x"] == pytest.approx([entry["share"]])
    assert marks[0]["y"] == pytest.approx([1 - entry["accuracy"]["value"]])


def test_class_that_no_test_picture_has_leaves_nothing_to_weigh(small_zoo, monkeypatch):
    inner = what_if.pictures
    monkeypatch.setattr(what_if, "pictures", lambda *asked: replace(inner(*asked), positive=np.zeros(9, bool)))
    app = open_page("performance", model="three")
    assert not app.exception
    assert "nothing to weigh" in app.info[0].value
