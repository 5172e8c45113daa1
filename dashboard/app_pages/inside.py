"""Page Inside the network: what happens between a radiograph and its probability, in four views."""

import streamlit as st

from dashboard.components.common.formatting import format_probability, model_title
from dashboard.components.common.model_data import choose_model
from dashboard.components.common.url_state import linked_segments
from dashboard.components.intake.predict import choose_and_predict
from dashboard.components.network.augmentation_gallery import show_augmentation_gallery
from dashboard.components.network.feature_maps import show_feature_maps
from dashboard.components.network.logit_breakdown import show_logit_breakdown
from dashboard.components.network.perturbation_lab import show_perturbation_lab
from dashboard.texts import class_in_sentence, say

VIEWS = {
    "stages": show_feature_maps,
    "sum": show_logit_breakdown,
    "versions": show_augmentation_gallery,
    "changes": show_perturbation_lab,
}

st.title(say("nav.inside"))
st.markdown(say("inside.intro"))
card = choose_model()
_, prediction, card = choose_and_predict(card["name"], say("inside.choose"))
chance = format_probability(float(prediction.probabilities[card["classes"].index(prediction.label)]))
st.markdown(
    say("inside.reading", title=model_title(card), label=class_in_sentence(prediction.label), probability=chance)
)
view = linked_segments(say("inside.view"), {name: say(f"inside.{name}") for name in VIEWS}, "view")
VIEWS[view](prediction, card["name"])
