"""What becomes of an upload: nobody else sees it, nothing is written, and it is forgotten."""

import asyncio
import contextlib
import gc
import json
import resource
import time
import weakref
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, PngImagePlugin
from playwright.sync_api import Page, expect
from streamlit.runtime.state.common import TESTING_KEY
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard.components.common.formatting import escape_markdown
from dashboard.components.server import streamlit_internals
from dashboard.components.session import upload_privacy
from dashboard.components.session.memory import release_memory
from dashboard.components.session.upload_privacy import close_abandoned_sessions
from dashboard.texts import say
from devtools.local_server import serving
from model_zoo.core.paths import SAMPLES
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.inference.predictor import Prediction
from model_zoo.reading.worklist import WorklistItem
from tests.support.images import encode
from tests.support.markers import needs_chromium
from tests.support.pages import button, open_page

pytestmark = pytest.mark.browser

SECONDS = 4  # after which the server of these tests forgets
NAME = "<img src=x onerror=document.title='caught'>![](http://x.example)-Doe^John-NR-4711.png"
LIMIT = 64 * 1024  # bytes that the server may write to any one file


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("privacy")


@pytest.fixture(scope="module")
def server(folder):
    for name in ("tmp", "home"):
        (folder / name).mkdir()
    with serving(
        folder / "printed.txt",
        "--logger.level=debug",
        before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, LIMIT)),
        TMPDIR=str(folder / "tmp"), HOME=str(folder / "home"), THORAXLENS_LOG=str(folder / "log"),
        PYTHONDONTWRITEBYTECODE="1",
    ) as address:  # fmt: skip
        yield address


def picture(seed: int) -> bytes:
    """A radiograph of its own, a sample under noise, more than 2 MB long, with a patient's name inside."""
    sample = Image.open(sorted(SAMPLES.glob("*.png"))[seed % 12]).resize((1800, 1800))
    noise = np.random.default_rng(seed).normal(0, 20, (1800, 1800))
    pixels = np.clip(np.asarray(sample) + noise, 0, 255).astype(np.uint8)
    words = PngImagePlugin.PngInfo()
    words.add_text("PatientName", f"PATIENT-INSIDE-{seed}")
    return encode(pixels, pnginfo=words)


def send(page: Page, server: str, name: str, data: bytes) -> None:
    page.goto(server)
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "image/png", "buffer": data})


def read(page: Page, server: str, name: str, data: bytes) -> str:
    """Upload and read a picture; the address of the picture on the page."""
    send(page, server, name, data)
    expect(page.get_by_text(say("read.no_diagnosis"))).to_be_visible()
    return page.get_by_alt_text(say("read.radiograph"), exact=True).get_attribute("src")


@needs_chromium
def test_two_visitors_at_once_see_nothing_of_each_other(server, visitors):
    one, two = visitors
    data = [(SAMPLES / f"synthetic_{kind}_1.png").read_bytes() for kind in ("normal", "pneumonia")]
    shown = []
    for page, name, content in zip(visitors, ("anna.png", "bert.png"), data, strict=True):
        send(page, server, name, content)
    for page in visitors:
        expect(page.get_by_text(say("read.no_diagnosis"))).to_be_visible()
        shown.append(page.get_by_alt_text(say("read.radiograph"), exact=True).get_attribute("src"))
    assert shown[0] != shown[1]
    results = [page.get_by_test_id("stMetricValue").inner_text() for page in visitors]
    assert results[0] != results[1]
    # The whole talk of each with the server, pictures, names and results included, holds nothing of the other's.
    for page, other_name, other_picture, other_result in (
        (one, b"bert.png", shown[1], results[1]),
        (two, b"anna.png", shown[0], results[0]),
    ):
        talk = b"".join(page.received)
        assert shown[page is two].encode() in talk
        assert other_name not in talk
        assert other_picture.encode() not in talk
        assert other_result.encode() not in talk
    # No address at the server leads to a picture; they come over each visitor's own connection.
    assert all(source.startswith("data:image/png;base64,") for source in shown)
    media = f"{server}/media/".encode()
    fetched = {url for page in visitors for url in page.received if url.startswith(media)}
    assert all(url.endswith(b".svg") for url in fetched)  # the page's own icon
    # The second asks for what the first had: the same name, another picture, and gets the result of their own.
    two.get_by_role("button", name=say("forgetting.forget")).click()
    expect(two.get_by_text(say("read.no_diagnosis"))).to_have_count(0)
    read(two, server, "anna.png", data[1])
    assert two.get_by_test_id("stMetricValue").inner_text() == results[1]
    assert one.get_by_test_id("stMetricValue").inner_text() == results[0]


@needs_chromium
def test_name_and_content_are_written_nowhere(server, folder, visitors):
    page, data = visitors[0], picture(1)
    assert len(data) > 2 * 2**20  # a temporary file of this size could not be written
    page.on("dialog", lambda dialog: pytest.fail("a script of the name ran"))
    read(page, server, NAME, data)
    send(page, server, f"broken-{NAME}", data[: len(data) // 2])
    expect(page.get_by_text("The PNG is cut off")).to_be_visible()
    assert page.title() != "caught"
    assert page.locator("img[src='x'], img[src*='x.example']").count() == 0
    lines = [json.loads(line) for line in (folder / "log/thoraxlens.jsonl").read_text().splitlines()]
    assert {(line["event"], line["outcome"]) for line in lines} >= {("reading", "ok"), ("decoding", "ImageError")}
    pixels = np.asarray(Image.open(SAMPLES / "synthetic_normal_1.png").convert("L"))
    secrets = [b"NR-4711", b"Doe^John", b"onerror", b"anna.png", b"PATIENT-INSIDE", data[5000:5032], data[-5000:-4968]]
    secrets.append(pixels[100, :32].tobytes())
    written = [path for path in folder.rglob("*") if path.is_file()]
    assert {"printed.txt", "thoraxlens.jsonl"} <= {path.name for path in written}
    for path in written:
        content = path.read_bytes()
        assert not [secret for secret in secrets if secret in content], path


@needs_chromium
def test_forget_empties_page_and_server(server, visitors):
    page = visitors[0]
    read(page, server, "carla.png", picture(2))
    page.get_by_role("button", name=say("forgetting.forget")).click()
    expect(page.get_by_text(say("read.nothing_yet"))).to_be_visible()
    assert "carla.png" not in page.locator("body").inner_text()
    assert page.get_by_alt_text(say("read.radiograph"), exact=True).count() == 0
    page.get_by_text("pneumonia 1", exact=True).click()
    expect(page.get_by_text(say("read.no_diagnosis"))).to_be_visible()
    page.get_by_role("button", name=say("forgetting.forget")).click()
    expect(page.get_by_text(say("read.no_diagnosis"))).to_have_count(0)


@needs_chromium
def test_an_idle_page_forgets_by_itself(folder, browser):
    with serving(folder / "idle.txt", THORAXLENS_FORGET_MINUTES=str(SECONDS / 60)) as server:
        page = browser.new_page()
        read(page, server, "dora.png", (SAMPLES / "synthetic_normal_2.png").read_bytes())
        start = time.monotonic()
        expect(page.get_by_text(say("read.nothing_yet"))).to_be_visible(timeout=20_000)
        assert time.monotonic() - start > SECONDS / 2
        assert "dora.png" not in page.locator("body").inner_text()
        page.context.close()


def test_what_is_forgotten():
    app = open_page("read")
    app.file_uploader(key="upload").set_value(("x-ray.png", encode_sample(), "image/png")).run()
    app.selectbox(key="method").set_value("occlusion").run()
    assert "drawn_map" in app.session_state
    button(app, say("forgetting.forget")).click().run()
    assert not app.exception
    assert not app.metric
    assert "drawn_map" not in app.session_state
    assert app.file_uploader(key="upload_1").value == []
    with pytest.raises(KeyError):
        app.file_uploader(key="upload")


def held() -> dict[int, weakref.ref]:
    """Everything in memory that is made of an upload."""
    gc.collect()
    made = (
        found for found in gc.get_objects() if isinstance(found, WorklistItem | Radiograph | Prediction | UploadedFile)
    )
    return {id(found): weakref.ref(found) for found in made}


def test_what_was_set_aside_is_freed_too():
    circle = {"alive": (whole := Radiograph(np.zeros((2, 2), np.uint8), ""))}
    circle["itself"], alive = circle, weakref.ref(whole)
    gc.freeze()
    del circle, whole
    gc.collect()
    assert alive() is not None
    release_memory()
    assert alive() is None


@pytest.mark.parametrize("pages", [("read", "about"), ("inside", "read"), ("worklist", "compare"), ("compare", "read")])
def test_what_is_forgotten_leaves_memory(pages):
    """Streamlit kept the callbacks of widgets, and with them pictures, as long as the session lasted."""
    before = held()
    app = open_page(pages[0])
    key = "upload" if pages[0] in ("read", "inside") else "upload_list"
    app.file_uploader(key=key).set_value([("a.png", encode_sample(), "image/png")]).run()
    app.switch_page(f"app_pages/{pages[1]}.py").run()
    made = [found for place, found in held().items() if place not in before]
    assert made
    app.switch_page(f"app_pages/{pages[0]}.py").run()
    button(app, say("forgetting.forget")).click().run()
    assert not app.exception
    app.session_state[TESTING_KEY].clear()  # what AppTest keeps besides
    gc.collect()
    assert [found() for found in made if found() is not None] == []
    assert "a.png" not in str(app.session_state._state.filtered_state)


def encode_sample() -> bytes:
    return (SAMPLES / "synthetic_pneumonia_1.png").read_bytes()


def test_a_visitor_who_comes_back_late_finds_nothing(monkeypatch):
    app = open_page("read")
    app.file_uploader(key="upload").set_value(("x-ray.png", encode_sample(), "image/png")).run()
    assert app.metric
    late = time.monotonic() + 60 * upload_privacy.MINUTES + 1
    monkeypatch.setattr(upload_privacy.time, "monotonic", lambda: late)
    app.run()
    assert not app.exception
    assert not app.metric
    assert app.info[0].value == say("read.nothing_yet")


def test_a_visitor_who_moves_a_slider_late_finds_nothing(monkeypatch):
    app = open_page("read")
    app.file_uploader(key="upload").set_value(("x-ray.png", encode_sample(), "image/png")).run()
    line, late = upload_privacy.show_privacy_line, time.monotonic() + 60 * upload_privacy.MINUTES + 1

    def too_long() -> None:
        monkeypatch.setattr(upload_privacy.time, "monotonic", lambda: late)
        line()

    # The page is in time and its fragment is late, as where the fragment runs alone.
    monkeypatch.setattr("dashboard.components.intake.image_picker.show_privacy_line", too_long)
    app.run()
    assert not app.exception
    assert not app.metric
    assert app.info[0].value == say("read.nothing_yet")


class Server:
    """What close_abandoned_sessions() needs of Streamlit, in place of it."""

    def __init__(self, connected: set[str], stuck: str = "", uploads: tuple[str, ...] = ()):
        self.connected, self.stuck, self.uploads, self.closed, self.removed = connected, stuck, uploads, [], []

    def has_browser(self, session: str) -> bool:
        return session in self.connected

    def close_session(self, session: str) -> None:
        if session == self.stuck:
            raise OSError("Doe^John.png")
        self.closed.append(session)

    def sessions_with_uploads(self) -> set[str]:
        return set(self.uploads)

    def drop_uploads(self, session: str) -> None:
        self.removed.append(session)


@pytest.fixture
def serve_by(monkeypatch):
    def use(server: Server) -> Server:
        for name in ("has_browser", "close_session", "sessions_with_uploads", "drop_uploads"):
            monkeypatch.setattr(streamlit_internals, name, getattr(server, name))
        return server

    return use


def test_sessions_without_a_browser_are_closed_at_the_second_look(monkeypatch, serve_by):
    now = time.monotonic()
    asleep = now - 60 * upload_privacy.MINUTES - 61
    monkeypatch.setattr(upload_privacy, "_last_active", {"here": now, "away": now, "back": now, "asleep": asleep})
    server = serve_by(Server({"here", "asleep"}))
    gone = close_abandoned_sessions(set())
    assert gone == {"away", "back"}
    assert server.closed == server.removed == ["asleep"]
    server.connected.add("back")
    assert close_abandoned_sessions(gone) == set()
    assert server.closed == server.removed == ["asleep", "away"]
    assert set(upload_privacy._last_active) == {"here", "back"}


def test_an_upload_that_arrives_after_its_session_was_closed_is_removed(monkeypatch, serve_by):
    monkeypatch.setattr(upload_privacy, "_last_active", {"away": time.monotonic()})
    server = serve_by(Server({"new"}, uploads=("away", "new", "closed")))
    close_abandoned_sessions(set())
    assert server.removed == ["closed"]  # of the others one is new, and one may come back


def test_a_session_that_cannot_be_closed_keeps_no_other_open(monkeypatch, serve_by, caplog):
    now = time.monotonic()
    monkeypatch.setattr(upload_privacy, "_last_active", {"stuck": now, "away": now})
    server = serve_by(Server(set(), stuck="stuck"))
    gone = close_abandoned_sessions({"stuck", "away"})
    assert server.closed == ["away"]
    assert "could not be closed: OSError" in caplog.text
    assert "Doe" not in caplog.text
    server.stuck = ""
    assert close_abandoned_sessions(gone) == set()
    assert server.closed == ["away", "stuck"]


def test_sweeping_ends_however_the_server_does(monkeypatch):
    looks = []
    monkeypatch.setattr(upload_privacy, "CHECK", 0.001)
    monkeypatch.setattr(upload_privacy, "close_abandoned_sessions", lambda gone: looks.append(gone) or {"a"})

    async def serve() -> set[asyncio.Task]:
        with contextlib.suppress(KeyError):
            async with upload_privacy.sweeping(None):
                while len(looks) < 2:
                    await asyncio.sleep(0.001)
                raise KeyError
        await asyncio.sleep(0.01)
        return asyncio.all_tasks() - {asyncio.current_task()}

    with ThreadPoolExecutor(1) as pool:  # playwright has a loop of its own in this one
        assert pool.submit(asyncio.run, serve()).result() == set()
    assert looks[:2] == [set(), {"a"}]


def test_what_a_closed_session_leaves_is_freed(monkeypatch, serve_by):
    class Session:
        """As Streamlit's, it refers to itself, so that only a search for circles finds it."""

        def __init__(self):
            self.me, self.picture = self, bytes(2**20)

    session = Session()
    left, sessions = weakref.ref(session), {"away": session}
    del session
    monkeypatch.setattr(upload_privacy, "CHECK", 0.001)
    serve_by(Server(set()))
    monkeypatch.setattr(streamlit_internals, "close_session", sessions.pop)
    monkeypatch.setattr(upload_privacy, "_last_active", {"away": time.monotonic()})

    async def serve() -> None:
        async with upload_privacy.sweeping(None):
            until = time.monotonic() + 10
            while left() is not None and time.monotonic() < until:
                await asyncio.sleep(0.05)

    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, serve()).result()
    assert left() is None


@needs_chromium
def test_plain_shows_every_letter(browser, folder):
    """By the browser, as only it knows what Streamlit makes of Markdown."""
    names = (
        NAME,
        "*a* _b_ `c` # d :smile: :red[e] :material/home: $x^2$ ~~f~~ | g",
        "www.x.example WWW.x.example a@x.example https://x.example -> <- <-> -- >= <= ~= &lt;",
        "1. one",
        "- item",
        "C:\\x\\y.png",
    )
    script = folder / "names.py"
    lines = [f"st.{kind}({escape_markdown(name)!r})" for name in names for kind in ("markdown", "error")]
    script.write_text("\n".join(["import streamlit as st", *lines]))
    with serving(folder / "names.txt", script=str(script)) as server:
        page = browser.new_page()
        page.goto(server)
        texts = page.get_by_test_id("stMarkdownContainer")
        expect(texts).to_have_count(len(lines))
        for shown, name in zip(texts.all(), np.repeat(names, 2), strict=True):
            assert shown.inner_text().replace("\u2060", "") == name
            assert shown.locator("p *").count() == 0
        page.context.close()


def test_without_a_section_auth_nobody_is_asked_to_log_in():
    assert say("frame.log_in") not in [button.label for button in open_page("read").button]


@needs_chromium
def test_with_one_every_page_is_behind_the_log_in(browser, folder):
    secrets = folder / "secrets.toml"
    secrets.write_text("""
[auth]
redirect_uri = "http://127.0.0.1/oauth2callback"
cookie_secret = "no secret, as this is a test"
client_id = "a"
client_secret = "b"
server_metadata_url = "http://127.0.0.1/.well-known/openid-configuration"
""")
    with serving(folder / "log_in.txt", f"--secrets.files={secrets}") as server:
        page = browser.new_page()
        for path in ("", "performance"):
            page.goto(f"{server}/{path}")
            expect(page.get_by_role("button", name=say("frame.log_in"))).to_be_visible()
            expect(page.locator("h1")).to_have_text("ThoraxLens")
            assert page.get_by_test_id("stMain").locator("input").count() == 0
        page.context.close()
