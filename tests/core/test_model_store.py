import json
import time
from pathlib import Path
from threading import Thread

import pytest

from model_zoo.core import model_store
from model_zoo.core.atomic_files import write_atomically
from model_zoo.core.coded_messages import Message
from model_zoo.core.model_store import FILES, ArtifactError, amend_card, model_names, read_card, read_file, write_model


def folders(root):
    return sorted(path.name for path in root.iterdir() if path.is_dir())


def fill(text, files=FILES):
    def write(folder):
        for file in files:
            (folder / file).write_text(text + file)

    return write


@pytest.fixture
def zoo(tmp_path):
    write_model("one", {"name": "one"}, fill("first "), tmp_path)
    return tmp_path


def test_written_model_is_read_back(zoo):
    assert model_names(zoo) == ["one"]
    assert read_card("one", zoo)["name"] == "one"
    assert read_file("one", "model.tflite", zoo) == b"first model.tflite"


def test_second_version_replaces_the_first(zoo):
    write_model("one", {"name": "two"}, fill("second "), zoo)
    assert read_file("one", "model.tflite", zoo) == b"second model.tflite"
    assert folders(zoo) == ["one"]


def test_failed_write_leaves_the_first(zoo):
    def half(folder):
        fill("second ")(folder)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_model("one", {"name": "two"}, half, zoo)
    assert read_card("one", zoo)["name"] == "one"
    assert folders(zoo) == ["one"]


def test_failure_after_the_first_was_moved_aside_brings_it_back(zoo, monkeypatch):
    rename = Path.rename

    def fail(self, target):
        if self.name.startswith(".one.") and not self.name.endswith(".old"):
            raise OSError("disk full")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(OSError, match="disk full"):
        write_model("one", {"name": "two"}, fill("second "), zoo)
    assert read_card("one", zoo)["name"] == "one"
    assert folders(zoo) == ["one"]


def test_leftovers_of_a_write_that_died_at_the_end_do_not_block_the_next(zoo):
    (zoo / ".one.old").mkdir()
    (zoo / ".one.old/card.json").write_text("older")
    (zoo / ".one.abc").mkdir()
    write_model("one", {"name": "two"}, fill("second "), zoo)
    assert read_card("one", zoo)["name"] == "two"
    assert folders(zoo) == ["one"]


def test_model_that_lies_aside_is_read_there_and_readers_never_write(zoo, monkeypatch):
    (zoo / "one").rename(zoo / ".one.old")  # its writer died between the two renames, or is at that moment
    for change in ("rename", "replace", "unlink", "mkdir", "rmdir", "touch"):
        monkeypatch.setattr(Path, change, lambda *_, change=change, **__: pytest.fail(f"a reader called {change}"))
    assert model_names(zoo) == ["one"]
    assert read_card("one", zoo)["name"] == "one"
    assert read_file("one", "model.tflite", zoo) == b"first model.tflite"
    assert folders(zoo) == [".one.old"]


def test_next_writer_puts_back_what_lies_aside(zoo):
    (zoo / "one").rename(zoo / ".one.old")
    amend_card("one", {"name": "amended"}, zoo)
    assert read_card("one", zoo)["name"] == "amended"
    assert folders(zoo) == ["one"]


def test_writer_touches_no_other_model(zoo):
    write_model("two", {"name": "two"}, fill("first "), zoo)
    (zoo / "two").rename(zoo / ".two.old")
    (zoo / ".two.abc").mkdir()
    write_model("one", {"name": "one"}, fill("second "), zoo)
    assert folders(zoo) == [".two.abc", ".two.old", "one"]


def test_writers_of_one_name_take_turns(zoo):
    def slowly(text):
        def write(folder):
            fill(text)(folder)
            time.sleep(0.2)

        return write

    threads = [
        Thread(target=write_model, args=("one", {"made": text}, slowly(text), zoo)) for text in ("a ", "b ", "c ")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    last = read_card("one", zoo)["made"]
    assert read_file("one", "model.tflite", zoo).decode() == f"{last}model.tflite"
    assert folders(zoo) == ["one"]


def test_large_network_may_come_without_its_keras_file(tmp_path):
    write_model("one", {"name": "one", "command": "python train.py one"}, fill("", FILES[1:]), tmp_path)
    assert "model.keras" not in read_card("one", tmp_path)["files"]
    with pytest.raises(ArtifactError) as error:
        read_file("one", "model.keras", tmp_path)
    values = {"name": "one", "file": "model.keras", "command": "python train.py one"}
    assert error.value.message == Message("core.file_not_stored", values)


def test_model_that_lacks_a_file_is_not_stored(tmp_path):
    with pytest.raises(ArtifactError) as error:
        write_model("one", {"name": "one"}, fill("", [file for file in FILES if file != "model.tflite"]), tmp_path)
    assert error.value.message == Message("core.model_incomplete", {"name": "one", "files": ["model.tflite"]})
    assert model_names(tmp_path) == []


def test_ensemble_has_neither_network_nor_history(tmp_path):
    write_model("two", {"name": "two", "members": {}}, fill("", ["gate.npz", "predictions.csv"]), tmp_path)
    assert list(read_card("two", tmp_path)["files"]) == ["gate.npz", "predictions.csv"]


def test_altered_file_is_refused(zoo):
    (zoo / "one/model.tflite").write_bytes(b"first model.tflitf")
    with pytest.raises(ArtifactError) as error:
        read_file("one", "model.tflite", zoo)
    assert error.value.message == Message("core.file_altered", {"name": "one", "file": "model.tflite"})
    assert read_file("one", "head.npz", zoo)


def test_missing_file_is_named(zoo):
    (zoo / "one/head.npz").unlink()
    with pytest.raises(ArtifactError, match=r"head\.npz") as error:
        read_file("one", "head.npz", zoo)
    assert error.value.message.code == "core.file_unreadable"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda card: card.update(schema=99), "core.card_too_new"),
        (lambda card: card.update(schema=1), "core.card_too_old"),
        (lambda card: card.update(schema="4"), "core.card_damaged"),
        (lambda card: card["files"].pop("head.npz"), "core.card_other_files"),
        (lambda card: card.pop("files"), "core.card_damaged"),
        (lambda card: card["files"].update({"../../etc/passwd": "0"}), "core.card_other_files"),
        (lambda card: card.update(title={"code": "models.title_of_tomorrow"}), "core.card_unknown_text"),
        (lambda card: card.update(limits=[{"code": "nowhere.limit"}]), "core.card_unknown_text"),
        (lambda card: card.update(licence={"code": 1}), "core.card_damaged"),
    ],
)
def test_unusable_card_is_refused(zoo, change, code):
    card = json.loads((zoo / "one/card.json").read_text())
    change(card)
    (zoo / "one/card.json").write_text(json.dumps(card))
    with pytest.raises(ArtifactError) as error:
        read_card("one", zoo)
    assert error.value.message.code == code
    assert str(error.value)


def test_truncated_card_is_refused(zoo):
    text = (zoo / "one/card.json").read_text()
    (zoo / "one/card.json").write_text(text[:40])
    with pytest.raises(ArtifactError) as error:
        read_card("one", zoo)
    assert error.value.message.code == "core.card_damaged"


@pytest.mark.parametrize("name", ["two", "../one", "", "/etc", "one/"])
def test_only_stored_names_are_looked_up(zoo, name):
    with pytest.raises(ArtifactError) as error:
        read_card(name, zoo)
    assert error.value.message == Message("core.model_unknown", {"name": repr(name), "known": ["one"]})


@pytest.mark.parametrize("name", ["", "a b", "../up", "ü", "x" * 61])
def test_bad_names_are_refused(name):
    with pytest.raises(ArtifactError) as error:
        model_store.check_name(name)
    assert error.value.message.code == "core.name_invalid"


def test_atomic_write_keeps_the_old_file_on_failure(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def fail(file):
        file.write(b"half")
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        write_atomically(path, fail)
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a"]
