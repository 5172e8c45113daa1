"""Results of a reading challenge: the visitor's figures, a model's beside them, and every case."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from dashboard.components.challenge.model_answers import ModelPredictions, predict_challenge
from dashboard.components.challenge.questions import Quiz, ReaderAnswer
from dashboard.components.common.downloads import download_button, echart_with_download
from dashboard.components.common.formatting import (
    format_percent,
    format_probability,
    format_with_interval,
    image_data_url,
    model_title,
)
from dashboard.components.common.model_data import choose_model
from dashboard.components.intake.predict import class_of_interest, predict_in_queue
from dashboard.components.performance.chart_rows import reliability_rows
from dashboard.components.performance.threshold_charts import reliability_chart
from dashboard.components.session.request_queue import Busy
from dashboard.components.session.upload_privacy import note_activity
from dashboard.components.viewer.image_viewer import Pane, show_viewer
from dashboard.texts import class_in_sentence, class_name, number, say, say_error
from model_zoo.core.card import Figure
from model_zoo.core.model_store import ArtifactError
from model_zoo.explain.methods import METHODS, compute_heat_map
from model_zoo.imaging.overlays import OPACITY, overlay_heat_map
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.inference.predictor import load_model
from model_zoo.metrics.classification import reliability_curve
from model_zoo.metrics.reader_agreement import BINS, cohens_kappa, reader_figures, reader_probabilities
from model_zoo.reading.reader_challenge import Challenge

PICTURES = "challenge_pictures"  # container of the images that stand in for the viewer


def show_reader(challenge: Challenge, answers: list[ReaderAnswer]) -> None:
    """Show the visitor's own figures."""
    label = _labels(answers)
    found = reader_figures(challenge.truth, label, _chances(challenge, answers))
    st.subheader(say("challenge.yours"))
    with st.container(horizontal=True):
        for name, figure in _shares(challenge.classes, found).items():
            st.metric(
                name,
                format_percent(figure["value"]),
                _interval(figure),
                delta_color="off",
                delta_arrow="off",
                width=190,
            )
        st.metric(say("challenge.kappa"), _digits(found["kappa"]), help=say("challenge.kappa_help"), width=165)
    right = (label == challenge.truth).sum()
    st.markdown(say("challenge.summary", right=right, count=len(label)))
    st.caption(say("challenge.small"))


def show_model(quiz: Quiz, challenge: Challenge, answers: list[ReaderAnswer]) -> None:
    """Show a model's figures beside the visitor's, and every case."""
    st.subheader(say("challenge.beside"))
    card = choose_model()
    if set(card["classes"]) != set(challenge.classes):
        classes = ", ".join(map(class_in_sentence, card["classes"]))
        st.info(say("challenge.other_classes", title=model_title(card), classes=classes))
        return
    try:
        predicted = predict_challenge(quiz, challenge, card)
    except (ArtifactError, Busy) as error:
        st.error(say_error(error), icon=":material/error:")
        return
    if predicted is None:
        return
    refused = int((~predicted.passed).sum())
    if refused:
        st.warning(say("challenge.refused", count=refused), icon=":material/visibility:")
    if predicted.passed.any():
        _beside(challenge, answers, predicted, model_title(card))
    st.subheader(say("challenge.cases"))
    _table(quiz, challenge, answers, predicted)
    _case(quiz, challenge, answers, predicted, card["name"])


def _beside(challenge: Challenge, answers: list[ReaderAnswer], predicted: ModelPredictions, name: str) -> None:
    """Show figures, agreement and calibration of both readers on the images with a prediction."""
    both, truth, label = predicted.passed, challenge.truth[predicted.passed], _labels(answers)[predicted.passed]
    you, chances = say("challenge.you"), _chances(challenge, answers)[both]
    readers = {you: (label, chances), name: (predicted.label[both], predicted.probability[both])}
    columns, curves = {}, {}
    for reader, (labels, chance) in readers.items():
        found = reader_figures(truth, labels, chance)
        columns[reader] = {
            **{words: format_with_interval(figure) for words, figure in _shares(challenge.classes, found).items()},
            say("challenge.kappa"): _digits(found["kappa"]),
            say("figure.brier"): number(found["brier"], ".3f"),
        }
        if len(challenge.classes) == 2:
            curves[reader] = reliability_curve(truth == 1, chance[:, 1], BINS)
        else:
            curves[reader] = reliability_curve(labels == truth, chance.max(axis=1), BINS)
    kappa = cohens_kappa(label, predicted.label[both])
    same = (label == predicted.label[both]).sum()
    left, right = st.columns(2, gap="large")
    left.dataframe(pd.DataFrame(columns).rename_axis(say("tables.figure")), height="content")
    left.markdown(say("challenge.agreement", same=same, count=both.sum(), kappa=_digits(kappa)))
    # The Brier score is of one probability for two classes, of all for more.
    count = len(challenge.classes)
    even = 1 / 4 if count == 2 else 1 - 1 / count
    left.caption(say("challenge.brier_words", level=number(0.95, ".0%"), even=number(even, ".2f")))
    with right:
        chart = reliability_chart(curves, None)
        echart_with_download(chart, 400, say("challenge.chart_alt"), reliability_rows(curves), "challenge_calibration")
        st.caption(say("challenge.reliability"))


def _table(quiz: Quiz, challenge: Challenge, answers: list[ReaderAnswer], predicted: ModelPredictions) -> None:
    """Show all cases as a table, with its download."""
    names, places = list(map(class_name, challenge.classes)), range(len(answers))
    chances = [float(predicted.probability[i, predicted.label[i]]) if predicted.passed[i] else None for i in places]
    columns = {
        say("challenge.number"): [i + 1 for i in places],
        say("challenge.truth"): [names[i] for i in challenge.truth],
        say("challenge.you"): [names[answer.label] for answer in answers],
        say("challenge.your_confidence"): [number(answer.confidence, ".0%") for answer in answers],
        say("challenge.model"): [names[predicted.label[i]] if predicted.passed[i] else "-" for i in places],
        say("challenge.model_confidence"): [
            "-" if chance is None else format_probability(chance) for chance in chances
        ],
        say("challenge.outcome"): [_outcome(challenge, answers, predicted, i) for i in places],
    }
    frame = pd.DataFrame(columns)
    st.dataframe(frame, hide_index=True)
    download_button(frame, f"challenge_{quiz.source}_{quiz.seed}", say("challenge.download"))


@st.fragment
def _case(
    quiz: Quiz, challenge: Challenge, answers: list[ReaderAnswer], predicted: ModelPredictions, name: str
) -> None:
    """Show one case: the image, and the heat map of the model of that name."""
    note_activity()
    place = st.selectbox(
        say("challenge.case"),
        range(len(answers)),
        format_func=lambda i: f"{i + 1}: {_outcome(challenge, answers, predicted, i)}",
        key=f"case_{quiz.source}_{len(answers)}_{quiz.seed}_{name}",
    )
    names, truth, answer = list(map(class_in_sentence, challenge.classes)), challenge.truth[place], answers[place]
    sure = number(answer.confidence, ".0%")
    words = [say("challenge.you_said", truth=names[truth], label=names[answer.label], sure=sure)]
    with st.container(key=PICTURES):
        left, right = st.columns(2)
    image = challenge.pictures[place]
    radiograph, title = Radiograph(image, ""), say("challenge.picture", number=place + 1)
    left.image(image_data_url(image), title, width="stretch", alt=title)
    if not predicted.passed[place]:
        show_viewer(radiograph, [Pane(title)], title, PICTURES)
        st.markdown(" ".join([*words, say("challenge.no_call")]))
        return
    try:
        model = load_model(name)
        prediction = predict_in_queue(radiograph, model)
        index = class_of_interest(prediction, model.card)
        values = compute_heat_map("grad_cam", model, prediction.image, index, features=prediction.evidence.features)
    except (ArtifactError, Busy) as error:
        st.error(say_error(error), icon=":material/error:")
        return
    grad_cam, asked = METHODS["grad_cam"], class_in_sentence(model.card["classes"][index])
    warm = grad_cam.heat(values, image.shape)
    under = say("challenge.heat" if warm.any() else "challenge.no_heat", asked=asked)
    right.image(image_data_url(overlay_heat_map(image, warm, OPACITY)), under, width="stretch", alt=under)
    alt = say("viewer.alt", label=class_name(model.card["classes"][index]))
    show_viewer(radiograph, [Pane(title), Pane(under, grad_cam, values)], alt, PICTURES)
    st.caption(say("read.locates_poorly"))
    chance = format_probability(float(predicted.probability[place, predicted.label[place]]))
    words.append(say("challenge.model_said", label=names[predicted.label[place]], probability=chance))
    st.markdown(" ".join(words))


def _labels(answers: list[ReaderAnswer]) -> np.ndarray:
    return np.array([answer.label for answer in answers])


def _chances(challenge: Challenge, answers: list[ReaderAnswer]) -> np.ndarray:
    confidence = [answer.confidence for answer in answers]
    return reader_probabilities(_labels(answers), confidence, len(challenge.classes))


def _shares(classes: tuple[str, ...], found: Mapping[str, Any]) -> dict[str, Figure]:
    """Return the shares of correct predictions by their titles, from the figures of a reader."""
    shares = {say("figure.accuracy"): found["accuracy"]}
    if len(classes) == 2:
        normal, ill = found["recalls"]
        return shares | {say("figure.sensitivity"): ill, say("figure.specificity"): normal}
    return shares | {
        say("challenge.recall", name=class_in_sentence(n)): f for n, f in zip(classes, found["recalls"], strict=True)
    }


def _interval(figure: Figure) -> str | None:
    if figure["value"] is None:
        return None
    return say("performance.interval", low=format_percent(figure["low"]), high=format_percent(figure["high"]))


def _digits(value: float | None) -> str:
    return "-" if value is None else number(value, ".2f")


def _outcome(challenge: Challenge, answers: list[ReaderAnswer], predicted: ModelPredictions, place: int) -> str:
    """Return in words who was right."""
    truth = challenge.truth[place]
    you, model = answers[place].label == truth, predicted.label[place] == truth
    if not predicted.passed[place]:
        return say("challenge.you_right" if you else "challenge.you_wrong")
    return say(f"challenge.{'both' if you and model else 'only_you' if you else 'only_model' if model else 'neither'}")
