"""Style clusters: images grouped by their whole-image statistics, that is by how they were made."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import pandas as pd
from sklearn.cluster import KMeans

CLUSTERS = 12
GROUPS = 4
FARTHEST = 3.0  # standard deviations at which a statistic is cut off: a few odd images would else be clusters


@dataclass(frozen=True)
class Styles:
    """Style clusters, the largest first.

    Parameters
    ----------
    statistics
        Names of the statistics.
    mean, scale
        float (statistics,), of the images they were fitted to.
    centres
        float (clusters, statistics), in standard deviations from the mean.
    """

    statistics: tuple[str, ...]
    mean: np.ndarray
    scale: np.ndarray
    centres: np.ndarray


def fit_styles(statistics: pd.DataFrame, seed: int = 0) -> Styles:
    """Cluster images by k-means on their standardised statistics.

    Parameters
    ----------
    statistics
        As `whole_image_statistics` returns them, of training images only.

    Returns
    -------
    Styles
        Of CLUSTERS clusters, or as many as there are different images.
    """
    values = statistics.to_numpy(dtype=float)
    mean, scale = values.mean(axis=0), np.maximum(values.std(axis=0), 1e-9)
    standard = np.clip((values - mean) / scale, -FARTHEST, FARTHEST)
    clusters = min(CLUSTERS, len(np.unique(standard, axis=0)))
    fitted = KMeans(clusters, n_init=10, random_state=seed)  # pyright: ignore[reportArgumentType]
    order = np.argsort(-np.bincount(fitted.fit_predict(standard), minlength=clusters), kind="stable")
    return Styles(tuple(statistics.columns), mean, scale, fitted.cluster_centers_[order])


def style_distances(styles: Styles, statistics: pd.DataFrame) -> np.ndarray:
    """Return the distance of each image from each cluster's centre, float (n, clusters); its style is the nearest."""
    values = statistics.loc[:, list(styles.statistics)].to_numpy(dtype=float)
    standard = np.clip((values - styles.mean) / styles.scale, -FARTHEST, FARTHEST)
    return np.linalg.norm(standard[:, None] - styles.centres, axis=2)


def style_groups(style: np.ndarray, labels: Sequence[str]) -> np.ndarray:
    """Join clusters into GROUPS groups that are about equal in images of each class, for leave-style-out validation.

    A patient's images may lie in several groups: whoever leaves one out leaves out the patients in it, too.

    Parameters
    ----------
    style
        int (n,), cluster of each training image.
    labels
        (n,) their classes.

    Returns
    -------
    np.ndarray
        int (clusters,), the group of each cluster.
    """
    counts = pd.crosstab(style, np.asarray(labels)).reindex(range(int(style.max()) + 1), fill_value=0).to_numpy()
    shares = counts / counts.sum(axis=0)

    def imbalance(group: np.ndarray) -> float:
        return float(sum(np.sum((shares[group == g].sum(axis=0) - 1 / GROUPS) ** 2) for g in range(GROUPS)))

    # From any start, as long as a move of one cluster or an exchange of two makes it better.
    best = np.arange(len(shares)) % GROUPS
    while True:
        changes = []
        for first, second in product(range(len(shares)), repeat=2):
            exchanged = best.copy()
            exchanged[[first, second]] = best[[second, first]]
            changes.append(exchanged)
        for cluster, group in product(range(len(shares)), range(GROUPS)):
            moved = best.copy()
            moved[cluster] = group
            changes.append(moved)
        better = min(changes, key=imbalance)
        if imbalance(better) >= imbalance(best) - 1e-12:
            return best
        best = better
