"""The worklist as a table: the most suspicious first, with filters, marks, notes, and a way to open each row."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard.components.common.formatting import clip_probability, escape_markdown, image_data_url
from dashboard.components.intake.open_item import open_in_read
from dashboard.components.intake.session_worklist import table_key
from dashboard.components.session.upload_privacy import note_activity
from dashboard.texts import class_in_sentence, class_name, number, say, say_count, say_message
from model_zoo.core.card import Card
from model_zoo.core.csv_safety import escape_formula
from model_zoo.inference.input_gate import UNUSUAL
from model_zoo.metrics.summary import output_classes
from model_zoo.reading.outcomes import ERROR, READ, REFUSED, Outcome
from model_zoo.reading.worklist import NOT_READ, THUMBNAIL, Worklist, WorklistItem, count_outcomes, worklist_csv

PAGE = "app_pages/worklist.py"
CLICKED = "worklist_open"
EDITED = ("seen", "note")
NOTE = 500  # letters
ROWS, HEADER = 8, 38  # rows to be seen at once; pixels
KEPT = {"persist_state": "session"}


@st.fragment
def show_worklist_table(worklist: Worklist, card: Card) -> None:
    """What the model said of each picture, and what the visitor says of it."""
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
        # Before the page runs, which a click in the same moment may lead to other rows.
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
    """Note what the visitor says of the pictures of a table. key: of the table."""
    for row, said in st.session_state[key]["edited_rows"].items():
        item = shown[row]
        # A note that was deleted comes as None.
        item.seen, item.note = bool(said.get("seen", item.seen)), said.get("note", item.note) or ""


def _by_name(shown: list[WorklistItem], card: Card) -> None:
    """Another way to open a picture, as the keyboard does not reach the buttons in a table."""
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
    """Why pictures have no probability."""
    answers = [(item, item.so_far(card)) for item in shown]
    unread = [(item, answer) for item, answer in answers if answer.status in (REFUSED, ERROR)]
    if unread:
        with st.expander(say("worklist.why", count=len(unread))):
            reasons = [(item.name, say_message(answer.message)) for item, answer in unread]
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
    """The items that the visitor asks for. kinds: of answers, as count_outcomes() has them."""
    kind, unsure, unseen = st.columns([3, 1, 1], vertical_alignment="bottom")
    asked = kind.pills(
        say("worklist.only"), kinds, selection_mode="multi", format_func=_kind, key="worklist_kinds", wrap=True, **KEPT
    )
    only_unsure = unsure.toggle(say("worklist.only_unsure"), key="worklist_unsure", **KEPT)
    only_unseen = unseen.toggle(say("worklist.only_unseen"), key="worklist_unseen", **KEPT)

    def wanted(item: WorklistItem) -> bool:
        answer = item.so_far(card)
        return (
            (not asked or (answer.label or answer.status) in asked)
            and (not only_unsure or _unsure(answer))
            and not (only_unseen and item.seen)
        )

    return list(filter(wanted, items))


def _frame(items: list[WorklistItem], card: Card) -> pd.DataFrame:
    rows = [_row(item, item.so_far(card), card) for item in items]
    return pd.DataFrame(rows, columns=list(_columns(card))).round(3)  # percentages as elsewhere


def _row(item: WorklistItem, answer: Outcome, card: Card) -> dict:
    chances = dict(zip(card["classes"], map(clip_probability, answer.probabilities), strict=False))
    unsure = say("worklist.unsure") if _unsure(answer) else say("worklist.sure") if answer.status == READ else ""
    unusual = say("worklist.unusual") if answer.gate == UNUSUAL else ""
    remark = say_message(answer.message) if answer.message else unusual
    return {
        "open": say("worklist.open"),
        "picture": None if item.thumbnail is None else image_data_url(item.thumbnail),
        "label": _kind(answer.label or answer.status),
        **{f"probability_{name}": chances.get(name) for name in output_classes(card["classes"])},
        "sure": unsure,
        "file": escape_formula(item.name),  # the table's own menu exports cells as they are
        "seen": item.seen,
        "note": item.note,
        "remark": remark,
    }


def _columns(card: Card) -> dict:
    """The configuration of each column, in their order."""
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


def _unsure(answer: Outcome) -> bool:
    return answer.status == READ and not answer.sure


def _kind(name: str, words: Callable[[str], str] = class_name) -> str:
    """Name an outcome: its predicted class, in these words, or why there is none."""
    reasons = {REFUSED: "worklist.refused", ERROR: "worklist.unreadable", NOT_READ: "worklist.not_read"}
    return say(reasons[name]) if name in reasons else words(name)
