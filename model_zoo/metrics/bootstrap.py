"""95 % intervals and paired tests from bootstrap samples of patients (Efron & Tibshirani 1993, chapter 13).

Patients are drawn, not images, as images of one patient are alike. A figure is {"value", "low", "high"}.
"""

from collections.abc import Callable
from functools import lru_cache

import numpy as np

CONFIDENCE = 0.95
DRAWS = 2000
# A sum of distances: chance alone makes it larger than it is, and resampling once more, so that percentiles lie above
# the truth and reflected ones hold it (a test simulates that). Near 0 neither does.
REFLECTED = ("ece", "ece_balanced")
TOGETHER = 200_000  # weights measured at a time: they stay in the processor's cache, and memory stays small


def patient_draws(patient, seed: int = 0) -> np.ndarray:
    """uint16 (DRAWS, n): how often each image occurs when as many patients are drawn, with replacement, as there are.

    patient: (n,) keys; the images of one key are drawn as a whole. Not to be written to: who asks for the same again,
    as for the next model on the same images, gets the same array.
    """
    _, index = np.unique(np.asarray(patient), return_inverse=True)
    return _draws(index.astype(np.int64).tobytes(), seed)


@lru_cache(maxsize=4)  # of the pictures of two tasks, and of another hospital beside each
def _draws(index: bytes, seed: int) -> np.ndarray:
    """patient_draws() of patients numbered from 0: int64, as bytes."""
    index = np.frombuffer(index, dtype=np.int64)
    count = index.max() + 1
    draws = np.random.default_rng(seed).multinomial(count, np.full(count, 1 / count), size=DRAWS)
    draws = draws.astype(np.uint16)[:, index]
    draws.flags.writeable = False
    return draws


def bootstrap_figures(measure: Callable, draws: np.ndarray) -> dict:
    """Each figure that measure(weight) names, in every bootstrap sample: name -> float (DRAWS,)."""
    rows = max(1, TOGETHER // draws.shape[1])
    parts = [measure(draws[start : start + rows].astype(np.float64)) for start in range(0, len(draws), rows)]
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def intervals(measure: Callable, draws: np.ndarray) -> dict:
    """Each figure that measure(weight) names, on all images and with its interval; None where undefined.

    measure: gets None, or weights float (some draws, n); returns name -> a number, or an array (some draws,).
    draws: of patient_draws. The bounds are the 2.5th and 97.5th percentile of the bootstrap samples, those left out
    that are undefined; of REFLECTED figures these reflected at the value (Davison & Hinkley 1997, equation 5.6), not
    below 0.
    """
    samples = bootstrap_figures(measure, draws)
    return {name: interval(value, samples[name], name in REFLECTED) for name, value in measure(None).items()}


def interval(value, samples: np.ndarray, reflected: bool = False) -> dict:
    """The figure of a value and its bootstrap samples, as intervals() makes them."""
    tail = 100 * (1 - CONFIDENCE) / 2
    kept = samples[np.isfinite(samples)]
    low, high = np.percentile(kept, [tail, 100 - tail]) if len(kept) else (np.nan, np.nan)
    if reflected:
        low, high = max(min(2 * value - high, value), 0.0), max(2 * value - low, value)
    return {"value": none_if_nan(value), "low": none_if_nan(low), "high": none_if_nan(high)}


def none_if_nan(value) -> float | None:
    """The value as JSON can hold it: None for NaN."""
    return float(value) if np.isfinite(value) else None
