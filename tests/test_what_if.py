"""Two sliders on the page Performance, and everything that they move."""

import base64
import json

import numpy as np
import pytest

from dashboard.components import what_if
from dashboard.components.what_if_charts import SYMBOLS, decision_curves, people
from model_zoo import artifacts
from model_zoo.artifacts import read_card
from tests.pages import open_page, text


def figures(app) -> dict[str, list[str]]:
    """The table of figures at the threshold: name -> what each column says."""
    table = next(table.value for table in app.dataframe if "at this threshold" in table.value)
    return {row[0]: row[1:] for row in table.values.tolist()}


def charts(app) -> list[str]:
    """The specifications of the charts that the threshold moves."""
    found = {chart.proto.id.rsplit("what_if", 1)[-1]: chart.proto.spec for chart in app.get("plotly_chart")}
    return [spec for name, spec in found.items() if name.startswith("_")]


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
    assert len(before[1]) == 6
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
    assert "Of 1,000 people, of whom 5% have PNEUMONIA" in text(app)


def test_prevalence_moves_the_people_and_not_the_pictures():
    app = open_page("performance", model="mobilenet_v2")
    # 10% of 1,000; sensitivity 0.985 and specificity 0.855 of the card.
    assert "98 have PNEUMONIA and are found (97 to 100)" in pictures(app)[0]
    assert "131 do not and are a false alarm (91 to 174)" in pictures(app)[0]
    assert "has it with a chance of **43.0%" in text(app)
    before = figures(app), charts(app)
    app.slider(key="prevalence").set_value(0.5).run()
    assert not app.exception
    assert "492 have PNEUMONIA and are found" in pictures(app)[0]
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
    assert "have PNEUMONIA" in pictures(app)[0]
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
    figure = decision_curves({"here": (*line, (0.5, 0.4)), "there": (*line, (0.5, -0.3))}, thresholds)
    assert figure.layout.yaxis.range == pytest.approx((-0.35, 0.6))
    assert [trace.name for trace in figure.data if trace.showlegend is not False] == [
        "here", "call everyone: here", "there", "call everyone: there", "call nobody"
    ]  # fmt: skip
    assert json.loads(figure.to_json())
