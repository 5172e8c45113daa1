"""Menu of all pages and languages."""

import streamlit as st

from dashboard.components.common.url_state import keep_in_link
from dashboard.texts import LANGUAGES, browsers_language, say

NAMES = {code: module.NAME for code, module in LANGUAGES.items()}


def keep_language() -> None:
    """Keep the language of all pages in the link where it is not the browser's."""
    keep_in_link("language", NAMES, browsers_language())


def menu(pages: dict[str, list[st.Page]]) -> st.Page:
    """Draw the menu, and return the page that the visitor has opened.

    It is not Streamlit's own menu, which puts the titles of parts between the items of a list, where screen readers
    expect none. On a telephone it is a pop-up, as a sidebar of links would stay open when a page is chosen.

    Parameters
    ----------
    pages
        Pages of each part of the menu, by the part's title.
    """
    page = st.navigation(pages, position="hidden")
    telephone = "Mobi" in st.context.headers.get("User-Agent", "")
    # A key for each page makes it another pop-up there, which starts closed.
    place = (
        st.popover(say("nav.menu"), icon=":material/menu:", key=f"menu_{page.url_path}") if telephone else st.sidebar
    )
    with place:
        for part, members in pages.items():
            st.caption(part)
            for member in members:
                st.page_link(member, width="stretch")
        st.selectbox(
            say("frame.language"), list(NAMES), format_func=NAMES.__getitem__, key="language", on_change=_label_anew
        )
    return page


def _label_anew() -> None:
    """Have the browser show the chosen options with their new labels; a select box would lose the choice otherwise."""
    for key, value in st.session_state.items():
        chosen = value[0] if isinstance(value, list) and value else value
        # Not the value of a button, which Streamlit does not let a page set.
        if isinstance(chosen, str | int) and not isinstance(chosen, bool):
            st.session_state[key] = value
