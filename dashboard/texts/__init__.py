"""What the pages say, in the visitor's language.

A language is a module here, named by its ISO 639-1 code: NAME; DECIMAL and THOUSANDS, its marks in numbers; TEXTS, what
the pages say, by key; ZOO, what model_zoo says, by its English words. A value in braces stands for itself in both.
English has no ZOO, and is what is shown where a language lacks something.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

import streamlit as st

LANGUAGES: dict[str, ModuleType] = {
    module.name: import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)
}
ENGLISH = "en"
_kept: ContextVar[ModuleType | None] = ContextVar("language", default=None)


def language() -> ModuleType:
    """The visitor's language: the one chosen, or else the browser's, or else English."""
    if kept := _kept.get():
        return kept
    code = st.session_state.get("language") or (st.context.locale or ENGLISH)[:2]
    return LANGUAGES.get(code, LANGUAGES[ENGLISH])


@contextmanager
def speaking(chosen: ModuleType) -> Iterator[None]:
    """Say everything in this language within the block, for what runs after the page and knows no visitor."""
    token = _kept.set(chosen)
    try:
        yield
    finally:
        _kept.reset(token)


def say(key: str, /, **values: object) -> str:
    """A text of TEXTS in the visitor's language, with its values filled in. Raises KeyError for an unknown key."""
    words = language().TEXTS.get(key) or LANGUAGES[ENGLISH].TEXTS[key]
    return words.format(**values)


def of_zoo(english: str) -> str:
    """What model_zoo says, an error, a note or a title, in the visitor's language where that has words for it."""
    for pattern, words in _patterns(language()):
        if match := pattern.fullmatch(english):
            return words.format(**match.groupdict())
    return english


def number(value: float, form: str = ",") -> str:
    """A number with the marks of the visitor's language. form: as format() takes it, such as ".3f" or ",.0f"."""
    marks = {".": language().DECIMAL, ",": language().THOUSANDS}
    return "".join(marks.get(sign, sign) for sign in format(value, form))


@cache
def _patterns(chosen: ModuleType) -> list[tuple[re.Pattern, str]]:
    return [
        (re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+?)", re.escape(english)), re.DOTALL), words)
        for english, words in getattr(chosen, "ZOO", {}).items()
    ]
