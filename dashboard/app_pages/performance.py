"""Page Performance: how good a stored model is, from its card and its stored predictions."""

import numpy as np
import streamlit as st

from dashboard.components.common import tables
from dashboard.components.common.downloads import table_with_download
from dashboard.components.common.formatting import (
    format_percent,
    format_whole_percent,
    format_with_interval,
    model_title,
)
from dashboard.components.common.model_data import choose_model, stored_predictions
from dashboard.components.common.url_state import linked_segments
from dashboard.components.performance.multiclass import show_one_vs_rest
from dashboard.components.performance.threshold_explorer import show_threshold_explorer
from dashboard.texts import class_in_sentence, class_name, number, say, say_count, say_error, say_stored
from model_zoo.core.model_store import ArtifactError
from model_zoo.metrics.predictions import predicted_class

SPLITS = ("test", "val", "external")
HEADLINE = ("auc", "accuracy", "sensitivity", "specificity")
HEADLINE_OF_MORE = ("auc", "accuracy", "balanced_accuracy", "f1")


def column_of(split: str) -> str:
    """Return the title of a split's column, with its number of images."""
    return say("performance.column", split=say(f"split.{split}"), images=metrics[split]["images"])


st.title(say("nav.performance"))
left, right = st.columns(2, vertical_alignment="bottom")
with left:
    card = choose_model()
metrics, classes, decision = card["metrics"], card["classes"], card["decision"]
splits = {name: say(f"performance.split.{name}") for name in SPLITS if name in metrics}
with right:
    split = linked_segments(say("performance.data_set"), splits, "split", "test")
try:
    stored = stored_predictions(card, split)
except ArtifactError as error:
    st.error(say_error(error), icon=":material/broken_image:")
    st.stop()
entry, summary, threshold = metrics[split], metrics[split]["summary"], decision["threshold"]
two, names = len(classes) == 2, [class_name(name) for name in classes]
label, images = predicted_class(stored.probability, threshold), np.bincount(stored.truth, minlength=len(classes))

facts, finding = {"images": entry["images"], "patients": entry["patients"]}, class_in_sentence(classes[1])
st.markdown(
    " ".join(
        [
            say("performance.counted", finding=finding, threshold=format_whole_percent(threshold), **facts)
            if two
            else say("performance.counted_likeliest", **facts),
            say("performance.rule", rule=say_stored(decision["rule"]), fixed_on=say_stored(decision["fixed_on"])),
            say(f"performance.origin.{split}"),
        ]
    )
)

st.subheader(
    say("performance.headline", threshold=format_whole_percent(threshold))
    if two
    else say("performance.headline_likeliest")
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
    table_with_download(tables.figures_table(summaries), "every_figure")
    if only_here:
        st.markdown(say_count("performance.elsewhere", entry["images"] - only_here["images"]))
    if not two:
        table_with_download(tables.per_class_table(summary, dict(zip(classes, images, strict=True))), "each_class")
        st.markdown(say("performance.of_two"))
        table_with_download(tables.class_pairs_table(entry.get("pairs", [])), "each_pair")
    st.caption(" ".join([*([] if two else [say("performance.means")]), say("performance.bootstrap")]))

if not two:
    show_one_vs_rest(summary, stored.truth, label, stored.probability, names)
st.subheader(say("performance.moving"))
show_threshold_explorer(card, split)

if two:
    st.subheader(say("performance.kinds"))
    kinds = {name: stored.truth == index for index, name in enumerate(names)}
    shares = {names[0]: summary["specificity"], names[1]: summary["sensitivity"]}
    for subtype, share in entry.get("sensitivity_by_subtype", {}).items():
        name = tables.kind_name(classes[1], subtype)
        kinds[name], shares[name] = stored.subtype == subtype, share
    table_with_download(tables.accuracy_by_kind_table(kinds, shares, label == stored.truth), "kinds")
    st.subheader(say("performance.points"))
    table_with_download(tables.operating_points_table(entry.get("operating_points", {})), "operating_points")
    st.caption(say("performance.points_note", threshold=format_whole_percent(threshold)))

if external := card.get("external"):
    st.subheader(say("performance.external"))
    losses = [f"{tables.figure_name(key)} **{format_with_interval(loss)}**" for key, loss in external["fall"].items()]
    st.markdown(say("performance.fall", losses=", ".join(losses)))
    both = {column_of(name): metrics[name]["summary"] for name in ("test", "external")}
    table_with_download(tables.figures_table(both), "another_hospital")

st.subheader(say("performance.robustness"))
st.markdown(say("performance.robustness_note", images=metrics["test"]["images"]))
table_with_download(tables.robustness_table(card["robustness"]), "robustness")
if copies := card.get("other_copies"):
    gaps = {"median": format_percent(copies["median"]), "percentile": format_percent(copies["percentile_95"])}
    st.markdown(say_count("performance.copies", copies["label_flips"], images=copies["images"], **gaps))

if maps := card.get("faithfulness"):
    st.subheader(say("performance.heat_maps"))
    st.markdown(tables.faithfulness_note(maps))
    table_with_download(tables.faithfulness_table(maps["rows"]), "heat_maps")

st.page_link("app_pages/model_cards.py", label=say("cards.link", model=model_title(card)), icon=":material/badge:")
