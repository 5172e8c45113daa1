"""Plotly figures that the pages draw. All take plain tables and arrays; none computes a metric."""

from __future__ import annotations  # as in store.py: without pandas the first page is there sooner

from typing import TYPE_CHECKING

import plotly.graph_objects as go
import streamlit as st

from dashboard.components.colours import COLOURS
from dashboard.texts import language, named, say

if TYPE_CHECKING:
    import pandas as pd

# Of words, by theme: Streamlit's own are too faint for many.
INK = {"light": "#4a555c", "dark": "#c3ccd1"}
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "cross")  # one fewer than colours, so that pairs come late


def curves(histories: dict[str, pd.DataFrame], column: str, label: str) -> go.Figure:
    """One quantity per epoch for several models: training dotted, validation solid, changes of the stage marked.

    The legend names each model once. A model of one row, fitted without epochs, is a level line.
    """
    figure, marked = go.Figure(), set()
    last = max(history["epoch"].max() for history in histories.values())
    for number, (name, history) in enumerate(histories.items()):
        colour, symbol = COLOURS[number % len(COLOURS)], SYMBOLS[number % len(SYMBOLS)]
        at_once = len(history) == 1
        for prefix, dash in (("", "dot"), ("val_", "solid")):
            values = history[prefix + column]
            figure.add_scatter(
                x=[0, last + 0.5] if at_once else history["epoch"],
                y=[values.iloc[0]] * 2 if at_once else values,
                name=name if prefix else say("charts.training", model=name),
                legendgroup=name,
                showlegend=bool(prefix),
                mode="lines" if at_once else "lines+markers",
                line={"color": colour, "dash": dash},
                marker={"size": 7, "symbol": symbol if prefix else f"{symbol}-open"},
            )
        mark_stages(figure, history, colour, marked)
    figure.update_xaxes(title=say("column.epoch"), range=[0, last + 0.5], dtick=-(-last // 12))
    figure.update_yaxes(title=label)
    return laid_out(figure, 380 + 20 * len(histories), legend=True)


def class_bars(rows: pd.DataFrame, column: str) -> go.Figure:
    """Images or patients by split, a bar for each class or sub-type. column: which of both."""
    figure = go.Figure()
    for number, (name, part) in enumerate(rows.groupby("group", sort=False)):
        figure.add_bar(
            x=part["split"],
            y=part[column],
            name=name,
            text=part[column],
            textposition="outside",
            cliponaxis=False,
            marker={"color": COLOURS[number % len(COLOURS)], "pattern": {"shape": ("", "/", ".")[number % 3]}},
        )
    figure.update_yaxes(title=say(f"charts.unit.{column}"))
    return laid_out(figure, 420, legend=True)


def mark_stages(figure: go.Figure, history: pd.DataFrame, colour: str, marked: set) -> None:
    """A line at each change of the stage. marked: the labels that stand already, as those of models that change alike
    would lie on each other."""
    stages, epochs = [named("stage", stage) for stage in history["stage"]], history["epoch"].tolist()
    for row in range(1, len(stages)):
        if stages[row] != stages[row - 1]:
            place, text = epochs[row] - 0.5, f"{stages[row - 1]} | {stages[row]}"
            figure.add_vline(x=place, line={"color": colour, "dash": "dash", "width": 1})
            if (place, text) not in marked:
                # In two rows by turns, so that neighbours do not run into each other on a phone.
                figure.add_annotation(
                    x=place, y=1, yref="paper", yanchor="bottom", yshift=13 * (len(marked) % 2), text=text,
                    showarrow=False, font={"size": 11},
                )  # fmt: skip
                marked.add((place, text))


def ink() -> str:
    """The colour of words in a figure, in the visitor's theme."""
    return INK.get(st.context.theme.type, INK["light"])


def laid_out(figure: go.Figure, height: int, legend: bool = False) -> go.Figure:
    """The figure with what all have in common: narrow margins, the marks of the visitor's language in numbers, and the
    legend, if any, below."""
    axis = {"tickfont_color": ink(), "title_font_color": ink()}
    figure.update_xaxes(axis).update_yaxes(axis).update_annotations(font_color=ink())
    return figure.update_layout(
        separators=language().DECIMAL + language().THOUSANDS,
        height=height,
        margin={"l": 10, "r": 10, "t": 30, "b": 10},
        showlegend=legend,
        legend={"orientation": "h", "yanchor": "top", "y": -0.25},
    )
