"""Worklist, comparison, hand-over and report in every state, without a browser."""

import csv
import io
import json

import numpy as np
import pytest
import streamlit as st
from pypdf import PdfReader
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.testing.v1 import AppTest

from dashboard.components.common.formatting import escape_markdown
from dashboard.components.intake import session_worklist
from dashboard.components.session.request_queue import Busy, RequestQueue
from dashboard.texts import LANGUAGES, class_in_sentence, class_name, say, speaking
from model_zoo.core.paths import SAMPLES
from model_zoo.reading.worklist import Worklist
from tests.support.bad_files import zipped
from tests.support.images import encode, ramp
from tests.support.pages import button, open_page, shows, text

pytestmark = pytest.mark.slow

PAGES = ("worklist", "compare")
UPLOAD = "upload_list"
SAMPLE = (SAMPLES / "synthetic_pneumonia_1.png").read_bytes()
STRANGE = "*b*[x](http://x.example).png"


def with_samples(page: str, **query: str) -> AppTest:
    app = open_page(page, **query)
    return button(app, say("list.samples")).click().run()


def with_files(page: str, *files: tuple[str, bytes], **query: str) -> AppTest:
    app = open_page(page, **query)
    given = [(name, data, "application/octet-stream") for name, data in files]
    return app.file_uploader(key=UPLOAD).set_value(given).run()


def table(app: AppTest):
    return app.dataframe[0].value


def edited(app: AppTest, rows: dict[int, dict]) -> WidgetStates:
    """What the browser sends when rows of the worklist are edited, with what was set in AppTest besides; for _run()."""
    said = {"edited_rows": rows, "added_rows": [], "deleted_rows": []}
    states = app._tree.get_widget_states()
    states.widgets.append(WidgetState(id=app.data_editor[0].proto.id, string_value=json.dumps(said)))
    return states


def opened_by_name(app: AppTest) -> None:
    """Open the picture that is chosen below the table."""
    app.button(key="worklist_open_named").click().run()
    # The page has left for the other one; of that AppTest knows nothing when it runs again.
    app.switch_page("app_pages/read.py").run()


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("code", LANGUAGES)
def test_empty_page_says_what_to_do_and_that_it_is_not_for_diagnosis(page, code):
    app = open_page(page, language=code)
    assert not app.exception
    assert not app.error
    with speaking(LANGUAGES[code]):
        assert app.title[0].value == say(f"nav.{page}")
        assert say("list.empty") in app.info[0].value
        assert say("frame.notice") in text(app)


def test_worklist_is_sorted_by_suspicion_with_refused_and_unreadable_last():
    archive = zipped({"ward/a.png": SAMPLE, "notes.txt": b""})
    app = with_files(
        "worklist", ("bad.png", b"no picture"), ("=1.png", encode(ramp(300, 200))), ("b.zip", archive),
        ("normal.png", (SAMPLES / "synthetic_normal_6.png").read_bytes()), model="mobilenet_v2",
    )  # fmt: skip
    assert not app.exception
    rows = table(app)
    assert rows["file"].tolist() == ["ward/a.png", "normal.png", "'=1.png", "bad.png"]
    assert rows["label"].tolist() == [
        *map(class_name, ("PNEUMONIA", "NORMAL")), say("worklist.refused"), say("worklist.unreadable"),
    ]  # fmt: skip
    chances = rows["probability_PNEUMONIA"]
    assert chances[0] > 0.9 > 0.1 > chances[1]
    assert chances.isna().tolist() == [False, False, True, True]
    assert all(url.startswith("data:image/png;base64,") for url in rows["picture"].dropna())
    assert rows["picture"].isna().tolist() == [False, False, False, True]
    assert "not a JPEG, PNG or DICOM" in rows["remark"][3]
    assert shows(app, "list.no_pictures", left_out=1)
    kinds = [*map(class_in_sentence, ("PNEUMONIA", "NORMAL")), say("worklist.refused"), say("worklist.unreadable")]
    assert shows(app, "worklist.summary.many", count=4, counts=", ".join(f"**1** {kind}" for kind in kinds), seen=0)
    # The uploader is empty again; the list has the files.
    assert app.file_uploader(key="upload_list_after_1").value == []


def test_worklist_filters_by_kind_certainty_and_seen():
    app = with_samples("worklist", model="mobilenet_v2")
    everything = table(app)
    assert len(everything) == 12
    assert set(everything["sure"]) == {say("worklist.sure"), say("worklist.unsure")}
    app.toggle(key="worklist_unsure").set_value(True).run()
    assert set(table(app)["sure"]) == {say("worklist.unsure")}
    app.toggle(key="worklist_unsure").set_value(False).run()
    app.button_group(key="worklist_kinds").set_value(["NORMAL"]).run()
    assert set(table(app)["label"]) == {"NORMAL"}
    app.toggle(key="worklist_unsure").set_value(True).run()
    assert not app.exception
    assert shows(app, "worklist.none_left")
    # Filters stay while other pages are looked at.
    app.switch_page("app_pages/compare.py").run().switch_page("app_pages/worklist.py").run()
    assert app.toggle(key="worklist_unsure").value


def test_seen_and_note_are_kept_and_go_into_the_csv(monkeypatch):
    files = {}
    keep = lambda label, data, name=None, *rest, **more: files.update({name: data})  # noqa: E731
    monkeypatch.setattr(st, "download_button", keep)
    app = with_samples("worklist")
    name = table(app)["file"][1]
    app._run(edited(app, {1: {"seen": True, "note": "=look"}}))
    assert not app.exception
    assert shows(app, "worklist.summary.many", seen=1)
    content = files["thoraxlens-worklist.csv"]()
    line = next(row for row in content.splitlines() if row.startswith(name))
    assert line.endswith("yes,'=look")
    app.switch_page("app_pages/performance.py").run().switch_page("app_pages/worklist.py").run()
    row = table(app).iloc[1]
    assert (row["seen"], row["note"]) == (True, "=look")
    app.toggle(key="worklist_unseen").set_value(True).run()
    others = table(app)["file"].tolist()
    assert name not in others
    assert shows(app, "worklist.summary.many", seen=1)
    app._run(edited(app, {0: {"seen": True}}))
    assert table(app)["file"].tolist() == others[1:]


def test_edit_and_filter_that_arrive_together_lose_nothing():
    """The edit was taken from the table that is drawn, which is that of other rows by then."""
    app = with_samples("worklist")
    app.toggle(key="worklist_unsure").set_value(True)
    name = table(app)["file"][0]
    app._run(edited(app, {0: {"note": "look"}}))
    assert not app.exception
    assert name not in table(app)["file"].tolist()
    assert {item.name: item.note for item in app.session_state["worklist"].items}[name] == "look"


def test_note_that_is_deleted_is_empty_and_the_page_stays():
    """A cell that is emptied came back as NaN, on which the page broke."""
    app = with_samples("worklist")
    for note in ("look", None):
        app._run(edited(app, {1: {"note": note}}))
        assert not app.exception
    assert [item.note for item in app.session_state["worklist"].items] == [""] * 12


def test_comparison_takes_a_turn_for_each_picture_however_many_models(monkeypatch):
    """A hundred pictures by seven models were more turns than a visitor has in a minute."""
    monkeypatch.setattr(session_worklist, "READINGS", RequestQueue(1, 2, 60, 20, per_minute=12))
    app = with_samples("compare")
    assert not app.exception
    assert not app.error
    assert len(next(box for box in app.pills if box.label == say("compare.models")).value) > 1
    assert len(table(app)) == 12


def test_files_of_one_choice_go_onto_the_list_and_the_first_opens():
    app = open_page("read", model="scratch_cnn")
    files = [(name, SAMPLE, "image/png") for name in ("a.png", "b.png")]
    app.file_uploader(key="upload").set_value([*files, ("c.zip", zipped({"d.png": SAMPLE, "e.txt": b""}), "")]).run()
    assert not app.exception
    assert shows(app, "hand_over.from", place=1, count=3, name="a\\.png")
    assert shows(app, "list.no_pictures")
    assert app.metric
    button(app, say("hand_over.next")).click().run()
    assert shows(app, "hand_over.from", place=2, count=3)
    assert not shows(app, "list.no_pictures")
    app.switch_page("app_pages/inside.py").run()
    assert shows(app, "hand_over.from", place=2, count=3)
    assert shows(app, "inside.reading")
    app.switch_page("app_pages/worklist.py").run()
    assert sorted(table(app)["file"]) == ["a.png", "b.png", "d.png"]


def test_files_for_which_the_list_has_no_room_are_named(monkeypatch):
    monkeypatch.setattr(session_worklist, "Worklist", lambda: Worklist(most=0))
    app = open_page("read")
    app.file_uploader(key="upload").set_value([("a.png", SAMPLE, ""), ("b.png", SAMPLE, "")]).run()
    assert not app.exception
    assert app.warning[0].value == say("list.no_room", left_out=2)
    assert not app.metric


def test_button_in_a_row_opens_its_picture_with_the_model_and_marks_it_as_seen():
    app = with_samples("worklist", model="scratch_cnn")
    name = table(app)["file"][2]
    click = WidgetState(id=app.dataframe[0].proto.button_click_widgets["open"])
    click.string_trigger_value.data = json.dumps({"row": 2, "label": say("worklist.open")})
    states = app._tree.get_widget_states()
    states.widgets.append(click)
    app._run(states)
    assert not app.exception
    assert app.title[0].value == say("nav.read")
    assert app.selectbox(key="model").value == "scratch_cnn"
    assert shows(app, "hand_over.from", place=3, count=12, name=escape_markdown(name))
    assert "Synthetic, no patient." in text(app)
    assert app.metric[0].value.endswith("%")
    app.switch_page("app_pages/worklist.py").run()
    assert table(app)["seen"].tolist() == [False, False, True] + [False] * 9


def test_picture_opened_by_name_leads_to_the_next_and_back_to_uploading():
    app = with_samples("worklist")
    order = table(app)["file"].tolist()
    chooser = next(box for box in app.selectbox if box.label == say("worklist.by_name"))
    assert chooser.options == order
    chooser.set_value(len(order) - 2)
    opened_by_name(app)
    assert shows(app, "hand_over.from", place=len(order) - 1, count=len(order))
    first = app.metric[0].value
    button(app, say("hand_over.next")).click().run()
    assert shows(app, "hand_over.from", place=len(order), count=len(order))
    assert app.metric[0].value != first
    assert say("hand_over.next") not in [element.label for element in app.button]
    button(app, say("hand_over.upload")).click().run()
    assert not app.metric
    assert not shows(app, "hand_over.from")
    assert app.file_uploader(key="upload")


def test_unreadable_and_refused_pictures_open_with_what_can_be_done():
    turned = encode(np.ascontiguousarray(np.rot90(np.asarray(reading_image()))))
    app = with_files("worklist", ("turned.png", turned), (STRANGE, b"no picture"))
    assert table(app)["label"].tolist() == [say("worklist.refused"), say("worklist.unreadable")]
    opened_by_name(app)
    assert "should be rotated" in app.error[0].value
    button(app, say("input_check.correct")).click().run()
    assert app.metric
    button(app, say("hand_over.next")).click().run()
    assert not app.exception
    assert not app.metric
    assert "not a JPEG" in app.error[0].value
    assert "*b*" not in text(app)  # its name is shown letter by letter


def reading_image() -> np.ndarray:
    from model_zoo.imaging.reader import read_image

    return read_image(SAMPLE, "x").pixels


def test_worklist_of_three_classes_has_each_probability(small_zoo):
    app = with_samples("worklist", model="three")
    assert not app.exception
    columns = [f"probability_{name}" for name in ("NORMAL", "EFFUSION", "PNEUMONIA")]
    rows = table(app)
    assert np.allclose(rows[columns].sum(axis=1), 1, atol=0.01)
    assert rows["probability_NORMAL"].is_monotonic_increasing


def test_another_model_reads_the_list_anew_and_the_first_one_s_answers_stay(monkeypatch):
    app = with_samples("worklist", model="mobilenet_v2")
    first = table(app)["probability_PNEUMONIA"]
    assert np.array_equal(first, first.round(3))  # of a percentage one digit
    app.selectbox(key="model").set_value("scratch_cnn").run()
    assert not np.allclose(first, table(app)["probability_PNEUMONIA"])
    monkeypatch.setattr(session_worklist, "predict_radiograph", lambda *_: pytest.fail("was read again"))
    app.selectbox(key="model").set_value("mobilenet_v2").run()
    assert not app.exception
    assert np.array_equal(first, table(app)["probability_PNEUMONIA"])


def test_reading_that_is_stopped_keeps_what_was_read_and_goes_on(monkeypatch):
    real, readings = session_worklist.predict_radiograph, []

    def busy_after_five(*words):
        if len(readings) == 5:
            readings.append("busy")
            raise Busy(say("turns.crowded"))
        readings.append("read")
        return real(*words)

    monkeypatch.setattr(session_worklist, "predict_radiograph", busy_after_five)
    app = with_samples("worklist", model="scratch_cnn")
    assert not app.exception
    assert app.error[0].value == say("turns.crowded")
    assert shows(app, "list.stopped", left=7)
    assert table(app)["label"].tolist().count(say("worklist.not_read")) == 7
    assert set(table(app)["label"][:5]) <= set(map(class_name, ("NORMAL", "PNEUMONIA")))
    button(app, say("stopping.go_on")).click().run()
    assert not app.error
    assert len(table(app)) == 12
    assert len(readings) == 13


def test_archive_waits_for_its_turn_and_is_not_lost_where_none_comes(monkeypatch):
    """It was unpacked outside of the queue, up to 250 MB at once."""
    turns = session_worklist.READINGS
    monkeypatch.setattr(session_worklist, "READINGS", RequestQueue(1, 0, 0, 1, per_minute=1))
    archive = ("b.zip", zipped({"a.png": SAMPLE}))
    for page, key in (("worklist", UPLOAD), ("read", "upload")):
        app = open_page(page)
        app.file_uploader(key=key).set_value([(*archive, "")]).run()
        assert not app.exception
        assert app.error[0].value == say("list.later", problem=say("turns.earlier"))
        assert not app.dataframe
        with monkeypatch.context() as free:
            free.setattr(session_worklist, "READINGS", turns)
            app.run()
        assert not app.error
        assert [item.name for item in app.session_state["worklist"].items] == ["a.png"]


def test_list_is_bounded_and_says_so(monkeypatch):
    monkeypatch.setattr(session_worklist, "Worklist", lambda: Worklist(most=3))
    app = with_samples("worklist")
    assert len(table(app)) == 3
    assert shows(app, "list.no_room", left_out=9)
    button(app, say("list.clear")).click().run()
    assert app.info[0].value == say("list.empty")
    assert not shows(app, "list.no_room")


def test_model_that_cannot_be_used_is_named(small_zoo):
    (small_zoo / "two/card.json").write_text("{")
    app = with_samples("worklist", model="both")
    assert not app.exception
    assert "two: card.json is damaged" in app.error[0].value
    app.switch_page("app_pages/compare.py").run()
    assert not app.exception
    assert "card.json is damaged" in text(app)


def test_forget_empties_list_and_hand_over():
    app = with_samples("worklist")
    opened_by_name(app)
    assert app.metric
    button(app, say("forgetting.forget")).click().run()
    assert not app.exception
    assert not app.metric
    assert "worklist" not in app.session_state
    assert "opened" not in app.session_state
    app.switch_page("app_pages/worklist.py").run()
    assert not app.dataframe
    assert app.file_uploader(key="upload_1_list").value == []


def test_forget_takes_notes_on_pictures_too():
    """The table's edits stayed in the session until some page ran to its end."""
    app = with_samples("worklist")
    app._run(edited(app, {1: {"note": "Mrs Doe"}}))
    button(app, say("forgetting.forget")).click().run()
    assert not app.exception
    assert not app.dataframe
    assert "Mrs Doe" not in str(app.session_state._state.filtered_state)


def test_comparison_downloads_names_that_are_no_formulas(monkeypatch):
    """They were made harmless twice, and so another name than in the worklist's file."""
    files = {}
    keep = lambda label, data, name=None, *rest, **more: files.update({name: data})  # noqa: E731
    monkeypatch.setattr(st, "download_button", keep)
    app = with_files("compare", ("=1.png", SAMPLE), ("b.png", SAMPLE), models="scratch_cnn")
    assert sorted(table(app)["file"]) == ["'=1.png", "b.png"]
    content = files["thoraxlens-pictures.csv"]().decode("utf-8-sig")
    assert sorted(row["file"] for row in csv.DictReader(io.StringIO(content))) == ["'=1.png", "b.png"]


def test_comparison_puts_disputed_pictures_first_and_counts_the_votes():
    app = with_samples("compare", models="scratch_cnn")
    assert not app.exception
    models = next(box for box in app.pills if box.label == say("compare.models"))
    assert models.value == ["scratch_cnn"]
    assert shows(app, "compare.alone")
    assert shows(app, "compare.one")
    models.set_value(["mobilenet_v2", "scratch_cnn", "pca_logistic"]).run()
    assert not app.exception
    assert app.query_params["models"] == ["mobilenet_v2", "scratch_cnn", "pca_logistic"]
    overview, answers = (frame.value for frame in app.dataframe)
    chances = overview[["mobilenet_v2", "scratch_cnn", "pca_logistic"]]
    assert chances.equals(chances.round(3))  # of a percentage one digit
    called = (chances >= 0.5).sum(axis=1)
    disputed = called.isin([1, 2])
    assert disputed.is_monotonic_decreasing
    assert disputed.any()
    assert not disputed.all()
    assert shows(app, "compare.disputed", disputed=disputed.sum(), pictures=12)
    assert np.allclose(overview["difference"], np.ptp(chances.to_numpy(), axis=1), atol=0.002)
    assert np.array_equal(overview["difference"], overview["difference"].round(3))
    first = chances.iloc[0]
    labels = [class_name("PNEUMONIA" if p >= 0.5 else "NORMAL") for p in first]
    assert answers[say("worklist.label")].tolist() == labels
    assert shows(app, "compare.votes", read=3)
    assert shows(app, "compare.widest", points=f"{100 * np.ptp(first):.1f}")
    images = [image.proto.imgs[0] for image in app.get("image")]
    assert len(images) == 4
    assert all(image.url.startswith("data:image/png;base64,") for image in images)


def test_comparison_shows_the_picture_that_is_chosen_and_reads_it_with_a_model():
    app = with_samples("compare", models="scratch_cnn")
    order = app.dataframe[0].value["file"].tolist()
    app.session_state[app.dataframe[0].key] = {"selection": {"rows": [4], "columns": [], "cells": []}}
    app.run()
    assert not app.exception
    assert order[4].replace("_", "\\_").replace(".", "\\.") in app.subheader[-1].value
    app.selectbox(key="compared_method").set_value("layer_cam").run()
    assert not app.exception
    app.button(key="read_with_scratch_cnn").click().run()
    assert app.title[0].value == say("nav.read")
    assert app.selectbox(key="model").value == "scratch_cnn"
    assert shows(app, "hand_over.from", place=1, count=1)
    assert app.metric


def test_comparison_of_one_picture_has_no_list_and_without_models_says_so():
    app = with_files("compare", ("a.png", SAMPLE))
    assert not app.exception
    ill = class_in_sentence("PNEUMONIA")
    assert say("compare.pictures") not in [element.value for element in app.subheader]
    assert shows(app, "compare.all_agree", label=ill)
    models = next(box for box in app.pills if box.label == say("compare.models"))
    models.set_value(["mobilenet_v2", "scratch_cnn"]).run()
    assert shows(app, "compare.both", label=ill)
    next(box for box in app.pills if box.label == say("compare.models")).set_value([]).run()
    assert app.info[0].value == say("curves.choose")


def test_comparison_of_refused_and_unreadable_pictures():
    app = with_files("compare", ("a.png", encode(ramp(300, 200))))
    assert not app.exception
    assert shows(app, "compare.all_refuse")
    assert not app.get("image")[1:]
    app = with_files("compare", ("a.png", b"no picture"))
    assert not app.exception
    assert "not a JPEG" in app.error[-1].value.replace("\\", "")


def test_comparison_of_three_classes_lets_the_class_be_chosen(small_zoo):
    app = with_samples("compare", compare_classes="NORMAL,EFFUSION,PNEUMONIA")
    assert not app.exception
    assert next(box for box in app.pills if box.label == say("compare.models")).value == ["three"]
    control = app.segmented_control(key="compared_class")
    assert class_name(control.value) == app.dataframe[1].value[say("worklist.label")][0]
    control.set_value("EFFUSION").run()
    assert not app.exception
    assert class_in_sentence("EFFUSION") in app.get("image")[-1].proto.imgs[0].caption


def test_comparison_of_other_classes_starts_with_all_their_models(small_zoo):
    app = open_page("compare", models="two")
    assert app.pills(key="models").value == ["two"]
    app.segmented_control(key="compare_classes").set_value("NORMAL,EFFUSION,PNEUMONIA").run()
    assert app.pills(key="models").value == ["three"]
    app.pills(key="models").set_value([]).run()
    assert app.pills(key="models").value == []


def test_comparison_includes_ensembles(small_zoo):
    app = with_samples("compare")
    assert not app.exception
    assert sorted(next(box for box in app.pills if box.label == say("compare.models")).value) == ["both", "two"]
    assert len(app.get("image")) == 3


@pytest.fixture
def files(monkeypatch):
    """What the page offers to download, by name: what makes it."""
    offered = {}
    keep = lambda label, data, name=None, *rest, **more: offered.update({name: data})  # noqa: E731
    monkeypatch.setattr(st, "download_button", keep)
    return offered


def test_report_speaks_the_visitors_language(files):
    app = open_page("read", model="scratch_cnn", language="de")
    with speaking(LANGUAGES["de"]):  # for AppTest itself, which looks labels up outside of the page
        app.file_uploader(key="upload").set_value(("any.png", SAMPLE, "image/png")).run()
    with speaking(LANGUAGES["en"]):  # on a click no page runs
        report = PdfReader(io.BytesIO(files["thoraxlens-reading.pdf"]()))
    assert LANGUAGES["de"].TEXTS["report.result"] in report.pages[0].extract_text()


def test_report_is_offered_with_and_without_heat_map_and_its_words_stay_with_the_picture(files):
    app = open_page("read", model="scratch_cnn")
    app.file_uploader(key="upload").set_value(("Doe^Jane.png", SAMPLE, "image/png")).run()
    app.text_area[0].set_value("Für Frau Weiß").run()
    assert not app.exception
    record = json.loads(files["thoraxlens-reading.json"]())
    assert record["typed_by_the_user"] == "Für Frau Weiß"
    assert record["heat_map"]["method"] == "grad_cam"
    assert "Doe" not in json.dumps(record)
    assert files["thoraxlens-reading.pdf"]().startswith(b"%PDF")
    app.toggle(key="heat_on").set_value(False).run()
    assert json.loads(files["thoraxlens-reading.json"]())["heat_map"] is None
    other = (SAMPLES / "synthetic_normal_1.png").read_bytes()
    app.switch_page("app_pages/performance.py").run()
    app.switch_page("app_pages/read.py").run()
    assert app.text_area[0].value == "Für Frau Weiß"
    app.file_uploader(key="upload_after_1").set_value(("Roe.png", other, "image/png")).run()
    assert app.text_area[0].value == ""
    assert json.loads(files["thoraxlens-reading.json"]())["typed_by_the_user"] == ""
