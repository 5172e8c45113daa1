"""Worklist as a table: the most suspicious first, with filters, marks, notes, and a button that opens each row."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.components.common.formatting import clip_probability, escape_markdown, image_data_url
from dashboard.components.intake.open_item import open_in_read
from dashboard.components.intake.session_worklist import table_key
from dashboard.components.server.streamlit_internals import Column
from dashboard.components.session.upload_privacy import note_activity
from dashboard.texts import class_in_sentence, class_name, number, say, say_count, say_message
from model_zoo.core.card import Card
from model_zoo.core.csv_safety import escape_formula
from model_zoo.inference.input_gate import WARNED
from model_zoo.metrics.predictions import output_classes
from model_zoo.reading.outcomes import ERROR, READ, REFUSED, Outcome
from model_zoo.reading.worklist import NOT_READ, THUMBNAIL, Worklist, WorklistItem, count_outcomes, worklist_csv

PAGE = "app_pages/worklist.py"
CLICKED = "worklist_open"
EDITED = ("seen", "note")
NOTE = 500  # letters
ROWS, HEADER = 8, 38  # rows visible at once; height of the header in pixels


@st.fragment
def show_worklist_table(worklist: Worklist, card: Card) -> None:
    """Show the model's prediction for each radiograph, and the visitor's marks and notes."""
    note_activity()
    items = worklist.most_suspicious_first(card)
    counts = count_outcomes([item.so_far(card) for item in items])
    kinds = [name for name in (*reversed(card["classes"]), REFUSED, ERROR, NOT_READ) if name in counts]
    st.markdown(_in_words(items, {name: counts[name] for name in kinds}, card))
    shown = _filtered(items, kinds, card)
    if not shown:
        st.info(say("worklist.none_left"), icon=":material/filter_alt:")
        return
    key = table_key("worklist", shown)
    st.data_editor(
        _frame(shown, card),
        key=key,
        hide_index=True,
        height=THUMBNAIL * min(len(shown), ROWS) + HEADER,
        row_height=THUMBNAIL,
        disabled=[column for column in _columns(card) if column not in EDITED],
        column_config=_columns(card),
        placeholder="",
        alt=say("worklist.alt"),
        # As a callback, before the page runs, which may show other rows after a click at the same moment.
        on_change=_take_edits,
        args=(shown, key),
    )
    if click := st.session_state.get(CLICKED):
        open_in_read(shown, click["row"], card["name"], PAGE)
    _by_name(shown, card)
    _reasons(shown, card)
    st.download_button(
        say_count("worklist.download", len(shown)),
        lambda: worklist_csv(shown, card),
        "thoraxlens-worklist.csv",
        "text/csv",
        on_click="ignore",
        icon=":material/download:",
    )
    st.caption(say("worklist.how"))


def _take_edits(shown: list[WorklistItem], key: str) -> None:
    """Take the visitor's marks and notes from the table with this key."""
    for row, edited in st.session_state[key]["edited_rows"].items():
        item = shown[row]
        # A note that was deleted comes as None.
        item.seen, item.note = bool(edited.get("seen", item.seen)), edited.get("note", item.note) or ""


def _by_name(shown: list[WorklistItem], card: Card) -> None:
    """Offer to open an item by its name, as the keyboard does not reach the buttons in a table."""
    names, button = st.columns([4, 1], vertical_alignment="bottom")
    place = names.selectbox(
        say("worklist.by_name"),
        range(len(shown)),
        format_func=lambda place: shown[place].name,
        key=table_key("worklist_named", shown),
    )
    if button.button(say("worklist.open"), icon=":material/open_in_new:", key="worklist_open_named"):
        open_in_read(shown, place, card["name"], PAGE)


def _reasons(shown: list[WorklistItem], card: Card) -> None:
    """Show why radiographs have no probability."""
    messages = [(item.name, item.so_far(card).message) for item in shown]
    reasons = [(name, say_message(message)) for name, message in messages if message]
    if reasons:
        with st.expander(say("worklist.why", count=len(reasons))):
            st.markdown("\n".join(f"- **{escape_markdown(name)}**: {escape_markdown(why)}" for name, why in reasons))


def _in_words(items: list[WorklistItem], counts: dict[str, int], card: Card) -> str:
    return say_count(
        "worklist.summary",
        len(items),
        counts=", ".join(f"**{number(count)}** {_kind(name, class_in_sentence)}" for name, count in counts.items()),
        unsure=sum(_unsure(item.so_far(card)) for item in items),
        seen=sum(item.seen for item in items),
    )


def _filtered(items: list[WorklistItem], kinds: list[str], card: Card) -> list[WorklistItem]:
    """Return the items that the visitor asks for by kind of outcome, as `count_outcomes` has them, and by marks."""
    kind, unsure, unseen = st.columns([3, 1, 1], vertical_alignment="bottom")
    asked = kind.pills(
        say("worklist.only"),
        kinds,
        selection_mode="multi",
        format_func=_kind,
        key="worklist_kinds",
        wrap=True,
        persist_state="session",
    )
    only_unsure = unsure.toggle(say("worklist.only_unsure"), key="worklist_unsure", persist_state="session")
    only_unseen = unseen.toggle(say("worklist.only_unseen"), key="worklist_unseen", persist_state="session")

    def wanted(item: WorklistItem) -> bool:
        outcome = item.so_far(card)
        return (
            (not asked or (outcome.label or outcome.status) in asked)
            and (not only_unsure or _unsure(outcome))
            and not (only_unseen and item.seen)
        )

    return list(filter(wanted, items))


def _frame(items: list[WorklistItem], card: Card) -> pd.DataFrame:
    rows = [_row(item, item.so_far(card), card) for item in items]
    return pd.DataFrame(rows, columns=list(_columns(card))).round(3)  # percentages as elsewhere


def _row(item: WorklistItem, outcome: Outcome, card: Card) -> dict[str, Any]:
    chances = dict(zip(card["classes"], map(clip_probability, outcome.probabilities), strict=False))
    unsure = say("worklist.unsure") if _unsure(outcome) else say("worklist.sure") if outcome.status == READ else ""
    warning = say(f"worklist.{outcome.gate}") if outcome.gate in WARNED else ""
    remark = say_message(outcome.message) if outcome.message else warning
    return {
        "open": say("worklist.open"),
        "picture": None if item.thumbnail is None else image_data_url(item.thumbnail),
        "label": _kind(outcome.label or outcome.status),
        **{f"probability_{name}": chances.get(name) for name in output_classes(card["classes"])},
        "sure": unsure,
        "file": escape_formula(item.name),  # the table's own menu exports cells as they are
        "seen": item.seen,
        "note": item.note,
        "remark": remark,
    }


def _columns(card: Card) -> dict[str, Column]:
    """Return the configuration of each column, in their order."""
    kind, asked = st.column_config, output_classes(card["classes"])
    return {
        "open": kind.ButtonColumn(say("worklist.open"), width="small", key=CLICKED),
        "picture": kind.ImageColumn(say("worklist.picture"), width="small"),
        "label": kind.TextColumn(say("worklist.label")),
        **{
            f"probability_{name}": kind.ProgressColumn(
                say("worklist.chance") if len(asked) == 1 else class_name(name),
                format="percent",
                min_value=0,
                max_value=1,
                help=say("worklist.probability", label=class_in_sentence(name)),
            )
            for name in asked
        },
        "sure": kind.TextColumn(say("worklist.sure_column")),
        "file": kind.TextColumn(say("worklist.file")),
        "seen": kind.CheckboxColumn(say("worklist.seen")),
        "note": kind.TextColumn(say("worklist.note"), max_chars=NOTE),
        "remark": kind.TextColumn(say("worklist.remark"), width="medium"),
    }


def _unsure(outcome: Outcome) -> bool:
    return outcome.status == READ and not outcome.sure


def _kind(name: str, words: Callable[[str], str] = class_name) -> str:
    """Name an outcome: its predicted class, in these words, or why there is none."""
    reasons = {REFUSED: "worklist.refused", ERROR: "worklist.unreadable", NOT_READ: "worklist.not_read"}
    return say(reasons[name]) if name in reasons else words(name)
