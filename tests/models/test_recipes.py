"""What a builder's docstring says of its recipe is what the model that ships has shown."""

import re

import pandas as pd
import pytest

from model_zoo.core.model_store import model_names, read_card
from model_zoo.core.paths import TRAINED
from model_zoo.models.messages import SENTENCES
from model_zoo.models.registry import ARCHITECTURES, model_spec
from tests.support.languages import ONLY_ENGLISH

SHIPPED = [name for name in model_names() if "members" not in read_card(name)]


def recipe_of(name: str) -> str:
    architecture = name if name in ARCHITECTURES else read_card(name)["architecture"]["name"]
    words = " ".join(model_spec(architecture).build.__doc__.split())
    start = "Recipe: " if name == architecture else f"Recipe of `{name}`: "
    assert start in words, f"{architecture}: its docstring says nothing of the recipe of {name}"
    return words.split(start)[1]


@pytest.mark.parametrize("name", SHIPPED)
def test_time_result_and_command_are_those_of_the_shipped_model(name):
    words, card = recipe_of(name), read_card(name)
    test = card["metrics"]["test"]["summary"]
    assert f"test AUC {test['auc']['value']:.3f}, accuracy {test['accuracy']['value']:.3f}" in words
    said = set(re.search(r"`thoraxlens train (.*?)`", words)[1].split())
    # What is left out there are the defaults; cards of models that were stored earlier name the file train.py.
    arguments = re.sub(r"^(thoraxlens train|python train\.py) |--seed 0|--target label", "", card["command"])
    assert set(arguments.split()) == said
    epochs = pd.read_csv(TRAINED / name / "history.csv").groupby("stage")["seconds"].agg(["min", "count"])
    # The quickest epoch of each stage: the machine may have done other work too.
    quiet = (epochs["min"] * epochs["count"]).sum() / 60
    assert int(re.match(r"(\d+) minutes? on two quiet cores", words)[1]) == pytest.approx(quiet, rel=0.25, abs=1.0)


@pytest.mark.parametrize("name", [name for name in ARCHITECTURES if name not in SHIPPED])
def test_what_was_not_trained_here_says_so(name):
    assert "not trained here" in recipe_of(name)


def test_every_architecture_has_its_title_and_description_and_no_other():
    said = {f"{part}_{name}" for name in (*ARCHITECTURES, "ensemble") for part in ("title", "description")}
    assert {code for code in SENTENCES if code.startswith(("title_", "description_"))} == said


def test_references_are_the_same_in_every_language():
    assert [name for name in ARCHITECTURES if ONLY_ENGLISH.search(model_spec(name).reference)] == []
