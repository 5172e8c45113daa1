"""Plotly figures that the pages draw. All take plain tables and arrays; none computes a metric."""

from __future__ import annotations  # as in store.py: without pandas the first page is there sooner

from typing import TYPE_CHECKING

import numpy as np
import plotly.graph_objects as go
import streamlit as st

from dashboard.components.colours import COLOURS, GREY
from dashboard.components.frame import percent
from dashboard.texts import class_name, language, named, say

if TYPE_CHECKING:
    import pandas as pd

# Of the words at the axes, by theme: Streamlit's own are too faint for many.
INK = {"light": "#4a555c", "dark": "#c3ccd1"}
SYMBOLS = ("circle", "square", "diamond")  # of the first, second and third models of one colour


def curves(histories: dict[str, pd.DataFrame], column: str, label: str) -> go.Figure:
    """One quantity per epoch for several models: training dotted, validation solid, changes of the stage marked.

    The legend names each model once. A model of one row, fitted without epochs, is a level line.
    """
    figure, marked = go.Figure(), set()
    last = max(history["epoch"].max() for history in histories.values())
    for number, (name, history) in enumerate(histories.items()):
        colour, symbol = COLOURS[number % len(COLOURS)], SYMBOLS[number // len(COLOURS) % len(SYMBOLS)]
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
                marker={"size": 5, "symbol": symbol if prefix else f"{symbol}-open"},
            )
        stages = history["stage"]
        for row in np.flatnonzero(stages != stages.shift())[1:]:
            place, text = history["epoch"][row] - 0.5, " | ".join(named("stage", stages[at]) for at in (row - 1, row))
            figure.add_vline(x=place, line={"color": colour, "dash": "dash", "width": 1})
            if (place, text) not in marked:  # labels of models that change alike would lie on each other
                marked.add((place, text))
                figure.add_annotation(x=place, y=1.09, yref="paper", text=text, showarrow=False, font={"size": 11})
    figure.update_xaxes(title=say("charts.epoch"), range=[0, last + 0.5], dtick=-(-last // 12))
    figure.update_yaxes(title=label)
    return laid_out(figure, 380 + 20 * len(histories), legend=True)


def confusion_matrix(counts: np.ndarray, classes: list[str]) -> go.Figure:
    """Images by true class (row) and called class (column); darker is more of that true class. counts: int (K, K)."""
    share, names = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1), [class_name(name) for name in classes]
    figure = go.Figure(
        go.Heatmap(
            z=share,
            x=names,
            y=names,
            text=[
                [f"{n}<br>{percent(s)}" for n, s in zip(*row, strict=True)] for row in zip(counts, share, strict=True)
            ],
            texttemplate="%{text}",
            textfont={"size": 16 if len(classes) == 2 else 12, "color": "#16242c"},
            colorscale="Blues",
            zmin=0,
            zmax=2,  # no deeper than the dark figures can be read on
            showscale=False,
            hoverinfo="skip",
        )
    )
    figure.update_xaxes(title=say("charts.called"), type="category", tickfont={"size": 12 if len(classes) == 2 else 9})
    figure.update_yaxes(title=say("charts.truth"), type="category", autorange="reversed", tickangle=-90)
    return laid_out(figure, 400)


def roc(lines: dict[str, tuple]) -> go.Figure:
    """ROC curves. lines: name -> (false positive rate, sensitivity, (x, y) of the operating point)."""
    figure = _with_points(lines)
    _diagonal(figure, say("charts.chance"))
    return _square(figure, say("charts.false_alarms"), say("charts.sensitivity"))


def precision_recall(lines: dict[str, tuple], prevalence: dict[str, float]) -> go.Figure:
    """Precision-recall curves, with the share of each class, the level of chance, as a dotted line.

    lines: name -> (recall, precision, (x, y) of the operating point). prevalence: name -> share, 0..1.
    """
    figure = _with_points(lines)
    for number, share in enumerate(prevalence.values()):
        figure.add_hline(y=share, line={"color": COLOURS[number % len(COLOURS)], "dash": "dot", "width": 1.5})
    return _square(figure, say("charts.recall"), say("charts.precision"))


def reliability_diagram(lines: dict[str, tuple]) -> go.Figure:
    """Calibration curves, larger where a bin holds more images. lines: name -> what scores.reliability() gives."""
    figure = go.Figure()
    for number, (name, (predicted, observed, images)) in enumerate(lines.items()):
        full = images > 0
        figure.add_scatter(
            x=predicted[full],
            y=observed[full],
            name=name,
            mode="lines+markers",
            line={"color": COLOURS[number], "width": 1},
            marker={"size": 4 + 20 * np.sqrt(images[full] / images.sum())},
            text=[
                say("charts.bin", images=count, said=percent(said), was=percent(was))
                for count, said, was in zip(images[full], predicted[full], observed[full], strict=True)
            ],
            hovertemplate="%{text}",
        )
    _diagonal(figure, say("charts.perfect"))
    return _square(figure, say("charts.probability"), say("charts.share"))


def risk_coverage_curves(lines: dict[str, tuple]) -> go.Figure:
    """Share of wrong labels by share of pictures that get one. lines: name -> (coverage, risk, (x, y) of the point)."""
    figure = go.Figure()
    for number, (name, (coverage, risk, point)) in enumerate(lines.items()):
        colour, (dash, symbol) = COLOURS[number], (("solid", "diamond"), ("dash", "circle"))[number % 2]
        figure.add_scatter(x=coverage, y=risk, name=name, mode="lines", line={"color": colour, "dash": dash})
        marker = {"size": 13, "color": colour, "symbol": symbol, "line": {"width": 1.5, "color": "white"}}
        figure.add_scatter(
            x=[point[0]], y=[point[1]], name=say("what_if.stops", pictures=name), mode="markers", marker=marker,
            showlegend=False,
        )  # fmt: skip
    figure.update_xaxes(title=say("what_if.coverage"), range=[-0.03, 1.03], tickformat=".0%")
    figure.update_yaxes(title=say("what_if.risk"), rangemode="tozero", tickformat=".0%")
    return laid_out(figure, 380, legend=True)


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


def laid_out(figure: go.Figure, height: int, legend: bool = False) -> go.Figure:
    """The figure with what all have in common: narrow margins, the marks of the visitor's language in numbers, and the
    legend, if any, below."""
    ink = INK.get(st.context.theme.type, INK["light"])
    axis = {"tickfont_color": ink, "title_font_color": ink}
    figure.update_xaxes(axis).update_yaxes(axis).update_annotations(font_color=ink)
    return figure.update_layout(
        separators=language().DECIMAL + language().THOUSANDS,
        height=height,
        margin={"l": 10, "r": 10, "t": 30, "b": 10},
        showlegend=legend,
        legend={"orientation": "h", "yanchor": "top", "y": -0.25},
    )


def _with_points(lines: dict[str, tuple]) -> go.Figure:
    figure = go.Figure()
    for number, (name, (x, y, point)) in enumerate(lines.items()):
        colour = COLOURS[number % len(COLOURS)]
        figure.add_scatter(x=x, y=y, mode="lines", line={"color": colour, "width": 2}, name=name)
        figure.add_scatter(
            x=[point[0]],
            y=[point[1]],
            mode="markers",
            marker={"size": 12, "color": colour, "symbol": "diamond", "line": {"width": 1.5, "color": "white"}},
            name=say("charts.as_called"),
            showlegend=number == 0,
        )
    return figure


def _diagonal(figure: go.Figure, name: str) -> None:
    figure.add_scatter(x=[0, 1], y=[0, 1], mode="lines", line={"color": GREY, "dash": "dot"}, name=name)


def _square(figure: go.Figure, x: str, y: str) -> go.Figure:
    figure.update_xaxes(title=x, range=[-0.03, 1.03])
    figure.update_yaxes(title=y, range=[-0.03, 1.03])
    return laid_out(figure, 400, legend=True)
