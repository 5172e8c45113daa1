"""Performance: how good a stored model is, from its card and its stored predictions."""

import numpy as np
import streamlit as st

from dashboard.components.common import tables
from dashboard.components.common.downloads import tabled
from dashboard.components.common.formatting import percent, title, whole_percent, with_interval
from dashboard.components.common.model_data import choose_model, predictions
from dashboard.components.common.url_state import linked_choice
from dashboard.components.performance.multiclass import curves_of_classes
from dashboard.components.performance.threshold_explorer import at_a_threshold
from dashboard.texts import class_name, counted, number, of_zoo, say
from model_zoo.core.model_store import ArtifactError
from model_zoo.metrics.summary import called

SPLITS = ("test", "val", "external")
HEADLINE = ("auc", "accuracy", "sensitivity", "specificity")
HEADLINE_OF_MORE = ("auc", "accuracy", "balanced_accuracy", "f1")


def column_of(split: str) -> str:
    return say("performance.column", split=say(f"split.{split}"), images=metrics[split]["images"])


st.title(say("nav.performance"))
left, right = st.columns(2, vertical_alignment="bottom")
with left:
    card = choose_model()
metrics, classes, decision = card["metrics"], card["classes"], card["decision"]
splits = {name: say(f"performance.split.{name}") for name in SPLITS if name in metrics}
with right:
    split = linked_choice(say("performance.pictures"), splits, "split", "test")
try:
    said = predictions(card, split)
except ArtifactError as error:
    st.error(of_zoo(str(error)), icon=":material/broken_image:")
    st.stop()
entry, summary, threshold = metrics[split], metrics[split]["summary"], decision["threshold"]
two, names = len(classes) == 2, [class_name(name) for name in classes]
label, images = called(said.probability, threshold), np.bincount(said.truth, minlength=len(classes))

facts = {"images": entry["images"], "patients": entry["patients"]}
st.markdown(
    " ".join(
        [
            say("performance.counted", label=names[1], threshold=whole_percent(threshold), **facts)
            if two
            else say("performance.counted_likeliest", **facts),
            say("performance.rule", rule=of_zoo(decision["rule"]), fixed_on=of_zoo(decision["fixed_on"])),
            say(f"performance.origin.{split}"),
        ]
    )
)

st.subheader(
    say("performance.headline", threshold=whole_percent(threshold)) if two else say("performance.headline_likeliest")
)
for column, key in zip(st.columns(4), HEADLINE if two else HEADLINE_OF_MORE, strict=True):
    value, low, high = (number(summary[key][end], ".3f") for end in ("value", "low", "high"))
    column.metric(tables.figure_name(key), value, border=True, help=say("performance.interval_help"))
    column.caption(say("performance.interval", low=low, high=high))
with st.expander(say("performance.every_figure")):
    summaries = {column_of(split): summary}
    only_here = entry.get("only_here")
    if only_here:
        summaries[say("performance.column_only_here", images=only_here["images"])] = only_here["summary"]
    tabled(tables.all_figures(summaries), "every_figure")
    if only_here:
        st.markdown(counted("performance.elsewhere", entry["images"] - only_here["images"]))
    if not two:
        tabled(tables.each_class(summary, dict(zip(classes, images, strict=True))), "each_class")
        st.markdown(say("performance.of_two"))
        tabled(tables.each_pair(entry["pairs"]), "each_pair")
    st.caption(" ".join([*([] if two else [say("performance.means")]), say("performance.bootstrap")]))

if not two:
    curves_of_classes(summary, said.truth, label, said.probability, names)
st.subheader(say("performance.moving"))
at_a_threshold(card, split)

if two:
    st.subheader(say("performance.kinds"))
    kinds = {name: said.truth == index for index, name in enumerate(names)}
    shares = {names[0]: summary["specificity"], names[1]: summary["sensitivity"]}
    for subtype, share in entry["sensitivity_by_subtype"].items():
        name = tables.kind_name(classes[1], subtype)
        kinds[name], shares[name] = said.subtype == subtype, share
    tabled(tables.called_right(kinds, shares, label == said.truth), "kinds")
    st.subheader(say("performance.points"))
    tabled(tables.operating_points(entry["operating_points"]), "operating_points")
    st.caption(say("performance.points_note", threshold=whole_percent(threshold)))

if "external" in metrics:
    st.subheader(say("performance.beside"))
    losses = [f"{tables.figure_name(key)} **{with_interval(loss)}**" for key, loss in card["external"]["fall"].items()]
    st.markdown(say("performance.fall", losses=", ".join(losses)))
    both = {column_of(name): metrics[name]["summary"] for name in ("test", "external")}
    tabled(tables.all_figures(both), "another_hospital")

st.subheader(say("performance.robustness"))
st.markdown(say("performance.robustness_note", images=metrics["test"]["images"]))
tabled(tables.robustness(card["robustness"]), "robustness")
if copies := card.get("other_copies"):
    gaps = {"median": percent(copies["median"]), "percentile": percent(copies["percentile_95"])}
    st.markdown(counted("performance.copies", copies["label_flips"], images=copies["images"], **gaps))

if maps := card.get("faithfulness"):
    st.subheader(say("performance.heat_maps"))
    st.markdown(say("performance.heat_maps_note", images=maps["rows"][0]["images"]))
    tabled(tables.faithfulness(maps["rows"]), "heat_maps")

st.page_link("app_pages/model_cards.py", label=say("cards.link", model=title(card)), icon=":material/badge:")
