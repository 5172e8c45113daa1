"""Choice of the radiograph that several pages are about: one of the worklist, an uploaded one, or a sample."""

import streamlit as st

from dashboard.components.common.formatting import escape_markdown
from dashboard.components.intake.open_item import open_first, opened_radiograph
from dashboard.components.intake.session_worklist import add_files, session_worklist
from dashboard.components.intake.uploads import report_left_out, take_uploads
from dashboard.components.session.request_queue import READINGS, queued
from dashboard.components.session.upload_privacy import forgettable, show_privacy_line
from dashboard.texts import class_in_sentence, say
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.reading.worklist import WorklistItem, is_archive, sample_items

OWN, SAMPLE = forgettable("picture"), "sample"  # in the session


def choose_image() -> Radiograph | None:
    """Ask for a radiograph and return it: the open one of the worklist, else the uploaded one, else a sample, or None.

    Raises
    ------
    ImageError
        Where the file cannot be read.
    Busy
        Where the visitor gets no turn to decode it.
    """
    if (opened := opened_radiograph()) is not None:
        return opened
    left, right = st.columns(2)
    with left:
        own = _own()
    with right:
        item = own or _sample()
    show_privacy_line()
    if item is None:
        return None
    with queued(READINGS, "decoding"):
        return item.radiograph()


def _own() -> WorklistItem | None:
    """Return the radiograph that the visitor uploaded; several go onto the worklist instead, and open from there."""
    take_uploads(say("picture.files"), _take)
    item: WorklistItem | None = st.session_state.get(OWN)
    if item is not None:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f":material/draft: {escape_markdown(item.name)}")
            st.button(say("picture.drop"), icon=":material/close:", on_click=_drop)
    return item


def _take(files: list[tuple[str, bytes]]) -> bool:
    """Keep what was uploaded, and return whether there is a radiograph to show."""
    (name, data), *more = files
    if not more and not is_archive(name, data):
        st.session_state[OWN] = WorklistItem(name, data)
        return True
    added, taken = add_files(files), session_worklist().taken
    if added:
        open_first(added, taken)
    else:
        report_left_out(taken)
    return bool(added)


def _drop() -> None:
    st.session_state.pop(OWN, None)


def _sample() -> WorklistItem | None:
    found = {
        item.name.removeprefix("synthetic_").removesuffix(".png").replace("_", " "): item for item in sample_items()
    }
    st.session_state[SAMPLE] = st.session_state.get(
        SAMPLE
    )  # in every run, as the same widget on another page starts anew
    chosen = st.pills(
        say("read.samples"),
        list(found),
        format_func=_label,
        key=SAMPLE,
        persist_state="session",
        wrap=True,
    )
    st.caption(say("read.samples_note"))
    return found[chosen] if chosen else None


def _label(name: str) -> str:
    kind, _, number = name.rpartition(" ")
    return f"{class_in_sentence(kind.upper())} {number}"
