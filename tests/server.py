"""The real server, as `make run` starts it, for tests that need one."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
needs_chromium = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium on this machine; install the package chromium"
)


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield browser
        browser.close()


@contextmanager
def serving(log: Path, *options: str, **more) -> Iterator[str]:
    """process_serving(), where the address alone is of interest."""
    with process_serving(log, *options, **more) as (_, address):
        yield address


@contextmanager
def process_serving(
    log: Path, *options: str, script: str = "dashboard/serve.py", before: Callable[[], None] | None = None,
    **environment: str,
) -> Iterator[tuple[subprocess.Popen, str]]:  # fmt: skip
    """Serve the dashboard, or another script, while the block runs; its process and its address, once it answers.

    log: file for what the server prints. options: for Streamlit. before: called in the new process before it starts.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", script, f"--server.port={port}", *options]
    with log.open("w") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=output, stderr=output, env=os.environ | environment, preexec_fn=before
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
        yield process, address
    finally:
        process.terminate()
        process.wait()
