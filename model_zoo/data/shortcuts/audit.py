"""Shortcut audit: what else than disease the classes of a data set can be told from.

Everything is fitted to the images outside the test split, with which models are trained and calibrated. Test images are
only described: they get the styles and marks of the training images.
"""

import re
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from model_zoo.core.card import Figure
from model_zoo.data.manifest import class_names
from model_zoo.data.shortcuts.burned_in_marks import Marks, find_marks
from model_zoo.data.shortcuts.descriptions import counts_by_class, describe_marks, describe_styles
from model_zoo.data.shortcuts.details import NUMBERS
from model_zoo.data.shortcuts.image_statistics import whole_image_statistics
from model_zoo.data.shortcuts.separability import cross_validated_auc, transferred_auc
from model_zoo.data.shortcuts.style_clusters import fit_styles, style_distances

LEAST_WITHIN = 50  # images of each class of a pair within a view, a sex or a series
SERIES = 12  # beginnings of file names that are told apart


@dataclass(frozen=True)
class Audit:
    """Shortcut audit of a data set.

    Parameters
    ----------
    facts
        As the data report holds them, under "shortcuts".
    marks
        uint8 (height, width) each, the mean of each mark.
    """

    facts: dict[str, Any]
    marks: list[np.ndarray]


def audit_shortcuts(
    frame: pd.DataFrame, pixels: np.ndarray, root: Path | None = None, details: pd.DataFrame | None = None
) -> Audit:
    """Audit a data set.

    Parameters
    ----------
    frame
        Manifest in which every image has a split, with rows numbered from 0.
    pixels
        uint8 (n, 224, 224), of its images.
    root
        Folder to which the paths of examples are relative; None: there are no examples.
    details
        As `read_details` returns it.

    Returns
    -------
    Audit
        Its facts: "images" outside the test split; "statistics", their names; "pairs" of classes, as `_pair`;
        "styles" and "style_model"; "marks"; and "properties", by name the values of series, view and sex with
        `counts_by_class`.
    """
    training = (frame["split"] != "test").to_numpy()
    statistics = whole_image_statistics(frame, pixels)
    statistics = statistics.loc[:, statistics[training].nunique() > 1]
    styles = fit_styles(statistics[training])
    distances = style_distances(styles, statistics)
    marks = find_marks(pixels, training)
    known = pd.DataFrame({"series": _series(frame["image_id"].tolist())}).join(details if details is not None else [])
    strata = [
        (str(name), str(value)) for name in known if name not in NUMBERS for value in sorted(set(known[name]) - {""})
    ]
    alone = _features(statistics, np.eye(len(styles.centres))[distances.argmin(axis=1)], marks, known)
    facts = {
        "images": int(training.sum()),
        "statistics": list(statistics.columns),
        "pairs": [
            _pair(pair, frame, statistics.to_numpy(dtype=float), alone, known, strata)
            for pair in combinations(class_names(frame), 2)
        ],
        "styles": describe_styles(frame, styles, distances, root),
        "style_model": {name: getattr(styles, name).tolist() for name in ("mean", "scale", "centres")},
        "marks": describe_marks(frame, marks, pixels.shape[1], root),
        "properties": [
            {"property": name, "value": value, **counts_by_class(frame, (known[name] == value).to_numpy())}
            for name, value in strata
        ],
    }
    return Audit(facts, marks.templates)


def _series(image_ids: list[str]) -> list[str]:
    """Return the letters that each file name begins with: files of one origin are named alike."""
    letters = [re.match(r"[^\W\d_]*", name.rsplit("/", 1)[-1]) for name in image_ids]
    series = pd.Series([found[0].lower() if found else "" for found in letters])
    return series.where(series.isin(series.value_counts().index[:SERIES]), "").tolist()


def _features(statistics: pd.DataFrame, style: np.ndarray, marks: Marks, known: pd.DataFrame) -> dict[str, np.ndarray]:
    """Return float features (n, any) of each property by its name; NaN where it is not known of an image."""
    features: dict[str, np.ndarray] = {str(name): statistics[[name]].to_numpy(dtype=float) for name in statistics}
    features["style"] = style
    if marks.templates:
        features["marks"] = np.zeros((len(statistics), len(marks.templates)))
        features["marks"][marks.boxes["image"], marks.boxes["mark"]] = 1
    for name, values in known.items():
        if name in NUMBERS:
            features[str(name)] = values.to_numpy(dtype=float)[:, None]
        else:
            codes = pd.get_dummies(values, dtype=float)
            features[str(name)] = codes.where(values != "").to_numpy()
    return features


def _pair(
    pair: tuple[str, str],
    frame: pd.DataFrame,
    statistics: np.ndarray,
    alone: dict[str, np.ndarray],
    known: pd.DataFrame,
    strata: list[tuple[str, str]],
) -> dict[str, Any]:
    """Return how well two classes are told apart.

    Returns
    -------
    dict
        "classes"; "together" and "test", the AUC of all statistics, cross-validated on training images and carried over
        to test images; "alone", a row for each property by itself, the strongest first; "within", rows of "together" on
        the training images of one view, sex or series only.
    """
    of_pair, training = frame["label"].isin(pair).to_numpy(), (frame["split"] != "test").to_numpy()
    positive, patients, rows = (frame["label"] == pair[1]).to_numpy(), frame["group"].to_numpy(), of_pair & training

    def auc(features: np.ndarray, chosen: np.ndarray) -> Figure | None:
        return cross_validated_auc(features[chosen], positive[chosen], patients[chosen])

    properties, within = [], []
    for name, features in alone.items():
        usable = rows & np.isfinite(features).all(axis=1)
        if figure := auc(features, usable):
            properties.append({"name": name, "images": int(usable.sum()), "auc": figure})
    for name, value in strata:
        inside = rows & (known[name] == value).to_numpy()
        counts = {label: int(np.sum(inside & (frame["label"] == label))) for label in pair}
        if min(counts.values()) >= LEAST_WITHIN and inside.sum() < rows.sum() and (figure := auc(statistics, inside)):
            within.append({"property": name, "value": value, "images": counts, "auc": figure})
    return {
        "classes": list(pair),
        "together": auc(statistics, rows),
        "test": transferred_auc(statistics[of_pair], positive[of_pair], patients[of_pair], training[of_pair]),
        "alone": sorted(properties, key=lambda row: -row["auc"]["value"]),
        "within": within,
    }
