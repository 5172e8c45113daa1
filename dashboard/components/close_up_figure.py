"""The figure of the close-up: two pictures with linked axes, one under its heat map in colours or contours."""

from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go
from plotly.colors import sample_colorscale
from plotly.subplots import make_subplots

from dashboard.components.frame import data_url
from model_zoo.explanation import smooth
from model_zoo.parts import Box

# Perceptually uniform, and told apart by the colour-blind too.
COLOUR_MAPS = ("Inferno", "Magma", "Viridis", "Cividis")
WEAKEST = 0.35  # of a colour map: darker colours would be lost in a radiograph
FINE = 112  # values on a side, between those of a coarser map
LEVELS = 5  # contours
HEIGHT, STACKED = 500, 1000  # pixels


@dataclass(frozen=True)
class Look:
    """How the heat map is drawn. style: colours or contours. colours: one of COLOUR_MAPS. opacity: 0..1, of the
    strongest heat. stacked: one picture below the other. part: of the picture, as model_zoo.parts has them. unit: of
    the values, in words. decimal: the decimal mark."""

    style: str
    colours: str
    opacity: float
    stacked: bool
    part: Box
    unit: str
    decimal: str


def figure(pieces: list[tuple[np.ndarray, Box]], values: np.ndarray, full: float, look: Look) -> go.Figure:
    """Both pictures.

    pieces: uint8 (height, width) each, and what part of the picture it is; the first is the whole, others lie over it
    and show more of their part. values: float32, a map of any size, in its unit. full: a value that is drawn in full
    strength at least; infinite where nothing is to be drawn.
    """
    (height, width), (left, top, right, bottom) = pieces[0][0].shape, look.part
    rows, columns = (2, 1) if look.stacked else (1, 2)
    result = make_subplots(rows, columns, horizontal_spacing=0.02, vertical_spacing=0.02)
    sources = [(data_url(piece), _placed(box, width, height)) for piece, box in pieces]
    size = tuple(max(count, FINE) for count in values.shape)
    fine, strongest = smooth(values.astype(np.float32), size), max(full, float(values.max()))
    grid = {
        "z": fine.astype(np.float32),
        "x0": width / size[1] / 2,
        "dx": width / size[1],
        "y0": height / size[0] / 2,
        "dy": height / size[0],
        "hovertemplate": f"%{{z:+.2~g}} {look.unit}<extra></extra>",
        "zmin": 0,
        "zmax": strongest if np.isfinite(strongest) else 1,
    }
    for number in range(2):
        place = {"row": 1 + number * look.stacked, "col": 1 + number * (not look.stacked)}
        for source, box in sources:
            result.add_layout_image(source=source, sizing="stretch", layer="below", **box, **place)
        covered = number == 1 and np.isfinite(full)
        result.add_trace(_layer(grid, look) if covered else _pointer(grid), **place)
        axis = {"visible": False, "constrain": "domain"}
        result.update_xaxes(range=[left * width, right * width], matches="x", **axis, **place)
        anchor = "x" if number == 0 else "x2"
        axis |= {"range": [bottom * height, top * height], "scaleanchor": anchor, "constraintoward": "top"}
        result.update_yaxes(matches="y", **axis, **place)
    return result.update_layout(
        height=STACKED if look.stacked else HEIGHT,
        margin={"l": 0, "r": 0, "t": 70, "b": 0},
        dragmode="pan",
        showlegend=False,
        separators=f"{look.decimal} ",
    )


def _placed(box: Box, width: int, height: int) -> dict:
    left, top, right, bottom = box
    size = {"sizex": (right - left) * width, "sizey": (bottom - top) * height}
    return {"x": left * width, "y": top * height, "xanchor": "left", "yanchor": "top", **size}


def _pointer(grid: dict) -> go.Heatmap:
    """What is not seen, and tells the value under the pointer."""
    return go.Heatmap(**grid, opacity=0, showscale=False)


def _layer(grid: dict, look: Look) -> go.Heatmap | go.Contour:
    bar = {"orientation": "h", "y": 1.01, "yanchor": "bottom", "thickness": 12, "title": {"text": look.unit}}
    if look.style == "contours":
        step = float(grid["z"].max()) / (LEVELS + 1)
        levels = {"coloring": "lines", "start": step, "end": LEVELS * step, "size": step, "showlabels": True}
        return go.Contour(**grid, contours=levels, line={"width": 2}, colorscale=_scale(look.colours), colorbar=bar)
    return go.Heatmap(**grid, zsmooth="best", colorscale=_scale(look.colours, look.opacity), colorbar=bar)


def _scale(name: str, opacity: float | None = None) -> list[tuple[float, str]]:
    """A colour scale. opacity: of its strongest colour; the weaker ones let more of the picture shine through."""
    scale = []
    for place in np.linspace(0, 1, 33).tolist():
        colour = sample_colorscale(name.lower(), WEAKEST + (1 - WEAKEST) * place, colortype="tuple")[0]
        red, green, blue = (round(255 * part) for part in colour)
        scale.append((place, f"rgba({red},{green},{blue},{1 if opacity is None else opacity * place:.3f})"))
    return scale
