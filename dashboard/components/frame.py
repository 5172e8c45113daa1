"""What stands on every page, and the choice of a model that several pages share."""

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
    name = st.selectbox(
        "Model", list(cards), format_func=lambda name: title(cards[name]), key="model", bind="query-params"
    )
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
