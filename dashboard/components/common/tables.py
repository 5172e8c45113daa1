"""Tables of the figures on a model's card. None computes a metric."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from dashboard.components.common.formatting import format_percent, format_with_interval
from dashboard.texts import class_name, label_or_name, number, say, say_message, say_stored
from model_zoo.core.card import Faithfulness, FaithfulnessRow, Figure, RobustnessRow, Summary
from model_zoo.explain.methods import method_title
from model_zoo.metrics.summary import CALIBRATION_ERRORS

FIGURES = (
    "auc", "accuracy", "balanced_accuracy", "sensitivity", "specificity", "ppv", "npv", "f1", "average_precision",
    "brier", "ece",
)  # fmt: skip


def figure_name(name: str) -> str:
    """Return the title of a figure: one of FIGURES, or of those at a threshold."""
    return say(f"figure.{name}")


def kind_name(label: str, subtype: str) -> str:
    """Return the title of a class and, where it is not empty, a subtype."""
    return f"{class_name(label)} {label_or_name('subtype', subtype)}".strip()


def figures_table(summaries: Mapping[str, Summary]) -> pd.DataFrame:
    """Return a table of all figures with their intervals, a column for each summary.

    Parameters
    ----------
    summaries
        As `model_zoo.metrics.summary.summary_figures` returns them, by the title of the column.
    """
    names = [name for name in FIGURES if name in next(iter(summaries.values()))]
    columns = {column: [format_with_interval(part[name]) for name in names] for column, part in summaries.items()}
    return pd.DataFrame({say("tables.figure"): [figure_name(name) for name in names], **columns})


def per_class_table(summary: Summary, images: Mapping[str, int]) -> pd.DataFrame:
    """Return a table of the figures of each class against the rest.

    Parameters
    ----------
    summary
        Of three classes and more.
    images
        Number of images by class.
    """
    rows = zip(images.items(), summary["classes"], strict=True)
    return pd.DataFrame(
        [
            {say("tables.class"): class_name(name), say("tables.images"): count} | _figures(of_class, of_class)
            for (name, count), of_class in rows
        ]
    )


def class_pairs_table(pairs: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Return a table of how well every two classes are distinguished.

    Parameters
    ----------
    pairs
        As in `SplitMetrics` of a card.
    """
    return pd.DataFrame(
        [
            {
                say("tables.pair"): f" {say('frame.and')} ".join(class_name(name) for name in pair["classes"]),
                say("tables.images"): pair["images"],
                **_figures(pair, ("auc", "accuracy")),
            }
            for pair in pairs
        ]
    )


def accuracy_by_kind_table(
    kinds: Mapping[str, np.ndarray], shares: Mapping[str, Figure], right: np.ndarray
) -> pd.DataFrame:
    """Return a table of how many images of each kind are predicted correctly.

    Parameters
    ----------
    kinds
        bool (n,) by the title of the kind: which images are of it.
    shares
        Share of correct predictions by the title of the kind.
    right
        bool (n,), whether the predicted class is right.
    """
    return pd.DataFrame(
        [
            {
                say("tables.class"): name,
                say("tables.images"): int(mask.sum()),
                say("tables.correct"): int(right[mask].sum()),
                say("tables.share"): format_with_interval(shares[name]),
            }
            for name, mask in kinds.items()
        ]
    )


def operating_points_table(points: Mapping[str, Mapping[str, Any]]) -> pd.DataFrame:
    """Return a table of other thresholds and their figures.

    Parameters
    ----------
    points
        As in `SplitMetrics` of a card.
    """
    return pd.DataFrame(
        [
            {
                say("tables.criterion"): say(f"tables.point.{name}"),
                say("tables.threshold"): format_percent(point["threshold"]),
                **_figures(point, ("sensitivity", "specificity", "accuracy")),
            }
            for name, point in points.items()
        ]
    )


def calibration_table(entry: Mapping[Any, Mapping[str, Figure]]) -> pd.DataFrame:
    """Return a table of the calibration errors before and after temperature scaling.

    Parameters
    ----------
    entry
        Calibration, as in `SplitMetrics` of a card.
    """
    return pd.DataFrame(
        [
            {
                say("tables.figure"): figure_name(name),
                **{say(f"performance.{when}"): format_with_interval(entry[when][name]) for when in ("before", "after")},
            }
            for name in CALIBRATION_ERRORS
            if name in entry["after"]  # models stored by earlier versions lack the balanced ones
        ]
    )


def abstention_table(steps: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Return a table of the share of wrong predictions among the most confident ones.

    Parameters
    ----------
    steps
        Points of the risk-coverage curve, as in `SplitMetrics` of a card.
    """
    return pd.DataFrame(
        [
            {say("what_if.coverage"): format_percent(s["coverage"]), say("what_if.risk"): format_percent(s["risk"])}
            for s in steps
        ]
    )


def faithfulness_note(maps: Faithfulness) -> str:
    """Return how the faithfulness of the heat maps was measured, in words."""
    note = say("performance.heat_maps_note", images=maps["rows"][0]["images"])
    if earlier := maps.get("temperature"):
        note += " " + say("performance.heat_maps_earlier", temperature=number(earlier, ".2f"))
    return note


def faithfulness_table(rows: Sequence[FaithfulnessRow]) -> pd.DataFrame:
    """Return a table of the faithfulness of the heat maps."""
    return pd.DataFrame(
        [
            {
                say("tables.heat_map"): say_message(method_title(row["method"])),
                **{say(f"tables.{area}"): _three_digits(row[area]) for area in ("insertion", "deletion")},
                say("tables.in_lungs"): format_percent(row["lungs"]),
                say("tables.at_border"): format_percent(row["border"]),
                say("tables.images"): row["images"],
            }
            for row in rows
        ]
    )


def robustness_table(rows: Sequence[RobustnessRow]) -> pd.DataFrame:
    """Return a table of how far perturbations of the images change the predictions.

    Cards that were measured before files were perturbed have no share of warnings, and no column of it.
    """
    plain, warns = say("tables.unperturbed"), any("warned" in row for row in rows)
    return pd.DataFrame(
        [
            {
                say("tables.perturbation"): plain if row["perturbation"] == "none" else say_stored(row["perturbation"]),
                figure_name("auc"): number(row["auc"], ".3f"),
                say("tables.auc_decrease"): number(round(row["auc_loss"], 3) + 0, "+.3f"),
                say("tables.changed"): row["label_flips"],
                say("tables.change_median"): format_percent(row["median"]),
                say("tables.change"): format_percent(row["percentile_95"]),
                **({say("tables.warned"): format_percent(row.get("warned"))} if warns else {}),
            }
            for row in rows
        ]
    )


def _three_digits(value: float | None) -> str:
    return "-" if value is None else number(value, ".3f")


def _figures(entry: Mapping[str, Any], names: Iterable[str]) -> dict[str, str]:
    return {figure_name(name): format_with_interval(entry[name]) for name in names}
