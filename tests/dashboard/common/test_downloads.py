"""The data of charts and tables as files."""

import csv
import io

import pandas as pd
import pytest
import streamlit as st

from dashboard.components.common.downloads import rows_to_csv
from dashboard.texts import say
from model_zoo.core.paths import TRAINED
from model_zoo.data.report import read_report
from tests.support.pages import open_page

pytestmark = pytest.mark.slow


def cells(rows: pd.DataFrame) -> list[list[str]]:
    return list(csv.reader(io.StringIO(rows_to_csv(rows).decode("utf-8-sig"))))


@pytest.fixture
def files(monkeypatch) -> dict[str, pd.DataFrame]:
    """What the buttons of a page bring, by their key."""
    kept = {}

    def keep(label, data, *words, key, **options):
        kept[key] = pd.read_csv(io.BytesIO(data()))

    monkeypatch.setattr(st, "download_button", keep)
    return kept


def test_files_of_training_curves_hold_the_histories_and_nothing_else(files):
    app = open_page("training_curves")
    app.pills(key="curve_models").set_value(["mobilenet_v2", "pca_logistic"]).run()
    assert not app.exception
    titles = {"MobileNetV2": "mobilenet_v2", "PCA + logistic regression": "pca_logistic"}
    histories = {title: pd.read_csv(TRAINED / name / "history.csv") for title, name in titles.items()}
    for column in ("auc", "loss", "accuracy"):
        file = files[f"data_curves_{column}"].set_index("model")
        for title, history in histories.items():  # also of the model that is a level line and has one row only
            expected = history[["epoch", "stage", column, f"val_{column}"]]
            pd.testing.assert_frame_equal(file.loc[[title]].reset_index(drop=True), expected)
    rates = files["data_learning_rates"]
    assert set(rates["model"]) == {"MobileNetV2"}
    assert rates["learning_rate"].tolist() == histories["MobileNetV2"]["learning_rate"].tolist()
    assert rates["kept"].sum() == 1
    assert rates["epoch"][rates["kept"]].tolist() == [histories["MobileNetV2"]["val_auc"].idxmax() + 1]


def test_files_of_class_balance_hold_the_counts_of_the_report(files):
    assert not open_page("class_balance").exception
    facts = read_report("chest_xray").facts
    bars, counts = files["data_bars"], pd.DataFrame(facts["statistics"]["rows"])
    columns = [say(f"balance.column.{name}") for name in ("split", "label", "subtype", "images")]
    assert bars.columns.tolist() == columns
    assert sorted(bars[columns[-1]]) == sorted(counts["images"])
    by_number = files["data_images_per_group"]
    assert set(by_number[say("data.key")]) == {say("data.group")}
    assert (by_number[say("data.images")] * by_number[say("data.patients")]).sum() == facts["images"]


@pytest.mark.parametrize("text", ["=1+1", "@x", "-a"])
def test_no_cell_of_text_is_a_formula(text):
    assert cells(pd.DataFrame({text: [text, "plain"], "n": [-1, 2]})) == [
        [f"'{text}", "n"],
        [f"'{text}", "-1"],
        ["plain", "2"],
    ]
