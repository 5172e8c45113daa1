"""Questions of a reading challenge: one image at a time, its class and the visitor's confidence."""

from typing import NamedTuple

import streamlit as st

from dashboard.components.common.formatting import image_data_url
from dashboard.components.viewer.image_viewer import Pane, show_viewer
from dashboard.texts import class_name, say
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.reading.reader_challenge import Challenge

ANSWERS = "challenge_answers"  # in the session: the answers so far by quiz
NO_CLASS = "challenge_no_class"  # in the session: whether the last answer lacked a class
PICTURE = "challenge_picture"  # container of the image that stands in for the viewer
STEP = 5  # percent


class Quiz(NamedTuple):
    """Images and their order, as `draw_challenge` takes them."""

    source: str
    count: int
    seed: int


class ReaderAnswer(NamedTuple):
    """Answer of a visitor for one image.

    Parameters
    ----------
    label
        Index of the class.
    confidence
        0..1.
    """

    label: int
    confidence: float


def forget_answers(quiz: Quiz) -> None:
    """Forget the answers to a quiz, which starts it anew."""
    st.session_state[ANSWERS].pop(quiz, None)


def ask_next(quiz: Quiz, challenge: Challenge, answers: list[ReaderAnswer]) -> None:
    """Show the next image and ask for its class."""
    place, count = len(answers), len(challenge.pictures)
    st.progress(place / count, say("challenge.place", number=place + 1, count=count))
    image, questions = st.columns([3, 2], gap="large")
    words = say("challenge.picture", number=place + 1)
    with image:
        with st.container(key=PICTURE):
            st.image(image_data_url(challenge.pictures[place]), width="stretch", alt=words)
        show_viewer(Radiograph(challenge.pictures[place], ""), [Pane(words)], words, PICTURE)
    # Keys for each image, so that none starts with the answer for another.
    mark = f"{quiz.source}_{quiz.count}_{quiz.seed}_{place}"
    # A form, so that an answer is one trip to the server, and the next image shows at once.
    with questions, st.form(f"question_{mark}", border=False):
        st.segmented_control(
            say("challenge.class"), list(range(len(challenge.classes))),
            format_func=lambda i: class_name(challenge.classes[i]), key=f"said_{mark}", wrap=True,
        )  # fmt: skip
        least = -(-100 // (len(challenge.classes) * STEP)) * STEP  # what guessing reaches
        st.slider(
            say("challenge.sure"), least, 100, max(75, least), STEP, format="%d%%", key=f"sure_{mark}",
            help=say("challenge.sure_help", least=least),
        )  # fmt: skip
        if st.session_state.pop(NO_CLASS, False):
            st.warning(say("challenge.first_class"), icon=":material/touch_app:")
        with st.container(horizontal=True):
            st.form_submit_button(say("challenge.next"), icon=":material/check:", on_click=_take, args=(answers, mark))
            st.form_submit_button(
                say("challenge.back"),
                icon=":material/undo:",
                disabled=not answers,
                on_click=_take_back,
                args=(answers,),
            )


def _take(answers: list[ReaderAnswer], mark: str) -> None:
    """Add the answer of the form, or note that it lacks a class."""
    label = st.session_state[f"said_{mark}"]
    if label is None:
        st.session_state[NO_CLASS] = True
    else:
        answers.append(ReaderAnswer(label, st.session_state[f"sure_{mark}"] / 100))


def _take_back(answers: list[ReaderAnswer]) -> None:
    answers.pop()
