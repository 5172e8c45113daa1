"""Tables of a data report: typical values of each class, and the data of its charts."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.texts import class_name, number, say


def typical_values_table(distributions: Mapping[str, Any]) -> pd.DataFrame:
    """Return a table of the median of each quantity by class, and of the range that holds 90% of the images.

    Parameters
    ----------
    distributions
        Of a report.
    """
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


def patients_table(per_patient: Mapping[str, Mapping[str, Mapping[str, int]]]) -> pd.DataFrame:
    """Return a table of the number of patients by key, class and number of images.

    Parameters
    ----------
    per_patient
        "images_per_patient" of a report.
    """
    names = [say(f"data.{word}") for word in ("key", "class", "images", "patients")]
    rows = [
        (say(f"data.{key}"), class_name(label), int(images), count)
        for key, classes in per_patient.items()
        for label, counts in classes.items()
        for images, count in counts.items()
    ]
    return pd.DataFrame(rows, columns=names)


def histogram_rows(part: Mapping[str, Any]) -> pd.DataFrame:
    """Return a table of the images of each class by bin.

    Parameters
    ----------
    part
        Entry of a report's "distributions".
    """
    edges = part["edges"]
    counts = {class_name(label): images for label, images in part["counts"].items()}
    return pd.DataFrame({say("data.from"): edges[:-1], say("data.to"): edges[1:], **counts})


def duplicates_table(found: Mapping[str, Mapping[str, Any]]) -> pd.DataFrame:
    """Return a table of the groups of duplicates, and how many go across splits, classes and patients.

    Parameters
    ----------
    found
        "duplicates" of a report.
    """
    counts = ("groups", "files", "across_splits", "across_classes", "across_patients")
    rows = [
        {say("data.kind"): say(f"data.{kind}"), **{say(f"data.{n}"): part[n] for n in counts}}
        for kind, part in found.items()
    ]
    return pd.DataFrame(rows)
