"""Training data of two populations: a data set of children, and radiographs of adults that join its training split.

A class never comes from one population only, or the network would learn the hospital: both classes are taken from each,
and adults are drawn so that the classes are even within each view, as bedside radiographs (AP) are of sicker patients.
"""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.model_selection import StratifiedGroupKFold

from model_zoo.core.card import AdultsInTraining
from model_zoo.data.manifest import DataError, read_manifest
from model_zoo.data.pixel_cache import load_dataset
from model_zoo.data.preparation import TrainingData

CLASSES = ("NORMAL", "PNEUMONIA")
OPACITY = "OPACITY"  # radiologists' word in the RSNA's readings for what the other sets call pneumonia
FOLDS = 5  # of cross-fitting
OTHER = "OTHER"  # neither normal nor opacity: never trained on, and apart in all figures


@dataclass(frozen=True)
class Adults:
    """Radiographs of adults.

    Parameters
    ----------
    frame
        Manifest with the labels CLASSES and OTHER, and the column fold, 0 to folds - 1, equal for one patient.
    pixels
        uint8 (images, 224, 224), one per row.
    fingerprint
        SHA-256 over contents and labels of all files.
    """

    frame: pd.DataFrame
    pixels: np.ndarray
    fingerprint: str


def read_adults(source: str, folds: int) -> Adults:
    """Read radiographs of adults, and divide their patients into folds with even shares of classes and views.

    Parameters
    ----------
    source
        As `read_manifest` takes it; the label OPACITY counts as PNEUMONIA, every other but CLASSES as OTHER.
    folds
        2 or more.

    Raises
    ------
    DataError
        Where it cannot be used, or a class is missing.
    """
    dataset = load_dataset(read_manifest(Path(source)))
    labels = dataset.frame["label"].replace(OPACITY, CLASSES[1])
    frame = dataset.frame.assign(label=labels.where(labels.isin(CLASSES), OTHER))
    if missing := set(CLASSES) - set(frame["label"]):
        raise DataError("data.class_missing", label=min(missing), labels=sorted(set(frame["label"])))
    # A file of one person's may lie under several names.
    group = frame["group"].groupby(frame["sha256"]).transform("min")
    fold = np.zeros(len(frame), dtype=int)
    parts = StratifiedGroupKFold(folds, shuffle=True, random_state=0)
    for number, (_, held_out) in enumerate(parts.split(frame, frame["label"] + frame["view"], group)):
        fold[held_out] = number
    return Adults(frame.assign(fold=fold), dataset.pixels, dataset.fingerprint)


def adults_in_training(adults: Adults, name: str) -> AdultsInTraining:
    """Return the entry of the card on adults who are all trained on."""
    frame = adults.frame.loc[adults.frame["label"].isin(CLASSES)]
    counts = {str(label): int(count) for label, count in frame["label"].value_counts().items()}
    return {
        "name": name,
        "fingerprint": adults.fingerprint,
        "classes": {label: counts[label] for label in CLASSES},
        "patients": int(frame["patient"].nunique()),
    }


def join_adults(children: TrainingData, adults: Adults, without: int | None = None) -> TrainingData:
    """Return the training data of children with adults added, who make a third of what an epoch shows.

    Parameters
    ----------
    children
        Of two classes, CLASSES.
    adults
        Of whom the labels CLASSES are used.
    without
        A fold that is left out; None for all.
    """
    frame = adults.frame.loc[adults.frame["label"].isin(CLASSES) & (adults.frame["fold"] != without)]
    rows = frame.index.to_numpy()
    strata = frame["label"] + " " + frame["view"]
    # Half for each class, and of this as much for each view as the view has images.
    view = frame["view"].map(frame["view"].value_counts(normalize=True)).to_numpy(float)
    chances = view / strata.map(strata.value_counts()).to_numpy(float)
    before, images = len(children.pixels), len(children.targets)
    targets = (frame["label"] == CLASSES[1]).to_numpy(np.float32)[:, None]
    entries = images + np.arange(len(rows))
    return replace(
        children,
        pixels=np.concatenate([children.pixels, adults.pixels[rows]]),
        targets=np.concatenate([children.targets, targets]),
        weights=np.concatenate([children.weights, np.ones(len(rows), np.float32)]),
        train=np.concatenate([children.train, entries]),
        sources=[*children.sources, *(np.array([before + i]) for i in range(len(rows)))],
        chances=np.concatenate([np.zeros(len(children.train)), chances / chances.sum()]),
    )
