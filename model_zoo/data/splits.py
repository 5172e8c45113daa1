"""Patient-grouped splits: training, validation and test images of a manifest."""

import numpy as np
import pandas as pd

from model_zoo.data.manifest import DataError, class_names, refuse_shared_patients

VALIDATION_SHARE, TEST_SHARE = 0.12, 0.15


SMALLEST_VALIDATION = (
    0.05  # of training; below it (Kaggle's copy of the pediatric set has 16 images) a new one is drawn
)


def complete_splits(frame: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Give every image a split, patients kept whole.

    A missing test split takes 15 % of all images, and validation then as many; where only validation is missing it
    takes 12 % of the training images. Stratified by class and sub-type. A given validation split under 5 % of training
    is returned to training and drawn anew.
    Images with equal bytes (column sha256, where present) count as one patient. Returns a copy; raises DataError
    where a class ends up without images in a split, or a patient in two.
    """
    frame = frame.copy()
    groups = _joined_groups(frame)
    share = VALIDATION_SHARE
    if not (frame["split"] == "test").any():
        share = TEST_SHARE / (1 - TEST_SHARE)
        pool = frame["split"] != "val"
        frame.loc[pool, "split"] = np.where(_draw(frame[pool], groups[pool], TEST_SHARE, seed), "test", "train")
    frame.loc[frame["split"] == "", "split"] = "train"
    given = (frame["split"] == "val").sum()
    if given < SMALLEST_VALIDATION * (frame["split"] == "train").sum():
        if given:
            print(f"The given validation split has {given} images, too few to fix anything on; it is drawn anew.")
        pool = frame["split"] != "test"
        frame.loc[pool, "split"] = np.where(_draw(frame[pool], groups[pool], share, seed), "val", "train")
    for split in ("train", "val", "test"):
        for label in class_names(frame):
            if not ((frame["split"] == split) & (frame["label"] == label)).any():
                raise DataError("data.split_without_class", split=split, label=label)
    refuse_shared_patients(frame)
    return frame


def _joined_groups(frame: pd.DataFrame) -> pd.Series:
    """Group keys, with groups that share an image of equal bytes joined into one."""
    groups = frame["group"]
    if "sha256" in frame:
        # Repeated until nothing changes: a group may be linked to a third through a second.
        while True:
            joined = groups.groupby(frame["sha256"]).transform("min")
            joined = joined.groupby(frame["group"]).transform("min")
            if joined.equals(groups):
                break
            groups = joined
    return groups


def _draw(frame: pd.DataFrame, groups: pd.Series, share: float, seed: int) -> np.ndarray:
    """Boolean per image: whole groups drawn at random until each stratum (class and sub-type) has its share."""
    random = np.random.default_rng(seed)
    # By sub-type where there is one, whatever the labels are: the same seed then draws the same patients with and
    # without --target subtype, and no model starts from one that has seen its validation images.
    stratum = frame["subtype"].where(frame["subtype"] != "", frame["label"]).groupby(groups).transform("first")
    drawn = np.zeros(len(frame), dtype=bool)
    for name in sorted(stratum.unique()):
        inside = (stratum == name).to_numpy()
        sizes = groups[inside].value_counts().sort_index()
        order = random.permutation(len(sizes))
        before = np.concatenate([[0], np.cumsum(sizes.to_numpy()[order])[:-1]])
        chosen = sizes.index[order[before < share * inside.sum()]]
        drawn |= inside & groups.isin(chosen).to_numpy()
    return drawn
