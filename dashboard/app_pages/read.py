"""Read an X-ray: a radiograph in, a probability and its heat map out."""

from dataclasses import replace
from pathlib import Path

import streamlit as st

from dashboard.components.charts import probability_scale
from dashboard.components.frame import choose_model, percent, probability, title
from dashboard.components.overlays import overlay, shown
from model_zoo.artifacts import ArtifactError
from model_zoo.explanation import heat, speaks_for_class
from model_zoo.images import ImageError, Radiograph, read_image
from model_zoo.inference import LoadedModel, Reading, load_model, read

SAMPLES = Path(__file__).parents[2] / "model_zoo" / "samples"


def sample_names() -> dict[str, Path]:
    return {p.stem.removeprefix("synthetic_").replace("_", " "): p for p in sorted(SAMPLES.glob("*.png"))}


def choose_radiograph() -> Radiograph | None:
    """The uploaded picture, or else the chosen sample, or None."""
    left, right = st.columns(2)
    upload = left.file_uploader("Upload a chest radiograph (JPEG or PNG)", key="upload")
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
    right.caption("They resemble their class softly only: a network may well call a normal one pneumonia.")
    if upload is not None:
        return read_image(upload.getvalue(), upload.name)
    if chosen is None:
        return None
    radiograph = read_image(samples[chosen].read_bytes(), samples[chosen].name)
    return replace(radiograph, notes=("Synthetic, no patient.", *radiograph.notes))


def verdict(reading: Reading, card: dict) -> None:
    """The result as a figure, on a scale, and in words."""
    positive, test = card["classes"][1].lower(), card["metrics"]["test"]
    above, chance = reading.probability >= reading.threshold, probability(reading.probability)
    figure, words = st.columns(2, gap="large")
    figure.metric(f"Probability of {positive}", chance)
    figure.plotly_chart(
        probability_scale(reading.probability, reading.threshold, card["classes"]),
        config={"displayModeBar": False},
        alt=f"Probability {chance} on a scale from 0 to 100%, threshold {reading.threshold:.0%}.",
    )
    words.markdown(
        f"**{title(card)} calls this picture {reading.label}**: it gives {positive} a probability of "
        f"{chance}, {'above' if above else 'below'} its threshold of {reading.threshold:.0%}. "
        f"That is what a network learned from its training pictures, not a diagnosis."
    )
    with words.popover("What this model cannot do", icon=":material/info:"):
        for limit in card["limits"]:
            st.markdown(f"- {limit}")
    words.caption(
        f"On its test pictures it called {percent(test['sensitivity']['value'])} of those with {positive} so, and "
        f"{percent(1 - test['specificity']['value'])} of the normal ones too. The probability is meant for an even "
        f"chance of either beforehand. Resized and read in {reading.milliseconds:.0f} ms."
    )


@st.fragment
def pictures(radiograph: Radiograph, reading: Reading, model: LoadedModel) -> None:
    """The picture beside the picture under its heat map."""
    switch, slider = st.columns([1, 3], vertical_alignment="bottom")
    on = switch.toggle("Heat map", value=True, key="heat_on", persist_state="session")
    opacity = slider.slider(
        "Opacity of the heat map", 0.0, 1.0, 0.6, 0.05, key="opacity", persist_state="session", disabled=not on
    )
    positive = model.card["classes"][1].lower()
    grey = shown(radiograph.pixels)
    warm = heat(reading.contributions, grey.shape)
    left, right = st.columns(2)
    left.image(grey, f"{radiograph.pixels.shape[1]} x {radiograph.pixels.shape[0]} pixels", "stretch", alt="Radiograph")
    right.image(
        overlay(grey, warm, opacity if on else 0.0),
        f"Heat map (Grad-CAM): what speaks for {positive}" if on else "Heat map switched off",
        "stretch",
        alt="Radiograph under its heat map",
    )
    if speaks_for_class(reading.contributions):
        st.markdown(
            f"The warmest of {reading.contributions.size} cells adds "
            f"{reading.contributions.max() / reading.contributions.size:+.2f} to the logit of {reading.logit:+.2f}; "
            f"all cells and a constant of {reading.bias:+.2f} together make it."
        )
    else:
        st.markdown(f"**No region speaks for {positive}**, so nothing is coloured.")
    st.caption(
        "Grad-CAM locates poorly in radiographs, worse than radiologists do and worst for small findings "
        "(Saporta et al. 2022)."
    )


st.title("Read an X-ray")
card = choose_model()
try:
    radiograph = choose_radiograph()
    if radiograph is None:
        st.info("Upload a radiograph, or pick one of the synthetic samples, to see what the model says of it.")
        st.stop()
    model = load_model(card["name"])
except (ImageError, ArtifactError) as error:
    st.error(str(error), icon=":material/error:")
    st.stop()
reading = read(radiograph, model)
verdict(reading, card)
for note in radiograph.notes:
    st.caption(f":material/info: {note}")
pictures(radiograph, reading, model)
