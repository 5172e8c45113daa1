"""Download of the data of a chart or a table.

It is made when its button is pressed and has an address at the server then, told to that visitor alone, until any two
pages were run after it (docs/security.md).
"""

from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard.texts import say
from model_zoo.core.csv_safety import escape_formula

LETTER, PADDING = 6.2, 20  # pixels, of a column


def chart_with_download(figure: go.Figure, alt: str, rows: pd.DataFrame, name: str) -> None:
    """A chart with the button that downloads its data below it. rows: what it shows. name: as download_button() takes
    it.
    """
    st.plotly_chart(figure, alt=alt, key=f"chart_{name}")
    download_button(rows, name)


def echart_with_download(options: dict, height: int, alt: str, rows: pd.DataFrame, name: str) -> None:
    """chart_with_download() for ECharts. height: in pixels."""
    st.echarts_chart(options, height=height, alt=alt, key=f"chart_{name}")
    download_button(rows, name)


def table_with_download(table: pd.DataFrame, name: str) -> None:
    """A table with the button for its data below it, and a first column in which its longest name can be read. name:
    as download_button() takes it.
    """
    letters = max(len(text) for text in (table.columns[0], *table.iloc[:, 0].astype(str)))
    first = {table.columns[0]: st.column_config.Column(width=int(LETTER * letters) + PADDING)}
    st.dataframe(table, hide_index=True, height="content", column_config=first)
    download_button(table, name)


def download_button(rows: pd.DataFrame, name: str, label: str | None = None) -> None:
    """A small button for the data of a chart or a table as CSV, written when it is pressed.

    name: of the file, without its ending; another one for each button of a page. label: where it does not stand below
    its chart.
    """
    st.download_button(
        label or say("downloads.data"), partial(rows_to_csv, rows), f"{name}.csv", "text/csv", key=f"data_{name}",
        on_click="ignore", type="tertiary", icon=":material/download:", help=say("downloads.help"),
    )  # fmt: skip


def rows_to_csv(rows: pd.DataFrame) -> bytes:
    """The CSV file of a chart or a table."""
    cells = rows.rename(columns=_safe).map(_safe)
    # With the mark without which spreadsheet programs take UTF-8 for something else.
    return cells.to_csv(index=False).encode("utf-8-sig")


def _safe(cell: object) -> object:
    return escape_formula(cell) if isinstance(cell, str) else cell
