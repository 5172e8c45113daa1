"""Consequences of a threshold and a prevalence: two sliders, and the charts and figures that follow them."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from dashboard.components.common.downloads import echart_with_download, table_with_download
from dashboard.components.common.formatting import format_percent, format_whole_percent
from dashboard.components.common.model_data import splits_to_show, stored_predictions
from dashboard.components.common.tables import figure_name
from dashboard.components.common.url_state import choose_class
from dashboard.components.performance import threshold_charts
from dashboard.components.performance.calibration_panel import show_abstention, show_calibration
from dashboard.components.performance.chart_rows import line_table, matrix_rows
from dashboard.components.performance.natural_frequencies import format_figure, show_natural_frequencies
from dashboard.components.performance.threshold_charts import Line, points_sentence
from dashboard.components.session.upload_privacy import note_activity
from dashboard.texts import class_in_sentence, class_name, number, say, say_error
from model_zoo.core.card import Card, Figure
from model_zoo.core.model_store import ArtifactError
from model_zoo.metrics.bootstrap import patient_draws
from model_zoo.metrics.classification import confusion, precision_recall_curve, roc_curve
from model_zoo.metrics.decision_curve import PEOPLE, decision_curve, figures_at_threshold, net_benefit

FIGURES = ("sensitivity", "bacterial", "viral", "specificity", "ppv", "npv", "accuracy", "net_benefit")
SUBTYPES = ("bacterial", "viral")
THRESHOLDS = np.arange(1, 100) / 100
PREVALENCE = 0.1  # at the start: lower than in the data sets, as it is in most places where radiographs are taken
KEPT = "threshold_of"  # in the session: the own threshold of the model that the slider was last set for


@dataclass(frozen=True)
class BinaryPredictions:
    """Predictions of a model on a split, as one class against the rest.

    Parameters
    ----------
    name
        Title of the split.
    positive
        bool (n,), whether the image is of the class.
    score
        float (n,), predicted probability of the class, 0..1.
    meant
        Pre-test probability that the score assumes, 0..1.
    kinds
        bool (n,) by subtype.
    draws
        As `patient_draws` returns them.
    """

    name: str
    positive: np.ndarray
    score: np.ndarray
    meant: float
    kinds: dict[str, np.ndarray]
    draws: np.ndarray


@st.fragment
def show_threshold_explorer(card: Card, split: str) -> None:
    """Show the threshold and all that depends on it, on a split and beside it on the external test set.

    Parameters
    ----------
    card
        Of a model whose stored predictions can be used.
    """
    note_activity()
    classes, own = card["classes"], card["decision"]["threshold"]
    rest = class_name(classes[0])
    if own is None:
        st.markdown(say("what_if.of_more", classes=len(classes)))
        rest = say("what_if.rest")
    asked = choose_class(say("what_if.asked"), classes, "asked", classes[1], with_first=False)
    name = class_in_sentence(asked)
    st.markdown(say("what_if.threshold_intro", name=name, last=say("what_if.risk_coverage")))
    threshold = choose_threshold(own)
    try:
        sets = [binary_predictions(card, one, classes.index(asked)) for one in splits_to_show(card, split)]
    except ArtifactError as error:
        st.error(say_error(error), icon=":material/broken_image:")
        return
    # A set without images of one of both classes has neither curves nor figures.
    if sets := [part for part in sets if 0 < part.positive.mean() < 1]:
        show_consequences(sets, threshold, [rest, class_name(asked)], name)
    else:
        st.info(say("what_if.one_sided", name=name))
    st.subheader(say("performance.calibrated"))
    show_calibration(card, split, None if own is None else threshold)
    st.subheader(say("what_if.risk_coverage"))
    show_abstention(card, split, None if own is None else threshold)


def choose_threshold(own: float | None) -> float:
    """Ask for a threshold with a slider, which starts at the model's own one, and return it.

    Parameters
    ----------
    own
        Threshold of the model; None for one class of several against the rest.
    """
    start = round(own or 0.5, 2)
    # A threshold chosen for a model with another one means nothing here. Streamlit refuses a default beside a value.
    if anew := st.session_state.get(KEPT, start) != start:
        st.session_state["threshold"] = start
    st.session_state[KEPT] = start
    threshold = st.slider(
        say("what_if.threshold"), 0.01, 0.99, None if anew else start, 0.01, "percent", key="threshold",
        bind="query-params",
    )  # fmt: skip
    if own is not None:
        st.caption(say("what_if.own", threshold=format_percent(own)))
    return threshold


def binary_predictions(card: Card, split: str, index: int) -> BinaryPredictions:
    """Return a model's stored predictions on a split as one class against the rest.

    Parameters
    ----------
    index
        Of the class.

    Raises
    ------
    ArtifactError
        Where the stored predictions cannot be used.
    """
    stored = stored_predictions(card, split)
    positive = stored.truth == index
    kinds = {kind: positive & (stored.subtype == kind) for kind in SUBTYPES}
    return BinaryPredictions(
        say(f"what_if.{split}", images=number(len(positive))),
        positive,
        stored.probability[:, index],
        1 / len(card["classes"]),
        {kind: mask for kind, mask in kinds.items() if mask.any()},
        patient_draws(stored.patient),
    )


def show_consequences(sets: list[BinaryPredictions], threshold: float, classes: list[str], name: str) -> None:
    """Show the figures at the threshold on each set, and the predictions for people at another prevalence.

    Parameters
    ----------
    classes
        The rest and the class asked about, as labels.
    name
        That class within a sentence.
    """
    above = st.container()  # for the charts, which need the values of both sliders
    st.subheader(say("what_if.rarer"))
    st.markdown(say("what_if.prevalence_intro"))
    prevalence = st.slider(
        say("what_if.prevalence", name=name), 0.01, 0.99, PREVALENCE, 0.01, "percent", key="prevalence",
        help=say("what_if.prevalence_help"), bind="query-params",
    )  # fmt: skip
    found = [figures_at_threshold(s.positive, s.score, threshold, s.meant, prevalence, s.kinds, s.draws) for s in sets]
    with above:
        show_confusion_matrices(sets, threshold, classes)
        show_curves(sets, found, threshold)
        show_figures(sets, found)
    words = {"people": number(PEOPLE), "prevalence": format_whole_percent(prevalence), "name": name}
    st.markdown(say("what_if.people_title", **words))
    for column, part, values in zip(st.columns(2, gap="large"), sets, found, strict=False):
        with column:
            st.markdown(f"**{part.name}**")
            show_natural_frequencies(values, prevalence, name)
    st.caption(say("what_if.people_note"))


def show_confusion_matrices(sets: list[BinaryPredictions], threshold: float, classes: list[str]) -> None:
    """Show the confusion matrices of all sets side by side.

    Parameters
    ----------
    classes
        The rest and the class asked about, as labels.
    """
    for place, (column, part) in enumerate(zip(st.columns(2), sets, strict=False)):
        counts = {name: int(count) for name, count in confusion(part.positive, part.score, threshold).items()}
        table = np.array([[counts["tn"], counts["fp"]], [counts["fn"], counts["tp"]]])
        alt = say("what_if.matrix", **counts)
        with column:
            st.markdown(f"**{say('performance.confusion')}: {part.name}**")
            echart_with_download(
                threshold_charts.confusion_matrix_chart(table, classes),
                260,
                alt,
                matrix_rows(table, classes),
                f"confusion_matrix_{place}",
            )


def show_figures(sets: list[BinaryPredictions], found: list[dict[str, Figure]]) -> None:
    """Show a table of all figures at the threshold with their intervals, a column for each set.

    Parameters
    ----------
    found
        Figures of each set, as `figures_at_threshold` returns them.
    """
    names = [name for name in FIGURES if any(name in values for values in found)]
    table = pd.DataFrame({say("what_if.figure"): [figure_name(name) for name in names]})
    for part, values in zip(sets, found, strict=True):
        table[part.name] = [format_figure(values[name], ".3f") if name in values else "-" for name in names]
    table_with_download(table, "figures_at_threshold")


def show_curves(sets: list[BinaryPredictions], found: list[dict[str, Figure]], threshold: float) -> None:
    """Show ROC, precision-recall and decision curves of all sets, with the threshold as a point.

    Parameters
    ----------
    found
        Figures of each set, as `figures_at_threshold` returns them.
    """
    receiver: dict[str, Line] = {}
    recall: dict[str, Line] = {}
    benefit: dict[str, Line] = {}
    shares: dict[str, float] = {}
    for part, values in zip(sets, found, strict=True):
        at: dict[str, Any] = {name: figure["value"] for name, figure in values.items()}
        receiver[part.name] = *roc_curve(part.positive, part.score)[:2], (1 - at["specificity"], at["sensitivity"])
        recall[part.name] = *precision_recall_curve(part.positive, part.score)[:2], (at["sensitivity"], at["ppv"])
        shares[part.name] = part.positive.mean()
        model = decision_curve(part.positive, part.score, THRESHOLDS, part.meant)
        benefit[part.name] = THRESHOLDS, model, (threshold, at["net_benefit"])
    everyone = net_benefit(1, 0, THRESHOLDS, sets[0].meant)
    axes = {
        "roc": (say("what_if.false_alarms"), figure_name("sensitivity")),
        "pr": (figure_name("sensitivity"), figure_name("ppv")),
        "decision": (say("what_if.threshold"), figure_name("net_benefit")),
    }
    charts = {
        "roc": (threshold_charts.roc_chart(receiver), receiver),
        "pr": (threshold_charts.precision_recall_chart(recall, shares), recall),
        "decision": (threshold_charts.decision_curve_chart(benefit, THRESHOLDS, everyone), benefit),
    }
    for column, (name, (options, lines)) in zip(st.columns(3), charts.items(), strict=True):
        rows = line_table(lines, axes[name])
        with column:
            st.markdown(f"**{say(f'what_if.{name}')}**")
            echart_with_download(
                options, 420, say(f"what_if.{name}_alt", point=points_sentence(lines)), rows, f"{name}_curve"
            )
    # At a threshold of 1/5 a false alarm weighs a quarter of a missed case.
    st.caption(say("what_if.decision_note", risk=format_whole_percent(1 / 5)))
