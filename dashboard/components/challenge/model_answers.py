"""Predictions of a model for the images of a reading challenge, one after the other until the visitor stops it."""

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

# In the session: the key of a quiz and a model with the predictions so far; and the key that the visitor stopped.
KEPT, STOPPED = "challenge_readings", "challenge_stopped"
Key = tuple[Quiz, str, str]  # quiz, name of the model, time when it was stored


class ModelPredictions(NamedTuple):
    """Predictions of a model for the images of a challenge, in the challenge's order of the classes.

    Parameters
    ----------
    passed
        bool (n,), whether the image passes the input check.
    label
        int (n,), index of the predicted class.
    probability
        float (n, classes), 0..1.
    """

    passed: np.ndarray
    label: np.ndarray
    probability: np.ndarray


def predict_challenge(quiz: Quiz, challenge: Challenge, card: Card) -> ModelPredictions | None:
    """Return a model's predictions for all images; None where the visitor has stopped it.

    The predictions stay in the session.

    Raises
    ------
    ArtifactError
        Where a file of the model cannot be used.
    Busy
        Where the visitor gets no turn.
    """
    key, kept = (quiz, card["name"], card["created"]), st.session_state.get(KEPT)
    if kept is None or kept[0] != key:
        kept = st.session_state[KEPT] = key, []
    predictions = kept[1]
    if len(predictions) < len(challenge.pictures):
        if st.session_state.get(STOPPED) == key:
            offer_to_continue(say("challenge.stopped"), _go_on)
            return None
        _predict_rest(predictions, challenge, card, key)
    order = [card["classes"].index(name) for name in challenge.classes]
    passed, label, chances = zip(*predictions, strict=True)
    return ModelPredictions(
        np.array(passed), np.array([challenge.classes.index(name) for name in label]), np.array(chances)[:, order]
    )


def _predict_rest(predictions: list[tuple[bool, str, np.ndarray]], challenge: Challenge, card: Card, key: Key) -> None:
    """Predict the images that are left, with a Stop button and the progress meanwhile."""
    model, count = load_model(card["name"]), len(challenge.pictures)
    with cancellable_progress(_stop, key) as bar:
        for image in challenge.pictures[len(predictions) :]:
            bar.progress(len(predictions) / count, say("challenge.reading"))
            prediction = predict_in_queue(Radiograph(image, ""), model)
            predictions.append((prediction.finding.outcome in SHOWN, prediction.label, prediction.probabilities))


def _stop(key: Key) -> None:
    st.session_state[STOPPED] = key


def _go_on() -> None:
    del st.session_state[STOPPED]
