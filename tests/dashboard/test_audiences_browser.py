"""The main paths of those who teach and of those who decide, in a real browser."""

import csv
import io
import re

import numpy as np
import pytest
from playwright.sync_api import expect

from dashboard.texts import say
from devtools.local_server import settle, watched
from model_zoo.core.model_store import read_card
from model_zoo.reading.reader_challenge import draw_challenge
from tests.support.markers import needs_chromium

pytestmark = needs_chromium


@pytest.fixture
def page(browser):
    page = watched(browser)
    yield page
    page.context.close()


def test_who_teaches_alters_a_picture_and_sees_the_probability_change(page, server):
    page.goto(f"{server}/inside?model=scratch_cnn&view=changes")
    page.get_by_text("pneumonia 1", exact=True).click()
    chance = page.get_by_test_id("stMetricValue").nth(1)  # beside that of the picture as it is
    expect(chance).to_have_text(re.compile(r"\d%"))
    before = chance.inner_text()
    slider = page.get_by_role("slider").first
    slider.focus()
    for _ in range(8):
        page.keyboard.press("ArrowRight")
    expect(chance).not_to_have_text(before)
    assert page.get_by_test_id("stException").count() == 0


def test_who_reads_four_pictures_sees_the_own_sensitivity(page, server):
    found = draw_challenge("synthetic", 4, 7)
    said = found.truth.copy()
    said[np.flatnonzero(found.truth == 1)[0]] = 0  # one overlooked
    page.goto(f"{server}/challenge?pictures=4&seed=7")
    for number, label in enumerate(said):
        expect(page.get_by_text(say("challenge.place", number=number + 1, count=4)).first).to_be_visible()
        answer = page.get_by_role("radio", name=found.classes[label])
        settle(page)
        expect(answer).not_to_be_checked()  # that of the next picture
        answer.click()
        expect(answer).to_be_checked()
        page.get_by_role("button", name=say("challenge.next")).click()
    sensitivity = page.get_by_test_id("stMetric").filter(has_text=say("figure.sensitivity")).first
    share = said[found.truth == 1].mean()
    assert 0 < share < 1
    expect(sensitivity.get_by_test_id("stMetricValue")).to_have_text(f"{share:.1%}")


def test_who_decides_moves_the_threshold_and_takes_the_figures_home(page, server):
    card = read_card("scratch_cnn")
    page.goto(f"{server}/performance?model=scratch_cnn&threshold=0.44")
    matrix = page.get_by_role("img", name=re.compile(f"^{say('performance.confusion')}: ")).first
    expect(matrix).to_be_visible()
    before = matrix.get_attribute("aria-label")
    slider = page.get_by_role("slider", name=say("what_if.threshold"))
    expect(slider).to_have_value("0.44")
    slider.focus()
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    expect(slider).to_have_value("0.5")
    expect(matrix).not_to_have_attribute("aria-label", before)
    # Back at the model's own threshold, the file holds what the card says.
    recall = card["metrics"]["test"]["summary"]["sensitivity"]["value"]
    receiver = say("what_if.roc_alt", point="").strip(" :")
    expect(page.get_by_role("img", name=re.compile(f"^{receiver}.*{recall:.3f}")).first).to_be_visible()
    with page.expect_download() as download:
        beside = page.get_by_test_id("stColumn").filter(has=matrix)
        beside.get_by_role("button", name=say("downloads.data")).first.click()
    (normal, pneumonia) = csv.DictReader(io.StringIO(download.value.path().read_text("utf-8-sig")))
    assert download.value.suggested_filename == "confusion_matrix_0.csv"
    found, missed = int(pneumonia["PNEUMONIA"]), int(pneumonia["NORMAL"])
    assert found / (found + missed) == pytest.approx(recall)
    assert sum(int(row[name]) for row in (normal, pneumonia) for name in ("NORMAL", "PNEUMONIA")) == 624
