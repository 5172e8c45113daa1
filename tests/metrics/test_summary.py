import json

import numpy as np
import pandas as pd
import pytest
from sklearn import metrics

from model_zoo.metrics.bootstrap import intervals, patient_draws
from model_zoo.metrics.classification import (
    average_precision,
    brier_score,
    class_balanced,
    confusion,
    expected_calibration_error,
    operating_points,
    precision_recall_curve,
    rates,
    reliability_curve,
    risk_coverage_curve,
    roc_auc,
    roc_curve,
)
from model_zoo.metrics.predictions import (
    LabelError,
    calibrated_probability,
    logits_of,
    predicted_class,
    probabilities,
    sigmoid,
    truth_of,
)
from model_zoo.metrics.summary import CALIBRATION_ERRORS, macro_auc, metrics_by_split, summary_figures

TWO, THREE = ["NORMAL", "PNEUMONIA"], ["NORMAL", "EFFUSION", "PNEUMONIA"]
DECISION = {"temperature": 2.0, "offsets": [0.5], "threshold": 0.5, "unsure_below": 0.2}


@pytest.fixture
def sample():
    random = np.random.default_rng(0)
    positive = random.random(300) < 0.6
    return positive, np.round(positive + random.normal(size=300), 1)  # rounded: ties must count half


def two(score):
    """Probabilities of two classes from scores of the second."""
    second = sigmoid(score)
    return np.column_stack([1 - second, second])


@pytest.fixture
def three():
    """Truth, probabilities of three classes with ties, and patients of 300 images."""
    random = np.random.default_rng(2)
    truth = random.choice(3, 300, p=[0.5, 0.2, 0.3])
    logits = np.round(1.5 * np.eye(3)[truth] + random.normal(size=(300, 3)), 1)
    decision = {"temperature": 1.0, "offsets": [0.0] * 3}
    return truth, probabilities(logits, decision), random.integers(0, 150, 300)


def predictions(classes, count=240, seed=3):
    """A predictions frame with validation, test and external images, subtypes, and patients of several images."""
    random = np.random.default_rng(seed)
    frame = pd.DataFrame({"split": np.repeat(["val", "test", "external"], count // 3)})
    truth = np.arange(count) % len(classes)
    number = random.integers(0, count // 2, count)
    frame["image_id"] = [f"image{k}" for k in range(count)]
    frame["patient"] = frame["split"] + number.astype(str)
    frame["label"] = [classes[k] for k in truth]
    kind = np.where(random.random(count) < 0.6, "bacterial", "viral")
    frame["subtype"] = np.where((truth == 1) & (frame["split"] != "external"), kind, "")
    frame["elsewhere"] = ((frame["split"] == "test") & (number % 3 == 0)).astype(int)
    logits = 1.5 * np.eye(len(classes))[truth] + random.normal(size=(count, len(classes)))
    if len(classes) == 2:
        return frame.assign(logit=2 * (logits[:, 1] - logits[:, 0]))
    return frame.assign(**{f"logit_{name}": logits[:, k] for k, name in enumerate(classes)})


def test_auc_and_curves_equal_scikit_learn(sample):
    positive, score = sample
    assert np.isclose(roc_auc(positive, score), metrics.roc_auc_score(positive, score))
    assert np.isclose(average_precision(positive, score), metrics.average_precision_score(positive, score))
    fpr, tpr, threshold = roc_curve(positive, score)
    expected = metrics.roc_curve(positive, score, drop_intermediate=False)
    assert np.allclose(fpr, expected[0])
    assert np.allclose(tpr, expected[1])
    assert np.allclose(threshold[1:], expected[2][1:])
    recall, precision, _ = precision_recall_curve(positive, score)
    expected = metrics.precision_recall_curve(positive, score)
    assert np.allclose(precision, expected[0][:-1][::-1])
    assert np.allclose(recall, expected[1][:-1][::-1])


def test_rates_equal_scikit_learn(sample):
    positive, score = sample
    called = score >= 0.5
    values = rates(confusion(positive, score, 0.5))
    assert np.isclose(values["accuracy"], metrics.accuracy_score(positive, called))
    assert np.isclose(values["balanced_accuracy"], metrics.balanced_accuracy_score(positive, called))
    assert np.isclose(values["sensitivity"], metrics.recall_score(positive, called))
    assert np.isclose(values["specificity"], metrics.recall_score(~positive, ~called))
    assert np.isclose(values["ppv"], metrics.precision_score(positive, called))
    assert np.isclose(values["npv"], metrics.precision_score(~positive, ~called))
    assert np.isclose(values["f1"], metrics.f1_score(positive, called))


def test_weights_count_images_several_times(sample):
    positive, score = sample
    times = np.random.default_rng(1).integers(0, 4, size=(2, len(score)))
    for measure, value in (
        (roc_auc, score),
        (average_precision, score),
        (brier_score, sigmoid(score)),
        (expected_calibration_error, sigmoid(score)),
    ):
        for draw, weighted in zip(times, measure(positive, value, times), strict=True):
            assert np.isclose(weighted, measure(np.repeat(positive, draw), np.repeat(value, draw)))
    repeated = confusion(np.repeat(positive, times[0]), np.repeat(score, times[0]), 0.5)
    assert {k: v[0] for k, v in confusion(positive, score, 0.5, times).items()} == repeated


def test_average_precision_of_a_sample_without_the_highest_scores():
    weight = np.array([[0.0, 0.0, 1.0, 1.0]])
    assert average_precision(np.array([1, 0, 1, 0], bool), np.array([4.0, 3.0, 2.0, 1.0]), weight) == [1.0]


def test_every_image_is_drawn_with_its_patient():
    draws = patient_draws(np.array(["a", "b", "a", "c"]))
    assert draws.shape == (2000, 4)
    assert (draws[:, 0] == draws[:, 2]).all()
    assert (draws[:, [0, 1, 3]].sum(axis=1) == 3).all()


def test_interval_holds_the_value_and_agrees_with_the_binomial_one(sample):
    positive, score = sample
    figures = summary_figures(positive, two(score), 0.6)
    for figure in figures.values():
        assert figure["low"] <= figure["value"] <= figure["high"]
    p = figures["accuracy"]["value"]
    expected = 2 * 1.96 * np.sqrt(p * (1 - p) / 300)
    assert abs(figures["accuracy"]["high"] - figures["accuracy"]["low"] - expected) < 0.015


@pytest.mark.slow
def test_intervals_hold_the_truth_about_as_often_as_they_say():
    # Scores of two normal distributions, one standard deviation apart: AUC 0.760, sensitivity and specificity 0.691.
    # Of 60 intervals of 95 %, fewer than 52 would hold it once in 1,000 times.
    hits = dict.fromkeys(truth := {"auc": 0.7602, "sensitivity": 0.6915, "specificity": 0.6915}, 0)
    positive = np.arange(160) < 80
    for seed in range(60):
        score = np.random.default_rng(seed).normal(size=160) + positive - 0.5

        def measure(weight, score=score):
            return rates(confusion(positive, score, 0.0, weight)) | {"auc": roc_auc(positive, score, weight)}

        figures = intervals(measure, patient_draws(np.arange(160), seed))
        for name, value in truth.items():
            hits[name] += figures[name]["low"] <= value <= figures[name]["high"]
    assert min(hits.values()) >= 52


def test_interval_is_wider_where_images_share_patients(sample):
    positive, score = (np.repeat(values, 4) for values in sample)
    alone = summary_figures(positive, two(score), 0.5)["accuracy"]
    grouped = summary_figures(positive, two(score), 0.5, np.repeat(np.arange(300), 4))["accuracy"]
    assert grouped["high"] - grouped["low"] > 1.7 * (alone["high"] - alone["low"])


@pytest.mark.slow
def test_interval_of_the_calibration_error_is_not_above_the_truth():
    # Percentiles of the samples hold it far too seldom, as resampling adds to the error.
    random, held = np.random.default_rng(0), 0

    def drawn(count):
        score = random.normal(0.8, 4, count)
        return random.random(count) < sigmoid(score), sigmoid(1.5 * score)

    truth = expected_calibration_error(*drawn(200_000))
    for seed in range(20):
        positive, probability = drawn(600)

        def measure(weight, positive=positive, probability=probability):
            return {"ece": expected_calibration_error(positive, probability, weight)}

        figure = intervals(measure, patient_draws(np.arange(600), seed))["ece"]
        held += figure["low"] <= truth <= figure["high"]
    assert held >= 15


def test_missing_class_gives_no_figure_instead_of_a_wrong_one():
    figures = summary_figures(np.ones(5, int), two(np.arange(5.0) - 2), 0.5)
    assert figures["auc"] == figures["specificity"] == {"value": None, "low": None, "high": None}
    assert figures["sensitivity"]["value"] == 0.6
    assert figures["average_precision"]["value"] == 1


def test_nan_score_is_refused():
    # A NaN sorts last, and an AUC of 1.0 came of scores that were all NaN.
    with pytest.raises(ValueError, match="NaN"):
        roc_auc(np.array([True, False]), np.array([np.nan, np.nan]))


def test_sigmoid_does_not_overflow():
    with np.errstate(all="raise"):
        assert sigmoid(np.array([-1000.0, 0.0, 1000.0])).tolist() == [0.0, 0.5, 1.0]


def test_brier_and_calibration_error_by_hand(sample):
    positive, score = sample
    assert np.isclose(brier_score(positive, sigmoid(score)), metrics.brier_score_loss(positive, sigmoid(score)))
    outcome = np.array([[True, False, False], [False, True, False]])
    assert np.isclose(brier_score(outcome, [[0.6, 0.3, 0.1], [0.5, 0.5, 0.0]]), (0.16 + 0.09 + 0.01 + 0.25 + 0.25) / 2)
    # Two in the bin to 2/15, with mean 0.11 and share 0.5; one in the last bin, with 0.95 and share 1.
    positive, probability = np.array([False, True, True]), np.array([0.10, 0.12, 0.95])
    assert np.isclose(expected_calibration_error(positive, probability), (2 * 0.39 + 0.05) / 3)
    mean, share, count = reliability_curve(positive, probability)
    assert count.tolist() == [0, 2, *[0] * 12, 1]
    assert np.allclose(mean[[1, 14]], [0.11, 0.95])
    assert np.allclose(share[[1, 14]], [0.5, 1])
    assert np.isnan(mean[0])


def test_bins_are_closed_above_and_hold_both_ends():
    assert reliability_curve(np.zeros(4), np.array([0.0, 0.5, 0.51, 1.0]), bins=2)[2].tolist() == [2, 2]


def test_operating_points_by_hand():
    positive = np.array([False] * 10 + [True] * 20)
    score = np.concatenate([np.arange(10.0), np.arange(4.5, 24.5)])
    points = operating_points(positive, score)
    # 4 false alarms at 5.5 for one positive more, of 20; 3 at 6.5 for two.
    assert points == {"youden": 9.5, "sensitivity_0.95": 5.5, "sensitivity_0.99": 4.5}
    sensitivity = {name: rates(confusion(positive, score, point))["sensitivity"] for name, point in points.items()}
    assert sensitivity == {"youden": 0.75, "sensitivity_0.95": 0.95, "sensitivity_0.99": 1.0}


def test_operating_points_need_both_classes():
    with pytest.raises(ValueError, match="both classes"):
        operating_points(np.ones(3, bool), np.arange(3.0))


def test_risk_falls_by_leaving_out_the_unsure_ones():
    coverage, risk = risk_coverage_curve(np.array([True, False, True, True]), np.array([0.9, 0.6, 0.8, 0.6]))
    assert coverage.tolist() == [0.25, 0.5, 1.0]  # the two at 0.6 are kept or left together
    assert risk.tolist() == [0.0, 0.0, 0.25]


def test_probabilities_of_two_classes_and_more():
    assert np.allclose(probabilities([[0.5], [2.5]], DECISION), [[0.5, 0.5], [1 - sigmoid(1.0), sigmoid(1.0)]])
    assert calibrated_probability(2.5, DECISION) == sigmoid(1.0)
    decision = {"temperature": 2.0, "offsets": [0.0, 1.0, 0.0]}
    odds = np.exp([0.0, 1.0, -1.0])
    assert np.allclose(probabilities([[0.0, 3.0, -2.0]], decision), [odds / odds.sum()])
    with np.errstate(over="raise", invalid="raise"):
        assert probabilities([[1e4, 0.0, 0.0]], decision).tolist() == [[1.0, 0.0, 0.0]]


def test_label_is_from_the_threshold_on_or_the_most_probable_one():
    assert predicted_class(np.array([[0.4, 0.6], [0.6, 0.4], [0.7, 0.3]]), 0.4).tolist() == [1, 1, 0]
    assert predicted_class(np.array([[0.4, 0.5, 0.1], [0.3, 0.3, 0.4]]), None).tolist() == [1, 2]


def test_columns_of_a_frame_in_the_order_of_the_card():
    frame = pd.DataFrame({"logit_A": [1.0], "logit_C": [3.0], "logit_B": [2.0], "logit": [9.0], "label": ["C"]})
    assert logits_of(frame, ["C", "A", "B"]).tolist() == [[3.0, 1.0, 2.0]]
    assert logits_of(frame, ["A", "C"]).tolist() == [[9.0]]
    assert truth_of(frame, ["A", "B", "C"]).tolist() == [2]
    with pytest.raises(LabelError, match=r"The data have the class C, .* Its classes are A, B\."):
        truth_of(frame, ["A", "B"])


def test_three_classes_equal_scikit_learn(three):
    truth, probability, patient = three
    figures, label = summary_figures(truth, probability, None, patient), probability.argmax(axis=1)
    onehot = np.eye(3)[truth]
    expected = {
        "auc": metrics.roc_auc_score(truth, probability, multi_class="ovr"),
        "average_precision": metrics.average_precision_score(onehot, probability, average="macro"),
        "accuracy": metrics.accuracy_score(truth, label),
        "balanced_accuracy": metrics.balanced_accuracy_score(truth, label),
        "f1": metrics.f1_score(truth, label, average="macro"),
        "brier": metrics.brier_score_loss(truth, probability, labels=[0, 1, 2], scale_by_half=False),
        "ece": expected_calibration_error(label == truth, probability.max(axis=1)),
        "ece_balanced": expected_calibration_error(label == truth, probability.max(axis=1), class_balanced(truth)),
        "brier_balanced": np.mean([((probability - onehot)[truth == k] ** 2).sum(axis=1).mean() for k in range(3)]),
    }
    assert {name: figures[name]["value"] for name in expected} == pytest.approx(expected)
    assert set(figures) == {*expected, "classes"}
    for index, of_class in enumerate(figures["classes"]):
        own, positive = label == index, truth == index
        expected = {
            "auc": metrics.roc_auc_score(positive, probability[:, index]),
            "average_precision": metrics.average_precision_score(positive, probability[:, index]),
            "sensitivity": metrics.recall_score(positive, own),
            "specificity": metrics.recall_score(~positive, ~own),
            "ppv": metrics.precision_score(positive, own),
            "npv": metrics.precision_score(~positive, ~own),
            "f1": metrics.f1_score(positive, own),
        }
        assert {name: figure["value"] for name, figure in of_class.items()} == pytest.approx(expected)
    for figure in [figures["auc"], figures["f1"], *figures["classes"][1].values()]:
        assert figure["low"] < figure["value"] < figure["high"]


def test_means_over_classes_leave_out_those_that_do_not_occur(three):
    truth, probability, patient = (part[three[0] != 1] for part in three)
    figures = summary_figures(truth, probability, None, patient)
    kept = [figures["classes"][index]["auc"]["value"] for index in (0, 2)]
    assert figures["auc"]["value"] == pytest.approx(np.mean(kept)) == pytest.approx(macro_auc(truth, probability))
    assert figures["classes"][1]["auc"] == {"value": None, "low": None, "high": None}


def test_report_of_two_classes():
    frame = predictions(TWO)
    result = metrics_by_split(frame, TWO, DECISION)
    json.dumps(result, allow_nan=False)
    assert list(result) == ["val", "test", "external"]
    val, test = (frame[frame["split"] == split] for split in ("val", "test"))
    score = calibrated_probability(test["logit"].to_numpy(), DECISION)
    positive = (test["label"] == "PNEUMONIA").to_numpy()
    assert result["test"]["images"] == 80
    assert result["test"]["patients"] == test["patient"].nunique()
    truth = positive.astype(int)
    assert result["test"]["summary"] == summary_figures(
        truth, np.column_stack([1 - score, score]), 0.5, test["patient"]
    )
    before, after = (result["test"]["calibration"][name] for name in ("before", "after"))
    assert before["ece"]["value"] == pytest.approx(expected_calibration_error(positive, sigmoid(test["logit"])))
    assert before["brier"]["value"] == pytest.approx(brier_score(positive, sigmoid(test["logit"])))
    assert after == {name: result["test"]["summary"][name] for name in CALIBRATION_ERRORS}
    points = operating_points(val["label"] == "PNEUMONIA", calibrated_probability(val["logit"].to_numpy(), DECISION))
    for split in result:
        assert {name: point["threshold"] for name, point in result[split]["operating_points"].items()} == points
    figure = result["test"]["operating_points"]["sensitivity_0.95"]["specificity"]
    assert figure["value"] == pytest.approx((score[~positive] < points["sensitivity_0.95"]).mean())
    assert result["val"]["operating_points"]["sensitivity_0.95"]["sensitivity"]["value"] >= 0.95


def test_report_tells_subtypes_apart():
    frame = predictions(TWO)
    result = metrics_by_split(frame, TWO, DECISION)
    test = frame[frame["split"] == "test"]
    for kind, figure in result["test"]["sensitivity_by_subtype"].items():
        logit = test.loc[test["subtype"] == kind, "logit"]
        assert figure["images"] == len(logit)
        assert figure["value"] == pytest.approx((calibrated_probability(logit, DECISION) >= 0.5).mean())
        assert figure["low"] <= figure["value"] <= figure["high"]
    assert list(result["test"]["sensitivity_by_subtype"]) == ["bacterial", "viral"]
    assert result["external"]["sensitivity_by_subtype"] == {}


def test_report_without_patients_who_are_elsewhere_too():
    frame = predictions(TWO)
    here = frame[(frame["split"] == "test") & (frame["elsewhere"] == 0)]
    result = metrics_by_split(frame, TWO, DECISION)
    alone = metrics_by_split(here, TWO, DECISION)["test"]
    assert result["test"]["only_here"] == {name: alone[name] for name in ("images", "patients", "summary")}
    assert 0 < result["test"]["only_here"]["images"] < 80
    assert "only_here" not in alone
    one_class = frame.assign(elsewhere=frame["elsewhere"] | ((frame["label"] == "NORMAL") & (frame["split"] == "test")))
    assert "only_here" not in metrics_by_split(one_class, TWO, DECISION)["test"]


def test_report_of_abstaining():
    frame = predictions(TWO)
    test = frame[frame["split"] == "test"]
    rows = metrics_by_split(frame, TWO, DECISION)["test"]["risk_coverage"]
    assert [row["coverage"] for row in rows] == [1.0, 0.9, 0.8, 0.7]
    wrong = (calibrated_probability(test["logit"], DECISION) >= 0.5) != (test["label"] == "PNEUMONIA")
    surest = (test["logit"] - 0.5).abs().sort_values(ascending=False).index
    assert [row["risk"] for row in rows] == [pytest.approx(wrong[surest[:k]].mean()) for k in (80, 72, 64, 56)]


def test_report_of_the_labels_that_are_sure():
    frame = predictions(TWO)
    test = frame[frame["split"] == "test"]
    answered = metrics_by_split(frame, TWO, DECISION)["test"]["answered"]
    chance = calibrated_probability(test["logit"], DECISION)
    sure = np.abs(chance - 0.5) >= 0.2
    right = (chance >= 0.5) == (test["label"] == "PNEUMONIA")
    assert 0 < answered["share"] == sure.mean() < 1
    assert answered["accuracy"]["value"] == pytest.approx(right[sure].mean())
    assert answered["accuracy"]["low"] <= right[sure].mean() <= answered["accuracy"]["high"]


def test_report_of_labels_of_which_none_is_sure():
    answered = metrics_by_split(predictions(TWO), TWO, DECISION | {"unsure_below": 0.6})["test"]["answered"]
    assert answered == {"share": 0.0, "accuracy": {"value": None, "low": None, "high": None}}


def test_report_of_three_classes():
    frame = predictions(THREE)
    external_two = (frame["split"] != "external") | (frame["label"] != "EFFUSION")
    decision = {"temperature": 0.7, "offsets": [0.1, 0.0, -0.1], "threshold": None, "unsure_below": 0.5}
    result = metrics_by_split(frame[external_two], THREE, decision)
    json.dumps(result, allow_nan=False)
    assert set(result["test"]) == {
        "images",
        "patients",
        "summary",
        "calibration",
        "risk_coverage",
        "answered",
        "pairs",
        "only_here",
    }
    assert len(result["test"]["summary"]["classes"]) == 3
    assert [pair["classes"] for pair in result["test"]["pairs"]] == [list(THREE[:2]), list(THREE[::2]), list(THREE[1:])]
    assert [pair["classes"] for pair in result["external"]["pairs"]] == [[THREE[0], THREE[2]]]
    assert 0.5 < result["external"]["summary"]["auc"]["value"] < 1
    assert result["external"]["summary"]["classes"][1]["auc"]["value"] is None


def test_pair_of_classes_is_measured_on_its_own_images_alone():
    frame = predictions(THREE)
    decision = {"temperature": 1.0, "offsets": [0.0] * 3, "threshold": None, "unsure_below": 0.5}
    pair = metrics_by_split(frame, THREE, decision)["val"]["pairs"][2]
    part = frame[(frame["split"] == "val") & (frame["label"] != THREE[0])]
    score, positive = part[f"logit_{THREE[2]}"] - part[f"logit_{THREE[1]}"], part["label"] == THREE[2]
    assert pair["images"] == len(part)
    assert pair["auc"]["value"] == pytest.approx(metrics.roc_auc_score(positive, score))
    assert pair["accuracy"]["value"] == pytest.approx(((score >= 0) == positive).mean())


def test_report_reads_empty_subtypes_as_they_come_from_the_file(tmp_path):
    frame = predictions(TWO).assign(subtype="")
    frame.to_csv(tmp_path / "predictions.csv", index=False)
    result = metrics_by_split(pd.read_csv(tmp_path / "predictions.csv"), TWO, DECISION)
    assert result["test"]["sensitivity_by_subtype"] == {}
    assert result == metrics_by_split(frame, TWO, DECISION)


def test_report_of_validation_images_of_one_class_has_no_operating_points():
    frame = predictions(TWO)
    result = metrics_by_split(frame[(frame["split"] != "val") | (frame["label"] == "NORMAL")], TWO, DECISION)
    assert result["val"]["operating_points"] == result["test"]["operating_points"] == {}


def test_macro_auc_counts_images_by_weight(three):
    truth, probability, _ = three
    times = np.random.default_rng(1).integers(1, 4, size=(1, len(truth)))
    (weighted,) = macro_auc(truth, probability, times)
    repeated = macro_auc(np.repeat(truth, times[0]), np.repeat(probability, times[0], axis=0))
    assert weighted == pytest.approx(repeated)
    assert weighted != macro_auc(truth, probability)


def test_another_seed_draws_other_samples(sample):
    one, same, other = (summary_figures(sample[0], two(sample[1]), 0.5, seed=seed)["auc"] for seed in (0, 0, 1))
    assert one == same
    assert one["value"] == other["value"]
    assert (one["low"], one["high"]) != (other["low"], other["high"])


def test_confidence_at_the_limit_of_the_band_is_determinate():
    frame = pd.DataFrame(
        {"split": "test", "patient": ["a", "b"], "label": TWO, "subtype": "", "elsewhere": 0, "logit": [-40.0, 0.0]}
    )
    decision = {"temperature": 1.0, "offsets": [0.0], "threshold": 0.25, "unsure_below": 0.25}
    answered = metrics_by_split(frame, TWO, decision)["test"]["answered"]
    # Probabilities 0 and 0.5, both exactly as far from the threshold as the band is wide.
    assert answered["share"] == 1.0
    assert answered["accuracy"]["value"] == 1.0


def test_figures_are_of_the_model_s_own_threshold():
    frame = predictions(TWO)
    result = metrics_by_split(frame, TWO, DECISION | {"threshold": 0.9})["test"]
    test = frame[(frame["split"] == "test") & (frame["label"] == "PNEUMONIA")]
    called = calibrated_probability(test["logit"], DECISION) >= 0.9
    assert result["summary"]["sensitivity"]["value"] == pytest.approx(called.mean())
    for kind, figure in result["sensitivity_by_subtype"].items():
        assert figure["value"] == pytest.approx(called[test["subtype"] == kind].mean())
