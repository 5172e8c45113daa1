"""More of a data report: patients by both keys, what is usual in each class, and the data of its charts."""

import pandas as pd
import streamlit as st

from dashboard.components.data_charts import images_per_patient
from dashboard.components.downloads import charted, data_button
from dashboard.texts import class_name, number, say


def more_of_report(facts: dict) -> None:
    """What stands below the mean radiographs on the page Class balance. facts: of a report."""
    per_patient = facts["images_per_patient"]
    if per_patient["patient"] != per_patient["group"]:
        st.subheader(say("data.keys"))
        st.markdown(say("data.keys_words"))
        st.dataframe(overlap(facts["statistics"]), hide_index=True)
        figure = images_per_patient(per_patient["group"])
        rows = patients({"group": per_patient["group"]})
        charted(figure, say("data.by_number_alt"), rows, "images_per_patient_by_number")
    st.subheader(say("data.usual"))
    st.markdown(say("data.usual_words"))
    table = usual(facts["distributions"])
    st.dataframe(table, hide_index=True)
    data_button(table, "usual")


def overlap(statistics: dict) -> pd.DataFrame:
    """Patients who are both in the test pictures and in training or validation, by either key."""
    keys = {"patient": statistics["shared_patients"], "group": statistics["shared_groups"]}
    return pd.DataFrame(
        {say("data.key"): [say(f"data.{key}") for key in keys], say("data.shared"): list(keys.values())}
    )


def usual(distributions: dict) -> pd.DataFrame:
    """Median of each quantity by class, and between what 90% of the pictures lie. distributions: of a report."""
    rows = []
    for quantity, part in distributions.items():
        cells = {
            class_name(label): say(
                "data.between",
                **{key: number(v, ",.0f") for key, v in zip(("low", "median", "high"), values, strict=True)},
            )
            for label, values in part["percentiles"].items()
        }
        rows.append({say("data.quantity"): say(f"data.{quantity}"), **cells})
    return pd.DataFrame(rows)


def patients(per_patient: dict) -> pd.DataFrame:
    """Patients by class and number of images, by either key. per_patient: of a report."""
    names = [say(f"data.{word}") for word in ("key", "class", "images", "patients")]
    rows = [
        (say(f"data.{key}"), class_name(label), int(images), count)
        for key, classes in per_patient.items()
        for label, counts in classes.items()
        for images, count in counts.items()
    ]
    return pd.DataFrame(rows, columns=names)


def histogram(part: dict) -> pd.DataFrame:
    """Images of each class by bin. part: an entry of a report's distributions."""
    edges = part["edges"]
    counts = {class_name(label): images for label, images in part["counts"].items()}
    return pd.DataFrame({say("data.from"): edges[:-1], say("data.to"): edges[1:], **counts})


def duplicates(found: dict) -> pd.DataFrame:
    """How many groups of duplicates there are, and across what. found: of a report."""
    counts = ("groups", "files", "across_splits", "across_classes", "across_patients")
    rows = [
        {say("data.kind"): say(f"data.{kind}"), **{say(f"data.{n}"): part[n] for n in counts}}
        for kind, part in found.items()
    ]
    return pd.DataFrame(rows)
