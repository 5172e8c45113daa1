"""Shortcut audit in a few lines of a terminal, and in what cards hold of it."""

from collections.abc import Mapping
from typing import Any

from model_zoo.core.card import OneClass, ShortcutAuc, Shortcuts


def audit_summary(facts: Mapping[str, Any]) -> Shortcuts:
    """Return what of an audit stands on the cards of models trained on the data set.

    Parameters
    ----------
    facts
        Of an `Audit`.
    """
    return {
        "images": facts["images"],
        "pairs": [
            {
                "classes": pair["classes"],
                "together": pair["together"],
                "test": pair["test"],
                "strongest": _strongest(facts, pair),
            }
            for pair in facts["pairs"]
        ],
        "styles": len(facts["styles"]),
        "one_class_styles": _of_one_class(facts["styles"]),
        "one_class_marks": _of_one_class(facts["marks"]),
    }


def audit_lines(facts: Mapping[str, Any]) -> list[str]:
    """Return the main figures of an audit as lines."""
    summary, lines = audit_summary(facts), []
    for pair, entry in zip(facts["pairs"], summary["pairs"], strict=True):
        names = " from ".join(reversed(pair["classes"]))
        line = f"Whole-image statistics tell {names} with AUC {_auc(entry['together'])}, in test {_auc(entry['test'])}"
        if strongest := entry["strongest"]:
            line += f"; alone, {strongest['name']} does with {_auc(strongest['auc'])}"
        lines.append(f"{line}.")
        lines += [f"  Within {row['property']} {row['value']}: {_auc(row['auc'])}." for row in pair["within"]]
    for words, number, alone in (
        ("Style clusters", summary["styles"], summary["one_class_styles"]),
        ("Burned-in marks", len(facts["marks"]), summary["one_class_marks"]),
    ):
        found = ", ".join(f"{entry['one_class']} ({sum(entry['training'].values())} images)" for entry in alone)
        lines.append(f"{words}: {number}; of one class only: {found or 'none'}.")
    return lines


def _strongest(facts: Mapping[str, Any], pair: Mapping[str, Any]) -> ShortcutAuc | None:
    """Return the statistic that tells two classes apart best; other properties are not in the image."""
    return next((row for row in pair["alone"] if row["name"] in facts["statistics"]), None)


def _of_one_class(entries: list[dict[str, Any]]) -> list[OneClass]:
    return [
        {"training": entry["training"], "test": entry["test"], "one_class": entry["one_class"]}
        for entry in entries
        if entry["one_class"]
    ]


def _auc(figure: Mapping[str, Any] | None) -> str:
    return "-" if figure is None else f"{figure['value']:.3f}"
