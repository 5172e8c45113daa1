"""Page Read an X-ray: a radiograph, its predicted probability and a heat map."""

import numpy as np
import streamlit as st

from dashboard.components.common.formatting import (
    class_labels,
    format_percent,
    format_probability,
    format_whole_percent,
    model_title,
)
from dashboard.components.common.model_data import choose_model
from dashboard.components.common.svg_scales import class_probabilities, probability_scale
from dashboard.components.intake.predict import choose_and_predict
from dashboard.components.session.upload_privacy import note_activity
from dashboard.components.viewer.heat_map_panel import choose_heat_map, map_sentences, segment_lungs
from dashboard.components.viewer.radiograph_panel import show_map_notes, show_radiograph
from dashboard.components.viewer.report_panel import show_report
from dashboard.texts import class_in_sentence, class_name, say, say_error, say_stored
from model_zoo.core.card import Card
from model_zoo.core.model_store import ArtifactError
from model_zoo.imaging.overlays import OPACITY, display_grey, overlay_heat_map
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.inference.predictor import Prediction, load_model
from model_zoo.reading.reading_record import DrawnHeatMap


def show_prediction(prediction: Prediction, card: Card) -> None:
    """Show the prediction as a figure, on a scale, and in words."""
    figure, words = st.columns(2, gap="large")
    with figure:
        if (threshold := card["decision"]["threshold"]) is None:
            all_probabilities(prediction, card)
        else:
            one_probability(prediction, card, threshold)
    indeterminate = [] if prediction.sure else [say("read.indeterminate")]
    words.markdown(" ".join([prediction_sentence(prediction, card), *indeterminate, say("read.no_diagnosis")]))
    with words.popover(say("read.limits"), icon=":material/info:"):
        for limit in card["limits"]:
            st.markdown(f"- {say_stored(limit)}")
    pretest, milliseconds = format_whole_percent(1 / len(card["classes"])), sum(prediction.milliseconds.values())
    facts = [say("read.pretest", pretest=pretest), say("read.time", milliseconds=f"{milliseconds:.0f}")]
    words.caption(" ".join([test_rates_sentence(card), *facts]))


def one_probability(prediction: Prediction, card: Card, threshold: float) -> None:
    """Show the probability of the second of two classes, on a scale with the threshold."""
    value = prediction.probabilities[1]
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


def all_probabilities(prediction: Prediction, card: Card) -> None:
    """Show the probability of the predicted class, and those of all classes as bars."""
    chances = dict(zip(card["classes"], prediction.probabilities, strict=True))
    st.metric(
        say("read.probability_of", finding=class_in_sentence(prediction.label)),
        format_probability(chances[prediction.label]),
    )
    st.image(
        class_probabilities(prediction.probabilities, card["classes"], prediction.label),
        width="stretch",
        alt=say(
            "read.bars",
            probabilities="; ".join(
                f"{class_name(name)} {format_probability(value)}" for name, value in chances.items()
            ),
        ),
    )


def prediction_sentence(prediction: Prediction, card: Card) -> str:
    """Return the predicted class and why it is predicted."""
    facts, classes = {"model": model_title(card), "label": class_in_sentence(prediction.label)}, card["classes"]
    if len(classes) > 2:
        most = format_probability(max(prediction.probabilities))
        return say("read.predicted_likeliest", classes=len(classes), probability=most, **facts)
    value, threshold = prediction.probabilities[1], card["decision"]["threshold"]
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
def show_images(
    radiograph: Radiograph, prediction: Prediction, name: str, drawn: DrawnHeatMap | None, lungs: np.ndarray | None
) -> None:
    """Show the radiograph beside the radiograph under its heat map, if any, and offer the report.

    Parameters
    ----------
    name
        Of the model.
    drawn
        Heat map that is shown, if any.
    lungs
        As `segment_lungs` returns them.
    """
    note_activity()
    try:
        # Loaded in each run, so that this fragment keeps no network in memory that nobody uses.
        model = load_model(name)
    except ArtifactError as error:
        st.error(say_error(error), icon=":material/broken_image:")
        return
    covered = overlay_heat_map(display_grey(radiograph.pixels), drawn.warm, OPACITY) if drawn else None
    show_radiograph(radiograph, model.card, drawn, covered, lungs)
    if drawn is not None:
        st.markdown(map_sentences(drawn, prediction, model.card, lungs))
        show_map_notes(drawn, model.card)
    show_report(radiograph, prediction, model, lungs, drawn, covered)


st.title(say("nav.read"))
card = choose_model()
st.caption(say("read.classes", classes=class_labels(card["classes"]), data=card["data"]["name"]))
radiograph, prediction, card = choose_and_predict(card["name"], say("read.nothing_yet"))
show_prediction(prediction, card)
drawn = choose_heat_map(prediction, card["name"], display_grey(radiograph.pixels).shape)
show_images(radiograph, prediction, card["name"], drawn, segment_lungs(prediction.image))
