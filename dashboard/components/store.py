"""Stored models as the pages need them. Only files that ship with the models are cached here, never an upload."""

import io

import pandas as pd
import streamlit as st

from model_zoo.artifacts import ArtifactError, model_names, read_card, read_file
from model_zoo.evaluation import sigmoid, summary


def usable_cards() -> dict[str, dict]:
    """Cards of all stored models by name, best validation AUC first; a damaged one is named on the page instead."""
    cards = {}
    for name in model_names():
        try:
            cards[name] = read_card(name)
        except ArtifactError as error:
            st.warning(str(error), icon=":material/broken_image:")
    return dict(sorted(cards.items(), key=lambda item: -item[1]["metrics"]["val"]["auc"]["value"]))


def history(card: dict) -> pd.DataFrame:
    """The training history of a model, one row per epoch."""
    return _table(card["name"], "history.csv", card["files"]["history.csv"])


def predictions(card: dict) -> pd.DataFrame:
    """The stored predictions of a model, with `probability` (calibrated, 0..1) and `positive` added."""
    frame = _table(card["name"], "predictions.csv", card["files"]["predictions.csv"])
    probability = sigmoid(frame["logit"].to_numpy() / card["decision"]["temperature"])
    return frame.assign(probability=probability, positive=frame["label"] == card["classes"][1])


@st.cache_data(max_entries=100, show_spinner="Computing intervals ...")
def split_summary(name: str, split: str, digest: str) -> dict:
    """AUC and rates of a model on one split, with intervals. digest: of predictions.csv, so that it is read anew."""
    card = read_card(name)
    part = predictions(card).query("split == @split")
    threshold = card["decision"]["threshold"]
    return summary(part["positive"], part["probability"], threshold, part["patient"])


@st.cache_data(max_entries=100, show_spinner=False)
def _table(name: str, file: str, digest: str) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(read_file(name, file)), keep_default_na=False)
