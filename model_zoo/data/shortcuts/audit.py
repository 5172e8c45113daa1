"""Shortcut audit: what else than disease the classes of a data set can be told from.

Everything is fitted to the images outside the test split, with which models are trained and calibrated. Test images are
only described: their styles and marks are those of the training images.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from model_zoo.core.card import Shortcuts
from model_zoo.data.manifest import class_names
from model_zoo.data.shortcuts.burned_in_marks import Marks, find_marks
from model_zoo.data.shortcuts.image_statistics import whole_image_statistics
from model_zoo.data.shortcuts.separability import cross_validated_auc, transferred_auc
from model_zoo.data.shortcuts.style_clusters import Styles, fit_styles, style_distances, style_groups

CHANCE = 0.01  # below which it is no chance that all patients with a property are of one class
LEAST_WITHIN = 50  # images of each class of a pair within a view, a sex or a series
EXAMPLES = 4  # images of a style or mark
TYPICAL = 3  # statistics that a style is described by
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
        Manifest in which every image has a split.
    pixels
        uint8 (n, 224, 224), of its images.
    root
        Folder to which the paths of examples are relative; None: there are no examples.
    details
        What else is known of the images, as `read_details` returns it.
    """
    training = (frame["split"] != "test").to_numpy()
    statistics = whole_image_statistics(frame, pixels)
    styles = fit_styles(statistics[training])
    distances = style_distances(styles, statistics)
    marks = find_marks(pixels, training)
    names = pd.DataFrame({"series": _series(frame["image_id"])})
    known = names if details is None else pd.concat([names, details.reset_index(drop=True)], axis=1)
    style = distances.argmin(axis=1)
    facts = {
        "images": int(training.sum()),
        "statistics": list(statistics.columns),
        "pairs": [
            _pair(pair, frame, training, statistics, _alone(statistics, style, marks, known), known)
            for pair in combinations(class_names(frame), 2)
        ],
        "styles": _describe_styles(frame, training, styles, distances, root),
        "style_model": {name: getattr(styles, name).tolist() for name in ("mean", "scale", "centres")},
        "marks": _describe_marks(frame, training, marks, pixels.shape[1], root),
        "properties": {
            name: [
                {"value": value, **_counts(frame, training, (known[name] == value).to_numpy())}
                for value in sorted(set(known[name]) - {""})
            ]
            for name in known
            if known[name].dtype.kind not in "if"
        },
    }
    return Audit(facts, marks.templates)


def audit_summary(facts: Mapping[str, Any]) -> Shortcuts:
    """Return what of an audit stands on the cards of models trained on the data set."""
    return {
        "images": facts["images"],
        "pairs": [
            {
                "classes": pair["classes"],
                "together": pair["together"],
                "test": pair["test"],
                "strongest": next((row for row in pair["alone"] if row["name"] in facts["statistics"]), None),
            }
            for pair in facts["pairs"]
        ],
        "styles": len(facts["styles"]),
        "one_class_styles": [_only_counts(style) for style in facts["styles"] if style["one_class"]],
        "one_class_marks": [_only_counts(mark) for mark in facts["marks"] if mark["one_class"]],
    }


def _only_counts(entry: Mapping[str, Any]) -> Any:
    return {name: entry[name] for name in ("training", "test", "one_class")}


def _series(image_ids: pd.Series) -> list[str]:
    """Return the letters that each file name begins with: files of one origin were named alike."""
    letters = [re.match(r"[^\W\d_]*", name.rsplit("/", 1)[-1]) for name in image_ids]
    series = pd.Series([found[0].lower() if found else "" for found in letters])
    frequent = series.value_counts().index[:SERIES]
    return series.where(series.isin(frequent), "").tolist()


def _alone(
    statistics: pd.DataFrame, style: np.ndarray, marks: Marks, known: pd.DataFrame
) -> dict[str, np.ndarray | pd.DataFrame]:
    """Return features (n, features) of each property by its name; NaN where it is not known of an image."""
    alone: dict[str, Any] = {name: statistics[[name]].to_numpy() for name in statistics}
    alone["style"] = np.eye(style.max() + 1)[style]
    if marks.templates:
        alone["marks"] = _marks_of(marks, len(statistics)).astype(float)
    for name, values in known.items():
        if values.dtype.kind in "if":
            alone[name] = values.to_numpy(dtype=float)[:, None]
        else:
            alone[name] = pd.get_dummies(values.where(values != "")).where(values != "").to_numpy(dtype=float)
    return alone


def _marks_of(marks: Marks, images: int) -> np.ndarray:
    """Return which marks each image bears, bool (images, marks)."""
    borne = np.zeros((images, len(marks.templates)), dtype=bool)
    borne[marks.boxes["image"], marks.boxes["mark"]] = True
    return borne


def _pair(
    pair: tuple[str, str],
    frame: pd.DataFrame,
    training: np.ndarray,
    statistics: pd.DataFrame,
    alone: Mapping[str, Any],
    known: pd.DataFrame,
) -> dict[str, Any]:
    """Return how well two classes are told apart by all statistics together, by each property alone and within others.

    Returns
    -------
    dict
        "classes"; "together" and "test", the AUC of all statistics cross-validated on training images and carried over
        to test images; "alone", a row for each property, the strongest first; "within", rows of "together" on the
        training images of one view, sex or series only.
    """
    of_pair, patients = frame["label"].isin(pair).to_numpy(), frame["group"].to_numpy()
    positive, values = (frame["label"] == pair[1]).to_numpy(), statistics.to_numpy(dtype=float)

    def auc(features: np.ndarray, rows: np.ndarray) -> Any:
        return cross_validated_auc(features[rows], positive[rows], patients[rows])

    rows = of_pair & training
    properties = []
    for name, features in alone.items():
        usable = rows & np.isfinite(features).all(axis=1)
        if figure := auc(features, usable):
            properties.append({"name": name, "images": int(usable.sum()), "auc": figure})
    within = []
    for name, value in ((name, value) for name in known if known[name].dtype.kind not in "if" for value in known[name].unique()):
        inside = rows & (known[name] == value).to_numpy()
        counts = {label: int(np.sum(inside & (frame["label"] == label))) for label in pair}
        if value and min(counts.values()) >= LEAST_WITHIN and not (rows <= inside).all():
            if figure := auc(values, inside):
                within.append({"property": name, "value": value, "images": counts, "auc": figure})
    return {
        "classes": list(pair),
        "together": auc(values, rows),
        "test": transferred_auc(values[of_pair], positive[of_pair], patients[of_pair], training[of_pair]),
        "alone": sorted(properties, key=lambda row: -row["auc"]["value"]),
        "within": within,
    }


def _counts(frame: pd.DataFrame, training: np.ndarray, chosen: np.ndarray) -> dict[str, Any]:
    """Return training and test images of chosen ones by class and sub-type, and the class that has all of them.

    Returns
    -------
    dict
        "training" and "test", images by class; "subtypes", training images by sub-type; "patients" in training; and
        "one_class", a class where all training images are of it and that is no chance (CHANCE), or None.
    """
    counts = {}
    for name, rows in (("training", training), ("test", ~training)):
        counts[name] = {label: int(np.sum(chosen & rows & (frame["label"] == label))) for label in class_names(frame)}
    seen = frame.loc[chosen & training]
    patients, labels = seen["group"].nunique(), sorted(set(seen["label"]))
    one_class = None
    if len(labels) == 1:
        of_training = frame.loc[training].drop_duplicates(["group", "label"])
        share = np.mean(of_training["label"] == labels[0])
        one_class = labels[0] if share**patients < CHANCE else None
    subtypes = seen.loc[seen["subtype"] != "", "subtype"].value_counts().sort_index()
    return {
        **counts,
        "subtypes": {str(name): int(count) for name, count in subtypes.items()},
        "patients": int(patients),
        "one_class": one_class,
    }


def _describe_styles(
    frame: pd.DataFrame, training: np.ndarray, styles: Styles, distances: np.ndarray, root: Path | None
) -> list[dict[str, Any]]:
    style = distances.argmin(axis=1)
    groups = style_groups(style[training], frame.loc[training, "label"].tolist())
    described = []
    for number, centre in enumerate(styles.centres):
        nearest = np.argsort(np.where(training & (style == number), distances[:, number], np.inf), kind="stable")
        chosen = nearest[: min(EXAMPLES, int(np.sum(training & (style == number))))]
        strongest = np.argsort(-np.abs(centre), kind="stable")[:TYPICAL]
        described.append(
            {
                **_counts(frame, training, style == number),
                "group": int(groups[number]),
                # In standard deviations from the mean of all training images.
                "typical": [{"name": styles.statistics[i], "deviation": round(float(centre[i]), 2)} for i in strongest],
                "examples": _examples(frame, chosen, root),
            }
        )
    return described


def _describe_marks(
    frame: pd.DataFrame, training: np.ndarray, marks: Marks, side: int, root: Path | None
) -> list[dict[str, Any]]:
    described = []
    for number in range(len(marks.templates)):
        boxes = marks.boxes.loc[marks.boxes["mark"] == number]
        chosen = np.zeros(len(frame), dtype=bool)
        chosen[boxes["image"]] = True
        shown = boxes.loc[training[boxes["image"]]].drop_duplicates("image")
        # At even distances, so that they are not all of one patient.
        shown = shown.iloc[np.linspace(0, len(shown) - 1, min(EXAMPLES, len(shown))).astype(int)]
        places = (shown[["top", "left", "bottom", "right"]] / side).round(4).to_numpy().tolist()
        described.append(
            {
                **_counts(frame, training, chosen),
                # Median centre, as shares of height and width.
                "place": [round(float((boxes[low] + boxes[high]).median() / 2 / side), 2) for low, high in _SIDES],
                "examples": [
                    {**example, "box": place}  # top, left, bottom, right, as shares of the side
                    for row, place in zip(shown["image"], places, strict=True)
                    for example in _examples(frame, [row], root)
                ],
            }
        )
    return described


_SIDES = (("top", "bottom"), ("left", "right"))


def _examples(frame: pd.DataFrame, rows: Sequence[int] | np.ndarray, root: Path | None) -> list[dict[str, Any]]:
    """Return the path below `root` and the class of images; none without `root`."""
    if root is None:
        return []
    return [
        {"file": Path(path).relative_to(root).as_posix(), "label": label}
        for path, label in frame.iloc[list(rows)][["path", "label"]].itertuples(index=False)
        if Path(path).is_relative_to(root)
    ]
