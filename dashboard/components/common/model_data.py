"""Stored models for the pages: cards, training histories and predictions.

Only files of the stored models are cached here, never an upload.
"""

from __future__ import annotations  # importing pandas takes as long as the first page may take to show

import io
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import streamlit as st

from dashboard.components.common.formatting import class_labels, model_title
from dashboard.components.common.url_state import keep_in_link
from dashboard.texts import say, say_error
from model_zoo.core.card import Card, Decision
from model_zoo.core.model_store import DEFAULT, ArtifactError, model_names, read_card, read_file
from model_zoo.metrics.predictions import logits_of, probabilities, truth_of

if TYPE_CHECKING:
    import pandas as pd


class StoredPredictions(NamedTuple):
    """Predictions of a model for the images of a split; all pages share the arrays, so nothing may write to them.

    Parameters
    ----------
    truth
        int (n,), index of the class.
    logits
        float (n, outputs).
    probability
        float (n, classes), 0..1, calibrated.
    subtype, patient
        str (n,).
    """

    truth: np.ndarray
    logits: np.ndarray
    probability: np.ndarray
    subtype: np.ndarray
    patient: np.ndarray


def usable_cards() -> dict[str, Card]:
    """Return the cards of all stored models by name: the default model first, the others by title.

    A damaged model is left out, and named on the page.
    """
    cards: dict[str, Card] = {}
    for name in model_names():
        try:
            cards[name] = read_card(name)
        except ArtifactError as error:
            st.warning(say_error(error), icon=":material/broken_image:")
    return dict(sorted(cards.items(), key=lambda item: (item[0] != DEFAULT, model_title(item[1]).lower(), item[0])))


def training_history(card: Card) -> pd.DataFrame:
    """Return the training history of a model, one row per epoch.

    Raises
    ------
    ArtifactError
        Where the file is missing or damaged.
    KeyError
        For an ensemble, whose card lists no history.csv.
    """
    return _table(card["name"], "history.csv", card["files"]["history.csv"])


def stored_predictions(card: Card, split: str) -> StoredPredictions:
    """Return the stored predictions of a model for a split.

    Parameters
    ----------
    split
        val, test or external.

    Raises
    ------
    ArtifactError
        Where the file is missing or damaged.
    """
    return _predictions(card["name"], card["files"]["predictions.csv"], split, card["classes"], card["decision"])


def splits_to_show(card: Card, split: str) -> list[str]:
    """Return the splits that the charts show: the one asked for, then external, or test where external is asked for."""
    both = (split, "test" if split == "external" else "external")
    return [one for one in both if one in card["metrics"]]


@st.cache_resource(max_entries=100, show_spinner=False)  # no copies: a slider asks for them five times a move
def _predictions(name: str, digest: str, split: str, classes: list[str], decision: Decision) -> StoredPredictions:
    frame = _table(name, "predictions.csv", digest)
    frame = frame.loc[frame["split"] == split]
    logits = logits_of(frame, classes)
    texts = (frame[column].to_numpy() for column in ("subtype", "patient"))
    return StoredPredictions(truth_of(frame, classes), logits, probabilities(logits, decision), *texts)


@st.cache_data(max_entries=100, show_spinner=False)
def _table(name: str, file: str, digest: str) -> pd.DataFrame:
    import pandas as pd

    return pd.read_csv(io.BytesIO(read_file(name, file, expected=digest)), keep_default_na=False)


def choose_model() -> Card:
    """Ask for a model, and return its card; the choice is kept over pages and in the link.

    A page that leads to another one may choose the model for that: chosen_model in the session. Where no model is
    stored, the page stops.
    """
    cards = usable_cards()
    if not cards:
        st.info(say("frame.no_model"))
        st.stop()
    if named := st.session_state.pop("chosen_model", None):
        st.session_state["model"] = named
    keep_in_link("model", cards, next(iter(cards)))
    name = st.selectbox(
        say("frame.model"), list(cards), format_func=lambda name: _choice(cards[name]), key="model",
        persist_state="session",
    )  # fmt: skip
    st.query_params["model"] = name  # the default too, as another model may be the default one day
    return cards[name]


def _choice(card: Card) -> str:
    return model_title(card) if len(card["classes"]) == 2 else f"{model_title(card)}: {class_labels(card['classes'])}"
