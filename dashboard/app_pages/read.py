"""Read an X-ray: a radiograph in, a probability and its heat map out."""

from pathlib import Path

import numpy as np
import streamlit as st

from dashboard.components.charts import probability_scale
from dashboard.components.frame import choose_model, percent, title
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
    upload = st.file_uploader("Upload a chest radiograph (JPEG or PNG, at most 25 MB)", key="upload")
    samples = sample_names()
    chosen = st.pills(
        "Or try a synthetic sample: drawn by a program, no patient",
        list(samples),
        key="sample",
        persist_state="session",
        disabled=upload is not None,
        help="Remove the uploaded file to pick a sample." if upload else None,
    )
    if upload is not None:
        return read_image(upload.getvalue(), upload.name)
    return read_image(samples[chosen].read_bytes(), f"{chosen} (synthetic, no patient)") if chosen else None


def verdict(reading: Reading, card: dict) -> None:
    """The result as a figure, on a scale, and in words."""
    positive = card["classes"][1]
    st.metric(f"Probability of {positive.lower()}", f"{reading.probability:.1%}")
    st.plotly_chart(
        probability_scale(reading.probability, reading.threshold, card["classes"]),
        config={"displayModeBar": False},
        alt=f"Probability {reading.probability:.0%} on a scale from 0 to 100 %, threshold {reading.threshold:.0%}.",
    )
    side = "above" if reading.probability >= reading.threshold else "below"
    test = card["metrics"]["test"]
    st.markdown(
        f"**{title(card)} calls this picture {reading.label}**: it gives pneumonia a probability of "
        f"{reading.probability:.0%}, {side} its threshold of {reading.threshold:.0%}."
    )
    st.markdown(
        f"This is what a network learned from pictures, not a diagnosis. On its test pictures it called "
        f"{percent(test['sensitivity']['value'])} of those with {positive.lower()} so, and "
        f"{percent(1 - test['specificity']['value'])} of the normal ones too. The probability holds where "
        f"{positive.lower()} and normal are equally likely beforehand, in children of one to five years."
    )
    st.caption(f"Resized and read in {reading.milliseconds:.0f} ms.")


@st.fragment
def pictures(radiograph: Radiograph, reading: Reading, model: LoadedModel) -> None:
    """The picture beside the picture under its heat map."""
    switch, slider = st.columns([1, 3], vertical_alignment="bottom")
    on = switch.toggle("Heat map", value=True, key="heat_on", persist_state="session")
    opacity = slider.slider(
        "Opacity of the heat map", 0.0, 1.0, 0.6, 0.05, key="opacity", persist_state="session", disabled=not on
    )
    grey = shown(radiograph.pixels)
    warm = heat(reading.contributions, grey.shape)
    left, right = st.columns(2)
    left.image(grey, f"{radiograph.pixels.shape[1]} x {radiograph.pixels.shape[0]} pixels", "stretch", alt="Radiograph")
    right.image(
        overlay(grey, warm, opacity if on else 0.0),
        "Heat map (Grad-CAM): what speaks for pneumonia" if on else "Heat map switched off",
        "stretch",
        alt="Radiograph under its heat map",
    )
    temperature = model.card["decision"]["temperature"]
    threshold_logit = temperature * float(np.log(reading.threshold / (1 - reading.threshold)))
    if speaks_for_class(reading.contributions, reading.bias, threshold_logit):
        st.markdown(
            f"The warmest cell adds {reading.contributions.max() / reading.contributions.size:+.2f} to the logit of "
            f"{reading.logit:+.2f}, of {reading.contributions.size} cells and a constant of {reading.bias:+.2f}."
        )
    else:
        st.markdown("**No region speaks for pneumonia**: even a picture that looked all over like its warmest cell "
                    "would stay below the threshold.")  # fmt: skip
    st.caption(
        "Grad-CAM locates poorly in radiographs, worse than radiologists do and worst for small findings "
        "(Saporta et al. 2022)."
    )


st.title("Read an X-ray")
inputs, answer = st.columns([2, 3], gap="large")
with inputs:
    card = choose_model()
    try:
        radiograph = choose_radiograph()
    except ImageError as error:
        st.error(str(error), icon=":material/image_not_supported:")
        st.stop()
if radiograph is None:
    answer.info("Upload a radiograph, or pick one of the synthetic samples, to see what the model says of it.")
    st.stop()
try:
    model = load_model(card["name"])
except ArtifactError as error:
    st.error(str(error), icon=":material/broken_image:")
    st.stop()
reading = read(radiograph, model)
with answer:
    verdict(reading, card)
for note in radiograph.notes:
    st.caption(f":material/info: {note}")
pictures(radiograph, reading, model)
