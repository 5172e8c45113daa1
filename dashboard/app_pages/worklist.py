"""Worklist: many radiographs read one after the other, the most suspicious first."""

import streamlit as st

from dashboard.components.common.model_data import choose_model
from dashboard.components.intake.session_worklist import fill, my_list, read_all
from dashboard.components.worklist.worklist_table import table
from dashboard.texts import say

st.title(say("nav.worklist"))
st.markdown(say("worklist.intro"))
card = choose_model()
worklist = my_list()
fill(worklist)
if not worklist.items:
    st.info(say("list.empty"), icon=":material/playlist_add:")
    st.stop()
usable = read_all(worklist, [card])
if usable:
    table(worklist, card)
