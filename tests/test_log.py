"""The log: lines that tell what was read when, and nothing else."""

import json
import re

import numpy as np
import pytest

from dashboard.components import log
from dashboard.components.log import logged, open_log


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


def test_equal_pictures_have_equal_marks_until_the_process_ends(lines, monkeypatch):
    one, other = (np.full((40, 50), value, np.float32) for value in (1, 2))
    for picture in (one, one.copy(), other):
        with logged("reading", "mobilenet_v2", picture):
            pass
    monkeypatch.setattr(log, "SALT", bytes(32))  # as of another process
    with logged("reading", "mobilenet_v2", one):
        pass
    marks = [line["picture"] for line in lines()]
    assert marks[0] == marks[1]
    assert len(set(marks)) == 3


def test_an_error_is_logged_by_its_kind_without_its_words(lines):
    with pytest.raises(ValueError, match="John"), logged("decoding"):
        raise ValueError("John Doe.png is damaged")
    (line,) = lines()
    assert (line["outcome"], line["picture"], line["model"]) == ("ValueError", None, None)
    assert "John" not in json.dumps(line)


def test_the_file_is_put_aside_when_it_is_full(lines, monkeypatch, tmp_path):
    monkeypatch.setattr(log, "MEGABYTES", 500 / 2**20)
    monkeypatch.setattr(log, "KEPT", 2)
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
