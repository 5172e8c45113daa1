"""How a stored model was made, from its card."""

import pandas as pd
import streamlit as st

from dashboard.components.frame import percent

SPLITS = {"train": "training", "val": "validation", "test": "test"}


def how_it_was_made(card: dict) -> None:
    """A list of what the card says of network, training, data and files."""
    architecture = card["architecture"]
    facts = {
        "Network": f"{architecture['description']} {architecture['parameters']:,} parameters. "
        f"Reference: {architecture['reference']}.",
        **(_of_members(card) if "members" in card else _of_training(card)),
        "Data": _data(card),
        "Decision": f"Temperature {card['decision']['temperature']:.2f}, offset "
        f"{', '.join(f'{offset:.2f}' for offset in card['decision']['offsets'])}; fixed on "
        f"{card['decision']['fixed_on']}.",
        "Gate": _gate(card["gate"]),
        "Command": f"`{card['command']}`",
        "Licence": f"{card['licence']}.",
        "Made": f"{card['created'][:10]}, with {', '.join(f'{k} {v}' for k, v in card['libraries'].items())}.",
    }
    st.markdown("\n".join(f"- **{name}**: {words}" for name, words in facts.items()))


def _gate(gate: dict) -> str:
    names = {"val": "validation", "test": "test", "external": "another hospital"}
    shares = "; ".join(
        f"{names[split]} {percent(share)} and {percent(gate['no_radiograph'][split])}"
        for split, share in gate["unusual"].items()
    )
    return f"warns at, and refuses, so many of the pictures of {shares}. The limit was fixed on validation."


def _of_members(card: dict) -> dict:
    names = ", ".join(f"{name} (SHA-256 `{key['model.tflite'][:12]}`)" for name, key in card["members"].items())
    return {
        "Members": f"{names}. They were trained on their own; the ensemble has no training and no network files.",
    }


def _of_training(card: dict) -> dict:
    start, recipe = card["initial_weights"], dict(card["recipe"])
    seconds, digest = recipe.pop("seconds"), start.get("sha256")
    # The one network that follows no recipe.
    if card["architecture"]["name"] == "pca_logistic":
        how = "fitted by scikit-learn in one go"
    else:
        how = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in recipe.items())
    return {
        "Initial weights": start["source"] + (f", SHA-256 `{digest[:12]}`." if digest else "."),
        "Training": f"{how}; {seconds:,} seconds.",
        "Files": _files(card),
    }


def _files(card: dict) -> str:
    if "model.keras" in card["files"]:
        return "the Keras network, `model.keras`, is stored beside the LiteRT one that reads here."
    return "only the LiteRT network that reads here, as the Keras one is large; the command below makes both."


def _data(card: dict) -> str:
    data, rows = card["data"], pd.DataFrame(card["statistics"]["rows"])
    parts = []
    for split, name in SPLITS.items():
        counts = rows[rows["split"] == split].groupby("label")["images"].sum().reindex(card["classes"])
        parts.append(f"{name} {counts.sum():,} ({', '.join(f'{n:,} {label}' for label, n in counts.items())})")
    copies = data["other_copies_in_training"]
    return (
        f"{data['name']}, {data['images']:,} pictures: {'; '.join(parts)}. "
        + (f"{copies:,} of the training pictures were shown in another copy too. " if copies else "")
        + f"Fingerprint `{data['fingerprint'][:12]}`."
    )
