"""Two sliders on the page Performance, and all charts and figures that they move."""

import base64
import json
from dataclasses import replace

import numpy as np
import pytest

from dashboard.components.performance import threshold_explorer
from dashboard.components.performance.chart_rows import line_table
from dashboard.components.performance.natural_frequencies import SYMBOLS, people_pictogram
from dashboard.components.performance.threshold_charts import (
    FINEST,
    confusion_matrix_chart,
    decision_curve_chart,
    reliability_chart,
    roc_chart,
    thin_line,
)
from dashboard.texts import class_in_sentence, say
from model_zoo.core import model_store
from model_zoo.core.model_store import read_card
from tests.support.messages import says
from tests.support.pages import open_page, text

pytestmark = pytest.mark.slow


def figures(app) -> dict[str, list[str]]:
    """The table of figures at the threshold: name -> what each column says."""
    table = next(table.value for table in app.dataframe if say("what_if.figure") in table.value)
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
        assert shown[say(f"figure.{kind}")][0].startswith(f"{value:.3f} (")
        assert shown[say(f"figure.{kind}")][1] == "-"
    # 384 of 390 found, 34 of 234 false alarms, at odds of 1, for an even chance of either
    assert shown[say("figure.net_benefit")][0].startswith(f"{(384 / 390 - 34 / 234) / 2:.3f} (")


def test_threshold_moves_everything_at_once():
    app = open_page("performance", model="mobilenet_v2")
    before = figures(app), charts(app), pictures(app)
    assert (
        len(before[1]) == 7
    )  # two matrices, ROC, precision and recall, decision curve, calibration, risk and coverage
    assert not app.get("plotly_chart")  # none that stands still
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
    assert say("what_if.people_title", people=1000, prevalence="5%", name="pneumonia") in text(app)


def test_prevalence_moves_the_people_and_not_the_pictures():
    app = open_page("performance", model="mobilenet_v2")
    # 10% of 1,000; sensitivity 0.985 and specificity 0.855 of the card.
    assert say("what_if.found", name="pneumonia", count=98, low=97, high=100) in pictures(app)[0]
    assert say("what_if.alarmed", count=131, low=91, high=174) in pictures(app)[0]
    assert "**43.0% (" in text(app)  # positive predictive value
    before = figures(app), charts(app)
    app.slider(key="prevalence").set_value(0.5).run()
    assert not app.exception
    assert say("what_if.found", name="pneumonia", count=492, low=485, high=498) in pictures(app)[0]
    assert say("what_if.alarmed", count=73, low=51, high=97) in pictures(app)[0]
    assert (figures(app), charts(app)) == before


def test_headline_stays_at_the_model_s_own_threshold():
    app = open_page("performance", model="mobilenet_v2")
    before = [metric.value for metric in app.metric]
    assert say("performance.headline", threshold="50%") in [element.value for element in app.subheader]
    assert app.slider(key="threshold").value == 0.5
    assert say("what_if.own", threshold="50.0%") in text(app)
    app.slider(key="threshold").set_value(0.1).run()
    assert [metric.value for metric in app.metric] == before


def test_model_of_another_threshold_starts_at_its_own(small_zoo):
    model_store.amend_card("both", {"decision": read_card("both")["decision"] | {"threshold": 0.3}})
    app = open_page("performance", model="two")
    assert app.slider(key="threshold").value == 0.5
    app.selectbox(key="model").set_value("both").run()
    assert app.slider(key="threshold").value == 0.3
    assert say("what_if.own", threshold="30.0%") in text(app)
    app.slider(key="threshold").set_value(0.6).run()
    assert app.slider(key="threshold").value == 0.6
    app.selectbox(key="model").set_value("two").run()
    assert app.slider(key="threshold").value == 0.5
    assert not app.exception
    assert not app.warning


def test_charts_are_of_the_pictures_asked_for():
    app = open_page("performance", model="mobilenet_v2", split="val")
    metrics, shown = read_card("mobilenet_v2")["metrics"], figures(app)
    for place, split in enumerate(("val", "external")):
        value = metrics[split]["summary"]["sensitivity"]["value"]
        assert shown["Sensitivity"][place].startswith(f"{value:.3f} (")
    assert say("what_if.val", images=metrics["val"]["images"]) in charts(app)[2]
    app.segmented_control(key="split").set_value("external").run()
    assert not app.exception
    assert figures(app)["Sensitivity"][0] == shown["Sensitivity"][1]


def test_page_reads_from_the_figures_down_to_robustness():
    app = open_page("performance", model="mobilenet_v2")
    assert [element.value for element in app.subheader] == [
        say("performance.headline", threshold="50%"), say("performance.moving"), say("what_if.rarer"),
        say("performance.calibrated"), say("what_if.risk_coverage"), say("performance.kinds"),
        say("performance.points"), say("performance.external"), say("performance.robustness"),
        say("performance.heat_maps"),
    ]  # fmt: skip
    shown = len(app.get("echarts_chart")) + len(app.dataframe)
    assert len(app.get("download_button")) == shown  # the data of each


def test_more_classes_say_why_not_and_ask_about_one_of_them(small_zoo):
    app = open_page("performance", model="three")
    assert not app.exception
    assert say("what_if.of_more", classes=3) in text(app)
    asked = app.segmented_control(key="asked")
    assert asked.options == ["EFFUSION", "PNEUMONIA"]
    assert asked.value == "EFFUSION"
    before = pictures(app)
    asked.set_value("PNEUMONIA").run()
    assert not app.exception
    assert pictures(app) != before
    assert "pneumonia" in pictures(app)[0]
    assert len(pictures(app)) == 1  # of another hospital nothing is stored


@pytest.mark.parametrize("model", ["two", "both"])
@pytest.mark.parametrize("threshold", ["0.01", "0.99"])
def test_thresholds_that_call_everyone_or_nobody(model, threshold, small_zoo):
    app = open_page("performance", model=model, threshold=threshold, prevalence="0.99")
    assert not app.exception
    assert not app.error
    assert say("figure.net_benefit") in figures(app)


def test_damaged_predictions_are_named(small_zoo, monkeypatch):
    def fail(card, split, index):
        raise model_store.ArtifactError("core.file_altered", name="two", file="predictions.csv")

    monkeypatch.setattr(threshold_explorer, "binary_predictions", fail)
    app = open_page("performance", model="two")
    assert not app.exception
    assert says(app.error[0].value, "core.file_altered")


def test_everyone_of_the_people_is_drawn_once():
    counts = {"found": 90, "missed": 10, "alarmed": 180, "cleared": 720}
    svg = base64.b64decode(people_pictogram(counts, dict.fromkeys(SYMBOLS, "a & b")).split(",")[1]).decode()
    assert svg.count("a &amp; b") == 4
    for group, count in counts.items():
        assert svg.count(SYMBOLS[group][0]) == count + 1  # and once beside its words


def test_decision_curve_shows_its_points_and_not_what_falls_without_end():
    thresholds = np.array([0.1, 0.5, 0.99])
    line, everyone = (thresholds, np.array([0.5, 0.4, 0.0])), np.array([0.55, 0.2, -39.0])
    options = decision_curve_chart({"here": (*line, (0.5, 0.4)), "there": (*line, (0.5, -0.33))}, thresholds, everyone)
    assert (options["yAxis"]["min"], options["yAxis"]["max"]) == (-40, 60)
    assert [line["name"] for line in options["legend"]["data"]] == [
        "here", "there", say("what_if.everyone"), say("what_if.nobody")
    ]  # fmt: skip
    assert options["series"][0]["data"] == [[10, 50], [50, 40], [99, 0]]


def test_point_that_is_undefined_is_not_drawn():
    options = roc_chart({"here": (np.array([0, 1]), np.array([0, 1]), (0.0, None))})
    assert options["series"][1]["data"] == []
    json.dumps(options, allow_nan=False)


def test_lines_and_points_are_told_apart_without_colour():
    line = np.array([0, 1]), np.array([0, 1]), (0.5, 0.5)
    series = roc_chart(dict.fromkeys("abc", line))["series"]
    assert len({str(part["lineStyle"]["type"]) for part in series if part["name"] in "abc"}) == 3
    assert len({part["symbol"] for part in series if part["type"] == "scatter"}) == 3
    bins = np.array([0.2, 0.7]), np.array([0.1, 0.9]), np.array([3, 1])
    series = reliability_chart(dict.fromkeys("ab", bins), 0.4)["series"]
    assert len({(part["lineStyle"]["type"], part["symbol"]) for part in series if part["name"] in "ab"}) == 2
    assert series[-1]["data"] == [[40, 0], [40, 100]]


def test_empty_bins_are_left_out():
    bins = np.array([0.2, np.nan]), np.array([0.1, np.nan]), np.array([3, 0])
    options = reliability_chart({"a": bins}, None)
    assert [point["value"] for point in options["series"][0]["data"]] == [[20, 10]]
    json.dumps(options, allow_nan=False)


def test_matrix_has_counts_and_shares_by_truth():
    cells = {
        tuple(cell["value"][:2]): cell["label"]["formatter"]
        for cell in confusion_matrix_chart(np.array([[3, 1], [0, 4]]), ["N", "P"])["series"][0]["data"]
    }
    assert cells == {(0, 0): "3\n75.0%", (1, 0): "1\n25.0%", (0, 1): "0\n0.0%", (1, 1): "4\n100.0%"}


def test_thinned_line_stays_where_it_was():
    x = np.linspace(0, 1, 4001)
    y = np.sqrt(x)
    fewer_x, fewer_y = thin_line(x, y)
    assert 100 < len(fewer_x) < 600
    assert (fewer_x[0], fewer_y[0], fewer_x[-1], fewer_y[-1]) == (0, 0, 1, 1)
    assert np.abs(np.interp(x, fewer_x, fewer_y) - y).max() < FINEST


def test_rows_of_lines_name_them():
    rows = line_table({"here": ([0, 1], [0.5, 1.0], ()), "there": ([0], [0.25], ())}, ("x", "y"))
    assert rows.values.tolist() == [["here", 0, 0.5], ["here", 1, 1.0], ["there", 0, 0.25]]
    assert rows.columns.tolist() == [say("downloads.series"), "x", "y"]


def test_risk_coverage_starts_by_the_model_s_own_rule():
    app = open_page("performance", model="mobilenet_v2")
    entry = read_card("mobilenet_v2")["metrics"]["test"]["answered"]
    options = json.loads(charts(app)[-1])
    point = next(part for part in options["series"] if part["type"] == "scatter")["data"][0]
    assert point == pytest.approx([100 * entry["share"], 100 * (1 - entry["accuracy"]["value"])], abs=0.01)


def test_class_that_no_test_picture_has_leaves_nothing_to_weigh(small_zoo, monkeypatch):
    inner = threshold_explorer.binary_predictions
    monkeypatch.setattr(
        threshold_explorer, "binary_predictions", lambda *asked: replace(inner(*asked), positive=np.zeros(9, bool))
    )
    app = open_page("performance", model="three")
    assert not app.exception
    assert app.info[0].value == say("what_if.one_sided", name=class_in_sentence("EFFUSION"))
