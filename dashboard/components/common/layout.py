"""What stands on every page, the choice of a model that several pages share, and how figures are written."""

import streamlit as st

from dashboard.texts import say


def show_notice() -> None:
    """The line that stands at the top of every page."""
    st.markdown(f":orange-background[:material/warning: {say('frame.notice')}] {say('frame.instrument')}")


def require_login() -> None:
    """Stop every page until the visitor has logged in, where secrets.toml has a section [auth]; else do nothing."""
    if not st.user.get("is_logged_in", True):
        st.title("ThoraxLens")
        st.button(say("frame.log_in"), icon=":material/login:", on_click=st.login)
        st.stop()
