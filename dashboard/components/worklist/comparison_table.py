"""Predictions of several models for the same radiographs, as tables and in words; disagreement comes first."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.components.common.downloads import download_button
from dashboard.components.common.formatting import clip_probability, format_probability, image_data_url, model_title
from dashboard.components.intake.session_worklist import table_key
from dashboard.components.server.streamlit_internals import Column
from dashboard.texts import class_in_sentence, class_name, number, say, say_message
from model_zoo.core.card import Card
from model_zoo.core.csv_safety import escape_formula
from model_zoo.inference.input_gate import WARNED
from model_zoo.metrics.predictions import output_classes
from model_zoo.reading.outcomes import READ, REFUSED, ModelAgreement, Outcome, model_agreement
from model_zoo.reading.worklist import THUMBNAIL, WorklistItem


def choose_compared_image(items: list[WorklistItem], cards: list[Card]) -> WorklistItem:
    """Ask for one of several items in a table, and return it; at first the one on which the models disagree most."""
    if len(items) == 1:
        return items[0]
    found = [(item, agreement_on(item, cards)) for item in items]
    found.sort(key=lambda pair: _order(pair[1]))
    st.subheader(say("compare.pictures"))
    if len(cards) > 1:
        disputed = sum(each is not None and not each.unanimous for _, each in found)
        st.markdown(say("compare.disputed", disputed=disputed, pictures=len(items)))
    else:
        st.markdown(say("compare.alone"))
    frame = pd.DataFrame([_overview(item, each, cards) for item, each in found])
    chosen = st.dataframe(
        # The table's own menu exports cells as they are; percentages are rounded as elsewhere.
        frame.round(3).assign(file=frame["file"].map(escape_formula)),
        key=table_key("compared", [item for item, _ in found]),
        hide_index=True,
        row_height=THUMBNAIL,
        on_select="rerun",
        selection_mode="single-row-required",
        column_config={
            "picture": st.column_config.ImageColumn(say("worklist.picture"), width="small"),
            "calls": st.column_config.TextColumn(say("compare.calls"), width="medium"),
            "difference": st.column_config.NumberColumn(say("compare.difference"), format="percent"),
            "file": st.column_config.TextColumn(say("worklist.file")),
            **{card["name"]: _chance(card) for card in cards},
        },
        placeholder="",
        alt=say("compare.alt_pictures"),
    )
    download_button(frame.drop(columns="picture"), "thoraxlens-pictures")
    rows = chosen["selection"]["rows"] or [0]
    return found[min(rows[0], len(found) - 1)][0]


def agreement_on(item: WorklistItem, cards: list[Card]) -> ModelAgreement | None:
    """Return how far the models agree on a radiograph; None where none has predicted it."""
    return model_agreement({model_title(card): item.so_far(card) for card in cards}, cards[0]["classes"])


def agreement_sentences(found: ModelAgreement | None, models: int) -> str:
    """Return in a sentence or two how many models predict which class, and how far their probabilities differ.

    Parameters
    ----------
    found
        As `agreement_on` returns it.
    models
        Number of models.
    """
    if found is None:
        return say("compare.all_refuse")
    read, label = sum(found.votes.values()), class_in_sentence(next(iter(found.votes)))
    if not found.unanimous:
        counts = ", ".join(f"**{class_in_sentence(name)}** {number(count)}" for name, count in found.votes.items())
        words = say("compare.votes", read=read, counts=counts)
    elif read < models:
        words = say("compare.some_refuse", read=read, models=models, label=label)
    else:
        key = {1: "compare.one", 2: "compare.both"}.get(models, "compare.all_agree")
        words = say(key, models=models, label=label)
    if read > 1:
        points = number(100 * found.difference, ".1f")
        label = class_in_sentence(found.label)
        words += " " + say("compare.widest", points=points, label=label, highest=found.highest, lowest=found.lowest)
    return words


def outcomes_table(item: WorklistItem, cards: list[Card]) -> None:
    """Show a table of the models' predictions, a row each."""
    frame = pd.DataFrame([_row(item.so_far(card), card) for card in cards])
    columns = {
        name: say("worklist.probability", label=class_in_sentence(name)) for name in output_classes(cards[0]["classes"])
    }
    names = {"model": say("compare.model"), "label": say("worklist.label"), **columns}
    names |= {"sure": say("worklist.sure_column"), "gate": say("compare.gate")}
    st.dataframe(frame.rename(columns=names), hide_index=True, height="content", alt=say("compare.alt_models"))
    download_button(frame, "thoraxlens-models")


def _order(found: ModelAgreement | None) -> tuple[int, float]:
    return (2, 0) if found is None else (int(found.unanimous), -found.difference)


def _overview(item: WorklistItem, found: ModelAgreement | None, cards: list[Card]) -> dict[str, Any]:
    outcomes = {card["name"]: item.so_far(card) for card in cards}
    calls = ", ".join(f"{count} {class_name(label)}" for label, count in found.votes.items()) if found else ""
    if refused := sum(outcome.status != READ for outcome in outcomes.values()):
        calls += (", " if calls else "") + f"{refused} {_why(list(outcomes.values()))}"
    return {
        "picture": None if item.thumbnail is None else image_data_url(item.thumbnail),
        "calls": calls,
        "difference": round(found.difference, 3) if found else None,  # as rounded by agreement_sentences
        "file": item.name,
        **{
            name: clip_probability(outcome.suspicion) if outcome.status == READ else None
            for name, outcome in outcomes.items()
        },
    }


def _chance(card: Card) -> Column:
    words = say("compare.suspicion", model=model_title(card), label=class_in_sentence(card["classes"][0]))
    return st.column_config.NumberColumn(model_title(card), format="percent", help=words)


def _why(outcomes: list[Outcome]) -> str:
    return say("worklist.refused" if any(one.status == REFUSED for one in outcomes) else "worklist.unreadable")


def _row(outcome: Outcome, card: Card) -> dict[str, str]:
    read, names = outcome.status == READ, output_classes(card["classes"])
    chances = outcome.probabilities[-len(names) :] if read else [None] * len(names)
    passed = say(f"worklist.{outcome.gate}" if outcome.gate in WARNED else "compare.fine")
    gate = say_message(outcome.message) if outcome.message else passed
    return {
        "model": model_title(card),
        "label": class_name(outcome.label) if outcome.label else _why([outcome]),
        **{name: "" if p is None else format_probability(p) for name, p in zip(names, chances, strict=True)},
        "sure": (say("worklist.sure") if outcome.sure else say("worklist.unsure")) if read else "",
        "gate": gate,
    }
