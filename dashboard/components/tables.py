"""Tables of what a card says of a model's predictions. All take entries of the card; none computes a metric."""

import pandas as pd

from dashboard.components.frame import percent, with_interval

FIGURES = {
    "auc": "AUC", "accuracy": "Accuracy", "balanced_accuracy": "Balanced accuracy", "sensitivity": "Sensitivity",
    "specificity": "Specificity", "ppv": "Positive predictive value", "npv": "Negative predictive value", "f1": "F1",
    "average_precision": "Average precision", "brier": "Brier score", "ece": "Expected calibration error",
}  # fmt: skip
POINTS = {
    "youden": "Youden index",
    "sensitivity_0.95": "sensitivity of 95% or more",
    "sensitivity_0.99": "sensitivity of 99% or more",
}


def all_figures(summaries: dict[str, dict]) -> pd.DataFrame:
    """Every figure with its interval, a column for each summary. summaries: column -> of evaluation.summary()."""
    names = [name for name in FIGURES if name in next(iter(summaries.values()))]
    columns = {column: [with_interval(part[name]) for name in names] for column, part in summaries.items()}
    return pd.DataFrame({"figure": [FIGURES[name] for name in names], **columns})


def each_class(summary: dict, images: dict[str, int]) -> pd.DataFrame:
    """The figures of each class against the rest. summary: of more than two classes. images: class -> how many."""
    rows = zip(images.items(), summary["classes"], strict=True)
    return pd.DataFrame(
        [
            {"class": name, "pictures": count} | {FIGURES[key]: with_interval(of_class[key]) for key in of_class}
            for (name, count), of_class in rows
        ]
    )


def each_pair(pairs: list[dict]) -> pd.DataFrame:
    """How well every two classes are told apart. pairs: of a card's metrics, of more than two classes."""
    return pd.DataFrame(
        [
            {
                "only": " and ".join(pair["classes"]),
                "pictures": pair["images"],
                **{FIGURES[key]: with_interval(pair[key]) for key in ("auc", "accuracy")},
            }
            for pair in pairs
        ]
    )


def called_right(kinds: dict, shares: dict[str, dict], right) -> pd.DataFrame:
    """How many pictures of each kind are called right.

    kinds: name -> bool (n,), which pictures. shares: name -> the share called right. right: bool (n,).
    """
    return pd.DataFrame(
        [
            {
                "class": name,
                "pictures": int(mask.sum()),
                "called right": int(right[mask].sum()),
                "share": with_interval(shares[name]),
            }
            for name, mask in kinds.items()
        ]
    )


def operating_points(points: dict[str, dict]) -> pd.DataFrame:
    """Other thresholds and what they give. points: of a card's metrics."""
    return pd.DataFrame(
        [
            {
                "fixed for": POINTS[name],
                "threshold": percent(point["threshold"]),
                **{FIGURES[key]: with_interval(point[key]) for key in ("sensitivity", "specificity", "accuracy")},
            }
            for name, point in points.items()
        ]
    )


def calibration(entry: dict) -> pd.DataFrame:
    """Calibration errors before and after. entry: the calibration of a card's metrics."""
    return pd.DataFrame(
        [
            {"error": FIGURES[name], **{when: with_interval(entry[when][name]) for when in ("before", "after")}}
            for name in ("ece", "brier")
        ]
    )


def abstaining(steps: list[dict]) -> pd.DataFrame:
    """How many labels are wrong where the least sure get none. steps: the risk_coverage of a card's metrics."""
    return pd.DataFrame(
        [{"pictures that get a label": percent(s["coverage"]), "of them wrong": percent(s["risk"])} for s in steps]
    )


def faithfulness(rows: list[dict]) -> pd.DataFrame:
    """How far the heat maps can be believed. rows: those of a card's faithfulness."""
    return pd.DataFrame(
        [
            {
                "heat map": row["title"],
                "insertion": f"{row['insertion']:.3f}",
                "deletion": f"{row['deletion']:.3f}",
                "heat in the lungs": percent(row["lungs"]),
                "heat at the border": percent(row["border"]),
            }
            for row in rows
        ]
    )


def robustness(rows: list[dict]) -> pd.DataFrame:
    """How far altered pictures are read otherwise. rows: a card's robustness."""
    return pd.DataFrame(
        [
            {
                "pictures": "as they are" if row["perturbation"] == "none" else row["perturbation"],
                "AUC": f"{row['auc']:.3f}",
                "AUC lost": f"{round(row['auc_loss'], 3) + 0:+.3f}",
                "other label": row["label_flips"],
                "change, 95th percentile": percent(row["percentile_95"]),
            }
            for row in rows
        ]
    )
