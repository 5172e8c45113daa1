"""What stands on every page, the choice of a model that several pages share, and how figures are written."""

import base64
import io
import re
import urllib.parse
from collections.abc import Collection

import numpy as np
import streamlit as st
from PIL import Image

from dashboard.components.forgetting import held
from dashboard.components.store import usable_cards
from dashboard.texts import class_name, number, of_zoo, say

ABOUT = held("about")  # in the session: of widgets, what they are about


def notice() -> None:
    """The line that stands at the top of every page."""
    st.markdown(f":orange-background[:material/warning: {say('frame.notice')}] {say('frame.instrument')}")


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


def start_anew(of: str, mark: str, **starts) -> None:
    """Set widgets to where they start as soon as they are about something else.

    of: a name for these widgets; mark: what tells what they are about from anything else. Their keys cannot hold it, as
    Streamlit logs keys. They are to have persist_state="session" and no default of their own.
    """
    about = st.session_state.setdefault(ABOUT, {})
    if about.get(of) != mark:
        about[of] = mark
        st.session_state.update(starts)


def linked_choice(label: str, options: dict[str, str], key: str, default: str | None = None) -> str:
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


def log_in() -> None:
    """Stop every page until the visitor has logged in, where secrets.toml has a section [auth]; else do nothing."""
    if not st.user.get("is_logged_in", True):
        st.title("ThoraxLens")
        st.button(say("frame.log_in"), icon=":material/login:", on_click=st.login)
        st.stop()


def plain(text: str) -> str:
    """A text from outside, a file's name above all, as Markdown that shows it letter by letter."""
    # Escapes do not reach what Streamlit turns into links, arrows and dashes; an invisible word joiner does.
    text = re.sub(r"(?<=[-<>~:])(?=[-=>/])|(?<=@)|(?<=www)(?=\.)", "\u2060", text, flags=re.IGNORECASE)
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def data_url(pixels: np.ndarray) -> str:
    """A picture for st.image that goes only to this session; what Streamlit encodes itself lies at an address that
    every visitor can open. pixels: uint8 (height, width) or (height, width, 3)."""
    urllib.parse.clear_cache()  # it keeps the addresses that Streamlit took apart, and so the pictures drawn before
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG", compress_level=1)
    return f"data:image/png;base64,{base64.b64encode(file.getvalue()).decode()}"


def choose_model() -> dict:
    """A model chosen by the user, as its card; kept over pages and in the link. Stops the page where there is none.

    Who leaves for another page may name its model before, as chosen_model in the session.
    """
    cards = usable_cards()
    if not cards:
        st.info(say("frame.no_model"))
        st.stop()
    if named := st.session_state.pop("chosen_model", None):
        st.session_state["model"] = named
    keep_in_link("model", cards, next(iter(cards)))
    name = st.selectbox(
        say("frame.model"), list(cards), format_func=lambda name: _choice(cards[name]), key="model",
        persist_state="session",
    )  # fmt: skip
    st.query_params["model"] = name  # whichever it is: the default may be another one some day
    return cards[name]


def title(card: dict) -> str:
    """The architecture's title, with the stored name where the two say different things."""
    words = of_zoo(card["title"])
    return words if card["name"] == card["architecture"]["name"] else f"{words} ({card['name']})"


def probability(value: float) -> str:
    """A probability as a percentage with one digit, never as certainty."""
    if value < 0.001:
        return say("frame.under", value=percent(0.001))
    return say("frame.over", value=percent(0.999)) if value > 0.999 else percent(value)


def bounded(value: float) -> float:
    """A probability as tables show and sort it: like probability(), never as certainty."""
    return min(max(value, 0.001), 0.999)


def percent(value: float | None) -> str:
    """A share as a percentage with one digit; a dash where it is not defined."""
    return "-" if value is None else number(value, ".1%")


def whole_percent(value: float) -> str:
    """A share as a percentage without a digit more."""
    return number(value, ".0%")


def with_interval(figure: dict) -> str:
    """A figure {"value", "low", "high"} with its interval, three digits; a dash where it is not defined."""
    if figure["value"] is None:
        return "-"
    return say("frame.interval", **{name: number(figure[name], ".3f") for name in ("value", "low", "high")})


def names_of(classes: Collection[str]) -> str:
    """Classes as labels, one after the other."""
    return ", ".join(class_name(name) for name in classes)


def _choice(card: dict) -> str:
    return title(card) if len(card["classes"]) == 2 else f"{title(card)}: {names_of(card['classes'])}"
