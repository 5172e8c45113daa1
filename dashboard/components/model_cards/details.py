"""How a stored model was made, from its card."""

import pandas as pd
import streamlit as st

from dashboard.components.common.formatting import format_percent
from dashboard.texts import class_name, label_or_name, number, say, say_count, say_stored
from model_zoo.core.card import Architecture, Card


def provenance_text(card: Card) -> None:
    """A list of what the card says of network, training, data and files."""
    decision = card["decision"]
    facts = {
        "network": _network(card["architecture"]),
        **(_of_members(card) if "members" in card else _of_training(card)),
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


def _input_check(gate: dict) -> str:
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


def _of_members(card: Card) -> dict[str, str]:
    names = ", ".join(f"{name} (SHA-256 `{key['model.tflite'][:12]}`)" for name, key in card["members"].items())
    return {"members": say("card.members_words", members=names)}


def _of_training(card: Card) -> dict[str, str]:
    start, recipe = card["initial_weights"], dict(card["recipe"])
    seconds, digest = number(recipe.pop("seconds")), start.get("sha256")
    # The one network that follows no recipe.
    if card["architecture"]["name"] == "pca_logistic":
        how = say("card.training_at_once", seconds=seconds)
    else:
        if not recipe.get("full_size_rate"):
            recipe.pop("full_size_rate", None)  # those epochs go on with the first rate
        steps = ", ".join(
            f"{label_or_name('recipe', name, name.replace('_', ' '))} {_step(v)}" for name, v in recipe.items()
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
        counts = rows[rows["split"] == split].groupby("label")["images"].sum().reindex(card["classes"])
        classes = ", ".join(f"{number(count)} {class_name(label)}" for label, count in counts.items())
        parts.append(f"{say(f'split.{split}')} {number(counts.sum())} ({classes})")
    copies = data["other_copies_in_training"]
    return " ".join(
        [
            say("card.data_words", name=data["name"], images=data["images"], splits="; ".join(parts)),
            *([say_count("card.copies", copies)] if copies else []),
            say("card.fingerprint", fingerprint=data["fingerprint"][:12]),
        ]
    )
