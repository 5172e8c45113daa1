"""README and docs: their figures are those of the models that ship, their links lead somewhere, the README is short."""

import re

import pytest

from devtools.docs_figures import BLOCK, PAGES, with_figures
from model_zoo.core.paths import ROOT

IDS = [page.name for page in PAGES]


def test_figures_stand_in_marked_blocks():
    marked = {page.name for page in PAGES if BLOCK.search(page.read_text(encoding="utf-8"))}
    assert {"README.md", "models.md"} <= marked


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_figures_are_what_the_command_writes(page):
    text = page.read_text(encoding="utf-8")
    assert with_figures(text) == text, "run: make docs"


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_links_lead_to_files(page):
    targets = re.findall(r"\]\((?!https?:|mailto:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_readme_takes_five_minutes():
    text = BLOCK.sub("", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert len(text.split()) <= 700
