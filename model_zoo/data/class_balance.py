"""Images and patients of a data set by split and class, and the class weights from them."""

from typing import cast

import pandas as pd

from model_zoo.core.card import Statistics, StatisticsRow
from model_zoo.data.manifest import class_names


def class_weights(frame: pd.DataFrame) -> dict[str, float]:
    """Return the weight of each class in training, n / (classes * n_class), with which all classes weigh the same."""
    counts = frame.loc[frame["split"] == "train", "label"].value_counts()
    return {name: float(counts.sum() / (len(counts) * counts[name])) for name in class_names(frame)}


def split_statistics(frame: pd.DataFrame) -> Statistics:
    """Count images and patients by split, class and subtype, for the card and the data report.

    Patients are counted by both keys of a manifest, `patient` and `group`.
    """
    rows: list[StatisticsRow] = []
    for keys, part in frame.groupby(["split", "label", "subtype"], sort=True):
        split, label, subtype = map(str, cast(tuple, keys))
        rows.append(
            {
                "split": split,
                "label": label,
                "subtype": subtype,
                "images": len(part),
                "patients": len(set(part["patient"])),
                "groups": len(set(part["group"])),
            }
        )
    seen = frame.loc[frame["split"] != "test"]
    test = frame.loc[frame["split"] == "test"]
    return {
        "rows": rows,
        "class_weights": class_weights(frame),
        "shared_patients": len(set(seen["patient"]) & set(test["patient"])),
        "shared_groups": len(set(seen["group"]) & set(test["group"])),
    }
