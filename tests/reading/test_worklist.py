"""Pictures in memory, what models said of them, and where they disagree."""

import csv
import io
import struct
import zipfile
from dataclasses import replace

import numpy as np
import pytest

from model_zoo.core.coded_messages import Message
from model_zoo.core.model_store import read_card
from model_zoo.core.paths import SAMPLES
from model_zoo.explain.regions import WHOLE, box_around_mask, crop_to_box, hottest_box
from model_zoo.imaging.reader import ImageError, read_image, read_image_file
from model_zoo.imaging.windowing import Window, full_range_windows
from model_zoo.inference.input_gate import OTHER, WRONG_WAY, GateResult, corrected_radiograph
from model_zoo.inference.predictor import load_model, predict_radiograph
from model_zoo.reading.outcomes import (
    ERROR,
    READ,
    REFUSED,
    Outcome,
    model_agreement,
    outcome_cells,
    outcome_columns,
    outcome_of,
    unreadable_outcome,
)
from model_zoo.reading.worklist import (
    SYNTHETIC,
    THUMBNAIL,
    IntakeCounts,
    Worklist,
    WorklistItem,
    count_outcomes,
    model_key,
    thumbnail,
    worklist_csv,
)
from tests.support.bad_files import zipped
from tests.support.dicom_files import dicom
from tests.support.images import encode, ramp

EMPTY, DAMAGED = Message("imaging.file_empty"), Message("core.text", {"text": "+damaged"})
REJECTED = Message("inference.input_no_radiograph")
TWO, THREE = ["NORMAL", "PNEUMONIA"], ["NORMAL", "EFFUSION", "PNEUMONIA"]


def packed(members: dict[str, bytes]) -> bytes:
    return zipped(members, zipfile.ZIP_STORED)


def said(label: str, *probabilities: float, sure: bool = True) -> Outcome:
    return Outcome(READ, None, "fine", label, sure, probabilities, (0.0,) * max(1, len(probabilities) - 1))


def test_pictures_of_files_and_archives_are_taken_in():
    found, two = Worklist(), np.random.default_rng(0).integers(0, 256, (60, 40), dtype=np.uint8)
    assert found.add("one.png", encode(ramp())) == IntakeCounts(0, 0)
    archive = packed({"b/two.png": encode(two), "a.jpg": b"no", "notes.txt": b"", "__MACOSX/b/._two.png": b""})
    assert found.add("more.zip", archive) == IntakeCounts(0, 1)
    assert found.add("named otherwise.dat", archive) == IntakeCounts(0, 1)
    assert [item.name for item in found.items] == ["one.png", *["a.jpg", "b/two.png"] * 2]
    assert found.items[2].radiograph().pixels.shape == (60, 40)
    assert np.array_equal(found.items[2].thumbnail, two)
    assert thumbnail(np.zeros((640, 320), np.float32)).shape == (THUMBNAIL, THUMBNAIL // 2)


def test_uniform_borders_are_cut_off_what_is_shown_and_predicted():
    inner = np.random.default_rng(0).integers(0, 256, (60, 40), dtype=np.uint8)
    item = WorklistItem("a.png", encode(np.pad(inner, ((0, 0), (12, 8)))), (SYNTHETIC,))
    radiograph = item.radiograph()
    assert np.array_equal(radiograph.pixels, inner)
    assert np.array_equal(item.thumbnail, inner)
    cut = Message("imaging.note_borders", {"top": 0, "bottom": 0, "left": 12, "right": 8})
    assert radiograph.notes == (SYNTHETIC, cut)


def test_what_cannot_be_read_is_taken_in_with_the_reason():
    found, large = Worklist(), packed({"a.png": bytes(61 * 2**20), "b.png": encode(ramp())})
    found.add("bad.zip", b"PK\3\4 and nothing more")
    found.add("large.zip", large)
    problems = [item.problem and item.problem.code for item in found.items]
    assert problems == ["imaging.archive_unreadable", "imaging.file_too_large", None]
    for item in found.items[:2]:
        with pytest.raises(ImageError) as error:
            item.radiograph()
        assert error.value.message == item.problem


def test_number_and_bytes_are_bounded():
    few, data = Worklist(most=2), encode(ramp())
    assert few.add("all.zip", packed({f"{i}.png": data for i in range(5)})) == IntakeCounts(3, 0)
    assert few.add("one.png", data) == few.add("bad.zip", b"PK\3\4") == IntakeCounts(1, 0)
    assert len(few.items) == 2
    small = Worklist(megabytes=1.5 * len(data) / 2**20)
    assert small.add("one.png", data) == IntakeCounts(0, 0)
    assert small.add("all.zip", packed({"two.png": data})) == small.add("two.png", data) == IntakeCounts(1, 0)
    small.clear()
    assert small.add("two.png", data) == IntakeCounts(0, 0)


def test_of_an_archive_that_lies_about_a_size_the_real_one_counts():
    picture = encode(ramp())
    archive = bytearray(zipped({"a.png": picture}))
    stated, megabytes = archive.index(b"PK\1\2") + 24, 2 * len(picture) / 2**20
    struct.pack_into("<L", archive, stated, 2 * len(picture))
    more = Worklist(megabytes=megabytes)
    assert more.add("a.zip", bytes(archive)) == more.add("b.png", picture) == IntakeCounts(0, 0)
    assert [item.data for item in more.items] == [picture, picture]
    struct.pack_into("<L", archive, stated, 1)
    less = Worklist(megabytes=megabytes / 4)
    assert less.add("a.zip", bytes(archive)) == IntakeCounts(0, 0)
    assert [item.data for item in less.items] == [b""]
    assert less.items[0].problem == Message("imaging.member_damaged")


def test_waiting_is_what_has_not_been_read_by_which_model():
    cards = [{"name": name, "created": "today"} for name in ("a", "b")]
    found = Worklist()
    for name in ("one", "two"):
        found.add(name, b"x")
    found.items[0].answers[model_key(cards[0])] = said("NORMAL", 0.9, 0.1)
    assert [(item.name, card["name"]) for item, card in found.waiting(cards)] == [
        ("one", "b"), ("two", "a"), ("two", "b"),
    ]  # fmt: skip
    anew = {"name": "a", "created": "tomorrow"}
    assert len(found.waiting([anew])) == 2


def test_most_suspicious_comes_first_and_the_unread_last():
    card = {"name": "a", "created": "today"}
    answers = {
        "unreadable": unreadable_outcome(EMPTY), "refused": Outcome(REFUSED, REJECTED, OTHER),
        "normal": said("NORMAL", 0.9, 0.1), "ill": said("PNEUMONIA", 0.01, 0.99), "three": said("A", 0.3, 0.4, 0.3),
    }  # fmt: skip
    found = Worklist()
    found.items = [WorklistItem(name, answers={model_key(card): answer}) for name, answer in answers.items()]
    found.items.append(WorklistItem("not asked yet"))
    assert [item.name for item in found.most_suspicious_first(card)] == [
        "ill", "three", "normal", "refused", "unreadable", "not asked yet",
    ]  # fmt: skip


def test_answers_are_those_of_the_reading():
    model = load_model("scratch_cnn")
    reading = predict_radiograph(read_image_file(SAMPLES / "synthetic_pneumonia_1.png"), model)
    answer = outcome_of(reading)
    assert (answer.status, answer.label, answer.sure) == (READ, reading.label, reading.sure)
    assert answer.probabilities == tuple(reading.probabilities)
    assert outcome_cells(answer, TWO)["probability_PNEUMONIA"] == f"{reading.probabilities[1]:.4f}"
    refused = outcome_of(replace(reading, finding=GateResult(OTHER, 0, False, 3.0)))
    assert (refused.status, refused.probabilities) == (REFUSED, ())
    assert outcome_cells(refused, TWO).keys() == {"gate", "status", "message"}
    assert outcome_of(replace(reading, finding=GateResult(OTHER, 0, False, 3.0)), any_picture=True).status == READ


def test_cells_of_three_classes_have_a_number_each():
    answer = Outcome(READ, None, "fine", "EFFUSION", False, (0.2, 0.5, 0.3), (-1.0, 1.0, 0.0))
    row = outcome_cells(answer, THREE)
    assert [row[f"probability_{name}"] for name in THREE] == ["0.2000", "0.5000", "0.3000"]
    assert row["logit_EFFUSION"] == "1.0000"
    assert row["sure"] == "no"
    assert set(row) < set(outcome_columns(THREE))


def test_agreement_counts_votes_and_finds_the_widest_difference():
    answers = {"a": said("PNEUMONIA", 0.1, 0.9), "b": said("NORMAL", 0.8, 0.2), "c": said("PNEUMONIA", 0.4, 0.6)}
    found = model_agreement(answers | {"d": unreadable_outcome(EMPTY)}, TWO)
    assert found.votes == {"PNEUMONIA": 2, "NORMAL": 1}
    assert not found.unanimous
    assert found.difference == pytest.approx(0.7)
    assert (found.label, found.highest, found.lowest) == ("PNEUMONIA", "a", "b")
    assert model_agreement({"d": unreadable_outcome(EMPTY)}, TWO) is None


def test_agreement_of_three_classes_is_about_the_class_that_differs_most():
    found = model_agreement({"a": said("X", 0.5, 0.3, 0.2), "b": said("X", 0.5, 0.1, 0.4)}, THREE)
    assert found.unanimous
    assert found.label in ("EFFUSION", "PNEUMONIA")
    assert found.difference == pytest.approx(0.2)
    alone = model_agreement({"a": said("X", 0.5, 0.3, 0.2)}, THREE)
    assert alone.difference == 0


def test_csv_holds_harmless_cells_and_what_the_visitor_said():
    card = read_card("scratch_cnn")
    items = [
        WorklistItem("=1+2.png", answers={model_key(card): said("PNEUMONIA", 0.2, 0.8)}, seen=True, note="-see me"),
        WorklistItem("@b.png", answers={model_key(card): unreadable_outcome(DAMAGED)}),
    ]
    rows = list(csv.DictReader(io.StringIO(worklist_csv(items, card))))
    assert [row["file"] for row in rows] == ["'=1+2.png", "'@b.png"]
    assert [row["note"] for row in rows] == ["'-see me", ""]
    assert [row["seen"] for row in rows] == ["yes", "no"]
    assert rows[0]["probability_PNEUMONIA"] == "0.8000"
    assert (rows[1]["status"], rows[1]["message"], rows[1]["probability_PNEUMONIA"]) == (ERROR, "'+damaged", "")


def test_tally_counts_each_kind():
    answers = [said("NORMAL", 0.9, 0.1), said("NORMAL", 0.8, 0.2), unreadable_outcome(EMPTY), Outcome(REFUSED)]
    assert count_outcomes(answers) == {"NORMAL": 2, "error": 1, "refused": 1}


def test_parts_of_a_picture():
    mask = np.zeros((100, 200), bool)
    assert box_around_mask(mask) == WHOLE
    mask[20:40, 100:120] = True
    assert box_around_mask(mask) == pytest.approx((0.46, 0.16, 0.64, 0.44))
    values = np.zeros((10, 10))
    values[0, 5] = 1.0
    left, top, right, bottom = hottest_box(values)
    assert (top, bottom) == pytest.approx((0, 0.35))
    assert (left + right) / 2 == pytest.approx(0.55)
    pixels = np.arange(100 * 200).reshape(100, 200)
    piece, box = crop_to_box(pixels, (0.251, 0.1, 0.5, 0.3))
    assert np.array_equal(piece, pixels[10:30, 50:100])
    assert box == pytest.approx((0.25, 0.1, 0.5, 0.3))
    assert np.array_equal(crop_to_box(pixels, WHOLE)[0], pixels)


@pytest.mark.parametrize("kind", [np.uint8, np.float32])
def test_any_picture_has_a_window(kind):
    pixels = ramp().astype(kind)
    windows = full_range_windows(pixels)
    assert np.abs(windows.pixels(windows.offered[0]) - pixels).max() < 0.01
    narrow = windows.pixels(Window(128, 10, "LINEAR_EXACT"))
    assert set(np.unique(narrow[:, :15])) == {0}
    assert set(np.unique(narrow[1:, 30:])) == {255}


def test_windows_are_put_right_with_the_picture():
    """They were left as the file has them, so that a window would have shown another picture."""
    grey = (ramp(64, 48).astype(np.uint16)) * 16
    turned = np.ascontiguousarray(np.rot90(grey))
    file = dicom(turned, WindowCenter=2040, WindowWidth=4080, VOILUTFunction="LINEAR_EXACT")
    right = corrected_radiograph(read_image(file, "x.dcm"), GateResult(WRONG_WAY, 3, True, 0.5))
    shown = right.windows.pixels(right.windows.offered[0])
    assert shown.shape == right.pixels.shape == (64, 48)
    assert np.abs(shown - right.pixels).max() < 1
