"""The data of the threshold charts as tables, for download."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from dashboard.components.performance.threshold_charts import ReliabilityLine
from dashboard.texts import say


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
