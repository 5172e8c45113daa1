"""The data of charts and tables as files."""

import csv
import io

import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard.components.downloads import as_csv

WORDS = {"series": "series", "low": "low", "high": "high"}


def cells(data) -> list[list[str]]:
    return list(csv.reader(io.StringIO(as_csv(data, WORDS).decode("utf-8-sig"))))


def test_points_of_every_line_and_their_errors():
    figure = go.Figure()
    figure.add_scatter(
        x=[0.5, 0.75], y=["a", "b"], name="one", error_x={"array": [0.25, 0.125], "arrayminus": [0.5, 0]}
    )
    figure.add_scatter(x=[1], y=["c"], name="other")
    figure.update_xaxes(title="AUC")
    assert cells(figure) == [
        ["series", "AUC", "y", "AUC, low", "AUC, high"],
        ["one", "0.5", "a", "0.0", "0.75"],
        ["one", "0.75", "b", "0.75", "0.875"],
        ["other", "1.0", "c", "", ""],
    ]


@pytest.mark.parametrize("text", ["=1+1", "@x", "-a"])
def test_no_cell_of_text_is_a_formula(text):
    assert cells(pd.DataFrame({text: [text, "plain"], "n": [-1, 2]})) == [
        [f"'{text}", "n"],
        [f"'{text}", "-1"],
        ["plain", "2"],
    ]
