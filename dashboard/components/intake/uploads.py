"""Files that a visitor uploads: taken out of Streamlit's hands at once, and what is said of those that are left out."""

from collections.abc import Callable

import streamlit as st

from dashboard.components.server.streamlit_internals import drop_upload
from dashboard.components.session.request_queue import Busy
from dashboard.components.session.upload_privacy import forgettable, upload_key
from dashboard.texts import say
from model_zoo.reading.worklist import IntakeCounts

TIMES = forgettable("times_taken")


def take_uploads(label: str, take: Callable[[list[tuple[str, bytes]]], object], kind: str = "") -> None:
    """Have name and bytes of the files that were chosen since the last run taken; Streamlit keeps them no longer.

    take: returns whether the page is to be run anew; where it raises Busy, the files stay for the next run. kind: tells
    uploaders of several pages apart. From the next run on the uploader is empty.
    """
    times = st.session_state.get(TIMES, 0)
    key = upload_key() + kind
    # Another key each time, which empties the uploader.
    files = st.file_uploader(label, accept_multiple_files=True, key=f"{key}_after_{times}" if times else key)
    # What Streamlit writes into the uploader itself is English only.
    st.caption(say("frame.upload_hint", megabytes=st.get_option("server.maxUploadSize")))
    if not files:
        return
    try:
        with st.spinner(say("list.unpacking")):
            anew = take([(file.name, file.getvalue()) for file in files])
    except Busy as error:
        st.error(say("list.later", problem=str(error)), icon=":material/hourglass_disabled:")
        return
    for file in files:
        drop_upload(file)
    st.session_state[TIMES] = times + 1
    if anew:
        st.rerun()


def report_left_out(taken: IntakeCounts) -> None:
    """Say how many of the files found no room on the list or are no pictures."""
    if taken.no_room:
        st.warning(say("list.no_room", left_out=taken.no_room), icon=":material/inventory_2:")
    if taken.no_pictures:
        st.info(say("list.no_pictures", left_out=taken.no_pictures), icon=":material/info:")
