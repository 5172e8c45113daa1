"""Charts of a model's predictions, with several lines that differ in colour, dash and symbol. None computes a metric.

ECharts draws them, as it redraws six while Plotly redraws one, so that they follow a slider. Their axes are in percent,
as ECharts knows no decimal mark but the point.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from dashboard.components.common.formatting import format_percent
from dashboard.components.common.palette import COLOURS, GREY
from dashboard.components.common.plotly_charts import text_colour
from dashboard.components.common.tables import figure_name
from dashboard.texts import language, number, say

DASHES = ("solid", "dashed", [9, 3, 2, 3], [2, 3])  # of the first, second, ... line, over and over
SYMBOLS = ("diamond", "circle", "triangle", "rect")
FINEST = 0.003  # of the unit square, about a pixel
LOWEST = -1.0  # least net benefit that is drawn

Options = dict[str, Any]  # as ECharts takes them
Point = tuple[float | None, float | None]
Line = tuple[np.ndarray, np.ndarray, Point]  # x, y, and the point at the threshold
ReliabilityLine = tuple[np.ndarray, np.ndarray, np.ndarray]  # as reliability_curve returns it


def confusion_matrix_chart(counts: np.ndarray, classes: list[str]) -> Options:
    """Draw a confusion matrix.

    Parameters
    ----------
    counts
        int (classes, classes): images by true class (row) and predicted class (column).
    classes
        As labels.
    """
    share = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    cells = [
        {
            "value": [column, row, float(share[row, column])],
            "label": {"formatter": f"{number(int(counts[row, column]))}\n{number(float(share[row, column]), '.1%')}"},
        }
        for row, column in np.ndindex(counts.shape)
    ]
    names = {
        "type": "category", "data": classes, "nameLocation": "middle", "axisTick": {"show": False},
        "nameTextStyle": {"color": text_colour()},
    }  # fmt: skip
    two = len(classes) == 2
    size, axis_label = 16 if two else 12, {"fontSize": 12 if two else 10, "interval": 0, "color": text_colour()}
    return {
        "animation": False,
        "grid": {"left": 5, "right": 10, "top": 10, "bottom": 5},
        "xAxis": {
            **names, "name": say("what_if.called"), "nameGap": 28 if two else 46,
            "axisLabel": {**axis_label, "rotate": 0 if two else 25},
        },
        "yAxis": {
            **names, "name": say("what_if.truth"), "nameGap": 40, "inverse": True,
            "axisLabel": {**axis_label, "rotate": 90},
        },
        # Up to 2, so that no cell is too dark for its dark figures.
        "visualMap": {"min": 0, "max": 2, "show": False, "inRange": {"color": ["#f7fbff", "#6baed6", "#08306b"]}},
        "series": [
            {
                "type": "heatmap",
                "data": cells,
                "label": {"show": True, "fontSize": size, "lineHeight": size + 6, "color": "#16242c"},
            }
        ],
    }  # fmt: skip


def roc_chart(lines: Mapping[str, Line]) -> Options:
    """Draw ROC curves, each with its point.

    Parameters
    ----------
    lines
        By name: 1 - specificity, sensitivity, and the point.
    """
    series = [*_with_points(lines), _line(say("charts.chance"), [0, 1], [0, 1], GREY, "dotted", 1.5)]
    return _laid_out(series, say("what_if.false_alarms"), figure_name("sensitivity"))


def precision_recall_chart(lines: Mapping[str, Line], shares: Mapping[str, float]) -> Options:
    """Draw precision by recall, each line with its point, and the share of the class, which is what guessing reaches.

    Parameters
    ----------
    lines
        By name: recall, precision, and the point.
    shares
        Share of the class by the name of the line, 0..1.
    """
    series = _with_points(lines)
    for place, (name, share) in enumerate(shares.items()):
        series.append(_line(say("charts.guessing", name=name), [0, 1], [share, share], _colour(place), "dotted", 1.5))
    return _laid_out(series, figure_name("sensitivity"), figure_name("ppv"))


def decision_curve_chart(lines: Mapping[str, Line], thresholds: np.ndarray, everyone: np.ndarray) -> Options:
    """Draw net benefit by threshold, each line with its point, beside treating all and treating none.

    Parameters
    ----------
    lines
        By name: thresholds, net benefit, and the point.
    thresholds
        float (n,), 0..1.
    everyone
        float (n,), net benefit of treating all at these thresholds.
    """
    series = [
        *_with_points(lines),
        _line(say("what_if.everyone"), thresholds, everyone, GREY, "dotted", 1.5),
        _line(say("what_if.nobody"), [0, 1], [0, 0], GREY, "solid", 1),
    ]
    # Below the points, where all lines fall without end, there is nothing to see.
    low = max(LOWEST, min([-0.1, *(point[1] for *_, point in lines.values() if point[1] is not None)]))
    return _laid_out(series, say("what_if.threshold"), figure_name("net_benefit"), low, everyone.max())


def reliability_chart(lines: Mapping[str, ReliabilityLine], threshold: float | None) -> Options:
    """Draw observed frequency by predicted probability; points are larger where a bin holds more images.

    Parameters
    ----------
    lines
        By name, as `reliability_curve` returns them.
    threshold
        Drawn as a vertical line, if any.
    """
    series = []
    for place, (name, (predicted, observed, images)) in enumerate(lines.items()):
        bins = [
            {
                "value": [round(100 * mean, 2), round(100 * frequency, 2)],
                "symbolSize": 4 + 20 * float(np.sqrt(count / images.sum())),
                "tooltip": {
                    "formatter": say(
                        "charts.bin", images=count, predicted=format_percent(mean), observed=format_percent(frequency)
                    )
                },
            }
            for mean, frequency, count in zip(predicted.tolist(), observed.tolist(), images.tolist(), strict=True)
            if count
        ]
        series.append(
            {
                "type": "line", "name": name, "data": bins, "symbol": SYMBOLS[place], "color": _colour(place),
                "lineStyle": {"type": DASHES[place], "width": 1},
            }
        )  # fmt: skip
    series.append(_line(say("charts.perfect"), [0, 1], [0, 1], GREY, "dotted", 1.5))
    if threshold is not None:
        series.append(_line(say("what_if.threshold"), [threshold] * 2, [0, 1], GREY, "solid", 2))
    return _laid_out(series, say("charts.predicted"), say("charts.observed"))


def risk_coverage_chart(lines: Mapping[str, Line]) -> Options:
    """Draw the share of wrong predictions by the share of images with a determinate prediction.

    Parameters
    ----------
    lines
        By name: coverage, risk, and the point.
    """
    top = max(risk.max() for _, risk, _ in lines.values())
    series = _with_points(lines, "what_if.stops")
    return _laid_out(series, say("what_if.coverage"), say("what_if.risk"), 0, max(top, 0.1))


def thin_line(x: ArrayLike, y: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Drop the points of a line that are closer than FINEST to the last one kept; its first and last are kept.

    Parameters
    ----------
    x, y
        float (n,), 0..1.
    """
    x, y = np.asarray(x), np.asarray(y)
    kept = [0]
    for place in range(1, len(x)):
        if max(abs(x[place] - x[kept[-1]]), abs(y[place] - y[kept[-1]])) >= FINEST or place == len(x) - 1:
            kept.append(place)
    return x[kept], y[kept]


def points_sentence(lines: Mapping[str, Line]) -> str:
    """Return the coordinates of the lines' points in words."""

    def two(point: Point) -> str:
        return " / ".join("-" if value is None else number(value, ".3f") for value in point)

    return "; ".join(f"{name} {two(point)}" for name, (*_, point) in lines.items())


def _with_points(lines: Mapping[str, Line], words: str = "what_if.here") -> list[Options]:
    """Return the series of lines in the unit square, each followed by its point, whose name has the key `words`."""
    return [
        part
        for place, (name, (across, up, point)) in enumerate(lines.items())
        for part in (
            _line(name, across, up, _colour(place), DASHES[place % len(DASHES)], symbol=SYMBOLS[place % len(SYMBOLS)]),
            _point(say(words, name=name), point, place),
        )
    ]


def _colour(place: int) -> str:
    return COLOURS[place % len(COLOURS)]


def _line(
    name: str, x: ArrayLike, y: ArrayLike, colour: str, dash: str | list[int], width: float = 2, symbol: str = "none"
) -> Options:
    """Return the series of a line; its symbol, that of its point, is shown in the legend only."""
    points = (100 * np.stack(thin_line(x, y), axis=1)).round(2).tolist()
    return {
        "type": "line", "name": name, "data": points, "showSymbol": False, "symbol": symbol, "clip": True,
        "color": colour, "lineStyle": {"type": dash, "width": width},
    }  # fmt: skip


def _point(name: str, point: Point, place: int) -> Options:
    across, up = point
    return {
        "type": "scatter", "name": name, "symbol": SYMBOLS[place % len(SYMBOLS)], "symbolSize": 15, "z": 5,
        "data": [] if across is None or up is None else [[round(100 * float(value), 2) for value in (across, up)]],
        "tooltip": {"formatter": f"{name}\n{format_percent(across)}, {format_percent(up)}"},
        "itemStyle": {"color": _colour(place), "borderColor": "#fff", "borderWidth": 1.5, "opacity": 1},
    }  # fmt: skip


def _laid_out(series: list[Options], x: str, y: str, low: float = 0, high: float = 1) -> Options:
    """Return the options of a chart whose y axis reaches at least from `low` to `high`, to whole tenths."""
    # The legend would draw a circle for a line without symbol.
    named = [
        {"name": part["name"]} | ({"itemStyle": {"opacity": 0}} if part["symbol"] == "none" else {})
        for part in series
        if part["type"] == "line"
    ]
    axis = {
        "type": "value",
        "nameLocation": "middle",
        "axisLabel": {"formatter": f"{{value}}{language().PERCENT}", "hideOverlap": True, "color": text_colour()},
        "nameTextStyle": {"color": text_colour()},
    }
    return {
        "animation": False,
        "tooltip": {"trigger": "item", "renderMode": "richText"},  # names of classes and models are no HTML
        "legend": {
            "data": named, "bottom": 0, "left": "center", "orient": "vertical", "itemGap": 4, "itemWidth": 34,
            "textStyle": {"color": text_colour()},
        },
        "grid": {"left": 5, "right": 20, "top": 10, "bottom": 10 + 20 * len(named)},
        "xAxis": {**axis, "name": x, "nameGap": 28, "min": 0, "max": 100, "interval": 25},
        "yAxis": {
            **axis, "name": y, "nameGap": 44, "min": 10 * int(np.floor(10 * low)), "max": 10 * int(np.ceil(10 * high)),
        },
        "series": series,
    }  # fmt: skip
