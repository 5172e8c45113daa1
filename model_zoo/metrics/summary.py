"""Predictions to figures with intervals; NumPy only.

A truth is int (n,), the index of the class in the card's order; probabilities are float (n, K), each row summing to 1.
A figure is {"value", "low", "high"}: on all images, and a 95 % interval from 2,000 bootstrap samples of patients; None
where undefined. Everything else about a figure is said in `classification`.
"""

import numpy as np

from model_zoo.core.coded_messages import CodedError
from model_zoo.metrics.bootstrap import intervals, none_if_nan, patient_draws
from model_zoo.metrics.classification import (
    average_precision,
    brier_score,
    confusion,
    expected_calibration_error,
    operating_points,
    rates,
    risk_coverage_curve,
    roc_auc,
    weighted_mean,
)

SPLITS = ("val", "test", "external")
COVERAGES = (1.0, 0.9, 0.8, 0.7)
CLASS_RATES = ("sensitivity", "specificity", "ppv", "npv", "f1")


class LabelError(CodedError):
    """A label that is none of the model's classes."""


def sigmoid(x):
    """1 / (1 + exp(-x)), without overflow. Any shape; returns float64 in 0..1."""
    return 0.5 * (1.0 + np.tanh(0.5 * np.asarray(x, dtype=np.float64)))


def calibrated_probability(logit, decision: dict):
    """Probability of the second of two classes, 0..1. logit: any shape. decision: the card's."""
    return sigmoid((logit - decision["offsets"][0]) / decision["temperature"])


def probabilities(logits, decision: dict) -> np.ndarray:
    """float64 (n, K), 0..1. logits: (n, 1) for two classes, else (n, K). decision: the card's."""
    logits = np.asarray(logits, dtype=np.float64)
    if logits.shape[1] == 1:
        second = calibrated_probability(logits, decision)
        return np.hstack([1 - second, second])
    scaled = (logits - decision["offsets"]) / decision["temperature"]
    raised = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)


def uncalibrated_probabilities(logits) -> np.ndarray:
    """probabilities() as the network itself has them, before calibration."""
    return probabilities(logits, {"temperature": 1.0, "offsets": [0.0] * np.shape(logits)[1]})


def output_classes(classes) -> tuple[str, ...]:
    """The classes that have an output of their own: the second of two, each of more."""
    return tuple(classes[1:] if len(classes) == 2 else classes)


def logit_columns(classes) -> list[str]:
    """The columns of a predictions frame that hold the outputs, in their order."""
    return ["logit"] if len(classes) == 2 else [f"logit_{name}" for name in output_classes(classes)]


def logits_of(frame, classes) -> np.ndarray:
    """float64 (n, outputs): the logits of a predictions frame. Raises KeyError where a column is missing."""
    return frame[logit_columns(classes)].to_numpy(dtype=np.float64)


def truth_of(frame, classes) -> np.ndarray:
    """int (n,): the true class of each row of a frame with the column label. Raises LabelError for one of no class."""
    if unknown := set(frame["label"]) - set(classes):
        raise LabelError("metrics.label_unknown", label=min(unknown), labels=list(classes))
    places = {name: place for place, name in enumerate(classes)}
    return np.array([places[label] for label in frame["label"]])


def predicted_class(probability, threshold: float | None) -> np.ndarray:
    """int (n,): the class each image gets. threshold: on the second of two classes; None: the most probable class."""
    return probability.argmax(axis=1) if threshold is None else (probability[:, 1] >= threshold).astype(int)


def confidence(probability, threshold: float | None) -> np.ndarray:
    """float (n,), 0..1: how sure a label is. Of two classes the distance from the threshold, wherever that is; of more,
    the probability of the class called."""
    return probability.max(axis=1) if threshold is None else np.abs(probability[:, 1] - threshold)


def macro_auc(truth, probability, weight=None):
    """AUC of the second of two classes; of more, the mean of one class against the rest, of the classes that occur."""
    classes = [1] if probability.shape[1] == 2 else np.unique(truth)
    return np.mean([roc_auc(truth == index, probability[:, index], weight) for index in classes], axis=0)


def summary_figures(truth, probability, threshold: float | None, patient=None, seed: int = 0) -> dict:
    """Figures by name.

    threshold: on the probability of the second of two classes; None for more, where the most probable class is called.
    patient: (n,) keys drawn as a whole; by default each image stands alone. Two classes: auc, average_precision, RATES,
    brier and ece, all about the second class. More: auc, average_precision, balanced_accuracy and f1 as means over the
    classes that occur, each against the rest (Sokolova & Lapalme 2009), accuracy, brier of all classes, ece of the
    label called; and "classes", one dict of figures per class against the rest: auc, average_precision, CLASS_RATES.
    """
    truth, probability = np.asarray(truth), np.asarray(probability, dtype=np.float64)
    draws = patient_draws(np.arange(len(truth)) if patient is None else patient, seed)
    return _summary(truth, probability, threshold, draws)


def metrics_by_split(predictions, classes, decision: dict) -> dict:
    """All figures of a model, by split (those of SPLITS that occur); what JSON can hold.

    predictions: the frame of predictions.csv. classes, decision: the card's. Of each split:
    - images, patients: counts
    - summary: as summary_figures()
    - calibration: "before" (the network's own logits) and "after", each with the figures ece and brier
    - risk_coverage: for the share of images of COVERAGES that get a label, the surest first: coverage reached, risk
    - answered: of the images whose confidence reaches decision["unsure_below"]: share of all, and the figure accuracy
    - operating_points: for two classes, by name: threshold, fixed on val, and the figures RATES there
    - sensitivity_by_subtype: for two classes, by sub-type (bacterial, viral) that occurs: the figure, and images
    - pairs: for more classes, of every two: classes, images and the figures auc and accuracy on the images of these
      two, the other classes left aside
    - only_here: of test, images, patients and summary without patients whose number is elsewhere too; left out where
      that is all images, or no longer all classes
    Raises LabelError for a label that is no class and KeyError where a column is missing.
    """
    rows = {split: predictions[predictions["split"] == split] for split in SPLITS}
    points = {}
    if len(classes) == 2 and rows["val"]["label"].nunique() == 2:
        positive = truth_of(rows["val"], classes) == 1
        points = operating_points(positive, probabilities(logits_of(rows["val"], classes), decision)[:, 1])
    result = {split: _of_split(part, classes, decision, points) for split, part in rows.items() if len(part)}
    if len(rows["test"]):
        here = rows["test"][rows["test"]["elsewhere"] == 0]
        if len(here) < len(rows["test"]) and here["label"].nunique() == len(classes):
            probability = probabilities(logits_of(here, classes), decision)
            figures = summary_figures(truth_of(here, classes), probability, decision["threshold"], here["patient"])
            result["test"]["only_here"] = {**_counts(here), "summary": figures}
    return result


def _of_split(frame, classes, decision: dict, points: dict) -> dict:
    truth, logits, threshold = truth_of(frame, classes), logits_of(frame, classes), decision["threshold"]
    raw, probability, draws = (
        uncalibrated_probabilities(logits),
        probabilities(logits, decision),
        patient_draws(frame["patient"]),
    )
    after = _summary(truth, probability, threshold, draws)
    right, confident = predicted_class(probability, threshold) == truth, confidence(probability, threshold)
    sure = confident >= decision["unsure_below"]
    result = {
        **_counts(frame),
        "summary": after,
        "calibration": {
            "before": intervals(lambda weight: calibration_errors(truth, raw, weight), draws),
            "after": {name: after[name] for name in ("ece", "brier")},
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


def _pair(truth, probability, draws, pair: tuple[int, int]) -> dict:
    mask = np.isin(truth, pair)
    of_two = probability[mask][:, pair] / probability[mask][:, pair].sum(axis=1, keepdims=True)
    positive, score = truth[mask] == pair[1], of_two[:, 1]

    def figures(weight=None):
        accuracy = weighted_mean((score >= 0.5) == positive, weight)
        return {"auc": roc_auc(positive, score, weight), "accuracy": accuracy}

    return {"images": int(mask.sum()), **intervals(figures, draws[:, mask])}


def _counts(frame) -> dict:
    return {"images": len(frame), "patients": int(frame["patient"].nunique())}


def _sensitivity(score, threshold, draws) -> dict:
    everywhere = np.ones(len(score), dtype=bool)
    return intervals(lambda weight: rates(confusion(everywhere, score, threshold, weight)), draws)["sensitivity"]


def _accuracy(right, draws) -> dict:
    if not len(right):
        return {"accuracy": dict.fromkeys(("value", "low", "high"))}
    return intervals(lambda weight: {"accuracy": weighted_mean(right, weight)}, draws)


def _abstaining(right, confidence) -> list[dict]:
    coverage, risk = risk_coverage_curve(right, confidence)
    reached = [np.argmax(coverage >= least) for least in COVERAGES]
    return [{"coverage": none_if_nan(coverage[index]), "risk": none_if_nan(risk[index])} for index in reached]


def calibration_errors(truth, probability, weight=None) -> dict:
    """Calibration errors at the split's own prevalence, and with all classes weighing the same.

    Probabilities assume the same pre-test probability of every class, so the balanced figures say whether they are
    calibrated for what they are meant for.
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


def class_balanced(truth, weight=None) -> np.ndarray:
    """Return weights with which all classes that occur count the same, within each bootstrap sample.

    Parameters
    ----------
    truth
        (n,), the class of each image.
    weight
        None, float (n,) or (draws, n): how often each image counts.
    """
    weight = np.ones(len(truth)) if weight is None else np.asarray(weight, dtype=np.float64)
    balanced = np.zeros_like(weight)
    for name in np.unique(truth):
        member = truth == name
        total = weight[..., member].sum(-1, keepdims=True)
        balanced[..., member] = np.divide(weight[..., member], total, out=np.zeros_like(weight[..., member]),
                                          where=total > 0)  # fmt: skip
    return balanced


def _summary(truth, probability, threshold, draws) -> dict:
    if probability.shape[1] == 2:
        return intervals(lambda weight: _two_classes(truth == 1, probability, threshold, weight), draws)
    figures = intervals(lambda weight: _more_classes(truth, probability, weight), draws)
    names = ("auc", "average_precision", *CLASS_RATES)
    classes = [{name: figures.pop((index, name)) for name in names} for index in range(probability.shape[1])]
    return {**figures, "classes": classes}


def _two_classes(positive, probability, threshold, weight=None) -> dict:
    score = probability[:, 1]
    return {
        "auc": roc_auc(positive, score, weight),
        "average_precision": average_precision(positive, score, weight),
        **rates(confusion(positive, score, threshold, weight)),
        **calibration_errors(positive, probability, weight),
    }


def _more_classes(truth, probability, weight=None) -> dict:
    """Figures by name and, of one class against the rest, by (index, name)."""
    label, single = probability.argmax(axis=1), {}
    for index in range(probability.shape[1]):
        single[index, "auc"] = roc_auc(truth == index, probability[:, index], weight)
        single[index, "average_precision"] = average_precision(truth == index, probability[:, index], weight)
        of_class = rates(confusion(truth == index, label == index, True, weight))
        single |= {(index, name): of_class[name] for name in CLASS_RATES}

    def macro(name):
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
