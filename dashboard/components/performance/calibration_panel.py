"""Calibration of a model, and its errors where only confident predictions count (risk and coverage)."""

import streamlit as st

from dashboard.components.common import tables
from dashboard.components.common.downloads import echart_with_download, table_with_download
from dashboard.components.common.formatting import format_percent, format_whole_percent, format_with_interval
from dashboard.components.common.model_data import splits_to_show, stored_predictions
from dashboard.components.performance import threshold_charts
from dashboard.components.performance.chart_rows import line_table, reliability_rows
from dashboard.components.performance.threshold_charts import Line, points_sentence
from dashboard.texts import class_in_sentence, number, say, say_stored
from model_zoo.core.card import Card
from model_zoo.metrics.classification import reliability_curve, risk_coverage_curve
from model_zoo.metrics.decision_curve import coverage_and_risk
from model_zoo.metrics.predictions import confidence, predicted_class, uncalibrated_probabilities


def show_calibration(card: Card, split: str, threshold: float | None) -> None:
    """Show the calibration of a model's probabilities on a split.

    Parameters
    ----------
    threshold
        Marked in the chart, if any.

    Raises
    ------
    ArtifactError
        Where the stored predictions cannot be used.
    """
    stored, classes = stored_predictions(card, split), card["classes"]
    truth = stored.truth
    both = {
        say("performance.before"): uncalibrated_probabilities(stored.logits),
        say("performance.after"): stored.probability,
    }
    if len(classes) == 2:
        lines = {name: reliability_curve(truth == 1, values[:, 1]) for name, values in both.items()}
    else:
        lines = {
            name: reliability_curve(values.argmax(axis=1) == truth, values.max(axis=1)) for name, values in both.items()
        }
    left, right = st.columns([2, 3], gap="large")
    with left:
        chart = threshold_charts.reliability_chart(lines, threshold)
        echart_with_download(
            chart, 420, say("performance.calibration_alt"), reliability_rows(lines), "calibration_curve"
        )
    with right:
        if len(classes) == 2:
            facts = {"finding": class_in_sentence(classes[1]), "prevalence": format_percent((truth == 1).mean())}
            shown = say("performance.calibration_of", **facts)
        else:
            shown = say("performance.calibration_of_predicted")
        fixed_on, pretest = say_stored(card["decision"]["fixed_on"]), format_whole_percent(1 / len(classes))
        st.caption(f"{shown} {say('performance.calibration_note', fixed_on=fixed_on, pretest=pretest)}")
    table_with_download(tables.calibration_table(card["metrics"][split]["calibration"]), "calibration_errors")


def show_abstention(card: Card, split: str, threshold: float | None) -> None:
    """Show the share of wrong predictions where only the most confident ones count.

    Parameters
    ----------
    threshold
        None for the most probable class.

    Raises
    ------
    ArtifactError
        Where the stored predictions cannot be used.
    """
    lines: dict[str, Line] = {}
    decision, entry = card["decision"], card["metrics"][split]
    for one in splits_to_show(card, split):
        stored = stored_predictions(card, one)
        correct = predicted_class(stored.probability, threshold) == stored.truth
        sure = confidence(stored.probability, threshold)
        point = coverage_and_risk(correct, sure, decision["unsure_below"])
        lines[say(f"what_if.{one}", images=number(len(correct)))] = *risk_coverage_curve(correct, sure), point
    rows = line_table(lines, (say("what_if.coverage"), say("what_if.risk")))
    left, right = st.columns([2, 3], gap="large")
    with left:
        chart = threshold_charts.risk_coverage_chart(lines)
        echart_with_download(
            chart, 400, say("what_if.risk_alt", point=points_sentence(lines)), rows, "risk_coverage_curve"
        )
    with right:
        st.caption(say("what_if.risk_note"))
        st.markdown(say("performance.by_own_rule"))
        table_with_download(tables.abstention_table(entry["risk_coverage"]), "abstaining")
        share, accuracy = (
            format_percent(entry["answered"]["share"]),
            format_with_interval(entry["answered"]["accuracy"]),
        )
        st.caption(say("performance.indeterminate_note", page=say("nav.read"), share=share, accuracy=accuracy))
