"""The visitor's list of pictures, which several pages share: filled, read by models one by one, and stopped."""

import hashlib
from collections.abc import Callable
from itertools import groupby

import streamlit as st

from dashboard.components.common.cancellable import stoppable, stopped
from dashboard.components.common.formatting import plain, title
from dashboard.components.intake.open_item import close
from dashboard.components.intake.uploads import left_out, uploaded
from dashboard.components.session.audit_log import logged
from dashboard.components.session.request_queue import READINGS, Busy, in_turn
from dashboard.components.session.upload_privacy import held, privacy_line
from dashboard.texts import of_zoo, say
from model_zoo.core.model_store import ArtifactError
from model_zoo.imaging.reader import ImageError
from model_zoo.inference.predictor import LoadedModel, load_model, read
from model_zoo.reading.outcomes import answer_of, unreadable
from model_zoo.reading.worklist import MEGABYTES, MOST, SYNTHETIC, Item, Worklist, model_key, samples

LIST = held("worklist")


def my_list() -> Worklist:
    """The list of this session; empty at first and after forgetting."""
    return st.session_state.setdefault(LIST, Worklist())


def fill(worklist: Worklist) -> None:
    """Where files are put on the list, and the buttons that put the samples there and empty it."""
    left, right = st.columns(2)
    with left:
        uploaded(say("list.upload"), take_in, "_list")
    with right.container(horizontal=True):
        st.button(say("list.samples"), icon=":material/add:", on_click=_add_samples, args=(worklist,))
        if worklist.items:
            st.button(say("list.clear"), icon=":material/clear_all:", on_click=_clear, args=(worklist,))
    right.caption(say("list.limits", most=MOST, megabytes=MEGABYTES))
    privacy_line()
    left_out(worklist.taken)


def take_in(files: list[tuple[str, bytes]]) -> list[Item]:
    """Put files, by name and bytes, on the list; returns the new items. Raises Busy."""
    with in_turn(READINGS, "decoding"):  # archives may hold much
        return my_list().add_all(files)


def key_of(name: str, items: list[Item]) -> str:
    """A key for a table of these pictures: what is edited or chosen is kept by row, so other rows need another key."""
    return f"{name}_{hashlib.sha256(repr([id(item) for item in items]).encode()).hexdigest()[:16]}"


def read_all(worklist: Worklist, cards: list[dict]) -> list[dict]:
    """Have the models read what they have not read yet, one picture after the other, until the visitor stops it.

    Returns the cards of the models that can be used; the others are named on the page.
    """
    models = _usable(cards)
    waiting = worklist.waiting([model.card for model in models])
    if not worklist.stopped and waiting:
        try:
            _read(waiting, {model_key(model.card): model for model in models}, worklist.stop)
        except (ArtifactError, Busy) as error:
            worklist.stop()
            st.error(of_zoo(str(error)), icon=":material/error:")
    if worklist.stopped and (left := len(worklist.waiting([model.card for model in models]))):
        stopped(say("list.stopped", left=left), worklist.go_on)
    return [model.card for model in models]


def _usable(cards: list[dict]) -> list[LoadedModel]:
    models = []
    for card in cards:
        try:
            models.append(load_model(card["name"]))
        except ArtifactError as error:
            st.error(of_zoo(str(error)), icon=":material/broken_image:")
    return models


def _read(waiting: list[tuple[Item, dict]], models: dict[str, LoadedModel], stop: Callable) -> None:
    """Have every waiting picture read. stop: called where the visitor stops it. Raises ArtifactError, Busy."""
    done = 0
    with stoppable(stop) as bar:
        turn = st.empty()
        for item, pairs in groupby(waiting, lambda pair: pair[0]):
            cards = [card for _, card in pairs]
            try:
                # One turn for a picture with all its models, so that a full list is no more than so many turns.
                with in_turn(READINGS, "listed", line=turn):
                    radiograph = item.radiograph()
                    for card in cards:
                        place = {"number": done + 1, "all": len(waiting)}
                        words = say("list.reading", name=plain(item.name), model=title(card), **place)
                        bar.progress(done / len(waiting), words)
                        with logged("reading", card["name"]) as entry:
                            reading = read(radiograph, models[model_key(card)])
                            entry.image = reading.image
                        item.answers[model_key(card)] = answer_of(reading)
                        done += 1
            except ImageError as error:
                item.answers |= {model_key(card): unreadable(error) for card in cards}
                done += len(cards)


def _clear(worklist: Worklist) -> None:
    worklist.clear()
    close()


def _add_samples(worklist: Worklist) -> None:
    worklist.add_all([(item.name, item.data) for item in samples()], (SYNTHETIC,))
