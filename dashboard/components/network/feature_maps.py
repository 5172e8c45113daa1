"""Feature maps of each stage of a network, as images."""

import streamlit as st

from dashboard.components.common.formatting import image_data_url, model_title
from dashboard.components.session.request_queue import READINGS, Busy, queued
from dashboard.components.session.upload_privacy import note_activity
from dashboard.texts import number, say, say_error
from model_zoo.core.model_store import ArtifactError
from model_zoo.explain.feature_maps import StageMaps, most_variable_channels, stage_feature_maps, tile_maps
from model_zoo.imaging.model_input import SIZE
from model_zoo.imaging.overlays import display_grey
from model_zoo.inference.predictor import LoadedModel, Prediction, load_model

MAPS, COLUMNS, TILE = 12, 4, 96  # maps shown of a stage, maps in a row, and their side in pixels
TOGETHER = 3  # stages in a row


def choose_member(model: LoadedModel) -> LoadedModel:
    """Return the model itself, or the member of an ensemble that the visitor chooses; never an ensemble."""
    networks = {network.card["name"]: network for network in model.networks}
    if len(networks) == 1:
        return model.networks[0]
    chosen = st.selectbox(
        say("inside.member"),
        list(networks),
        format_func=lambda name: model_title(networks[name].card),
        key="member",
        persist_state="session",
        help=say("inside.member_help"),
    )
    return networks[chosen]


@st.fragment
def show_feature_maps(prediction: Prediction, name: str) -> None:
    """Show the feature maps of each stage that vary most.

    Parameters
    ----------
    prediction
        For the radiograph.
    name
        Of the model.
    """
    note_activity()
    try:
        # Not kept by this fragment, so that networks that nobody uses can leave memory.
        network = choose_member(load_model(name))
        with queued(READINGS, "drawing", name) as entry:
            entry.image = prediction.image
            found = stage_feature_maps(network, prediction.image)
    except (ArtifactError, Busy) as error:
        st.error(say_error(error), icon=":material/error:")
        return
    original, words = st.columns([1, 4])
    original.image(image_data_url(display_grey(prediction.image)), width=150, alt=say("stages.picture"))
    words.markdown(say("stages.intro", count=MAPS))
    if len(found) == 1:
        st.info(say("stages.one", title=model_title(network.card)))
    for start in range(0, len(found), TOGETHER):
        for place, column in enumerate(st.columns(TOGETHER), start):
            if place < len(found):
                with column:
                    _stage(found[place], place, len(found))
    st.caption(say("stages.scales"))


def _stage(stage: StageMaps, place: int, count: int) -> None:
    side, channels = stage.maps.shape[0], stage.maps.shape[-1]
    chosen = most_variable_channels(stage.maps, MAPS)
    heading = say("stages.heading", number=place + 1, count=count, side=side, channels=number(channels))
    st.markdown(f"**{heading}**")
    st.image(
        image_data_url(tile_maps(stage.maps[..., chosen], COLUMNS, TILE)),
        width="stretch",
        alt=say("stages.alt", number=place + 1, shown=len(chosen), channels=number(channels), side=side),
    )
    words = [say("stages.cell", pixels=round(SIZE / side))]
    if stage.convolutions:
        words.append(say("stages.passed", convolutions=stage.convolutions))
    if place == count - 1:
        words.append(say("stages.last"))
    elif place == 0:
        words.append(say("stages.first"))
    st.caption(" ".join(words))
