"""Files that a visitor uploads: taken out of Streamlit's hands at once, and what is said of those that are left out."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.components.forgetting import upload_key
from dashboard.texts import say
from model_zoo.worklist import Taken

TIMES = "times_taken"


def uploaded(label: str, kind: str = "") -> list[tuple[str, bytes]]:
    """Name and bytes of the files that were chosen since the last run; whoever asks keeps them, Streamlit does not.

    kind: tells uploaders of several pages apart. From the next run on the uploader is empty.
    """
    times = st.session_state.get(TIMES, 0)
    key = upload_key() + kind
    # Another key each time, which empties the uploader.
    files = st.file_uploader(label, accept_multiple_files=True, key=f"{key}_after_{times}" if times else key)
    if not files:
        return []
    context, found = get_script_run_ctx(), []
    with st.spinner(say("list.unpacking")):
        for file in files:
            found.append((file.name, file.getvalue()))
            context.uploaded_file_mgr.remove_file(session_id=context.session_id, file_id=file.file_id)
    st.session_state[TIMES] = times + 1
    return found


def left_out(taken: Taken) -> None:
    """Say how many of the files found no room on the list or are no pictures."""
    if taken.no_room:
        st.warning(say("list.no_room", left_out=taken.no_room), icon=":material/inventory_2:")
    if taken.no_pictures:
        st.info(say("list.no_pictures", left_out=taken.no_pictures), icon=":material/info:")
