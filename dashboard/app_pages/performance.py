"""Performance: how good a stored model is, from its card and its stored predictions."""

import numpy as np
import streamlit as st

from dashboard.components import tables
from dashboard.components.charts import confusion_matrix, precision_recall, reliability_diagram, roc
from dashboard.components.frame import choose_model, percent, title, with_interval
from dashboard.components.store import predictions
from dashboard.components.what_if import what_if
from dashboard.texts import say
from model_zoo.artifacts import ArtifactError
from model_zoo.evaluation import (
    called,
    logits_of,
    precision_recall_curve,
    probabilities,
    reliability,
    roc_curve,
    truth_of,
    uncalibrated,
)

SPLITS = {"test": "Test", "val": "Validation", "external": "Another hospital"}
ORIGIN = {
    "test": "No weight was trained or chosen on the test pictures.",
    "val": "The best epoch and the calibration were chosen on these pictures: expect less elsewhere.",
    "external": "They are of another hospital: nothing was trained, chosen or tuned on them.",
}
HEADLINE = ("auc", "accuracy", "sensitivity", "specificity")
HEADLINE_OF_MORE = ("auc", "accuracy", "balanced_accuracy", "f1")

st.title("Performance")
left, right = st.columns(2, vertical_alignment="bottom")
with left:
    card = choose_model()
metrics, classes, decision = card["metrics"], card["classes"], card["decision"]
split = right.segmented_control(
    "Pictures",
    [name for name in SPLITS if name in metrics],
    default="test",
    format_func=SPLITS.get,
    required=True,
    key="split",
    bind="query-params",
)
try:
    frame = predictions(card, split)
except ArtifactError as error:
    st.error(str(error), icon=":material/broken_image:")
    st.stop()
entry, summary, threshold = metrics[split], metrics[split]["summary"], decision["threshold"]
truth, logits = truth_of(frame, classes), logits_of(frame, classes)
probability = probabilities(logits, decision)
label, images = called(probability, threshold), np.bincount(truth, minlength=len(classes))
two = len(classes) == 2

for column, key in zip(st.columns(4), HEADLINE if two else HEADLINE_OF_MORE, strict=True):
    value = summary[key]
    column.metric(tables.FIGURES[key], f"{value['value']:.3f}", border=True, help="With its 95% interval below")
    column.caption(f"95%: {value['low']:.3f} to {value['high']:.3f}")
st.markdown(
    f"{entry['images']} pictures, counted as {entry['patients']} patients"
    + (f"; called {classes[1]} from a probability of {threshold:.0%} on. " if two else "; called the likeliest class. ")
    + f"The rule: {decision['rule']}; fixed on {decision['fixed_on']}. "
    + ORIGIN[split]
)
if split == "external":
    fall = card["external"]["fall"]
    st.markdown(
        "Against the test pictures it loses: "
        + ", ".join(f"{tables.FIGURES[key]} **{with_interval(loss)}**" for key, loss in fall.items())
        + ". A negative loss is a gain."
    )

asked = {"model": 1} if two else {name: index for index, name in enumerate(classes)}
receiver, recall = {}, {}
for name, index in asked.items():
    positive, score, figures = truth == index, probability[:, index], summary if two else summary["classes"][index]
    sensitivity, specificity, ppv = (figures[key]["value"] for key in ("sensitivity", "specificity", "ppv"))
    receiver[name] = *roc_curve(positive, score)[:2], (1 - specificity, sensitivity)
    recall[name] = *precision_recall_curve(positive, score)[:2], (sensitivity, ppv)
matrix, left, right = st.columns(3)
with matrix:
    st.subheader("Confusion matrix")
    counts = np.zeros((len(classes), len(classes)), dtype=int)
    np.add.at(counts, (truth, label), 1)
    st.plotly_chart(
        confusion_matrix(counts, classes),
        config={"displayModeBar": False},
        alt="; ".join(f"of {images[i]} {name}, {counts[i, i]} called so" for i, name in enumerate(classes)),
    )
with left:
    st.subheader("ROC")
    st.plotly_chart(roc(receiver), alt=f"ROC curve, area {summary['auc']['value']:.3f}")
with right:
    st.subheader("Precision and recall")
    st.plotly_chart(
        precision_recall(recall, {name: images[index] / len(frame) for name, index in asked.items()}),
        alt=f"Precision-recall curve, average precision {summary['average_precision']['value']:.3f}",
    )
    st.caption(
        f"Dotted: the share of {classes[1] if two else 'each class'} in these pictures, which is what guessing reaches."
    )

st.subheader("Every figure, with its 95% interval")
summaries = {f"{SPLITS[split].lower()}, {entry['images']} pictures": summary}
only_here = entry.get("only_here")
if only_here:
    summaries[f"patients of the test alone, {only_here['images']} pictures"] = only_here["summary"]
st.dataframe(tables.all_figures(summaries), hide_index=True, height="content")
if only_here:
    st.markdown(
        f"{entry['images'] - only_here['images']} test pictures are of a patient whose number occurs in training or "
        "validation too; whether it is the same patient, the source does not say. The last column is without them."
    )
if not two:
    st.dataframe(tables.each_class(summary, dict(zip(classes, images, strict=True))), hide_index=True)
    st.markdown("Of every two classes, the others left aside:")
    st.dataframe(tables.each_pair(entry["pairs"]), hide_index=True)
st.caption(
    (
        ""
        if two
        else "AUC, average precision, balanced accuracy and F1 are means over the classes, each against the rest. "
    )
    + "Intervals: 2,000 bootstrap samples of patients, not of pictures, as pictures of one patient are alike."
)

if two:
    st.subheader("By class and sub-type")
    kinds = {classes[0]: truth == 0, classes[1]: truth == 1}
    shares = {classes[0]: summary["specificity"], classes[1]: summary["sensitivity"]}
    for kind, share in entry["sensitivity_by_subtype"].items():
        kinds[f"{classes[1]} {kind}"], shares[f"{classes[1]} {kind}"] = (frame["subtype"] == kind).to_numpy(), share
    st.dataframe(tables.called_right(kinds, shares, label == truth), hide_index=True)
    st.subheader("Other thresholds")
    st.dataframe(tables.operating_points(entry["operating_points"]), hide_index=True)
    st.caption(f"Fixed on validation, measured on these pictures; the model itself uses {threshold:.0%}.")

st.subheader("Calibration and abstaining")
both = {"before calibration": uncalibrated(logits), "after": probability}
if two:
    curves = {name: reliability(truth == 1, values[:, 1]) for name, values in both.items()}
else:
    curves = {name: reliability(values.argmax(axis=1) == truth, values.max(axis=1)) for name, values in both.items()}
left, right = st.columns([2, 3], gap="large")
left.plotly_chart(reliability_diagram(curves), alt="Probability against the share that is so, before and after")
right.dataframe(tables.calibration(entry["calibration"]), hide_index=True)
right.caption(
    f"Of the probability of {classes[1] if two else 'the class called'}. It is meant for an even chance of each class, "
    f"and fixed on {decision['fixed_on']}; where the classes are not even, or the pictures of another kind, it errs. "
    + (f"{percent(images[1] / len(frame))} of these pictures are {classes[1]}." if two else "")
)
right.markdown("**Where the model abstains** on the pictures it is least sure of:")
right.dataframe(tables.abstaining(entry["risk_coverage"]), hide_index=True)
answered = entry["answered"]
right.caption(
    "The page *Read an X-ray* says when the model is not sure, by a limit fixed on validation. Of these pictures it "
    f"was sure of {percent(answered['share'])}, and of these the accuracy is {with_interval(answered['accuracy'])}."
)

st.subheader("Robustness")
st.markdown(
    f"The {metrics['test']['images']} test pictures, altered in ways that change the picture and not the patient. "
    "The change is that of the probability, of the class where it changes most."
)
st.dataframe(tables.robustness(card["robustness"]), hide_index=True, height="content")
if copies := card.get("other_copies"):
    st.markdown(
        f"Of {copies['images']} validation pictures another copy of the file was read too, such as the original beside "
        f"a small one: **{copies['label_flips']}** get another label, and the probability differs by "
        f"{percent(copies['median'])} (median) and {percent(copies['percentile_95'])} (95th percentile)."
    )

if maps := card.get("faithfulness"):
    st.subheader("Heat maps")
    st.markdown(
        f"How far they can be believed, on {maps['rows'][0]['images']} validation pictures. *Insertion*: the mean "
        "probability of the label while pixels appear in a blurred picture, hottest first; high is good. *Deletion*: "
        "while they turn black; low is good (Petsiuk et al. 2018). A random map shows what chance does, and how large "
        "lungs and border are: heat at the border is a sign of learning from edges and letters."
    )
    st.dataframe(tables.faithfulness(maps["rows"]), hide_index=True, height="content")

what_if(card)

st.page_link("app_pages/model_cards.py", label=say("cards.link", model=title(card)), icon=":material/badge:")
