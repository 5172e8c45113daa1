"""Heat map by the method that the visitor chooses, and its description in words."""

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

KEPT = forgettable("drawn_map")  # in the session: key of the last map, and the map
HOT_BORDER = 2.0  # multiple of the border's share of the image from which on the page warns of heat there
STOPPED = "grad_cam"  # method, drawn at once, that replaces one that the visitor stops


def choose_heat_map(prediction: Prediction, name: str, size: tuple[int, int]) -> DrawnHeatMap | None:
    """Ask for a heat map and return it; None where it is switched off or cannot be drawn, which the page then says.

    This is not for a fragment, as no button can stop the run of a fragment.

    Parameters
    ----------
    prediction
        For the radiograph.
    name
        Of the model.
    size
        (height, width) of the image that the map covers, in pixels.
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
                say("read.heat_map_for"), classes, "heat_map_for", prediction.label, f"{name} {prediction.mark}",
                disabled=not on,
            )  # fmt: skip
        place = st.empty()  # even where nothing is drawn, as Streamlit knows the elements below by their position
        if not on:
            return None
        with place.container():
            values = _values(method, prediction, model, classes.index(asked))
        place.empty()
    except (HeatMapError, ArtifactError, Busy) as error:
        st.warning(say_error(error), icon=":material/info:")
        return None
    return DrawnHeatMap(method, asked, values, METHODS[method].heat(values, size))


def _values(method: str, prediction: Prediction, model: LoadedModel, index: int) -> np.ndarray:
    """Return a heat map for the class, float32 (height, width); the last one stays in the session for other runs."""
    if METHODS[method].rule:
        return compute_heat_map(method, model, prediction.image, index, features=prediction.evidence.features)
    key = (method, model.card["name"], model.card["created"], index, prediction.mark)
    kept = st.session_state.get(KEPT)
    if kept is None or kept[0] != key:
        with _busy(METHODS[method]) as progress, queued(DRAWINGS, "drawing", model.card["name"]) as entry:
            entry.image = prediction.image
            kept = key, compute_heat_map(method, model, prediction.image, index, progress)
            if METHODS[method].gradient:
                freeze_collector()
        st.session_state[KEPT] = kept
    return kept[1]


@contextmanager
def _busy(method: HeatMapMethod) -> Iterator[Callable[[float], None] | None]:
    """Show a spinner while a map is drawn, or a progress bar with a Stop button where the progress is known."""
    words = say("heat_maps.drawing", method=say_message(method.title))
    if method.gradient:
        with st.spinner(words):
            yield None
        return
    with cancellable_progress(_stop) as bar:
        bar.progress(0.0, words)

        def show(share: float) -> None:
            bar.progress(share, words)

        yield show


def _stop() -> None:
    st.session_state["method"] = STOPPED


def segment_lungs(image: np.ndarray) -> np.ndarray | None:
    """Segment the lungs; None, and a warning on the page, where the network for that cannot be used.

    Parameters
    ----------
    image
        As `find_lungs` takes it.

    Returns
    -------
    np.ndarray or None
        bool (224, 224).
    """
    try:
        return find_lungs(image)
    except ArtifactError as error:
        st.warning(say_error(error), icon=":material/broken_image:")
        return None


def location_sentence(warm: np.ndarray, lungs: np.ndarray | None) -> str:
    """Return in a sentence how much of the heat lies in the lungs and at the border; empty without heat.

    Parameters
    ----------
    warm
        uint8 (height, width), the heat as it is drawn.
    lungs
        bool (224, 224); None where they are not known.
    """
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
    """Return the caption of a heat map: its method, and the class that it is for."""
    method = METHODS[drawn.method]
    what = f"read.evidence{_rather(card)}" if method.signed else f"read.influence{_rather(card)}"
    return say(what, method=say_message(method.title), finding=class_in_sentence(drawn.label))


def map_sentences(drawn: DrawnHeatMap, prediction: Prediction, card: Card, lungs: np.ndarray | None) -> str:
    """Return in sentences how strong the evidence of a heat map is, and where it lies.

    Parameters
    ----------
    card
        Of the model.
    lungs
        As `segment_lungs` returns them.
    """
    method = METHODS[drawn.method]
    if method.speaks(drawn.values):
        return f"{_strongest(drawn, prediction, card)} {location_sentence(drawn.warm, lungs)}"
    nothing = f"read.no_evidence{_rather(card)}" if method.signed else "read.no_influence"
    return say(nothing, finding=class_in_sentence(drawn.label))


def _rather(card: Card) -> str:
    return "" if len(card["classes"]) == 2 else "_rather"


def _strongest(drawn: DrawnHeatMap, prediction: Prediction, card: Card) -> str:
    """Return what the strongest part of the map contributes, in its unit."""
    chosen, values, index = METHODS[drawn.method], drawn.values, card["classes"].index(drawn.label)
    logit, bias = (
        float(evidence_for_class(part, index)) for part in (prediction.evidence.logits, prediction.evidence.bias)
    )
    facts = {"logit": number(logit, "+.2f"), "finding": class_in_sentence(drawn.label)}
    if drawn.method == "grad_cam":
        facts |= {"cells": number(values.size), "most": number(values.max(), "+.2f")}
        return say(f"heat_maps.cell{_rather(card)}", constant=number(bias, "+.2f"), **facts)
    if drawn.method == "occlusion":
        return say(f"heat_maps.hiding{_rather(card)}", most=number(values.max(), ".2g"), **facts)
    words = f"{say_message(chosen.title)} ({chosen.reference})."
    return words if chosen.signed else f"{words} {say('heat_maps.unsigned')}"
