"""What pages hand to the viewer, without a browser."""

import base64
import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from dashboard.components.viewer import image_viewer
from dashboard.components.viewer.image_viewer import LABELS, PAYLOAD, Pane, viewer_data
from dashboard.texts import LANGUAGES, say
from model_zoo.core.paths import SAMPLES
from model_zoo.explain.methods import METHODS, compute_heat_map
from model_zoo.imaging.model_input import model_input
from model_zoo.imaging.reader import read_image
from model_zoo.imaging.windowing import full_range_windows
from model_zoo.inference.predictor import load_model
from tests.support.dicom_files import dicom
from tests.support.pages import button, open_page, shows

SAMPLE = (SAMPLES / "synthetic_pneumonia_1.png").read_bytes()


def stored() -> np.ndarray:
    """A radiograph of 12 bits."""
    return np.asarray(Image.open(SAMPLES / "synthetic_pneumonia_1.png").convert("L")).astype(np.uint16) * 16


def described(data: bytes, *panes: Pane) -> dict[str, Any]:
    radiograph = read_image(data, "")
    windows = radiograph.windows or full_range_windows(radiograph.pixels)
    return viewer_data(radiograph, windows, "id", [Pane("alone"), *panes], "alt", "", {})


def sent(app: AppTest) -> tuple[bytes, dict[str, Any]]:
    """The pixels and the description that a page sends to its viewer."""
    assert not app.exception
    film, viewer = (element.proto for element in app.get("bidi_component"))
    (shown,) = json.loads(viewer.json)
    return film.bytes, shown


def read(name: str, data: bytes, **query: str) -> AppTest:
    return open_page("read", **query).file_uploader(key="upload").set_value((name, data, "image/png")).run()


def test_windows_of_the_file_are_offered_by_their_names():
    words = ["NORMAL", "<b>BONE</b>"]
    file = dicom(stored(), WindowCenter=[2000, 2600], WindowWidth=[4000, 800], WindowCenterWidthExplanation=words)
    windows = described(file)["windows"]
    assert [window["name"] for window in windows] == ["shown", "file 1", "file 2", "range"]
    figures = [say("viewer.figures", centre=c, width=w) for c, w in (("2,000", "4,000"), ("2,600", "800"))]
    assert [window["label"] for window in windows[1:3]] == [f"NORMAL: {figures[0]}", f"<b>BONE</b>: {figures[1]}"]
    assert (windows[0]["centre"], windows[0]["width"], windows[0]["function"]) == (2000, 4000, "LINEAR")


def test_maps_of_several_models_share_one_scale():
    method = METHODS["grad_cam"]
    maps = [np.full((side, side), value, np.float32) for side, value in ((7, 1.0), (5, 9.0), (14, 300.0))]
    found = described(SAMPLE, *(Pane("", method, values) for values in maps))
    assert found["scale"] == {
        "colour": True, "signed": True, "unit": "logit", "top": 9.0, "contours": 9.0, "beyond": True,
    }  # fmt: skip
    assert found["panes"][0]["map"] is None
    for pane, values in zip(found["panes"][1:], maps, strict=True):
        fine = np.frombuffer(base64.b64decode(pane["map"]["values"]), "<f4")
        np.testing.assert_allclose(fine, values[0, 0], rtol=1e-5)
        assert len(fine) == pane["map"]["width"] * pane["map"]["height"]


def test_weak_heat_is_not_drawn_in_full_strength():
    values = np.full((7, 7), 1.0, np.float32)
    assert described(SAMPLE, Pane("weak", METHODS["grad_cam"], values))["scale"]["top"] == METHODS["grad_cam"].full


def test_where_nothing_speaks_there_are_values_but_no_colours():
    found = described(SAMPLE, Pane("cold", METHODS["grad_cam"], np.full((7, 7), -1, np.float32)))
    assert not found["scale"]["colour"]
    assert not found["panes"][1]["map"]["colour"]
    np.testing.assert_allclose(
        np.frombuffer(base64.b64decode(found["panes"][1]["map"]["values"]), "<f4"), -1, rtol=1e-5
    )


def test_no_point_tells_more_evidence_than_any_cell():
    values = np.zeros((7, 7), np.float32)
    values[3, 3:5] = 5.0
    fine = np.frombuffer(
        base64.b64decode(described(SAMPLE, Pane("", METHODS["grad_cam"], values))["panes"][1]["map"]["values"]), "<f4"
    )
    assert (fine.min(), fine.max()) == (0, 5)


def test_every_colour_map_begins_bright_enough():
    for colours in described(SAMPLE)["colour_maps"].values():
        assert max(colours[0]) > 60


@pytest.mark.slow
def test_reading_page_sends_radiograph_and_map():
    app = read("a.png", SAMPLE, model="scratch_cnn")
    pixels, found = sent(app)
    assert len(found["panes"]) == 2
    assert found["panes"][1]["map"]["colour"]
    assert [part["label"] for part in found["parts"]] == [
        say(f"viewer.{name}") for name in ("whole", "lungs", "warmest")
    ]
    assert found["film"].encode() in pixels
    assert set(found["labels"]) == set(LABELS)
    app.toggle(key="heat_on").set_value(False).run()
    again, alone = sent(app)
    assert again == pixels
    assert [pane["map"] for pane in alone["panes"]] == [None]


@pytest.mark.slow
def test_page_speaks_of_the_values_in_the_unit_of_the_map():
    app, model = read("a.png", SAMPLE, model="scratch_cnn"), load_model("scratch_cnn")
    values = compute_heat_map("grad_cam", model, model_input(read_image(SAMPLE, "").pixels), 1)
    assert shows(app, "heat_maps.cell", most=f"{values.max():+.2f}")


@pytest.mark.slow
def test_pixels_are_packed_once_and_forgotten(monkeypatch):
    packed = []
    pack = image_viewer.film_payload
    monkeypatch.setattr(image_viewer, "film_payload", lambda *given: packed.append(1) or pack(*given))
    app = read("a.png", SAMPLE, model="scratch_cnn")
    app.selectbox(key="method").set_value("layer_cam").run()
    assert len(packed) == 1
    assert PAYLOAD in app.session_state
    button(app, say("forgetting.forget")).click().run()
    assert PAYLOAD not in app.session_state
    assert not app.get("bidi_component")


@pytest.mark.slow
def test_where_no_region_speaks_the_images_stay_linked(monkeypatch):
    monkeypatch.setitem(METHODS, "grad_cam", replace(METHODS["grad_cam"], faintest=1e6))
    _, found = sent(read("a.png", SAMPLE, model="scratch_cnn"))
    assert not found["scale"]["colour"]
    assert [part["label"] for part in found["parts"]] == [say("viewer.whole"), say("viewer.lungs")]


@pytest.mark.slow
def test_comparison_shows_all_maps_in_one_viewer(small_zoo):
    app = open_page("compare")
    button(app, say("list.samples")).click().run()
    _, found = sent(app)
    assert [bool(pane["map"]) for pane in found["panes"]] == [False, True, True]
    assert found["scale"]["unit"] == "logit"


@pytest.mark.slow
def test_challenge_shows_the_radiograph_alone():
    _, found = sent(open_page("challenge"))
    assert [pane["map"] for pane in found["panes"]] == [None]


@pytest.mark.slow
def test_labels_are_in_the_visitors_language():
    _, found = sent(read("a.png", SAMPLE, language="de"))
    assert found["language"] == "de"
    assert found["labels"]["invert"] == LANGUAGES["de"].TEXTS["viewer.invert"]
