"""The log: lines that tell what was read when, and nothing else."""

import json
import re
import time

import numpy as np
import pytest

from dashboard.components.intake import predict
from dashboard.components.session import audit_log, request_queue
from dashboard.components.session.audit_log import logged, open_log
from devtools.local_server import ROOT
from tests.support.pages import DASHBOARD, open_page

pytestmark = pytest.mark.slow


@pytest.fixture
def lines(tmp_path, monkeypatch):
    monkeypatch.setenv("THORAXLENS_LOG", str(tmp_path / "logs"))
    open_log.cache_clear()
    yield lambda: [json.loads(line) for line in (tmp_path / "logs/thoraxlens.jsonl").read_text().splitlines()]
    for handler in open_log().handlers[:]:
        open_log().removeHandler(handler)
        handler.close()
    open_log.cache_clear()


def test_a_line_has_these_and_no_other_fields(lines):
    pixels = np.arange(2000, dtype=np.float32).reshape(40, 50)
    with logged("reading", "mobilenet_v2", pixels):
        pass
    (line,) = lines()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", line.pop("time"))
    assert re.fullmatch("[0-9a-f]{8}", line.pop("picture"))
    assert 0 <= line.pop("milliseconds") < 1000
    assert line == {"event": "reading", "model": "mobilenet_v2", "outcome": "ok"}


def test_every_event_is_explained():
    asked = [r'queued\(\w+, "(\w+)"', r'logged\("(\w+)"']
    code = [path.read_text() for path in DASHBOARD.rglob("*.py")]
    events = {event for text in code for pattern in asked for event in re.findall(pattern, text)}
    explained = (audit_log.__doc__, (ROOT / "docs/security.md").read_text())
    assert len(events) == 5
    assert all(event in text for event in events for text in explained)


def test_equal_pictures_have_equal_marks_until_the_process_ends(lines, monkeypatch):
    one, other = (np.full((40, 50), value, np.float32) for value in (1, 2))
    for picture in (one, one.copy(), other):
        with logged("reading", "mobilenet_v2", picture):
            pass
    monkeypatch.setattr(audit_log, "SALT", bytes(32))  # as of another process
    with logged("reading", "mobilenet_v2", one):
        pass
    marks = [line["picture"] for line in lines()]
    assert marks[0] == marks[1]
    assert len(set(marks)) == 3


def test_a_picture_that_does_not_lie_in_one_piece_has_the_mark_of_its_copy(lines):
    picture = np.arange(2000, dtype=np.float32).reshape(40, 50)
    for same in (picture.T, np.ascontiguousarray(picture.T)):
        with logged("reading", "mobilenet_v2", same):
            pass
    marks = [line["picture"] for line in lines()]
    assert marks[0] == marks[1]


def test_neither_waiting_nor_the_mark_counts_as_time(lines, monkeypatch):
    monkeypatch.setattr(audit_log, "_mark", lambda image: time.sleep(0.2) or "00000000")
    with logged("reading", "mobilenet_v2", np.zeros((40, 50))) as entry:
        time.sleep(0.2)
        entry.begin()
    (line,) = lines()
    assert line["picture"] == "00000000"
    assert line["milliseconds"] < 100


def test_a_reading_and_its_heat_map_have_one_mark_and_a_refusal_is_logged(lines, monkeypatch):
    app = open_page("read", model="scratch_cnn")
    app.pills(key="sample").set_value("pneumonia 1").run()
    app.selectbox(key="method").set_value("occlusion").run()
    *_, reading, drawing = lines()
    assert (reading["event"], drawing["event"]) == ("reading", "drawing")
    assert reading["picture"] == drawing["picture"] is not None
    monkeypatch.setattr(predict, "READINGS", request_queue.RequestQueue(1, each=0, in_all=1, patience=1, per_minute=1))
    app.run()
    assert not app.exception
    assert (lines()[-1]["event"], lines()[-1]["outcome"]) == ("reading", "Busy")


def test_an_error_is_logged_by_its_kind_without_its_words(lines):
    with pytest.raises(ValueError, match="John"), logged("decoding"):
        raise ValueError("John Doe.png is damaged")
    (line,) = lines()
    assert (line["outcome"], line["picture"], line["model"]) == ("ValueError", None, None)
    assert "John" not in json.dumps(line)


def test_the_file_is_put_aside_when_it_is_full(lines, monkeypatch, tmp_path):
    monkeypatch.setattr(audit_log, "MEGABYTES", 500 / 2**20)
    monkeypatch.setattr(audit_log, "KEPT", 2)
    for _ in range(50):
        with logged("forgetting"):
            pass
    files = sorted(path.name for path in (tmp_path / "logs").iterdir())
    assert files == ["thoraxlens.jsonl", "thoraxlens.jsonl.1", "thoraxlens.jsonl.2"]
    assert all(path.stat().st_size <= 500 for path in (tmp_path / "logs").iterdir())


def test_without_a_folder_nothing_is_opened(monkeypatch):
    monkeypatch.delenv("THORAXLENS_LOG", raising=False)
    open_log.cache_clear()
    with logged("reading"):
        pass
    assert open_log() is None
    open_log.cache_clear()


def test_a_folder_that_cannot_be_written_to_is_an_error(monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    monkeypatch.setenv("THORAXLENS_LOG", str(tmp_path / "file"))
    open_log.cache_clear()
    with pytest.raises(OSError, match="exists"):
        open_log()
    open_log.cache_clear()
