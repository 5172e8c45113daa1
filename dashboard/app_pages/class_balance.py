"""Page Class balance: what a data set holds, from its stored report or else from a model's card."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.components.common.downloads import chart_with_download, download_button, table_with_download
from dashboard.components.common.formatting import format_percent, model_title
from dashboard.components.common.model_data import usable_cards
from dashboard.components.common.plotly_charts import class_bar_chart
from dashboard.components.common.tables import kind_name
from dashboard.components.common.url_state import keep_in_link, linked_segments
from dashboard.components.datasets.charts import colour_difference, distribution_chart, images_per_patient_chart
from dashboard.components.datasets.shortcut_panel import show_shortcuts
from dashboard.components.datasets.tables import duplicates_table, histogram_rows, patients_table, typical_values_table
from dashboard.texts import class_in_sentence, class_name, label_or_name, number, say, say_count, say_error
from model_zoo.core.model_store import ArtifactError
from model_zoo.data.report import Report, read_report, report_names

UNITS = ("images", "patients")
SPLITS = ("train", "val", "test")
IN_ROW = 3  # mean radiographs on a wide page


def usable_reports() -> dict[str, Report]:
    """Return the stored reports by name; a damaged one is left out, and named on the page."""
    reports: dict[str, Report] = {}
    for name in report_names():
        try:
            reports[name] = read_report(name)
        except ArtifactError as error:
            st.warning(say_error(error), icon=":material/broken_image:")
    return reports


def split_name(split: str) -> str:
    """Return the title of a split."""
    return say(f"split.{split}")


def origin_of_splits(facts: Mapping[str, Any]) -> str:
    """Return in a sentence which splits of a report the source gives, and which are drawn."""
    drawn = [split for split in SPLITS if split not in facts["own_splits"]]
    if not drawn:
        return say("balance.splits_given")
    if len(drawn) == len(SPLITS):
        return say("balance.splits_drawn", seed=str(facts["seed"]))
    given, drawn = (f" {say('frame.and')} ".join(map(split_name, names)) for names in (facts["own_splits"], drawn))
    return say("balance.splits_mixed", given=given, drawn=drawn, seed=str(facts["seed"]))


def places(found: Mapping[str, Any]) -> str:
    """Return how many groups of duplicates there are, and how many go across splits, classes and patients.

    Parameters
    ----------
    found
        Entry of a report's "duplicates".
    """
    across = {name: found[f"across_{name}"] for name in ("splits", "classes", "patients")}
    return say("balance.places", groups=found["groups"], files=found["files"], **across)


def side_by_side(distributions: Mapping[str, Any], *quantities: str) -> None:
    """Show the distributions of quantities of a report side by side."""
    for column, name in zip(st.columns(len(quantities)), quantities, strict=True):
        chart = distribution_chart(distributions[name], say(f"balance.axis.{name}"))
        with column:
            st.plotly_chart(chart, alt=say(f"balance.alt.{name}"))
            download_button(histogram_rows(distributions[name]), name)


st.title(say("nav.class_balance"))
reports, cards = usable_reports(), usable_cards()
counts = {f"model {name}": card for name, card in cards.items() if card["data"]["name"] not in reports}
if not reports and not counts:
    st.info(say("balance.none"))
    st.stop()


def name_of(choice: str) -> str:
    """Return the title of a choice: a report, or a model whose card is counted."""
    if choice in reports:
        return choice
    return say("balance.as_counted", data=counts[choice]["data"]["name"], model=model_title(counts[choice]))


choices = [*reports, *counts]
keep_in_link("data", choices, choices[0])
left, right = st.columns(2, vertical_alignment="bottom")
choice = left.selectbox(say("balance.data"), choices, format_func=name_of, key="data", persist_state="session")
with right:
    unit = linked_segments(say("balance.count"), {name: say(f"balance.unit.{name}") for name in UNITS}, "unit")
report = reports.get(choice)
facts: dict[str, Any] = report.facts if report else {**counts[choice], **counts[choice]["data"]}
source = choice if report else facts["name"]
statistics, classes = facts["statistics"], facts["classes"]
names = [class_name(name) for name in classes]

named = ", ".join(map(class_in_sentence, classes))
words = [say("balance.radiographs", images=facts["images"], count=len(classes), classes=named)]
if facts["unreadable"]:
    words.append(say_count("balance.unreadable", facts["unreadable"]))
if report:
    words.append(origin_of_splits(facts))
st.markdown(" ".join([*words, say("balance.fingerprint", fingerprint=facts["fingerprint"][:16])]))
trained = [model_title(card) for card in cards.values() if card["data"]["name"] == source]
st.markdown(say("balance.trained", models=", ".join(trained)) if trained else say("balance.not_trained"))
rows = pd.DataFrame(statistics["rows"])
rows["split"] = pd.Categorical(rows["split"], SPLITS, ordered=True)
rows["label"] = pd.Categorical(rows["label"], classes, ordered=True)
rows = rows.sort_values(["split", "label", "subtype"])
shown = rows.assign(
    split=[split_name(split) for split in rows["split"]],
    label=[class_name(label) for label in rows["label"]],
    subtype=[label_or_name("subtype", subtype) for subtype in rows["subtype"]],
    group=[kind_name(*kind) for kind in zip(rows["label"], rows["subtype"], strict=True)],
)
two_keys = not rows["patients"].equals(rows["groups"])
columns = ["split", "label", "subtype", "images", "patients", "groups"]
idle = {"subtype": (rows["subtype"] == "").all(), "groups": not two_keys}
table = shown.loc[:, [column for column in columns if not idle.get(column)]]
table = table.rename(columns={column: say(f"balance.column.{column}") for column in columns})
others = [say(f"balance.column.{column}") for column in columns[3:] if column != unit]
bars = table.drop(columns=others, errors="ignore")
chart_with_download(
    class_bar_chart(shown, unit), say("balance.bars_alt", unit=say(f"balance.unit.{unit}")), bars, "bars"
)
table_with_download(table, "class_balance")

st.subheader(say("balance.weights"))
images = rows.pivot_table(index="split", columns="label", values="images", aggfunc="sum", observed=True)
shares = images.div(images.sum(axis=1), axis=0)
words = []
for name in classes[1:]:
    parts = [
        say("balance.share_of_split", share=format_percent(share), split=split_name(str(split)))
        for split, share in zip(shares.index, shares[name], strict=True)
    ]
    words.append(say("balance.share", label=class_in_sentence(name), shares=", ".join(parts)))
st.markdown(" ".join([*words, say("balance.weights_note")]))
with st.container(horizontal=True):
    for name, weight in statistics["class_weights"].items():
        st.metric(
            say("balance.weight_of", label=class_in_sentence(name)), number(weight, ".3f"), border=True, width=220
        )

st.subheader(say("balance.unit.patients"))
shared = {"shared": statistics["shared_patients"], "by_number": statistics["shared_groups"]}
st.markdown(say("balance.two_keys" if two_keys else "balance.shared", **shared))
if not report:
    st.info(say("balance.not_stored", name=source))
    st.stop()
if facts["without_patient"]:
    st.markdown(say_count("balance.nameless", facts["without_patient"]))
per_patient = facts["images_per_patient"]
keys = ["patient"] if per_patient["patient"] == per_patient["group"] else ["patient", "group"]
for column, key in zip(st.columns(len(keys)), keys, strict=True):
    with column:
        if len(keys) > 1:
            st.markdown(f"**{say(f'balance.by.{key}')}**")
        alt = say("balance.per_patient_alt", key=say(f"data.{key}"))
        chart_with_download(
            images_per_patient_chart(per_patient[key]),
            alt,
            patients_table({key: per_patient[key]}),
            f"images_per_{key}",
        )
most, by_number = (max(int(n) for part in per_patient[key].values() for n in part) for key in per_patient)
words = say("balance.most" if by_number == most else "balance.most_two_keys", most=most, by_number=by_number)
st.markdown(f"{words} {say('balance.alike')}")

st.subheader(say("balance.size_and_brightness"))
if facts["one_size"]:
    st.markdown(say("balance.one_size", size=facts["one_size"]))
else:
    st.markdown(say("balance.sizes"))
    side_by_side(facts["distributions"], "width", "height")
st.markdown(say("balance.brightness"))
side_by_side(facts["distributions"], "brightness", "contrast")

st.subheader(say("balance.duplicates"))
kinds = facts["duplicates"]
st.markdown("  \n".join(say(f"balance.groups.{kind}", places=places(kinds[kind])) for kind in ("exact", "near")))
download_button(duplicates_table(kinds), "duplicates")
st.markdown(say("balance.duplicates_note"))
listed = [
    {say("balance.column.kind"): say(f"data.{kind}"), say("balance.column.files"): ", ".join(group)}
    for kind, part in kinds.items()
    for group in part["examples"]
]
if listed:
    with st.expander(say("balance.names")):
        st.dataframe(pd.DataFrame(listed), hide_index=True)

st.subheader(say("balance.means"))
st.markdown(say("balance.means_note"))
sizes = {name: int(rows.loc[rows["label"] == name, "images"].sum()) for name in classes}
mean_images = []
for name, label, mean in zip(classes, names, report.means, strict=True):
    caption = say("balance.mean", label=label, images=number(sizes[name]))
    mean_images.append((mean, caption, say("balance.mean_alt", label=class_in_sentence(name))))
for name, difference in zip(classes[1:], report.differences, strict=True):
    both = {"label": class_in_sentence(name), "other": class_in_sentence(classes[0])}
    caption = say("balance.difference", levels=f"{127 * facts['difference_step']:.0f}", **both)
    mean_images.append((colour_difference(difference), caption, say("balance.difference_alt", **both)))
for start in range(0, len(mean_images), IN_ROW):
    row = mean_images[start : start + IN_ROW]
    for column, (image, caption, alt) in zip(st.columns(IN_ROW), row, strict=False):
        column.image(image, caption, width="stretch", alt=alt)

show_shortcuts(report, choice)

st.subheader(say("data.usual"))
st.markdown(say("data.usual_words"))
table_with_download(typical_values_table(facts["distributions"]), "usual")
