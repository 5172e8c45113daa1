"""Styles, burned-in marks and other properties of images in words of a report: counts by class, examples."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from model_zoo.data.manifest import class_names
from model_zoo.data.shortcuts.burned_in_marks import Marks
from model_zoo.data.shortcuts.style_clusters import Styles, style_groups

CHANCE = 0.01  # below which it is no chance that all patients with a property are of one class
EXAMPLES = 4  # images of a style or mark
TYPICAL = 2  # statistics that a style is described by
_SIDES = (("top", "bottom"), ("left", "right"))


def counts_by_class(frame: pd.DataFrame, chosen: np.ndarray) -> dict[str, Any]:
    """Count chosen images by class.

    Parameters
    ----------
    frame
        Manifest in which every image has a split.
    chosen
        bool (n,).

    Returns
    -------
    dict
        "training" and "test", images by class; "subtypes", training images by sub-type; "patients" in training; and
        "one_class", a class where all training images are of it and that is no chance (CHANCE), or else None.
    """
    training = (frame["split"] != "test").to_numpy()
    counts = {
        name: {label: int(np.sum(chosen & rows & (frame["label"] == label))) for label in class_names(frame)}
        for name, rows in (("training", training), ("test", ~training))
    }
    seen = frame.loc[chosen & training]
    patients, labels = seen["group"].nunique(), sorted(set(seen["label"]))
    one_class = None
    if len(labels) == 1:
        everyone = frame.loc[training].drop_duplicates(["group", "label"])
        one_class = labels[0] if np.mean(everyone["label"] == labels[0]) ** patients < CHANCE else None
    subtypes = seen.loc[seen["subtype"] != "", "subtype"].value_counts().sort_index()
    return {
        **counts,
        "subtypes": {str(name): int(count) for name, count in subtypes.items()},
        "patients": int(patients),
        "one_class": one_class,
    }


def describe_styles(
    frame: pd.DataFrame, styles: Styles, distances: np.ndarray, root: Path | None
) -> list[dict[str, Any]]:
    """Describe each style cluster.

    Parameters
    ----------
    frame
        Manifest in which every image has a split.
    styles
        Clusters.
    distances
        As `style_distances` returns them.
    root
        Folder to which the paths of examples are relative; None: there are no examples.

    Returns
    -------
    list of dict
        `counts_by_class`; "group", as of `style_groups`; "typical", statistics of the centre in standard deviations
        from the mean of all training images; and "examples", training images near the centre.
    """
    training, style = (frame["split"] != "test").to_numpy(), distances.argmin(axis=1)
    groups = style_groups(style[training], frame.loc[training, "label"].tolist())
    described = []
    for number, centre in enumerate(styles.centres):
        inside = np.flatnonzero(training & (style == number))
        nearest = inside[np.argsort(distances[inside, number], kind="stable")[:EXAMPLES]]
        strongest = np.argsort(-np.abs(centre), kind="stable")[:TYPICAL]
        described.append(
            {
                **counts_by_class(frame, style == number),
                "group": int(groups[number]),
                "typical": [{"name": styles.statistics[i], "deviation": round(float(centre[i]), 2)} for i in strongest],
                "examples": _examples(frame, nearest, root),
            }
        )
    return described


def describe_marks(frame: pd.DataFrame, marks: Marks, side: int, root: Path | None) -> list[dict[str, Any]]:
    """Describe each burned-in mark.

    Parameters
    ----------
    frame, root
        As of `describe_styles`.
    marks
        Found in its images.
    side
        Pixels of the images.

    Returns
    -------
    list of dict
        `counts_by_class`; "place", median centre as shares of height and width; and "examples", training images with
        "box", the mark's top, left, bottom and right as shares of the side.
    """
    training = (frame["split"] != "test").to_numpy()
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
                **counts_by_class(frame, chosen),
                "place": [round(float((boxes[low] + boxes[high]).median() / 2 / side), 2) for low, high in _SIDES],
                "examples": [
                    {**example, "box": place}
                    for row, place in zip(shown["image"], places, strict=True)
                    for example in _examples(frame, [row], root)
                ],
            }
        )
    return described


def _examples(frame: pd.DataFrame, rows: Sequence[int] | np.ndarray, root: Path | None) -> list[dict[str, Any]]:
    """Return the path below `root` and the class of images; none without `root`."""
    if root is None:
        return []
    return [
        {"file": Path(path).relative_to(root).as_posix(), "label": label}
        for path, label in frame.iloc[list(rows)][["path", "label"]].itertuples(index=False)
        if Path(path).is_relative_to(root)
    ]
