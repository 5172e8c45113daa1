"""A heat map by the method that the user chose, and what it says, in words."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np
import streamlit as st
from PIL import Image

from dashboard.components.forgetting import held
from dashboard.components.frame import whole_percent
from dashboard.components.turns import DRAWINGS, in_turn
from dashboard.texts import finding, number, of_zoo, say
from model_zoo.artifacts import ArtifactError
from model_zoo.explanation import for_class
from model_zoo.faithfulness import border, share_of_heat
from model_zoo.heatmaps import METHODS, Method, draw
from model_zoo.images import SIZE
from model_zoo.inference import LoadedModel, Reading
from model_zoo.lungs import find_lungs

KEPT = held("drawn_map")  # in the session: the last map, and of what
HOT_BORDER = 2.0  # times its share of the picture, from which heat at the border is worth a warning


def values_of(method: str, reading: Reading, model: LoadedModel, index: int) -> np.ndarray:
    """A heat map for the class, float32 (height, width), by one of METHODS.

    Some are in the reading already. Of the others the last one stays in the session, so that moving a slider does not
    draw it again. Raises HeatMapError, ArtifactError, Busy.
    """
    if METHODS[method].rule:
        return draw(method, model, reading.image, index, features=reading.evidence.features)
    picture = hashlib.sha256(reading.image).hexdigest()
    key = (method, model.card["name"], model.card["created"], index, picture)
    kept = st.session_state.get(KEPT)
    if kept is None or kept[0] != key:
        with _busy(METHODS[method]) as progress, in_turn(DRAWINGS, "drawing", model.card["name"]) as entry:
            entry.image = reading.image
            kept = key, draw(method, model, reading.image, index, progress)
        st.session_state[KEPT] = kept
    return kept[1]


@contextmanager
def _busy(method: Method) -> Iterator[Callable[[float], object] | None]:
    """A line on the page while a map is drawn: a bar and what moves it, or a spinner where nothing tells the share."""
    words = say("heat_maps.drawing", method=of_zoo(method.title))
    if method.gradient:
        with st.spinner(words):
            yield None
        return
    bar = st.progress(0.0, words)
    try:
        yield lambda share: bar.progress(share, words)
    finally:
        bar.empty()


def lungs_in(image: np.ndarray) -> np.ndarray | None:
    """find_lungs(); None, and a line on the page, where the finder cannot be used."""
    try:
        return find_lungs(image)
    except ArtifactError as error:
        st.warning(of_zoo(str(error)), icon=":material/broken_image:")
        return None


def where_it_lies(warm: np.ndarray, lungs: np.ndarray | None) -> str:
    """How much of the heat lies in the lungs and at the border, in a sentence. warm: uint8 (height, width)."""
    heat = np.asarray(Image.fromarray(warm).resize((SIZE, SIZE), Image.Resampling.BILINEAR))
    edge = border(heat.shape)
    outside, words = share_of_heat(heat, edge), []
    if outside is None:
        return ""
    if lungs is not None and not lungs.any():
        words.append(say("heat_maps.no_lungs"))
    elif lungs is not None:
        inside, size = whole_percent(share_of_heat(heat, lungs)), whole_percent(lungs.mean())
        words.append(say("heat_maps.in_lungs", share=inside, lungs=size))
    if outside > HOT_BORDER * edge.mean():
        words.append(say("heat_maps.at_border", share=whole_percent(outside), border=whole_percent(edge.mean())))
    return " ".join(words)


def sentence(method: str, values: np.ndarray, reading: Reading, index: int, classes: list[str]) -> str:
    """What the strongest part of the map does, in its unit."""
    chosen, logit, bias = METHODS[method], for_class(reading.logits, index), for_class(reading.evidence.bias, index)
    rather = "" if len(classes) == 2 else "_rather"
    facts = {"logit": number(logit, "+.2f"), "finding": finding(classes[index])}
    if method == "grad_cam":
        facts |= {"cells": number(values.size), "most": number(values.max() / values.size, "+.2g")}
        return say(f"heat_maps.cell{rather}", constant=number(bias, "+.2f"), **facts)
    if method == "occlusion":
        return say(f"heat_maps.hiding{rather}", most=number(values.max(), ".2g"), **facts)
    words = f"{of_zoo(chosen.title)} ({of_zoo(chosen.reference)})."
    return words if chosen.signed else f"{words} {say('heat_maps.unsigned')}"
