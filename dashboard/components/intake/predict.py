"""Prediction for the radiograph that a page is about: in turn with other visitors, and past the input check."""

import streamlit as st

from dashboard.components.common.formatting import escape_markdown, image_data_url
from dashboard.components.intake.image_picker import choose_image
from dashboard.components.intake.window_choice import in_chosen_window, offer_windows
from dashboard.components.session.request_queue import READINGS, Busy, queued
from dashboard.components.session.upload_privacy import forgettable
from dashboard.texts import say, say_error, say_message
from model_zoo.core.card import Card
from model_zoo.core.model_store import ArtifactError
from model_zoo.imaging.overlays import display_grey
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.imaging.reader import ImageError
from model_zoo.inference.input_gate import OTHER, WARNED, WRONG_WAY, corrected_radiograph, input_check_message
from model_zoo.inference.predictor import LoadedModel, Prediction, load_model, predict_radiograph

PUT_RIGHT, ANYWAY = forgettable("put_right"), forgettable("read_anyway")  # in the session: marks of radiographs


def corrected_orientation(radiograph: Radiograph, prediction: Prediction) -> Radiograph:
    """Return the radiograph, turned or inverted as the input check found where the visitor asked for that."""
    if prediction.finding.outcome == WRONG_WAY and st.session_state.get(PUT_RIGHT) == prediction.mark:
        return corrected_radiograph(radiograph, prediction.finding)
    return radiograph


def passes_input_check(radiograph: Radiograph, prediction: Prediction) -> bool:
    """Return whether the prediction may be shown.

    Where it may not, the page says why, shows the radiograph, and offers to correct it or to predict all the same.
    """
    outcome, words = prediction.finding.outcome, say_message(input_check_message(prediction.finding))
    if outcome in WARNED:
        st.warning(words, icon=":material/visibility:")
    if outcome not in (WRONG_WAY, OTHER):
        return True
    if st.session_state.get(ANYWAY) == prediction.mark:
        st.warning(f"{words} {say('input_check.asked')}", icon=":material/visibility:")
        return True
    st.error(f"{words} {say('input_check.no_probability')}", icon=":material/block:")
    picture, choices = st.columns(2)
    picture.image(image_data_url(display_grey(radiograph.pixels)), width="stretch", alt=say("input_check.image"))
    if outcome == WRONG_WAY:
        choices.button(say("input_check.correct"), on_click=_remember, args=(PUT_RIGHT, prediction.mark))
    choices.button(say("input_check.anyway"), on_click=_remember, args=(ANYWAY, prediction.mark))
    return False


def _remember(choice: str, mark: str) -> None:
    st.session_state[choice] = mark


def choose_and_predict(name: str, nothing_yet: str) -> tuple[Radiograph, Prediction, Card]:
    """Ask for a radiograph, and return it with a model's prediction and the model's card.

    Where there is nothing to show, the page says why and stops.

    Parameters
    ----------
    name
        Of the model.
    nothing_yet
        Shown while there is no radiograph: what to do.
    """
    try:
        radiograph = choose_image()
        if radiograph is None:
            st.info(nothing_yet)
            st.stop()
        model = load_model(name)
        prediction = predict_in_queue(radiograph, model)
        first = radiograph, prediction
        if (shown := in_chosen_window(radiograph, prediction)) is not radiograph:
            radiograph, prediction = shown, predict_in_queue(shown, model)
        if (turned := corrected_orientation(radiograph, prediction)) is not radiograph:
            radiograph, prediction = turned, predict_in_queue(turned, model)
    except (ImageError, ArtifactError, Busy) as error:
        words = say_error(error)
        # The message about an image may hold words of the file.
        st.error(escape_markdown(words) if isinstance(error, ImageError) else words, icon=":material/error:")
        st.stop()
    for note in radiograph.notes:
        st.caption(f":material/info: {say_message(note)}")
    shown_anyway = passes_input_check(radiograph, prediction)
    if radiograph is first[0]:
        offer_windows(*first, model)
    if not shown_anyway:
        st.stop()
    return radiograph, prediction, model.card


def predict_in_queue(radiograph: Radiograph, model: LoadedModel) -> Prediction:
    """Wait for this visitor's turn and predict.

    Raises
    ------
    ArtifactError
        Where a file of the model cannot be used.
    Busy
        Where the visitor gets no turn.
    """
    with queued(READINGS, "reading", model.card["name"]) as entry:
        prediction = predict_radiograph(radiograph, model)
        entry.image = prediction.image
    return prediction


def class_of_interest(prediction: Prediction, card: Card) -> int:
    """Return the index of the class whose probability is shown: the second of two, of more the predicted one."""
    return 1 if len(card["classes"]) == 2 else card["classes"].index(prediction.label)
