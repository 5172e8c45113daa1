"""What a model says of a picture, in turn with the other visitors, and the picture that a page is about."""

import streamlit as st

from dashboard.components.frame import plain
from dashboard.components.gate import passed, upright
from dashboard.components.picture import choose_picture
from dashboard.components.turns import READINGS, Busy, in_turn
from dashboard.texts import of_zoo
from model_zoo.artifacts import ArtifactError
from model_zoo.images import ImageError, Radiograph
from model_zoo.inference import LoadedModel, Reading, load_model, read


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
