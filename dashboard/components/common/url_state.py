"""Values of widgets that are kept over pages and in the link."""

from collections.abc import Collection
from typing import cast

import streamlit as st

from dashboard.components.session.upload_privacy import forgettable
from dashboard.texts import class_name

ABOUT = forgettable("about")  # in the session: the subject of each group of widgets


def keep_in_link(key: str, options: Collection[str], default: str) -> None:
    """Keep the value of a widget in the session and, unless it is the default, in the link.

    For a widget whose options have labels in the visitor's language: where Streamlit itself binds one to the link, it
    writes the labels there, which mean nothing in another language.

    Parameters
    ----------
    key
        Of the widget, which needs persist_state="session" and no default of its own.
    options
        Values that it may have; another value becomes the default.
    """
    value = st.session_state.get(key, st.query_params.get(key))
    value = value if value in options else default
    st.session_state[key] = value  # in every run, as the same widget on another page starts anew
    if value != default:
        st.query_params[key] = value
    elif key in st.query_params:
        del st.query_params[key]


def keep_several_in_link(key: str, options: Collection[str], default: list[str]) -> None:
    """Keep the choices of a widget that takes several as `keep_in_link` does; its key is in the link once for each.

    Parameters
    ----------
    key, options
        As `keep_in_link` takes them.
    default
        Choices at first, and where none of the earlier choices is among the options any more.
    """
    if (value := st.session_state.get(key)) is None:
        value = [one for one in st.query_params.get_all(key) if one in options] or default
    offered = [one for one in value if one in options]
    # An empty choice of the visitor stays empty; one that is empty because the options have changed does not.
    st.session_state[key] = value = offered if offered or not value else default
    if value and value != default:
        st.query_params[key] = value
    elif key in st.query_params:
        del st.query_params[key]


def reset_on_change(of: str, mark: str, **starts: object) -> None:
    """Set widgets to their initial values as soon as their subject changes.

    The widgets need persist_state="session" and no defaults of their own. Their keys cannot hold the mark instead, as
    Streamlit logs keys.

    Parameters
    ----------
    of
        Name of the group of widgets.
    mark
        Text that tells their subject from others, such as the digest of an image.
    **starts
        Initial values by the widgets' keys.
    """
    about = st.session_state.setdefault(ABOUT, {})
    if about.get(of) != mark:
        about[of] = mark
        st.session_state.update(starts)


def linked_segments(label: str, options: dict[str, str], key: str, default: str | None = None) -> str:
    """Ask for one of a few options, drawn side by side, and return it; it is kept over pages and in the link.

    Parameters
    ----------
    options
        Labels by the values that are kept.
    default
        One of the values; by default the first.
    """
    keep_in_link(key, options, default or next(iter(options)))
    chosen = st.segmented_control(
        label,
        list(options),
        format_func=options.__getitem__,
        required=True,
        key=key,
        persist_state="session",
        wrap=True,
    )
    return cast(str, chosen)  # the session has a value


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
    label, key, disabled
        Of the widget.
    start
        Class that is chosen at first.
    about
        Mark of the subject, as `reset_on_change` takes it: the choice starts anew with each. None for a choice that is
        kept from one subject to the next, and in the link.
    with_first
        Whether the first class, the normal one, is offered too.
    """
    if len(classes) == 2:
        return classes[1]
    offered = classes if with_first else classes[1:]
    if about is None:
        keep_in_link(key, offered, start)
    else:
        reset_on_change(key, about, **{key: start})
    chosen = st.segmented_control(
        label,
        offered,
        format_func=class_name,
        required=True,
        key=key,
        persist_state="session",
        disabled=disabled,
        wrap=True,
    )
    return cast(str, chosen)  # the session has a value
