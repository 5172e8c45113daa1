"""Charts and tables of a data set's shortcut audit."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from PIL import Image, ImageOps

from dashboard.components.common.formatting import format_percent, format_with_interval, image_data_url
from dashboard.components.common.palette import ACCENT, COLOURS, GREY, WARM
from dashboard.components.common.plotly_charts import apply_layout
from dashboard.components.datasets.charts import PATTERNS
from dashboard.texts import class_name, label_or_name, language, number, say

ROW = 24  # pixels of a bar with its gap
ENLARGED = 6  # times, of a mark
EDGES = ("left", "middle", "right"), ("top", "middle", "bottom")


def property_name(name: str) -> str:
    """Return the title of a statistic or another property of images."""
    return label_or_name("property", name)


def auc_rows(pair: Mapping[str, Any], statistics: Sequence[str]) -> pd.DataFrame:
    """Return a table of the AUC of each property of a pair of classes, all statistics together first.

    Parameters
    ----------
    pair
        Of the audit's "pairs".
    statistics
        Names of the statistics; other properties are not read from the image as a whole.
    """
    rows = [{"name": "together", "auc": pair["together"]}] if pair["together"] else []
    rows += pair["alone"]
    return pd.DataFrame(
        [
            {
                "property": property_name(row["name"]),
                "statistic": row["name"] in ("together", *statistics),
                **row["auc"],
            }
            for row in rows
        ]
    )


def auc_chart(rows: pd.DataFrame) -> go.Figure:
    """Draw the AUC of each property with its interval.

    Parameters
    ----------
    rows
        As `auc_rows` returns them.
    """
    figure = go.Figure()
    for of_statistics, colour, symbol in ((True, ACCENT, "circle"), (False, WARM, "diamond")):
        part = rows.loc[rows["statistic"] == of_statistics]
        figure.add_scatter(
            x=part["value"],
            y=part["property"],
            error_x={
                "type": "data",
                "array": part["high"] - part["value"],
                "arrayminus": part["value"] - part["low"],
                "thickness": 1.5,
            },
            mode="markers",
            name=say("shortcuts.statistics" if of_statistics else "shortcuts.others"),
            marker={"color": colour, "symbol": symbol, "size": 9},
            hovertemplate="%{y}: %{x:.3f}<extra></extra>",
        )
    figure.add_vline(x=0.5, line={"color": GREY, "dash": "dot"}, annotation_text=say("shortcuts.chance"))
    figure.update_xaxes(title=say("figure.auc"), range=[min(0.45, rows["low"].min() - 0.02), 1.01])
    figure.update_yaxes(categoryorder="array", categoryarray=rows["property"][::-1].tolist(), dtick=1)
    figure = apply_layout(figure, ROW * len(rows) + 130, legend=True)
    return figure.update_layout(legend={"yanchor": "bottom", "y": 1.02})


def within_table(pair: Mapping[str, Any]) -> pd.DataFrame:
    """Return a table of the AUC of all statistics on the images of one view, sex or series."""
    return pd.DataFrame(
        [
            {
                say("shortcuts.column.only"): f"{property_name(row['property'])}: {row['value']}",
                **{class_name(label): count for label, count in row["images"].items()},
                say("figure.auc"): format_with_interval(row["auc"]),
            }
            for row in pair["within"]
        ]
    )


def styles_chart(styles: Sequence[Mapping[str, Any]]) -> go.Figure:
    """Draw the share of each class in each style cluster, of the images outside the test split."""
    figure = go.Figure()
    names = [say("shortcuts.style", number=place) for place in range(1, len(styles) + 1)]
    for place, label in enumerate(styles[0]["training"]):
        counts = np.array([style["training"][label] for style in styles])
        shares = counts / [sum(style["training"].values()) for style in styles]
        figure.add_bar(
            x=100 * shares,
            y=names,
            orientation="h",
            name=class_name(label),
            hovertext=[
                say("charts.images_in_bar", images=int(count), share=format_percent(share))
                for count, share in zip(counts, shares, strict=True)
            ],
            hovertemplate="%{y}: %{hovertext}",
            marker={"color": COLOURS[place % len(COLOURS)], "pattern": {"shape": PATTERNS[place % len(PATTERNS)]}},
        )
    figure.update_xaxes(title=say("charts.share_of_images"), ticksuffix=language().PERCENT, range=[0, 100])
    figure.update_yaxes(autorange="reversed", dtick=1)
    figure = apply_layout(figure, ROW * len(styles) + 130, legend=True)
    return figure.update_layout(barmode="stack", legend={"yanchor": "bottom", "y": 1.02, "traceorder": "normal"})


def styles_table(styles: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Return a table of the style clusters: what is typical of them, and their images by class."""
    return pd.DataFrame(
        [
            {
                say("shortcuts.column.style"): say("shortcuts.style", number=place),
                **_counts(style),
                say("shortcuts.column.group"): number(style["group"] + 1),
                say("shortcuts.column.typical"): "; ".join(
                    f"{property_name(entry['name'])} {number(entry['deviation'], '+.1f')}" for entry in style["typical"]
                ),
            }
            for place, style in enumerate(styles, start=1)
        ]
    )


def marks_table(marks: Sequence[Mapping[str, Any]], templates: Sequence[np.ndarray]) -> pd.DataFrame:
    """Return a table of the burned-in marks: their mean image, place and images by class."""
    return pd.DataFrame(
        [
            {
                say("shortcuts.column.mark"): say("shortcuts.mark", number=place),
                say("shortcuts.column.look"): image_data_url(enlarged(image)),
                say("shortcuts.column.place"): place_name(mark["place"]),
                **_counts(mark),
                say("shortcuts.column.one_class"): class_name(mark["one_class"]) if mark["one_class"] else "-",
            }
            for place, (mark, image) in enumerate(zip(marks, templates, strict=True), start=1)
        ]
    )


def properties_table(properties: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Return a table of series, views and sexes: images by class."""
    return pd.DataFrame(
        [
            {say("shortcuts.column.property"): f"{property_name(row['property'])}: {row['value']}", **_counts(row)}
            for row in properties
        ]
    )


def enlarged(image: np.ndarray) -> np.ndarray:
    """Return a mark ENLARGED times as large, from black to white, uint8."""
    grey = Image.fromarray(image)
    larger = grey.resize((ENLARGED * grey.width, ENLARGED * grey.height), Image.Resampling.BICUBIC)
    return np.asarray(ImageOps.autocontrast(larger))


def place_name(place: Sequence[float]) -> str:
    """Return in which third of height and width a place lies, such as top left as seen on the screen."""
    across, down = EDGES
    height, width = (min(int(3 * share), 2) for share in place)
    return say(f"shortcuts.place.{down[height]}_{across[width]}")


def _counts(entry: Mapping[str, Any]) -> dict[str, int]:
    """Return images by class outside the test split, and in it, by the title of their column."""
    return {
        say(f"shortcuts.column.{part}", label=class_name(label)): count
        for part in ("training", "test")
        for label, count in entry[part].items()
    }
