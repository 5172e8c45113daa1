"""Radiograph of the worklist that is open on another page, and the way back."""

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
    """Radiograph of the worklist that is open.

    Parameters
    ----------
    items
        Those of the page it comes from, in their order there.
    place
        Index of the open one.
    back
        File of that page.
    taken
        What became of the files, where they were uploaded just now.
    """

    items: tuple[WorklistItem, ...]
    place: int
    back: str
    taken: IntakeCounts = NOTHING

    @property
    def item(self) -> WorklistItem:
        """Item that is open."""
        return self.items[self.place]


def open_in_read(items: list[WorklistItem], place: int, model: str, back: str) -> None:
    """Switch to the page Read an X-ray with one of these items open.

    Parameters
    ----------
    place
        Index of that item.
    model
        Name of the model that is to predict there.
    back
        File of this page.
    """
    _open(OpenItem(tuple(items), place, back))
    st.session_state["chosen_model"] = model
    st.switch_page("app_pages/read.py")


def open_first(items: list[WorklistItem], taken: IntakeCounts) -> None:
    """Open the first of the items that were put on the worklist just now.

    Parameters
    ----------
    taken
        What became of their files.
    """
    _open(OpenItem(tuple(items), 0, "app_pages/worklist.py", taken))


def opened_radiograph() -> Radiograph | None:
    """Show which item of the worklist is open, with buttons to go on, and return its radiograph; None without one.

    Raises
    ------
    ImageError
        Where the file cannot be read.
    Busy
        Where the visitor gets no turn to decode it.
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
    """Close the open item of the worklist, if any."""
    st.session_state.pop(OPENED, None)
