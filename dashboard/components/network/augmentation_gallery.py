"""Augmented copies of a radiograph, as training shows them, and the prediction for each."""

import numpy as np
import streamlit as st

from dashboard.components.common.formatting import format_percent, format_probability, image_data_url, model_title
from dashboard.components.intake.predict import class_of_interest
from dashboard.components.session.request_queue import DRAWINGS, READINGS, Busy, queued
from dashboard.components.session.upload_privacy import forgettable
from dashboard.texts import class_in_sentence, number, say, say_count, say_error
from model_zoo.core.model_store import ArtifactError
from model_zoo.inference.predictor import Prediction, load_model
from model_zoo.transforms.augmentation_preview import AugmentationPreviewError, augmented_copies, check_usable

COUNT, WIDTH = 12, 160  # copies, and their width in pixels
KEPT = forgettable("random_versions")  # in the session: mark of the radiograph and seed; and the copies


def show_augmentation_gallery(prediction: Prediction, name: str) -> None:
    """Show augmented copies of the radiograph, each with its probability.

    This is no fragment, as no button can stop the run of a fragment.

    Parameters
    ----------
    prediction
        For the radiograph.
    name
        Of the model.
    """
    st.markdown(say("versions.intro"))
    try:
        check_usable()
        model = load_model(name)
    except AugmentationPreviewError as error:
        st.info(say_error(error), icon=":material/info:")
        return
    except ArtifactError as error:
        st.error(say_error(error), icon=":material/error:")
        return
    plain = [network.card for network in model.networks if not network.card.get("recipe", {}).get("augmented")]
    if plain:
        st.caption(say_count("versions.plain", len(plain), titles=", ".join(map(model_title, plain))))
    left, right = st.columns([1, 3], vertical_alignment="bottom")
    seed = left.number_input(say("versions.seed"), 0, 9999, 0, key="versions_seed", persist_state="session")
    wanted = right.button(say("versions.draw", count=COUNT), icon=":material/shuffle:")
    try:
        versions = _versions(prediction, int(seed), wanted)
        if versions is None:
            st.caption(say("versions.slow"))
            return
        index = class_of_interest(prediction, model.card)
        with queued(READINGS, "reading", name):
            chances = model.probabilities(versions)[:, index]
    except (AugmentationPreviewError, Busy) as error:
        st.error(say_error(error), icon=":material/error:")
        return
    asked = class_in_sentence(model.card["classes"][index])
    with st.container(horizontal=True):
        images = [np.rint(prediction.image).astype(np.uint8), *versions]
        shares = [prediction.probabilities[index], *chances]
        for place, (image, share) in enumerate(zip(images, shares, strict=True)):
            words = say("versions.version", number=place) if place else say("versions.original")
            st.image(image_data_url(image), f"{words}: {format_probability(share)}", width=WIDTH, alt=words)
    st.markdown(
        say(
            "versions.range",
            asked=asked,
            low=format_percent(float(chances.min())),
            high=format_percent(float(chances.max())),
            original=format_percent(float(prediction.probabilities[index])),
            seed=number(st.session_state[KEPT][0][1], "d"),
        )
    )


def _versions(prediction: Prediction, seed: int, wanted: bool) -> np.ndarray | None:
    """Return the last copies of this radiograph, or new ones where the visitor asks for them; None without any."""
    if not wanted:
        kept = st.session_state.get(KEPT)
        return kept[1] if kept and kept[0][0] == prediction.mark else None
    button = st.empty()
    button.button(say("stopping.stop"), icon=":material/stop:")  # any button ends the run that is under way
    try:
        with st.spinner(say("versions.drawing"), show_time=True), queued(DRAWINGS, "drawing") as entry:
            entry.image = prediction.image
            versions = augmented_copies(prediction.image, COUNT, seed)
    finally:
        button.empty()
    st.session_state[KEPT] = (prediction.mark, seed), versions
    return versions
