"""Burned-in marks: letters and signs near the edges that occur alike in many images, found without knowing them."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from PIL import Image
from scipy.ndimage import binary_dilation, find_objects, gaussian_filter, grey_opening, label
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from sklearn.cluster import DBSCAN, HDBSCAN
from sklearn.decomposition import PCA
from sklearn.neighbors import NearestNeighbors

MARGIN = 0.2  # of the side: farther from the edges nothing is looked for
STROKE = 5  # pixels: strokes of letters are narrower
STEP, PEAK = 35, 80  # grey values by which strokes, and their brightest tenth, stand out; ribs stand out less
GAP = (2, 4)  # pixels, upwards and sideways, across which strokes join to one mark
LEAST_PIXELS, HEIGHTS, WIDTHS = 10, (4, 28), (3, 60)  # of a mark
LEAST_IMAGES = 15  # training images with a mark
# Distance up to which looks are the same: a correlation of 0.97. Density alone would divide marks that are burned in to
# the pixel by the noise in them.
SAME = 0.25
_GRID = (12, 24)  # pixels to which marks are brought to be compared
_COMPONENTS, _NEIGHBOURS = 20, 5
_ROOM, _SHIFT, _ROUNDS = 2, 2, 3  # pixels around a mark's mean, by which marks are moved, and how often
_SIZE_WEIGHT = 0.5  # of the logarithm of height and width beside the look


@dataclass(frozen=True)
class Marks:
    """Marks found in images.

    Parameters
    ----------
    boxes
        A row for each place where one stands: image (its row), top, left, bottom, right in pixels (the last two
        exclusive), and mark, from 0 by falling number of training images.
    templates
        uint8 (height, width) each: the mean of a mark in the training images.
    """

    boxes: pd.DataFrame
    templates: list[np.ndarray]


def find_marks(pixels: np.ndarray, training: np.ndarray) -> Marks:
    """Find marks that occur in at least LEAST_IMAGES training images, and where they stand in all images.

    Bright thin strokes near the edges are cut out, brought to one size and clustered by density. A place in another
    image has the mark of the most similar place in a training image.

    Parameters
    ----------
    pixels
        uint8 (n, 224, 224).
    training
        bool (n,), the images that are clustered.

    References
    ----------
    Campello et al. 2015, ACM Transactions on Knowledge Discovery from Data 10:5 (HDBSCAN).
    """
    places = [(row, *box) for row, image in enumerate(pixels) for box in stroke_boxes(image)]
    boxes = pd.DataFrame(places, columns=["image", "top", "left", "bottom", "right"])
    seen = training[boxes["image"].to_numpy(dtype=int)]
    if seen.sum() < LEAST_IMAGES:
        return Marks(boxes.iloc[:0].assign(mark=0), [])
    found = _clusters(_looks(boxes, pixels), seen)
    images = boxes.assign(found=found).loc[seen & (found >= 0)].groupby("found")["image"].nunique()
    kept = images[images >= LEAST_IMAGES].sort_values(ascending=False, kind="stable").index
    number = pd.Series(range(len(kept)), index=kept)
    boxes = boxes.assign(mark=pd.Series(found).map(number))
    templates = [_template(boxes.loc[seen & (boxes["mark"] == mark)], pixels) for mark in number]
    return Marks(boxes.dropna().astype(int).reset_index(drop=True), templates)


def stroke_boxes(image: np.ndarray) -> list[tuple[int, int, int, int]]:
    """Return top, left, bottom and right of everything near the edges of an image that looks like letters."""
    grey = image.astype(np.int16)
    height, width = grey.shape
    relief = grey - grey_opening(grey, size=(STROKE, STROKE))
    strokes = relief > STEP
    down, across = round(MARGIN * height), round(MARGIN * width)
    strokes[down : height - down, across : width - across] = False
    joined = np.zeros(grey.shape, np.int32)
    label(binary_dilation(strokes, np.ones(GAP, dtype=bool)), np.ones((3, 3)), output=joined)
    boxes = []
    for number, place in enumerate(find_objects(joined), start=1):
        inside = strokes[place] & (joined[place] == number)
        rows, columns = np.nonzero(inside)
        if len(rows) < LEAST_PIXELS or np.percentile(relief[place][inside], 90) < PEAK:
            continue
        top, left = place[0].start + rows.min(), place[1].start + columns.min()
        bottom, right = place[0].start + rows.max() + 1, place[1].start + columns.max() + 1
        if HEIGHTS[0] <= bottom - top <= HEIGHTS[1] and WIDTHS[0] <= right - left <= WIDTHS[1]:
            boxes.append((int(top), int(left), int(bottom), int(right)))
    return boxes


def _looks(boxes: pd.DataFrame, pixels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the looks of marks, float32 (boxes, 288), whose dot products are correlations, and their log sizes."""
    looks = np.empty((len(boxes), _GRID[0] * _GRID[1]), np.float32)
    for row, (image, top, left, bottom, right) in enumerate(boxes.to_numpy()):
        cut = _resized(pixels[image, top:bottom, left:right], _GRID)
        # Blurred, so that strokes need not lie on each other to the pixel.
        cut = gaussian_filter(cut, 1).ravel()
        cut -= cut.mean()
        looks[row] = cut / max(float(np.linalg.norm(cut)), 1e-6)
    sizes = np.log(np.stack([boxes["bottom"] - boxes["top"], boxes["right"] - boxes["left"]], axis=1))
    return looks, sizes


def _clusters(described: tuple[np.ndarray, np.ndarray], seen: np.ndarray) -> np.ndarray:
    """Return the cluster of each box, int (boxes,), or -1: of `seen` ones by density, of others that of the nearest.

    The nearest one counts unless it is farther away than those of its cluster are from each other.
    """
    looks, sizes = described
    axes = PCA(min(_COMPONENTS, int(seen.sum()) - 1), random_state=0).fit(looks[seen])
    places = np.concatenate([axes.transform(looks), _SIZE_WEIGHT * sizes], axis=1)
    training = places[seen]
    dense = HDBSCAN(
        min_cluster_size=LEAST_IMAGES,
        min_samples=_NEIGHBOURS,
        copy=True,  # pyright: ignore[reportArgumentType]
    ).fit_predict(training)
    same = DBSCAN(eps=SAME, min_samples=_NEIGHBOURS).fit_predict(training)
    found = np.full(len(seen), -1)
    found[seen] = _joined(dense, same)
    if not seen.all():
        neighbours = NearestNeighbors(n_neighbors=1).fit(training)
        apart, cluster = neighbours.kneighbors()[0][:, 0], found[seen]
        limits = {number: max(SAME, float(apart[cluster == number].max())) for number in set(cluster) - {-1}}
        distance, nearest = neighbours.kneighbors(places[~seen])
        of_nearest = cluster[nearest[:, 0]]
        within = [near <= limits.get(number, 0) for near, number in zip(distance[:, 0], of_nearest, strict=True)]
        found[~seen] = np.where(within, of_nearest, -1)
    return found


def _joined(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Return clusters in which two are one where they overlap; -1 is no cluster."""
    clusters, both = first.max() + 1, (first >= 0) & (second >= 0)
    count = clusters + second.max() + 1
    overlaps = coo_array((np.ones(both.sum()), (first[both], clusters + second[both])), shape=(count, count))
    joined = np.append(connected_components(overlaps, directed=False)[1], -1)  # the last one is that of none
    return joined[np.where(first >= 0, first, np.where(second >= 0, clusters + second, -1))]


def _template(boxes: pd.DataFrame, pixels: np.ndarray) -> np.ndarray:
    """Return the mean of a mark, uint8, of those half of its places that are most like it, laid on each other."""
    height = int(np.median(boxes["bottom"] - boxes["top"])) + 2 * _ROOM
    width = int(np.median(boxes["right"] - boxes["left"])) + 2 * _ROOM
    cuts = []
    for image, top, left, bottom, right in boxes[["image", "top", "left", "bottom", "right"]].to_numpy():
        # With some room around the mark, black beyond the edge of the image.
        wide = np.pad(pixels[image], 2 * _ROOM)
        around = wide[top + _ROOM : bottom + 3 * _ROOM, left + _ROOM : right + 3 * _ROOM]
        cuts.append(_resized(around, (height, width)))
    moved = np.stack(cuts)
    shifts = [(down, right) for down in range(-_SHIFT, _SHIFT + 1) for right in range(-_SHIFT, _SHIFT + 1)]
    for _ in range(_ROUNDS):
        mean = moved.mean(axis=0)
        mean -= mean.mean()
        tried = np.stack([np.roll(cuts, shift, axis=(1, 2)) for shift in shifts])
        likeness = np.einsum("scij,ij->sc", tried, mean) / np.maximum(tried.std(axis=(2, 3)), 1)
        best = likeness.max(axis=0)
        moved = tried[likeness.argmax(axis=0), np.arange(len(cuts))][best >= np.median(best)]
    return np.rint(moved.mean(axis=0)).astype(np.uint8)


def _resized(cut: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """Return a part of an image at height and width `size`, float32."""
    return np.asarray(Image.fromarray(cut.astype(np.float32)).resize((size[1], size[0]), Image.Resampling.BILINEAR))
