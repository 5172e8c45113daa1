"""Page Compare models: predictions and heat maps of several models for the same radiographs."""

import streamlit as st

from dashboard.components.common.formatting import class_labels, model_title
from dashboard.components.common.model_data import usable_cards
from dashboard.components.common.url_state import keep_several_in_link, linked_segments
from dashboard.components.intake.session_worklist import predict_all, session_worklist, show_intake
from dashboard.components.worklist.comparison_table import choose_compared_image
from dashboard.components.worklist.heat_map_grid import show_heat_map_grid
from dashboard.texts import say
from model_zoo.core.card import Card


def choose_classes(cards: dict[str, Card]) -> list[str]:
    """Ask for the classes where models differ in them, and return the names of the models with these classes."""
    groups: dict[str, list[str]] = {}
    for name, card in cards.items():
        groups.setdefault(",".join(card["classes"]), []).append(name)
    ordered = sorted(groups, key=lambda classes: -len(groups[classes]))
    if len(ordered) == 1:
        return groups[ordered[0]]
    return groups[
        linked_segments(
            say("compare.classes"), {key: class_labels(key.split(",")) for key in ordered}, "compare_classes"
        )
    ]


def choose_models(cards: dict[str, Card], offered: list[str]) -> list[Card]:
    """Ask for the models to compare, at first all, and return their cards; kept over pages and in the link."""
    keep_several_in_link("models", offered, offered)
    chosen = st.pills(
        say("compare.models"), offered, selection_mode="multi", format_func=lambda name: model_title(cards[name]),
        key="models", persist_state="session",
    )  # fmt: skip
    return [cards[name] for name in chosen]


st.title(say("nav.compare"))
st.markdown(say("compare.intro"))
cards = usable_cards()
if not cards:
    st.info(say("frame.no_model"))
    st.stop()
offered = choose_classes(cards)
chosen = choose_models(cards, offered)
worklist = session_worklist()
show_intake(worklist)
if not chosen:
    st.info(say("curves.choose"), icon=":material/checklist:")
    st.stop()
if not worklist.items:
    st.info(say("list.empty"), icon=":material/playlist_add:")
    st.stop()
usable = predict_all(worklist, chosen)
items = [item for item in worklist.items if usable and all(item.answer(card) for card in usable)]
if items:
    show_heat_map_grid(choose_compared_image(items, usable), usable)
