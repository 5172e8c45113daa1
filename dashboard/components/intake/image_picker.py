"""The radiograph that a visitor looks at, the same one on every page that asks: of the list, their own, or a sample."""

import streamlit as st

from dashboard.components.common.formatting import plain
from dashboard.components.intake.open_item import handed_over, open_new
from dashboard.components.intake.session_worklist import my_list, take_in
from dashboard.components.intake.uploads import left_out, uploaded
from dashboard.components.session.request_queue import READINGS, in_turn
from dashboard.components.session.upload_privacy import held, privacy_line
from dashboard.texts import finding, say
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.reading.worklist import Item, is_archive, samples

OWN, SAMPLE = held("picture"), "sample"  # in the session


def choose_picture() -> Radiograph | None:
    """The picture that is open from the list, or else the uploaded one, or else the chosen sample, or None.

    Raises ImageError, Busy.
    """
    if (opened := handed_over()) is not None:
        return opened
    left, right = st.columns(2)
    with left:
        own = _own()
    with right:
        item = own or _sample()
    privacy_line()
    if item is None:
        return None
    with in_turn(READINGS, "decoding"):
        return item.radiograph()


def _own() -> Item | None:
    """The picture that the visitor uploaded, until it is removed; several go onto the list instead, and open there."""
    uploaded(say("picture.files"), _take)
    item: Item | None = st.session_state.get(OWN)
    if item is not None:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f":material/draft: {plain(item.name)}")
            st.button(say("picture.drop"), icon=":material/close:", on_click=_drop)
    return item


def _take(files: list[tuple[str, bytes]]) -> bool:
    """Keep what was uploaded; whether there is a picture to show. Raises Busy."""
    (name, data), *more = files
    if not more and not is_archive(name, data):
        st.session_state[OWN] = Item(name, data)
        return True
    added, taken = take_in(files), my_list().taken
    if added:
        open_new(added, taken)
    else:
        left_out(taken)
    return bool(added)


def _drop() -> None:
    st.session_state.pop(OWN, None)


def _sample() -> Item | None:
    found = {item.name.removeprefix("synthetic_").removesuffix(".png").replace("_", " "): item for item in samples()}
    st.session_state[SAMPLE] = st.session_state.get(SAMPLE)  # each time: the same widget on another page starts anew
    chosen = st.pills(
        say("read.samples"),
        list(found),
        format_func=_label,
        key=SAMPLE,
        persist_state="session",
        wrap=True,
    )
    st.caption(say("read.samples_note"))
    return found.get(chosen)


def _label(name: str) -> str:
    kind, _, number = name.rpartition(" ")
    return f"{finding(kind.upper())} {number}"
