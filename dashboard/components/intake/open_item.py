"""A picture of the visitor's list that is open: the page that hands it over, the next one, and the way back."""

from dataclasses import dataclass, replace

import streamlit as st

from dashboard.components.common.formatting import escape_markdown
from dashboard.components.intake.uploads import report_left_out
from dashboard.components.session.request_queue import READINGS, queued
from dashboard.components.session.upload_privacy import forgettable, show_privacy_line
from dashboard.texts import say
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.reading.worklist import IntakeCounts, WorklistItem

OPENED = forgettable("opened")
NOTHING = IntakeCounts(0, 0)


@dataclass(frozen=True)
class OpenItem:
    """Which picture is open.

    items: those of the page it comes from, as they stand there. back: that page's file. taken: what became of the
    files, where they were uploaded just now.
    """

    items: tuple[WorklistItem, ...]
    place: int
    back: str
    taken: IntakeCounts = NOTHING

    @property
    def item(self) -> WorklistItem:
        return self.items[self.place]


def open_in_read(items: list[WorklistItem], place: int, model: str, back: str) -> None:
    """Leave this page for Read an X-ray, which shows one of these pictures as that model reads it."""
    _open(OpenItem(tuple(items), place, back))
    st.session_state["chosen_model"] = model
    st.switch_page("app_pages/read.py")


def open_first(items: list[WorklistItem], taken: IntakeCounts) -> None:
    """Open the first of pictures that were put on the list just now. taken: what became of their files."""
    _open(OpenItem(tuple(items), 0, "app_pages/worklist.py", taken))


def opened_radiograph() -> Radiograph | None:
    """The picture that is open, with where it comes from and what comes next; None where there is none.

    Raises ImageError, Busy.
    """
    opened: OpenItem | None = st.session_state.get(OPENED)
    if opened is None:
        return None
    place, count = opened.place + 1, len(opened.items)
    st.markdown(say("hand_over.from", name=escape_markdown(opened.item.name), place=place, count=count))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link(opened.back, label=say("hand_over.back"), icon=":material/arrow_back:")
        if opened.place + 1 < len(opened.items):
            following = replace(opened, place=opened.place + 1, taken=NOTHING)
            st.button(say("hand_over.next"), icon=":material/skip_next:", on_click=_open, args=(following,))
        st.button(say("hand_over.upload"), icon=":material/upload:", on_click=close_item)
    report_left_out(opened.taken)
    show_privacy_line()
    with queued(READINGS, "decoding"):
        return opened.item.radiograph()


def _open(opened: OpenItem) -> None:
    opened.item.seen = True
    st.session_state[OPENED] = opened


def close_item() -> None:
    """Have no picture of the list open."""
    st.session_state.pop(OPENED, None)
