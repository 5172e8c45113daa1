"""Shortcut audit of a model's data, beside what the model reaches, on its card."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.components.common.downloads import table_with_download
from dashboard.components.common.formatting import format_with_interval
from dashboard.components.datasets.shortcut_charts import property_name
from dashboard.texts import class_in_sentence, class_name, number, say
from model_zoo.core.card import Card, Figure, OneClass, Shortcuts, SplitMetrics


def show_shortcuts(card: Card, audit: Shortcuts) -> None:
    """Show how well statistics of the whole image do on the model's data."""
    st.subheader(say("shortcuts.title"))
    st.markdown(say("cards.shortcuts_words", images=audit["images"]))
    table_with_download(shortcuts_table(audit, card["metrics"]["test"]), "shortcuts")
    lines = _lines("style", audit["one_class_styles"]) + _lines("mark", audit["one_class_marks"])
    st.markdown("\n".join(f"- {line}" for line in lines) or say("cards.no_one_class"))
    st.page_link("app_pages/class_balance.py", label=say("cards.class_balance"), icon=":material/bar_chart:")


def shortcuts_table(audit: Shortcuts, test: SplitMetrics) -> pd.DataFrame:
    """Return a table of the AUC of the statistics, and of the model, for each pair of classes.

    Parameters
    ----------
    test
        Figures of the model on the test images.
    """
    rows = []
    for pair in audit["pairs"]:
        strongest = pair["strongest"]
        rows.append(
            {
                say("tables.pair"): f" {say('frame.and')} ".join(map(class_name, pair["classes"])),
                say("cards.column.together"): _auc(pair["together"]),
                say("cards.column.test"): _auc(pair["test"]),
                say("cards.column.model"): _auc(_model_auc(test, pair["classes"])),
                say("cards.column.strongest"): (
                    f"{property_name(strongest['name'])} {number(strongest['auc']['value'], '.3f')}"
                    if strongest and strongest["auc"]["value"] is not None
                    else "-"
                ),
            }
        )
    return pd.DataFrame(rows)


def _model_auc(test: SplitMetrics, classes: Sequence[str]) -> Figure | None:
    """Return the AUC of the model for two classes; of a model of two classes it is its only one."""
    if "pairs" not in test:
        return test["summary"]["auc"]
    return next((pair["auc"] for pair in test["pairs"] if set(pair["classes"]) == set(classes)), None)


def _lines(kind: str, entries: Sequence[OneClass]) -> list[str]:
    """Return a sentence on each style or mark of one class only."""
    return [
        say(
            f"cards.one_class_{kind}",
            images=sum(entry["training"].values()),
            label=class_in_sentence(entry["one_class"]),
            test=", ".join(f"{class_name(label)} {number(count)}" for label, count in entry["test"].items()),
        )
        for entry in entries
    ]


def _auc(figure: Figure | None) -> str:
    return "-" if figure is None else format_with_interval(figure)
