import numpy as np

from model_zoo.metrics.calibration import fit_calibration, indeterminate_below
from model_zoo.metrics.predictions import probabilities, sigmoid


def drawn(scale, offset=0.0, count=20_000):
    """Truth of even classes, and logits `scale` times too sharp and then off by `offset`."""
    random = np.random.default_rng(0)
    logit = random.normal(0, 2, count)
    return (random.random(count) < sigmoid(logit)).astype(int), (scale * logit + offset)[:, None]


def test_sharpness_and_offset_are_undone():
    for scale, offset in ((3.0, 0.0), (0.5, -0.4), (2.0, 1.5)):
        temperature, (found,) = fit_calibration(*drawn(scale, offset))
        assert abs(temperature / scale - 1) < 0.05
        assert abs(found - offset) < 0.1


def test_of_three_classes_too():
    random = np.random.default_rng(3)
    logits = random.normal(0, 2, (30_000, 3))
    chances = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    truth = (random.random((30_000, 1)) > chances.cumsum(axis=1)).sum(axis=1)
    offsets = np.array([0.5, -1.0, 0.5])
    temperature, found = fit_calibration(truth, 2.5 * logits + offsets)
    assert abs(temperature / 2.5 - 1) < 0.05
    assert np.allclose(found, offsets, atol=0.1)
    calibrated = probabilities(2.5 * logits + offsets, {"temperature": temperature, "offsets": found})
    assert np.abs(calibrated - chances).mean() < 0.01


def test_class_frequencies_do_not_matter():
    truth, logits = drawn(scale=2.0, offset=0.6)
    keep = (truth == 1) | (np.random.default_rng(1).random(len(truth)) < 0.25)
    for fewer, all_of_them in zip(
        fit_calibration(truth[keep], logits[keep]), fit_calibration(truth, logits), strict=True
    ):
        assert np.allclose(fewer, all_of_them, atol=0.15)


def test_classes_that_do_not_overlap_give_a_finite_calibration_between_them():
    # A temperature fitted without smoothed targets fell to its bound, and probabilities became exactly 0 and 1.
    temperature, (offset,) = fit_calibration(np.repeat([0, 1], 20), np.repeat([-3.0, 5.0], 20)[:, None])
    assert 0.2 < temperature < 5
    assert abs(offset - 1) < 0.2


def test_logits_that_say_nothing_give_even_chances():
    logits = np.random.default_rng(5).normal(size=(20_000, 1))
    temperature, offsets = fit_calibration(drawn(1.0)[0], logits)
    decision = {"temperature": temperature, "offsets": offsets}
    assert np.abs(probabilities(logits, decision) - 0.5).max() < 0.06


def test_band_leaves_as_many_predictions_determinate_as_the_risk_allows():
    confidence = [0.9, 0.8, 0.7, 0.6, 0.5]
    assert indeterminate_below([0, 0, 0, 1, 0], confidence, np.ones(5), risk=0.2) == 0.0
    assert indeterminate_below([0, 0, 0, 1, 0], confidence, np.ones(5), risk=0.1) == 0.7
    assert indeterminate_below([1, 0, 0, 0, 0], confidence, np.ones(5), risk=0.1) == 1.0
    assert indeterminate_below([0, 0, 0, 1, 0], confidence, [1, 1, 1, 9, 1], risk=0.2) == 0.7


def test_predictions_of_equal_confidence_are_determinate_together():
    assert indeterminate_below([0, 0, 1], [0.9, 0.5, 0.5], np.ones(3), risk=0.1) == 0.9


def test_smoothed_targets_of_two_separate_classes_are_met_exactly():
    # Platt's targets: of 20 negatives 1/22, of 10 positives 11/12; two values and two parameters.
    temperature, (offset,) = fit_calibration(np.repeat([0, 1], [20, 10]), np.repeat([-3.0, 5.0], [20, 10])[:, None])
    chances = sigmoid((np.array([-3.0, 5.0]) - offset) / temperature)
    assert np.allclose(chances, [1 / 22, 11 / 12], atol=1e-3)


def test_smoothed_targets_of_three_classes_share_what_is_missing_to_one():
    truth = np.repeat([0, 1, 2], 10)
    temperature, offsets = fit_calibration(truth, 4.0 * np.eye(3)[truth])
    chances = probabilities(4.0 * np.eye(3), {"temperature": temperature, "offsets": offsets})
    assert np.allclose(chances, np.where(np.eye(3) == 1, 11 / 12, 1 / 24), atol=1e-3)


def test_temperature_stays_within_its_bounds():
    truth, logits = drawn(1.0, count=2000)
    assert np.isclose(fit_calibration(truth, -logits)[0], 20.0)
    assert np.isclose(fit_calibration(truth, logits / 1000)[0], 0.05)


def test_an_image_that_counts_twice_is_as_good_as_two():
    truth, logits = drawn(2.0, 0.5, count=4000)
    twice = np.arange(4000) % 3 == 0
    logits[twice] += 1.0
    weighted = np.hstack(fit_calibration(truth, logits, np.where(twice, 2, 1)))
    repeated = np.hstack(fit_calibration(np.append(truth, truth[twice]), np.append(logits, logits[twice], axis=0)))
    assert np.allclose(weighted, repeated, atol=0.01)
    assert not np.allclose(weighted, np.hstack(fit_calibration(truth, logits)), atol=0.05)


def test_band_may_leave_out_the_least_sure_one_alone():
    assert indeterminate_below([0, 0, 1], [0.9, 0.8, 0.7], np.ones(3), risk=0.1) == 0.8
