"""Plotly figures for teaching: how a logit adds up, and how networks learned. None computes a figure."""

from __future__ import annotations  # as in store.py

from typing import TYPE_CHECKING

import numpy as np
import plotly.graph_objects as go

from dashboard.components.charts import SYMBOLS, laid_out, mark_stages
from dashboard.components.colours import ACCENT, COLOURS, GREY, WARM
from dashboard.texts import named, say

if TYPE_CHECKING:
    import pandas as pd

HEIGHT = 360  # pixels


def running_sum(values: np.ndarray, chosen: int) -> go.Figure:
    """The logit so far against how many channels are summed. values: of 0, 1, 2, ... channels. chosen: how many."""
    # On a scale of powers, where most is seen of the first ones; none at all has no place there, so one is added.
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
    return laid_out(figure, HEIGHT, legend=True)


def learning_rates(histories: dict[str, pd.DataFrame], best: dict[str, int]) -> go.Figure:
    """The learning rate of each epoch, changes of the stage marked, the best epoch as a star. best: epoch by name."""
    figure, marked = go.Figure(), set()
    last = max(history["epoch"].max() for history in histories.values())
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
            customdata=[named("stage", stage) for stage in history["stage"]],
            hovertemplate="%{customdata}: %{y:.2g}",
        )
        kept = history[history["epoch"] == best[name]]
        figure.add_scatter(
            x=kept["epoch"], y=kept["learning_rate"], name=say("learning.best_epoch"), legendgroup=name,
            mode="markers", marker={"size": 15, "symbol": "star", "color": colour, "line": {"width": 1}},
            showlegend=order == 0, hovertemplate="%{y:.2g}", cliponaxis=False,
        )  # fmt: skip
        mark_stages(figure, history, colour, marked)
    figure.update_xaxes(title=say("column.epoch"), range=[0, last + 0.5], dtick=-(-last // 12))
    figure.update_yaxes(title=say("learning.rate"), exponentformat="power", rangemode="tozero")
    return laid_out(figure, HEIGHT + 20 * len(histories), legend=True)


def two_ways(lines: dict[str, pd.DataFrame]) -> go.Figure:
    """Validation AUC per epoch of a network from scratch and of a transferred one. lines: name -> history."""
    figure, marked = go.Figure(), set()
    last = max(history["epoch"].max() for history in lines.values())
    looks = zip(lines.items(), (ACCENT, WARM), ("circle", "square"), strict=True)
    for (name, history), colour, symbol in looks:
        figure.add_scatter(
            x=history["epoch"], y=history["val_auc"], name=name, mode="lines+markers",
            line={"color": colour, "width": 2}, marker={"size": 7, "symbol": symbol},
            customdata=[named("stage", stage) for stage in history["stage"]], hovertemplate="%{customdata}: %{y:.4f}",
        )  # fmt: skip
        mark_stages(figure, history, colour, marked)
    figure.update_xaxes(title=say("column.epoch"), range=[0.5, last + 0.5], dtick=-(-last // 12))
    figure.update_yaxes(title=say("learning.val_auc"))
    return laid_out(figure, HEIGHT, legend=True)
