"""Progress of long work beside a Stop button, and the offer to continue what was stopped."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st

from dashboard.components.server.streamlit_internals import Place
from dashboard.texts import say


@contextmanager
def cancellable_progress(stop: Callable[..., None] | None = None, *args: object) -> Iterator[Place]:
    """Show a progress bar and a Stop button beside it while the block runs.

    Any button ends the run that is under way, and with it the block.

    Parameters
    ----------
    stop
        Called with `args` when Stop is pressed.

    Yields
    ------
    Place
        Progress bar.
    """
    place = st.empty()
    with place.container():
        line, button = _line()
    button.button(say("stopping.stop"), icon=":material/stop:", on_click=stop, args=args)
    try:
        yield line.progress(0.0)
    finally:
        place.empty()


def offer_to_continue(words: str, go_on: Callable[..., None]) -> None:
    """Say that the work was stopped, and offer to continue it.

    Parameters
    ----------
    words
        What was stopped, and how much is left.
    go_on
        Called when the visitor continues.
    """
    line, button = _line()
    line.warning(words, icon=":material/pause_circle:")
    button.button(say("stopping.go_on"), icon=":material/play_arrow:", on_click=go_on)


def _line() -> list[Place]:
    return st.columns([5, 1], vertical_alignment="center")
