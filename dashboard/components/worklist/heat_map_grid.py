"""Radiograph under the heat maps of several models side by side, each with a link to read it with that model."""

import numpy as np
import streamlit as st

from dashboard.components.common.formatting import escape_markdown, format_probability, image_data_url, model_title
from dashboard.components.common.url_state import choose_class
from dashboard.components.intake.open_item import open_in_read
from dashboard.components.session.request_queue import READINGS, Busy, queued
from dashboard.components.session.upload_privacy import note_activity
from dashboard.components.viewer.image_viewer import Pane, show_viewer
from dashboard.components.worklist.comparison_table import agreement_on, agreement_sentences, outcomes_table
from dashboard.texts import class_in_sentence, say, say_error, say_message
from model_zoo.core.card import Card
from model_zoo.core.model_store import ArtifactError
from model_zoo.explain.methods import METHODS, compute_heat_map
from model_zoo.imaging.model_input import model_input
from model_zoo.imaging.overlays import OPACITY, display_grey, overlay_heat_map
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.imaging.reader import ImageError
from model_zoo.inference.predictor import load_model
from model_zoo.reading.outcomes import ERROR, READ, ModelAgreement
from model_zoo.reading.worklist import WorklistItem

PAGE = "app_pages/compare.py"
CLASS, MOST = "compared_class", "compared_class_most"  # in the session
WIDTH = 250  # of an image, in pixels
PICTURES = "compared_pictures"
BY_RULE = [name for name, method in METHODS.items() if method.rule]  # computed from the last feature maps, at once


@st.fragment
def show_heat_map_grid(item: WorklistItem, cards: list[Card]) -> None:
    """Show how far the models agree on a radiograph, the prediction of each, and its heat map."""
    note_activity()
    st.subheader(escape_markdown(item.name))
    outcome = item.so_far(cards[0])
    if outcome.status == ERROR and outcome.message:
        st.error(escape_markdown(say_message(outcome.message)), icon=":material/error:")
        return
    found = agreement_on(item, cards)
    st.markdown(agreement_sentences(found, len(cards)))
    outcomes_table(item, cards)
    classes = cards[0]["classes"]
    left, right = st.columns(2)
    method = left.selectbox(
        say("compare.method"), BY_RULE, format_func=_method_title, key="compared_method", persist_state="session"
    )
    asked = classes[1]
    if len(classes) > 2:
        with right:
            asked = _class_asked(classes, found)
    try:
        with queued(READINGS, "decoding"):
            radiograph = item.radiograph()
        image = model_input(radiograph.pixels)
        panes = [Pane(say("compare.original"))]
        panes += [pane for card in cards if (pane := _pane(item, image, card, method, asked))]
    except (ImageError, ArtifactError, Busy) as error:
        st.error(escape_markdown(say_error(error)), icon=":material/error:")
    else:
        _show_pictures(radiograph, panes)
        show_viewer(radiograph, panes, say("compare.alt_maps", asked=class_in_sentence(asked)), PICTURES)
        _below(item, cards)
    st.caption(say("read.locates_poorly"))


def _class_asked(classes: list[str], found: ModelAgreement | None) -> str:
    """Return the class that the visitor chooses, kept over radiographs; until then the one most models predict."""
    most = next(iter(found.votes)) if found else classes[-1]
    if st.session_state.get(CLASS) == st.session_state.get(MOST):
        st.session_state.pop(CLASS, None)
    st.session_state[MOST] = most
    return choose_class(say("compare.heat_for"), classes, CLASS, most)


def _pane(item: WorklistItem, image: np.ndarray, card: Card, method: str, asked: str) -> Pane | None:
    """Return the heat map of one model, None without a prediction; `image` is the input of the networks."""
    outcome, index = item.so_far(card), card["classes"].index(asked)
    if outcome.status != READ:
        return None
    model, chosen = load_model(card["name"]), METHODS[method]
    with queued(READINGS, "drawing", card["name"]) as entry:
        entry.image = image
        values = compute_heat_map(method, model, image, index)
    chance = format_probability(outcome.probabilities[index])
    label, shown_for = class_in_sentence(outcome.label), class_in_sentence(asked)
    words = say("compare.map", model=model_title(card), label=label, asked=shown_for, probability=chance)
    if not chosen.speaks(values):
        words += " " + say("compare.nothing_speaks", asked=shown_for)
    return Pane(words, chosen, values)


def _show_pictures(radiograph: Radiograph, panes: list[Pane]) -> None:
    """Show the same as the viewer as images, for browsers in which it does not run."""
    grey = display_grey(radiograph.pixels)
    with st.container(key=PICTURES), st.container(horizontal=True, gap="medium"):
        for pane in panes:
            shown = grey
            if pane.method is not None and pane.values is not None:
                shown = overlay_heat_map(grey, pane.method.heat(pane.values, grey.shape), OPACITY)
            st.image(image_data_url(shown), pane.title, WIDTH, alt=pane.title)


def _below(item: WorklistItem, cards: list[Card]) -> None:
    """Show why a model has no heat map, and a button for each model that opens the radiograph with it."""
    for card in cards:
        outcome = item.so_far(card)
        if outcome.status != READ and outcome.message:
            st.info(f"{model_title(card)}: {say_message(outcome.message)}", icon=":material/block:")
    with st.container(horizontal=True):
        for card in cards:
            words, key = say("compare.read_with", model=model_title(card)), f"read_with_{card['name']}"
            if st.button(words, key=key, type="tertiary"):
                open_in_read([item], 0, card["name"], PAGE)


def _method_title(name: str) -> str:
    return say_message(METHODS[name].title)
