"""Properties of figures of merit, for any scores of few distinct values, so that many are tied."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from model_zoo.metrics.classification import (
    RATES,
    SENSITIVITIES,
    average_precision,
    brier_score,
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

few = settings(max_examples=40)


@some.composite
def scored(draw) -> tuple[np.ndarray, np.ndarray]:
    """Whether each of some images is positive, and a score of it; both classes occur."""
    images = draw(some.lists(some.tuples(some.booleans(), some.integers(-6, 6)), max_size=30))
    images += [(True, draw(some.integers(-6, 6))), (False, draw(some.integers(-6, 6)))]
    positive, score = zip(*draw(some.permutations(images)), strict=True)
    return np.array(positive), np.array(score, dtype=float)


@some.composite
def weighted(draw) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Such images, and how often each of them counts in three samples; in each both classes occur."""
    positive, score = draw(scored())
    weight = draw(some.lists(some.lists(some.integers(0, 3), min_size=len(score), max_size=len(score)), min_size=3))
    weight = np.array(weight[:3])
    weight[:, [positive.argmax(), positive.argmin()]] += 1
    return positive, score, weight


def as_probability(score) -> np.ndarray:
    return (score + 6) / 12


@few
@given(scored())
def test_auc_is_the_share_of_pairs_in_the_right_order_ties_counting_half(images):
    positive, score = images
    above = score[positive][:, None] - score[~positive]
    auc = roc_auc(positive, score)
    assert auc == pytest.approx(((above > 0) + (above == 0) / 2).mean())
    assert 0 <= auc <= 1


@few
@given(scored(), some.sampled_from([np.exp, np.cbrt, np.arctan, lambda score: 3 * score - 100, lambda score: score**3]))
def test_auc_and_average_precision_depend_on_the_order_of_the_scores_alone(images, rising):
    positive, score = images
    assert roc_auc(positive, rising(score)) == pytest.approx(roc_auc(positive, score))
    assert average_precision(positive, rising(score)) == pytest.approx(average_precision(positive, score))


@few
@given(scored())
def test_auc_of_turned_scores_or_swapped_classes_is_what_is_missing_to_one(images):
    positive, score = images
    auc = roc_auc(positive, score)
    assert roc_auc(positive, -score) == pytest.approx(1 - auc)
    assert roc_auc(~positive, score) == pytest.approx(1 - auc)
    assert roc_auc(~positive, -score) == pytest.approx(auc)


@few
@given(scored())
def test_auc_is_the_area_under_the_curve_from_corner_to_corner(images):
    false_alarm, sensitivity, threshold = roc_curve(*images)
    assert np.trapezoid(sensitivity, false_alarm) == pytest.approx(roc_auc(*images))
    assert (false_alarm[0], sensitivity[0], threshold[0]) == (0, 0, np.inf)
    assert (false_alarm[-1], sensitivity[-1], threshold[-1]) == (1, 1, images[1].min())
    assert (np.diff(threshold) < 0).all()


@few
@given(scored())
def test_curves_hold_the_rates_at_each_threshold(images):
    positive, score = images
    false_alarm, sensitivity, threshold = roc_curve(positive, score)
    recall, precision, same = precision_recall_curve(positive, score)
    assert threshold[1:].tolist() == same.tolist()
    found = [rates(confusion(positive, score, value)) for value in threshold[1:]]
    for name, values in (("sensitivity", sensitivity[1:]), ("specificity", 1 - false_alarm[1:]), ("ppv", precision)):
        assert [each[name] for each in found] == pytest.approx(values)
    assert recall == pytest.approx(sensitivity[1:])


@few
@given(scored())
def test_average_precision_is_the_sum_over_the_steps_of_recall(images):
    recall, precision, _ = precision_recall_curve(*images)
    found = average_precision(*images)
    assert found == pytest.approx((np.diff(recall, prepend=0) * precision).sum())
    assert 0 < found <= 1


@few
@given(weighted())
def test_a_weight_is_as_good_as_so_many_copies(images):
    positive, score, weights = images
    for measure, value in (
        (roc_auc, score),
        (average_precision, score),
        (brier_score, as_probability(score)),
        (expected_calibration_error, as_probability(score)),
        (lambda *given: np.stack(list(rates(confusion(*given[:2], 0, *given[2:])).values()), axis=-1), score),
    ):
        together = measure(positive, value, weights)
        for weight, found in zip(weights, together, strict=True):
            expected = measure(np.repeat(positive, weight), np.repeat(value, weight))
            assert found == pytest.approx(expected, nan_ok=True)
            assert measure(positive, value, weight) == pytest.approx(expected, nan_ok=True)


@few
@given(scored(), some.lists(some.floats(-7, 7), min_size=2))
def test_counts_add_up_and_a_higher_threshold_finds_less_and_alarms_less(images, thresholds):
    positive, score = images
    before = None
    for threshold in sorted(thresholds):
        counts = confusion(positive, score, threshold)
        assert counts["tp"] + counts["fn"] == positive.sum()
        assert counts["fp"] + counts["tn"] == (~positive).sum()
        assert min(counts.values()) >= 0
        found = rates(counts)
        assert tuple(found) == RATES
        assert all(np.isnan(value) or 0 <= value <= 1 for value in found.values())
        if before:
            assert found["sensitivity"] <= before["sensitivity"]
            assert found["specificity"] >= before["specificity"]
        before = found


@few
@given(scored(), some.floats(-7, 7), some.randoms())
def test_order_of_the_images_does_not_matter(images, threshold, random):
    positive, score = images
    order = random.sample(range(len(score)), len(score))
    for measure in (
        lambda *given: rates(confusion(*given, threshold)),
        operating_points,
        lambda *given: {"auc": roc_auc(*given), "average_precision": average_precision(*given)},
    ):
        assert measure(positive[order], score[order]) == pytest.approx(measure(positive, score), nan_ok=True)


@few
@given(scored())
def test_operating_points_reach_what_they_promise_and_no_stricter_threshold_does(images):
    positive, score = images
    points = operating_points(positive, score)
    found = {threshold: rates(confusion(positive, score, threshold)) for threshold in np.unique(score)}
    assert set(points) == {"youden", *(f"sensitivity_{least}" for least in SENSITIVITIES)}
    for least in SENSITIVITIES:
        point = points[f"sensitivity_{least}"]
        assert found[point]["sensitivity"] >= least
        assert all(each["sensitivity"] < least for threshold, each in found.items() if threshold > point)
    best = max(each["sensitivity"] + each["specificity"] for each in found.values())
    at = found[points["youden"]]
    assert at["sensitivity"] + at["specificity"] == pytest.approx(best)


@few
@given(scored())
def test_calibration_error_is_the_gap_of_the_curve_weighted_by_its_images(images):
    positive, score = images
    probability = as_probability(score)
    mean, share, count = reliability_curve(positive, probability)
    filled = count > 0
    assert count.sum() == len(score)
    gap = (count[filled] * np.abs(mean - share)[filled]).sum() / len(score)
    assert expected_calibration_error(positive, probability) == pytest.approx(gap)
    certain, wrong = positive.astype(float), (~positive).astype(float)
    assert expected_calibration_error(positive, certain) == brier_score(positive, certain) == 0
    assert expected_calibration_error(positive, wrong) == brier_score(positive, wrong) == 1


@few
@given(scored())
def test_risk_is_the_share_of_errors_among_the_images_kept(images):
    right, confidence = images
    coverage, risk = risk_coverage_curve(right, confidence)
    kept = [confidence >= least for least in np.unique(confidence)[::-1]]
    assert coverage == pytest.approx([mask.mean() for mask in kept])
    assert risk == pytest.approx([(~right[mask]).mean() for mask in kept])
