"""Random versions of a picture, as training sees it, and what a model says of each."""

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

COUNT, WIDTH = 12, 160  # versions, and their width in pixels
KEPT = forgettable("random_versions")  # in the session: of which picture and seed, and the versions


def show_augmentation_gallery(reading: Prediction, name: str) -> None:
    """A grid of versions of the picture, each with its probability. name: of the model.

    No fragment: what a fragment does, no button can stop.
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
    plain = [network.card for network in model.networks if not network.card["recipe"]["augmented"]]
    if plain:
        st.caption(say_count("versions.plain", len(plain), titles=", ".join(map(model_title, plain))))
    left, right = st.columns([1, 3], vertical_alignment="bottom")
    seed = left.number_input(say("versions.seed"), 0, 9999, 0, key="versions_seed", persist_state="session")
    wanted = right.button(say("versions.draw", count=COUNT), icon=":material/shuffle:")
    try:
        versions = _versions(reading, int(seed), wanted)
        if versions is None:
            st.caption(say("versions.slow"))
            return
        index = class_of_interest(reading, model.card)
        with queued(READINGS, "reading", name):
            chances = model.probabilities(versions)[:, index]
    except (AugmentationPreviewError, Busy) as error:
        st.error(say_error(error), icon=":material/error:")
        return
    asked = class_in_sentence(model.card["classes"][index])
    with st.container(horizontal=True):
        pictures = [np.rint(reading.image).astype(np.uint8), *versions]
        shares = [reading.probabilities[index], *chances]
        for place, (picture, share) in enumerate(zip(pictures, shares, strict=True)):
            words = say("versions.version", number=place) if place else say("versions.original")
            st.image(image_data_url(picture), f"{words}: {format_probability(share)}", width=WIDTH, alt=words)
    st.markdown(
        say(
            "versions.range",
            asked=asked,
            low=format_percent(float(chances.min())),
            high=format_percent(float(chances.max())),
            original=format_percent(float(reading.probabilities[index])),
            seed=number(st.session_state[KEPT][0][1], "d"),
        )
    )


def _versions(reading: Prediction, seed: int, wanted: bool) -> np.ndarray | None:
    """The versions drawn last, of this picture; drawn now where the visitor wants that. None where there are none."""
    if not wanted:
        kept = st.session_state.get(KEPT)
        return kept[1] if kept and kept[0][0] == reading.mark else None
    button = st.empty()
    button.button(say("stopping.stop"), icon=":material/stop:")  # any button ends the run that is under way
    try:
        with st.spinner(say("versions.drawing"), show_time=True), queued(DRAWINGS, "drawing") as entry:
            entry.image = reading.image
            versions = augmented_copies(reading.image, COUNT, seed)
    finally:
        button.empty()
    st.session_state[KEPT] = (reading.mark, seed), versions
    return versions
