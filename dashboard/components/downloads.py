"""What a chart or a table shows, as a file to take away.

It is made when its button is pressed and has an address at the server then, told to that visitor alone, until any two
pages were run after it (docs/security.md).
"""

from functools import partial

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard.texts import say
from model_zoo.cells import harmless


def charted(figure: go.Figure, name: str, alt: str, **options) -> None:
    """A chart with the button that downloads its data below it. name: as data_button() takes it. options: of
    st.plotly_chart."""
    st.plotly_chart(figure, alt=alt, key=f"chart_{name}", **options)
    data_button(figure, name)


def charted_rows(options: dict, height: int, alt: str, rows: pd.DataFrame, name: str) -> None:
    """charted() for ECharts. height: in pixels. rows: what the chart shows."""
    st.echarts_chart(options, height=height, alt=alt, key=f"chart_{name}")
    data_button(rows, name)


def data_button(data: go.Figure | pd.DataFrame, name: str, label: str | None = None) -> None:
    """A small button for the data of a chart or a table as CSV, written when it is pressed.

    name: of the file, without its ending; another one for each button of a page. label: where it does not stand below
    its chart.
    """
    words = {word: say(f"downloads.{word}") for word in ("series", "low", "high")}
    st.download_button(
        label or say("downloads.data"), partial(as_csv, data, words), f"{name}.csv", "text/csv", key=f"data_{name}",
        on_click="ignore", type="tertiary", icon=":material/download:", help=say("downloads.help"),
    )  # fmt: skip


def as_csv(data: go.Figure | pd.DataFrame, words: dict[str, str]) -> bytes:
    """The CSV file of a chart or a table. words: as rows_of() takes them."""
    frame = rows_of(data, words) if isinstance(data, go.Figure) else data
    cells = frame.rename(columns=_safe).map(_safe)
    # With the mark without which spreadsheet programs take UTF-8 for something else.
    return cells.to_csv(index=False).encode("utf-8-sig")


def rows_of(figure: go.Figure, words: dict[str, str]) -> pd.DataFrame:
    """What a figure shows, a row for each of its points.

    Columns are named by the axes. words: the name of the column of traces, and how those of error bars end: "series",
    "low", "high".
    """
    axes = {axis: getattr(figure.layout, f"{axis}axis").title.text or axis for axis in ("x", "y")}
    parts = []
    for trace in figure.data:
        part = pd.DataFrame({axes[axis]: list(getattr(trace, axis)) for axis in axes})
        for axis in ("x", "y"):
            if (errors := getattr(trace, f"error_{axis}", None)) and errors.array is not None:
                part[f"{axes[axis]}, {words['low']}"] = part[axes[axis]] - np.asarray(errors.arrayminus)
                part[f"{axes[axis]}, {words['high']}"] = part[axes[axis]] + np.asarray(errors.array)
        if trace.name:
            part.insert(0, words["series"], trace.name)
        parts.append(part)
    return pd.concat(parts, ignore_index=True)


def _safe(cell: object) -> object:
    return harmless(cell) if isinstance(cell, str) else cell
