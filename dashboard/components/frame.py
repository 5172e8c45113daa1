"""What stands on every page, the choice of a model that several pages share, and how figures are written."""

import base64
import io
import re

import numpy as np
import streamlit as st
from PIL import Image

from dashboard.components.store import usable_cards
from dashboard.texts import LANGUAGES, language, say


def notice() -> None:
    """The line that stands at the top of every page."""
    st.markdown(f":orange-background[:material/warning: {say('frame.notice')}] {say('frame.instrument')}")


def choose_language() -> None:
    """The language of all pages, in the sidebar; kept in the link."""
    names = {code: module.NAME for code, module in LANGUAGES.items()}
    code = next(code for code, module in LANGUAGES.items() if module is language())
    st.sidebar.selectbox(
        say("frame.language"), list(names), list(names).index(code), format_func=names.get, key="language",
        bind="query-params", persist_state="session", required=True,
    )  # fmt: skip


def log_in() -> None:
    """Stop every page until the visitor has logged in, where secrets.toml has a section [auth]; else do nothing."""
    if not st.user.get("is_logged_in", True):
        st.title("ThoraxLens")
        st.button("Log in", icon=":material/login:", on_click=st.login)
        st.stop()


def plain(text: str) -> str:
    """A text from outside, a file's name above all, as Markdown that shows it letter by letter."""
    # Escapes do not reach what Streamlit turns into links, arrows and dashes; an invisible word joiner does.
    text = re.sub(r"(?<=[-<>~:])(?=[-=>/])|(?<=@)|(?<=www)(?=\.)", "\u2060", text, flags=re.IGNORECASE)
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def data_url(pixels: np.ndarray) -> str:
    """A picture for st.image that goes only to this session; what Streamlit encodes itself lies at an address that
    every visitor can open. pixels: uint8 (height, width) or (height, width, 3)."""
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG", compress_level=1)
    return f"data:image/png;base64,{base64.b64encode(file.getvalue()).decode()}"


def choose_model() -> dict:
    """A model chosen by the user, as its card; kept over pages and in the link. Stops the page where there is none."""
    cards = usable_cards()
    if not cards:
        st.info("No trained model is stored. Train one: `python train.py scratch_cnn --data synthetic --epochs 2`")
        st.stop()
    # Kept by hand, because a widget bound to the link would write the title there, and titles may change.
    names, kept = list(cards), st.session_state.get("chosen_model", st.query_params.get("model"))
    index = names.index(kept) if kept in names else 0
    name = st.selectbox("Model", names, index, format_func=lambda name: _choice(cards[name]), key="model")
    st.session_state["chosen_model"] = st.query_params["model"] = name
    return cards[name]


def title(card: dict) -> str:
    """The architecture's title, with the stored name where the two say different things."""
    return card["title"] if card["name"] == card["architecture"]["name"] else f"{card['title']} ({card['name']})"


def probability(value: float) -> str:
    """A probability as a percentage with one digit, never as certainty."""
    return "under 0.1%" if value < 0.001 else "over 99.9%" if value > 0.999 else f"{value:.1%}"


def bounded(value: float) -> float:
    """A probability as tables show and sort it: like probability(), never as certainty."""
    return min(max(value, 0.001), 0.999)


def percent(value: float | None) -> str:
    """A share as a percentage with one digit; a dash where it is not defined."""
    return "-" if value is None else f"{value:.1%}"


def with_interval(figure: dict) -> str:
    """A figure {"value", "low", "high"} with its interval, three digits; a dash where it is not defined."""
    if figure["value"] is None:
        return "-"
    return f"{figure['value']:.3f} ({figure['low']:.3f}-{figure['high']:.3f})"


def _choice(card: dict) -> str:
    return title(card) if len(card["classes"]) == 2 else f"{title(card)}: {', '.join(card['classes'])}"
