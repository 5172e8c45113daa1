"""Decomposition of a logit into what each channel of the last feature maps adds to it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from model_zoo.inference.class_activation import contributions


@dataclass(frozen=True)
class LogitDecomposition:
    """Channels of the last feature maps, those that change the logit most first.

    For every channel, weight times mean is what it adds to the logit; their sum plus the bias is the logit.

    Attributes
    ----------
    channels
        Int (n,), places in the feature maps.
    weights
        Float (n,), of the head.
    means
        Float (n,), of each map over its cells.
    bias
        Of the head.
    """

    channels: np.ndarray
    weights: np.ndarray
    means: np.ndarray
    bias: float

    @property
    def added(self) -> np.ndarray:
        """Return what each channel adds to the logit: float64 (n,)."""
        return self.weights * self.means

    @property
    def running(self) -> np.ndarray:
        """Return the running sum float64 (n + 1,), from the bias alone to the logit."""
        return self.bias + np.concatenate([[0.0], np.cumsum(self.added)])


def decompose_logit(features: np.ndarray, kernel: np.ndarray, bias: float) -> LogitDecomposition:
    """Return the terms of the sum that a logit is.

    Parameters
    ----------
    features
        Float32 (height, width, n), the last feature maps.
    kernel
        Float32 (n,), the weights of the head for one class.
    bias
        Of the head for that class.
    """
    means = features.mean(axis=(0, 1), dtype=np.float64)
    order = np.argsort(-np.abs(kernel * means), kind="stable")
    return LogitDecomposition(order, kernel[order].astype(np.float64), means[order], float(bias))


def channel_cells(features: np.ndarray, kernel: np.ndarray, channels: np.ndarray) -> np.ndarray:
    """Return what the given channels alone add in each cell: float32 (height, width), in logits."""
    return contributions(features[..., channels], kernel[channels])


def channel_counts(channels: int) -> list[int]:
    """Return the numbers of channels to stop at on the way to all of them: 0, 1, 2, 5, 10, 20, ..."""
    rounds = [factor * 10**power for power in range(len(str(channels))) for factor in (1, 2, 5)]
    return [0, *(number for number in rounds if number < channels), channels]


def round_to_sum(values: Sequence[float] | np.ndarray, digits: int) -> list[float]:
    """Return values rounded to so many digits such that they add up to their rounded sum, as figures in a table should.

    The last but one takes up what rounding leaves; all others are rounded as usual.
    """
    rounded = [round(float(value), digits) for value in values]
    left = round(float(sum(values)), digits) - (sum(rounded) - rounded[-2])
    rounded[-2] = round(left, digits) + 0.0
    return rounded
