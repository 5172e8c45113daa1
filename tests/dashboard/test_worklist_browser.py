"""Worklist, hand-over, viewer and downloads in a real browser, and two of them at once."""

import csv
import io
import json
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from dashboard.texts import say, say_count
from devtools.local_server import settle
from model_zoo.core.paths import SAMPLES
from tests.support.bad_files import zipped
from tests.support.images import encode, ramp
from tests.support.markers import needs_chromium

pytestmark = needs_chromium
ROW, HEADER = 64, 38  # pixels of the table


def upload(page: Page, server: str, *files: tuple[str, bytes], count: int) -> None:
    """Put files on the worklist, and wait until that many pictures are read."""
    page.goto(f"{server}/worklist?model=mobilenet_v2")
    given = [{"name": name, "mimeType": "application/octet-stream", "buffer": data} for name, data in files]
    page.locator("input[type=file]").set_input_files(given)
    beginning = say_count("worklist.summary", count, counts="|", unsure=0, seen=0).split("|")[0]
    expect(page.get_by_text(beginning.strip())).to_be_visible(timeout=60_000)


def open_row(page: Page, row: int) -> None:
    """Click the button of a row; the table is drawn on a canvas, so by its place."""
    grid = page.get_by_test_id("stDataFrame")
    expect(grid.locator("canvas").first).to_be_visible()
    settle(page)
    grid.click(position={"x": 40, "y": HEADER + (row + 0.5) * ROW})
    expect(page.get_by_text(say("read.no_diagnosis"))).to_be_visible()


def downloaded(page: Page, button: str) -> tuple[bytes, str]:
    """What a button downloads, and the address it has meanwhile."""
    settle(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    return waiting.value.path().read_bytes(), waiting.value.url


def sample(name: str) -> bytes:
    return (SAMPLES / f"synthetic_{name}.png").read_bytes()


def test_worklist_from_upload_to_report(visitors, server):
    page = visitors[0]
    archive = zipped({"ward/calm.png": sample("normal_6"), "ward/notes.txt": b"none"})
    upload(
        page, server, ("bad.png", b"no picture"), ("=ill.png", sample("pneumonia_1")), ("ward.zip", archive),
        ("page.png", encode(ramp(300, 200))), count=4,
    )  # fmt: skip
    assert page.get_by_test_id("stException").count() == 0
    assert page.get_by_test_id("stMain").evaluate("e => e.scrollWidth <= e.clientWidth")
    rows = list(csv.DictReader(io.StringIO(downloaded(page, say_count("worklist.download", 4))[0].decode())))
    assert [row["file"] for row in rows] == ["'=ill.png", "ward/calm.png", "page.png", "bad.png"]
    assert [row["status"] for row in rows] == ["ok", "ok", "refused", "error"]
    open_row(page, 1)
    expect(page.get_by_text("ward/calm.png")).to_be_visible()
    said = page.get_by_test_id("stMetricValue").inner_text()
    assert said == f"{float(rows[1]['probability_PNEUMONIA']):.1%}"
    expect(page.locator(".viewer[data-state=ready] .stage")).to_be_visible()
    page.get_by_text(say("report.heading")).click()
    report, address = downloaded(page, "PDF")
    words = " ".join(" ".join(part.extract_text().split()) for part in PdfReader(io.BytesIO(report)).pages)
    assert said in words
    assert say("frame.notice").strip("*") in words
    assert "calm" not in words
    record = json.loads(downloaded(page, "JSON")[0])
    assert record["reading"]["probabilities"]["PNEUMONIA"] == pytest.approx(
        float(rows[1]["probability_PNEUMONIA"]), abs=1e-4
    )
    # What was downloaded is not kept: two runs of any page later its address leads nowhere.
    for _ in range(2):
        page.get_by_test_id("stCheckbox").get_by_text(say("read.heat_map"), exact=True).click()
        settle(page)
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(address, timeout=10)
    page.get_by_role("link", name=say("hand_over.back")).click()
    ending = say("worklist.summary.many", count=4, counts="", unsure="|", seen=1).split("|")[1]
    expect(page.get_by_text(ending.strip(". "))).to_be_visible()
    assert page.foreign == page.refused == []


def test_two_visitors_at_once_see_nothing_of_each_other_s_lists(visitors, server):
    shown = []
    for page, name, picture in zip(visitors, ("anna", "bert"), ("normal_6", "pneumonia_1"), strict=True):
        upload(page, server, (f"{name}.zip", zipped({f"{name}-1.png": sample(picture)})), count=1)
    for page in visitors:
        open_row(page, 0)
        shown.append(page.get_by_alt_text(say("read.radiograph"), exact=True).get_attribute("src"))
    assert shown[0] != shown[1]
    one, two = (b"".join(page.received) for page in visitors)
    for talk, own, other, picture in ((one, b"anna", b"bert", shown[1]), (two, b"bert", b"anna", shown[0])):
        assert own in talk
        assert other not in talk
        assert picture.encode() not in talk
    visitors[0].get_by_role("button", name=say("forgetting.forget")).click()
    expect(visitors[0].get_by_text(say("read.no_diagnosis"))).to_have_count(0)
    assert "anna" not in visitors[0].locator("body").inner_text()
    expect(visitors[1].get_by_text("bert-1.png")).to_be_visible()
    visitors[0].get_by_role("link", name=say("nav.worklist")).click()
    expect(visitors[0].get_by_text(say("list.empty"))).to_be_visible()
