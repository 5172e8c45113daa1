"""Frame around every page of the dashboard."""

import sys
from pathlib import Path

import streamlit as st

# Streamlit puts only this file's folder on the path; the packages lie one above.
if (root := str(Path(__file__).parent.parent)) not in sys.path:
    sys.path.insert(0, root)

from dashboard.components.common.layout import require_login, show_notice
from dashboard.components.common.navigation import keep_language, menu
from dashboard.components.session.upload_privacy import forget_in_time
from dashboard.texts import say

st.set_page_config("ThoraxLens", page_icon=str(Path(__file__).parent / "icon.svg"), layout="wide")
keep_language()  # first, because the titles of the pages are in it
page = menu(
    {
        say("nav.radiologists"): [
            st.Page("app_pages/read.py", title=say("nav.read"), icon=":material/radiology:", default=True),
            st.Page("app_pages/worklist.py", title=say("nav.worklist"), icon=":material/playlist_add_check:"),
            st.Page("app_pages/compare.py", title=say("nav.compare"), icon=":material/compare:"),
        ],
        say("nav.educators"): [
            st.Page("app_pages/inside.py", title=say("nav.inside"), icon=":material/account_tree:"),
            st.Page("app_pages/challenge.py", title=say("nav.challenge"), icon=":material/quiz:"),
            st.Page("app_pages/training_curves.py", title=say("nav.training_curves"), icon=":material/show_chart:"),
        ],
        say("nav.stakeholders"): [
            st.Page("app_pages/leaderboard.py", title=say("nav.leaderboard"), icon=":material/leaderboard:"),
            st.Page("app_pages/performance.py", title=say("nav.performance"), icon=":material/fact_check:"),
            st.Page("app_pages/class_balance.py", title=say("nav.class_balance"), icon=":material/bar_chart:"),
            st.Page("app_pages/model_cards.py", title=say("nav.model_cards"), icon=":material/badge:"),
            st.Page("app_pages/about.py", title=say("nav.about"), icon=":material/help:"),
        ],
    }
)
require_login()
show_notice()
forget_in_time()
page.run()
