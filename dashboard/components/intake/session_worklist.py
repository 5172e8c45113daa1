"""Worklist of the session, which several pages share: filling it, and predicting one radiograph after the other."""

import hashlib
from collections.abc import Callable
from itertools import groupby

import streamlit as st

from dashboard.components.common.cancellable import cancellable_progress, offer_to_continue
from dashboard.components.common.formatting import escape_markdown, model_title
from dashboard.components.intake.open_item import close_item
from dashboard.components.intake.uploads import report_left_out, take_uploads
from dashboard.components.session.audit_log import logged
from dashboard.components.session.request_queue import READINGS, Busy, queued
from dashboard.components.session.upload_privacy import forgettable, show_privacy_line
from dashboard.texts import say, say_error
from model_zoo.core.card import Card
from model_zoo.core.model_store import ArtifactError
from model_zoo.imaging.reader import ImageError
from model_zoo.inference.predictor import LoadedModel, load_model, predict_radiograph
from model_zoo.reading.outcomes import outcome_of, unreadable_outcome
from model_zoo.reading.worklist import MEGABYTES, MOST, SYNTHETIC, Worklist, WorklistItem, model_key, sample_items

LIST = forgettable("worklist")


def session_worklist() -> Worklist:
    """Return the worklist of this session; it is empty at first and after forgetting."""
    return st.session_state.setdefault(LIST, Worklist())


def show_intake(worklist: Worklist) -> None:
    """Show the uploader of the worklist, and the buttons that add the samples and clear it."""
    left, right = st.columns(2)
    with left:
        take_uploads(say("list.upload"), add_files, "_list")
    with right.container(horizontal=True):
        st.button(say("list.samples"), icon=":material/add:", on_click=_add_samples, args=(worklist,))
        if worklist.items:
            st.button(say("list.clear"), icon=":material/clear_all:", on_click=_clear, args=(worklist,))
    right.caption(say("list.limits", most=MOST, megabytes=MEGABYTES))
    show_privacy_line()
    report_left_out(worklist.taken)


def add_files(files: list[tuple[str, bytes]]) -> list[WorklistItem]:
    """Put files, by name and bytes, on the worklist, and return the new items.

    Raises
    ------
    Busy
        Where the visitor gets no turn to unpack them.
    """
    with queued(READINGS, "decoding"):  # archives may hold much
        return session_worklist().add_all(files)


def table_key(name: str, items: list[WorklistItem]) -> str:
    """Return a key for a table of these items; edits and choices are kept by row, so other rows need another key."""
    return f"{name}_{hashlib.sha256(repr([id(item) for item in items]).encode()).hexdigest()[:16]}"


def predict_all(worklist: Worklist, cards: list[Card]) -> list[Card]:
    """Predict what the models have not predicted yet, one radiograph after the other, until the visitor stops it.

    Returns
    -------
    list of Card
        Of the models that can be used; the others are named on the page.
    """
    models = _usable(cards)
    waiting = worklist.waiting([model.card for model in models])
    if not worklist.stopped and waiting:
        try:
            _predict(waiting, {model_key(model.card): model for model in models}, worklist.stop)
        except (ArtifactError, Busy) as error:
            worklist.stop()
            st.error(say_error(error), icon=":material/error:")
    if worklist.stopped and (left := len(worklist.waiting([model.card for model in models]))):
        offer_to_continue(say("list.stopped", left=left), worklist.go_on)
    return [model.card for model in models]


def _usable(cards: list[Card]) -> list[LoadedModel]:
    models = []
    for card in cards:
        try:
            models.append(load_model(card["name"]))
        except ArtifactError as error:
            st.error(say_error(error), icon=":material/broken_image:")
    return models


def _predict(
    waiting: list[tuple[WorklistItem, Card]], models: dict[str, LoadedModel], stop: Callable[[], None]
) -> None:
    """Predict every radiograph that waits; `stop` is called where the visitor presses Stop."""
    done = 0
    with cancellable_progress(stop) as bar:
        turn = st.empty()
        for item, pairs in groupby(waiting, lambda pair: pair[0]):
            cards = [card for _, card in pairs]
            try:
                # One turn for all models of a radiograph, so that a full list stays within the turns of a minute.
                with queued(READINGS, "listed", line=turn):
                    radiograph = item.radiograph()
                    for card in cards:
                        place = {"number": done + 1, "all": len(waiting)}
                        words = say("list.reading", name=escape_markdown(item.name), model=model_title(card), **place)
                        bar.progress(done / len(waiting), words)
                        with logged("reading", card["name"]) as entry:
                            prediction = predict_radiograph(radiograph, models[model_key(card)])
                            entry.image = prediction.image
                        item.answers[model_key(card)] = outcome_of(prediction)
                        done += 1
            except ImageError as error:
                item.answers |= {model_key(card): unreadable_outcome(error.message) for card in cards}
                done += len(cards)


def _clear(worklist: Worklist) -> None:
    worklist.clear()
    close_item()


def _add_samples(worklist: Worklist) -> None:
    worklist.add_all([(item.name, item.data) for item in sample_items()], (SYNTHETIC,))
