"""Real server, as `make run` starts it, and a browser for it: for tests, benchmarks and screenshots."""

import os
import shutil
import socket
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import psutil
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from model_zoo.core.paths import ROOT

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PAGES = sorted(path.stem for path in (ROOT / "dashboard/app_pages").glob("[a-z]*.py"))
LOCAL = ("http://127.", "data:", "blob:")
PATIENCE = 30_000  # ms, for a page on a machine that runs other work too
Scheme = Literal["light", "dark"]
expect.set_options(timeout=PATIENCE)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run Chromium while the block runs."""
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield browser
        browser.close()


def watched(browser: Browser, width: int = 1280, height: int = 900, scheme: Scheme = "light", **options: Any) -> Page:
    """Open a page in a browser context of its own that records its traffic.

    Returns
    -------
    Page
        With three more attributes: `received`, what comes to it, as bytes; `foreign`, addresses that it requests from
        other servers; `refused`, messages of the security policy on what it blocked.
    """
    size: ViewportSize = {"width": width, "height": height}
    page: Any = browser.new_context(viewport=size, color_scheme=scheme, **options).new_page()
    page.set_default_timeout(PATIENCE)
    page.received, page.foreign, page.refused = [], [], []

    def receive(data: bytes | str) -> None:
        page.received.append(data if isinstance(data, bytes) else data.encode())

    page.on("websocket", lambda line: line.on("framereceived", receive))
    page.on("response", lambda response: receive(response.url))
    page.on("request", lambda request: request.url.startswith(LOCAL) or page.foreign.append(request.url))
    page.on("console", lambda line: "Content Security Policy" in line.text and page.refused.append(line.text))
    return page


def settle(page: Page) -> None:
    """Wait until the page's script has run to its end, as buttons of an earlier run have no effect."""
    page.wait_for_timeout(500)  # until what was done has reached the server
    expect(page.locator('[data-test-script-state="running"]')).to_have_count(0, timeout=120_000)
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)


@contextmanager
def served(
    log: Path, *options: str, script: str = "dashboard/serve.py", root: Path = ROOT,
    before: Callable[[], None] | None = None, **environment: str,
) -> Iterator[tuple[str, psutil.Process]]:  # fmt: skip
    """Serve the dashboard, or another script, while the block runs; yield its address and process once it responds.

    Parameters
    ----------
    log
        File for what the server prints.
    options
        For Streamlit.
    script
        The script.
    root
        Of the program, where it is not this one.
    before
        Called in the new process before it starts.
    environment
        More environment variables.
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
def serving(log: Path, *options: str, **more: Any) -> Iterator[str]:
    """Serve as `served` does, and yield the address only."""
    with served(log, *options, **more) as (address, _):
        yield address
