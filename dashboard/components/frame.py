"""What stands on every page, the choice of a model that several pages share, and how figures are written."""

import streamlit as st

from dashboard.components.store import usable_cards


def notice() -> None:
    """The line that stands at the top of every page."""
    st.markdown(":orange-background[:material/warning: **Not for diagnosis.**] A research and teaching instrument.")


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
