"""How the heat map and the logit come about, channel by channel: both are one sum (explanation.contributions)."""

from dataclasses import dataclass

import numpy as np

from model_zoo.inference.class_activation import contributions


@dataclass(frozen=True)
class LogitDecomposition:
    """The channels of the last feature maps, the one that adds most to the logit, or takes most from it, first.

    channels: int (n,), their places in the maps. weights: float (n,), of the head. means: float (n,), of each map over
    its cells. bias: of the head. For every channel weight times mean is what it adds to the logit; all of them and the
    bias are the logit.
    """

    channels: np.ndarray
    weights: np.ndarray
    means: np.ndarray
    bias: float

    @property
    def added(self) -> np.ndarray:
        """What each channel adds to the logit: float64 (n,)."""
        return self.weights * self.means

    @property
    def running(self) -> np.ndarray:
        """The bias and the first channels together: float64 (n + 1,), from the bias alone to the logit."""
        return self.bias + np.concatenate([[0.0], np.cumsum(self.added)])


def decompose_logit(features: np.ndarray, kernel: np.ndarray, bias: float) -> LogitDecomposition:
    """The sum that a logit is. features: float32 (height, width, n). kernel: float32 (n,), for one class."""
    means = features.mean(axis=(0, 1), dtype=np.float64)
    order = np.argsort(-np.abs(kernel * means), kind="stable")
    return LogitDecomposition(order, kernel[order].astype(np.float64), means[order], float(bias))


def channel_cells(features: np.ndarray, kernel: np.ndarray, channels: np.ndarray) -> np.ndarray:
    """What some channels alone add in each cell: float32 (height, width), in logits."""
    return contributions(features[..., channels], kernel[channels])


def channel_counts(channels: int) -> list[int]:
    """Numbers of channels to stop at on the way to all of them: 0, 1, 2, 5, 10, 20, ..."""
    rounds = [factor * 10**power for power in range(len(str(channels))) for factor in (1, 2, 5)]
    return [0, *(number for number in rounds if number < channels), channels]


def round_to_sum(values, digits: int) -> list[float]:
    """Values rounded to so many digits such that they add up to their rounded sum, as figures in a table should.

    The last but one takes up what rounding leaves, so that all others are what they are without the sum.
    """
    rounded = [round(float(value), digits) for value in values]
    left = round(float(sum(values)), digits) - (sum(rounded) - rounded[-2])
    rounded[-2] = round(left, digits) + 0.0
    return rounded
