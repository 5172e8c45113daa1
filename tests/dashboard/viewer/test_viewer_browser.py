"""The viewer in a real browser: windows, zoom, values, keys, touch; and what it sends, keeps and forgets."""

import io
import re
import time

import numpy as np
import pydicom
import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect
from pydicom.pixels import apply_modality_lut

from dashboard.components.viewer.film_payload import film_id, film_payload
from dashboard.texts import say
from devtools.local_server import settle, watched
from model_zoo.core.paths import SAMPLES
from model_zoo.explain.methods import METHODS
from model_zoo.imaging.reader import read_image
from tests.support.dicom_files import dicom
from tests.support.markers import needs_chromium

pytestmark = needs_chromium

ASSETS = "/_stcore/bidi-components/thoraxlens.viewer"
# Here WebGL is computed by the processor, which the viewer does not take for a graphics card if it knows.
UNKNOWN_CARD = """
const before = WebGL2RenderingContext.prototype.getExtension;
WebGL2RenderingContext.prototype.getExtension = function (name) {
  return name === "WEBGL_debug_renderer_info" ? null : before.call(this, name);
};
"""


def film(factor: int = 2) -> bytes:
    """A DICOM file of 12 bits, with modality values that are not the stored ones."""
    sample = Image.open(SAMPLES / "synthetic_pneumonia_1.png").convert("L")
    size = (factor * sample.width, factor * sample.height)
    stored = np.asarray(sample.resize(size, Image.Resampling.BICUBIC)).astype(np.uint16) * 16
    stored += np.random.default_rng(0).integers(0, 16, stored.shape, np.uint16)
    return dicom(
        stored, BitsStored=12, HighBit=11, RescaleSlope="2", RescaleIntercept="-1000",
        WindowCenter="3100", WindowWidth="8190",
    )  # fmt: skip


@pytest.fixture(params=["webgl2", "canvas"])
def page(request, browser):
    """A page whose viewer draws in one of both ways."""
    made = watched(browser, 1440, 1000, "dark")
    if request.param == "webgl2":
        made.add_init_script(UNKNOWN_CARD)
    made.renderer = request.param
    yield made
    made.context.close()


@pytest.fixture
def plain(browser):
    made = watched(browser, 1440, 1000, "dark")
    yield made
    made.context.close()


def open_film(page: Page, server: str, data: bytes | None = None) -> Locator:
    """Read a film, and return the stage once it shows it."""
    page.goto(f"{server}/?model=scratch_cnn")
    given = {"name": "a.dcm", "mimeType": "application/dicom", "buffer": data or film()}
    page.locator("input[type=file]").set_input_files(given)
    stage = page.locator(".viewer[data-state=ready] .stage")
    expect(stage).to_be_visible()
    settle(page)
    stage.scroll_into_view_if_needed()
    return stage


def at(page: Page, stage: Locator, x: float, y: float) -> str:
    """What is said about a point, in shares of the stage."""
    box = stage.bounding_box()
    page.mouse.move(box["x"] + x * box["width"], box["y"] + y * box["height"])
    page.wait_for_timeout(150)
    return page.locator(".viewer .reading").inner_text()


def place(words: str) -> tuple[int, int, float]:
    """Column, row and value of what is said."""
    found = re.match(r"x (\d+), y (\d+) · \w+ (-?[\d.]+)", words)
    assert found, words
    return int(found[1]), int(found[2]), float(found[3])


def window(page: Page) -> tuple[float, float]:
    return tuple(float(page.locator(f"[data-window={part}]").input_value()) for part in ("centre", "width"))


def drag(page: Page, stage: Locator, across: int, down: int, steps: int = 10) -> None:
    box = stage.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 4, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 4 + across, box["y"] + box["height"] / 2 + down, steps=steps)
    page.mouse.up()
    page.wait_for_timeout(100)


def test_values_under_the_pointer_are_those_of_pydicom(page, server):
    data = film()
    stage = open_film(page, server, data)
    assert page.locator(".viewer").get_attribute("data-renderer") == page.renderer
    expected = apply_modality_lut(pydicom.dcmread(io.BytesIO(data)).pixel_array, pydicom.dcmread(io.BytesIO(data)))
    seen = set()
    for zoom in (0, -300, -300):
        page.mouse.wheel(0, zoom)
        for x, y in ((0.2, 0.3), (0.25, 0.5), (0.7, 0.4), (0.8, 0.6)):
            column, row, value = place(at(page, stage, x, y))
            assert value == expected[row, column]
            seen.add((column, row))
            assert say("viewer.evidence") in page.locator(".viewer .reading").inner_text()
            assert "logit" in page.locator(".viewer .reading").inner_text()
    assert len(seen) > 8
    assert page.foreign == page.refused == []


def test_greys_are_those_of_the_window(page, server):
    data = film()
    stage = open_film(page, server, data)
    page.keyboard.press("h")
    radiograph = read_image(data, "")
    for chosen in ("shown", "range"):
        page.get_by_label(say("viewer.preset"), exact=True).select_option(chosen)
        page.wait_for_timeout(300)
        greys = radiograph.pixels if chosen == "shown" else radiograph.windows.pixels(radiograph.windows.offered[-1])
        box = stage.bounding_box()
        shot = np.asarray(Image.open(io.BytesIO(page.screenshot())).convert("L")).astype(int)
        for x, y in ((0.2, 0.3), (0.25, 0.5), (0.3, 0.7)):
            column, row, _ = place(at(page, stage, x, y))
            there = greys[row - 3 : row + 4, column - 3 : column + 4]
            left, top = int(box["x"] + x * box["width"]), int(box["y"] + y * box["height"])
            shown = shot[top - 2 : top + 3, left - 2 : left + 3]
            assert abs(shown.mean() - there.mean()) < 4


def test_nothing_is_sent_while_the_visitor_drags_zooms_and_changes_the_heat_map(plain, server):
    sent = []
    plain.on("websocket", lambda line: line.on("framesent", lambda data: sent.append(time.monotonic())))
    stage = open_film(plain, server)
    for _ in range(3):  # a busy machine may need longer than the page takes to its next look at the clock
        # The page itself looks at the clock now and then; just after it did, there is time.
        before = len(sent)
        while len(sent) == before:
            plain.wait_for_timeout(200)
        settle(plain)
        before, start = len(sent), time.monotonic()
        first = window(plain)
        drag(plain, stage, 80, 40)
        assert window(plain) != first
        plain.mouse.wheel(0, -400)
        plain.get_by_label(say("viewer.opacity"), exact=True).fill("70")
        plain.get_by_label(say("viewer.style"), exact=True).select_option("contours")
        plain.get_by_label(say("viewer.colour_map"), exact=True).select_option("Cividis")
        for key in "hhil0":
            plain.keyboard.press(key)
        plain.wait_for_timeout(500)
        if time.monotonic() - start < 15:
            break
    assert time.monotonic() - start < 15
    assert len(sent) == before


def test_dragging_changes_the_window_and_reset_brings_it_back(page, server):
    stage = open_film(page, server)
    assert window(page) == (3100, 8190)
    drag(page, stage, 60, 0)
    centre, width = window(page)
    assert centre == 3100
    assert width > 8190
    drag(page, stage, 0, -60)
    assert window(page)[0] < 3100
    assert page.get_by_label(say("viewer.preset"), exact=True).input_value() == "own"
    page.locator("[data-tool=reset]").click()
    page.wait_for_timeout(100)
    assert window(page) == (3100, 8190)


def test_both_images_zoom_and_pan_together(page, server):
    stage = open_film(page, server)
    pair = [place(at(page, stage, x, 0.4)) for x in (0.2, 0.7)]
    assert pair[0][:2] == pytest.approx(pair[1][:2], abs=2)
    page.mouse.wheel(0, -600)
    page.keyboard.down("Shift")
    drag(page, stage, 40, 30)
    page.keyboard.up("Shift")
    closer = [place(at(page, stage, x, 0.4)) for x in (0.2, 0.7)]
    assert closer[0][:2] == pytest.approx(closer[1][:2], abs=2)
    assert closer[0][:2] != pair[0][:2]
    near = place(at(page, stage, 0.22, 0.4))[0] - closer[0][0]
    page.keyboard.press("0")
    far = place(at(page, stage, 0.22, 0.4))[0] - place(at(page, stage, 0.2, 0.4))[0]
    assert 0 < near < far


def test_forget_empties_the_viewer(plain, server):
    open_film(plain, server)
    count = f"import('{server}{ASSETS}/pixels/film.js').then((films) => films.countFilms())"
    assert plain.evaluate(count) == 1
    plain.get_by_role("button", name=say("forgetting.forget")).click()
    expect(plain.get_by_text(say("read.nothing_yet"))).to_be_visible()
    expect(plain.locator(".viewer")).to_have_count(0)
    assert plain.evaluate(count) == 0
    kept = plain.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}])")
    assert "a.dcm" not in kept


def test_settings_stay_from_film_to_film_and_page_to_page(plain, server):
    open_film(plain, server)
    plain.get_by_label(say("viewer.style"), exact=True).select_option("contours")
    plain.keyboard.press("Tab")
    plain.get_by_label(say("viewer.colour_map"), exact=True).select_option("Viridis")
    plain.locator("[data-tool=swipe]").click()
    plain.get_by_role("button", name=say("picture.drop")).click()
    plain.get_by_text("pneumonia 2", exact=True).click()
    expect(plain.locator(".viewer[data-state=ready]")).to_be_visible()
    settle(plain)
    assert plain.get_by_label(say("viewer.style"), exact=True).input_value() == "contours"
    expect(plain.locator("[data-tool=swipe]")).to_have_attribute("aria-pressed", "true")
    plain.get_by_role("link", name=say("nav.compare")).click()
    plain.get_by_role("button", name=say("list.samples")).click()
    expect(plain.locator(".viewer[data-state=ready]")).to_be_visible(timeout=120_000)
    assert plain.get_by_label(say("viewer.colour_map"), exact=True).input_value() == "Viridis"


@pytest.mark.parametrize("failing", ["script", "decoding", "canvas"])
def test_images_stand_in_where_the_viewer_fails(plain, server, failing):
    if failing == "script":
        plain.route("**/viewer.js", lambda route: route.abort())
    elif failing == "decoding":
        plain.add_init_script("delete window.DecompressionStream")
    else:
        plain.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    plain.goto(f"{server}/?model=scratch_cnn")
    for name in ("pneumonia 1", "pneumonia 2"):
        plain.get_by_text(name, exact=True).click()
        settle(plain)
        expect(plain.get_by_alt_text(say("read.radiograph_under"))).to_be_visible()
        expect(plain.get_by_alt_text(say("read.radiograph"), exact=True)).to_be_visible()
        expect(plain.locator(".viewer")).to_have_count(0)


def test_pixels_are_sent_once(plain, server):
    data = film()
    open_film(plain, server, data)
    windows = read_image(data, "").windows
    payload = film_payload(windows, film_id(windows))
    assert b"".join(plain.received).count(payload[2000:2100]) == 1
    plain.get_by_role("combobox", name=say("read.method")).click()
    plain.get_by_role("option", name=str(METHODS["layer_cam"].title)).click()
    settle(plain)
    expect(plain.locator(".viewer").get_by_text(str(METHODS["layer_cam"].title))).to_be_visible()
    plain.get_by_test_id("stCheckbox").get_by_text(say("read.heat_map"), exact=True).click()
    settle(plain)
    assert b"".join(plain.received).count(payload[2000:2100]) == 1


def test_a_lost_graphics_card_leaves_the_image(browser, server):
    page = watched(browser, 1440, 1000, "dark")
    page.add_init_script(UNKNOWN_CARD)
    stage = open_film(page, server)
    lose = "canvas => canvas.getContext('webgl2').getExtension('WEBGL_lose_context').loseContext()"
    before = stage.screenshot()
    stage.locator("canvas").evaluate(lose)
    page.wait_for_timeout(1000)
    after = stage.screenshot()
    shots = [np.asarray(Image.open(io.BytesIO(shot)).convert("L")).astype(int) for shot in (before, after)]
    assert np.abs(shots[0] - shots[1]).mean() < 2
    assert shots[0].std() > 20
    page.context.close()


def test_the_viewer_takes_the_place_of_the_images(plain, server):
    open_film(plain, server)
    expect(plain.get_by_alt_text(say("read.radiograph"), exact=True)).to_be_hidden()
    expect(plain.get_by_alt_text(say("read.radiograph_under"))).to_be_hidden()


def test_keys_are_told_and_work(plain, server):
    stage = open_film(plain, server)
    for tool, key in (("invert", "i"), ("heat", "h")):
        button = plain.locator(f"[data-tool={tool}]")
        assert f"({key.upper()})" in button.get_attribute("title")
        before = button.get_attribute("aria-pressed")
        plain.keyboard.press(key)
        expect(button).not_to_have_attribute("aria-pressed", before)
    plain.keyboard.press("?")
    sheet = plain.get_by_role("dialog", name=say("viewer.keys"))
    expect(sheet).to_contain_text(say("viewer.invert"))
    plain.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    # In a field a letter is a letter.
    plain.get_by_text(say("report.heading")).click()
    before = plain.locator("[data-tool=invert]").get_attribute("aria-pressed")
    plain.get_by_role("textbox", name=say("report.field")).press_sequentially("hi")
    assert plain.locator("[data-tool=invert]").get_attribute("aria-pressed") == before
    plain.locator("[data-tool=full]").click()
    expect(plain.locator(".viewer [data-tool=invert]")).to_be_visible()
    page_height = plain.evaluate("window.innerHeight")
    plain.wait_for_timeout(500)
    assert stage.bounding_box()["height"] > 0.7 * page_height
    plain.keyboard.press("f")
    plain.wait_for_timeout(500)
    assert not plain.evaluate("Boolean(document.fullscreenElement)")


def test_two_fingers_zoom(browser, server):
    page = watched(browser, 390, 844, "dark", has_touch=True, is_mobile=True)
    stage = open_film(page, server)
    box = stage.bounding_box()
    line = page.context.new_cdp_session(page)
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def touch(kind: str, *apart: int) -> None:
        points = [{"x": x + side, "y": y, "id": number} for number, side in enumerate(apart)]
        line.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        page.wait_for_timeout(50)

    def across() -> int:
        """Columns of the film between two points."""
        columns = []
        for side in (-40, 40):
            touch("touchStart", side)
            columns.append(place(page.locator(".viewer .reading").inner_text())[0])
            touch("touchEnd")
        return columns[1] - columns[0]

    before = across()
    touch("touchStart", -30, 30)
    for apart in (45, 60, 90):
        touch("touchMove", -apart, apart)
    touch("touchEnd")
    page.wait_for_timeout(200)
    assert 0 < across() < 0.6 * before
    page.context.close()


def test_the_page_scrolls_past_many_images(plain, server):
    plain.goto(f"{server}/compare")
    plain.get_by_role("button", name=say("list.samples")).click()
    stage = plain.locator(".viewer[data-state=ready] .stage")
    expect(stage).to_be_visible(timeout=120_000)
    settle(plain)
    stage.scroll_into_view_if_needed()
    plain.set_viewport_size({"width": 1280, "height": 600})
    plain.wait_for_timeout(300)
    assert stage.bounding_box()["height"] > 600

    def across() -> int:
        """Columns of the film between two points."""
        return place(at(plain, stage, 0.15, 0.4))[0] - place(at(plain, stage, 0.08, 0.4))[0]

    before = across()
    top = stage.bounding_box()["y"]
    plain.mouse.wheel(0, 50)
    plain.wait_for_timeout(500)
    assert stage.bounding_box()["y"] < top
    plain.mouse.wheel(0, -50)
    plain.wait_for_timeout(500)
    plain.keyboard.down("Control")
    plain.mouse.wheel(0, -300)
    plain.keyboard.up("Control")
    assert 0 < across() < before
    assert stage.bounding_box()["y"] == pytest.approx(top, abs=1)
