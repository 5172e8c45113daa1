"""Figures of what follows from a threshold: here beside elsewhere, told apart by colour, dash and symbol."""

from xml.sax.saxutils import escape

import numpy as np
import plotly.graph_objects as go

from dashboard.components.charts import laid_out
from dashboard.components.colours import COLOURS, GREY, WARM
from dashboard.components.scales import WIDTH, drawing
from dashboard.texts import say

STYLES = (("solid", "diamond"), ("dash", "circle"))  # of the lines of the first and the second set of pictures
HEIGHT = 380  # pixels
LOWEST = -1.0  # net benefit that is drawn
COLUMNS = 40  # people in a row
STEP, LINE = WIDTH // COLUMNS, 20  # units between people, and between lines of words
# What stands for a person, drawn around the origin, and its colour: found, missed, alarmed for nothing, cleared.
SYMBOLS = {
    "found": ("m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0", WARM, "fill"),
    "missed": ("m-3.5-3.5l7 7m0-7l-7 7", COLOURS[3], "stroke"),
    "alarmed": ("m0-4.5l4.5 8h-9z", COLOURS[4], "fill"),
    "cleared": ("m-1.5 0a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0", GREY, "fill"),
}


def with_points(lines: dict[str, tuple], x: str, y: str) -> go.Figure:
    """Curves in the unit square, each with its point. lines: name -> (x, y, (x, y) of the point). x, y: titles."""
    figure = go.Figure()
    for number, (name, (across, up, point)) in enumerate(lines.items()):
        _line(figure, number, name, across, up)
        _point(figure, number, name, point)
    figure.update_xaxes(title=x, range=[-0.03, 1.03])
    figure.update_yaxes(title=y, range=[-0.03, 1.03])
    return laid_out(figure, HEIGHT, legend=True)


def decision_curves(lines: dict[str, tuple], thresholds: np.ndarray) -> go.Figure:
    """Net benefit by threshold, of the model and of calling everyone; calling nobody is the line at 0.

    lines: name -> (net benefit of the model, of calling everyone, (x, y) of the point).
    """
    figure = go.Figure()
    top = max(everyone.max() for _, everyone, _ in lines.values())
    low = min(-0.1, *(point[1] for *_, point in lines.values()))
    for number, (name, (model, everyone, point)) in enumerate(lines.items()):
        _line(figure, number, name, thresholds, model)
        words = say("what_if.everyone", pictures=name)
        figure.add_scatter(
            x=thresholds,
            y=everyone,
            name=words,
            mode="lines",
            line={"color": COLOURS[number], "dash": "dot", "width": 1},
        )
        _point(figure, number, name, point)
    figure.add_scatter(
        x=[0, 1],
        y=[0, 0],
        name=say("what_if.nobody"),
        mode="lines",
        line={"color": GREY, "dash": "longdash", "width": 1},
    )
    figure.update_xaxes(title=say("what_if.threshold"), range=[-0.03, 1.03], tickformat=".0%")
    # Below the points, where all lines fall without end, there is nothing to see.
    figure.update_yaxes(title=say("what_if.net_benefit"), range=[max(low, LOWEST) - 0.05, top + 0.05])
    return laid_out(figure, HEIGHT, legend=True)


def risk_coverage_curves(lines: dict[str, tuple]) -> go.Figure:
    """Share of wrong labels by share of pictures that get one. lines: name -> (coverage, risk, (x, y) of the point)."""
    figure = go.Figure()
    for number, (name, (coverage, risk, point)) in enumerate(lines.items()):
        _line(figure, number, name, coverage, risk)
        _point(figure, number, name, point)
    figure.update_xaxes(title=say("what_if.coverage"), range=[-0.03, 1.03], tickformat=".0%")
    figure.update_yaxes(title=say("what_if.risk"), rangemode="tozero", tickformat=".0%")
    return laid_out(figure, HEIGHT, legend=True)


def people(counts: dict[str, int], words: dict[str, str]) -> str:
    """A symbol for each person, the groups of SYMBOLS one after the other, below what they mean. Returns a data URL.

    counts, words: by group.
    """
    places = dict.fromkeys(SYMBOLS, "")
    parts = []
    for row, group in enumerate(SYMBOLS):
        places[group] += f"M8 {STEP + LINE * row}{SYMBOLS[group][0]}"
        parts.append(f'<text x="20" y="{STEP + 5 + LINE * row}">{escape(words[group])}</text>')
    top = 2 * STEP + LINE * len(SYMBOLS)
    order = [group for group in SYMBOLS for _ in range(counts[group])]
    for place, group in enumerate(order):
        row, column = divmod(place, COLUMNS)
        places[group] += f"M{STEP * column + 6} {STEP * row + top}{SYMBOLS[group][0]}"
    for group, (_, colour, way) in SYMBOLS.items():
        fill = colour if way == "fill" else "none"
        parts.append(f'<path d="{places[group]}" fill="{fill}" stroke="{colour}" stroke-width="1.5"/>')
    return drawing(parts, top + STEP * -(-len(order) // COLUMNS))


def _line(figure: go.Figure, number: int, name: str, x, y) -> None:
    style = {"color": COLOURS[number], "dash": STYLES[number][0], "width": 2}
    figure.add_scatter(x=x, y=y, mode="lines", line=style, name=name)


def _point(figure: go.Figure, number: int, name: str, point: tuple[float | None, float | None]) -> None:
    figure.add_scatter(
        x=[point[0]],
        y=[point[1]],
        mode="markers",
        marker={
            "size": 13, "color": COLOURS[number], "symbol": STYLES[number][1], "line": {"width": 1.5, "color": "white"}
        },
        name=say("what_if.here", pictures=name),
        showlegend=False,
    )  # fmt: skip
