"""What the real server answers to strangers: headers, closed doors, uploads without the token."""

import asyncio
import http.client
import socket
import time
import tomllib
import uuid
from contextlib import suppress
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Mount
from starlette.types import ASGIApp
from streamlit import config as known
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from dashboard.components.server import streamlit_internals
from dashboard.components.server.security_middleware import (
    HEADERS,
    HELD,
    LARGEST,
    SMALLEST,
    SecurityMiddleware,
    inline_scripts,
)
from devtools.local_server import ROOT, chromium
from model_zoo.core.paths import SAMPLES
from model_zoo.reading import worklist
from tests.stress.visitor import STREAM, Visitor, form
from tests.support.images import encode, ramp
from tests.support.markers import needs_chromium

pytestmark = pytest.mark.browser

SAMPLE = SAMPLES / "synthetic_normal_1.png"

POLICY = HEADERS["Content-Security-Policy"]
MEGABYTE = 2**20


@pytest.fixture(scope="module")
def server(server):
    return urlsplit(server)


def ask(server, method: str, path: str, body: bytes | None = None, **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(server.hostname, server.port, timeout=10)
    connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    answer.read()
    return answer


@pytest.fixture(scope="module")
def session(server):
    """A session as a browser has one: its id, and the XSRF token."""
    with Visitor(server.geturl()) as visitor:
        yield visitor.session, visitor.token


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 200),
        ("GET", "/performance", 200),
        ("GET", "/favicon.png", 200),
        ("GET", "/_stcore/health", 200),
        ("GET", "/_stcore/host-config", 200),
        ("GET", "/media/none.png", 404),
        ("PUT", "/_stcore/upload_file/a/b", 403),
        ("POST", "/_stcore/health", 405),
        ("GET", "/..%2f..%2fetc/passwd", 400),
    ],
)
def test_every_answer_has_the_headers(server, method, path, status):
    answer = ask(server, method, path)
    assert answer.status == status
    for name, value in HEADERS.items():
        assert answer.headers.get_all(name) == [value]
    assert answer.getheader("Access-Control-Allow-Origin") != "*"


def test_the_policy_lets_nothing_in_from_elsewhere():
    policy = {name: rest.split() for name, _, rest in (part.partition(" ") for part in POLICY.split("; "))}
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == ["'none'"]
    assert "'unsafe-inline'" not in policy["script-src"]
    assert "'unsafe-eval'" not in policy["script-src"]
    known = {"'self'", "'none'", "data:", "blob:", "'unsafe-inline'"}
    assert all(source in known or source.startswith("'sha256-") for sources in policy.values() for source in sources)


def test_scripts_in_a_page_are_known_by_their_hash():
    # The SHA-256 of "alert(1)", by: printf 'alert(1)' | openssl dgst -sha256 -binary | base64
    assert inline_scripts("<p><script>alert(1)</script>") == "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"


@pytest.mark.parametrize(
    "path", ["/_stcore/metrics", "/_stcore/metrics/", "/_stcore/%6detrics", "/_stcore/metrics?x=1"]
)
def test_metrics_are_closed(server, path):
    assert ask(server, "GET", path).status == 404


def test_agents_are_not_let_in(server):
    assert ask(server, "POST", "/_stcore/agent/interact", b"{}", Content_Type="application/json").status in (403, 404)


def test_it_listens_to_this_machine_alone(server):
    with socket.socket() as outside:
        outside.settimeout(5)
        # Another address of the same machine: a server bound to all of them would answer.
        with pytest.raises(ConnectionRefusedError):
            outside.connect(("127.0.0.2", server.port))


def test_config_says_what_is_meant_and_only_what_streamlit_knows():
    config = tomllib.loads((ROOT / ".streamlit/config.toml").read_text())
    for section in ("server", "browser", "client", "global"):
        for name in config[section]:
            assert f"{section}.{name}" in known._config_options_template
    server = config["server"]
    assert server["address"] == "127.0.0.1"
    assert server["maxUploadSize"] == server["maxMessageSize"] == LARGEST / MEGABYTE == 60
    assert server["enableXsrfProtection"] is server["enableCORS"] is True  # CORS protection, that is
    assert config["browser"]["gatherUsageStats"] is False
    assert config["client"]["showErrorDetails"] == "none"


def test_own_page_may_open_a_websocket(session):
    assert session[0]


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("http://evil.example", None),
        ("http://localhost:9", None),  # another program on this machine
        ("http://127.0.0.1:9", None),
        ("null", None),
        ("http://evil.example", "evil.example"),  # a name that was made to point here
    ],
)
def test_other_pages_may_not(server, origin, host):
    line = socket.create_connection((server.hostname, server.port), 10)
    with line, pytest.raises(InvalidStatus) as refused:
        connect(f"ws://{host or server.netloc}{STREAM}", origin=origin, sock=line)
    assert refused.value.response.status_code == 403


def upload(server, session_id: str, data: bytes, **headers: str) -> int:
    body, kind = form(data, "x.png")
    path = f"/_stcore/upload_file/{session_id}/{uuid.uuid4()}"
    return ask(server, "PUT", path, body, Content_Type=kind, **headers).status


def test_upload_needs_the_token_twice(server, session):
    identity, token = session
    picture = encode(ramp())
    cookie = f"_streamlit_xsrf={token}"
    assert upload(server, identity, picture) == 403
    assert upload(server, identity, picture, Cookie=cookie) == 403  # as another site's page would have it sent
    assert upload(server, identity, picture, X_Xsrftoken=token) == 403
    assert upload(server, identity, picture, X_Xsrftoken="2|0|0|0", Cookie=cookie) == 403
    assert upload(server, identity, picture, X_Xsrftoken=token, Cookie=cookie) == 204


def test_upload_needs_a_session(server, session):
    token = session[1]
    headers = {"X_Xsrftoken": token, "Cookie": f"_streamlit_xsrf={token}"}
    assert upload(server, str(uuid.uuid4()), b"x", **headers) == 400


def test_upload_is_limited(server, session):
    identity, token = session
    headers = {"X_Xsrftoken": token, "Cookie": f"_streamlit_xsrf={token}"}
    assert upload(server, identity, bytes(59 * MEGABYTE), **headers) == 204
    assert upload(server, identity, bytes(61 * MEGABYTE), **headers) == 413


def test_a_session_may_fill_only_so_much_memory(server):
    with Visitor(server.geturl()) as visitor, Visitor(server.geturl()) as other:

        def put(number: int, who: Visitor = visitor, size: int = 24 * MEGABYTE) -> int:
            return who.change("PUT", f"/_stcore/upload_file/{who.session}/{number}", *form(bytes(size), "x")).status

        full = HELD // (24 * MEGABYTE)
        assert [put(number) for number in range(full + 1)] == [204] * full + [413]
        assert put(full, size=MEGABYTE) == 204  # there is room for this one
        assert put(0, other) == 204
        visitor.change("DELETE", f"/_stcore/upload_file/{visitor.session}/0")
        assert put(full + 1) == 204
        assert visitor.upload(SAMPLE.read_bytes(), "x.png")[0].metric  # and the page works all the while


def test_uploads_that_have_not_arrived_yet_count_too(server):
    with Visitor(server.geturl()) as visitor:
        waiting, place = [], f"/_stcore/upload_file/{visitor.session}"
        for number in range(HELD // LARGEST + 1):
            line = http.client.HTTPConnection(server.hostname, server.port, timeout=10)
            line.putrequest("PUT", f"{place}/{number}")
            for header in {**visitor.headers, "Transfer-Encoding": "chunked", "Content-Type": form(b"", "")[1]}.items():
                line.putheader(*header)
            line.endheaders()  # and then nothing
            waiting.append(line)
        assert waiting[-1].getresponse().status == 413
        for line in waiting:
            line.close()
        until = time.monotonic() + 10  # by then the server has seen them go
        while visitor.change("PUT", f"{place}/5", *form(bytes(MEGABYTE), "x")).status != 204:
            assert time.monotonic() < until


def answers(app: ASGIApp, kind: str = "http", **more) -> list[dict]:
    """The messages by which an application answers a request for /."""
    sent = []

    async def receive() -> dict:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict) -> None:
        sent.append(message)

    scope = {"type": kind, "path": "/", "headers": [], "extensions": {"websocket.http.response": {}}} | more
    with suppress(ZeroDivisionError):
        asyncio.run(app(scope, receive, send))
    return sent


def test_a_full_list_may_be_chosen_at_once():
    assert HELD == MEGABYTE * worklist.MEGABYTES + LARGEST


def test_tiny_uploads_cannot_be_piled_up(monkeypatch):
    uploads = MemoryUploadedFileManager("")
    for number in range(HELD // SMALLEST):
        uploads.add_file("full", UploadedFileRec(str(number), "x", "", b"x"))
    monkeypatch.setattr(streamlit_internals.runtime, "get_instance", lambda: SimpleNamespace(uploaded_file_mgr=uploads))
    guarded = SecurityMiddleware(PlainTextResponse("stored", 204))
    for session, status in (("full", 413), ("other", 204)):
        sent = answers(
            guarded, method="PUT", path=f"/_stcore/upload_file/{session}/x", headers=[(b"content-length", b"1")]
        )
        assert sent[0]["status"] == status
    assert not guarded._arriving


@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_an_error_is_answered_with_the_headers_too(kind):
    async def fail(*_) -> None:
        1 / 0  # noqa: B018

    app = Starlette(routes=[Mount("/", fail)], middleware=[Middleware(SecurityMiddleware)])
    starts = [message for message in answers(app, kind, method="GET") if message["type"].endswith("response.start")]
    assert [start["status"] for start in starts] == [500]
    headers = Headers(raw=starts[0]["headers"])
    assert {name: headers.get(name) for name in HEADERS} == HEADERS


@needs_chromium
def test_who_takes_another_picture_again_and_again_is_not_refused(server, tmp_path):
    """A browser takes back the picture that another one replaces."""
    with chromium() as browser:
        page = browser.new_page()
        page.goto(server.geturl())
        for number in range(HELD // LARGEST + 2):
            byte, words = ((b"a", "This is a text"), (b"\0", "This is not a JPEG"))[number % 2]
            (tmp_path / f"{number}.png").write_bytes(byte * (55 * MEGABYTE))
            page.locator("input[type=file]").set_input_files(tmp_path / f"{number}.png")
            expect(page.get_by_text(words)).to_be_visible()
        page.context.close()


def test_a_long_message_ends_the_connection(server):
    with pytest.raises(ConnectionClosed), Visitor(server.geturl(), "x" * (2 * MEGABYTE)):
        pytest.fail("It was read.")
