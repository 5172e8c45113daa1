"""Radiograph beside the radiograph under its heat map: in the viewer, and as images where that does not run."""

import numpy as np
import streamlit as st

from dashboard.components.common.downloads import download_button
from dashboard.components.common.formatting import image_data_url
from dashboard.components.viewer.heat_map_panel import map_caption
from dashboard.components.viewer.image_viewer import Pane, show_viewer
from dashboard.texts import class_name, say
from model_zoo.core.card import Card
from model_zoo.explain.methods import METHODS
from model_zoo.explain.regions import Box, box_around_mask, hottest_box
from model_zoo.imaging.overlays import display_grey
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.reading.reading_record import DrawnHeatMap

PICTURES = "radiograph_pictures"


def show_radiograph(
    radiograph: Radiograph, card: Card, drawn: DrawnHeatMap | None, covered: np.ndarray | None, lungs: np.ndarray | None
) -> None:
    """Show a radiograph and, where there is one, its heat map.

    Parameters
    ----------
    card
        Of the model.
    covered
        Uint8 (height, width, 3), the radiograph under the heat map, if any.
    lungs
        Bool (224, 224); None where they are not known.
    """
    height, width = radiograph.pixels.shape
    size = say("read.size", width=width, height=height)
    _show_pictures(display_grey(radiograph.pixels), covered, size, map_caption(drawn, card) if drawn else "")
    panes, alt = [Pane(size)], say("read.radiograph_alone")
    if drawn is not None:
        method = METHODS[drawn.method]
        panes.append(Pane(map_caption(drawn, card), method, drawn.values))
        alt = say("viewer.alt" if method.signed else "viewer.alt_reacts", label=class_name(drawn.label))
    show_viewer(radiograph, panes, alt, PICTURES, _parts(drawn, lungs))


def show_map_notes(drawn: DrawnHeatMap, card: Card) -> None:
    """Show what limits a heat map, and a button that downloads them."""
    words, button = st.columns([5, 1])
    of_members = [say("read.map_of_members")] if "members" in card else []
    words.caption(" ".join([*of_members, say("read.locates_poorly")]))
    with button:
        download_button(drawn.values, "thoraxlens-heat-map")


def _show_pictures(grey: np.ndarray, covered: np.ndarray | None, size: str, caption: str) -> None:
    with st.container(key=PICTURES):
        left, right = st.columns(2)
    left.image(image_data_url(grey), size, "stretch", alt=say("read.radiograph"))
    if covered is None:
        right.image(image_data_url(grey), say("read.no_map"), "stretch", alt=say("read.radiograph_alone"))
    else:
        right.image(image_data_url(covered), caption, "stretch", alt=say("read.radiograph_under"))


def _parts(drawn: DrawnHeatMap | None, lungs: np.ndarray | None) -> dict[str, Box]:
    """Return the parts of the radiograph that can be asked for, by their titles."""
    parts = {}
    if lungs is not None and lungs.any():
        parts[say("viewer.lungs")] = box_around_mask(lungs)
    if drawn is not None and METHODS[drawn.method].speaks(drawn.values):
        parts[say("viewer.warmest")] = hottest_box(drawn.values)
    return parts
