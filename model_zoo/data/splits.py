"""Splits of a manifest into training, validation and test images, grouped by patient."""

import numpy as np
import pandas as pd

from model_zoo.data.manifest import DataError, class_names, refuse_shared_patients

VALIDATION_SHARE, TEST_SHARE = 0.12, 0.15
# Of training; a smaller one is drawn anew. Kaggle's copy of the paediatric set has 16 validation images.
SMALLEST_VALIDATION = 0.05


def complete_splits(frame: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Return a manifest in which every image has a split, drawn by patient where the source gives none.

    A missing test split gets TEST_SHARE of all images, and validation then as many; where only validation is missing it
    gets VALIDATION_SHARE of the training images. Splits are stratified by class and subtype. A given validation split
    of less than SMALLEST_VALIDATION is returned to training and drawn anew.

    Parameters
    ----------
    frame
        Manifest; images with equal bytes (column sha256, where present) count as one patient.

    Raises
    ------
    DataError
        Where a class has no image in a split, or a patient is in two.
    """
    frame = frame.copy()
    groups = _joined_groups(frame)
    share = VALIDATION_SHARE
    if "test" not in set(frame["split"]):
        share = TEST_SHARE / (1 - TEST_SHARE)
        pool = frame["split"] != "val"
        frame.loc[pool, "split"] = np.where(_draw(frame.loc[pool], groups.loc[pool], TEST_SHARE, seed), "test", "train")
    frame.loc[frame["split"] == "", "split"] = "train"
    given = int(np.sum(frame["split"] == "val"))
    if given < SMALLEST_VALIDATION * int(np.sum(frame["split"] == "train")):
        if given:
            print(f"The given validation split has {given} images, too few to choose a threshold on; it is drawn anew.")
        pool = frame["split"] != "test"
        frame.loc[pool, "split"] = np.where(_draw(frame.loc[pool], groups.loc[pool], share, seed), "val", "train")
    for split in ("train", "val", "test"):
        for label in class_names(frame):
            if label not in set(frame.loc[frame["split"] == split, "label"]):
                raise DataError("data.split_without_class", split=split, label=label)
    refuse_shared_patients(frame)
    return frame


def _joined_groups(frame: pd.DataFrame) -> pd.Series:
    """Return the group keys, with groups that share an image of equal bytes joined into one."""
    groups = frame.loc[:, "group"]
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
    """Draw whole groups at random until each stratum (class and subtype) has its share; bool (n,)."""
    random = np.random.default_rng(seed)
    # By subtype where there is one, whatever the labels are: the same seed then draws the same patients with and
    # without --target subtype, and no network starts from one that was trained on its validation images.
    stratum = frame["subtype"].where(frame["subtype"] != "", frame["label"]).groupby(groups).transform("first")
    drawn = np.zeros(len(frame), dtype=bool)
    for name in sorted(stratum.unique()):
        inside = (stratum == name).to_numpy()
        sizes = groups.loc[inside].value_counts().sort_index()
        order = random.permutation(len(sizes))
        before = np.concatenate([[0], np.cumsum(sizes.to_numpy()[order])[:-1]])
        chosen = sizes.index[order[before < share * inside.sum()]]
        drawn |= inside & groups.isin(chosen).to_numpy()
    return drawn
