"""Origin of a stored model, from its card."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.components.common.formatting import format_percent
from dashboard.texts import class_in_sentence, label_or_name, number, say, say_count, say_stored
from model_zoo.core.card import AdultsInTraining, Architecture, Card, Gate, InitialWeights, Member, Recipe


def provenance_text(card: Card) -> None:
    """Show a list of what the card says of network, training, data and files."""
    decision = card["decision"]
    facts = {
        "network": _network(card["architecture"]),
        **_weights(card),
        "data": _data(card),
        "decision": say(
            "card.decision_words", temperature=number(decision["temperature"], ".2f"),
            offsets="; ".join(number(offset, ".2f") for offset in decision["offsets"]),
            fixed_on=say_stored(decision["fixed_on"]),
        ),
        "input_check": _input_check(card["gate"]),
        "command": f"`{card['command']}`",
        "licence": f"{say_stored(card['licence'])}.",
        "made": say(
            "card.made_words", date=card["created"][:10],
            libraries=", ".join(f"{name} {version}" for name, version in card["libraries"].items()),
        ),
    }  # fmt: skip
    st.markdown("\n".join(f"- **{say(f'card.item.{name}')}**: {words}" for name, words in facts.items()))


def _input_check(gate: Gate) -> str:
    shares = [
        say(
            "card.input_check_split", split=say(f"split.{split}"), warned=format_percent(share),
            refused=format_percent(gate["no_radiograph"][split]),
        )
        for split, share in gate["unusual"].items()
    ]  # fmt: skip
    return say("card.input_check_words", splits="; ".join(shares))


def _network(architecture: Architecture) -> str:
    facts = {"parameters": architecture["parameters"], "reference": architecture["reference"]}
    facts["description"] = say_stored(architecture["description"])
    if "features" not in architecture:
        return say("card.ensemble_words", **facts)
    return say("card.network_words", features=" x ".join(map(number, architecture["features"])), **facts)


def _weights(card: Card) -> dict[str, str]:
    if "initial_weights" in card and "recipe" in card:
        return _of_training(card, card["initial_weights"], card["recipe"])
    return _of_members(card.get("members", {}))


def _of_members(members: dict[str, Member]) -> dict[str, str]:
    names = ", ".join(f"{name} (SHA-256 `{key['model.tflite'][:12]}`)" for name, key in members.items())
    return {"members": say("card.members_words", members=names)}


def _of_training(card: Card, start: InitialWeights, recipe: Recipe) -> dict[str, str]:
    entries: dict[str, Any] = {**recipe}
    seconds, digest = number(entries.pop("seconds")), start.get("sha256")
    # The one network that follows no recipe.
    if card["architecture"]["name"] == "pca_logistic":
        how = say("card.training_at_once", seconds=seconds)
    else:
        if not entries.get("full_size_rate"):
            entries.pop("full_size_rate", None)  # those epochs go on with the first rate
        steps = ", ".join(
            f"{label_or_name('recipe', name, name.replace('_', ' '))} {_step(v)}" for name, v in entries.items()
        )
        how = say("card.training_words", recipe=steps, seconds=seconds)
    return {
        "weights": say_stored(start["source"]) + (f", SHA-256 `{digest[:12]}`." if digest else "."),
        "training": how,
        "files": say("card.files_both" if "model.keras" in card["files"] else "card.files_litert"),
    }


def _step(value: bool | float) -> str:
    if isinstance(value, bool):
        return say("card.true" if value else "card.false")
    return number(value, "")


def _data(card: Card) -> str:
    data, rows = card["data"], pd.DataFrame(card["statistics"]["rows"])
    parts = []
    for split in ("train", "val", "test"):
        of_split = rows.loc[rows["split"] == split]
        counts = {label: of_split.loc[of_split["label"] == label, "images"].sum() for label in card["classes"]}
        classes = ", ".join(f"{number(count)} {class_in_sentence(label)}" for label, count in counts.items())
        parts.append(f"{say(f'split.{split}')} {number(sum(counts.values()))} ({classes})")
    adults = data.get("adults")
    copies = data["other_copies_in_training"]
    return " ".join(
        [
            say("card.data_words", name=data["name"], images=data["images"], splits="; ".join(parts)),
            *([say_count("card.copies", copies)] if copies else []),
            *([_adults(adults)] if adults else []),
            say("card.fingerprint", fingerprint=data["fingerprint"][:12]),
        ]
    )


def _adults(adults: AdultsInTraining) -> str:
    classes = ", ".join(f"{number(count)} {class_in_sentence(label)}" for label, count in adults["classes"].items())
    return say("card.adults", name=adults["name"], patients=number(adults["patients"]), classes=classes)
