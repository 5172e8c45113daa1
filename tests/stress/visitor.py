"""A visitor of the dashboard who speaks as a browser does, without one: twenty browsers would measure themselves."""

import hashlib
import http.client
import re
import time
import uuid
from contextlib import ExitStack
from typing import NamedTuple
from urllib.parse import urlsplit

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from dashboard.texts import ENGLISH, LANGUAGES

COOKIE, STREAM, UPLOADS = "_streamlit_xsrf", "/_stcore/stream", "/_stcore/upload_file"
PATIENCE = 90  # seconds until a page that does not come is an error
DONE = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)


def pattern_of(*keys: str) -> re.Pattern:
    """Return what matches any of these English texts, whatever their values are."""
    texts = (re.split(r"\{\w+\}", LANGUAGES[ENGLISH].TEXTS[key]) for key in keys)
    return re.compile("|".join(".+".join(map(re.escape, parts)) for parts in texts))


BUSY = pattern_of("turns.limit", "turns.earlier", "turns.crowded", "turns.late")
WAITING = pattern_of("turns.before.one", "turns.before.many")


class Page(NamedTuple):
    """What a page shows once its script has ended.

    metric: the probability as the page writes it, or None. pictures: the SHA-256 of each picture's address, which is
    the picture itself. errors: red boxes and exceptions; warnings: yellow ones. waited: whether a place in the queue
    was shown.
    """

    metric: str | None
    pictures: tuple[str, ...]
    errors: tuple[str, ...]
    warnings: tuple[str, ...]
    waited: bool

    @property
    def refused(self) -> bool:
        """Whether the queue refused politely."""
        return any(BUSY.search(error) for error in self.errors)


class Visitor:
    """One open page. A context manager; entering opens the page, leaving closes it.

    address: of the server. query: of the page, such as "model=scratch_cnn".
    """

    def __init__(self, address: str, query: str = ""):
        self._host, self._query = urlsplit(address).netloc, query
        self._repeated: dict[str, tuple[float, float]] = {}  # by fragment: how often it is run anew, and when next
        self.session, self._uploader, self._file = "", "", None

    def __enter__(self) -> "Visitor":
        answer = self.ask("GET", "/_stcore/health")
        self.token = answer.getheader("Set-Cookie").split(";")[0].partition("=")[2]
        line = connect(
            f"ws://{self._host}{STREAM}", origin=f"http://{self._host}", subprotocols=["streamlit", self.token],
            additional_headers={"Cookie": f"{COOKIE}={self.token}"}, max_size=None, proxy=None,
        )  # fmt: skip
        with ExitStack() as opened:
            self._line = opened.enter_context(line)
            self.page = self.rerun()
            self._open = opened.pop_all()
        return self

    def __exit__(self, *error) -> None:
        self._open.close()

    def upload(self, data: bytes, name: str) -> tuple[Page, float]:
        """Choose a file in place of the one before; the page that answers, whole, and the seconds until it is there."""
        start = time.perf_counter()
        request = BackMsg()
        request.file_urls_request.request_id = uuid.uuid4().hex
        request.file_urls_request.session_id = self.session
        request.file_urls_request.file_names.append(name)
        self._send(request)
        while (message := self._next()).WhichOneof("type") != "file_urls_response":
            pass
        urls = message.file_urls_response.file_urls[0]
        if self._file is not None:
            self.change("DELETE", self._file.file_urls.delete_url)
        answer = self.change("PUT", urls.upload_url, *form(data, name))
        if answer.status != 204:
            raise ConnectionError(f"The upload was answered {answer.status}.")
        state = BackMsg().rerun_script.widget_states.widgets.add(id=self._uploader)
        self._file = state.file_uploader_state_value.uploaded_file_info.add()
        self._file.file_id, self._file.name, self._file.size = urls.file_id, name, len(data)
        self._file.file_urls.CopyFrom(urls)
        self.page = self.rerun()
        return self.page, time.perf_counter() - start

    def look(self, seconds: float) -> None:
        """Leave the page open so long; what it asks to be run anew from time to time is."""
        until = time.monotonic() + seconds
        while (now := time.monotonic()) < until:
            fragment, (every, due) = min(self._repeated.items(), key=lambda item: item[1][1])
            if due <= now:
                self._repeated[fragment] = every, now + every
                self.rerun(fragment)
            else:
                time.sleep(min(due, until) - now)

    def rerun(self, fragment: str = "") -> Page:
        """Have the page's script run, or a fragment of it, and read all that it shows."""
        request = BackMsg()
        script = request.rerun_script
        script.query_string, script.fragment_id, script.is_auto_rerun = self._query, fragment, bool(fragment)
        if self._file is not None:
            state = script.widget_states.widgets.add(id=self._uploader)
            state.file_uploader_state_value.uploaded_file_info.append(self._file)
        self._send(request)
        metric, pictures, alerts, waited = None, [], [], False
        while True:
            message = self._next()
            kind = message.WhichOneof("type")
            if kind == "new_session":
                self.session = message.new_session.initialize.session_id or self.session
                metric, pictures, alerts = None, [], []  # a page that runs again shows what its last run does
            elif kind == "page_info_changed":
                self._query = message.page_info_changed.query_string
            elif kind == "auto_rerun":
                every = message.auto_rerun.interval
                self._repeated[message.auto_rerun.fragment_id] = every, time.monotonic() + every
            elif kind == "delta":
                element = message.delta.new_element
                match element.WhichOneof("type"):
                    case "file_uploader":
                        self._uploader = element.file_uploader.id
                    case "metric":
                        metric = element.metric.body
                    case "imgs":
                        pictures += [digest(image.url) for image in element.imgs.imgs]
                    case "alert":
                        alerts.append((element.alert.format, element.alert.body))
                        waited = waited or bool(WAITING.fullmatch(element.alert.body))
                    case "exception":
                        alerts.append((Alert.ERROR, f"{element.exception.type}: {element.exception.message}"))
            elif kind == "script_finished" and message.script_finished in DONE:
                errors, warnings = (
                    tuple(text for kind, text in alerts if kind == of) for of in (Alert.ERROR, Alert.WARNING)
                )
                return Page(metric, tuple(pictures), errors, warnings, waited)

    def change(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> http.client.HTTPResponse:
        """The answer to a request that changes something, as the page sends it."""
        return self.ask(method, path, body, {**self.headers, "Content-Type": kind})

    @property
    def headers(self) -> dict[str, str]:
        """What shows a request to come from the page: the token, twice."""
        return {"Cookie": f"{COOKIE}={self.token}", "X-Xsrftoken": self.token}

    def ask(self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None):
        """The answer to a request, its body read."""
        connection = http.client.HTTPConnection(self._host, timeout=PATIENCE)
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer

    def _send(self, message: BackMsg) -> None:
        self._line.send(message.SerializeToString())

    def _next(self) -> ForwardMsg:
        message = ForwardMsg()
        message.ParseFromString(self._line.recv(timeout=PATIENCE))
        return message


def form(data: bytes, name: str) -> tuple[bytes, str]:
    """A form that holds one file, and its content type."""
    mark = uuid.uuid4().hex
    head = f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    return head.encode() + data + f"\r\n--{mark}--\r\n".encode(), f"multipart/form-data; boundary={mark}"


def digest(address: str) -> str:
    """What a picture is known by: its address holds all of it, and is long."""
    return hashlib.sha256(address.encode()).hexdigest()
