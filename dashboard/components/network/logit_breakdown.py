"""Logit and heat map taken apart: a sum over the channels of the last feature maps, step by step."""

from typing import cast

import numpy as np
import pandas as pd
import streamlit as st

from dashboard.components.common.downloads import download_button
from dashboard.components.common.formatting import format_probability, image_data_url, model_title
from dashboard.components.common.plotly_charts import running_sum_chart
from dashboard.components.common.url_state import choose_class
from dashboard.components.datasets.charts import colour_difference
from dashboard.components.network.feature_maps import choose_member
from dashboard.components.session.request_queue import READINGS, Busy, queued
from dashboard.components.session.upload_privacy import note_activity
from dashboard.texts import class_in_sentence, number, say, say_error
from model_zoo.core.model_store import ArtifactError
from model_zoo.explain.feature_maps import upscale_map
from model_zoo.explain.logit_decomposition import (
    LogitDecomposition,
    channel_cells,
    channel_counts,
    decompose_logit,
    round_to_sum,
)
from model_zoo.explain.methods import METHODS
from model_zoo.imaging.model_input import SIZE
from model_zoo.imaging.overlays import OPACITY, display_grey, overlay_heat_map
from model_zoo.inference.class_activation import evidence_for_class
from model_zoo.inference.litert import Network
from model_zoo.inference.predictor import LoadedModel, Prediction, load_model
from model_zoo.metrics.predictions import calibrated_probability

SHOWN, WIDTH = 6, 115  # channels in the table and as images, and the width of these in pixels


@st.fragment
def show_logit_breakdown(prediction: Prediction, name: str) -> None:
    """Show the channels that add most, the sum as a table, and the heat map of any number of channels.

    Parameters
    ----------
    prediction
        For the radiograph.
    name
        Of the model.
    """
    note_activity()
    try:
        network = choose_member(load_model(name))
        # Logits before calibration, as the head computes the sum.
        logits, features = prediction.logits, prediction.evidence.features[0]
        if len(prediction.evidence.features) > 1:  # of an ensemble, of which this is one network
            with queued(READINGS, "drawing", name) as entry:
                entry.image = prediction.image
                evidence = network.evidence(prediction.image)
            logits, features = evidence.logits, evidence.features[0]
    except (ArtifactError, Busy) as error:
        st.error(say_error(error), icon=":material/error:")
        return
    classes = network.card["classes"]
    asked = choose_class(say("sum.asked"), classes, "sum_for", prediction.label, f"{name} {prediction.mark}")
    index, source = classes.index(asked), cast(Network, network.source)  # choose_member returns no ensemble
    kernel, bias = evidence_for_class(source.kernel, index), float(evidence_for_class(source.bias, index))
    found = decompose_logit(features, kernel, bias)
    height, width, channels = features.shape
    of_what = say("sum.of_two" if len(classes) == 2 else "sum.of_more", asked=class_in_sentence(asked))
    st.markdown(say("sum.intro", side=height, channels=number(channels), cells=number(height * width), what=of_what))
    st.subheader(say("sum.strongest"))
    _strongest(found, features, kernel)
    st.subheader(say("sum.numbers"))
    _numbers(found, network, logits, asked)
    st.subheader(say("sum.growing"))
    _growing(found, features, kernel, prediction)


def _strongest(found: LogitDecomposition, features: np.ndarray, kernel: np.ndarray) -> None:
    """Show what the strongest channels add in each cell, as images."""
    count = min(SHOWN, len(found.channels))
    maps = [channel_cells(features, kernel, found.channels[place : place + 1]) for place in range(count)]
    most = max(float(np.abs(values).max()) for values in maps) or 1.0
    with st.container(horizontal=True):
        for channel, added, values in zip(found.channels, found.added, maps, strict=False):
            step = np.rint(128 + 127 * upscale_map(values, WIDTH) / most).astype(np.uint8)
            words = say("sum.adds", channel=number(int(channel) + 1), added=_signed(added))
            st.image(image_data_url(colour_difference(step)), words, width=WIDTH, alt=words)
    st.caption(say("sum.colours", most=number(most, ".3g")))


def _numbers(found: LogitDecomposition, network: LoadedModel, logits: np.ndarray, asked: str) -> None:
    """Show the sum as a table of numbers that add up, and the probability that follows from it."""
    count = min(SHOWN, len(found.channels))
    rest = float(found.added[count:].sum())
    parts = [*found.added[:count], *([rest] if count < len(found.channels) else []), found.bias]
    rounded = round_to_sum(parts, 2)
    names = [say("sum.channel", channel=number(int(channel) + 1)) for channel in found.channels[:count]]
    if count < len(found.channels):
        names.append(say("sum.others", count=number(len(found.channels) - count)))
    names += [say("sum.bias"), say("sum.logit")]
    gaps = [""] * (len(names) - count)
    table = pd.DataFrame(
        {
            say("sum.part"): names,
            say("sum.weight"): [number(weight, "+.3f") for weight in found.weights[:count]] + gaps,
            say("sum.mean"): [number(mean, ".3f") for mean in found.means[:count]] + gaps,
            say("sum.added"): [_signed(value) for value in [*rounded, sum(rounded)]],
        }
    )
    st.dataframe(table, hide_index=True, height="content")
    cells = round_to_sum([found.running[-1] - found.bias, found.bias], 2)
    words = [
        say(
            "sum.equation",
            mean=_signed(cells[0]),
            bias=_signed(cells[1]),
            logit=_signed(sum(cells)),
        )
    ]
    if len(network.card["classes"]) == 2:
        decision = network.card["decision"]
        words.append(
            say(
                "sum.calibrated",
                offset=_signed(decision["offsets"][0]),
                temperature=number(decision["temperature"], ".2f"),
                asked=class_in_sentence(asked),
                model=model_title(network.card),
                probability=format_probability(float(calibrated_probability(logits[0], decision))),
            )
        )
    st.markdown(" ".join(words))


def _growing(found: LogitDecomposition, features: np.ndarray, kernel: np.ndarray, prediction: Prediction) -> None:
    """Show the heat map of the strongest channels beside that of all."""
    stops = channel_counts(len(found.channels))
    count = st.select_slider(
        say("sum.count"), stops, value=stops[len(stops) // 2], format_func=number, key=f"summed_{len(found.channels)}"
    )
    # An empty choice of channels adds 0 in every cell.
    some, whole = (channel_cells(features, kernel, found.channels[:n]) for n in (count, len(found.channels)))
    grad_cam, grey = METHODS["grad_cam"], display_grey(prediction.image)
    for column, values, words in zip(
        st.columns(2),
        (some, whole),
        (say("sum.of_some", count=number(count)), say("sum.of_all", count=number(len(found.channels)))),
        strict=True,
    ):
        warm = grad_cam.heat(values, (SIZE, SIZE))
        column.image(image_data_url(overlay_heat_map(grey, warm, OPACITY)), words, width="stretch", alt=words)
    st.caption(say("read.locates_poorly"))
    running = found.running
    st.markdown(
        say(
            "sum.so_far_words",
            count=number(count),
            sum=_signed(running[count]),
            logit=_signed(running[-1]),
            furthest=number(float(np.abs(whole - some).max()), ".2g"),
        )
    )
    st.plotly_chart(running_sum_chart(running, count), alt=say("sum.chart_alt", logit=_signed(running[-1])))
    rows = {
        say("sum.number"): [0, *(found.channels + 1)],
        say("sum.added"): [found.bias, *found.added],
        say("sum.so_far"): running,
    }
    download_button(pd.DataFrame(rows), "sum")
    st.caption(say("sum.data"))


def _signed(value: float) -> str:
    """Write a value with its sign and two decimals, never as -0.00."""
    return number(round(float(value), 2) + 0.0, "+.2f")
