"""The menu: the list of all pages, and the language."""

import streamlit as st

from dashboard.components.common.url_state import keep_in_link
from dashboard.texts import LANGUAGES, browsers_language, say

NAMES = {code: module.NAME for code, module in LANGUAGES.items()}


def keep_language() -> None:
    """The language of all pages, kept in the link where it is not the browser's."""
    keep_in_link("language", NAMES, browsers_language())


def menu(pages: dict[str, list[st.Page]]) -> st.Page:
    """Draw the menu, and return the page that the visitor has opened. pages: title of the part -> its pages.

    Streamlit's own menu puts the titles of the parts between the items of a list, where screen readers expect none. On
    a telephone that one closes when a page is chosen; a sidebar of links does not, so there it is a button's.
    """
    page = st.navigation(pages, position="hidden")
    telephone = "Mobi" in st.context.headers.get("User-Agent", "")
    # Another key on each page: another button, which is closed.
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
    """Have the browser take the chosen options with their new labels; a select box would lose the choice otherwise."""
    for key, value in st.session_state.items():
        chosen = value[0] if isinstance(value, list) and value else value
        # Not what a button says, which nobody may set.
        if isinstance(chosen, str | int) and not isinstance(chosen, bool):
            st.session_state[key] = value
