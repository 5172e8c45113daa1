"""Stored models as the pages need them. Only files that ship with the models are cached here, never an upload."""

from __future__ import annotations  # pandas takes as long to import as the first page may take to show

import io
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import streamlit as st

from dashboard.components.common.formatting import class_labels, model_title
from dashboard.components.common.url_state import keep_in_link
from dashboard.texts import say, say_error
from model_zoo.core.card import Card
from model_zoo.core.model_store import DEFAULT, ArtifactError, model_names, read_card, read_file
from model_zoo.metrics.summary import logits_of, probabilities, truth_of

if TYPE_CHECKING:
    import pandas as pd


class StoredPredictions(NamedTuple):
    """What a model says of the images of a split. All pages share the arrays: they are not to be written to.

    truth: int (n,), index of the class. logits: float (n, outputs). probability: float (n, K), calibrated. subtype,
    patient: str (n,).
    """

    truth: np.ndarray
    logits: np.ndarray
    probability: np.ndarray
    subtype: np.ndarray
    patient: np.ndarray


def usable_cards() -> dict[str, Card]:
    """Cards of all stored models by name, the default first, then by title.

    A damaged one is named on the page instead.
    """
    cards = {}
    for name in model_names():
        try:
            cards[name] = read_card(name)
        except ArtifactError as error:
            st.warning(say_error(error), icon=":material/broken_image:")
    return dict(sorted(cards.items(), key=lambda item: (item[0] != DEFAULT, model_title(item[1]).lower(), item[0])))


def training_history(card: Card) -> pd.DataFrame:
    """The training history of a model, one row per epoch. Not for an ensemble, whose card lists no history.csv."""
    return _table(card["name"], "history.csv", card["files"]["history.csv"])


def stored_predictions(card: Card, split: str) -> StoredPredictions:
    """The stored predictions of a model for a split: val, test or external. Raises ArtifactError."""
    return _predictions(card["name"], card["files"]["predictions.csv"], split, card["classes"], card["decision"])


def splits_to_show(card: Card, split: str) -> list[str]:
    """The splits that the charts show: the one asked for, then another hospital, or from there the test pictures."""
    both = (split, "test" if split == "external" else "external")
    return [one for one in both if one in card["metrics"]]


@st.cache_resource(max_entries=100, show_spinner=False)  # as they are: a slider asks for them five times a move
def _predictions(name: str, digest: str, split: str, classes: list[str], decision: dict) -> StoredPredictions:
    frame = _table(name, "predictions.csv", digest)
    frame = frame[frame["split"] == split]
    logits = logits_of(frame, classes)
    texts = (frame[column].to_numpy() for column in ("subtype", "patient"))
    return StoredPredictions(truth_of(frame, classes), logits, probabilities(logits, decision), *texts)


@st.cache_data(max_entries=100, show_spinner=False)
def _table(name: str, file: str, digest: str) -> pd.DataFrame:
    import pandas as pd

    return pd.read_csv(io.BytesIO(read_file(name, file, expected=digest)), keep_default_na=False)


def choose_model() -> Card:
    """A model chosen by the user, as its card; kept over pages and in the link. Stops the page where there is none.

    Who leaves for another page may name its model before, as chosen_model in the session.
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
    st.query_params["model"] = name  # whichever it is: the default may be another one some day
    return cards[name]


def _choice(card: Card) -> str:
    return model_title(card) if len(card["classes"]) == 2 else f"{model_title(card)}: {class_labels(card['classes'])}"
