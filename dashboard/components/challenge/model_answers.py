"""What a model says of the pictures of a reading challenge, read one after the other until the visitor stops it."""

from typing import NamedTuple

import numpy as np
import streamlit as st

from dashboard.components.challenge.questions import Quiz
from dashboard.components.common.cancellable import cancellable_progress, offer_to_continue
from dashboard.components.intake.predict import predict_in_queue
from dashboard.texts import say
from model_zoo.core.card import Card
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.inference.input_gate import SHOWN
from model_zoo.inference.predictor import load_model
from model_zoo.reading.reader_challenge import Challenge

# In the session: whose readings of which quiz, and these, as many as there are; and whose the visitor stopped.
KEPT, STOPPED = "challenge_readings", "challenge_stopped"


class ModelAnswers(NamedTuple):
    """What a model says of the pictures. passed: bool (n,), those that the gate lets through. label: int (n,).
    probability: float (n, K), both in the challenge's order of the classes.
    """

    passed: np.ndarray
    label: np.ndarray
    probability: np.ndarray


def read_challenge(quiz: Quiz, challenge: Challenge, card: Card) -> ModelAnswers | None:
    """What a model says of all pictures; None where the visitor has stopped it. Raises ArtifactError, Busy.

    What has been read stays in the session.
    """
    key, kept = (quiz, card["name"], card["created"]), st.session_state.get(KEPT)
    if kept is None or kept[0] != key:
        kept = st.session_state[KEPT] = key, []
    readings = kept[1]
    if len(readings) < len(challenge.pictures):
        if st.session_state.get(STOPPED) == key:
            offer_to_continue(say("challenge.stopped"), _go_on)
            return None
        _read_on(readings, challenge, card, key)
    order = [card["classes"].index(name) for name in challenge.classes]
    passed, label, chances = zip(*readings, strict=True)
    return ModelAnswers(
        np.array(passed), np.array([challenge.classes.index(name) for name in label]), np.array(chances)[:, order]
    )


def _read_on(readings: list[tuple[bool, str, np.ndarray]], challenge: Challenge, card: Card, key: tuple) -> None:
    """Have the pictures read that have not been, with a Stop button and the progress meanwhile."""
    model, count = load_model(card["name"]), len(challenge.pictures)
    with cancellable_progress(_stop, key) as bar:
        for picture in challenge.pictures[len(readings) :]:
            bar.progress(len(readings) / count, say("challenge.reading"))
            reading = predict_in_queue(Radiograph(picture, ""), model)
            readings.append((reading.finding.outcome in SHOWN, reading.label, reading.probabilities))


def _stop(key: tuple) -> None:
    st.session_state[STOPPED] = key


def _go_on() -> None:
    del st.session_state[STOPPED]
