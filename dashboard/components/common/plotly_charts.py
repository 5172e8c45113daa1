"""Plotly figures of several pages. All take plain tables and arrays; none computes a metric."""

from __future__ import annotations  # without pandas the first page shows sooner

from typing import TYPE_CHECKING

import numpy as np
import plotly.graph_objects as go
import streamlit as st

from dashboard.components.common.palette import ACCENT, COLOURS, GREY, WARM
from dashboard.texts import label_or_name, language, say

if TYPE_CHECKING:
    import pandas as pd


# Colours of texts, by theme: Streamlit's own are too faint for many.
INK = {"light": "#4a555c", "dark": "#c3ccd1"}
HEIGHT = 360  # pixels
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "cross")  # one fewer than colours, so that pairs come late


def training_curves_chart(histories: dict[str, pd.DataFrame], column: str, label: str) -> go.Figure:
    """Draw a quantity per epoch for several models: training dotted, validation solid, changes of stage marked.

    The legend names each model once. A model of one row, fitted without epochs, is a level line.

    Parameters
    ----------
    histories
        Training histories by the model's title.
    column
        Of the quantity in training; that of validation has the prefix val_.
    label
        Title of the axis.
    """
    figure, marked = go.Figure(), set()
    last = show_epochs(figure, histories)
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
    figure.update_yaxes(title=label)
    return apply_layout(figure, 380 + 20 * len(histories), legend=True)


def class_bar_chart(rows: pd.DataFrame, column: str) -> go.Figure:
    """Draw images or patients by split, a bar for each class or subtype.

    Parameters
    ----------
    rows
        Columns split, group (the title of class and subtype), images and patients.
    column
        images or patients.
    """
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
    return apply_layout(figure, 420, legend=True)


def show_epochs(figure: go.Figure, histories: dict[str, pd.DataFrame], first: float = 0.0) -> int:
    """Make epochs the x axis of a figure, from `first` to half an epoch after the last one, and return the last one."""
    last = max(int(history["epoch"].to_numpy().max()) for history in histories.values())
    figure.update_xaxes(title=say("column.epoch"), range=[first, last + 0.5], dtick=-(-last // 12))
    return last


def mark_stages(figure: go.Figure, history: pd.DataFrame, colour: str, marked: set[tuple[float, str]]) -> None:
    """Draw a vertical line at each change of the training stage.

    Parameters
    ----------
    marked
        Places and texts of the labels in the figure, to which new ones are added; those of models that change alike
        would lie on each other.
    """
    stages, epochs = [label_or_name("stage", stage) for stage in history["stage"]], history["epoch"].tolist()
    for row in range(1, len(stages)):
        if stages[row] != stages[row - 1]:
            place, text = epochs[row] - 0.5, f"{stages[row - 1]} | {stages[row]}"
            figure.add_vline(x=place, line={"color": colour, "dash": "dash", "width": 1})
            if (place, text) not in marked:
                # In two rows by turns, so that neighbours do not overlap on a telephone.
                figure.add_annotation(
                    x=place, y=1, yref="paper", yanchor="bottom", yshift=13 * (len(marked) % 2), text=text,
                    showarrow=False, font={"size": 11},
                )  # fmt: skip
                marked.add((place, text))


def text_colour() -> str:
    """Return the colour of texts in a figure, in the visitor's theme."""
    return INK[st.context.theme.type or "light"]


def apply_layout(figure: go.Figure, height: int, legend: bool = False) -> go.Figure:
    """Give a figure the layout of all figures, and return it.

    It has narrow margins, the marks of the visitor's language in numbers, and the legend, if any, below.

    Parameters
    ----------
    height
        Pixels.
    """
    axis = {"tickfont_color": text_colour(), "title_font_color": text_colour()}
    figure.update_xaxes(axis).update_yaxes(axis).update_annotations(font_color=text_colour())
    return figure.update_layout(
        separators=language().DECIMAL + language().THOUSANDS,
        height=height,
        margin={"l": 10, "r": 10, "t": 30, "b": 10},
        showlegend=legend,
        legend={"orientation": "h", "yanchor": "top", "y": -0.25},
    )


def running_sum_chart(values: np.ndarray, chosen: int) -> go.Figure:
    """Draw the logit so far against the number of channels summed.

    Parameters
    ----------
    values
        float (channels + 1,): sums of 0, 1, 2, ... channels.
    chosen
        Number of channels that is marked.
    """
    # On a logarithmic axis, which shows the first ones best; it has no place for 0, so one is added.
    place = np.arange(len(values)) + 1
    figure = go.Figure()
    figure.add_scatter(
        x=place, y=values, mode="lines", name=say("sum.so_far"), line={"color": ACCENT, "width": 2},
        customdata=place - 1, hovertemplate="%{customdata:,}: %{y:+.2f}",
    )  # fmt: skip
    figure.add_scatter(
        x=[chosen + 1], y=[values[chosen]], mode="markers", name=say("sum.chosen"),
        marker={"size": 13, "color": WARM, "symbol": "diamond", "line": {"width": 1.5, "color": "white"}},
        customdata=[chosen], hovertemplate="%{customdata:,}: %{y:+.2f}",
    )  # fmt: skip
    figure.add_hline(y=values[-1], line={"color": GREY, "dash": "dot"}, annotation_text=say("sum.logit"))
    ticks = [n for n in (0, 1, 3, 10, 30, 100, 300, 1000) if n < len(values)]
    figure.update_xaxes(title=say("sum.channels"), type="log", tickvals=[n + 1 for n in ticks], ticktext=ticks)
    figure.update_yaxes(title=say("sum.logit_axis"))
    return apply_layout(figure, HEIGHT, legend=True)


def learning_rate_chart(histories: dict[str, pd.DataFrame], best: dict[str, int]) -> go.Figure:
    """Draw the learning rate of each epoch, changes of stage marked, the best epoch as a star.

    Parameters
    ----------
    histories
        Training histories by the model's title.
    best
        Best epoch by the model's title.
    """
    figure, marked = go.Figure(), set()
    show_epochs(figure, histories)
    for order, (name, history) in enumerate(histories.items()):
        colour = COLOURS[order % len(COLOURS)]
        figure.add_scatter(
            x=history["epoch"],
            y=history["learning_rate"],
            name=name,
            legendgroup=name,
            mode="lines+markers",
            line={"color": colour},
            marker={"size": 7, "symbol": SYMBOLS[order % len(SYMBOLS)]},
            customdata=[label_or_name("stage", stage) for stage in history["stage"]],
            hovertemplate="%{customdata}: %{y:.2g}",
        )
        kept = history[history["epoch"] == best[name]]
        figure.add_scatter(
            x=kept["epoch"], y=kept["learning_rate"], name=say("learning.best_epoch"), legendgroup=name,
            mode="markers", marker={"size": 15, "symbol": "star", "color": colour, "line": {"width": 1}},
            showlegend=order == 0, hovertemplate="%{y:.2g}", cliponaxis=False,
        )  # fmt: skip
        mark_stages(figure, history, colour, marked)
    figure.update_yaxes(title=say("learning.rate"), exponentformat="power", rangemode="tozero")
    return apply_layout(figure, HEIGHT + 20 * len(histories), legend=True)


def scratch_transfer_chart(lines: dict[str, pd.DataFrame]) -> go.Figure:
    """Draw the validation AUC per epoch of a network trained from scratch and of one with transfer learning.

    Parameters
    ----------
    lines
        Training histories of both, in this order, by the title of the line.
    """
    figure, marked = go.Figure(), set()
    show_epochs(figure, lines, first=0.5)
    looks = zip(lines.items(), (ACCENT, WARM), ("circle", "square"), strict=True)
    for (name, history), colour, symbol in looks:
        figure.add_scatter(
            x=history["epoch"], y=history["val_auc"], name=name, mode="lines+markers",
            line={"color": colour, "width": 2}, marker={"size": 7, "symbol": symbol},
            customdata=[label_or_name("stage", stage) for stage in history["stage"]],
            hovertemplate="%{customdata}: %{y:.4f}",
        )  # fmt: skip
        mark_stages(figure, history, colour, marked)
    figure.update_yaxes(title=say("learning.val_auc"))
    return apply_layout(figure, HEIGHT, legend=True)
