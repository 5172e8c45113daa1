"""A model's prediction for the image that a page is about: in turn with other visitors, and past the input check."""

import streamlit as st

from dashboard.components.common.formatting import data_url, plain
from dashboard.components.intake.image_picker import choose_picture
from dashboard.components.session.request_queue import READINGS, Busy, in_turn
from dashboard.components.session.upload_privacy import held
from dashboard.texts import of_zoo, say
from model_zoo.core.model_store import ArtifactError
from model_zoo.imaging.overlays import shown
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.imaging.reader import ImageError
from model_zoo.inference.input_gate import OTHER, UNUSUAL, WRONG_WAY, in_words, put_right
from model_zoo.inference.predictor import LoadedModel, Reading, load_model, read

PUT_RIGHT, ANYWAY = held("put_right"), held("read_anyway")  # of which picture the visitor asked so


def upright(radiograph: Radiograph, reading: Reading) -> Radiograph:
    """The radiograph, put right where the visitor asked for that."""
    if reading.finding.outcome == WRONG_WAY and st.session_state.get(PUT_RIGHT) == reading.mark:
        return put_right(radiograph, reading.finding)
    return radiograph


def passed(radiograph: Radiograph, reading: Reading) -> bool:
    """Whether the reading may be shown; else the page says why not, shows the picture, and offers what can be done."""
    outcome, words = reading.finding.outcome, of_zoo(in_words(reading.finding))
    if outcome == UNUSUAL:
        st.warning(words, icon=":material/visibility:")
    if outcome not in (WRONG_WAY, OTHER):
        return True
    if st.session_state.get(ANYWAY) == reading.mark:
        st.warning(f"{words} {say('gate.asked')}", icon=":material/visibility:")
        return True
    st.error(f"{words} {say('gate.no_probability')}", icon=":material/block:")
    picture, choices = st.columns(2)
    picture.image(data_url(shown(radiograph.pixels)), width="stretch", alt=say("gate.picture"))
    if outcome == WRONG_WAY:
        choices.button(say("gate.put_right"), on_click=_remember, args=(PUT_RIGHT, reading.mark))
    choices.button(say("gate.anyway"), on_click=_remember, args=(ANYWAY, reading.mark))
    return False


def _remember(choice: str, mark: str) -> None:
    st.session_state[choice] = mark


def choose_reading(name: str, nothing_yet: str) -> tuple[Radiograph, Reading, dict]:
    """The picture that the visitor chooses, a model's reading of it, and the card that it was read by.

    name: of the model. nothing_yet: what to do, while there is no picture. Stops the page where nothing may be shown.
    """
    try:
        radiograph = choose_picture()
        if radiograph is None:
            st.info(nothing_yet)
            st.stop()
        model = load_model(name)
        reading = read_in_turn(radiograph, model)
        if (turned := upright(radiograph, reading)) is not radiograph:
            radiograph, reading = turned, read_in_turn(turned, model)
    except (ImageError, ArtifactError, Busy) as error:
        words = of_zoo(str(error))
        # That of a picture may hold words of the file.
        st.error(plain(words) if isinstance(error, ImageError) else words, icon=":material/error:")
        st.stop()
    for note in radiograph.notes:
        st.caption(f":material/info: {of_zoo(note)}")
    if not passed(radiograph, reading):
        st.stop()
    return radiograph, reading, model.card


def read_in_turn(radiograph: Radiograph, model: LoadedModel) -> Reading:
    """read(), when it is this visitor's turn. Raises ArtifactError, Busy."""
    with in_turn(READINGS, "reading", model.card["name"]) as entry:
        reading = read(radiograph, model)
        entry.image = reading.image
    return reading


def class_in_question(reading: Reading, card: dict) -> int:
    """Index of the class whose probability is shown: the one that is looked for, or of several the one called."""
    return 1 if len(card["classes"]) == 2 else card["classes"].index(reading.label)
