"""Page Worklist: predictions for many radiographs, the most suspicious first."""

import streamlit as st

from dashboard.components.common.model_data import choose_model
from dashboard.components.intake.session_worklist import predict_all, session_worklist, show_intake
from dashboard.components.worklist.worklist_table import show_worklist_table
from dashboard.texts import say

st.title(say("nav.worklist"))
st.markdown(say("worklist.intro"))
card = choose_model()
worklist = session_worklist()
show_intake(worklist)
if not worklist.items:
    st.info(say("list.empty"), icon=":material/playlist_add:")
    st.stop()
usable = predict_all(worklist, [card])
if usable:
    show_worklist_table(worklist, card)
