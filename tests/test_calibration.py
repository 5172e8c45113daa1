import numpy as np

from model_zoo.calibration import fit_temperature, fit_threshold
from model_zoo.evaluation import sigmoid


def drawn(scale, offset=0.0, count=20_000):
    """Labels of even classes, and logits `scale` times too sharp and off by `offset`."""
    random = np.random.default_rng(0)
    logit = random.normal(0, 2, count)
    return random.random(count) < sigmoid(logit), scale * logit + offset


def test_temperature_undoes_sharpness():
    assert abs(fit_temperature(*drawn(scale=3.0)) - 3.0) < 0.15
    assert abs(fit_temperature(*drawn(scale=0.5)) - 0.5) < 0.03


def test_temperature_and_threshold_do_not_depend_on_class_frequencies():
    positive, logit = drawn(scale=2.0, offset=0.6)
    keep = positive | (np.random.default_rng(1).random(len(positive)) < 0.25)
    assert abs(fit_temperature(positive[keep], logit[keep]) - fit_temperature(positive, logit)) < 0.15
    assert abs(fit_threshold(positive[keep], logit[keep]) - fit_threshold(positive, logit)) < 0.15


def test_threshold_finds_the_offset():
    assert abs(fit_threshold(*drawn(scale=2.0, offset=1.5)) - 1.5) < 0.1


def test_threshold_is_finite_where_the_classes_do_not_overlap():
    threshold = fit_threshold(np.array([False, False, True, True]), np.array([-3.0, -2.0, 4.0, 5.0]))
    assert -2 < threshold < 4
