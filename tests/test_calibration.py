import numpy as np

from model_zoo.calibration import fit_calibration
from model_zoo.evaluation import sigmoid


def drawn(scale, offset=0.0, count=20_000):
    """Labels of even classes, and logits `scale` times too sharp and then off by `offset`."""
    random = np.random.default_rng(0)
    logit = random.normal(0, 2, count)
    return random.random(count) < sigmoid(logit), scale * logit + offset


def test_sharpness_and_offset_are_undone():
    for scale, offset in ((3.0, 0.0), (0.5, -0.4), (2.0, 1.5)):
        temperature, found = fit_calibration(*drawn(scale, offset))
        assert abs(temperature / scale - 1) < 0.05
        assert abs(found - offset) < 0.1


def test_class_frequencies_do_not_matter():
    positive, logit = drawn(scale=2.0, offset=0.6)
    keep = positive | (np.random.default_rng(1).random(len(positive)) < 0.25)
    assert np.allclose(fit_calibration(positive[keep], logit[keep]), fit_calibration(positive, logit), atol=0.15)


def test_classes_that_do_not_overlap_give_a_finite_calibration_between_them():
    # A temperature fitted without smoothed targets fell to its bound, and probabilities became exactly 0 and 1.
    temperature, offset = fit_calibration(np.array([False] * 20 + [True] * 20), np.repeat([-3.0, 5.0], 20))
    assert 0.2 < temperature < 5
    assert abs(offset - 1) < 0.2


def test_logits_that_say_nothing_give_even_chances():
    logit = np.random.default_rng(5).normal(size=20_000)
    temperature, offset = fit_calibration(drawn(1.0)[0], logit)
    assert np.abs(sigmoid((logit - offset) / temperature) - 0.5).max() < 0.06
