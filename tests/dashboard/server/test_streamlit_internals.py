"""Streamlit still has what the dashboard reaches of its internals, and that does what it is taken for.

Where a new Streamlit fails one of these, the message names the function of streamlit_internals to mend, or to take out.
"""

import ast
import asyncio
import resource
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from unittest.mock import MagicMock
from urllib.parse import urlparse, urlsplit

import pytest
import streamlit
from streamlit import config, runtime
from streamlit.runtime.uploaded_file_manager import UploadedFileRec
from streamlit.starlette import App
from streamlit.testing.v1 import AppTest

from dashboard.components.server import streamlit_internals
from devtools.local_server import ROOT, serving
from tests.stress.visitor import Visitor

pytestmark = pytest.mark.browser

PUBLIC = {"streamlit", "streamlit.starlette", "streamlit.typing"}
MEGABYTES = 2  # of an upload; more than Starlette keeps in memory
LIMIT = 64 * 1024  # bytes that the server may write to any one file

APPLICATION = f"""
from streamlit.starlette import App

from dashboard.components.server.streamlit_internals import keep_uploads_in_memory, listening_sockets

keep_uploads_in_memory({MEGABYTES} * 2**20)
print("listens at", *(one.getsockname()[1] for one in listening_sockets()), flush=True)
app = App("page.py")
"""
PAGE = """
from pathlib import Path

import streamlit as st

from dashboard.components.server.streamlit_internals import component_of_files, session_id, upload_sizes

component_of_files("project.component", Path(__file__).parent / "files", "start.js", "start.css")(key="component")

st.error(session_id())
st.error(str(upload_sizes(session_id())))
st.file_uploader("A file")
"""


@contextmanager
def needs(function: str, what: str) -> Iterator[None]:
    """Name the function that lost its ground where the test fails, whatever the error is."""
    assert hasattr(streamlit_internals, function)
    try:
        yield
    except Exception as error:
        pytest.fail(
            f"Streamlit {streamlit.__version__} no longer {what}: see streamlit_internals.{function} "
            f"({type(error).__name__}: {error})"
        )


def run(page: Callable) -> AppTest:
    """A page that was run without an error."""
    return run_again(AppTest.from_function(page, default_timeout=20))


def run_again(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception, "the page failed, as the log says"
    return app


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    """A server of Streamlit without the dashboard's middleware: its address, and the file of what it prints."""
    folder = tmp_path_factory.mktemp("plain")
    (folder / "page.py").write_text(PAGE)
    (folder / "files/more").mkdir(parents=True)
    for name in ("start.js", "start.css", "more/part.js"):
        (folder / "files" / name).write_text(f"/* {name} */")
    (folder / "application.py").write_text(APPLICATION)
    log = folder / "log.txt"
    with serving(
        log, script=str(folder / "application.py"), PYTHONPATH=str(ROOT), PYTHONDONTWRITEBYTECODE="1",
        before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, LIMIT)),
    ) as address:  # fmt: skip
        yield SimpleNamespace(address=address, log=log)


@pytest.fixture
def within_server(tmp_path, monkeypatch):
    """Has a function called within a real server, without the network, that has one session, whose browser is there.

    It is told the server's runtime and the session.
    """
    page = tmp_path / "page.py"
    page.touch()
    monkeypatch.setattr(runtime.Runtime, "_instance", None)
    for name in ("_main_script_path", "_server_mode"):  # of the whole process, set by App
        monkeypatch.setattr(config, name, None, raising=False)

    async def serve(steps: Callable) -> None:
        app = App(page)
        async with app.lifespan()(app):
            server = runtime.get_instance()
            steps(server, server.connect_session(MagicMock(spec=runtime.SessionClient), {}))

    return lambda steps: asyncio.run(serve(steps))


def send(server: runtime.Runtime, session: str, *sizes: int) -> None:
    """Have the server hold uploads of a session, of so many bytes."""
    for number, size in enumerate(sizes):
        server.uploaded_file_mgr.add_file(session, UploadedFileRec(str(number), "x.png", "image/png", bytes(size)))


def test_no_other_module_reaches_for_internals():
    for path in (ROOT / "dashboard").rglob("*.py"):
        imported = set()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {name.name for name in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module == "streamlit":
                imported |= {f"streamlit.{name.name}" for name in node.names}
            elif isinstance(node, ast.ImportFrom):
                imported.add(node.module)
        reached = {name for name in imported if name.split(".")[0] == "streamlit"} - PUBLIC
        assert not reached or path.stem == "streamlit_internals", f"{path} imports {reached}"


@needs("session_id", "has get_script_run_ctx().session_id, by which the browser names its session too")
def test_a_page_knows_its_session(plain):
    with Visitor(plain.address) as visitor:
        assert visitor.page.errors[0] == visitor.session


@needs("drop_drawn_pages", "keeps widgets in _new_widget_state.widget_metadata and fragments in fragment_storage")
def test_drawn_pages_are_dropped_but_what_this_run_has_drawn():
    def page():
        import gc
        import weakref

        import streamlit as st

        from dashboard.components.server.streamlit_internals import drop_drawn_pages

        class Picture:
            pass

        def draw() -> list[weakref.ref]:
            of_callback, of_fragment = Picture(), Picture()
            st.button("Below", on_click=lambda: of_callback)
            st.fragment(lambda: st.text(str(of_fragment)))()
            return [weakref.ref(of_callback), weakref.ref(of_fragment)]

        def alive() -> list[bool]:
            gc.collect()
            return [picture() is not None for picture in st.session_state["drawn"]]

        st.button("Above", key="above", on_click=st.session_state.update, args=({"pressed": True},))
        if "drawn" in st.session_state:
            st.session_state.setdefault("before", alive())
            drop_drawn_pages()
            st.session_state["after"] = alive()
        else:
            st.session_state["drawn"] = draw()

    app = run_again(run(page))
    assert app.session_state["before"] == [True, True], "they are not kept, so that nothing has to drop them"
    assert app.session_state["after"] == [False, False]
    app.button(key="above").click()
    assert run_again(app).session_state["pressed"]


@needs("forget_addresses", "takes addresses of pictures apart by urllib.parse, or Python keeps them elsewhere")
def test_addresses_of_pictures_are_forgotten():
    def page():
        import streamlit as st

        st.image("data:image/png;base64,AAAA")

    def kept() -> bool:
        hits = urlsplit.cache_info().hits
        urlparse("data:image/png;base64,AAAA")
        return urlsplit.cache_info().hits > hits

    streamlit_internals.forget_addresses()
    run(page)
    assert kept(), "they are not kept, so that nothing has to forget them"
    streamlit_internals.forget_addresses()
    assert not kept()


@needs("Place", "draws by DeltaGenerator")
def test_parts_of_a_page_are_places():
    def page():
        import streamlit as st

        from dashboard.components.server.streamlit_internals import Place

        assert all(isinstance(part, Place) for part in (st.empty(), *st.columns(2), st.container(), st.progress(0.0)))

    run(page)


@needs("component_of_files", "serves the files of a component that register_from_manifest has been told of")
def test_files_of_a_component_are_served(plain):
    with Visitor(plain.address) as visitor:
        assert visitor.page.errors[0] == visitor.session, "the page has run"
    for name, kind in (("start.js", "javascript"), ("start.css", "text/css"), ("more/part.js", "javascript")):
        with urllib.request.urlopen(f"{plain.address}/_stcore/bidi-components/project.component/{name}") as answer:
            assert answer.read().decode() == f"/* {name} */"
            assert kind in answer.headers["Content-Type"]
    for outside in ("../page.py", "%2e%2e/page.py", "/page.py"):
        with pytest.raises(urllib.error.HTTPError):
            urllib.request.urlopen(f"{plain.address}/_stcore/bidi-components/project.component/{outside}")


@needs("keep_uploads_in_memory", "receives uploads by Starlette's MultiPartParser and its spool_max_size")
def test_an_upload_is_not_written_to_a_file(plain):
    size = MEGABYTES * 2**20
    with Visitor(plain.address) as visitor:
        assert visitor.upload(bytes(size), "x.png")[0].errors[1] == f"[{size}]"


@needs("upload_sizes", "has uploaded_file_mgr.file_storage with the data of each upload")
def test_uploads_are_counted(within_server):
    def steps(server: runtime.Runtime, session: str) -> None:
        send(server, session, 3, 5)
        assert streamlit_internals.upload_sizes(session) == [3, 5]
        assert streamlit_internals.upload_sizes("another") == []

    within_server(steps)


@needs("sessions_with_uploads", "has uploaded_file_mgr.file_storage by session")
def test_uploads_of_closed_sessions_are_found(within_server):
    def steps(server: runtime.Runtime, session: str) -> None:
        assert streamlit_internals.sessions_with_uploads() == set()
        send(server, session, 1)
        send(server, "closed", 1)
        streamlit_internals.upload_sizes("another")
        assert streamlit_internals.sessions_with_uploads() == {session, "closed"}

    within_server(steps)


@needs("drop_upload", "has uploaded_file_mgr.remove_file and UploadedFile.file_id")
def test_a_page_drops_one_upload():
    def page():
        import streamlit as st

        from dashboard.components.server.streamlit_internals import drop_upload, session_id, upload_sizes

        if files := st.file_uploader("Files", accept_multiple_files=True):
            st.session_state["before"] = upload_sizes(session_id())
            drop_upload(files[0])
            st.session_state["after"] = upload_sizes(session_id())

    app = run(page)
    app.file_uploader[0].set_value([(f"{size}.png", bytes(size), "image/png") for size in (3, 5)])
    assert run_again(app).session_state["before"] == [3, 5]
    assert app.session_state["after"] == [5]


@needs("drop_uploads", "has uploaded_file_mgr.remove_session_files")
def test_uploads_of_one_session_are_dropped(within_server):
    def steps(server: runtime.Runtime, session: str) -> None:
        send(server, session, 3, 5)
        send(server, "another", 1)
        streamlit_internals.drop_uploads(session)
        streamlit_internals.drop_uploads("unknown")
        assert streamlit_internals.sessions_with_uploads() == {"another"}

    within_server(steps)


@needs("has_browser", "has Runtime.is_active_session")
def test_a_session_without_a_browser_is_told_from_others(within_server):
    def steps(server: runtime.Runtime, session: str) -> None:
        assert streamlit_internals.has_browser(session)
        server.disconnect_session(session)
        assert not streamlit_internals.has_browser(session)
        assert not streamlit_internals.has_browser("unknown")

    within_server(steps)


@needs("close_session", "has Runtime.close_session")
@pytest.mark.parametrize("connected", [True, False])
def test_a_closed_session_does_not_come_back(within_server, connected):
    def steps(server: runtime.Runtime, session: str) -> None:
        def come_back() -> str:
            return server.connect_session(MagicMock(spec=runtime.SessionClient), {}, existing_session_id=session)

        server.disconnect_session(session)
        assert come_back() == session
        if not connected:
            server.disconnect_session(session)
        streamlit_internals.close_session(session)
        assert not streamlit_internals.has_browser(session)
        assert come_back() != session
        streamlit_internals.close_session("unknown")

    within_server(steps)


@needs("index_page", "has its page in static/index.html")
def test_the_page_around_every_page_is_known(plain):
    with urllib.request.urlopen(plain.address) as answer:
        assert answer.read().decode() == streamlit_internals.index_page()


@needs("is_metrics", "has its figures at /_stcore/metrics")
def test_the_address_of_figures_is_known(plain):
    with urllib.request.urlopen(f"{plain.address}/_stcore/metrics") as answer:
        assert "openmetrics" in answer.headers["Content-Type"]
    for path in ("/_stcore/metrics", "/_stcore/metrics/", "/below/_stcore/metrics"):
        assert streamlit_internals.is_metrics(path)
    assert not streamlit_internals.is_metrics("/_stcore/health")


@needs("uploading_session", "takes uploads at /_stcore/upload_file/session/file")
def test_the_address_of_an_upload_names_its_session(within_server):
    def steps(server: runtime.Runtime, session: str) -> None:
        (place,) = server.uploaded_file_mgr.get_upload_urls(session, ["x.png"])
        assert streamlit_internals.uploading_session(place.upload_url) == session

    within_server(steps)
    assert streamlit_internals.uploading_session("/_stcore/health") is None


@needs("listening_sockets", "makes its socket before it loads what it serves")
def test_the_socket_of_the_server_is_found(plain):
    (line,) = (line for line in plain.log.read_text().splitlines() if line.startswith("listens at"))
    assert line == f"listens at {plain.address.rpartition(':')[2]}"
