"""Access to private parts of Streamlit, a function for each; no other module reaches into them.

The comment in each function says why it is needed and until when. They fit Streamlit 1.67; its next version may move
any of these parts, and tests/dashboard/server/test_streamlit_internals.py then names the function to mend.
"""

import gc
import re
import socket
import urllib.parse
from pathlib import Path
from typing import cast

import streamlit
from starlette.formparsers import MultiPartParser
from streamlit import runtime
from streamlit.components.v2 import component
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer
from streamlit.delta_generator import DeltaGenerator
from streamlit.elements.lib.column_types import ColumnConfig
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import ScriptRunContext, get_script_run_ctx
from streamlit.typing import UploadedFile

# A part of a page, as st.empty(), a column or a progress bar is: for annotations. Until streamlit.typing has the type.
Place = DeltaGenerator
# The configuration of a table's column: for annotations. Until streamlit.typing has the type.
Column = ColumnConfig

_METRICS = "/_stcore/metrics"
_UPLOAD = re.compile(r"/_stcore/upload_file/([^/]+)/[^/]+$")


# The page that runs, and its session


def session_id() -> str:
    """Return the id of the session whose page runs."""
    # Visitors take turns by it, and their uploads are found by it. Until st.context has it.
    return _page_context().session_id


def drop_drawn_pages() -> None:
    """Drop what is kept of pages that the session drew in earlier runs, and with it the images on them.

    What this run has drawn so far stays.
    """
    # Streamlit keeps fragments until a page comes to its end, and the callbacks of widgets, with all that they refer
    # to, as long as the session lasts. Until it drops the callbacks of widgets that are no longer on the page.
    context = _page_context()
    context.fragment_storage.clear()
    kept = context.session_state._state._new_widget_state.widget_metadata
    for widget in kept.keys() - context.shared.widget_ids_this_run.snapshot():
        del kept[widget]


def forget_addresses() -> None:
    """Drop the URLs that Python keeps as parsed; that of an image on a page is the image itself."""
    # Streamlit parses each URL that st.image() gets, and Python's cache keeps up to 128 of them, of all sessions. Until
    # Streamlit leaves URLs that begin with data: alone.
    urllib.parse.clear_cache()  # pyright: ignore[reportAttributeAccessIssue]: typeshed lacks it


def _page_context() -> ScriptRunContext:
    context = get_script_run_ctx()
    if context is None:
        raise RuntimeError("No page runs in this thread.")
    return context


# Components


def component_of_files(name: str, folder: Path, js: str, css: str) -> ComponentRenderer:
    """Return what mounts a component whose script and styles are files, which this server serves; for a running page.

    Parameters
    ----------
    name
        With a dot in it: project.component.
    folder
        That holds the files, and those that they import.
    js, css
        Names of the files that are loaded first.
    """
    # Streamlit serves the files of components that a pyproject.toml in an installed package declares, which it finds
    # in neither a wheel nor a clone of a package whose import name is not the project's. Until component() takes a
    # folder.
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(name) != folder.resolve():
        project, _, short = name.partition(".")
        manifest = ComponentManifest(project, "0", [ComponentConfig(short, folder.name)])
        manager.register_from_manifest(manifest, folder.parent)
    return component(name, js=js, css=css)


# Uploads


def keep_uploads_in_memory(largest: int) -> None:
    """Have uploads of up to `largest` bytes kept in memory, never in a temporary file."""
    # Streamlit receives an upload as a form, of which Starlette writes parts larger than 1 MB to a temporary file.
    # Until Streamlit has an option for that.
    MultiPartParser.spool_max_size = largest


def upload_sizes(session: str) -> list[int]:
    """Return the bytes of each upload that is held for a session."""
    # Streamlit limits the size of an upload, not how many a session may send. Until it does.
    return [len(file.data) for file in _uploads().file_storage.get(session, {}).values()]


def sessions_with_uploads() -> set[str]:
    """Return the sessions for which uploads are held, closed ones included."""
    # An upload may arrive after its session was closed, and nobody would remove it. Until Streamlit refuses it then.
    return set(_uploads().file_storage)


def drop_upload(file: UploadedFile) -> None:
    """Drop one upload of the session whose page runs."""
    # Streamlit holds it until the browser takes it back or the session ends. Until a page can say that it has taken it.
    _uploads().remove_file(session_id(), file.file_id)


def drop_uploads(session: str) -> None:
    """Drop all uploads of a session."""
    # An uploader with another key shows none, while Streamlit holds them still. Until a page can empty an uploader.
    _uploads().remove_session_files(session)


def _uploads() -> MemoryUploadedFileManager:
    # By the page, where one runs, as pages of tests run without a server.
    context = get_script_run_ctx(suppress_warning=True)
    uploads = context.uploaded_file_mgr if context else runtime.get_instance().uploaded_file_mgr
    return cast(MemoryUploadedFileManager, uploads)  # the only kind that Streamlit has


# Sessions, from outside of their pages


def has_browser(session: str) -> bool:
    """Return whether a browser is connected to a session."""
    # Streamlit keeps the session of a page that was closed, for a browser that may come back, and tells nobody.
    # Until there is an event for it.
    return runtime.get_instance().is_active_session(session)


def close_session(session: str) -> None:
    """Close a session for good, connected or not; for the server's event loop alone."""
    # The session of a browser that sleeps lasts for ever. Until Streamlit has a limit for idle sessions.
    runtime.get_instance().close_session(session)


# The server


def index_page() -> str:
    """Return the HTML in which every page runs."""
    # The security policy has to name the scripts in it. Until Streamlit has none there or sends the policy itself.
    return (Path(streamlit.__file__).parent / "static/index.html").read_text(encoding="utf-8")


def is_metrics(path: str) -> bool:
    """Return whether a path is that of the server's metrics."""
    # Counts of sessions and bytes are nobody's business. Until Streamlit has an option to turn them off.
    return path.rstrip("/").endswith(_METRICS)


def uploading_session(path: str) -> str | None:
    """Return the id of the session that a path takes uploads for; None for another path."""
    # Uploads are counted before Streamlit takes them. Until it limits what a session may send.
    found = _UPLOAD.search(path)
    return found[1] if found else None


def listening_sockets() -> list[socket.socket]:
    """Return the listening IPv4 and IPv6 sockets of this process."""
    # Streamlit does not hand out the socket that it makes, and has no option for how it is set up. Until it has, or
    # turns Nagle's algorithm off itself.
    # By type(), as isinstance() makes lazy objects load what they stand for.
    sockets = [found for found in gc.get_objects() if type(found) is socket.socket and found.fileno() >= 0]
    return [
        one
        for one in sockets
        if one.family in (socket.AF_INET, socket.AF_INET6) and one.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)
    ]
