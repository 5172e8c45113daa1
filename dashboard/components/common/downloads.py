"""Download of the data of charts and tables.

A file is made when its button is pressed. It then has a URL at the server, which only that visitor is told, until any
two pages have run after it (docs/security.md).
"""

from __future__ import annotations  # so that the first page imports this without pandas and plotly

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.texts import say
from model_zoo.core.csv_safety import escape_formula

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    import plotly.graph_objects as go

LETTER, PADDING = 6.2, 20  # pixels, of a table's column


def chart_with_download(figure: go.Figure, alt: str, rows: pd.DataFrame, name: str) -> None:
    """Draw a chart with the button that downloads its data below it.

    Parameters
    ----------
    alt
        Alternative text for screen readers.
    rows
        Data that the chart shows.
    name
        As `download_button` takes it.
    """
    st.plotly_chart(figure, alt=alt, key=f"chart_{name}")
    download_button(rows, name)


def echart_with_download(options: dict[str, Any], height: int, alt: str, rows: pd.DataFrame, name: str) -> None:
    """Draw a chart of ECharts with the button that downloads its data below it.

    Parameters
    ----------
    options
        As ECharts takes them.
    height
        Pixels.
    alt, rows, name
        As `chart_with_download` takes them.
    """
    st.echarts_chart(options, height=height, alt=alt, key=f"chart_{name}")
    download_button(rows, name)


def table_with_download(table: pd.DataFrame, name: str) -> None:
    """Draw a table, its first column wide enough for the longest entry, with the button that downloads it below.

    Parameters
    ----------
    name
        As `download_button` takes it.
    """
    letters = max(len(text) for text in (table.columns[0], *table.iloc[:, 0].astype(str)))
    first = {table.columns[0]: st.column_config.Column(width=int(LETTER * letters) + PADDING)}
    st.dataframe(table, hide_index=True, height="content", column_config=first)
    download_button(table, name)


def download_button(rows: pd.DataFrame | np.ndarray, name: str, label: str | None = None) -> None:
    """Draw a small button that downloads the data of a chart or a table as CSV, written when it is pressed.

    Parameters
    ----------
    name
        Of the file, without its suffix; a different one for each button of a page.
    label
        Of the button where it does not stand below its chart.
    """
    st.download_button(
        label or say("downloads.data"), partial(rows_to_csv, rows), f"{name}.csv", "text/csv", key=f"data_{name}",
        on_click="ignore", type="tertiary", icon=":material/download:", help=say("downloads.help"),
    )  # fmt: skip


def rows_to_csv(rows: pd.DataFrame | np.ndarray) -> bytes:
    """Return the CSV file of a chart, a table or a heat map: UTF-8 with a byte order mark, formulas escaped."""
    import pandas as pd

    cells = pd.DataFrame(rows).rename(columns=_safe).map(_safe)
    # Without the byte order mark spreadsheet programs do not recognise UTF-8.
    return cells.to_csv(index=False).encode("utf-8-sig")


def _safe(cell: object) -> object:
    return escape_formula(cell) if isinstance(cell, str) else cell
