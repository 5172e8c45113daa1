"""Viewer of radiographs in the browser: linked panes, windows, zoom and heat maps, without a message to the server."""

import base64
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import streamlit as st
from plotly.colors import sample_colorscale

from dashboard.components.server.streamlit_internals import component_of_files
from dashboard.components.session.upload_privacy import forgettable
from dashboard.components.viewer.film_payload import film_id, film_payload, shown_table, shown_window
from dashboard.texts import language, number, say, say_message
from model_zoo.explain.methods import HeatMapMethod
from model_zoo.explain.regions import WHOLE, Box
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.imaging.windowing import Window, WindowSet, full_range_windows
from model_zoo.inference.class_activation import upsample_smooth

PAYLOAD = forgettable("viewer_payload")  # in the session: id of the last radiograph, and its payload
COLOUR_MAPS = ("Inferno", "Magma", "Viridis", "Cividis")  # perceptually uniform, and distinct for the colour-blind
WEAKEST = 0.35  # share of a colour map that is left out, as its darkest colours would be lost in a radiograph
FINE = 112  # least number of values on a side, to which a coarser map is interpolated
LABELS = (
    "tools", "preset", "own", "centre", "width", "dragging", "window", "pan", "picture", "invert", "closer", "farther",
    "reset", "heat", "style", "colours", "contours", "colour_map", "opacity", "layout", "side", "swipe", "overlay",
    "part", "more", "full", "help", "keys", "close", "gesture_window", "gesture_pan", "gesture_zoom", "gesture_touch",
    "waiting", "point", "thinned", "value", "evidence", "influence",
)  # fmt: skip


@dataclass(frozen=True)
class Pane:
    """One of the linked images of a viewer.

    Attributes
    ----------
    title
        Shown on it.
    method
        Of its heat map; None for the radiograph alone.
    values
        Float32 (height, width), the heat map, in the method's unit.
    """

    title: str
    method: HeatMapMethod | None = None
    values: np.ndarray | None = None


def show_viewer(
    radiograph: Radiograph, panes: list[Pane], alt: str, replaces: str = "", parts: dict[str, Box] | None = None
) -> None:
    """Show a radiograph in linked panes; one viewer on a page at a time.

    Parameters
    ----------
    panes
        The heat maps of all have the same unit.
    alt
        What is to be seen, in words.
    replaces
        Key of a container with images of the same, which the viewer hides; they stay where it fails.
    parts
        Parts of the radiograph that can be asked for, by their titles.
    """
    windows = radiograph.windows or full_range_windows(radiograph.pixels)
    name = film_id(windows)
    component = component_of_files("thoraxlens.viewer", Path(__file__).parent / "static", "main.js", "viewer.css")
    # Two elements, so that the pixels are sent once however often the rest changes.
    component(key="viewer_film", data=_payload(windows, name))
    # In a list: in a dict Streamlit would look for tables, for which it imports pandas.
    component(key="viewer", data=[viewer_data(radiograph, windows, name, panes, alt, replaces, parts or {})])


def viewer_data(
    radiograph: Radiograph, windows: WindowSet, name: str, panes: list[Pane], alt: str, replaces: str,
    parts: dict[str, Box],
) -> dict[str, Any]:  # fmt: skip
    """Return what static/viewer.js takes: everything but the pixels.

    Parameters
    ----------
    windows
        Of the radiograph.
    name
        As `film_id` returns it.
    """
    height, width = radiograph.pixels.shape
    return {
        "film": name,
        "width": width,
        "height": height,
        "windows": _windows(radiograph, windows),
        "panes": [{"title": pane.title, "map": _map(pane)} for pane in panes],
        "scale": _scale(panes),
        "colour_maps": {colours: _colours(colours) for colours in COLOUR_MAPS},
        "parts": [{"label": label, "box": list(box)} for label, box in {say("viewer.whole"): WHOLE, **parts}.items()],
        "labels": {label: say(f"viewer.{label}") for label in LABELS},
        "language": language().__name__.rsplit(".", 1)[-1],
        "alt": alt,
        "replaces": replaces,
    }


def _payload(windows: WindowSet, name: str) -> bytes:
    kept = st.session_state.get(PAYLOAD)
    if kept is None or kept[0] != name:
        kept = name, film_payload(windows, name)
        st.session_state[PAYLOAD] = kept
    return kept[1]


def _windows(radiograph: Radiograph, windows: WindowSet) -> list[dict[str, Any]]:
    """Return the windows on offer: first the one in which the radiograph is shown, then the file's, then its range."""
    if window := shown_window(windows, radiograph.pixels):
        shown: dict[str, Any] = window._asdict()
    else:
        shown = {"table": _base64(shown_table(windows, radiograph.pixels))}
    *own, whole = windows.offered
    titles = [window.explanation or say("viewer.of_file", place=place) for place, window in enumerate(own, start=1)]
    return [
        {**shown, "name": "shown", "label": say("viewer.as_read")},
        *(
            {**window._asdict(), "name": f"file {place}", "label": _label(window, title)}
            for place, (window, title) in enumerate(zip(own, titles, strict=True), start=1)
        ),
        {**whole._asdict(), "name": "range", "label": _label(whole, say("viewer.range"))},
    ]


def _label(window: Window, title: str) -> str:
    figures = say("viewer.figures", centre=number(window.centre, ",.5g"), width=number(window.width, ",.5g"))
    return f"{title}: {figures}"


def _map(pane: Pane) -> dict[str, Any] | None:
    if pane.values is None or pane.method is None:
        return None
    height, width = (max(side, FINE) for side in pane.values.shape)
    fine = upsample_smooth(pane.values.astype(np.float32), (height, width))
    # Between cells a bicubic curve overshoots, and would tell more evidence than there is anywhere.
    fine = fine.clip(pane.values.min(), pane.values.max()).astype("<f4")
    return {"width": width, "height": height, "values": _base64(fine), "colour": pane.method.speaks(pane.values)}


def _scale(panes: list[Pane]) -> dict[str, Any]:
    """Return the scale of all heat maps: the value from which on the colour is the strongest, and the unit.

    It is the maximum of the middle one of the maps, as those of a model without a network are many times stronger, and
    the others would pale beside them.
    """
    maps = [(pane.method, pane.values) for pane in panes if pane.method and pane.values is not None]
    strongest = sorted(float(values.max()) for method, values in maps if method.speaks(values))
    middle = strongest[(len(strongest) - 1) // 2] if strongest else 1.0
    unit = maps[0][0].unit if maps else None
    return {
        "colour": bool(strongest),
        "signed": all(method.signed for method, _ in maps),
        "unit": say_message(unit) if unit else say("viewer.relative"),
        "top": max(middle, *(method.full for method, _ in maps)) if strongest else 1.0,
        "contours": middle,
        "beyond": bool(strongest) and strongest[-1] > middle,
    }


def _colours(name: str) -> list[list[int]]:
    """Return a colour map from its weakest colour that is drawn to its strongest, red, green and blue each."""
    places = np.linspace(WEAKEST, 1, 17).tolist()
    return [
        [round(255 * float(part)) for part in sample_colorscale(name.lower(), place, colortype="tuple")[0]]
        for place in places
    ]


def _base64(values: np.ndarray) -> str:
    return base64.b64encode(values.tobytes()).decode()
