"""Widgets whose values are kept over pages and in the link."""

from collections.abc import Collection

import streamlit as st

from dashboard.components.session.upload_privacy import forgettable
from dashboard.texts import class_name

ABOUT = forgettable("about")  # in the session: of widgets, what they are about


def keep_in_link(key: str, options: Collection[str], default: str) -> None:
    """Keep the value of the widget with this key in the session and, unless it is the default, in the link.

    For a widget whose options have labels in the visitor's language: one that is bound to the link writes these there,
    and in another language nobody knows them. It is to have persist_state="session" and no default of its own.
    """
    value = st.session_state.get(key, st.query_params.get(key))
    value = value if value in options else default
    st.session_state[key] = value  # each time: the same widget on another page starts anew
    if value != default:
        st.query_params[key] = value
    elif key in st.query_params:
        del st.query_params[key]


def keep_several_in_link(key: str, options: Collection[str], default: list[str]) -> None:
    """keep_in_link() for a widget that takes several options; its name stands in the link once for each."""
    if (value := st.session_state.get(key)) is None:
        value = [one for one in st.query_params.get_all(key) if one in options] or default
    offered = [one for one in value if one in options]
    # Nothing chosen stays so; but where the options are others now, a choice among the old ones says nothing.
    st.session_state[key] = value = offered if offered or not value else default
    if value and value != default:
        st.query_params[key] = value
    elif key in st.query_params:
        del st.query_params[key]


def reset_on_change(of: str, mark: str, **starts) -> None:
    """Set widgets to where they start as soon as they are about something else.

    of: a name for these widgets; mark: what tells what they are about from anything else. Their keys cannot hold it, as
    Streamlit logs keys. They are to have persist_state="session" and no default of their own.
    """
    about = st.session_state.setdefault(ABOUT, {})
    if about.get(of) != mark:
        about[of] = mark
        st.session_state.update(starts)


def linked_segments(label: str, options: dict[str, str], key: str, default: str | None = None) -> str:
    """One of a few options, drawn side by side; kept over pages and in the link.

    options: what is kept -> words. default: the first, where none is given.
    """
    keep_in_link(key, options, default or next(iter(options)))
    return st.segmented_control(
        label,
        list(options),
        format_func=options.__getitem__,
        required=True,
        key=key,
        persist_state="session",
        wrap=True,
    )


def choose_class(
    label: str,
    classes: list[str],
    key: str,
    start: str,
    about: str | None = None,
    with_first: bool = True,
    disabled: bool = False,
) -> str:
    """Ask which of a model's classes something is shown for; of two it is the second, without a question.

    Parameters
    ----------
    start : str
        The class that is chosen at first.
    about : str or None
        What tells what the choice is about from anything else, as each starts anew. None for a choice that is kept from
        one thing to the next, and in the link.
    with_first : bool
        Whether the first class, the normal one, is offered too.
    """
    if len(classes) == 2:
        return classes[1]
    offered = classes if with_first else classes[1:]
    if about is None:
        keep_in_link(key, offered, start)
    else:
        reset_on_change(key, about, **{key: start})
    return st.segmented_control(
        label,
        offered,
        format_func=class_name,
        required=True,
        key=key,
        persist_state="session",
        disabled=disabled,
        wrap=True,
    )
