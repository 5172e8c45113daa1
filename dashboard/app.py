"""ThoraxLens dashboard: the frame around every page."""

import sys
from pathlib import Path

import streamlit as st

# Streamlit puts only this file's folder on the path; the packages lie one above.
if (root := str(Path(__file__).parent.parent)) not in sys.path:
    sys.path.insert(0, root)

from dashboard.components.forgetting import forget_when_idle
from dashboard.components.frame import choose_language, log_in, notice
from dashboard.texts import say

st.set_page_config("ThoraxLens", page_icon=str(Path(__file__).parent / "icon.svg"), layout="wide")
page = st.navigation(
    {
        "Radiologists": [
            st.Page("app_pages/read.py", title="Read an X-ray", icon=":material/radiology:", default=True),
        ],
        "Educators": [
            st.Page("app_pages/training_curves.py", title="Training curves", icon=":material/show_chart:"),
        ],
        "Stakeholders": [
            st.Page("app_pages/leaderboard.py", title=say("nav.leaderboard"), icon=":material/leaderboard:"),
            st.Page("app_pages/performance.py", title="Performance", icon=":material/fact_check:"),
            st.Page("app_pages/class_balance.py", title="Class balance", icon=":material/bar_chart:"),
            st.Page("app_pages/model_cards.py", title=say("nav.model_cards"), icon=":material/badge:"),
            st.Page("app_pages/about.py", title=say("nav.about"), icon=":material/help:"),
        ],
    }
)
log_in()
choose_language()
notice()
forget_when_idle()
page.run()
