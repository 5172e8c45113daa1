"""Plotly figures that the pages draw. All take plain tables and arrays; none computes a metric."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

# Told apart by the colour-blind (Okabe & Ito 2008), readable on white and on black.
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
ACCENT, WARM, GREY = COLOURS[0], COLOURS[1], "#8a979e"


def probability_scale(probability: float, threshold: float, classes: list[str]) -> go.Figure:
    """A line from 0 to 100 % with the probability as a marker and the threshold as a stroke."""
    figure = go.Figure()
    for start, end, colour, name in ((0, threshold, ACCENT, classes[0]), (threshold, 1, WARM, classes[1])):
        figure.add_shape(type="rect", x0=start, x1=end, y0=-0.25, y1=0.25, fillcolor=colour, opacity=0.35, line_width=0)
        figure.add_annotation(x=(start + end) / 2, y=-0.75, text=f"called {name}", showarrow=False)
    figure.add_shape(type="line", x0=threshold, x1=threshold, y0=-0.5, y1=0.5, line={"width": 2, "color": GREY})
    figure.add_annotation(x=threshold, y=0.95, text=f"threshold {threshold:.0%}", showarrow=False)
    figure.add_scatter(
        x=[probability],
        y=[0],
        mode="markers",
        marker={"symbol": "diamond", "size": 20, "color": WARM if probability >= threshold else ACCENT},
        hoverinfo="skip",
        cliponaxis=False,
    )
    figure.update_xaxes(range=[-0.03, 1.03], tickvals=[0, 0.25, 0.5, 0.75, 1], tickformat=".0%", fixedrange=True)
    figure.update_yaxes(visible=False, range=[-1.1, 1.3], fixedrange=True)
    return _plain(figure, 130)


def curves(histories: dict[str, pd.DataFrame], column: str, label: str) -> go.Figure:
    """One quantity per epoch for several models: training dotted, validation solid, end of the head stage marked."""
    figure = go.Figure()
    for number, (name, history) in enumerate(histories.items()):
        colour = COLOURS[number % len(COLOURS)]
        for prefix, kind, dash in (("", "training", "dot"), ("val_", "validation", "solid")):
            figure.add_scatter(
                x=history["epoch"],
                y=history[prefix + column],
                name=f"{name}, {kind}",
                mode="lines+markers",
                line={"color": colour, "dash": dash},
                marker={"size": 5, "symbol": "circle-open" if kind == "training" else "circle"},
            )
        changes = history["epoch"][history["stage"] != history["stage"].shift()].iloc[1:]
        for epoch in changes:
            figure.add_vline(x=epoch - 0.5, line={"color": colour, "dash": "dash", "width": 1})
            figure.add_annotation(
                x=epoch - 0.5, y=1.09, yref="paper", text="head | whole network", showarrow=False, font={"size": 11}
            )
    figure.update_xaxes(title="epoch", rangemode="tozero", tickformat="d", nticks=14)
    figure.update_yaxes(title=label)
    return _plain(figure, 420, legend=True)


def confusion_matrix(counts: dict, classes: list[str]) -> go.Figure:
    """Counts of images by true and called class; darker is more of that true class."""
    table = np.array([[counts["tn"], counts["fp"]], [counts["fn"], counts["tp"]]], dtype=float)
    share = table / np.maximum(table.sum(axis=1, keepdims=True), 1)
    figure = go.Figure(
        go.Heatmap(
            z=share,
            x=classes,
            y=classes,
            text=[[f"{n:.0f}<br>{s:.1%}" for n, s in zip(*row, strict=True)] for row in zip(table, share, strict=True)],
            texttemplate="%{text}",
            textfont={"size": 16, "color": "#16242c"},
            colorscale="Blues",
            zmin=0,
            zmax=2,  # no deeper than the dark figures can be read on
            showscale=False,
            hoverinfo="skip",
        )
    )
    figure.update_xaxes(title="called", type="category")
    figure.update_yaxes(title="truth", type="category", autorange="reversed", tickangle=-90)
    return _plain(figure, 400)


def roc(false_positive, sensitivity, point: tuple[float, float]) -> go.Figure:
    """ROC curve with the operating point."""
    figure = _curve(false_positive, sensitivity, point)
    figure.add_scatter(x=[0, 1], y=[0, 1], mode="lines", line={"color": GREY, "dash": "dot"}, name="chance")
    return _square(figure, "1 - specificity", "sensitivity")


def precision_recall(recall, precision, point: tuple[float, float], prevalence: float) -> go.Figure:
    """Precision-recall curve with the operating point and the share of positives as the level of chance."""
    figure = _curve(recall, precision, point)
    figure.add_scatter(x=[0, 1], y=[prevalence] * 2, mode="lines", line={"color": GREY, "dash": "dot"}, name="chance")
    return _square(figure, "recall (sensitivity)", "precision (PPV)")


def class_bars(rows: pd.DataFrame, column: str) -> go.Figure:
    """Images or patients by split, a bar for each class or sub-type."""
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
    figure.update_yaxes(title=column)
    return _plain(figure, 420, legend=True)


def _curve(x, y, point: tuple[float, float]) -> go.Figure:
    figure = go.Figure(go.Scatter(x=x, y=y, mode="lines", line={"color": ACCENT, "width": 2}, name="model"))
    marker = {"size": 12, "color": WARM, "symbol": "diamond"}
    return figure.add_scatter(x=[point[0]], y=[point[1]], mode="markers", marker=marker, name="at the threshold")


def _square(figure: go.Figure, x: str, y: str) -> go.Figure:
    figure.update_xaxes(title=x, range=[-0.03, 1.03])
    figure.update_yaxes(title=y, range=[-0.03, 1.03])
    return _plain(figure, 400, legend=True)


def _plain(figure: go.Figure, height: int, legend: bool = False) -> go.Figure:
    return figure.update_layout(
        height=height,
        margin={"l": 10, "r": 10, "t": 30, "b": 10},
        showlegend=legend,
        legend={"orientation": "h", "yanchor": "top", "y": -0.2},
    )
