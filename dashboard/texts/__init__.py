"""What the pages say, in the visitor's language.

A language is a module here, named by its ISO 639-1 code: NAME; DECIMAL, THOUSANDS and PERCENT, its marks in numbers;
TEXTS, what the pages say, by key; MESSAGES, what model_zoo says, by code. A value in braces stands for itself in both.
English has no MESSAGES, as model_zoo has them itself, and is what is shown where a language lacks something.
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
    """The visitor's language: the one chosen, or else the browser's."""
    return _kept.get() or LANGUAGES[st.session_state.get("language") or browsers_language()]


def browsers_language() -> str:
    """The code of the browser's language, or else of English."""
    code = (st.context.locale or ENGLISH)[:2]
    return code if code in LANGUAGES else ENGLISH


@contextmanager
def speaking(chosen: ModuleType) -> Iterator[None]:
    """Say everything in this language within the block, for what runs after the page and knows no visitor."""
    token = _kept.set(chosen)
    try:
        yield
    finally:
        _kept.reset(token)


def say(key: str, /, **values: object) -> str:
    """A text of TEXTS in the visitor's language, with its values filled in; whole numbers as number() writes them.

    What is no quantity, such as a seed, comes as a text. Raises KeyError for an unknown key.
    """
    words = language().TEXTS.get(key) or LANGUAGES[ENGLISH].TEXTS[key]
    return words.format(**{name: number(v) if isinstance(v, Integral) else v for name, v in values.items()})


def say_count(key: str, count: float, /, **values: object) -> str:
    """say() of key.one or key.many, whose value "count" it fills in."""
    return say(f"{key}.{'one' if count == 1 else 'many'}", count=number(count, ",.10g"), **values)


def label_or_name(kind: str, name: str, otherwise: str | None = None) -> str:
    """What the files call so, say() of kind.name; as it is, or otherwise, where nobody has words for it."""
    known = f"{kind}.{name}" in LANGUAGES[ENGLISH].TEXTS
    return say(f"{kind}.{name}") if known else name if otherwise is None else otherwise


def class_name(name: str) -> str:
    """A class as a label: PNEUMONIA."""
    return label_or_name("class", name)


def class_in_sentence(name: str) -> str:
    """A class within a sentence: pneumonia."""
    return label_or_name("finding", name, name.lower())


def say_message(message: Message) -> str:
    """Put a message of model_zoo (an error, a note, part of a card) into the visitor's language.

    English is in model_zoo itself; another language has it in MESSAGES, by code.
    """
    sentences = getattr(language(), "MESSAGES", {})
    return render(message, lambda code: sentences.get(code) or english_sentence(code), number, class_name)


def say_stored(stored: Mapping[str, Any]) -> str:
    """say_message() of a message as a card holds it."""
    return say_message(message_from_json(stored))


def say_error(error: Exception) -> str:
    """What an error says, in the visitor's language; one of the dashboard's own is in it already."""
    return say_message(error.message) if isinstance(error, CodedError) else str(error)


def number(value: float, form: str = ",") -> str:
    """A number with the marks of the visitor's language. form: as format() takes it, such as ".3f" or ",.0f"."""
    return _marked(format(value, form))


def _marked(figures: str) -> str:
    here = language()
    marks = {".": here.DECIMAL, ",": here.THOUSANDS, "%": here.PERCENT}
    return "".join(marks.get(sign, sign) for sign in figures)
