"""Class balance: what a data set holds, from its stored report or, where there is none, from a model's card."""

import pandas as pd
import streamlit as st

from dashboard.components.charts import class_bars
from dashboard.components.data_charts import coloured, distribution, images_per_patient
from dashboard.components.data_extras import more_of_report
from dashboard.components.downloads import data_button
from dashboard.components.frame import percent, title
from dashboard.components.store import usable_cards
from model_zoo.artifacts import ArtifactError
from model_zoo.data_report import Report, read_report, report_names

UNITS = {"images": "Images", "patients": "Patients"}
SPLITS = ("train", "val", "test")
WIDTH = 260  # of a mean radiograph, in pixels: three in a row on a wide page


def usable_reports() -> dict[str, Report]:
    """All stored reports by name; a damaged one is named on the page instead."""
    reports = {}
    for name in report_names():
        try:
            reports[name] = read_report(name)
        except ArtifactError as error:
            st.warning(str(error), icon=":material/broken_image:")
    return reports


def origin_of_splits(facts: dict) -> str:
    """Which splits the source gives, in a sentence. facts: of a report."""
    drawn = [split for split in SPLITS if split not in facts["own_splits"]]
    if not drawn:
        return "All splits are the source's own."
    how = f"drawn here, patients kept whole (seed {facts['seed']})"
    if len(drawn) == len(SPLITS):
        return f"The splits were {how}."
    return f"The source gives {' and '.join(facts['own_splits'])}; {' and '.join(drawn)} were {how}."


def places(found: dict) -> str:
    """How many groups of duplicates there are, and across what. found: an entry of a report's "duplicates"."""
    return (
        f"**{found['groups']}** ({found['files']} files), of which across splits **{found['across_splits']}**, across "
        f"classes **{found['across_classes']}**, across patients **{found['across_patients']}**"
    )


st.title("Class balance")
reports, cards = usable_reports(), usable_cards()
counted = {f"model {name}": card for name, card in cards.items() if card["data"]["name"] not in reports}
if not reports and not counted:
    st.info(
        "No data set is described yet. Describe one with `python -m model_zoo dataset DIR`, or train a model: "
        "`python train.py scratch_cnn --data synthetic --epochs 2`"
    )
    st.stop()


def name_of(choice: str) -> str:
    return choice if choice in reports else f"{counted[choice]['data']['name']}, as {title(counted[choice])} counted it"


left, right = st.columns(2, vertical_alignment="bottom")
choice = left.selectbox("Data set", [*reports, *counted], format_func=name_of, key="data", bind="query-params")
unit = right.segmented_control(
    "Count", list(UNITS), default="images", format_func=UNITS.get, required=True, key="unit", bind="query-params"
)
report = reports.get(choice)
facts = report.facts if report else counted[choice] | counted[choice]["data"]
source = choice if report else facts["name"]
statistics, classes = facts["statistics"], facts["classes"]

st.markdown(
    f"**{facts['images']:,} radiographs** of {len(classes)} classes: {', '.join(classes)}. "
    + (f"{facts['unreadable']} files could not be read. " if facts["unreadable"] else "")
    + (f"{origin_of_splits(facts)} " if report else "")
    + f"Fingerprint of the files: `{facts['fingerprint'][:16]}`."
)
trained = [title(card) for card in cards.values() if card["data"]["name"] == source]
st.markdown(
    f"Stored models trained on it: {', '.join(trained)}."
    if trained
    else "No stored model was trained on it; `python train.py mobilenet_v2 --data DIR` trains one."
)
rows = pd.DataFrame(statistics["rows"])
rows["group"] = (rows["label"] + " " + rows["subtype"]).str.strip()
rows["split"] = pd.Categorical(rows["split"], SPLITS, ordered=True)
rows["label"] = pd.Categorical(rows["label"], classes, ordered=True)
rows = rows.sort_values(["split", "label", "subtype"])
st.plotly_chart(class_bars(rows, unit), alt=f"{UNITS[unit]} by split and class; the table below holds the counts")
two_keys = (rows["patients"] != rows["groups"]).any()
columns = ["split", "label", "subtype", "images", "patients", "groups"]
idle = {"subtype": (rows["subtype"] == "").all(), "groups": not two_keys}
table = rows[[column for column in columns if not idle.get(column)]]
st.dataframe(table.rename(columns={"groups": "patients by number alone"}), hide_index=True)
data_button(table, "class_balance")

st.subheader("Weights")
images = rows.pivot_table(index="split", columns="label", values="images", aggfunc="sum", observed=True)
shares = images.div(images.sum(axis=1), axis=0)
st.markdown(
    "".join(
        f"{name} makes up "
        + ", ".join(f"**{percent(share)}** of {split}" for split, share in shares[name].items())
        + ". "
        for name in classes[1:]
    )
    + "Where the share in training differs from that in the clinic, a model calls the more frequent class too readily; "
    "so each picture weighs, in training, by its class:"
)
with st.container(horizontal=True):
    for name, weight in statistics["class_weights"].items():
        st.metric(f"Weight of {name}", f"{weight:.3f}", border=True, width=220)

st.subheader("Patients")
if two_keys:
    st.markdown(
        "Patients are counted by two keys, for the source does not say which is right. By sub-type or series and "
        f"number, **{statistics['shared_patients']}** patients are both in the test pictures and in training or "
        f"validation; by the number alone it would be **{statistics['shared_groups']}**. Where validation is drawn "
        "here, it is by the second, stricter key."
    )
else:
    st.markdown(
        f"**{statistics['shared_patients']}** patients are both in the test pictures and in training or validation."
    )
if not report:
    st.info(
        "Sizes, brightness, duplicates and mean radiographs of this data set are not stored. Where its images lie in a "
        f"folder DIR, this stores them: `python -m model_zoo dataset DIR --name {source}`"
    )
    st.stop()
if facts["without_patient"]:
    st.markdown(
        f"**{facts['without_patient']:,}** pictures name no patient and count as one each. Whether one of these "
        "patients is in two splits, nobody can say."
    )
per_patient = facts["images_per_patient"]
st.plotly_chart(
    images_per_patient(per_patient["patient"]), alt="Share of the patients of each class by their number of images"
)
most, most_by_number = (max(int(n) for part in per_patient[key].values() for n in part) for key in per_patient)
st.markdown(
    f"The patient with the most pictures of a class has **{most}**"
    + (f", by the number alone **{most_by_number}**" if most_by_number != most else "")
    + ". Pictures of one patient are alike, so splits and intervals go by patient, not by picture."
)

st.subheader("Size and brightness")
distributions = facts["distributions"]
if facts["one_size"]:
    st.markdown(f"Every file is **{facts['one_size']}** pixels, so size gives no class away.")
else:
    st.markdown("Where one class comes in other sizes or proportions than another, a network can learn that instead.")
    for column, side in zip(st.columns(2), ("width", "height"), strict=True):
        column.plotly_chart(distribution(distributions[side], f"{side} of the picture, pixels"), alt=f"{side} by class")
st.markdown(
    "Brightness is the mean grey level of a picture at the models' input size, from 0 (black) to 255, and contrast the "
    "standard deviation of its grey levels. A difference between classes may come from exposure or device instead of "
    "disease, and a network can learn it all the same."
)
for column, quantity in zip(st.columns(2), ("brightness", "contrast"), strict=True):
    column.plotly_chart(
        distribution(distributions[quantity], f"{quantity}, grey levels"), alt=f"Distribution of {quantity} by class"
    )

st.subheader("Duplicates")
exact, near = facts["duplicates"]["exact"], facts["duplicates"]["near"]
st.markdown(
    f"Groups of files with equal bytes: {places(exact)}.  \nGroups with the same picture in other bytes (compressed "
    f"again, resized or brightened): {places(near)}."
)
st.markdown(
    "A duplicate across splits tests a model on what it has seen; one across classes has a wrong label somewhere. "
    "Pictures were compared by perceptual hash, then by correlation of their local detail."
)
listed = [(kind, ", ".join(group)) for kind, part in facts["duplicates"].items() for group in part["examples"]]
if listed:
    with st.expander("Names of the files"):
        st.dataframe(pd.DataFrame(listed, columns=["kind", "files"]), hide_index=True)

st.subheader("Mean radiographs")
st.markdown(
    "What all pictures of a class have in common, and where the classes differ. A difference outside the lungs (at the "
    "borders, in the letters, in how the arms are held) is one that a network can learn instead of the disease."
)
sizes = rows.groupby("label", observed=True)["images"].sum()
with st.container(horizontal=True):
    for name, mean in zip(classes, report.means, strict=True):
        st.image(mean, f"{name}: mean of {sizes[name]:,} pictures", width=WIDTH, alt=f"Mean radiograph of {name}")
    for name, difference in zip(classes[1:], report.differences, strict=True):
        st.image(
            coloured(difference),
            f"{name} minus {classes[0]}: red is brighter, blue darker; the deepest colour is "
            f"{127 * facts['difference_step']:.0f} grey levels",
            width=WIDTH,
            alt=f"Mean radiograph of {name} minus that of {classes[0]}",
        )
more_of_report(facts)
