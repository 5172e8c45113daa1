"""Figures of a model's predictions, several lines in each, which differ in colour, dash and symbol. None computes one.

Drawn by ECharts, which redraws six of them while Plotly redraws one, so that they follow a slider. Their axes are in
percent: ECharts knows no decimal mark but the point. All return ECharts options.
"""

import numpy as np
import pandas as pd

from dashboard.components.common.formatting import format_percent
from dashboard.components.common.palette import COLOURS, GREY
from dashboard.components.common.plotly_charts import text_colour
from dashboard.components.common.tables import figure_name
from dashboard.texts import language, number, say

DASHES = ("solid", "dashed", [9, 3, 2, 3], [2, 3])  # of the first, second, ... line, over and over
SYMBOLS = ("diamond", "circle", "triangle", "rect")
LOWEST = -1.0  # net benefit that is drawn
FINEST = 0.003  # of the unit square, about a pixel


def confusion_matrix_chart(counts: np.ndarray, classes: list[str]) -> dict:
    """Confusion matrix: images by truth (row) and class called (column). counts: int (K, K). classes: as labels."""
    share = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    cells = [
        {
            "value": [column, row, float(share[row, column])],
            "label": {"formatter": f"{number(counts[row, column])}\n{number(share[row, column], '.1%')}"},
        }
        for row, column in np.ndindex(counts.shape)
    ]
    names = {
        "type": "category", "data": classes, "nameLocation": "middle", "axisTick": {"show": False},
        "nameTextStyle": {"color": text_colour()},
    }  # fmt: skip
    two = len(classes) == 2
    size, words = 16 if two else 12, {"fontSize": 12 if two else 10, "interval": 0, "color": text_colour()}
    return {
        "animation": False,
        "grid": {"left": 5, "right": 10, "top": 10, "bottom": 5},
        "xAxis": {
            **names, "name": say("what_if.called"), "nameGap": 28 if two else 46,
            "axisLabel": {**words, "rotate": 0 if two else 25},
        },
        "yAxis": {
            **names, "name": say("what_if.truth"), "nameGap": 40, "inverse": True, "axisLabel": {**words, "rotate": 90},
        },
        # No deeper than the dark figures can be read on.
        "visualMap": {"min": 0, "max": 2, "show": False, "inRange": {"color": ["#f7fbff", "#6baed6", "#08306b"]}},
        "series": [
            {
                "type": "heatmap",
                "data": cells,
                "label": {"show": True, "fontSize": size, "lineHeight": size + 6, "color": "#16242c"},
            }
        ],
    }  # fmt: skip


def roc_chart(lines: dict[str, tuple]) -> dict:
    """ROC curves, each with its point. lines: name -> (1 - specificity, sensitivity, (x, y) of the point)."""
    series = [*_with_points(lines), _line(say("charts.chance"), [0, 1], [0, 1], GREY, "dotted", 1.5)]
    return _laid_out(series, say("what_if.false_alarms"), figure_name("sensitivity"))


def precision_recall_chart(lines: dict[str, tuple], shares: dict[str, float]) -> dict:
    """Precision by recall, each line with its point, and the share of the class, which is what guessing reaches.

    lines: name -> (recall, precision, (x, y) of the point). shares: name -> 0..1.
    """
    series = _with_points(lines)
    for place, (name, share) in enumerate(shares.items()):
        series.append(_line(say("charts.guessing", name=name), [0, 1], [share, share], _colour(place), "dotted", 1.5))
    return _laid_out(series, figure_name("sensitivity"), figure_name("ppv"))


def decision_curve_chart(lines: dict[str, tuple], thresholds: np.ndarray, everyone: np.ndarray) -> dict:
    """Net benefit by threshold, each line with its point, and of treating all; treating none is the line at 0.

    lines: name -> (thresholds, net benefit, (x, y) of the point). everyone: net benefit at the thresholds.
    """
    series = [
        *_with_points(lines),
        _line(say("what_if.everyone"), thresholds, everyone, GREY, "dotted", 1.5),
        _line(say("what_if.nobody"), [0, 1], [0, 0], GREY, "solid", 1),
    ]
    # Below the points, where all lines fall without end, there is nothing to see.
    low = max(LOWEST, min(-0.1, *(point[1] for *_, point in lines.values())))
    return _laid_out(series, say("what_if.threshold"), figure_name("net_benefit"), low, everyone.max())


def reliability_chart(lines: dict[str, tuple], threshold: float | None) -> dict:
    """Return observed frequency by predicted probability, and the threshold, if any, as a line.

    Points are larger where a bin holds more images. lines: name -> what scores.reliability() gives.
    """
    series = []
    for place, (name, (predicted, observed, images)) in enumerate(lines.items()):
        bins = [
            {
                "value": [round(100 * said, 2), round(100 * was, 2)],
                "symbolSize": 4 + 20 * float(np.sqrt(count / images.sum())),
                "tooltip": {
                    "formatter": say(
                        "charts.bin", images=count, predicted=format_percent(said), observed=format_percent(was)
                    )
                },
            }
            for said, was, count in zip(predicted.tolist(), observed.tolist(), images.tolist(), strict=True)
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


def risk_coverage_chart(lines: dict[str, tuple]) -> dict:
    """Share of wrong labels by share of pictures that get one. lines: name -> (coverage, risk, (x, y) of the point)."""
    top = max(risk.max() for _, risk, _ in lines.values())
    series = _with_points(lines, "what_if.stops")
    return _laid_out(series, say("what_if.coverage"), say("what_if.risk"), 0, max(top, 0.1))


def thin_line(x, y) -> tuple[np.ndarray, np.ndarray]:
    """A line without the points that lie closer than FINEST to the one kept before; its first and last are kept."""
    x, y = np.asarray(x), np.asarray(y)
    kept = [0]
    for place in range(1, len(x)):
        if max(abs(x[place] - x[kept[-1]]), abs(y[place] - y[kept[-1]])) >= FINEST or place == len(x) - 1:
            kept.append(place)
    return x[kept], y[kept]


def line_table(lines: dict[str, tuple], axes: tuple[str, str]) -> pd.DataFrame:
    """What lines show, a row for each point. lines: name -> (values of the first axis, of the second, ...)."""
    parts = [pd.DataFrame({axes[0]: line[0], axes[1]: line[1]}) for line in lines.values()]
    return pd.concat(parts, keys=lines, names=[say("downloads.series")]).reset_index(level=0)


def reliability_rows(lines: dict[str, tuple]) -> pd.DataFrame:
    """What reliability_chart() shows, a row for each bin that holds images. lines: as it takes them."""
    rows = line_table(lines, (say("charts.predicted"), say("charts.observed")))
    rows[say("charts.unit.images")] = np.concatenate([images for *_, images in lines.values()])
    return rows.dropna()


def matrix_rows(counts: np.ndarray, classes: list[str]) -> pd.DataFrame:
    """What a confusion matrix shows, a row for each true class. classes: as labels."""
    rows = pd.DataFrame(counts, columns=classes)
    rows.insert(0, say("what_if.rows"), classes)
    return rows


def points_sentence(lines: dict[str, tuple]) -> str:
    """Where the points of lines are, in words. lines: name -> (..., (x, y))."""

    def two(point: tuple) -> str:
        return " / ".join("-" if value is None else number(value, ".3f") for value in point)

    return "; ".join(f"{name} {two(point)}" for name, (*_, point) in lines.items())


def _with_points(lines: dict[str, tuple], words: str = "what_if.here") -> list[dict]:
    """Lines of the unit square, each followed by its point. words: key of what a point is called."""
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


def _line(name: str, x, y, colour: str, dash: str | list[int], width: float = 2, symbol: str = "none") -> dict:
    """A line; its symbol is that of its point, in the legend only."""
    points = (100 * np.stack(thin_line(x, y), axis=1)).round(2).tolist()
    return {
        "type": "line", "name": name, "data": points, "showSymbol": False, "symbol": symbol, "clip": True,
        "color": colour, "lineStyle": {"type": dash, "width": width},
    }  # fmt: skip


def _point(name: str, point: tuple[float | None, float | None], place: int) -> dict:
    return {
        "type": "scatter", "name": name, "symbol": SYMBOLS[place % len(SYMBOLS)], "symbolSize": 15, "z": 5,
        "data": [] if None in point else [[round(100 * float(value), 2) for value in point]],
        "tooltip": {"formatter": f"{name}\n{format_percent(point[0])}, {format_percent(point[1])}"},
        "itemStyle": {"color": _colour(place), "borderColor": "#fff", "borderWidth": 1.5, "opacity": 1},
    }  # fmt: skip


def _laid_out(series: list[dict], x: str, y: str, low: float = 0, high: float = 1) -> dict:
    """The options of lines whose y reaches at least from low to high, to whole tenths."""
    # For a line without symbol the legend would draw a circle.
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
