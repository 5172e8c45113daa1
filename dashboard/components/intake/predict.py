"""A model's prediction for the image that a page is about: in turn with other visitors, and past the input check."""

import streamlit as st

from dashboard.components.common.formatting import escape_markdown, image_data_url
from dashboard.components.intake.image_picker import choose_image
from dashboard.components.session.request_queue import READINGS, Busy, queued
from dashboard.components.session.upload_privacy import forgettable
from dashboard.texts import say, say_error, say_message
from model_zoo.core.card import Card
from model_zoo.core.model_store import ArtifactError
from model_zoo.imaging.overlays import display_grey
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.imaging.reader import ImageError
from model_zoo.inference.input_gate import OTHER, UNUSUAL, WRONG_WAY, corrected_radiograph, input_check_message
from model_zoo.inference.predictor import LoadedModel, Prediction, load_model, predict_radiograph

PUT_RIGHT, ANYWAY = forgettable("put_right"), forgettable("read_anyway")  # of which picture the visitor asked so


def corrected_orientation(radiograph: Radiograph, reading: Prediction) -> Radiograph:
    """The radiograph, put right where the visitor asked for that."""
    if reading.finding.outcome == WRONG_WAY and st.session_state.get(PUT_RIGHT) == reading.mark:
        return corrected_radiograph(radiograph, reading.finding)
    return radiograph


def passes_input_check(radiograph: Radiograph, reading: Prediction) -> bool:
    """Whether the reading may be shown; else the page says why not, shows the picture, and offers what can be done."""
    outcome, words = reading.finding.outcome, say_message(input_check_message(reading.finding))
    if outcome == UNUSUAL:
        st.warning(words, icon=":material/visibility:")
    if outcome not in (WRONG_WAY, OTHER):
        return True
    if st.session_state.get(ANYWAY) == reading.mark:
        st.warning(f"{words} {say('input_check.asked')}", icon=":material/visibility:")
        return True
    st.error(f"{words} {say('input_check.no_probability')}", icon=":material/block:")
    picture, choices = st.columns(2)
    picture.image(image_data_url(display_grey(radiograph.pixels)), width="stretch", alt=say("input_check.image"))
    if outcome == WRONG_WAY:
        choices.button(say("input_check.correct"), on_click=_remember, args=(PUT_RIGHT, reading.mark))
    choices.button(say("input_check.anyway"), on_click=_remember, args=(ANYWAY, reading.mark))
    return False


def _remember(choice: str, mark: str) -> None:
    st.session_state[choice] = mark


def choose_and_predict(name: str, nothing_yet: str) -> tuple[Radiograph, Prediction, Card]:
    """The picture that the visitor chooses, a model's reading of it, and the card that it was read by.

    name: of the model. nothing_yet: what to do, while there is no picture. Stops the page where nothing may be shown.
    """
    try:
        radiograph = choose_image()
        if radiograph is None:
            st.info(nothing_yet)
            st.stop()
        model = load_model(name)
        reading = predict_in_queue(radiograph, model)
        if (turned := corrected_orientation(radiograph, reading)) is not radiograph:
            radiograph, reading = turned, predict_in_queue(turned, model)
    except (ImageError, ArtifactError, Busy) as error:
        words = say_error(error)
        # That of a picture may hold words of the file.
        st.error(escape_markdown(words) if isinstance(error, ImageError) else words, icon=":material/error:")
        st.stop()
    for note in radiograph.notes:
        st.caption(f":material/info: {say_message(note)}")
    if not passes_input_check(radiograph, reading):
        st.stop()
    return radiograph, reading, model.card


def predict_in_queue(radiograph: Radiograph, model: LoadedModel) -> Prediction:
    """predict_radiograph(), when it is this visitor's turn. Raises ArtifactError, Busy."""
    with queued(READINGS, "reading", model.card["name"]) as entry:
        reading = predict_radiograph(radiograph, model)
        entry.image = reading.image
    return reading


def class_of_interest(reading: Prediction, card: Card) -> int:
    """Index of the class whose probability is shown: the one that is looked for, or of several the one called."""
    return 1 if len(card["classes"]) == 2 else card["classes"].index(reading.label)
