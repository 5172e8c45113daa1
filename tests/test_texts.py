"""What the pages say: complete in every language, and with the same values."""

import string

import pytest

from dashboard import texts
from dashboard.texts import ENGLISH, LANGUAGES, of_zoo, say

OTHERS = [code for code in LANGUAGES if code != ENGLISH]


def values(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("code", OTHERS)
def test_every_text_is_there_and_takes_the_same_values(code):
    english, other = LANGUAGES[ENGLISH].TEXTS, LANGUAGES[code].TEXTS
    assert set(other) == set(english)
    assert {key for key in english if values(other[key]) != values(english[key])} == set()


@pytest.mark.parametrize("code", OTHERS)
def test_what_the_zoo_says_keeps_its_values(code):
    zoo = LANGUAGES[code].ZOO
    assert {english for english, words in zoo.items() if not values(words) <= values(english)} == set()


def test_zoo_words_are_translated_with_their_values(monkeypatch):
    monkeypatch.setitem(vars(LANGUAGES["de"]), "ZOO", {"The file has {size} MB.": "Die Datei hat {size} MB."})
    monkeypatch.setattr(texts, "language", lambda: LANGUAGES["de"])
    texts._patterns.cache_clear()
    assert of_zoo("The file has 26 MB.") == "Die Datei hat 26 MB."
    assert of_zoo("Something else.") == "Something else."
    texts._patterns.cache_clear()


@pytest.mark.parametrize(("code", "written"), [("en", "1,234.50"), ("de", "1.234,50")])
def test_numbers_have_the_marks_of_the_language(code, written, monkeypatch):
    monkeypatch.setattr(texts, "language", lambda: LANGUAGES[code])
    assert texts.number(1234.5, ",.2f") == written


def test_language_is_the_chosen_one_or_the_browsers_or_english(monkeypatch):
    class Browser:
        locale = None

    monkeypatch.setattr(texts.st, "context", Browser)
    monkeypatch.setattr(texts.st, "session_state", state := {})
    for locale, chosen, code in ((None, None, "en"), ("de-AT", None, "de"), ("fr-FR", None, "en"), ("de", "en", "en")):
        Browser.locale, state["language"] = locale, chosen
        assert texts.language() is LANGUAGES[code]
    assert say("frame.language") == "Language"
