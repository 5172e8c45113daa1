"""95% intervals from bootstrap samples of patients (Efron & Tibshirani 1993, chapter 13).

Patients are drawn, not images, as images of one patient are alike.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from model_zoo.core.card import Figure

# Returns figures by name: numbers for the weight None, arrays (draws,) for weights (draws, n).
Measure = Callable[[np.ndarray | None], Mapping[Any, Any]]

CONFIDENCE = 0.95
DRAWS = 2000
# Sums of absolute differences are biased upwards by chance, and in a bootstrap sample once more. Percentiles then lie
# above the true value, while reflected ones cover it (a test simulates that); near 0 neither do.
REFLECTED = ("ece", "ece_balanced")
TOGETHER = 200_000  # weights measured at a time: they stay in the processor's cache, and memory stays small


def patient_draws(patient: ArrayLike, seed: int = 0) -> np.ndarray:
    """Draw bootstrap samples of patients: as many as there are, with replacement.

    Parameters
    ----------
    patient
        (n,) keys; the images of one key are drawn as a whole.

    Returns
    -------
    np.ndarray
        uint16 (DRAWS, n), how often each image occurs in each sample. Read-only: equal arguments, as for the next model
        on the same images, give the same array.
    """
    _, index = np.unique(np.asarray(patient), return_inverse=True)
    return _draws(index.astype(np.int64).tobytes(), seed)


@lru_cache(maxsize=4)  # for two tasks, each with an external test set
def _draws(numbers: bytes, seed: int) -> np.ndarray:
    """Draw samples of patients numbered from 0, given as the bytes of an int64 array."""
    index = np.frombuffer(numbers, dtype=np.int64)
    count = index.max() + 1
    draws = np.random.default_rng(seed).multinomial(count, np.full(count, 1 / count), size=DRAWS)
    draws = draws.astype(np.uint16)[:, index]
    draws.flags.writeable = False
    return draws


def bootstrap_figures(measure: Measure, draws: np.ndarray) -> dict[Any, np.ndarray]:
    """Return each figure in every bootstrap sample.

    Parameters
    ----------
    measure
        As `intervals` takes it.
    draws
        As `patient_draws` returns them.

    Returns
    -------
    dict
        Name to float (DRAWS,).
    """
    rows = max(1, TOGETHER // draws.shape[1])
    parts = [measure(draws[start : start + rows].astype(np.float64)) for start in range(0, len(draws), rows)]
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def intervals(measure: Measure, draws: np.ndarray) -> dict[Any, Figure]:
    """Return each figure on all images with its 95% interval.

    Parameters
    ----------
    measure
        Returns figures by name: a number each for the weight None, an array (some draws,) each for weights float (some
        draws, n).
    draws
        As `patient_draws` returns them.

    Returns
    -------
    dict
        Name to figure. The bounds are the 2.5th and 97.5th percentile of the bootstrap samples in which the figure is
        defined; those of REFLECTED figures are reflected at the value, but not below 0.

    References
    ----------
    Davison & Hinkley 1997, Bootstrap Methods and their Application, equation 5.6 (reflected percentiles).
    """
    samples = bootstrap_figures(measure, draws)
    return {name: interval(value, samples[name], name in REFLECTED) for name, value in measure(None).items()}


def interval(value: float, samples: np.ndarray, reflected: bool = False) -> Figure:
    """Return a value as a figure, with the interval that `intervals` describes.

    Parameters
    ----------
    value
        On all images; NaN where undefined.
    samples
        float (DRAWS,), the value in every bootstrap sample.
    reflected
        Whether the percentiles are reflected at the value.
    """
    tail = 100 * (1 - CONFIDENCE) / 2
    kept = samples[np.isfinite(samples)]
    low, high = np.percentile(kept, [tail, 100 - tail]) if len(kept) else (np.nan, np.nan)
    if reflected:
        low, high = max(min(2 * value - high, value), 0.0), max(2 * value - low, value)
    return {"value": none_if_nan(value), "low": none_if_nan(low), "high": none_if_nan(high)}


def none_if_nan(value: float) -> float | None:
    """Return a number as JSON can hold it: None for NaN and infinity."""
    return float(value) if np.isfinite(value) else None
