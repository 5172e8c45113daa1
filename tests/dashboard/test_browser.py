"""The real server in a real browser: upload a radiograph, find label, probability and heat map on the page."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from dashboard.components.common.formatting import model_title
from dashboard.texts import LANGUAGES, class_in_sentence, say, speaking
from devtools.local_server import PAGES, settle, watched
from model_zoo.core.model_store import DEFAULT, read_card
from model_zoo.core.paths import SAMPLES
from model_zoo.imaging.reader import read_image_file
from model_zoo.inference.predictor import load_model, predict_radiograph
from tests.support.markers import needs_chromium

pytestmark = needs_chromium
SAMPLE = SAMPLES / "synthetic_pneumonia_1.png"
GERMAN = LANGUAGES["de"].TEXTS


@pytest.fixture(params=[(1280, 900, "light"), (390, 844, "dark")], ids=["wide-light", "narrow-dark"])
def page(request, browser):
    page = watched(browser, *request.param)
    yield page
    page.context.close()


def test_uploaded_radiograph_is_read(page, server):
    page.goto(server)
    page.locator("input[type=file]").set_input_files(SAMPLE)
    expect(page.get_by_text(say("read.no_diagnosis"))).to_be_visible()
    reading = predict_radiograph(read_image_file(SAMPLE), load_model(DEFAULT))
    assert class_in_sentence(reading.label) in page.get_by_text(say("read.no_diagnosis")).inner_text()
    assert page.get_by_test_id("stMetricValue").inner_text() == f"{reading.probabilities[1]:.1%}"
    expect(page.locator(".viewer[data-state=ready] .stage")).to_be_visible()
    original = page.get_by_alt_text(say("read.radiograph"), exact=True)
    heat_map = page.get_by_alt_text(say("read.radiograph_under"))
    for picture in (original, heat_map):  # for browsers in which the viewer does not run
        expect(picture).to_be_hidden()
        assert picture.evaluate("image => image.naturalWidth") == 224
    assert original.get_attribute("src") != heat_map.get_attribute("src")
    expect(page.get_by_text(say("frame.notice").strip("*"))).to_be_visible()
    assert page.foreign == page.refused == []


def test_heat_map_can_be_switched_off(page, server):
    page.goto(server)
    page.get_by_text("pneumonia 1", exact=True).click()
    warm = page.get_by_alt_text(say("read.radiograph_under"))
    heat = page.locator(".viewer [data-tool=heat]")
    expect(heat).to_be_visible()
    before = warm.get_attribute("src")
    page.get_by_test_id("stCheckbox").get_by_text(say("read.heat_map"), exact=True).click()
    expect(heat).to_have_count(0)
    plain = page.get_by_alt_text(say("read.radiograph_alone")).get_attribute("src")
    assert plain != before
    assert plain == page.get_by_alt_text(say("read.radiograph"), exact=True).get_attribute("src")


def test_link_opens_its_model(page, server):
    page.goto(f"{server}/performance?model=scratch_cnn")
    expect(page.get_by_text(say("cards.link", model=model_title(read_card("scratch_cnn"))))).to_be_visible()
    assert page.url == f"{server}/performance?model=scratch_cnn"


def test_another_language_keeps_what_was_chosen(browser, server):
    card = read_card("scratch_cnn")
    with speaking(LANGUAGES["de"]):
        german_title = model_title(card)
    page = browser.new_page()
    page.set_default_timeout(30_000)
    page.goto(f"{server}/performance")
    choose(page, say("frame.model"), model_title(card))
    page.get_by_role("radio", name=say("performance.split.val")).click()
    expect(page).to_have_url(f"{server}/performance?model=scratch_cnn&split=val")
    choose(page, say("frame.language"), "Deutsch")
    expect(page.get_by_role("link", name=GERMAN["nav.training_curves"])).to_be_visible()
    expect(page.get_by_role("combobox", name=GERMAN["frame.model"])).to_have_value(german_title)
    # The next run does not fall back to what was chosen first.
    page.get_by_role("radio", name=GERMAN["performance.split.external"]).click()
    expect(page.get_by_text(GERMAN["performance.origin.external"])).to_be_visible()
    expect(page.get_by_text(GERMAN["cards.link"].format(model=german_title))).to_be_visible()
    page.context.close()


def choose(page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option).click()
    settle(page)


@pytest.mark.parametrize("locale", ["en-US", "de-AT"])
def test_titles_are_in_the_language_of_the_browser(browser, server, locale):
    page = browser.new_context(locale=locale).new_page()
    page.goto(f"{server}/performance")
    title = LANGUAGES[locale[:2]].TEXTS["nav.performance"]
    expect(page.locator("h1")).to_have_text(title)
    expect(page.get_by_role("link", name=title)).to_be_visible()
    assert "language" not in page.url
    page.context.close()


@pytest.mark.parametrize("name", PAGES)
def test_page_fits_its_width_and_can_be_used_by_everyone(browser, server, name):
    """With a picture where it takes one; in German, whose words are longer; wide and light, then narrow and dark."""
    page = watched(browser, 1280, 900, "light", locale="de")
    page.goto(f"{server}/{'' if name == 'read' else name}")
    if name in ("read", "inside"):
        page.get_by_text("Pneumonie 1", exact=True).click()
        expect(page.get_by_role("img").first).to_be_visible()
    if name in ("worklist", "compare"):
        page.get_by_role("button", name=LANGUAGES["de"].TEXTS["list.samples"]).click()
        expect(page.get_by_test_id("stDataFrame").first).to_be_visible(timeout=60_000)  # twelve pictures, every model
    check(page)
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme="dark")
    check(page)
    page.context.close()


def check(page) -> None:
    expect(page.locator("h1")).to_be_visible()
    settle(page)
    assert page.get_by_test_id("stException").count() == 0
    assert page.get_by_test_id("stMain").evaluate("e => e.scrollWidth <= e.clientWidth")
    assert page.foreign == page.refused == []
    found = Axe().run(page).response["violations"]
    assert [(rule["id"], rule["nodes"]) for rule in found if rule["impact"] in ("serious", "critical")] == []


def test_menu_of_a_telephone_closes_when_a_page_is_chosen(browser, server):
    page = browser.new_context(
        viewport={"width": 390, "height": 844}, user_agent="Mozilla/5.0 (Linux) Mobile"
    ).new_page()
    page.goto(server)
    for name in map(say, ("nav.performance", "nav.worklist")):
        page.get_by_role("button", name=say("nav.menu")).click()
        page.get_by_role("link", name=name).click()
        expect(page.locator("h1")).to_have_text(name)
        expect(page.get_by_role("link", name=say("nav.read"))).to_have_count(0)
    page.context.close()


def test_heat_map_that_takes_many_passes_can_be_stopped(browser, server):
    def evidence_by(method: str):
        """The title on the image."""
        words = say("read.evidence", method=method, finding=class_in_sentence("PNEUMONIA"))
        return page.locator(".viewer").get_by_text(words)

    page = watched(browser, 1280, 1400, "light")
    page.goto(f"{server}/?model=inception_v3")
    page.get_by_text("pneumonia 1", exact=True).click()
    expect(evidence_by("Grad-CAM")).to_be_visible()
    page.get_by_role("combobox", name=say("read.method")).click()
    page.get_by_role("option", name="Occlusion").click()
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("button", name="Stop")).to_have_count(0)
    expect(evidence_by("Grad-CAM")).to_be_visible()
    expect(evidence_by("Occlusion")).to_have_count(0)
    page.context.close()
