"""What the pages say: complete in every language, used, and with the same values; and what model_zoo says."""

import ast
import csv
import re
import string
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from dashboard import texts
from dashboard.texts import ENGLISH, LANGUAGES, class_in_sentence, class_name, label_or_name, say, say_count
from model_zoo.core.model_store import DEFAULT, model_names, read_card
from model_zoo.core.paths import ROOT, TRAINED
from model_zoo.models.registry import Recipe
from tests.support.languages import OTHERS

KEYS = set(LANGUAGES[ENGLISH].TEXTS)


@pytest.fixture
def german(monkeypatch):
    monkeypatch.setattr(texts, "language", lambda: LANGUAGES["de"])


def values(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def written(node: ast.expr) -> str | None:
    """A text that stands in the code, an x in place of each value in it."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "x" for part in node.values)
    return None


def called(module: ast.Module, *names: str) -> list[ast.Call]:
    calls = (node for node in ast.walk(module) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
    return [call for call in calls if call.func.id in names and call.args]


def pattern(node: ast.JoinedStr) -> str:
    """A regular expression of what a formatted string can be, with a group for each value in it."""
    return "".join(re.escape(part.value) if isinstance(part, ast.Constant) else "(.*)" for part in node.values)


def python_files(folder: str) -> list[Path]:
    """Those below a folder of the program, of which there are some."""
    found = sorted((ROOT / folder).rglob("*.py"))
    assert len(found) > 5, f"No program lies in {folder}."
    return found


PAGES = [tree(path) for folder in ("app_pages", "components") for path in python_files(f"dashboard/{folder}")]
PAGES.append(tree(ROOT / "dashboard/app.py"))


@pytest.mark.parametrize("code", OTHERS)
def test_every_text_is_there_and_takes_the_same_values(code):
    english, other = LANGUAGES[ENGLISH].TEXTS, LANGUAGES[code].TEXTS
    assert set(other) == set(english)
    assert {key for key in english if values(other[key]) != values(english[key])} == set()


def named_pages(texts: dict[str, str]) -> dict[str, set[str]]:
    """The pages that each text names, as *Title* or after a colon at its end."""
    titles = {key: texts[key].replace("\u00ad", "") for key in texts if key.startswith("nav.")}
    looks = {key: re.compile(rf"(?<!\*)\*{title}\*(?!\*)|: {title}$") for key, title in titles.items()}
    return {key: {page for page, look in looks.items() if look.search(text)} for key, text in texts.items()}


@pytest.mark.parametrize("code", OTHERS)
def test_pages_are_named_by_their_titles(code):
    english, other = named_pages(LANGUAGES[ENGLISH].TEXTS), named_pages(LANGUAGES[code].TEXTS)
    assert sum(map(bool, english.values())) > 4
    assert {key for key in english if english[key] != other[key]} == set()


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_is_said_twice_in_a_text(code):
    assert [key for key, text in LANGUAGES[code].TEXTS.items() if re.search(r"(.{20,})\s*\1", text)] == []


def constants(module: ast.Module) -> set[str]:
    """The texts that stand in the code."""
    return {node.value for node in ast.walk(module) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_every_text_is_used():
    """One whose key is put together: from names that stand in the same file, in model_zoo, or in what it stores."""
    zoo = {name for path in python_files("model_zoo") for name in constants(tree(path))}
    zoo |= {"", *read_card(DEFAULT)["metrics"]["test"]["operating_points"]}
    keys = {key: re.sub(r"\.(one|many)$", "", key) for key in KEYS}
    unused = set(KEYS)
    for page in PAGES:
        names, formatted = constants(page), [node for node in ast.walk(page) if isinstance(node, ast.JoinedStr)]
        kinds = {"class", "finding", *(call.args[0].value for call in called(page, "label_or_name"))}
        computed = [pattern(node) for node in formatted if re.match(r"\w+\\\.", pattern(node))]
        unused -= {
            key for key, stem in keys.items()
            if {key, stem} & names or key.split(".")[0] in kinds
            or any(found and set(found.groups()) <= names | zoo for found in (re.fullmatch(c, stem) for c in computed))
        }  # fmt: skip
    assert unused == set()


def test_every_text_that_is_asked_for_is_there():
    missing = set()
    for page in PAGES:
        for call in called(page, "say", "say_count"):
            first, ends = call.args[0], ("",) if call.func.id == "say" else (".one", ".many")
            asked = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
            for node in asked:
                if isinstance(node, ast.JoinedStr):
                    found = [any(re.fullmatch(pattern(node) + re.escape(end), key) for key in KEYS) for end in ends]
                elif isinstance(node, ast.Constant):
                    found = [node.value + end in KEYS for end in ends]
                else:
                    continue
                missing |= set() if all(found) else {ast.unparse(call)}
    assert missing == set()


@pytest.mark.parametrize("name", model_names())
def test_labels_of_a_card_have_their_words(name):
    card = read_card(name)
    assert {f"{kind}.{label}" for kind in ("class", "finding") for label in card["classes"]} <= KEYS
    assert {f"subtype.{row['subtype']}" for row in card["statistics"]["rows"] if row["subtype"]} <= KEYS
    assert {f"recipe.{entry}" for entry in card.get("recipe", {}) if entry != "seconds"} <= KEYS
    if "history.csv" in card["files"]:
        with open(TRAINED / name / "history.csv", newline="") as file:
            rows = list(csv.DictReader(file))
        assert {f"stage.{row['stage']}" for row in rows} | {f"column.{column}" for column in rows[0]} <= KEYS


def test_recipes_and_stages_have_their_words():
    assert {f"recipe.{field.name}" for field in fields(Recipe)} <= KEYS
    stages = [node.value for node in tree(ROOT / "model_zoo/training/schedule.py").body if isinstance(node, ast.Assign)]
    names = {text for value in stages for node in ast.walk(value) if (text := written(node))}
    assert len(names) == 5
    assert {f"stage.{name}" for name in names} <= KEYS


@pytest.mark.parametrize(("code", "written", "share"), [("en", "1,234.50", "99.3%"), ("de", "1.234,50", "99,3\u00a0%")])
def test_numbers_have_the_marks_of_the_language(code, written, share, monkeypatch):
    monkeypatch.setattr(texts, "language", lambda: LANGUAGES[code])
    assert texts.number(1234.5, ",.2f") == written
    assert texts.number(0.9932, ".1%") == share


def test_whole_numbers_in_a_text_have_marks_and_texts_have_none(german):
    assert "1.234" in say("balance.splits_drawn", seed=1234)
    assert "1.234" in say("balance.splits_drawn", seed=np.int64(1234))
    assert "Startwert 1234" in say("balance.splits_drawn", seed="1234")


def test_one_is_not_many(german):
    assert say_count("turns.before", 1) == LANGUAGES["de"].TEXTS["turns.before.one"].format(count="1")
    assert say_count("turns.before", 1200) == LANGUAGES["de"].TEXTS["turns.before.many"].format(count="1.200")
    assert "0,5 Minuten" in say_count("forgetting.privacy", 0.5)


def test_what_nobody_has_words_for_stays_as_it_is(german):
    assert [class_name(name) for name in ("PNEUMONIA", "FRACTURE")] == ["PNEUMONIE", "FRACTURE"]
    assert [class_in_sentence(name) for name in ("VIRAL", "FRACTURE")] == ["virale Pneumonie", "fracture"]
    assert label_or_name("subtype", "") == ""


def test_language_is_the_chosen_one_or_the_browsers_or_english(monkeypatch):
    class Browser:
        locale = None

    monkeypatch.setattr(texts.st, "context", Browser)
    monkeypatch.setattr(texts.st, "session_state", state := {})
    for locale, chosen, code in ((None, None, "en"), ("de-AT", None, "de"), ("fr-FR", None, "en"), ("de", "en", "en")):
        Browser.locale, state["language"] = locale, chosen
        assert texts.language() is LANGUAGES[code]
    assert say("frame.language") == "Language"
