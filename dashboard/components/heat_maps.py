"""A heat map by the method that the user chose, and what it says, in words."""

import hashlib

import numpy as np
import streamlit as st
from PIL import Image

from dashboard.components.log import logged
from dashboard.components.turns import DRAWINGS, in_turn
from model_zoo.artifacts import ArtifactError
from model_zoo.explanation import for_class
from model_zoo.faithfulness import border, share_of_heat
from model_zoo.heatmaps import METHODS, draw
from model_zoo.images import SIZE
from model_zoo.inference import LoadedModel, Reading
from model_zoo.lungs import find_lungs

HOT_BORDER = 2.0  # times its share of the picture, from which heat at the border is worth a warning


def values_of(method: str, reading: Reading, model: LoadedModel, index: int) -> np.ndarray:
    """What speaks for the class, float32 (height, width), by one of METHODS.

    Some are in the reading already. Of the others the last one stays in the session, so that moving a slider does not
    draw it again. Raises HeatMapError, ArtifactError, Busy.
    """
    if METHODS[method].rule:
        return draw(method, model, reading.image, index, features=reading.evidence.features)
    key = (
        method,
        model.card["name"],
        model.card["created"],
        index,
        hashlib.sha256(reading.image.tobytes()).hexdigest(),
    )
    kept = st.session_state.get("drawn_map")
    if kept is None or kept[0] != key:
        bar = st.progress(0.0, f"Drawing: {METHODS[method].title}")
        try:
            with logged("drawing", model.card["name"], reading.image), in_turn(DRAWINGS):
                kept = key, draw(method, model, reading.image, index, bar.progress)
        finally:
            bar.empty()
        st.session_state["drawn_map"] = kept
    return kept[1]


def lungs_in(image: np.ndarray) -> np.ndarray | None:
    """find_lungs(); None, and a line on the page, where the finder cannot be used."""
    try:
        return find_lungs(image)
    except ArtifactError as error:
        st.warning(str(error), icon=":material/broken_image:")
        return None


def where_it_lies(warm: np.ndarray, lungs: np.ndarray | None) -> str:
    """How much of the heat lies in the lungs and at the border, in a sentence. warm: uint8 (height, width)."""
    heat = np.asarray(Image.fromarray(warm).resize((SIZE, SIZE), Image.Resampling.BILINEAR))
    edge = border(heat.shape)
    outside, words = share_of_heat(heat, edge), ""
    if outside is None:
        return words
    if lungs is not None:
        inside = share_of_heat(heat, lungs)
        words = f"{inside:.0%} of the heat lies in the lungs, which are {lungs.mean():.0%} of the picture."
    if outside > HOT_BORDER * edge.mean():
        words += (
            f" **{outside:.0%} lies at the border**, {edge.mean():.0%} of the picture: letters, edges and devices "
            "there say how a picture was taken, not what the patient has."
        )
    return words


def sentence(method: str, values: np.ndarray, reading: Reading, index: int, classes: list[str]) -> str:
    """What the strongest part of the map does, in its unit."""
    chosen, logit, bias = METHODS[method], for_class(reading.logits, index), for_class(reading.evidence.bias, index)
    asked = classes[index].lower()
    amount = (
        f"the logit of {logit:+.2f}"
        if len(classes) == 2
        else f"the {logit:+.2f} between the logit of {asked} and the mean of the others"
    )
    if method == "grad_cam":
        return (
            f"The warmest of {values.size:,} cells adds {values.max() / values.size:+.2g} to {amount}; all cells and a "
            f"constant of {bias:+.2f} together make it."
        )
    if method == "occlusion":
        return f"Hiding the warmest part lowers {amount} by {values.max():.2g}."
    return f"{chosen.title} ({chosen.reference})."
