"""How sure a model is, and how far to take that at its word: calibration, and labels for the surest pictures only."""

import streamlit as st

from dashboard.components.common import tables
from dashboard.components.common.downloads import charted_rows, tabled
from dashboard.components.common.formatting import percent, with_interval
from dashboard.components.common.model_data import beside, predictions
from dashboard.components.performance import threshold_charts
from dashboard.components.performance.threshold_charts import line_table, points, reliability_rows
from dashboard.texts import class_name, number, of_zoo, say
from model_zoo.metrics.classification import reliability, risk_coverage
from model_zoo.metrics.decision_curve import answered
from model_zoo.metrics.summary import called, confidence, uncalibrated


def calibrated(card: dict, split: str, threshold: float | None) -> None:
    """How far the probabilities of a split can be taken at their word. threshold: to be marked, if any."""
    said, classes = predictions(card, split), card["classes"]
    truth = said.truth
    both = {say("performance.before"): uncalibrated(said.logits), say("performance.after"): said.probability}
    if len(classes) == 2:
        lines = {name: reliability(truth == 1, values[:, 1]) for name, values in both.items()}
    else:
        lines = {name: reliability(values.argmax(axis=1) == truth, values.max(axis=1)) for name, values in both.items()}
    left, right = st.columns([2, 3], gap="large")
    with left:
        chart = threshold_charts.reliability_curves(lines, threshold)
        charted_rows(chart, 420, say("performance.calibration_alt"), reliability_rows(lines), "calibration_curve")
    with right:
        tabled(tables.calibration(card["metrics"][split]["calibration"]), "calibration_errors")
        fixed_on = of_zoo(card["decision"]["fixed_on"])
        if len(classes) == 2:
            label, share = class_name(classes[1]), percent((truth == 1).mean())
            st.caption(say("performance.calibration_note", label=label, fixed_on=fixed_on, share=share))
        else:
            st.caption(say("performance.calibration_note_likeliest", fixed_on=fixed_on))


def abstaining(card: dict, split: str, threshold: float | None) -> None:
    """How many labels are wrong where only the surest pictures get one. threshold: None for the likeliest class."""
    lines, decision, entry = {}, card["decision"], card["metrics"][split]
    for one in beside(card, split):
        said = predictions(card, one)
        right, sure = called(said.probability, threshold) == said.truth, confidence(said.probability, threshold)
        point = answered(right, sure, decision["unsure_below"])
        lines[say(f"what_if.{one}", images=number(len(right)))] = *risk_coverage(right, sure), point
    rows = line_table(lines, (say("what_if.coverage"), say("what_if.risk")))
    left, right = st.columns([2, 3], gap="large")
    with left:
        chart = threshold_charts.risk_coverage_curves(lines)
        charted_rows(chart, 400, say("what_if.risk_alt", point=points(lines)), rows, "risk_coverage_curve")
    with right:
        st.caption(say("what_if.risk_note"))
        st.markdown(say("performance.abstains_itself"))
        tabled(tables.abstaining(entry["risk_coverage"]), "abstaining")
        share, accuracy = percent(entry["answered"]["share"]), with_interval(entry["answered"]["accuracy"])
        st.caption(say("performance.abstains_note", page=say("nav.read"), share=share, accuracy=accuracy))
