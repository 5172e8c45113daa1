"""Inside the network: what happens between a picture and its probability, in four views."""

import streamlit as st

from dashboard.components.altered import show_what_if
from dashboard.components.frame import choose_model, linked_choice, plain, probability, title
from dashboard.components.gate import passed, read_upright
from dashboard.components.picture import choose_picture
from dashboard.components.stages import show_stages
from dashboard.components.step_by_step import show_sum
from dashboard.components.turns import READINGS, Busy, in_turn
from dashboard.components.versions import show_versions
from dashboard.texts import class_name, of_zoo, say
from model_zoo.artifacts import ArtifactError
from model_zoo.images import ImageError
from model_zoo.inference import load_model

VIEWS = {"stages": show_stages, "sum": show_sum, "versions": show_versions, "changes": show_what_if}

st.title(say("nav.inside"))
st.markdown(say("inside.intro"))
card = choose_model()
try:
    radiograph = choose_picture()
    if radiograph is None:
        st.info(say("inside.choose"))
        st.stop()
    model = load_model(card["name"])
    with in_turn(READINGS, "reading", card["name"]) as entry:
        radiograph, reading = read_upright(radiograph, model)
        entry.image = reading.image
except ImageError as error:
    st.error(plain(of_zoo(str(error))), icon=":material/error:")
    st.stop()
except (ArtifactError, Busy) as error:
    st.error(of_zoo(str(error)), icon=":material/error:")
    st.stop()
for note in radiograph.notes:
    st.caption(f":material/info: {of_zoo(note)}")
if not passed(radiograph, reading):
    st.stop()
chance = probability(float(reading.probabilities[card["classes"].index(reading.label)]))
st.markdown(say("inside.reading", title=title(card), label=class_name(reading.label), probability=chance))
view = linked_choice(say("inside.view"), {name: say(f"inside.{name}") for name in VIEWS}, "view")
VIEWS[view](reading, card["name"])
