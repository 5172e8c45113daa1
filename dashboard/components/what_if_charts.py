"""Figures that move with a slider: here beside elsewhere, told apart by colour, dash and symbol.

Drawn by ECharts, which redraws six of them while Plotly redraws one, so that they follow the slider.
"""

from xml.sax.saxutils import escape

import numpy as np

from dashboard.components.colours import COLOURS, GREY, WARM
from dashboard.components.scales import WIDTH, drawing
from dashboard.texts import number, say

STYLES = (("solid", "diamond"), ("dashed", "circle"))  # of the lines of the first and the second set of pictures
LOWEST = -1.0  # net benefit that is drawn
FINEST = 0.003  # of the unit square, about a pixel
COLUMNS = 40  # people in a row
STEP, LINE = WIDTH // COLUMNS, 20  # units between people, and between lines of words
# What stands for a person, drawn around the origin, and its colour: found, missed, alarmed for nothing, cleared.
SYMBOLS = {
    "found": ("m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0", WARM, "fill"),
    "missed": ("m-3.5-3.5l7 7m0-7l-7 7", COLOURS[3], "stroke"),
    "alarmed": ("m0-4.5l4.5 8h-9z", COLOURS[4], "fill"),
    "cleared": ("m-1.5 0a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0", GREY, "fill"),
}


def matrix(counts: np.ndarray, classes: list[str]) -> dict:
    """Confusion matrix: images by truth (row) and class called (column). counts: int (2, 2).

    Returns ECharts options.
    """
    share = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    cells = [
        {
            "value": [column, row, float(share[row, column])],
            "label": {"formatter": f"{number(counts[row, column])}\n{number(share[row, column], '.1%')}"},
        }
        for row, column in np.ndindex(counts.shape)
    ]
    names = {"type": "category", "data": classes, "nameLocation": "middle", "axisTick": {"show": False}}
    return {
        "animation": False,
        "grid": {"left": 25, "right": 10, "top": 10, "bottom": 25},
        "xAxis": {**names, "name": say("what_if.called"), "nameGap": 28},
        "yAxis": {**names, "name": say("what_if.truth"), "nameGap": 40, "inverse": True, "axisLabel": {"rotate": 90}},
        # No deeper than the dark figures can be read on.
        "visualMap": {"min": 0, "max": 2, "show": False, "inRange": {"color": ["#f7fbff", "#6baed6", "#08306b"]}},
        "series": [
            {
                "type": "heatmap",
                "data": cells,
                "label": {"show": True, "fontSize": 16, "lineHeight": 22, "color": "#16242c"},
            }
        ],
    }


def with_points(lines: dict[str, tuple], x: str, y: str) -> dict:
    """Curves in the unit square, each with its point. lines: name -> (x, y, (x, y) of the point). x, y: titles.

    Returns ECharts options.
    """
    series = [
        part
        for place, (name, (across, up, point)) in enumerate(lines.items())
        for part in (_line(name, across, up, COLOURS[place], STYLES[place][0]), _point(name, point, place))
    ]
    return _laid_out(series, x, y, 0, 1)


def decision_curves(lines: dict[str, tuple], thresholds: np.ndarray) -> dict:
    """Net benefit by threshold, of the model and of calling everyone; calling nobody is the line at 0.

    lines: name -> (net benefit of the model, of calling everyone, (x, y) of the point). Returns ECharts options.
    """
    series = []
    for place, (name, (model, everyone, point)) in enumerate(lines.items()):
        words = say("what_if.everyone", pictures=name)
        series += [
            _line(name, thresholds, model, COLOURS[place], STYLES[place][0]),
            _line(words, thresholds, everyone, COLOURS[place], "dotted", 1.5),
            _point(name, point, place),
        ]
    series.append(_line(say("what_if.nobody"), [0, 1], [0, 0], GREY, "solid", 1))
    # Below the points, where all lines fall without end, there is nothing to see.
    low = max(LOWEST, min(-0.1, *(point[1] for *_, point in lines.values())))
    top = max(everyone.max() for _, everyone, _ in lines.values())
    axis = say("what_if.threshold"), say("what_if.net_benefit")
    return _laid_out(series, *axis, np.floor(10 * low) / 10, np.ceil(10 * top) / 10)


def thinned(x, y) -> tuple[np.ndarray, np.ndarray]:
    """A line without the points that lie closer than FINEST to the one kept before; its first and last are kept."""
    x, y = np.asarray(x), np.asarray(y)
    kept = [0]
    for place in range(1, len(x)):
        if max(abs(x[place] - x[kept[-1]]), abs(y[place] - y[kept[-1]])) >= FINEST or place == len(x) - 1:
            kept.append(place)
    return x[kept], y[kept]


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


def _line(name: str, x, y, colour: str, dash: str, width: float = 2) -> dict:
    points = np.stack(thinned(x, y), axis=1).round(4).tolist()
    return {
        "type": "line", "name": name, "data": points, "showSymbol": False, "clip": True, "color": colour,
        "lineStyle": {"type": dash, "width": width},
    }  # fmt: skip


def _point(name: str, point: tuple[float | None, float | None], place: int) -> dict:
    return {
        "type": "scatter", "name": say("what_if.here", pictures=name), "data": [point] if None not in point else [],
        "symbol": STYLES[place][1], "symbolSize": 15, "z": 5,
        "itemStyle": {"color": COLOURS[place], "borderColor": "#fff", "borderWidth": 1.5, "opacity": 1},
    }  # fmt: skip


def _laid_out(series: list[dict], x: str, y: str, low: float, high: float) -> dict:
    named = [part["name"] for part in series if part["type"] == "line"]
    axis = {"type": "value", "nameLocation": "middle"}
    return {
        "animation": False,
        "tooltip": {"trigger": "item", "valueFormatter": "%.3f"},
        "legend": {"data": named, "bottom": 0, "left": "center", "orient": "vertical", "itemGap": 4},
        "grid": {"left": 25, "right": 15, "top": 10, "bottom": 35 + 20 * len(named)},
        "xAxis": {**axis, "name": x, "nameGap": 28, "min": 0, "max": 1},
        "yAxis": {**axis, "name": y, "nameGap": 38, "min": low, "max": high},
        "series": series,
    }
