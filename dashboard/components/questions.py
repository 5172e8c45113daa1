"""The questions of a reading challenge: one picture at a time, its class and how sure the visitor is."""

from typing import NamedTuple

import streamlit as st

from dashboard.components.frame import data_url
from dashboard.texts import number, say
from model_zoo.challenge import Challenge

ANSWERS = "challenge_answers"  # in the session: for each quiz the answers so far
STEP = 5  # percent


class Quiz(NamedTuple):
    """Which pictures in which order, as model_zoo.challenge takes it."""

    source: str
    count: int
    seed: int


class Answer(NamedTuple):
    """What a visitor says of a picture. label: index of the class. confidence: 0..1."""

    label: int
    confidence: float


def forget_answers(quiz: Quiz) -> None:
    """Start a quiz anew."""
    st.session_state[ANSWERS].pop(quiz, None)


def ask(quiz: Quiz, challenge: Challenge, answers: list[Answer]) -> None:
    """Ask for the next picture."""
    place, count = len(answers), len(challenge.pictures)
    st.progress(place / count, say("challenge.place", number=number(place + 1), count=number(count)))
    picture, questions = st.columns([3, 2], gap="large")
    words = say("challenge.picture", number=number(place + 1))
    picture.image(data_url(challenge.pictures[place]), width="stretch", alt=words)
    # Keys of their own for every picture, so that none starts with the answer to another.
    mark = f"{quiz.source}_{quiz.count}_{quiz.seed}_{place}"
    with questions:
        label = st.segmented_control(
            say("challenge.class"), list(range(len(challenge.classes))), format_func=lambda i: challenge.classes[i],
            key=f"said_{mark}", persist_state="session", wrap=True,
        )  # fmt: skip
        least = -(-100 // (len(challenge.classes) * STEP)) * STEP  # what guessing reaches
        sure = st.slider(
            say("challenge.sure"), least, 100, max(75, least), STEP, format="%d%%", key=f"sure_{mark}",
            persist_state="session", help=say("challenge.sure_help", least=least),
        )  # fmt: skip
        with st.container(horizontal=True):
            st.button(
                say("challenge.next"), type="primary", icon=":material/check:", disabled=label is None,
                on_click=lambda: answers.append(Answer(label, sure / 100)),
            )  # fmt: skip
            st.button(
                say("challenge.back"), icon=":material/undo:", disabled=not answers, on_click=lambda: answers.pop()
            )
        if label is None:
            st.caption(say("challenge.first_class"))
