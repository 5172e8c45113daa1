"""Uploaded files: taken from Streamlit at once, and the warning about those that are left out."""

from collections.abc import Callable

import streamlit as st

from dashboard.components.server.streamlit_internals import drop_upload
from dashboard.components.session.request_queue import Busy
from dashboard.components.session.upload_privacy import forgettable, upload_key
from dashboard.texts import say
from model_zoo.reading.worklist import IntakeCounts

TIMES = forgettable("times_taken")


def take_uploads(label: str, take: Callable[[list[tuple[str, bytes]]], object], kind: str = "") -> None:
    """Show the uploader, and hand over the files that were chosen since the last run.

    Streamlit then drops the files, and from the next run on the uploader is empty.

    Parameters
    ----------
    label
        Of the uploader.
    take
        Called with name and bytes of each file; returns whether the page is to run anew. Where it raises Busy, the
        files stay for the next run.
    kind
        Suffix of the key that tells the uploaders of several pages apart.
    """
    times = st.session_state.get(TIMES, 0)
    key = upload_key() + kind
    # A new key each time empties the uploader.
    files = st.file_uploader(label, accept_multiple_files=True, key=f"{key}_after_{times}" if times else key)
    # Streamlit's own words in the uploader are English only.
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
    """Say how many of the files found no room on the worklist, or are no images."""
    if taken.no_room:
        st.warning(say("list.no_room", left_out=taken.no_room), icon=":material/inventory_2:")
    if taken.no_pictures:
        st.info(say("list.no_pictures", left_out=taken.no_pictures), icon=":material/info:")
