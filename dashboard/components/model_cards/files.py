"""Files of a stored model, each with its size, its SHA-256 and a button to download it."""

import hashlib
from collections.abc import Callable
from functools import partial

import streamlit as st

from dashboard.texts import number, say, say_error
from model_zoo.core.card import Card
from model_zoo.core.model_store import ArtifactError, card_text, file_size, read_file
from model_zoo.inference.predictor import load_model

CARD = "card.json"


def show_files(card: Card) -> None:
    """Show a row for each file of a model, which is read and compared with the card when its button is pressed."""
    name, text = card["name"], card_text(card).encode()
    _row(name, CARD, len(text), hashlib.sha256(text).hexdigest(), lambda: text)
    for file, digest in card["files"].items():
        try:
            size = file_size(name, file)
        except ArtifactError as error:
            st.warning(say_error(error), icon=":material/broken_image:")
        else:
            _row(name, file, size, digest, partial(read_file, name, file, expected=digest))


def show_check(card: Card) -> None:
    """Show a button that reads all files of a model, loads it, and says whether they are those that its card names."""
    if not st.button(say("files.check"), icon=":material/verified:", help=say("files.check_help")):
        return
    name, damaged = card["name"], []
    steps = [partial(read_file, name, file, expected=digest) for file, digest in card["files"].items()]
    for step in (*steps, partial(load_model, name)):
        try:
            step()
        except ArtifactError as error:
            damaged.append(say_error(error))
    for words in dict.fromkeys(damaged):
        st.error(words, icon=":material/broken_image:")
    if not damaged:
        st.success(say("files.whole", files=len(card["files"])), icon=":material/check_circle:")


def _row(name: str, file: str, size: int, digest: str, data: Callable[[], bytes]) -> None:
    with st.container(border=True):
        words, button = st.columns([4, 1], vertical_alignment="center")
        words.markdown(f"{say(f'files.{file}', file=file, size=_in_words(size))}  \nSHA-256 `{digest}`")
        button.download_button(
            say("files.download"), data, f"{name}_{file}", "application/octet-stream", key=f"file_{file}",
            on_click="ignore", icon=":material/download:", help=say("files.download_help", file=file), width="stretch",
        )  # fmt: skip


def _in_words(size: int) -> str:
    return f"{number(size / 1e6, '.1f')} MB" if size >= 1e5 else f"{number(size / 1e3, '.1f')} kB"
