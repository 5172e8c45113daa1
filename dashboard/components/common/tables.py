"""Tables of what a card says of a model's predictions. All take entries of the card; none computes a metric."""

import pandas as pd

from dashboard.components.common.formatting import format_percent, format_with_interval
from dashboard.texts import class_name, label_or_name, number, say, say_message, say_stored
from model_zoo.explain.methods import method_title

FIGURES = (
    "auc", "accuracy", "balanced_accuracy", "sensitivity", "specificity", "ppv", "npv", "f1", "average_precision",
    "brier", "ece",
)  # fmt: skip


def figure_name(name: str) -> str:
    """What a figure is called: one of FIGURES, or of what_if."""
    return say(f"figure.{name}")


def kind_name(label: str, subtype: str) -> str:
    """What pictures of a class and, where it is not empty, a sub-type are called."""
    return f"{class_name(label)} {label_or_name('subtype', subtype)}".strip()


def figures_table(summaries: dict[str, dict]) -> pd.DataFrame:
    """Every figure with its interval, a column for each summary. summaries: column -> of evaluation.summary()."""
    names = [name for name in FIGURES if name in next(iter(summaries.values()))]
    columns = {column: [format_with_interval(part[name]) for name in names] for column, part in summaries.items()}
    return pd.DataFrame({say("tables.figure"): [figure_name(name) for name in names], **columns})


def per_class_table(summary: dict, images: dict[str, int]) -> pd.DataFrame:
    """The figures of each class against the rest. summary: of more than two classes. images: class -> how many."""
    rows = zip(images.items(), summary["classes"], strict=True)
    return pd.DataFrame(
        [
            {say("tables.class"): class_name(name), say("tables.images"): count} | _figures(of_class, of_class)
            for (name, count), of_class in rows
        ]
    )


def class_pairs_table(pairs: list[dict]) -> pd.DataFrame:
    """How well every two classes are told apart. pairs: of a card's metrics, of more than two classes."""
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


def accuracy_by_kind_table(kinds: dict, shares: dict[str, dict], right) -> pd.DataFrame:
    """How many pictures of each kind are called right.

    kinds: name -> bool (n,), which pictures. shares: name -> the share called right. right: bool (n,).
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


def operating_points_table(points: dict[str, dict]) -> pd.DataFrame:
    """Other thresholds and what they give. points: of a card's metrics."""
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


def calibration_table(entry: dict) -> pd.DataFrame:
    """Calibration errors before and after. entry: the calibration of a card's metrics."""
    return pd.DataFrame(
        [
            {
                say("tables.figure"): figure_name(name),
                **{say(f"performance.{when}"): format_with_interval(entry[when][name]) for when in ("before", "after")},
            }
            for name in ("ece", "brier")
        ]
    )


def abstention_table(steps: list[dict]) -> pd.DataFrame:
    """How many labels are wrong where the least sure get none. steps: the risk_coverage of a card's metrics."""
    return pd.DataFrame(
        [
            {say("what_if.coverage"): format_percent(s["coverage"]), say("what_if.risk"): format_percent(s["risk"])}
            for s in steps
        ]
    )


def faithfulness_table(rows: list[dict]) -> pd.DataFrame:
    """How far the heat maps can be believed. rows: those of a card's faithfulness."""
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


def robustness_table(rows: list[dict]) -> pd.DataFrame:
    """How far altered pictures are read otherwise. rows: a card's robustness."""
    plain = say("tables.unperturbed")
    return pd.DataFrame(
        [
            {
                say("tables.perturbation"): plain if row["perturbation"] == "none" else say_stored(row["perturbation"]),
                figure_name("auc"): number(row["auc"], ".3f"),
                say("tables.auc_decrease"): number(round(row["auc_loss"], 3) + 0, "+.3f"),
                say("tables.changed"): row["label_flips"],
                say("tables.change"): format_percent(row["percentile_95"]),
            }
            for row in rows
        ]
    )


def _three_digits(value: float | None) -> str:
    return "-" if value is None else number(value, ".3f")


def _figures(entry: dict, names) -> dict[str, str]:
    return {figure_name(name): format_with_interval(entry[name]) for name in names}
