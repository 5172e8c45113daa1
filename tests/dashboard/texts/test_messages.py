"""Messages of model_zoo: each code that the program makes has its sentence, with the same values, in every language."""

import ast
import re
import string
from collections.abc import Iterator
from importlib import import_module

import pytest

from dashboard.texts import ENGLISH, LANGUAGES, say_error, say_message, say_stored, speaking
from model_zoo.core.card_messages import stored_messages
from model_zoo.core.coded_messages import CodedError, Message, english_sentence
from model_zoo.core.model_store import model_names, read_card
from model_zoo.core.paths import ROOT
from tests.support.languages import ONLY_ENGLISH, OTHERS

PACKAGES = sorted(path.parent.name for path in (ROOT / "model_zoo").glob("*/messages.py"))
CODES = {
    f"{package}.{name}" for package in PACKAGES for name in import_module(f"model_zoo.{package}.messages").SENTENCES
}
SOURCES = [
    *(path for path in sorted((ROOT / "model_zoo").rglob("*.py")) if path.name != "messages.py"),
    *(path for path in sorted((ROOT / "dashboard").rglob("*.py")) if path.parent.name != "texts"),
]
MODULES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES}
ERRORS = {
    node.name
    for module in MODULES.values()
    for node in ast.walk(module)
    if isinstance(node, ast.ClassDef) and "CodedError" in map(ast.unparse, node.bases)
}


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def made(module: ast.Module) -> Iterator[tuple[str, set[str] | None, int]]:
    """The messages that a file makes: code, names of the values (None where they are not written there), and line."""
    for call in ast.walk(module):
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.args):
            continue
        first, *more = call.args
        if not (isinstance(first, ast.Constant) and isinstance(first.value, str)):
            continue
        if call.func.id == "Message":
            written = isinstance(more[0], ast.Dict) if more else True
            values = set(map(ast.literal_eval, more[0].keys if more else ())) if written else None
        elif call.func.id in ERRORS:
            values = {keyword.arg for keyword in call.keywords}
        else:
            continue
        yield first.value, values, call.lineno


def mentioned(module: ast.Module) -> set[str]:
    """The codes that stand in a file, all of those that begin so where the rest is a value."""
    found = set()
    for node in ast.walk(module):
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant) and "." in node.values[0].value:
            found |= {code for code in CODES if code.startswith(node.values[0].value)}
        elif isinstance(node, ast.Constant) and node.value in CODES:
            found.add(node.value)
    return found


MADE = [(path, *message) for path, module in MODULES.items() for message in made(module)]


def test_every_message_has_a_sentence_with_its_values():
    assert len(MADE) > 150
    wrong = {}
    for path, code, values, line in MADE:
        if code not in CODES or values not in (None, placeholders(english_sentence(code))):
            wrong[f"{path.relative_to(ROOT)}:{line}"] = code, values
    assert wrong == {}


def test_every_sentence_is_used():
    assert CODES - set().union(*map(mentioned, MODULES.values())) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_of_a_stored_card_can_be_said(language):
    with speaking(LANGUAGES[language]):
        said = [say_stored(stored) for name in model_names() for stored in stored_messages(read_card(name))]
    assert len(said) > 100
    assert all(said)


def test_sentences_are_in_english_words_of_the_field():
    said = {code: english_sentence(code) for code in CODES}
    assert {code for code, sentence in said.items() if re.search(r"(?<!-)\bpicture", sentence, re.IGNORECASE)} == set()


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_is_translated_and_takes_the_same_values(language):
    messages = LANGUAGES[language].MESSAGES
    assert CODES - set(messages) == set(), "Texts that are missing."
    assert set(messages) - CODES == set(), "Texts of codes that are gone."
    assert {code for code in CODES if not placeholders(messages[code]) <= placeholders(english_sentence(code))} == set()
    assert {code for code in CODES if ONLY_ENGLISH.search(messages[code])} == set()


def test_values_are_written_as_the_language_writes_them():
    limit = Message("imaging.archive_entries", {"count": 50_001, "limit": 50_000})
    turned = Message("inference.note_corrected", {"how": Message("inference.turned_around")})
    label = Message("metrics.label_unknown", {"label": "OTHER", "labels": ["NORMAL", "PNEUMONIA"]})
    assert "50,001 files" in str(limit)
    assert "NORMAL, PNEUMONIA" in str(label)
    with speaking(LANGUAGES["de"]):
        assert "50.001 Dateien" in say_message(limit)
        assert "um 180 Grad gedreht" in say_message(turned)
        assert "Normalbefund, Pneumonie" in say_message(label)
    with speaking(LANGUAGES[ENGLISH]):
        assert say_message(limit) == str(limit)


def test_errors_of_both_kinds_are_said():
    with speaking(LANGUAGES["de"]):
        assert say_error(CodedError("imaging.file_empty")) == say_message(Message("imaging.file_empty"))
        assert say_error(RuntimeError("Heute nicht.")) == "Heute nicht."
