"""The dashboard as a browser meets it: how soon it answers, how soon it reads, and what it keeps in memory."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from benchmarks.reading import large_jpeg
from benchmarks.timing import row
from model_zoo.artifacts import model_names, read_card

ROUNDS = 3
ROOT = Path(__file__).parents[1]
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def measure() -> Iterator[dict]:
    """Rows about start-up, first reading and memory. Needs Chromium; says so and yields nothing where there is none."""
    chromium = shutil.which("chromium")
    if chromium is None:
        print("No chromium here: start-up is not measured.")
        return
    from playwright.sync_api import sync_playwright

    answers, starts, bare, firsts = [], [], [], []
    with sync_playwright() as playwright, TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM)
        upload, empty = Path(folder, "x-ray.jpeg"), Path(folder, "empty.py")
        upload.write_bytes(large_jpeg())
        empty.write_text('import streamlit as st\nst.title("Empty")\n')
        for _ in range(ROUNDS):
            with _served(ROOT / "dashboard/serve.py") as (_, address, started):
                _answered(address)
                answers.append(time.perf_counter() - started)
                page = browser.new_page()
                page.goto(address)
                page.locator("input[type=file]").wait_for(state="attached")
                starts.append(time.perf_counter() - started)
                begun = time.perf_counter()
                _upload(page, upload)
                firsts.append(time.perf_counter() - begun)
                page.close()
            with _served(empty) as (_, address, started):
                _answered(address)
                page = browser.new_page()
                page.goto(address)
                page.get_by_role("heading", name="Empty").wait_for()
                bare.append(time.perf_counter() - started)
                page.close()
        with _served(ROOT / "dashboard/serve.py") as (server, address, _):
            memory, heavy = _with_three_models(browser, server, address, upload)
        browser.close()
    yield row("start to first answer, s", "", answers)
    yield row("start to first page drawn in a browser, s", "at most 2", starts)
    yield row("start to first page / an empty Streamlit page", "", [a / b for a, b in zip(starts, bare, strict=True)])
    yield row("first upload to result, s", "at most 1", firsts)
    yield row("memory with three models, MB", "at most 400", [memory])
    yield row("TensorFlow in the server, 1 or 0", "0", [heavy])


def _with_three_models(browser, server: psutil.Process, address: str, upload: Path) -> tuple[float, int]:
    """Peak resident memory in MB after a reading by three networks; whether TensorFlow's libraries are loaded."""
    names = [name for name in model_names() if "members" not in read_card(name)]
    names.sort(key=lambda name: -read_card(name)["architecture"]["parameters"])
    _answered(address)
    page = browser.new_page()
    for name in names[:3]:
        page.goto(f"{address}/?model={name}")
        _upload(page, upload)
    page.close()
    status = Path(f"/proc/{server.pid}/status").read_text()
    peak = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
    return peak / 1024, int("tensorflow" in Path(f"/proc/{server.pid}/maps").read_text())


@contextmanager
def _served(script: Path):
    """A server of its own on a free port: its process, its address, and when it was started."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = ["-m", "streamlit", "run", str(script), "--server.port", str(port), "--server.headless", "true"]
    started = time.perf_counter()
    process = subprocess.Popen([sys.executable, *words], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield psutil.Process(process.pid), f"http://127.0.0.1:{port}", started
    finally:
        process.terminate()
        process.wait()


def _answered(address: str) -> None:
    """Wait until the server answers."""
    deadline = time.perf_counter() + 60
    while True:
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()
            break
        except (urllib.error.URLError, TimeoutError):
            if time.perf_counter() > deadline:
                raise
            time.sleep(0.02)


def _upload(page, file: Path) -> None:
    """Upload a picture and wait for its heat map and the last words about it."""
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_alt_text("Radiograph under its heat map").wait_for()
    page.get_by_text("Saporta").wait_for()
