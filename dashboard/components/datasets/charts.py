"""Figures of a data report: images per patient, distributions by class, the difference of two mean radiographs."""

from typing import Any

import numpy as np
import plotly.graph_objects as go
from plotly.colors import sample_colorscale

from dashboard.components.common.formatting import format_percent
from dashboard.components.common.palette import COLOURS
from dashboard.components.common.plotly_charts import apply_layout
from dashboard.texts import class_name, language, number, say

DASHES = ("solid", "dash", "dot", "dashdot")
PATTERNS = ("", "/", ".", "x")
HEIGHT = 360  # pixels
MOST = 7  # images of a patient from which on patients share one bar


def images_per_patient_chart(counts: dict[str, dict[str, int]]) -> go.Figure:
    """Draw the share of each class's patients by their number of images.

    Parameters
    ----------
    counts
        Number of patients by class and number of images.
    """
    names = [*map(str, range(1, MOST)), f"{MOST}+"]
    figure = go.Figure()
    for place, (label, patients) in enumerate(counts.items()):
        bars = np.zeros(MOST)
        for images, count in patients.items():
            bars[min(int(images), MOST) - 1] += count
        figure.add_bar(
            x=names,
            y=100 * bars / bars.sum(),
            name=class_name(label),
            hovertext=[
                say("charts.patients_in_bar", patients=number(count, ",.0f"), share=format_percent(count / bars.sum()))
                for count in bars
            ],
            hovertemplate="%{hovertext}",
            marker={"color": COLOURS[place % len(COLOURS)], "pattern": {"shape": PATTERNS[place % len(PATTERNS)]}},
        )
    figure.update_xaxes(title=say("charts.images_of_patient"), type="category")
    figure.update_yaxes(title=say("charts.share_of_patients"), ticksuffix=language().PERCENT)
    return apply_layout(figure, HEIGHT, legend=True)


def distribution_chart(facts: dict[str, Any], unit: str) -> go.Figure:
    """Draw the share of each class's images by a quantity.

    Parameters
    ----------
    facts
        Entry of a report's "distributions".
    unit
        Title of the axis: the quantity with its unit.
    """
    edges = np.array(facts["edges"])
    figure = go.Figure()
    for place, (label, counts) in enumerate(facts["counts"].items()):
        figure.add_scatter(
            x=(edges[:-1] + edges[1:]) / 2,
            y=100 * np.array(counts) / sum(counts),
            name=say("charts.median", name=class_name(label), value=number(facts["percentiles"][label][1], ",.0f")),
            mode="lines",
            line={"color": COLOURS[place % len(COLOURS)], "dash": DASHES[place % len(DASHES)], "shape": "hvh"},
        )
    figure.update_xaxes(title=unit)
    figure.update_yaxes(title=say("charts.share_of_images"), ticksuffix=language().PERCENT, rangemode="tozero")
    return apply_layout(figure, HEIGHT, legend=True)


def colour_difference(difference: np.ndarray) -> np.ndarray:
    """Return a difference of images in colours: red is brighter, blue darker, white equal.

    Parameters
    ----------
    difference
        uint8 (height, width); 128 is none.

    Returns
    -------
    np.ndarray
        uint8 (height, width, 3).

    References
    ----------
    ColorBrewer's RdBu, which the colour-blind can read.
    """
    return _DIVERGING[difference]


# From -127 to 127 steps; 0, which a stored difference never holds, is taken as 1.
_SCALE = sample_colorscale("RdBu_r", np.clip(np.arange(256) - 1, 0, 254) / 254, colortype="tuple")
_DIVERGING = (255 * np.array(_SCALE)).round().astype(np.uint8)
