"""Figures of a model with intervals, from its predictions.

`truth` is int (n,), the index of the class in the card's order; `probability` is float (n, K), each row summing to 1. A
figure has a 95% interval from 2,000 bootstrap samples of patients. `classification` defines each figure, and `weight`.
"""

from __future__ import annotations  # so that serving imports this without pandas

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike

from model_zoo.core.card import Decision, Figure, SplitMetrics, Summary
from model_zoo.metrics.bootstrap import intervals, patient_draws
from model_zoo.metrics.classification import (
    average_precision,
    brier_score,
    class_balanced,
    confusion,
    expected_calibration_error,
    operating_points,
    rates,
    risk_coverage_curve,
    roc_auc,
    weighted_mean,
)
from model_zoo.metrics.predictions import (
    confidence,
    logits_of,
    predicted_class,
    probabilities,
    truth_of,
    uncalibrated_probabilities,
)

if TYPE_CHECKING:
    import pandas as pd

SPLITS = ("val", "test", "external")
COVERAGES = (1.0, 0.9, 0.8, 0.7)
CALIBRATION_ERRORS = ("ece", "ece_balanced", "brier", "brier_balanced")
CLASS_RATES = ("sensitivity", "specificity", "ppv", "npv", "f1")


def macro_auc(truth: np.ndarray, probability: np.ndarray, weight: np.ndarray | None = None) -> Any:
    """Return the AUC of the second of two classes; of more, the mean over those that occur, each against the rest."""
    classes = [1] if probability.shape[1] == 2 else np.unique(truth)
    return np.mean([roc_auc(truth == index, probability[:, index], weight) for index in classes], axis=0)


def summary_figures(
    truth: ArrayLike,
    probability: ArrayLike,
    threshold: float | None,
    patient: ArrayLike | None = None,
    seed: int = 0,
) -> Summary:
    """Return all figures by name.

    Parameters
    ----------
    threshold
        On the probability of the second of two classes; None for more, of which the most probable is predicted.
    patient
        (n,) keys whose images are drawn as a whole; by default each image is drawn on its own.

    Returns
    -------
    dict
        Of two classes: auc, average_precision, RATES and those of `calibration_errors`, all of the second class. Of
        more: auc, average_precision, balanced_accuracy and f1 as means over the classes that occur, each against the
        rest, accuracy, and those of `calibration_errors`; and "classes", for each class against the rest auc,
        average_precision and CLASS_RATES.

    References
    ----------
    Sokolova & Lapalme 2009 (means over the classes).
    """
    truth, probability = np.asarray(truth), np.asarray(probability, dtype=np.float64)
    draws = patient_draws(np.arange(len(truth)) if patient is None else patient, seed)
    return _summary(truth, probability, threshold, draws)


def metrics_by_split(predictions: pd.DataFrame, classes: Sequence[str], decision: Decision) -> dict[str, SplitMetrics]:
    """Return all figures of a model by split, for the card.

    Parameters
    ----------
    predictions
        As in predictions.csv.
    classes, decision
        As on the card.

    Returns
    -------
    dict
        For each of SPLITS that occurs, in types of JSON:

        - images, patients: counts
        - summary: as `summary_figures`
        - calibration: "before" (of the network's own logits) and "after", each with the figures CALIBRATION_ERRORS
        - risk_coverage: for each of COVERAGES, of the predictions with the highest confidence: coverage reached, risk
        - answered: of determinate predictions, those with a confidence of decision["unsure_below"] or more: share of
          all, and the figure accuracy
        - operating_points: for two classes, by name: threshold, fixed on val, and the figures RATES there
        - sensitivity_by_subtype: for two classes, by subtype (bacterial, viral) that occurs: the figure, and images
        - pairs: for more classes, of every two: classes, images, and the figures auc and accuracy on the images of
          these two, without the other classes
        - only_here: of test, images, patients and summary without patients whose number occurs elsewhere too; left out
          where that is all images, or no longer all classes

    Raises
    ------
    LabelError
        For a label that is none of the classes.
    KeyError
        Where a column is missing.
    """
    rows = {split: predictions.loc[predictions["split"] == split] for split in SPLITS}
    points: dict[str, float] = {}
    if len(classes) == 2 and len(set(rows["val"]["label"])) == 2:
        positive = truth_of(rows["val"], classes) == 1
        points = operating_points(positive, probabilities(logits_of(rows["val"], classes), decision)[:, 1])
    result = {split: _of_split(part, classes, decision, points) for split, part in rows.items() if len(part)}
    if len(rows["test"]):
        here = rows["test"].loc[rows["test"]["elsewhere"] == 0]
        if len(here) < len(rows["test"]) and len(set(here["label"])) == len(classes):
            probability = probabilities(logits_of(here, classes), decision)
            figures = summary_figures(truth_of(here, classes), probability, decision["threshold"], here["patient"])
            result["test"]["only_here"] = {"images": len(here), "patients": _patients(here), "summary": figures}
    return result


def _of_split(
    frame: pd.DataFrame, classes: Sequence[str], decision: Decision, points: dict[str, float]
) -> SplitMetrics:
    truth, logits, threshold = truth_of(frame, classes), logits_of(frame, classes), decision["threshold"]
    raw, probability, draws = (
        uncalibrated_probabilities(logits),
        probabilities(logits, decision),
        patient_draws(frame["patient"]),
    )
    after = _summary(truth, probability, threshold, draws)
    right, confident = predicted_class(probability, threshold) == truth, confidence(probability, threshold)
    sure = confident >= decision["unsure_below"]
    result: SplitMetrics = {
        "images": len(frame),
        "patients": _patients(frame),
        "summary": after,
        "calibration": {
            "before": intervals(lambda weight: calibration_errors(truth, raw, weight), draws),
            "after": {name: after[name] for name in CALIBRATION_ERRORS},
        },
        "risk_coverage": _abstaining(right, confident),
        "answered": {"share": float(sure.mean()), **_accuracy(right[sure], draws[:, sure])},
    }
    if len(classes) == 2:
        positive, score = truth == 1, probability[:, 1]
        result["operating_points"] = {
            name: {
                "threshold": point,
                **intervals(lambda weight, point=point: rates(confusion(positive, score, point, weight)), draws),
            }
            for name, point in points.items()
        }
        subtype = frame["subtype"].to_numpy(dtype=object)
        masks = {name: positive & (subtype == name) for name in ("bacterial", "viral")}
        result["sensitivity_by_subtype"] = {
            name: {**_sensitivity(score[mask], threshold, draws[:, mask]), "images": int(mask.sum())}
            for name, mask in masks.items()
            if mask.any()
        }
    else:
        pairs = [(one, other) for one in range(len(classes)) for other in range(one + 1, len(classes))]
        result["pairs"] = [
            {"classes": [classes[index] for index in pair], **_pair(truth, probability, draws, pair)}
            for pair in pairs
            if np.isin(pair, truth).all()
        ]
    return result


def _pair(truth: np.ndarray, probability: np.ndarray, draws: np.ndarray, pair: tuple[int, int]) -> dict[str, Any]:
    mask = np.isin(truth, pair)
    of_two = probability[mask][:, pair] / probability[mask][:, pair].sum(axis=1, keepdims=True)
    positive, score = truth[mask] == pair[1], of_two[:, 1]

    def figures(weight: np.ndarray | None = None) -> dict[str, Any]:
        accuracy = weighted_mean((score >= 0.5) == positive, weight)
        return {"auc": roc_auc(positive, score, weight), "accuracy": accuracy}

    return {"images": int(mask.sum()), **intervals(figures, draws[:, mask])}


def _patients(frame: pd.DataFrame) -> int:
    return len(set(frame["patient"]))


def _sensitivity(score: np.ndarray, threshold: float | None, draws: np.ndarray) -> Figure:
    everywhere = np.ones(len(score), dtype=bool)
    return intervals(lambda weight: rates(confusion(everywhere, score, threshold, weight)), draws)["sensitivity"]


def _accuracy(right: np.ndarray, draws: np.ndarray) -> dict[str, Figure]:
    if not len(right):
        return {"accuracy": {"value": None, "low": None, "high": None}}
    return intervals(lambda weight: {"accuracy": weighted_mean(right, weight)}, draws)


def _abstaining(right: np.ndarray, confidence: np.ndarray) -> list[dict[str, float]]:
    coverage, risk = risk_coverage_curve(right, confidence)
    reached = [np.argmax(coverage >= least) for least in COVERAGES]
    return [{"coverage": float(coverage[index]), "risk": float(risk[index])} for index in reached]


def calibration_errors(truth: np.ndarray, probability: np.ndarray, weight: np.ndarray | None = None) -> dict[str, Any]:
    """Return calibration errors at the split's own prevalence, and with all classes weighing the same.

    Probabilities assume the same pre-test probability of every class; the balanced figures measure them at that.

    Returns
    -------
    dict
        "ece" and "brier" at the split's prevalence, "ece_balanced" and "brier_balanced" with classes weighing the same.
        Of two classes about the second; of more, ece about the predicted class and brier about all.
    """
    if probability.shape[1] == 2:
        outcome = right = truth == 1
        asked = top = probability[:, 1]
    else:
        outcome, asked = truth[:, None] == np.arange(probability.shape[1]), probability
        right, top = probability.argmax(axis=1) == truth, probability.max(axis=1)
    balanced = class_balanced(truth, weight)
    return {
        "ece": expected_calibration_error(right, top, weight),
        "brier": brier_score(outcome, asked, weight),
        "ece_balanced": expected_calibration_error(right, top, balanced),
        "brier_balanced": brier_score(outcome, asked, balanced),
    }


def _summary(truth: np.ndarray, probability: np.ndarray, threshold: float | None, draws: np.ndarray) -> Summary:
    if probability.shape[1] == 2:
        return intervals(lambda weight: _two_classes(truth == 1, probability, threshold, weight), draws)
    figures = intervals(lambda weight: _more_classes(truth, probability, weight), draws)
    names = ("auc", "average_precision", *CLASS_RATES)
    classes = [{name: figures.pop((index, name)) for name in names} for index in range(probability.shape[1])]
    return {**figures, "classes": classes}


def _two_classes(
    positive: np.ndarray, probability: np.ndarray, threshold: float | None, weight: np.ndarray | None = None
) -> dict[str, Any]:
    score = probability[:, 1]
    return {
        "auc": roc_auc(positive, score, weight),
        "average_precision": average_precision(positive, score, weight),
        **rates(confusion(positive, score, threshold, weight)),
        **calibration_errors(positive, probability, weight),
    }


def _more_classes(truth: np.ndarray, probability: np.ndarray, weight: np.ndarray | None = None) -> dict[Any, Any]:
    """Return figures by name and, of one class against the rest, by (index, name)."""
    label, single = probability.argmax(axis=1), {}
    for index in range(probability.shape[1]):
        single[index, "auc"] = roc_auc(truth == index, probability[:, index], weight)
        single[index, "average_precision"] = average_precision(truth == index, probability[:, index], weight)
        of_class = rates(confusion(truth == index, label == index, True, weight))
        single |= {(index, name): of_class[name] for name in CLASS_RATES}

    def macro(name: str) -> Any:
        return np.mean([single[index, name] for index in np.unique(truth)], axis=0)

    return {
        "auc": macro("auc"),
        "average_precision": macro("average_precision"),
        "accuracy": weighted_mean(label == truth, weight),
        "balanced_accuracy": macro("sensitivity"),
        "f1": macro("f1"),
        **calibration_errors(truth, probability, weight),
        **single,
    }
