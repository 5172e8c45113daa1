"""Benchmarks of the dashboard in a browser: start, first prediction and memory."""

import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page

from benchmarks.reading import large_jpeg
from benchmarks.timing import row
from dashboard.texts import say
from devtools.local_server import CHROMIUM, chromium, served, serving
from model_zoo.core.model_store import model_names, read_card

ROUNDS = 3


def measure() -> Iterator[dict]:
    """Yield the rows about start, first prediction and memory; without Chromium none, and a line says so."""
    if CHROMIUM is None:
        print("No chromium here: start-up is not measured.")
        return
    answers, starts, bare, firsts = [], [], [], []
    with chromium() as browser, TemporaryDirectory() as folder:
        upload, empty, log = (Path(folder, name) for name in ("x-ray.jpeg", "empty.py", "log.txt"))
        upload.write_bytes(large_jpeg())
        empty.write_text('import streamlit as st\nst.title("Empty")\n')
        for _ in range(ROUNDS):
            started = time.perf_counter()
            with serving(log) as address:
                answers.append(time.perf_counter() - started)
                page = browser.new_page()
                page.goto(address)
                page.locator("input[type=file]").wait_for(state="attached")
                starts.append(time.perf_counter() - started)
                begun = time.perf_counter()
                _upload(page, upload)
                firsts.append(time.perf_counter() - begun)
                page.close()
            started = time.perf_counter()
            with serving(log, script=str(empty)) as address:
                page = browser.new_page()
                page.goto(address)
                page.get_by_role("heading", name="Empty").wait_for()
                bare.append(time.perf_counter() - started)
                page.close()
        with served(log) as (address, server):
            memory, heavy = _with_three_models(browser, server.pid, address, upload)
    yield row("start to first answer, s", "", answers)
    yield row("start to first page drawn in a browser, s", "at most 2", starts)
    yield row("start to first page / an empty Streamlit page", "", [a / b for a, b in zip(starts, bare, strict=True)])
    yield row("first upload to result, s", "at most 1", firsts)
    yield row("memory with three models, MB", "at most 400", [memory])
    yield row("TensorFlow in the server, 1 or 0", "0", [heavy])


def _with_three_models(browser: Browser, pid: int, address: str, upload: Path) -> tuple[float, int]:
    """Return the peak resident memory in MB after predictions by three networks, and whether TensorFlow is loaded."""
    names = [name for name in model_names() if "members" not in read_card(name)]
    names.sort(key=lambda name: -read_card(name)["architecture"]["parameters"])
    page = browser.new_page()
    for name in names[:3]:
        page.goto(f"{address}/?model={name}")
        _upload(page, upload)
    page.close()
    status = Path(f"/proc/{pid}/status").read_text()
    peak = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
    return peak / 1024, int("tensorflow" in Path(f"/proc/{pid}/maps").read_text())


def _upload(page: Page, file: Path) -> None:
    """Upload a radiograph and wait for its heat map and the last text below it."""
    page.locator("input[type=file]").set_input_files(file)
    page.locator(".viewer[data-state=ready]").wait_for()
    page.get_by_text(say("read.locates_poorly")).wait_for()
