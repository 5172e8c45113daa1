"""Confusion matrix and curves of a model of three classes and more, which has no threshold."""

import numpy as np
import streamlit as st

from dashboard.components.common.downloads import echart_with_download
from dashboard.components.common.tables import figure_name
from dashboard.components.performance import threshold_charts
from dashboard.components.performance.chart_rows import line_table, matrix_rows
from dashboard.components.performance.threshold_charts import Line
from dashboard.texts import number, say
from model_zoo.core.card import Summary
from model_zoo.metrics.classification import precision_recall_curve, roc_curve


def show_one_vs_rest(
    summary: Summary, truth: np.ndarray, label: np.ndarray, probability: np.ndarray, names: list[str]
) -> None:
    """Show the confusion matrix, and the curves of each class against the rest with the model's own operating point.

    Parameters
    ----------
    summary
        Figures on these images.
    truth, label
        int (n,), indices of the true and the predicted class.
    probability
        float (n, classes), 0..1.
    names
        Classes as labels.
    """
    receiver: dict[str, Line] = {}
    recall: dict[str, Line] = {}
    shares: dict[str, float] = {}
    for index, name in enumerate(names):
        positive, score, figures = truth == index, probability[:, index], summary["classes"][index]
        sensitivity, specificity, ppv = (figures[key]["value"] for key in ("sensitivity", "specificity", "ppv"))
        receiver[name] = *roc_curve(positive, score)[:2], (1 - specificity, sensitivity)
        recall[name] = *precision_recall_curve(positive, score)[:2], (sensitivity, ppv)
        shares[name] = positive.mean()
    matrix, left, right = st.columns(3)
    with matrix:
        st.markdown(f"**{say('performance.confusion')}**")
        counts = np.zeros((len(names), len(names)), dtype=int)
        np.add.at(counts, (truth, label), 1)
        hits = [
            say("performance.confusion_alt", images=counts[i].sum(), label=name, right=counts[i, i])
            for i, name in enumerate(names)
        ]
        rows = matrix_rows(counts, names)
        echart_with_download(
            threshold_charts.confusion_matrix_chart(counts, names), 420, "; ".join(hits), rows, "confusion_of_classes"
        )
    with left:
        st.markdown(f"**{say('what_if.roc')}**")
        alt = say("performance.roc_alt", area=number(summary["auc"]["value"], ".3f"))
        rows = line_table(receiver, (say("what_if.false_alarms"), figure_name("sensitivity")))
        echart_with_download(threshold_charts.roc_chart(receiver), 420, alt, rows, "roc_of_classes")
    with right:
        st.markdown(f"**{say('what_if.pr')}**")
        precision = number(summary["average_precision"]["value"], ".3f")
        alt = say("performance.precision_recall_alt", precision=precision)
        rows = line_table(recall, (figure_name("sensitivity"), figure_name("ppv")))
        chart = threshold_charts.precision_recall_chart(recall, shares)
        echart_with_download(chart, 420, alt, rows, "precision_recall_of_classes")
