"""The picture and its heat map close up: linked zoom and pan, values under the pointer, contours, windows."""

import hashlib
import math

import numpy as np
import streamlit as st

from dashboard.components.close_up_figure import COLOUR_MAPS, Look, figure
from dashboard.components.forgetting import active
from dashboard.texts import language, number, of_zoo, say
from model_zoo.explanation import speaks_for_class
from model_zoo.heatmaps import METHODS
from model_zoo.images import Radiograph
from model_zoo.overlays import shown
from model_zoo.record import Drawn
from model_zoo.windowing import Window, windows_of

AS_READ, OWN = "as read", "own"
KEPT = {"persist_state": "session"}


@st.fragment
def close_up(radiograph: Radiograph, drawn: Drawn, opacity: float) -> None:
    """Both pictures, and what the visitor can change of them. opacity: 0..1, of the strongest heat."""
    active()
    first, second, third, fourth = st.columns([2, 2, 3, 1], vertical_alignment="bottom")
    style = first.segmented_control(
        say("close_up.style"), ["colours", "contours"], default="colours", required=True, key="close_up_style",
        format_func=lambda name: say(f"close_up.{name}"), **KEPT,
    )  # fmt: skip
    colours = second.selectbox(say("close_up.colour_map"), COLOUR_MAPS, key="close_up_colours", **KEPT)
    stacked = third.segmented_control(
        say("close_up.arrangement"), [False, True], default="Mobi" in st.context.headers.get("User-Agent", ""),
        required=True, key="close_up_stacked", format_func=_arrangement, **KEPT,
    )  # fmt: skip
    inverted = fourth.toggle(say("close_up.invert"), key="close_up_inverted", **KEPT)
    grey = _windowed(radiograph)
    method = METHODS[drawn.method]
    look = Look(style, colours, opacity, stacked, of_zoo(method.unit) or say("close_up.relative"), language().DECIMAL)
    hot = speaks_for_class(drawn.values, method.faintest)
    st.plotly_chart(
        figure(255 - grey if inverted else grey, drawn.values, method.full if hot else math.inf, look),
        key="close_up_figure",
        config={"scrollZoom": True, "displaylogo": False, "modeBarButtonsToRemove": ["select2d", "lasso2d"]},
        alt=say("close_up.alt", label=drawn.label),
    )
    words, button = st.columns([5, 1])
    explained = say("close_up.how") if hot else say("close_up.nothing", label=drawn.label)
    words.caption(f"{explained} {say('close_up.mean')}" if drawn.method == "grad_cam" else explained)
    button.download_button(
        say("compare.data"), lambda: _as_csv(drawn.values), "thoraxlens-heat-map.csv", "text/csv", key="close_up_data",
        on_click="ignore", type="tertiary", icon=":material/download:",
    )  # fmt: skip


def _windowed(radiograph: Radiograph) -> np.ndarray:
    """The picture in the window that the visitor chooses: uint8 (height, width), as shown() makes it."""
    windows = radiograph.windows or windows_of(radiograph.pixels)
    offered = windows.offered if radiograph.windows else ()
    # Of this picture alone, as another has other windows and other values.
    mark = hashlib.sha256(radiograph.pixels[::16, ::16].copy()).hexdigest()[:16]
    choices = [AS_READ, *range(len(offered)), OWN]
    choice, centre, width = st.columns(3, vertical_alignment="bottom")
    chosen = choice.selectbox(
        say("close_up.window"), choices, format_func=lambda c: _window_name(c, offered), key=f"window_{mark}"
    )
    if chosen == AS_READ:
        return shown(radiograph.pixels)
    if chosen != OWN:
        return shown(windows.pixels(offered[chosen]))
    start, whole = windows.offered[0], windows.offered[-1]
    step = 10.0 ** math.floor(math.log10(whole.width / 100))
    low, high = (whole.centre + side * whole.width / 2 for side in (-1, 1))
    place = {"step": step, "format": "%.0f" if step >= 1 else "%.3g"}
    middle = centre.slider(
        say("close_up.centre"), low, high, min(max(start.centre, low), high), key=f"centre_{mark}", **place
    )
    wide = width.slider(
        say("close_up.width"), step, whole.width, min(max(start.width, step), whole.width), key=f"width_{mark}", **place
    )
    return shown(windows.pixels(Window(middle, wide, "LINEAR_EXACT")))


def _window_name(choice: str | int, offered: tuple[Window, ...]) -> str:
    if isinstance(choice, str):
        return say("close_up.as_read" if choice == AS_READ else "close_up.own")
    window = offered[choice]
    figures = say("close_up.figures", centre=number(window.centre, ",.0f"), width=number(window.width, ",.0f"))
    if choice == len(offered) - 1:
        return f"{say('close_up.whole')}: {figures}"
    # A stranger's words; the list shows them letter by letter.
    return f"{window.explanation or say('close_up.of_file', place=choice + 1)}: {figures}"


def _arrangement(stacked: bool) -> str:
    return say("close_up.stacked" if stacked else "close_up.beside")


def _as_csv(values: np.ndarray) -> str:
    return "\n".join(",".join(f"{value:.6g}" for value in row) for row in values) + "\n"
