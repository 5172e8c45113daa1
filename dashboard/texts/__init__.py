"""Texts of the pages in the visitor's language.

A language is a module here, named by its ISO 639-1 code: NAME; DECIMAL, THOUSANDS and PERCENT, its marks in numbers;
TEXTS, the texts of the pages by key; MESSAGES, the sentences of model_zoo by code. Names in braces stand for values in
both. English has no MESSAGES, as model_zoo has these sentences itself, and stands in where a language lacks a text.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from importlib import import_module
from numbers import Integral
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

import streamlit as st

from model_zoo.core.coded_messages import CodedError, Message, english_sentence, message_from_json, render

LANGUAGES: dict[str, ModuleType] = {
    module.name: import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)
}
ENGLISH = "en"
_kept: ContextVar[ModuleType | None] = ContextVar("language", default=None)


def language() -> ModuleType:
    """Return the visitor's language: the one chosen, or else the browser's."""
    return _kept.get() or LANGUAGES[st.session_state.get("language") or browsers_language()]


def browsers_language() -> str:
    """Return the ISO 639-1 code of the browser's language, or of English where there are no texts in that."""
    code = (st.context.locale or ENGLISH)[:2]
    return code if code in LANGUAGES else ENGLISH


@contextmanager
def speaking(chosen: ModuleType) -> Iterator[None]:
    """Set the language of all texts within the block, for what runs after the page and knows no visitor."""
    token = _kept.set(chosen)
    try:
        yield
    finally:
        _kept.reset(token)


def say(key: str, /, **values: object) -> str:
    """Return a text of the pages in the visitor's language, with its values filled in.

    Parameters
    ----------
    key
        Of TEXTS.
    **values
        By their names in the text. Whole numbers are written as by `number`; one that is no quantity, such as a seed,
        is passed as a string.

    Raises
    ------
    KeyError
        For an unknown key.
    """
    words = language().TEXTS.get(key) or LANGUAGES[ENGLISH].TEXTS[key]
    return words.format(**{name: number(int(v)) if isinstance(v, Integral) else v for name, v in values.items()})


def say_count(key: str, count: float, /, **values: object) -> str:
    """Return the text of key.one or key.many, with `count` filled in."""
    return say(f"{key}.{'one' if count == 1 else 'many'}", count=number(count, ",.10g"), **values)


def label_or_name(kind: str, name: str, otherwise: str | None = None) -> str:
    """Return the text for a name that occurs in files, such as that of a class or a split.

    Parameters
    ----------
    kind
        What it names: its text has the key kind.name.
    name
        As the files have it.
    otherwise
        Returned where there is no text for the name; by default the name itself.
    """
    known = f"{kind}.{name}" in LANGUAGES[ENGLISH].TEXTS
    return say(f"{kind}.{name}") if known else name if otherwise is None else otherwise


def class_name(name: str) -> str:
    """Return a class as a label: PNEUMONIA."""
    return label_or_name("class", name)


def class_in_sentence(name: str) -> str:
    """Return a class as it is written within a sentence: pneumonia."""
    return label_or_name("finding", name, name.lower())


def say_message(message: Message) -> str:
    """Return a message of model_zoo (an error, a note, part of a card) in the visitor's language."""
    sentences = getattr(language(), "MESSAGES", {})
    return render(message, lambda code: sentences.get(code) or english_sentence(code), number, class_in_sentence)


def say_stored(stored: Mapping[str, Any]) -> str:
    """Return a message as a card holds it, in the visitor's language."""
    return say_message(message_from_json(stored))


def say_error(error: Exception) -> str:
    """Return the message of an error in the visitor's language; the dashboard's own errors are in it already."""
    return say_message(error.message) if isinstance(error, CodedError) else str(error)


def number(value: float, form: str = ",") -> str:
    """Return a number with the marks of the visitor's language.

    Parameters
    ----------
    form
        As `format` takes it, such as ".3f" or ",.0f".
    """
    return _marked(format(value, form))


def _marked(figures: str) -> str:
    here = language()
    marks = {".": here.DECIMAL, ",": here.THOUSANDS, "%": here.PERCENT}
    return "".join(marks.get(sign, sign) for sign in figures)
