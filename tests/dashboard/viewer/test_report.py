"""The report of a reading: what its record, its PDF and its JSON hold, and what they do not."""

import io
import json
from dataclasses import replace

import numpy as np
import pytest
from pypdf import PdfReader

from dashboard.components.common.formatting import format_probability
from dashboard.components.viewer import report_panel
from dashboard.texts import LANGUAGES, class_in_sentence, class_name, number, say, say_stored, speaking
from model_zoo.core.coded_messages import Message, message_from_json
from model_zoo.core.model_store import read_card
from model_zoo.core.paths import SAMPLES
from model_zoo.explain.faithfulness import HeatLocation, heat_location
from model_zoo.explain.methods import METHODS, compute_heat_map
from model_zoo.imaging.overlays import OPACITY, display_grey, overlay_heat_map
from model_zoo.imaging.reader import read_image
from model_zoo.inference.input_gate import OTHER, GateResult
from model_zoo.inference.lung_segmentation import find_lungs
from model_zoo.inference.predictor import LoadedModel, load_model, predict_radiograph
from model_zoo.reading.reading_record import DrawnHeatMap, reading_record
from tests.support.dicom_files import PATIENT, dicom

NAME = "Doe^Jane-chest.png"
MADE = {"typed_by_the_user": "", "made": "2026-05-04T09:30:00+00:00"}


@pytest.fixture(scope="module")
def reading():
    """A reading of a sample, and all that its report needs: radiograph, reading, model, lungs, map and picture."""
    radiograph = read_image((SAMPLES / "synthetic_pneumonia_1.png").read_bytes(), NAME)
    model = load_model("scratch_cnn")
    found = predict_radiograph(radiograph, model)
    values, method = compute_heat_map("grad_cam", model, found.image, 1), METHODS["grad_cam"]
    grey = display_grey(radiograph.pixels)
    warm = method.heat(values, grey.shape)
    drawn = DrawnHeatMap("grad_cam", "PNEUMONIA", values, warm)
    return radiograph, found, model, find_lungs(found.image), drawn, overlay_heat_map(grey, warm, OPACITY)


def facts_of(reading, **more) -> dict:
    radiograph, found, model, lungs, drawn, _ = reading
    return {**reading_record(radiograph, found, model, drawn, lungs), **MADE, **more}


def pdf(reading, facts: dict) -> PdfReader:
    file = report_panel.render_pdf(facts, reading[2].card, display_grey(reading[0].pixels), reading[5])
    return PdfReader(io.BytesIO(file))


def words_of(document: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in document.pages)


def test_record_states_the_reading_and_can_be_written_as_json(reading):
    radiograph, found, model, lungs, drawn, _ = reading
    facts = json.loads(json.dumps(facts_of(reading)))
    assert facts["reading"]["label"] == found.label
    assert facts["reading"]["probabilities"]["PNEUMONIA"] == pytest.approx(found.probabilities[1])
    assert facts["reading"]["logits"] == {"PNEUMONIA": pytest.approx(float(found.logits[0]))}
    card = model.card
    assert facts["reading"]["not_sure_to"] == pytest.approx(
        card["decision"]["threshold"] + card["decision"]["unsure_below"]
    )
    assert facts["model"]["sha256"] == {"scratch_cnn/model.tflite": card["files"]["model.tflite"]}
    assert [limit["message"] for limit in facts["limits"]] == card["limits"]
    assert "Not for diagnosis" in facts["intended_use"][1]["words"]
    assert (facts["model"]["title"], facts["model"]["licence"]) == ("CNN from scratch", "Apache-2.0")
    assert 0 < facts["heat_map"]["share_in_lungs"] <= 1
    other = replace(radiograph, pixels=radiograph.pixels.copy())
    other.pixels[0, 0] ^= 1
    digests = {reading_record(r, found, model, drawn, lungs)["picture"]["sha256"] for r in (radiograph, other)}
    assert len(digests) == 2


def test_record_names_neither_file_nor_patient():
    pixels = np.asarray(read_image((SAMPLES / "synthetic_normal_1.png").read_bytes(), "x").pixels)
    radiograph = read_image(
        dicom(pixels, WindowCenter=128, WindowWidth=256, WindowCenterWidthExplanation=PATIENT), NAME
    )
    model = load_model("scratch_cnn")
    text = json.dumps(reading_record(radiograph, predict_radiograph(radiograph, model), model, None, None))
    for secret in ("Doe", "Jane", NAME):
        assert secret not in text


def test_record_says_things_in_english_and_by_code(reading):
    radiograph, found, model, *_ = reading
    noted = replace(radiograph, notes=(Message("imaging.note_first_frame", {"frames": 1000}),))
    facts = json.loads(json.dumps(reading_record(noted, found, model, None, None)))
    (note,) = facts["picture"]["notes"]
    assert note == {"words": "The first of 1,000 frames.", "message": noted.notes[0].as_json()}
    assert facts["gate"]["words"] == str(message_from_json(facts["gate"]["message"]))
    with speaking(LANGUAGES["de"]):
        words = words_of(pdf(reading, facts | MADE | {"heat_map": facts_of(reading)["heat_map"]}))
    assert "1.000 Einzelbildern" in words


def test_record_of_three_classes_and_of_an_ensemble_has_each_network(reading):
    radiograph, _, model, lungs, *_ = reading
    three = load_model("chestxray14")
    facts = reading_record(radiograph, predict_radiograph(radiograph, three), three, None, lungs)
    assert list(facts["reading"]["probabilities"]) == three.card["classes"]
    assert list(facts["reading"]["logits"]) == three.card["classes"]
    assert "threshold" not in facts["reading"]
    both = LoadedModel(model.card, type("Both", (), {"evidence": model.evidence})())
    both.__class__ = type("Ensemble", (LoadedModel,), {"networks": [model, three]})
    facts = reading_record(radiograph, predict_radiograph(radiograph, model), both, None, lungs)
    assert list(facts["model"]["sha256"]) == ["scratch_cnn/model.tflite", "chestxray14/model.tflite"]


def test_shares_of_heat():
    warm, lungs = np.zeros((448, 300), np.uint8), np.zeros((224, 224), bool)
    assert heat_location(warm, None) == HeatLocation(None, None, None, pytest.approx(0.18, abs=0.02))
    warm[:224], lungs[:112] = 200, True
    found = heat_location(warm, lungs)
    assert found.in_lungs > 0.98
    assert found.lungs == 0.5
    assert heat_location(warm, ~lungs & lungs).in_lungs is None


@pytest.mark.parametrize("code", LANGUAGES)
def test_pdf_holds_figures_pictures_and_limits_in_the_language(reading, code):
    facts = facts_of(reading, typed_by_the_user="Müller, Größe ßäöü\nzweite Zeile")
    with speaking(LANGUAGES[code]):
        document = pdf(reading, facts)
        words = words_of(document)
        expected = [
            say("report.title"), say("report.notice"), say("report.picture"), say("report.typed"), say("report.origin"),
            say_stored(facts["intended_use"][1]["message"]), say_stored(facts["limits"][1]["message"]),
            format_probability(facts["reading"]["probabilities"]["PNEUMONIA"]),
            number(facts["reading"]["logits"]["PNEUMONIA"], "+.2f"),
        ]  # fmt: skip
    for text in (
        *(part.replace("\xa0", " ") for part in expected),
        "Müller, Größe ßäöü zweite Zeile",
        facts["picture"]["sha256"],
        "Selvaraju 2017",
    ):
        assert text in words
    assert facts["model"]["sha256"]["scratch_cnn/model.tflite"] in words
    assert document.metadata.title == expected[0]
    assert document.trailer["/Root"]["/Lang"] == code
    notice = expected[1].split(".")[0]
    assert all(notice in page.extract_text() for page in document.pages)
    # In the order of their names, which say nothing.
    images = sorted(document.pages[0].images, key=lambda image: image.image.mode)
    grey, covered = (np.asarray(image.image.convert("RGB"), int) for image in images)
    assert grey.shape == covered.shape == (224, 224, 3)
    assert np.abs(grey[..., 0] - reading[0].pixels.astype(int)).mean() < 3
    assert np.abs(covered - reading[5]).mean() < 4
    for secret in (NAME, "Doe", "Jane"):
        assert secret not in words


def test_pdf_is_the_same_each_time_but_for_its_time(reading):
    facts = facts_of(reading)
    radiograph, _, model, *_, covered = reading
    one, same, later = (
        report_panel.render_pdf(entries, model.card, display_grey(radiograph.pixels), covered)
        for entries in (facts, facts, facts | {"made": "2026-05-04T09:31:00+00:00"})
    )
    assert one == same
    assert one != later
    assert "2026-05-04 09:31:00" in words_of(PdfReader(io.BytesIO(later)))


def test_pdf_marks_letters_that_its_font_lacks_and_shows_markup_as_it_is(reading):
    words = words_of(pdf(reading, facts_of(reading, typed_by_the_user="<b>a</b> & 中 <para>")))
    assert "<b>a</b> & ? <para>" in words


def test_pdf_without_heat_map_has_one_picture(reading):
    radiograph, found, model, lungs, *_ = reading
    refused = replace(found, finding=GateResult(OTHER, 0, False, 3.0), sure=False)
    facts = {**reading_record(radiograph, refused, model, None, lungs), **MADE}
    document = PdfReader(io.BytesIO(report_panel.render_pdf(facts, model.card, display_grey(radiograph.pixels), None)))
    assert len(document.pages[0].images) == 1
    words = words_of(document)
    assert say("report.unsure", label=class_name(found.label)) in words
    assert facts["gate"]["words"] in words


def test_sections_of_three_classes_give_each_probability(reading):
    model = load_model("chestxray14")
    found = predict_radiograph(reading[0], model)
    facts = {**reading_record(reading[0], found, model, None, reading[3]), **MADE}
    rows = dict(
        entry
        for entry in report_panel.report_sections(facts, read_card("chestxray14"))[0][1]
        if isinstance(entry, tuple)
    )
    for name, chance in zip(model.card["classes"], found.probabilities, strict=True):
        assert rows[say("report.probability", label=class_in_sentence(name))] == format_probability(chance)
