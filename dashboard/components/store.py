"""Stored models as the pages need them. Only files that ship with the models are cached here, never an upload."""

from __future__ import annotations  # pandas takes as long to import as the first page may take to show

import io
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.texts import of_zoo
from model_zoo.artifacts import DEFAULT, ArtifactError, model_names, read_card, read_file

if TYPE_CHECKING:
    import pandas as pd


def usable_cards() -> dict[str, dict]:
    """Cards of all stored models by name, the default first, then by title.

    A damaged one is named on the page instead.
    """
    cards = {}
    for name in model_names():
        try:
            cards[name] = read_card(name)
        except ArtifactError as error:
            st.warning(of_zoo(str(error)), icon=":material/broken_image:")
    return dict(sorted(cards.items(), key=lambda item: (item[0] != DEFAULT, item[1]["title"].lower(), item[0])))


def history(card: dict) -> pd.DataFrame:
    """The training history of a model, one row per epoch. Not for an ensemble, whose card lists no history.csv."""
    return _table(card["name"], "history.csv", card["files"]["history.csv"])


def predictions(card: dict, split: str) -> pd.DataFrame:
    """The stored predictions of a model, one row per image of a split: val, test or external."""
    frame = _table(card["name"], "predictions.csv", card["files"]["predictions.csv"])
    return frame[frame["split"] == split]


def beside(card: dict, split: str) -> list[str]:
    """The splits that the charts show: the one asked for, then another hospital, or from there the test pictures."""
    both = (split, "test" if split == "external" else "external")
    return [one for one in both if one in card["metrics"]]


@st.cache_data(max_entries=100, show_spinner=False)
def _table(name: str, file: str, digest: str) -> pd.DataFrame:
    import pandas as pd

    return pd.read_csv(io.BytesIO(read_file(name, file, expected=digest)), keep_default_na=False)
