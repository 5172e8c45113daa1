"""Elements of every page: the notice at its top and the login."""

import streamlit as st

from dashboard.texts import say


def show_notice() -> None:
    """Show the notice at the top of every page."""
    st.markdown(f":orange-background[:material/warning: {say('frame.notice')}] {say('frame.instrument')}")


def require_login() -> None:
    """Ask the visitor to log in, and stop the page until then, where secrets.toml has a section [auth]."""
    if not st.user.get("is_logged_in", True):
        st.title("ThoraxLens")
        st.button(say("frame.log_in"), icon=":material/login:", on_click=st.login)
        st.stop()
