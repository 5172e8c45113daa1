"""What the real server answers to strangers: headers, closed doors, uploads without the token."""

import http.client
import socket
import tomllib
import uuid
from urllib.parse import urlsplit

import pytest
from streamlit import config as known
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from dashboard.components.guard import HEADERS, inline_scripts
from tests.conftest import encode, ramp
from tests.server import ROOT, serving

STREAM = "/_stcore/stream"
POLICY = HEADERS["Content-Security-Policy"]
MEGABYTE = 2**20


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("server") / "log.txt") as address:
        yield urlsplit(address)


def ask(server, method: str, path: str, body: bytes | None = None, **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(server.hostname, server.port, timeout=10)
    connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    answer.read()
    return answer


def form(data: bytes) -> tuple[bytes, str]:
    """A form that holds one file, and its content type."""
    mark = uuid.uuid4().hex
    head = f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="x.png"\r\n\r\n'
    return head.encode() + data + f"\r\n--{mark}--\r\n".encode(), f"multipart/form-data; boundary={mark}"


@pytest.fixture(scope="module")
def session(server):
    """A session as a browser has one: its id, and the XSRF token."""
    answer = ask(server, "GET", "/_stcore/host-config")
    cookie = answer.getheader("Set-Cookie") or ask(server, "GET", "/_stcore/health").getheader("Set-Cookie")
    token = cookie.split(";")[0].partition("=")[2]
    with connect(f"ws://{server.netloc}{STREAM}", origin=f"http://{server.netloc}") as line:
        start = BackMsg()
        start.rerun_script.query_string = ""
        line.send(start.SerializeToString())
        while True:
            message = ForwardMsg()
            message.ParseFromString(line.recv(timeout=20))
            if message.WhichOneof("type") == "new_session":
                break
        yield message.new_session.initialize.session_id, token


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
    for section in ("server", "browser", "client"):
        for name in config[section]:
            assert f"{section}.{name}" in known._config_options_template
    server = config["server"]
    assert server["address"] == "127.0.0.1"
    assert server["maxUploadSize"] == 25
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
    body, kind = form(data)
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
    assert upload(server, identity, bytes(24 * MEGABYTE), **headers) == 204
    assert upload(server, identity, bytes(26 * MEGABYTE), **headers) == 413
