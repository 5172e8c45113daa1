"""Images and patients of a data set by split and class, and the class weights that follow."""

import pandas as pd

from model_zoo.data.manifest import class_names


def class_weights(frame: pd.DataFrame) -> dict[str, float]:
    """Weight of each class in training: n / (classes * n_class), so that all classes weigh the same together."""
    counts = frame.loc[frame["split"] == "train", "label"].value_counts()
    return {name: float(counts.sum() / (len(counts) * counts[name])) for name in class_names(frame)}


def split_statistics(frame: pd.DataFrame) -> dict:
    """Counts for the card and the class-balance page: images and patients by split, class and sub-type.

    Patients are counted by both keys; `shared_groups` lists how many group keys occur in both train or val and test.
    """
    rows = [
        {
            "split": split,
            "label": label,
            "subtype": subtype,
            "images": len(part),
            "patients": int(part["patient"].nunique()),
            "groups": int(part["group"].nunique()),
        }
        for (split, label, subtype), part in frame.groupby(["split", "label", "subtype"], sort=True)
    ]
    seen = frame[frame["split"] != "test"]
    test = frame[frame["split"] == "test"]
    return {
        "rows": rows,
        "class_weights": class_weights(frame),
        "shared_patients": len(set(seen["patient"]) & set(test["patient"])),
        "shared_groups": len(set(seen["group"]) & set(test["group"])),
    }
