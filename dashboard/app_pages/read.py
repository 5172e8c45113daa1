"""Read an X-ray: a radiograph in, a probability and its heat map out."""

import numpy as np
import streamlit as st

from dashboard.components.common.formatting import (
    class_labels,
    format_percent,
    format_probability,
    format_whole_percent,
    image_data_url,
    model_title,
)
from dashboard.components.common.model_data import choose_model
from dashboard.components.common.svg_scales import class_probabilities, probability_scale
from dashboard.components.intake.predict import choose_and_predict
from dashboard.components.session.upload_privacy import note_activity
from dashboard.components.viewer.heat_map_panel import choose_heat_map, map_caption, map_sentences, segment_lungs
from dashboard.components.viewer.report_panel import show_report
from dashboard.texts import class_in_sentence, class_name, say, say_error, say_stored
from model_zoo.core.card import Card
from model_zoo.core.model_store import ArtifactError
from model_zoo.imaging.overlays import OPACITY, display_grey, overlay_heat_map
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.inference.predictor import Prediction, load_model
from model_zoo.reading.reading_record import DrawnHeatMap


def verdict(reading: Prediction, card: Card) -> None:
    """The result as a figure, on a scale, and in words."""
    figure, words = st.columns(2, gap="large")
    with figure:
        (one_probability if len(card["classes"]) == 2 else all_probabilities)(reading, card)
    indeterminate = [] if reading.sure else [say("read.indeterminate")]
    words.markdown(" ".join([prediction_sentence(reading, card), *indeterminate, say("read.no_diagnosis")]))
    with words.popover(say("read.limits"), icon=":material/info:"):
        for limit in card["limits"]:
            st.markdown(f"- {say_stored(limit)}")
    pretest, milliseconds = format_whole_percent(1 / len(card["classes"])), sum(reading.milliseconds.values())
    facts = [say("read.pretest", pretest=pretest), say("read.time", milliseconds=f"{milliseconds:.0f}")]
    words.caption(" ".join([test_rates_sentence(card), *facts]))


def one_probability(reading: Prediction, card: Card) -> None:
    value, threshold = reading.probabilities[1], card["decision"]["threshold"]
    st.metric(say("read.probability_of", finding=class_in_sentence(card["classes"][1])), format_probability(value))
    st.image(
        probability_scale(value, threshold, card["decision"]["unsure_below"], card["classes"]),
        width="stretch",
        alt=say(
            "read.scale",
            probability=format_probability(value),
            all=format_whole_percent(1),
            threshold=format_whole_percent(threshold),
        ),
    )


def all_probabilities(reading: Prediction, card: Card) -> None:
    chances = dict(zip(card["classes"], reading.probabilities, strict=True))
    st.metric(
        say("read.probability_of", finding=class_in_sentence(reading.label)), format_probability(chances[reading.label])
    )
    st.image(
        class_probabilities(reading.probabilities, card["classes"], reading.label),
        width="stretch",
        alt=say(
            "read.bars",
            probabilities="; ".join(
                f"{class_name(name)} {format_probability(value)}" for name, value in chances.items()
            ),
        ),
    )


def prediction_sentence(reading: Prediction, card: Card) -> str:
    """Return the predicted class and why it is predicted."""
    facts, classes = {"model": model_title(card), "label": class_in_sentence(reading.label)}, card["classes"]
    if len(classes) > 2:
        most = format_probability(max(reading.probabilities))
        return say("read.predicted_likeliest", classes=len(classes), probability=most, **facts)
    value, threshold = reading.probabilities[1], card["decision"]["threshold"]
    facts |= {
        "finding": class_in_sentence(classes[1]),
        "probability": format_probability(value),
        "threshold": format_whole_percent(threshold),
    }
    return say("read.predicted_above" if value >= threshold else "read.predicted_below", **facts)


def test_rates_sentence(card: Card) -> str:
    """Return how well the model detects its classes on the test set."""
    figures, names = card["metrics"]["test"]["summary"], [class_in_sentence(name) for name in card["classes"]]
    if len(names) == 2:
        right, wrong = (
            format_percent(figures["sensitivity"]["value"]),
            format_percent(1 - figures["specificity"]["value"]),
        )
        return say("read.test_rates", right=right, finding=names[1], wrong=wrong)
    right = [format_percent(of_class["sensitivity"]["value"]) for of_class in figures["classes"]]
    rates = [say("read.test_rate_of_one", share=share, finding=name) for name, share in zip(names, right, strict=True)]
    return say("read.test_rates_each", rates=", ".join(rates))


@st.fragment
def pictures(
    radiograph: Radiograph, reading: Prediction, name: str, drawn: DrawnHeatMap | None, lungs: np.ndarray | None
) -> None:
    """The picture beside the picture under its heat map, where there is one. lungs: as lungs_in has them."""
    note_activity()
    try:
        # Not kept by this fragment, so that networks that nobody uses can leave memory.
        model = load_model(name)
    except ArtifactError as error:
        st.error(say_error(error), icon=":material/broken_image:")
        return
    left, right = st.columns(2)
    grey, (height, width) = display_grey(radiograph.pixels), radiograph.pixels.shape
    left.image(
        image_data_url(grey), say("read.size", width=width, height=height), "stretch", alt=say("read.radiograph")
    )
    if drawn is None:
        right.image(image_data_url(grey), say("read.no_map"), "stretch", alt=say("read.radiograph_alone"))
        show_report(radiograph, reading, model, lungs)
        return
    place = right.empty()
    opacity = right.slider(
        say("read.opacity"), 0.0, 1.0, OPACITY, 0.05, "percent", key="opacity", persist_state="session"
    )
    covered = overlay_heat_map(grey, drawn.warm, opacity)
    place.image(image_data_url(covered), map_caption(drawn, model.card), "stretch", alt=say("read.radiograph_under"))
    st.markdown(map_sentences(drawn, reading, model.card, lungs))
    of_members = [say("read.map_of_members")] if "members" in model.card else []
    st.caption(" ".join([*of_members, say("read.locates_poorly")]))
    if st.toggle(say("close_up.toggle"), key="close_up", persist_state="session", help=say("close_up.help")):
        from dashboard.components.viewer.close_up import show_close_up

        show_close_up(radiograph, drawn, opacity, lungs)
    show_report(radiograph, reading, model, lungs, drawn, covered)


st.title(say("nav.read"))
card = choose_model()
st.caption(say("read.classes", classes=class_labels(card["classes"]), data=card["data"]["name"]))
radiograph, reading, card = choose_and_predict(card["name"], say("read.nothing_yet"))
verdict(reading, card)
drawn = choose_heat_map(reading, card["name"], display_grey(radiograph.pixels).shape)
pictures(radiograph, reading, card["name"], drawn, segment_lungs(reading.image))
