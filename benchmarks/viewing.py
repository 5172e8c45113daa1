"""Benchmark of the viewer in a browser: frames while the visitor drags on a radiograph of 4,000 x 3,500 pixels."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from PIL import Image
from playwright.sync_api import Browser, Page
from pydicom import Dataset, uid
from pydicom.dataset import FileMetaDataset

from benchmarks.timing import row
from devtools.local_server import CHROMIUM, chromium, serving, settle, watched
from model_zoo.core.paths import SAMPLES

WIDTH, HEIGHT = 4000, 3500
TRACED = ["devtools.timeline", "disabled-by-default-devtools.timeline", "toplevel", "gpu"]
WORK = {"FireAnimationFrame": "script", "GPUTask": "drawing"}


def large_film() -> bytes:
    """Return a DICOM file of 12 bits, a synthetic sample at that size under noise."""
    sample = Image.open(SAMPLES / "synthetic_pneumonia_1.png").convert("L").resize((WIDTH, HEIGHT))
    noise = np.random.default_rng(0).normal(0, 15, (HEIGHT, WIDTH))
    stored = np.clip(np.asarray(sample) * 16.0 + noise, 0, 4095).astype(np.uint16)
    dataset = Dataset()
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = uid.ExplicitVRLittleEndian
    dataset.SOPClassUID, dataset.SOPInstanceUID = uid.DigitalXRayImageStorageForPresentation, "2.25.1"
    dataset.Modality = "DX"
    dataset.set_pixel_data(stored, "MONOCHROME2", 12)
    file = io.BytesIO()
    dataset.save_as(file, enforce_file_format=True)
    return file.getvalue()


def measure() -> Iterator[dict]:
    """Yield the rows about frames; without Chromium none, and a line says so."""
    if CHROMIUM is None:
        print("No chromium here: the viewer is not measured.")
        return
    with TemporaryDirectory() as folder, serving(Path(folder, "log.txt")) as address, chromium() as browser:
        file = Path(folder, "film.dcm")
        file.write_bytes(large_film())
        page = watched(browser, 1440, 900, "dark")
        page.goto(f"{address}/?model=scratch_cnn")
        page.locator("input[type=file]").set_input_files(file)
        page.locator(".viewer[data-state=ready]").wait_for()
        settle(page)
        name = page.locator(".viewer").get_attribute("data-renderer")
        for kind, act in (("window", _drag), ("zoom", _zoom)):
            intervals, spent = _traced(browser, page, act)
            yield row(f"viewer ({name}), {kind}: between frames, ms", "", intervals)
            for work, values in spent.items():
                yield row(f"viewer ({name}), {kind}: {work} of a frame, ms", "at most 16", values)


def _drag(page: Page, x: float, y: float) -> None:
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(60):
        page.mouse.move(x + 120 * np.sin(step / 8), y + 80 * np.cos(step / 8))
    page.mouse.up()


def _zoom(page: Page, x: float, y: float) -> None:
    page.mouse.move(x, y)
    for step in range(40):
        page.mouse.wheel(0, -60 if step < 20 else 60)


def _traced(browser: Browser, page: Page, act: Any) -> tuple[list[float], dict[str, list[float]]]:
    """Return ms between frames while something is done, and ms of work for each frame by its kind."""
    stage = page.locator(".viewer .stage")
    stage.scroll_into_view_if_needed()
    box = stage.bounding_box()
    assert box is not None
    page.evaluate("""() => { window.frames_ = []; const tick = (now) => { window.frames_.push(now);
        window.ticking = requestAnimationFrame(tick); }; requestAnimationFrame(tick); }""")
    browser.start_tracing(page=page, categories=TRACED)
    act(page, box["x"] + box["width"] / 4, box["y"] + box["height"] / 2)
    trace = json.loads(browser.stop_tracing())
    times = page.evaluate("() => { cancelAnimationFrame(window.ticking); return window.frames_; }")
    spent: dict[str, list[float]] = {kind: [] for kind in WORK.values()}
    for event in trace["traceEvents"]:
        if event.get("ph") == "X" and event["name"] in WORK and event["dur"] > 300:
            spent[WORK[event["name"]]].append(event["dur"] / 1000)
    return np.diff(times).tolist(), {kind: values for kind, values in spent.items() if values}
