"""The data of the threshold charts as tables, for download."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from dashboard.components.performance.threshold_charts import ReliabilityLine
from dashboard.texts import say

FINEST = 0.003  # of the unit square, about a pixel


def thin_line(x: ArrayLike, y: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Drop the points of a line that are closer than FINEST to the last one kept; its first and last are kept.

    Parameters
    ----------
    x, y
        float (n,), 0..1.
    """
    x, y = np.asarray(x), np.asarray(y)
    kept = [0]
    for place in range(1, len(x)):
        if max(abs(x[place] - x[kept[-1]]), abs(y[place] - y[kept[-1]])) >= FINEST or place == len(x) - 1:
            kept.append(place)
    return x[kept], y[kept]


def line_table(lines: Mapping[str, Sequence[Any]], axes: tuple[str, str]) -> pd.DataFrame:
    """Return the data of a chart's lines, a row for each point.

    Parameters
    ----------
    lines
        By name: x, y, and more that is left out.
    axes
        Titles of x and y.
    """
    parts = [pd.DataFrame({axes[0]: line[0], axes[1]: line[1]}) for line in lines.values()]
    return pd.concat(parts, keys=lines, names=[say("downloads.series")]).reset_index(level=0)


def reliability_rows(lines: Mapping[str, ReliabilityLine]) -> pd.DataFrame:
    """Return the data of `reliability_chart`, a row for each bin that holds images.

    Parameters
    ----------
    lines
        As `reliability_chart` takes them.
    """
    rows = line_table(lines, (say("charts.predicted"), say("charts.observed")))
    rows[say("charts.unit.images")] = np.concatenate([images for *_, images in lines.values()])
    return rows.dropna()


def matrix_rows(counts: np.ndarray, classes: list[str]) -> pd.DataFrame:
    """Return the data of a confusion matrix, a row for each true class.

    Parameters
    ----------
    counts, classes
        As `confusion_matrix_chart` takes them.
    """
    rows = pd.DataFrame(counts, columns=classes)
    rows.insert(0, say("what_if.rows"), classes)
    return rows
