"""Leaderboard of all stored models, from their stored predictions, beside published figures."""

import io
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from model_zoo.core.card import Card, Summary
from model_zoo.core.coded_messages import Message
from model_zoo.core.model_store import ArtifactError, model_names, network_bytes, read_card, read_file
from model_zoo.evaluation.literature import PUBLISHED, SOURCES
from model_zoo.metrics.paired_tests import holm_adjusted, paired_test
from model_zoo.metrics.predictions import LabelError, logits_of, predicted_class, probabilities, truth_of

COLUMNS = (
    "task", "test_set", "name", "images", "auc", "auc_low", "auc_high", "accuracy", "accuracy_low",
    "accuracy_high", "sensitivity", "specificity", "best", "auc_gain", "auc_p", "auc_p_adjusted", "accuracy_gain",
    "accuracy_p", "accuracy_p_adjusted", "megabytes", "parameters", "problem",
)  # fmt: skip
HEADER = (
    "model", "AUC", "accuracy", "sensitivity", "specificity", "against the best", "accuracy against it", "MB",
    "parameters",
)  # fmt: skip
PAIR_HEADER = ("model", "pair", "images", "AUC", "accuracy")
RESOLVED = 0.05  # p below which a difference is significant
LEAST_P = 0.001  # below which p is not written out
GAIN = {"gain": "value", "p": "p"}
BOUNDS = {"": "value", "_low": "low", "_high": "high"}
NOTE = (
    "AUC and accuracy with 95% confidence intervals from 2,000 bootstrap samples of patients. Tests against the "
    "model with the best AUC: DeLong's, clustered by patient, for the AUC; an exact permutation test by patient for "
    "the accuracy. Significance is judged by p adjusted for all tests of the column (Holm)."
)


class _Tested(NamedTuple):
    name: str
    card: Card
    size: int
    truth: np.ndarray
    probability: np.ndarray
    patient: np.ndarray
    summary: Summary


def leaderboard_table(root: Path | None = None) -> pd.DataFrame:
    """Return one row per stored model, from the test rows of its predictions.csv and the figures on its card.

    Models of one task (same classes, same test images and labels) follow each other, best AUC first, under one number
    in `task`; the task of most models comes first.

    Parameters
    ----------
    root
        Folder of the models; by default those that ship.

    Returns
    -------
    pd.DataFrame
        Columns COLUMNS. Figures are 0..1, NaN where undefined, sensitivity and specificity for two classes only.
        `best`: whether it has the best AUC of its task. Against that model, of `auc` and `accuracy` each: `_gain`, the
        difference; `_p`, of the paired test; `_p_adjusted`, p adjusted for all tests of the task (Holm 1979).
        `megabytes`: 10^6 bytes of model.tflite, for an ensemble of its members' together. A model that cannot be used
        comes last, with the reason in `problem`, a Message, and nothing else.
    """
    tasks: dict[tuple, list[_Tested]] = {}
    rows: list[dict] = []
    for name in model_names(root):
        try:
            images, tested = _tested(name, root)
        except ArtifactError as error:
            rows.append({"name": name, "problem": error.message})
        else:
            tasks.setdefault((tuple(tested.card["classes"]), images), []).append(tested)
    for number, models in enumerate(sorted(tasks.values(), key=len, reverse=True)):
        rows += _compared(models, number)
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return frame.sort_values(["task", "auc"], ascending=[True, False], kind="stable", ignore_index=True)


def compare_pair(one: str, other: str) -> dict:
    """Compare two stored models on their test images.

    Returns
    -------
    dict
        What `paired_test` returns for the first minus the second, and "right": int (2, 2), images by whether the first
        (row) and the second (column) predict them wrongly (0) or correctly (1).

    Raises
    ------
    ArtifactError
        Where a model cannot be used, and where their test images or classes differ.
    """
    (images, first), (others, second) = (_tested(name) for name in (one, other))
    if images != others or first.card["classes"] != second.card["classes"]:
        raise ArtifactError("evaluation.other_test_images", one=one, other=other)
    pair = (first, second)
    thresholds = [model.card["decision"]["threshold"] for model in pair]
    right = [
        predicted_class(m.probability, threshold) == m.truth for m, threshold in zip(pair, thresholds, strict=True)
    ]
    counts = np.zeros((2, 2), dtype=int)
    np.add.at(counts, tuple(np.asarray(right, dtype=int)), 1)
    test = paired_test(first.truth, first.probability, second.probability, first.patient, thresholds)
    return {**test, "right": counts}


def difference_verdict(gain: float, p: float) -> Message:
    """Return what a difference and its p mean for the first of two models, with RESOLVED as level of significance."""
    if p >= RESOLVED:
        return Message("evaluation.no_significant_difference")
    return Message("evaluation.better") if gain > 0 else Message("evaluation.worse")


def format_table(frame: pd.DataFrame, pairs: list[tuple], markdown: bool = False) -> str:
    """Return a leaderboard, its pairs of classes and PUBLISHED as text, without a last line break.

    Parameters
    ----------
    frame
        Of `leaderboard_table`.
    pairs
        Rows under PAIR_HEADER.
    markdown
        As Markdown instead of aligned text.
    """
    blocks = []
    for _, models in frame.groupby("task"):
        first = models.iloc[0]
        blocks.append(f"{first['test_set']}, {first['images']:.0f} test images")
        blocks.append(format_columns([HEADER, *(_cells(row) for row in models.to_dict("records"))], markdown))
    if pairs:
        blocks += ["Pairs of classes, on the images of these two", format_columns([PAIR_HEADER, *pairs], markdown)]
    if blocks:
        blocks.append(NOTE)
    damaged = frame[frame["problem"].notna()]
    if len(damaged):
        reasons = zip(damaged["name"], map(str, damaged["problem"]), strict=True)
        blocks += ["Not comparable", format_columns([("model", "reason"), *reasons], markdown)]
    header = ("model", "AUC", "accuracy", "sensitivity", "specificity", "images", "source")
    published = [
        (str(row.model), *map(_share, row[1:5]), str(row.images), str(SOURCES[row.source].full)) for row in PUBLISHED
    ]
    blocks += ["Published figures", format_columns([header, *published], markdown)]
    return "\n\n".join(blocks)


def leaderboard_text(markdown: bool, root: Path | None = None) -> str:
    """Return what `thoraxlens compare` prints."""
    frame = leaderboard_table(root)
    return format_table(frame, _pairs(frame, root), markdown)


def _tested(name: str, root: Path | None = None) -> tuple[tuple, _Tested]:
    """Return a model's test images with their labels, ordered by name, and the model's predictions of them."""
    card, data = read_card(name, root), read_file(name, "predictions.csv", root)
    try:
        frame = pd.read_csv(io.BytesIO(data), keep_default_na=False)
        frame = frame.loc[frame["split"] == "test"].sort_values("image_id", kind="stable")
        if frame["label"].nunique() < 2:
            raise ArtifactError("evaluation.tested_on_one_class", name=name)
        probability = probabilities(logits_of(frame, card["classes"]), card["decision"])
        truth, patient = truth_of(frame, card["classes"]), frame["patient"].to_numpy()
        summary = card["metrics"]["test"]["summary"]
        tested = _Tested(name, card, network_bytes(card, root), truth, probability, patient, summary)
    except LabelError as error:
        raise ArtifactError("evaluation.predictions_misfit", name=name, reason=error.message) from None
    except (KeyError, ValueError) as error:
        raise ArtifactError("evaluation.predictions_misfit", name=name, reason=str(error)) from None
    return tuple(zip(frame["image_id"], frame["label"], strict=True)), tested


def _compared(models: list[_Tested], task: int) -> list[dict]:
    """Return the rows of one task."""
    best = max(models, key=lambda model: model.summary["auc"]["value"])
    rows = []
    for model in models:
        found = model.summary
        row = {
            "task": task,
            "test_set": f"{model.card['data']['name']}: {' / '.join(model.card['classes'])}",
            "name": model.name,
            "images": len(model.truth),
            **{key + end: found[key][bound] for key in ("auc", "accuracy") for end, bound in BOUNDS.items()},
            **{key: found[key]["value"] for key in ("sensitivity", "specificity") if key in found},
            "best": model is best,
            "megabytes": model.size / 1e6,
            "parameters": model.card.get("architecture", {}).get("parameters", np.nan),
            "problem": None,
        }
        rows.append(row if model is best else row | _against(model, best))
    for key in ("auc", "accuracy"):
        others = [row for row in rows if not row["best"]]
        for row, adjusted in zip(others, holm_adjusted([row[f"{key}_p"] for row in others]), strict=True):
            row[f"{key}_p_adjusted"] = adjusted
    return rows


def _against(model: _Tested, best: _Tested) -> dict:
    thresholds = [m.card["decision"]["threshold"] for m in (model, best)]
    test = paired_test(model.truth, model.probability, best.probability, model.patient, thresholds)
    return {f"{key}_{name}": found[value] for key, found in test.items() for name, value in GAIN.items()}


def _verdict(gain: float, p: float | None, adjusted: float | None) -> str:
    if p is None or adjusted is None or np.isnan(p):
        return str(Message("evaluation.difference_undefined"))
    return f"{difference_verdict(gain, adjusted)} (p {_p_value(p)}; adjusted {_p_value(adjusted)})"


def _p_value(p: float) -> str:
    return f"< {LEAST_P:.3f}" if p < LEAST_P else f"= {p:.3f}"


def _cells(row: dict) -> tuple[str, ...]:
    tests = (_verdict(*(row[f"{key}_{name}"] for name in ("gain", "p", "p_adjusted"))) for key in ("auc", "accuracy"))
    return (
        row["name"],
        *(_with_interval(*(row[k + end] for end in BOUNDS)) for k in ("auc", "accuracy")),
        _share(row["sensitivity"]),
        _share(row["specificity"]),
        *(("best", "-") if row["best"] else tests),
        f"{row['megabytes']:.1f}",
        "-" if np.isnan(row["parameters"]) else f"{row['parameters']:,.0f}",
    )


def _pairs(frame: pd.DataFrame, root: Path | None) -> list[tuple]:
    """Return the figures of each two classes, from the cards of models of three classes and more."""
    rows = []
    for name in frame.loc[frame["problem"].isna(), "name"]:
        for pair in read_card(name, root).get("metrics", {}).get("test", {}).get("pairs", ()):
            figures = (_with_interval(*(pair[key][bound] for bound in BOUNDS.values())) for key in ("auc", "accuracy"))
            rows.append((name, " / ".join(pair["classes"]), str(pair["images"]), *figures))
    return rows


def _with_interval(value: float, low: float, high: float) -> str:
    return f"{value:.3f} ({low:.3f}-{high:.3f})"


def _share(value: float | None) -> str:
    return "-" if value is None or np.isnan(value) else f"{value:.3f}"


def format_columns(rows: list[tuple], markdown: bool) -> str:
    """Return rows of strings, the header first, as lines with columns of one width."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [[cell.ljust(width) for cell, width in zip(row, widths, strict=True)] for row in rows]
    if not markdown:
        return "\n".join("  ".join(line).rstrip() for line in lines)
    lines.insert(1, ["-" * width for width in widths])
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
