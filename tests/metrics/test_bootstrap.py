"""Bootstrap samples of patients and the intervals that come of them."""

import numpy as np
import pytest

from model_zoo.metrics import bootstrap
from model_zoo.metrics.bootstrap import DRAWS, bootstrap_figures, interval, intervals, none_if_nan, patient_draws


def drawn_anew(patient, seed: int) -> np.ndarray:
    bootstrap._draws.cache_clear()
    return patient_draws(patient, seed)


def test_the_seed_alone_decides_what_is_drawn():
    patient = ["a", "b", "b", "c"]
    first, again, other = (drawn_anew(patient, seed) for seed in (3, 3, 4))
    assert first.dtype == np.uint16
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)
    assert np.array_equal(drawn_anew(patient, 0), patient_draws(patient))


def test_the_same_draws_are_kept_and_not_to_be_written_to():
    draws = patient_draws([1, 2, 2])
    assert patient_draws([1, 2, 2]) is draws
    assert patient_draws(["x", "y", "y"]) is draws  # keys only tell patients apart
    with pytest.raises(ValueError, match="read-only"):
        draws[0, 0] = 1


def test_patients_are_drawn_as_often_as_one_another():
    draws = patient_draws([f"patient {number:02}" for number in range(20)])
    assert (draws.sum(axis=1) == 20).all()
    assert draws.mean(axis=0) == pytest.approx(np.ones(20), abs=0.1)
    assert draws.var() == pytest.approx(1 - 1 / 20, abs=0.03)


@pytest.mark.parametrize("together", [1, 7 * 300, 10**9])
def test_figures_of_the_samples_do_not_depend_on_how_many_are_measured_at_a_time(together, monkeypatch):
    monkeypatch.setattr(bootstrap, "TOGETHER", together)
    draws, values = patient_draws(np.arange(300)), np.arange(300.0)
    sizes = []

    def measure(weight):
        sizes.append(len(weight))
        assert weight.dtype == np.float64
        return {"sum": weight @ values, "images": weight.sum(axis=1)}

    figures = bootstrap_figures(measure, draws)
    assert figures["sum"] == pytest.approx(draws @ values)
    assert (figures["images"] == 300).all()
    assert sum(sizes) == DRAWS
    assert max(sizes) == min(max(1, together // 300), DRAWS)


def test_interval_goes_from_the_2_5th_to_the_97_5th_percentile():
    samples = np.arange(1001.0)
    assert interval(400, samples) == pytest.approx({"value": 400, "low": 25, "high": 975})
    assert interval(400, np.append(samples, [np.nan, np.inf])) == pytest.approx(interval(400, samples))


def test_reflected_interval_lies_as_far_on_the_other_side():
    samples = np.arange(1001.0) / 1000  # percentiles 0.025 and 0.975
    assert interval(0.6, samples, reflected=True) == pytest.approx({"value": 0.6, "low": 0.225, "high": 1.175})
    # Not below 0, and it always holds the value.
    assert interval(0.3, samples, reflected=True) == pytest.approx({"value": 0.3, "low": 0.0, "high": 0.575})
    assert interval(0.01, samples, reflected=True) == pytest.approx({"value": 0.01, "low": 0.0, "high": 0.01})
    assert interval(2.0, samples, reflected=True) == pytest.approx({"value": 2.0, "low": 2.0, "high": 3.975})


def test_undefined_figures_are_none():
    assert interval(np.nan, np.full(5, np.nan)) == {"value": None, "low": None, "high": None}
    assert (none_if_nan(np.nan), none_if_nan(np.inf), none_if_nan(np.float32(0.5))) == (None, None, 0.5)


def test_intervals_reflect_the_calibration_error_alone():
    draws = patient_draws(np.arange(50))
    values = np.arange(50.0)

    def measure(weight):
        weight = np.ones(50) if weight is None else weight
        return dict.fromkeys(("ece", "other"), weight @ values / weight.sum(-1))

    figures = intervals(measure, draws)
    samples = draws @ values / 50
    assert figures["other"] == pytest.approx(interval(24.5, samples))
    assert figures["ece"] == pytest.approx(interval(24.5, samples, reflected=True))
    assert figures["ece"]["low"] != pytest.approx(figures["other"]["low"])
