"""Long work that a visitor can stop and go on with: its progress beside a Stop button, and afterwards what is left."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st

from dashboard.components.server.streamlit_internals import Place
from dashboard.texts import say


@contextmanager
def cancellable_progress(stop: Callable | None = None, *args: object) -> Iterator[Place]:
    """A bar for the progress, and a Stop button beside it, while the block runs.

    stop: called when it is pressed. Any button ends the run that is under way, and with it the block.
    """
    place = st.empty()
    with place.container():
        line, button = _line()
    button.button(say("stopping.stop"), icon=":material/stop:", on_click=stop, args=args)
    try:
        yield line.progress(0.0)
    finally:
        place.empty()


def offer_to_continue(words: str, go_on: Callable) -> None:
    """Say that it was stopped, and offer to go on."""
    line, button = _line()
    line.warning(words, icon=":material/pause_circle:")
    button.button(say("stopping.go_on"), icon=":material/play_arrow:", on_click=go_on)


def _line() -> list[Place]:
    return st.columns([5, 1], vertical_alignment="center")
