"""A heat map by the method that the visitor chooses, and what it says, in words."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np
import streamlit as st

from dashboard.components.common.cancellable import cancellable_progress
from dashboard.components.common.formatting import format_whole_percent
from dashboard.components.common.url_state import choose_class
from dashboard.components.session.memory import freeze_collector
from dashboard.components.session.request_queue import DRAWINGS, Busy, queued
from dashboard.components.session.upload_privacy import forgettable
from dashboard.texts import class_in_sentence, number, say, say_error, say_message
from model_zoo.core.card import Card
from model_zoo.core.model_store import ArtifactError
from model_zoo.explain.faithfulness import heat_location
from model_zoo.explain.methods import METHODS, HeatMapError, HeatMapMethod, compute_heat_map, usable_methods
from model_zoo.inference.class_activation import evidence_for_class
from model_zoo.inference.lung_segmentation import find_lungs
from model_zoo.inference.predictor import LoadedModel, Prediction, load_model
from model_zoo.reading.reading_record import DrawnHeatMap

KEPT = forgettable("drawn_map")  # in the session: the last map, and of what
HOT_BORDER = 2.0  # times its share of the picture, from which heat at the border is worth a warning


STOPPED = "grad_cam"  # the method that is there at once, when another is stopped


def choose_heat_map(reading: Prediction, name: str, size: tuple[int, int]) -> DrawnHeatMap | None:
    """The heat map that the visitor chooses; None where it is switched off or cannot be drawn, which the page says.

    name: of the model. size: (height, width) of what it is to lie upon. Not for a fragment: what a fragment does, no
    button can stop.
    """
    switch, choice, of_class = st.columns([1, 2, 2], vertical_alignment="bottom")
    on = switch.toggle(say("read.heat_map"), value=True, key="heat_on", persist_state="session")
    try:
        model = load_model(name)
        method = choice.selectbox(
            say("read.method"),
            usable_methods(model),
            format_func=lambda name: say_message(METHODS[name].title),
            key="method",
            persist_state="session",
            disabled=not on,
        )
        classes = model.card["classes"]
        with of_class:
            asked = choose_class(
                say("read.heat_map_for"), classes, "heat_map_for", reading.label, f"{name} {reading.mark}",
                disabled=not on,
            )  # fmt: skip
        place = st.empty()  # also where nothing is drawn, so that what comes below is not taken for something else
        if not on:
            return None
        with place.container():
            values = _values(method, reading, model, classes.index(asked))
        place.empty()
    except (HeatMapError, ArtifactError, Busy) as error:
        st.warning(say_error(error), icon=":material/info:")
        return None
    return DrawnHeatMap(method, asked, values, METHODS[method].heat(values, size))


def _values(method: str, reading: Prediction, model: LoadedModel, index: int) -> np.ndarray:
    """A heat map for the class, float32 (height, width), by one of METHODS.

    Some are in the reading already. Of the others the last one stays in the session, so that moving a slider does not
    draw it again. Raises HeatMapError, ArtifactError, Busy.
    """
    if METHODS[method].rule:
        return compute_heat_map(method, model, reading.image, index, features=reading.evidence.features)
    key = (method, model.card["name"], model.card["created"], index, reading.mark)
    kept = st.session_state.get(KEPT)
    if kept is None or kept[0] != key:
        with _busy(METHODS[method]) as progress, queued(DRAWINGS, "drawing", model.card["name"]) as entry:
            entry.image = reading.image
            kept = key, compute_heat_map(method, model, reading.image, index, progress)
            if METHODS[method].gradient:
                freeze_collector()
        st.session_state[KEPT] = kept
    return kept[1]


@contextmanager
def _busy(method: HeatMapMethod) -> Iterator[Callable[[float], object] | None]:
    """A line on the page while a map is drawn: a spinner where nothing tells the share; or a bar, what moves it, and a
    button that stops it.
    """
    words = say("heat_maps.drawing", method=say_message(method.title))
    if method.gradient:
        with st.spinner(words):
            yield None
        return
    with cancellable_progress(_stop) as bar:
        bar.progress(0.0, words)
        yield lambda share: bar.progress(share, words)


def _stop() -> None:
    st.session_state["method"] = STOPPED


def segment_lungs(image: np.ndarray) -> np.ndarray | None:
    """find_lungs(); None, and a line on the page, where the finder cannot be used."""
    try:
        return find_lungs(image)
    except ArtifactError as error:
        st.warning(say_error(error), icon=":material/broken_image:")
        return None


def location_sentence(warm: np.ndarray, lungs: np.ndarray | None) -> str:
    """How much of the heat lies in the lungs and at the border, in a sentence. warm: uint8 (height, width)."""
    found, words = heat_location(warm, lungs), []
    if found.at_border is None:
        return ""
    if found.in_lungs is not None:
        share, size = format_whole_percent(found.in_lungs), format_whole_percent(found.lungs)
        words.append(say("heat_maps.in_lungs", share=share, lungs=size))
    elif lungs is not None:
        words.append(say("heat_maps.no_lungs"))
    if found.at_border > HOT_BORDER * found.border:
        share, size = format_whole_percent(found.at_border), format_whole_percent(found.border)
        words.append(say("heat_maps.at_border", share=share, border=size))
    return " ".join(words)


def map_caption(drawn: DrawnHeatMap, card: Card) -> str:
    """What the map shows, in a line. card: of the model."""
    method = METHODS[drawn.method]
    what = f"read.evidence{_rather(card)}" if method.signed else f"read.influence{_rather(card)}"
    return say(what, method=say_message(method.title), finding=class_in_sentence(drawn.label))


def map_sentences(drawn: DrawnHeatMap, reading: Prediction, card: Card, lungs: np.ndarray | None) -> str:
    """What the map says and where it lies, in sentences. card: of the model. lungs: as segment_lungs() has them."""
    method = METHODS[drawn.method]
    if method.speaks(drawn.values):
        return f"{_strongest(drawn, reading, card)} {location_sentence(drawn.warm, lungs)}"
    nothing = f"read.no_evidence{_rather(card)}" if method.signed else "read.no_influence"
    return say(nothing, finding=class_in_sentence(drawn.label))


def _rather(card: Card) -> str:
    return "" if len(card["classes"]) == 2 else "_rather"


def _strongest(drawn: DrawnHeatMap, reading: Prediction, card: Card) -> str:
    """What the strongest part of the map does, in its unit."""
    chosen, values, index = METHODS[drawn.method], drawn.values, card["classes"].index(drawn.label)
    logit, bias = (evidence_for_class(part, index) for part in (reading.evidence.logits, reading.evidence.bias))
    facts = {"logit": number(logit, "+.2f"), "finding": class_in_sentence(drawn.label)}
    if drawn.method == "grad_cam":
        facts |= {"cells": number(values.size), "most": number(values.max() / values.size, "+.2g")}
        return say(f"heat_maps.cell{_rather(card)}", constant=number(bias, "+.2f"), **facts)
    if drawn.method == "occlusion":
        return say(f"heat_maps.hiding{_rather(card)}", most=number(values.max(), ".2g"), **facts)
    words = f"{say_message(chosen.title)} ({chosen.reference})."
    return words if chosen.signed else f"{words} {say('heat_maps.unsigned')}"
