"""Close-up of a radiograph and its heat map: linked zoom and pan, values under the pointer, contours, windows."""

import hashlib
import math
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from plotly.colors import sample_colorscale
from plotly.subplots import make_subplots

from dashboard.components.common.downloads import download_button
from dashboard.components.common.formatting import image_data_url
from dashboard.components.common.url_state import reset_on_change
from dashboard.components.server.streamlit_internals import Place
from dashboard.components.session.upload_privacy import forgettable, note_activity
from dashboard.texts import class_in_sentence, language, number, say, say_message
from model_zoo.explain.methods import METHODS
from model_zoo.explain.regions import WHOLE, Box, box_around_mask, crop_to_box, hottest_box
from model_zoo.imaging.overlays import display_grey
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.imaging.windowing import Window, WindowSet, full_range_windows
from model_zoo.inference.class_activation import upsample_smooth
from model_zoo.reading.reading_record import DrawnHeatMap

AS_READ, OWN = "as read", "own"
WINDOW, CENTRE, BREADTH = map(forgettable, ("close_up_window", "close_up_centre", "close_up_width"))
PART = "close_up_part"
COLOUR_MAPS = ("Inferno", "Magma", "Viridis", "Cividis")  # perceptually uniform, and distinct for the colour-blind
WEAKEST = 0.35  # share of a colour map that is left out, as its darkest colours would be lost in a radiograph
FINE = 112  # least number of values on a side, to which a coarser map is interpolated
LEVELS = 5  # contours
HEIGHT, STACKED = 500, 1000  # pixels


@st.fragment
def show_close_up(radiograph: Radiograph, drawn: DrawnHeatMap, opacity: float, lungs: np.ndarray | None) -> None:
    """Show the radiograph and its heat map close up, with controls for style, part and window.

    Parameters
    ----------
    opacity
        Of the strongest heat, 0..1.
    lungs
        bool (224, 224); None where they are not known.
    """
    note_activity()
    mark = hashlib.sha256(radiograph.pixels[::16, ::16].tobytes()).hexdigest()
    method, label = METHODS[drawn.method], class_in_sentence(drawn.label)
    hot = method.speaks(drawn.values)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        style = st.segmented_control(
            say("close_up.style"), ["colours", "contours"], default="colours", required=True, key="close_up_style",
            format_func=lambda name: say(f"close_up.{name}"), persist_state="session",
        )  # fmt: skip
        colours = st.selectbox(
            say("close_up.colour_map"), COLOUR_MAPS, key="close_up_colours", width=140, persist_state="session"
        )
        part = _part(drawn, lungs, hot, mark)
        stacked = st.segmented_control(
            say("close_up.arrangement"), [False, True], default="Mobi" in st.context.headers.get("User-Agent", ""),
            required=True, key="close_up_stacked", format_func=_arrangement, persist_state="session",
        )  # fmt: skip
    pixels = _windowed(radiograph, mark)
    pieces = [(display_grey(pixels), WHOLE)]
    if part != WHOLE:
        piece, box = crop_to_box(pixels, part)
        pieces.append((display_grey(piece), box))
    unit = say_message(method.unit) if method.unit else say("close_up.relative")
    st.plotly_chart(
        close_up_figure(
            pieces,
            drawn.values,
            method.full if hot else math.inf,
            CloseUpStyle(style, colours, opacity, stacked, part, unit, language().DECIMAL),
        ),
        key="close_up_figure",
        config={"scrollZoom": True},
        alt=say("close_up.alt" if method.signed else "close_up.alt_reacts", label=label),
    )
    words, button = st.columns([5, 1])
    nothing = say("close_up.nothing", label=label) if method.signed else say("read.no_influence")
    explained = say("close_up.how") if hot else nothing
    words.caption(f"{explained} {say('close_up.mean')}" if drawn.method == "grad_cam" else explained)
    with button:
        download_button(pd.DataFrame(drawn.values), "thoraxlens-heat-map")


def _part(drawn: DrawnHeatMap, lungs: np.ndarray | None, hot: bool, mark: str) -> Box:
    """Return the part of the radiograph that the visitor chooses; with another mark it starts with the whole again."""
    parts = {"whole": WHOLE}
    if lungs is not None and lungs.any():
        parts["lungs"] = box_around_mask(lungs)
    if hot:
        parts["warmest"] = hottest_box(drawn.values)
    reset_on_change("part", f"{mark} {' '.join(parts)}", **{PART: "whole"})
    chosen = st.segmented_control(
        say("close_up.part"), list(parts), required=True, format_func=lambda n: say(f"close_up.{n}"),
        key=PART, persist_state="session",
    )  # fmt: skip
    return parts[cast(str, chosen)]  # the session has a value


def _windowed(radiograph: Radiograph, mark: str) -> np.ndarray:
    """Return the radiograph in the window that the visitor chooses: uint8 or float32 (height, width), 0..255."""
    windows = radiograph.windows or full_range_windows(radiograph.pixels)
    offered: tuple[Window, ...] = windows.offered if radiograph.windows else ()
    reset_on_change("window", mark, **{WINDOW: AS_READ})
    choices = [AS_READ, *range(len(offered)), OWN]
    choice, centre, width, last = st.columns([3, 3, 3, 2], vertical_alignment="bottom")
    chosen = choice.selectbox(
        say("close_up.window"),
        choices,
        format_func=lambda c: _window_name(c, offered),
        key=WINDOW,
        persist_state="session",
    )
    inverted = last.toggle(say("close_up.invert"), key="close_up_inverted", persist_state="session")
    if isinstance(chosen, int):
        pixels = windows.pixels(offered[chosen])
    elif chosen == OWN:
        pixels = windows.pixels(_own(windows, mark, centre, width))
    else:
        pixels = radiograph.pixels
    return 255 - pixels if inverted else pixels


def _own(windows: WindowSet, mark: str, centre: Place, width: Place) -> Window:
    """Return a window by two sliders, which start with the window of the prediction."""
    start, whole = windows.offered[0], windows.offered[-1]
    step = 10.0 ** math.floor(math.log10(whole.width / 100))
    low, high = (whole.centre + side * whole.width / 2 for side in (-1, 1))
    middle, wide = min(max(start.centre, low), high), min(max(start.width, step), whole.width)
    reset_on_change("own window", mark, **{CENTRE: middle, BREADTH: wide})
    form = "%.0f" if step >= 1 else "%.3g"
    middle = centre.slider(
        say("close_up.centre"), low, high, step=step, format=form, key=CENTRE, persist_state="session"
    )
    wide = width.slider(
        say("close_up.width"), step, whole.width, step=step, format=form, key=BREADTH, persist_state="session"
    )
    return Window(middle, wide, "LINEAR_EXACT")


def _window_name(choice: str | int, offered: tuple[Window, ...]) -> str:
    if isinstance(choice, str):
        return say("close_up.as_read" if choice == AS_READ else "close_up.own")
    window = offered[choice]
    figures = say("close_up.figures", centre=number(window.centre, ",.5g"), width=number(window.width, ",.5g"))
    if choice == len(offered) - 1:
        return f"{say('close_up.range')}: {figures}"
    # The file's own words, which a select box shows letter by letter.
    return f"{window.explanation or say('close_up.of_file', place=choice + 1)}: {figures}"


def _arrangement(stacked: bool) -> str:
    return say("close_up.stacked" if stacked else "close_up.beside")


@dataclass(frozen=True)
class CloseUpStyle:
    """Style of the heat map.

    Parameters
    ----------
    style
        colours or contours.
    colours
        One of COLOUR_MAPS.
    opacity
        Of the strongest heat, 0..1.
    stacked
        Whether one image is below the other.
    part
        Part of the radiograph that is shown at first.
    unit
        Of the values, in words.
    decimal
        Decimal mark.
    """

    style: str
    colours: str
    opacity: float
    stacked: bool
    part: Box
    unit: str
    decimal: str


def close_up_figure(
    pieces: list[tuple[np.ndarray, Box]], values: np.ndarray, full: float, look: CloseUpStyle
) -> go.Figure:
    """Draw the radiograph beside the radiograph under its heat map.

    Parameters
    ----------
    pieces
        uint8 (height, width) each, and the part of the radiograph that it is. The first is the whole; others cover it
        with more detail.
    values
        float32 (height, width), a map of any size, in its unit.
    full
        Value from which on heat is drawn in full strength, unless the map has larger ones; infinite where no heat is
        to be drawn.
    """
    (height, width), (left, top, right, bottom) = pieces[0][0].shape, look.part
    rows, columns = (2, 1) if look.stacked else (1, 2)
    result = make_subplots(rows, columns, horizontal_spacing=0.02, vertical_spacing=0.02)
    sources = [(image_data_url(piece), _placed(box, width, height)) for piece, box in pieces]
    size = max(values.shape[0], FINE), max(values.shape[1], FINE)
    fine, strongest = upsample_smooth(values.astype(np.float32), size), max(full, float(values.max()))
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
    for side in range(2):
        row, column = 1 + side * look.stacked, 1 + side * (not look.stacked)
        for source, box in sources:
            result.add_layout_image(source=source, sizing="stretch", layer="below", **box, row=row, col=column)
        covered = side == 1 and np.isfinite(full)
        result.add_trace(_layer(grid, look) if covered else _pointer(grid), row=row, col=column)
        axis: dict[str, Any] = {"visible": False, "constrain": "domain"}
        result.update_xaxes(range=[left * width, right * width], matches="x", **axis, row=row, col=column)
        anchor = "x" if side == 0 else "x2"
        axis |= {"range": [bottom * height, top * height], "scaleanchor": anchor, "constraintoward": "top"}
        result.update_yaxes(matches="y", **axis, row=row, col=column)
    return result.update_layout(
        height=STACKED if look.stacked else HEIGHT,
        margin={"l": 0, "r": 0, "t": 70, "b": 0},
        dragmode="pan",
        showlegend=False,
        separators=f"{look.decimal} ",
    )


def _placed(box: Box, width: int, height: int) -> dict[str, Any]:
    left, top, right, bottom = box
    size = {"sizex": (right - left) * width, "sizey": (bottom - top) * height}
    return {"x": left * width, "y": top * height, "xanchor": "left", "yanchor": "top", **size}


def _pointer(grid: dict[str, Any]) -> go.Heatmap:
    """Return an invisible layer that shows the value under the pointer."""
    return go.Heatmap(**grid, opacity=0, showscale=False)


def _layer(grid: dict[str, Any], look: CloseUpStyle) -> go.Heatmap | go.Contour:
    bar = {"orientation": "h", "y": 1.01, "yanchor": "bottom", "thickness": 12, "title": {"text": look.unit}}
    if look.style == "contours":
        step = float(grid["z"].max()) / (LEVELS + 1)
        levels = {"coloring": "lines", "start": step, "end": LEVELS * step, "size": step, "showlabels": True}
        return go.Contour(**grid, contours=levels, line={"width": 2}, colorscale=_scale(look.colours), colorbar=bar)
    return go.Heatmap(**grid, zsmooth="best", colorscale=_scale(look.colours, look.opacity), colorbar=bar)


def _scale(name: str, opacity: float | None = None) -> list[tuple[float, str]]:
    """Return a colour scale; `opacity` is that of its strongest colour, and the weaker ones are more transparent."""
    scale = []
    for place in np.linspace(0, 1, 33).tolist():
        colour = sample_colorscale(name.lower(), WEAKEST + (1 - WEAKEST) * place, colortype="tuple")[0]
        red, green, blue = (round(255 * float(part)) for part in colour)
        scale.append((place, f"rgba({red},{green},{blue},{1 if opacity is None else opacity * place:.3f})"))
    return scale
