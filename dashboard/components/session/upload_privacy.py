"""End of uploads: on request, some minutes after the last activity, and when the page is closed.

The environment variable THORAXLENS_FORGET_MINUTES sets the minutes (15; a fraction may be given).
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.types import ASGIApp

from dashboard.components.server import streamlit_internals
from dashboard.components.session.audit_log import logged
from dashboard.components.session.memory import release_memory
from dashboard.texts import say, say_count
from model_zoo.core.settings import float_setting

MINUTES = float_setting("THORAXLENS_FORGET_MINUTES", 15)
CHECK = min(20.0, 60 * MINUTES / 4)  # seconds between looks at the clock
BUTTON = "forget"
streamlit_internals.keep_uploads_in_memory(64 * 2**20)

# Names in the session of whatever is made of an upload: first that of the uploaders; pages add theirs.
HELD = {"upload"}
_last_active: dict[str, float] = {}  # by the session's id, in seconds of time.monotonic()


def forgettable(name: str) -> str:
    """Have `forget` delete the entry of the session with this name, and those that begin with it and an underscore.

    Returns
    -------
    str
        The name.
    """
    HELD.add(name)
    return name


def upload_key() -> str:
    """Return the key of the uploader; `forget` leads to another one, which empties it."""
    times = st.session_state.get("times_forgotten", 0)
    return f"upload_{times}" if times else "upload"


def note_activity() -> None:
    """Note that the visitor is active, or have the page forget where that comes too late; every fragment calls this."""
    if _idle() > 60 * MINUTES:
        st.rerun()
    _last_active[streamlit_internals.session_id()] = time.monotonic()


def forget() -> None:
    """Delete whatever is made of an upload from the session and from the server's memory."""
    with logged("forgetting"):
        streamlit_internals.drop_uploads(streamlit_internals.session_id())
        begin = tuple(f"{name}_" for name in HELD)
        for name in list(map(str, st.session_state)):
            if name in HELD or name.startswith(begin):
                del st.session_state[name]
        st.session_state["sample"] = None
        st.session_state["times_forgotten"] = st.session_state.get("times_forgotten", 0) + 1
        streamlit_internals.drop_drawn_pages()
        release_memory()


def forget_in_time() -> None:
    """Forget where the visitor has just asked for it or was idle too long, then watch the clock; before every page."""
    if _idle() > 60 * MINUTES or st.session_state.get(BUTTON):
        forget()
    _last_active[streamlit_internals.session_id()] = time.monotonic()
    _watch()


@st.fragment(run_every=CHECK)
def _watch() -> None:
    if _idle() > 60 * MINUTES:
        st.rerun()


def show_privacy_line() -> None:
    """Show in a sentence what happens to an upload, and the button that deletes it now."""
    words, button = st.columns([5, 1], vertical_alignment="center")
    words.caption(say_count("forgetting.privacy", MINUTES))
    button.button(say("forgetting.forget"), icon=":material/delete:", key=BUTTON, help=say("forgetting.help"))


@asynccontextmanager
async def sweeping(_app: ASGIApp) -> AsyncIterator[None]:
    """Close the sessions whose browser is gone or asleep for as long as the server runs, as no page can do that."""

    async def sweep() -> None:
        gone: set[str] = set()
        while True:
            await asyncio.sleep(CHECK)
            before = len(_last_active)
            gone = close_abandoned_sessions(gone)
            if len(_last_active) < before:
                await asyncio.sleep(1)  # Streamlit lets go of a session only after this
                release_memory()

    task = asyncio.create_task(sweep())
    try:
        yield
    finally:
        task.cancel()


def close_abandoned_sessions(gone: set[str]) -> set[str]:
    """Close the sessions that were without a browser at the last look too, and those idle for a minute too long.

    Parameters
    ----------
    gone
        Result of the last look.

    Returns
    -------
    set of str
        Ids of the sessions that the next look is to close if they are still without a browser: those that are so for
        the first time, and those that could not be closed.
    """
    now, found = time.monotonic(), set()
    for session, seen in list(_last_active.items()):
        try:
            connected = streamlit_internals.has_browser(session)
            if (session in gone and not connected) or now - seen > 60 * MINUTES + 60:
                streamlit_internals.close_session(session)
                streamlit_internals.drop_uploads(session)
                del _last_active[session]
            elif not connected:
                found.add(session)
        except Exception as error:
            # One session must not keep the others from being closed. Only the error's class is logged, as its message
            # may quote an upload.
            logging.getLogger(__name__).error("A session could not be closed: %s", type(error).__name__)
            found.add(session)
    # An upload that was still arriving when its session was closed.
    for session in streamlit_internals.sessions_with_uploads() - set(_last_active):
        if not streamlit_internals.has_browser(session):
            streamlit_internals.drop_uploads(session)
    return found


def _idle() -> float:
    return time.monotonic() - _last_active.get(streamlit_internals.session_id(), time.monotonic())
