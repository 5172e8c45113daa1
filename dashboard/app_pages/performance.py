"""Performance: how good a stored model is, from its card and its stored predictions."""

import numpy as np
import streamlit as st

from dashboard.components import tables
from dashboard.components.charts import confusion_matrix, precision_recall, reliability_diagram, roc
from dashboard.components.frame import choose_model, linked_choice, percent, title, whole_percent, with_interval
from dashboard.components.store import predictions
from dashboard.components.what_if import what_if
from dashboard.texts import class_name, counted, number, of_zoo, say
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

SPLITS = ("test", "val", "external")
HEADLINE = ("auc", "accuracy", "sensitivity", "specificity")
HEADLINE_OF_MORE = ("auc", "accuracy", "balanced_accuracy", "f1")

st.title(say("nav.performance"))
left, right = st.columns(2, vertical_alignment="bottom")
with left:
    card = choose_model()
metrics, classes, decision = card["metrics"], card["classes"], card["decision"]
splits = {name: say(f"performance.split.{name}") for name in SPLITS if name in metrics}
with right:
    split = linked_choice(say("performance.pictures"), splits, "split", "test")
try:
    frame = predictions(card, split)
except ArtifactError as error:
    st.error(of_zoo(str(error)), icon=":material/broken_image:")
    st.stop()
entry, summary, threshold = metrics[split], metrics[split]["summary"], decision["threshold"]
truth, logits = truth_of(frame, classes), logits_of(frame, classes)
probability = probabilities(logits, decision)
label, images = called(probability, threshold), np.bincount(truth, minlength=len(classes))
two, names = len(classes) == 2, [class_name(name) for name in classes]
fixed_on = of_zoo(decision["fixed_on"])

for column, key in zip(st.columns(4), HEADLINE if two else HEADLINE_OF_MORE, strict=True):
    value, low, high = (number(summary[key][end], ".3f") for end in ("value", "low", "high"))
    column.metric(tables.figure_name(key), value, border=True, help=say("performance.interval_help"))
    column.caption(say("performance.interval", low=low, high=high))
facts = {"images": entry["images"], "patients": entry["patients"]}
st.markdown(
    " ".join(
        [
            say("performance.counted", label=names[1], threshold=whole_percent(threshold), **facts)
            if two
            else say("performance.counted_likeliest", **facts),
            say("performance.rule", rule=of_zoo(decision["rule"]), fixed_on=fixed_on),
            say(f"performance.origin.{split}"),
        ]
    )
)
if split == "external":
    losses = [f"{tables.figure_name(key)} **{with_interval(loss)}**" for key, loss in card["external"]["fall"].items()]
    st.markdown(say("performance.fall", losses=", ".join(losses)))

asked = {say("charts.model"): 1} if two else {name: index for index, name in enumerate(names)}
receiver, recall = {}, {}
for name, index in asked.items():
    positive, score, figures = truth == index, probability[:, index], summary if two else summary["classes"][index]
    sensitivity, specificity, ppv = (figures[key]["value"] for key in ("sensitivity", "specificity", "ppv"))
    receiver[name] = *roc_curve(positive, score)[:2], (1 - specificity, sensitivity)
    recall[name] = *precision_recall_curve(positive, score)[:2], (sensitivity, ppv)
matrix, left, right = st.columns(3)
with matrix:
    st.subheader(say("performance.confusion"))
    counts = np.zeros((len(classes), len(classes)), dtype=int)
    np.add.at(counts, (truth, label), 1)
    hits = [
        say("performance.confusion_alt", images=images[i], label=name, right=counts[i, i])
        for i, name in enumerate(names)
    ]
    st.plotly_chart(confusion_matrix(counts, classes), config={"displayModeBar": False}, alt="; ".join(hits))
with left:
    st.subheader(say("performance.roc"))
    area = number(summary["auc"]["value"], ".3f")
    st.plotly_chart(roc(receiver), alt=say("performance.roc_alt", area=area))
with right:
    st.subheader(say("performance.precision_recall"))
    precision = number(summary["average_precision"]["value"], ".3f")
    st.plotly_chart(
        precision_recall(recall, {name: images[index] / len(frame) for name, index in asked.items()}),
        alt=say("performance.precision_recall_alt", precision=precision),
    )
    st.caption(say("performance.dotted", label=names[1]) if two else say("performance.dotted_each"))

st.subheader(say("performance.every_figure"))
summaries = {say("performance.column", split=say(f"split.{split}"), images=entry["images"]): summary}
only_here = entry.get("only_here")
if only_here:
    summaries[say("performance.column_only_here", images=only_here["images"])] = only_here["summary"]
st.dataframe(tables.all_figures(summaries), hide_index=True, height="content")
if only_here:
    st.markdown(counted("performance.elsewhere", entry["images"] - only_here["images"]))
if not two:
    st.dataframe(tables.each_class(summary, dict(zip(classes, images, strict=True))), hide_index=True)
    st.markdown(say("performance.of_two"))
    st.dataframe(tables.each_pair(entry["pairs"]), hide_index=True)
st.caption(" ".join([*([] if two else [say("performance.means")]), say("performance.bootstrap")]))

if two:
    st.subheader(say("performance.kinds"))
    kinds = {name: truth == index for index, name in enumerate(names)}
    shares = {names[0]: summary["specificity"], names[1]: summary["sensitivity"]}
    for subtype, share in entry["sensitivity_by_subtype"].items():
        name = tables.kind_name(classes[1], subtype)
        kinds[name], shares[name] = (frame["subtype"] == subtype).to_numpy(), share
    st.dataframe(tables.called_right(kinds, shares, label == truth), hide_index=True)
    st.subheader(say("performance.points"))
    st.dataframe(tables.operating_points(entry["operating_points"]), hide_index=True)
    st.caption(say("performance.points_note", threshold=whole_percent(threshold)))

st.subheader(say("performance.calibration"))
both = {say("performance.before"): uncalibrated(logits), say("performance.after"): probability}
if two:
    curves = {name: reliability(truth == 1, values[:, 1]) for name, values in both.items()}
else:
    curves = {name: reliability(values.argmax(axis=1) == truth, values.max(axis=1)) for name, values in both.items()}
left, right = st.columns([2, 3], gap="large")
left.plotly_chart(reliability_diagram(curves), alt=say("performance.calibration_alt"))
right.dataframe(tables.calibration(entry["calibration"]), hide_index=True)
right.caption(
    say("performance.calibration_note", label=names[1], fixed_on=fixed_on, share=percent(images[1] / len(frame)))
    if two
    else say("performance.calibration_note_likeliest", fixed_on=fixed_on)
)
right.markdown(say("performance.abstains"))
right.dataframe(tables.abstaining(entry["risk_coverage"]), hide_index=True)
answered = entry["answered"]
share, accuracy = percent(answered["share"]), with_interval(answered["accuracy"])
right.caption(say("performance.abstains_note", page=say("nav.read"), share=share, accuracy=accuracy))

st.subheader(say("performance.robustness"))
st.markdown(say("performance.robustness_note", images=metrics["test"]["images"]))
st.dataframe(tables.robustness(card["robustness"]), hide_index=True, height="content")
if copies := card.get("other_copies"):
    gaps = {"median": percent(copies["median"]), "percentile": percent(copies["percentile_95"])}
    st.markdown(counted("performance.copies", copies["label_flips"], images=copies["images"], **gaps))

if maps := card.get("faithfulness"):
    st.subheader(say("performance.heat_maps"))
    st.markdown(say("performance.heat_maps_note", images=maps["rows"][0]["images"]))
    st.dataframe(tables.faithfulness(maps["rows"]), hide_index=True, height="content")

what_if(card)

st.page_link("app_pages/model_cards.py", label=say("cards.link", model=title(card)), icon=":material/badge:")
