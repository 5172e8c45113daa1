"""The real server, as `make run` starts it, and a browser to look at it: for tests, benchmarks and screenshots."""

import os
import shutil
import socket
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
from playwright.sync_api import Browser, Page, expect, sync_playwright

from model_zoo.core.paths import ROOT

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PAGES = sorted(path.stem for path in (ROOT / "dashboard/app_pages").glob("[a-z]*.py"))
LOCAL = ("http://127.", "data:", "blob:")
PATIENCE = 30_000  # ms, for a page on a machine that does other work beside
expect.set_options(timeout=PATIENCE)


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield browser
        browser.close()


def watched(browser: Browser, width: int = 1280, height: int = 900, scheme: str = "light", **options) -> Page:
    """A page in a browser of its own that notes what comes to it (received), what it asks of other servers (foreign),
    and what the security policy refuses it (refused)."""
    size = {"width": width, "height": height}
    page = browser.new_context(viewport=size, color_scheme=scheme, **options).new_page()
    page.set_default_timeout(PATIENCE)
    page.received, page.foreign, page.refused = [], [], []

    def receive(data: bytes | str) -> None:
        page.received.append(data if isinstance(data, bytes) else data.encode())

    page.on("websocket", lambda line: line.on("framereceived", receive))
    page.on("response", lambda answer: receive(answer.url))
    page.on("request", lambda request: request.url.startswith(LOCAL) or page.foreign.append(request.url))
    page.on("console", lambda line: "Content Security Policy" in line.text and page.refused.append(line.text))
    return page


def settle(page: Page) -> None:
    """Wait until the page's script has run to its end, as buttons of a run before it lead nowhere."""
    page.wait_for_timeout(500)  # until what was done has reached the server
    expect(page.locator('[data-test-script-state="running"]')).to_have_count(0, timeout=120_000)
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)


@contextmanager
def served(
    log: Path, *options: str, script: str = "dashboard/serve.py", root: Path = ROOT,
    before: Callable[[], None] | None = None, **environment: str,
) -> Iterator[tuple[str, psutil.Process]]:  # fmt: skip
    """Serve the dashboard, or another script, while the block runs; its address, once it answers, and its process.

    log: file for what the server prints. options: for Streamlit. root: of the program, where it is not this one.
    before: called in the new process before it starts.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", script, f"--server.port={port}", *options]
    with log.open("w") as output:
        process = psutil.Popen(
            command,
            cwd=root,
            stdout=output,
            stderr=output,
            preexec_fn=before,
            env=os.environ | {"MALLOC_ARENA_MAX": "1"} | environment,
        )
    try:
        address, deadline = f"http://127.0.0.1:{port}", time.monotonic() + 60
        while True:
            assert process.poll() is None, log.read_text()
            try:
                urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()
                break
            except OSError:
                assert time.monotonic() < deadline, log.read_text()
                time.sleep(0.02)
        yield address, process
    finally:
        process.terminate()
        process.wait()


@contextmanager
def serving(log: Path, *options: str, **more) -> Iterator[str]:
    """served(), for those who need its address only."""
    with served(log, *options, **more) as (address, _):
        yield address
