"""Radiograph under the heat maps of several models side by side, each with a link to read it with that model."""

import numpy as np
import streamlit as st

from dashboard.components.common.formatting import escape_markdown, format_probability, image_data_url, model_title
from dashboard.components.common.url_state import choose_class
from dashboard.components.intake.open_item import open_in_read
from dashboard.components.session.request_queue import READINGS, Busy, queued
from dashboard.components.session.upload_privacy import note_activity
from dashboard.components.worklist.comparison_table import agreement_on, agreement_sentences, outcomes_table
from dashboard.texts import class_in_sentence, say, say_error, say_message
from model_zoo.core.card import Card
from model_zoo.core.model_store import ArtifactError
from model_zoo.explain.methods import METHODS, compute_heat_map
from model_zoo.imaging.model_input import model_input
from model_zoo.imaging.overlays import OPACITY, display_grey, overlay_heat_map
from model_zoo.imaging.reader import ImageError
from model_zoo.inference.predictor import load_model
from model_zoo.reading.outcomes import ERROR, READ, ModelAgreement
from model_zoo.reading.worklist import WorklistItem

PAGE = "app_pages/compare.py"
CLASS, MOST = "compared_class", "compared_class_most"  # in the session
WIDTH = 250  # of an image, in pixels
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
            pixels = item.radiograph().pixels
        image, grey = model_input(pixels), display_grey(pixels)
        with st.container(horizontal=True, gap="medium"):
            with st.container(width=WIDTH):
                st.image(image_data_url(grey), say("compare.original"), WIDTH, alt=say("compare.original"))
            for card in cards:
                with st.container(width=WIDTH):
                    _of_model(item, image, grey, card, method, asked)
    except (ImageError, ArtifactError, Busy) as error:
        st.error(escape_markdown(say_error(error)), icon=":material/error:")
    st.caption(say("read.locates_poorly"))


def _class_asked(classes: list[str], found: ModelAgreement | None) -> str:
    """Return the class that the visitor chooses, kept over radiographs; until then the one most models predict."""
    most = next(iter(found.votes)) if found else classes[-1]
    if st.session_state.get(CLASS) == st.session_state.get(MOST):
        st.session_state.pop(CLASS, None)
    st.session_state[MOST] = most
    return choose_class(say("compare.heat_for"), classes, CLASS, most)


def _of_model(item: WorklistItem, image: np.ndarray, grey: np.ndarray, card: Card, method: str, asked: str) -> None:
    """Show the radiograph under the heat map of one model; `image` is the input of the networks."""
    outcome, index = item.so_far(card), card["classes"].index(asked)
    if outcome.status == READ:
        model, chosen = load_model(card["name"]), METHODS[method]
        with queued(READINGS, "drawing", card["name"]) as entry:
            entry.image = image
            values = compute_heat_map(method, model, image, index)
        warm = chosen.heat(values, grey.shape)
        chance = format_probability(outcome.probabilities[index])
        label, shown_for = class_in_sentence(outcome.label), class_in_sentence(asked)
        words = say("compare.map", model=model_title(card), label=label, asked=shown_for, probability=chance)
        if not chosen.speaks(values):
            words += " " + say("compare.nothing_speaks", asked=shown_for)
        alt = say("compare.alt_map", model=model_title(card), asked=shown_for)
        st.image(image_data_url(overlay_heat_map(grey, warm, OPACITY)), words, WIDTH, alt=alt)
    elif outcome.message:
        st.info(f"{model_title(card)}: {say_message(outcome.message)}", icon=":material/block:")
    if st.button(say("compare.read_with", model=model_title(card)), key=f"read_with_{card['name']}", type="tertiary"):
        open_in_read([item], 0, card["name"], PAGE)


def _method_title(name: str) -> str:
    return say_message(METHODS[name].title)
