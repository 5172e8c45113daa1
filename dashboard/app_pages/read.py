"""Read an X-ray: a radiograph in, a probability and its heat map out."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import streamlit as st

from dashboard.components.forgetting import active, privacy_line, upload_key
from dashboard.components.frame import choose_model, data_url, percent, plain, probability, title
from dashboard.components.gate import passed, read_upright
from dashboard.components.hand_over import handed_over
from dashboard.components.heat_maps import lungs_in, sentence, values_of, where_it_lies
from dashboard.components.report import report
from dashboard.components.scales import class_probabilities, probability_scale
from dashboard.components.turns import READINGS, Busy, in_turn
from dashboard.texts import say
from model_zoo.artifacts import ArtifactError
from model_zoo.explanation import heat, speaks_for_class
from model_zoo.heatmaps import METHODS, HeatMapError, usable_methods
from model_zoo.images import ImageError, Radiograph, read_image
from model_zoo.inference import Reading, load_model
from model_zoo.overlays import OPACITY, overlay, shown
from model_zoo.record import Drawn

SAMPLES = Path(__file__).parents[2] / "model_zoo" / "samples"


def sample_names() -> dict[str, Path]:
    return {p.stem.removeprefix("synthetic_").replace("_", " "): p for p in sorted(SAMPLES.glob("*.png"))}


def choose_radiograph() -> Radiograph | None:
    """The picture that another page opened, or else the uploaded one, or else the chosen sample, or None."""
    if (opened := handed_over()) is not None:
        return opened
    left, right = st.columns(2)
    upload = left.file_uploader("Upload a chest radiograph (JPEG, PNG or DICOM)", key=upload_key())
    samples = sample_names()
    chosen = right.pills(
        "Or try a synthetic sample: drawn by a program, no patient",
        list(samples),
        key="sample",
        persist_state="session",
        wrap=True,
        disabled=upload is not None,
        help="Remove the uploaded file to pick a sample." if upload else None,
    )
    right.caption(
        "They resemble radiographs of children, and their class softly only: a network may well call a normal one "
        "pneumonia."
    )
    privacy_line()
    if upload is not None:
        with in_turn(READINGS, "decoding"):
            return read_image(upload.getvalue(), upload.name)
    if chosen is None:
        return None
    radiograph = read_image(samples[chosen].read_bytes(), samples[chosen].name)
    return replace(radiograph, notes=("Synthetic, no patient.", *radiograph.notes))


def verdict(reading: Reading, card: dict) -> None:
    """The result as a figure, on a scale, and in words."""
    figure, words = st.columns(2, gap="large")
    with figure:
        (one_probability if len(card["classes"]) == 2 else all_probabilities)(reading, card)
    unsure = "" if reading.sure else "It is **not sure**: it belongs to the readings that it would rather leave open. "
    words.markdown(
        f"**{title(card)} calls this picture {reading.label}**: {reason(reading, card)} {unsure}"
        "That is what a network learned from its training pictures, not a diagnosis."
    )
    with words.popover("What this model cannot do", icon=":material/info:"):
        for limit in card["limits"]:
            st.markdown(f"- {limit}")
    words.caption(
        f"{hits_in_words(card)} The probability is meant for an even chance of each class beforehand. Resized and read "
        f"in {sum(reading.milliseconds.values()):.0f} ms."
    )


def one_probability(reading: Reading, card: dict) -> None:
    value, threshold = reading.probabilities[1], card["decision"]["threshold"]
    st.metric(f"Probability of {card['classes'][1].lower()}", probability(value))
    st.image(
        probability_scale(value, threshold, card["decision"]["unsure_below"], card["classes"]),
        width="stretch",
        alt=f"Probability {probability(value)} on a scale from 0 to 100%, threshold {threshold:.0%}.",
    )


def all_probabilities(reading: Reading, card: dict) -> None:
    chances = dict(zip(card["classes"], reading.probabilities, strict=True))
    st.metric(f"Probability of {reading.label.lower()}", probability(chances[reading.label]))
    st.image(
        class_probabilities(reading.probabilities, card["classes"], reading.label),
        width="stretch",
        alt="Probabilities: " + ", ".join(f"{name} {probability(value)}" for name, value in chances.items()),
    )


def reason(reading: Reading, card: dict) -> str:
    """Why the model calls the picture what it does, in a sentence."""
    if len(card["classes"]) > 2:
        return (
            f"of its {len(card['classes'])} classes the most probable, with {probability(max(reading.probabilities))}."
        )
    value, threshold = reading.probabilities[1], card["decision"]["threshold"]
    return (
        f"it gives {card['classes'][1].lower()} a probability of {probability(value)}, "
        f"{'above' if value >= threshold else 'below'} its threshold of {threshold:.0%}."
    )


def hits_in_words(card: dict) -> str:
    """How the model did on its test pictures, in a sentence."""
    figures, classes = card["metrics"]["test"]["summary"], [name.lower() for name in card["classes"]]
    if len(classes) == 2:
        return (
            f"On its test pictures it called {percent(figures['sensitivity']['value'])} of those with {classes[1]} so, "
            f"and {percent(1 - figures['specificity']['value'])} of the {classes[0]} ones too."
        )
    right = [percent(of_class["sensitivity"]["value"]) for of_class in figures["classes"]]
    hits = ", ".join(f"{share} of {name}" for name, share in zip(classes, right, strict=True))
    return f"Of its test pictures it called right {hits}."


@st.fragment
def pictures(radiograph: Radiograph, reading: Reading, name: str, lungs: np.ndarray | None) -> None:
    """The picture beside the picture under its heat map. lungs: as lungs_in has them."""
    active()
    try:
        # Not kept by this fragment, so that networks that nobody uses can leave memory.
        model = load_model(name)
    except ArtifactError as error:
        st.error(str(error), icon=":material/broken_image:")
        return
    switch, choice, slider = st.columns([1, 2, 2], vertical_alignment="bottom")
    on = switch.toggle("Heat map", value=True, key="heat_on", persist_state="session")
    method = choice.selectbox(
        "Method",
        usable_methods(model),
        format_func=lambda name: METHODS[name].title,
        key="method",
        persist_state="session",
        disabled=not on,
    )
    opacity = slider.slider(
        "Opacity of the heat map", 0.0, 1.0, OPACITY, 0.05, key="opacity", persist_state="session", disabled=not on
    )
    classes = model.card["classes"]
    asked, rather = classes[1], ""
    if len(classes) > 2:
        # Without a key, so that a picture called otherwise starts with its own class again.
        asked = st.segmented_control("Heat map for", classes, default=reading.label, required=True, disabled=not on)
        rather = " rather than for the other classes"
    index, grey = classes.index(asked), shown(radiograph.pixels)
    left, right = st.columns(2)
    size = f"{radiograph.pixels.shape[1]} x {radiograph.pixels.shape[0]} pixels"
    left.image(data_url(grey), size, "stretch", alt="Radiograph")
    if not on:
        right.image(data_url(grey), "Heat map switched off", "stretch", alt="Radiograph without heat map")
        report(radiograph, reading, model, lungs)
        return
    chosen = METHODS[method]
    try:
        values = values_of(method, reading, model, index)
    except (HeatMapError, ArtifactError, Busy) as error:
        right.warning(str(error), icon=":material/info:")
        report(radiograph, reading, model, lungs)
        return
    warm = heat(values, grey.shape, chosen.faintest, chosen.full)
    caption = f"{chosen.title}: what speaks for {asked.lower()}{rather}"
    covered = overlay(grey, warm, opacity)
    right.image(data_url(covered), caption, "stretch", alt="Radiograph under its heat map")
    if speaks_for_class(values, chosen.faintest):
        st.markdown(f"{sentence(method, values, reading, index, classes)} {where_it_lies(warm, lungs)}")
    else:
        st.markdown(f"**No region speaks for {asked.lower()}**{rather}, so nothing is coloured.")
    st.caption(
        ("The map is the mean of those of the ensemble's members. " if "members" in model.card else "")
        + "Grad-CAM locates poorly in radiographs, worse than radiologists do and worst for small findings "
        "(Saporta et al. 2022)."
    )
    drawn = Drawn(method, asked, values, warm)
    if st.toggle(say("close_up.toggle"), key="close_up", persist_state="session", help=say("close_up.help")):
        from dashboard.components.close_up import close_up  # brings Plotly, which a reading does without

        close_up(radiograph, drawn, opacity, lungs)
    report(radiograph, reading, model, lungs, drawn, covered)


st.title("Read an X-ray")
card = choose_model()
st.caption(f"Tells apart: {', '.join(card['classes'])}. Training data: {card['data']['name']}.")
try:
    radiograph = choose_radiograph()
    if radiograph is None:
        st.info("Upload a radiograph, or pick one of the synthetic samples, to see what the model says of it.")
        st.stop()
    model = load_model(card["name"])
    with in_turn(READINGS, "reading", card["name"]) as entry:
        radiograph, reading = read_upright(radiograph, model)
        entry.image = reading.image
        lungs = lungs_in(reading.image)
except ImageError as error:
    st.error(plain(str(error)), icon=":material/error:")
    st.stop()
except (ArtifactError, Busy) as error:
    st.error(str(error), icon=":material/error:")
    st.stop()
for note in radiograph.notes:
    st.caption(f":material/info: {note}")
if not passed(radiograph, reading):
    st.stop()
verdict(reading, model.card)
pictures(radiograph, reading, card["name"], lungs)
