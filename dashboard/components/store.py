"""Stored models as the pages need them. Only files that ship with the models are cached here, never an upload."""

import io

import pandas as pd
import streamlit as st

from model_zoo.artifacts import DEFAULT, ArtifactError, model_names, read_card, read_file
from model_zoo.evaluation import calibrated, summary


def usable_cards() -> dict[str, dict]:
    """Cards of all stored models by name; a damaged one is named on the page instead.

    First the default, then those that carry their architecture's name, then the user's own; best validation AUC first.
    """
    cards = {}
    for name in model_names():
        try:
            cards[name] = read_card(name)
        except ArtifactError as error:
            st.warning(str(error), icon=":material/broken_image:")

    def rank(card: dict) -> tuple:
        own = card["name"] != card["architecture"]["name"]
        return card["name"] != DEFAULT, own, -card["metrics"]["val"]["auc"]["value"]

    return dict(sorted(cards.items(), key=lambda item: rank(item[1])))


def history(card: dict) -> pd.DataFrame:
    """The training history of a model, one row per epoch."""
    return _table(card["name"], "history.csv", card["files"]["history.csv"])


def predictions(card: dict) -> pd.DataFrame:
    """The stored predictions of a model, with `probability` (calibrated, 0..1) and `positive` added."""
    frame = _table(card["name"], "predictions.csv", card["files"]["predictions.csv"])
    probability = calibrated(frame["logit"].to_numpy(), card["decision"])
    return frame.assign(probability=probability, positive=frame["label"] == card["classes"][1])


@st.cache_data(max_entries=200, show_spinner="Computing intervals ...")
def figures(part: pd.DataFrame, threshold: float) -> dict:
    """AUC and rates with intervals of some rows of predictions()."""
    return summary(part["positive"], part["probability"], threshold, part["patient"])


@st.cache_data(max_entries=100, show_spinner=False)
def _table(name: str, file: str, digest: str) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(read_file(name, file)), keep_default_na=False)
