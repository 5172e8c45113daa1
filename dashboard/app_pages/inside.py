"""Inside the network: what happens between a picture and its probability, in four views."""

import streamlit as st

from dashboard.components.common.formatting import probability, title
from dashboard.components.common.model_data import choose_model
from dashboard.components.common.url_state import linked_choice
from dashboard.components.intake.predict import choose_reading
from dashboard.components.network.augmentation_gallery import show_versions
from dashboard.components.network.feature_maps import show_stages
from dashboard.components.network.logit_breakdown import show_sum
from dashboard.components.network.perturbation_lab import show_what_if
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
