"""Inside the network: what happens between a picture and its probability, in four views."""

import streamlit as st

from dashboard.components.altered import show_what_if
from dashboard.components.frame import choose_model, linked_choice, probability, title
from dashboard.components.readings import choose_reading
from dashboard.components.stages import show_stages
from dashboard.components.step_by_step import show_sum
from dashboard.components.versions import show_versions
from dashboard.texts import class_name, say

VIEWS = {"stages": show_stages, "sum": show_sum, "versions": show_versions, "changes": show_what_if}

st.title(say("nav.inside"))
st.markdown(say("inside.intro"))
card = choose_model()
_, reading, card = choose_reading(card["name"], say("inside.choose"))
chance = probability(float(reading.probabilities[card["classes"].index(reading.label)]))
st.markdown(say("inside.reading", title=title(card), label=class_name(reading.label), probability=chance))
view = linked_choice(say("inside.view"), {name: say(f"inside.{name}") for name in VIEWS}, "view")
VIEWS[view](reading, card["name"])
