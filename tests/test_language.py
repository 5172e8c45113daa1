"""Words that the project does not use, because the field has a term for what they mean."""

import ast
import re

import pytest

from dashboard.texts import LANGUAGES
from model_zoo.core.paths import ROOT

NEVER = (
    "not told apart", "share that is so", "by heart", "take along", "set back", "leave open", "even chance",
    "speaks for", "of nobody", "drawn by a program",
)  # fmt: skip
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
SOURCES = [
    path
    for folder in ("model_zoo", "dashboard", "devtools", "benchmarks")
    for path in sorted((ROOT / folder).rglob("*.py"))
]


def found(text: str) -> list[str]:
    text = " ".join(text.lower().split())
    return [phrase for phrase in NEVER if re.search(rf"\b{phrase}\b", text)]


def docstrings(path) -> str:
    kinds = ast.Module | ast.ClassDef | ast.FunctionDef
    nodes = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, kinds)]
    return " | ".join(ast.get_docstring(node) or "" for node in nodes)


def test_texts_of_the_pages():
    assert {key: hits for key, text in LANGUAGES["en"].TEXTS.items() if (hits := found(text))} == {}


def test_a_radiograph_is_no_picture_on_the_pages():
    words = {key: re.sub(r"{.*?}", "", text) for key, text in LANGUAGES["en"].TEXTS.items()}  # without names of values
    assert [key for key, text in words.items() if re.search(r"\bpictures?\b", text, re.I)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_readme_and_docs(page):
    assert found(page.read_text(encoding="utf-8")) == []


def test_docstrings():
    assert len(SOURCES) > 100
    assert {str(path.relative_to(ROOT)): hits for path in SOURCES if (hits := found(docstrings(path)))} == {}
