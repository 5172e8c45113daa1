"""What the page of training curves says of how networks learned."""

import json

import pandas as pd
import pytest
import streamlit as st

from dashboard.components.common.formatting import model_title
from dashboard.components.common.plotly_charts import learning_rate_chart, scratch_transfer_chart, training_curves_chart
from dashboard.texts import LANGUAGES, say
from model_zoo.core.model_store import read_card
from tests.support.pages import open_page, shows, text
from tests.training.test_history_analysis import history

pytestmark = pytest.mark.slow


def specs(app) -> list[dict]:
    return [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]


def test_each_chosen_model_is_judged_and_its_learning_rate_shown():
    app = open_page("training_curves")
    app.pills(key="curve_models").set_value(["chestxray14", "pca_logistic"]).run()
    assert not app.exception
    in_epochs, at_once = (model_title(read_card(name)) for name in ("chestxray14", "pca_logistic"))
    assert f"**{at_once}**: {say('learning.at_once')}" in text(app)
    assert shows(app, "learning.best")
    assert sum(shows(app, f"learning.{verdict}") for verdict in ("overfits", "improving", "settled")) == 1
    rates = specs(app)[3]["data"]
    assert [line["name"] for line in rates] == [in_epochs, say("learning.best_epoch")]


def test_best_of_each_kind_is_compared_whatever_is_chosen():
    app = open_page("training_curves")
    app.pills(key="curve_models").set_value(["pca_logistic"]).run()
    assert not app.exception
    # Three curves; no learning rate, as nothing was trained in epochs; and the two ways.
    assert len(specs(app)) == 4
    names = [line["name"] for line in specs(app)[3]["data"]]
    assert names[0] == f"{model_title(read_card('scratch_cnn'))}, {say('learning.scratch')}"
    assert names[1].endswith(f", {say('learning.transfer')}")
    assert shows(app, "learning.gradual")
    assert shows(app, "learning.sudden")
    assert [button.key for button in app.get("download_button")] == [
        "data_curves_auc", "data_curves_loss", "data_curves_accuracy", "data_training_curves",
        "data_scratch_and_transfer",
    ]  # fmt: skip


def test_without_both_kinds_it_says_what_to_train(small_zoo):
    app = open_page("training_curves")
    assert not app.exception
    assert "thoraxlens train mobilenet_v2" in app.info[-1].value


def test_damaged_history_of_another_model_is_named(small_zoo):
    app = open_page("training_curves")
    app.pills(key="curve_models").set_value(["three"]).run()
    (small_zoo / "two/history.csv").write_text("epoch")
    st.cache_data.clear()
    app.run()
    assert not app.exception
    assert "two: history.csv is not the file" in " ".join(warning.value for warning in app.warning)


def test_it_is_said_in_german():
    app = open_page("training_curves")
    app.selectbox(key="language").set_value("de").run()
    assert not app.exception
    texts = LANGUAGES["de"].TEXTS
    assert texts["learning.words"] in [element.value for element in app.subheader]
    assert f"*{texts['stage.head']}*" in text(app)
    assert f"*{texts['stage.fine-tune']}*" in text(app)


def staged(**more) -> pd.DataFrame:
    return history([0.5, 0.4, 0.3], [0.5, 0.4, 0.3], stages=["head", "fine-tune", "fine-tune"], **more)


def test_best_epoch_is_a_star_and_a_change_of_stage_is_named_once():
    figure = learning_rate_chart({"a": staged(), "b": staged()}, {"a": 2, "b": 3})
    stars = [trace for trace in figure.data if trace.marker.symbol == "star"]
    assert [star.x[0] for star in stars] == [2, 3]
    assert [star.showlegend for star in stars] == [True, False]
    assert [note.text for note in figure.layout.annotations] == [f"{say('stage.head')} | {say('stage.fine-tune')}"]
    assert len(figure.layout.shapes) == 2


def test_two_ways_are_told_apart_without_colour():
    figure = scratch_transfer_chart({"a": staged(), "b": staged()})
    assert len({trace.marker.symbol for trace in figure.data}) == 2


def test_models_are_told_apart_without_colour():
    names = "abcdef"
    rates = learning_rate_chart({name: staged() for name in names}, dict.fromkeys(names, 1))
    drawn = training_curves_chart({name: staged() for name in names}, "auc", "AUC")
    for figure in (rates, drawn):
        lines = [trace for trace in figure.data if trace.showlegend is not False and trace.name in names]
        assert len({trace.marker.symbol for trace in lines[:5]}) == 5
        assert len({(trace.marker.symbol, trace.line.color) for trace in lines}) == 6
