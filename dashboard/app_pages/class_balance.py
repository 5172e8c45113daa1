"""Class balance: what a stored model was trained and tested on."""

import pandas as pd
import streamlit as st

from dashboard.components.charts import class_bars
from dashboard.components.frame import choose_model, percent

UNITS = {"images": "Images", "patients": "Patients"}
SPLITS = ("train", "val", "test")

st.title("Class balance")
left, right = st.columns(2, vertical_alignment="bottom")
with left:
    card = choose_model()
unit = right.segmented_control(
    "Count", list(UNITS), default="images", format_func=UNITS.get, required=True, key="unit", bind="query-params"
)
statistics = card["statistics"]
rows = pd.DataFrame(statistics["rows"])
rows["group"] = (rows["label"] + " " + rows["subtype"]).str.strip()
rows["split"] = pd.Categorical(rows["split"], SPLITS, ordered=True)
rows = rows.sort_values(["split", "group"])

st.markdown(
    f"Data: **{card['data']['name']}**, {card['data']['images']:,} images"
    + (f"; {card['data']['unreadable']} files could not be read" if card["data"]["unreadable"] else "")
    + f". Fingerprint of the files: `{card['data']['fingerprint'][:16]}`."
)
st.plotly_chart(class_bars(rows, unit), alt=f"{UNITS[unit]} by split and class; the table below holds the counts")

positive = card["classes"][1]
shares = (
    rows[rows["label"] == positive].groupby("split", observed=True)["images"].sum()
    / rows.groupby("split", observed=True)["images"].sum()
)
st.markdown(
    f"Share of {positive}: " + ", ".join(f"**{percent(share)}** of {split}" for split, share in shares.items()) + ". "
    "Where the share in training differs from that in the clinic, a model calls the more frequent class too readily; "
    "so each picture weighs, in training, by its class:"
)
for column, (name, weight) in zip(st.columns(4), statistics["class_weights"].items(), strict=False):
    column.metric(f"Weight of {name}", f"{weight:.3f}", border=True)

st.subheader("Counts")
table = rows[["split", "label", "subtype", "images", "patients", "groups"]]
st.dataframe(table.rename(columns={"groups": "patients by number alone"}), hide_index=True)
if (table["patients"] != table["groups"]).any():
    st.markdown(
        f"Patients are counted by two keys, for the source does not say which is right. By sub-type or series and "
        f"number, **{statistics['shared_patients']}** patients are both in the test pictures and in training or "
        f"validation; by the number alone it would be **{statistics['shared_groups']}**. Where validation is drawn "
        "here, it is by the second, stricter key."
    )
