"""Uploads are forgotten: when the visitor says so, some minutes after the last activity, and when the page is closed.

THORAXLENS_FORGET_MINUTES, an environment variable, is how many minutes (15; a fraction may be given).
"""

import asyncio
import os
import time
import urllib.parse
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.formparsers import MultiPartParser
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.components.log import logged
from dashboard.components.memory import give_back

MINUTES = float(os.environ.get("THORAXLENS_FORGET_MINUTES", "15"))
CHECK = min(20.0, 60 * MINUTES / 4)  # seconds between looks at the clock
HELD = ("drawn_map",)  # what pages keep in the session that is made of an upload
# Streamlit receives an upload as a form, of which a part larger than 1 MB would go to a temporary file.
MultiPartParser.spool_max_size = 64 * 2**20
# Python remembers the last addresses it took apart, of all visitors, for as long as it runs; that of a picture on a page,
# which Streamlit has taken apart, is the picture itself.
urllib.parse.urlsplit = urllib.parse.urlsplit.__wrapped__

_last_active: dict[str, float] = {}  # by session, in seconds of time.monotonic()


def upload_key() -> str:
    """The key of the uploader; another one after forgetting, which empties it."""
    times = st.session_state.get("times_forgotten", 0)
    return f"upload_{times}" if times else "upload"


def active() -> None:
    """Note that the visitor does something; to be called by every page and every fragment."""
    _last_active[_session()] = time.monotonic()


def forget() -> None:
    """Take out of the session, and of the server's memory, whatever is made of an upload."""
    with logged("forgetting"):
        get_script_run_ctx().uploaded_file_mgr.remove_session_files(_session())
        for name in HELD:
            st.session_state.pop(name, None)
        st.session_state["sample"] = None
        st.session_state["times_forgotten"] = st.session_state.get("times_forgotten", 0) + 1


def forget_when_idle() -> None:
    """Watch the clock while this page is open, and forget when it is time."""
    if _idle() > 60 * MINUTES:
        forget()
    active()
    _watch()


@st.fragment(run_every=CHECK)
def _watch() -> None:
    if _idle() > 60 * MINUTES:
        st.rerun()


def privacy_line() -> None:
    """What happens to an upload, in a sentence, and the button that ends it now."""
    words, button = st.columns([5, 1], vertical_alignment="center")
    words.caption(
        "An uploaded picture stays in the memory of this session and is written nowhere. It is forgotten after "
        f"{MINUTES:g} minutes without activity, and when you close the page."
    )
    button.button("Forget", icon=":material/delete:", on_click=forget, help="Remove picture, result and heat maps now.")


@asynccontextmanager
async def sweeping(_app) -> AsyncIterator[None]:
    """While the server runs, close the sessions whose browser is gone or asleep, which no page can do."""

    async def sweep() -> None:
        gone: set[str] = set()
        while True:
            await asyncio.sleep(CHECK)
            gone = await look(runtime.get_instance(), gone)

    task = asyncio.create_task(sweep())
    yield
    task.cancel()


async def look(server: runtime.Runtime, gone: set[str]) -> set[str]:
    """close_abandoned(), and where it closed a session, memory is given back."""
    before = len(_last_active)
    found = close_abandoned(server, gone)
    if len(_last_active) < before:
        await asyncio.sleep(1)  # Streamlit lets go of a session only after this
        give_back()
    return found


def close_abandoned(server: runtime.Runtime, gone: set[str]) -> set[str]:
    """Close sessions without a browser that were so at the last look too, and those idle for a minute too long.

    gone: what the last look returned. Returns the sessions without a browser that are left for the next look.
    """
    now, found = time.monotonic(), set()
    for session, seen in list(_last_active.items()):
        connected = server.is_active_session(session)
        if (session in gone and not connected) or now - seen > 60 * MINUTES + 60:
            server.close_session(session)
            server.uploaded_file_mgr.remove_session_files(session)
            del _last_active[session]
        elif not connected:
            found.add(session)
    # An upload that was still arriving when its session was closed.
    for session in set(server.uploaded_file_mgr.file_storage) - set(_last_active):
        if not server.is_active_session(session):
            server.uploaded_file_mgr.remove_session_files(session)
    return found


def _session() -> str:
    return get_script_run_ctx().session_id


def _idle() -> float:
    return time.monotonic() - _last_active.get(_session(), time.monotonic())
