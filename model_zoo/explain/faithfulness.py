"""Faithfulness of heat maps: whether the prediction depends on what a map shows, and where its heat lies.

Insertion and deletion: pixels appear in a blurred radiograph, or turn black, in the order of the map, hottest first.
The figure is the area under the probability of the predicted class over the share of pixels changed, 0..1. A faithful
map has a high insertion and a low deletion area; a random map is measured beside the others.

References
----------
Petsiuk 2018, section 4.1.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
from PIL import Image, ImageFilter

from model_zoo.core.card import FaithfulnessRow
from model_zoo.explain.methods import compute_heat_map
from model_zoo.imaging.model_input import SIZE
from model_zoo.inference.predictor import LoadedModel
from model_zoo.metrics.predictions import probabilities

STEPS = 10  # of insertion and deletion
BORDER = 0.05  # of the side, at each edge
BLUR = 10.0  # pixels, sigma of the blurred radiograph
CELLS = 7  # on a side of the random map, as coarse as most of the others
FIGURES = ("insertion", "deletion", "lungs", "border")


def faithfulness_table(
    model: LoadedModel, images: Iterable[tuple[np.ndarray, np.ndarray | None]], methods: tuple[str, ...]
) -> list[FaithfulnessRow]:
    """Return the mean FIGURES of each method and of a random map.

    Parameters
    ----------
    model
        The stored model.
    images
        Radiographs float32 (side, side), 0..255, each with the mask of its lungs, bool (side, side), or None.
    methods
        Keys of `methods.METHODS`.

    Returns
    -------
    list of FaithfulnessRow
        `lungs` and `border` are shares of the heat inside the lungs (of radiographs with a mask) and in the outer
        BORDER; those of the random map show how large these areas are. A map that is the same everywhere orders
        nothing and does not count, neither in the means nor among the images of its row.
    """
    random = np.random.default_rng(0)
    found: dict[str, list[dict[str, float | None]]] = {name: [] for name in (*methods, "random")}
    for image, lungs in images:
        subject = _Subject(model, image, lungs)
        for method, figures in found.items():
            coarse = (
                random.random((CELLS, CELLS))
                if method == "random"
                else compute_heat_map(method, model, image, subject.index)
            )
            if np.ptp(coarse):
                figures.append(subject.figures(coarse))
    return [FaithfulnessRow(method=name, **_means(figures)) for name, figures in found.items()]


def heat_share(heat: np.ndarray, region: np.ndarray) -> float | None:
    """Return the share of the heat inside a region, or None where nothing is hot.

    Parameters
    ----------
    heat
        (height, width); only values above 0 count.
    region
        Bool, of the same shape.

    Returns
    -------
    float or None
        0..1.
    """
    positive = np.maximum(heat, 0)
    total = positive.sum()
    return float(positive[region].sum() / total) if total > 0 else None


def border_mask(size: tuple[int, int]) -> np.ndarray:
    """Return the outer BORDER of an image of that height and width, as bool (height, width)."""
    inner = [round(side * BORDER) for side in size]
    region = np.ones(size, bool)
    region[inner[0] : size[0] - inner[0], inner[1] : size[1] - inner[1]] = False
    return region


class HeatLocation(NamedTuple):
    """Where the heat of a map lies.

    Attributes
    ----------
    in_lungs, at_border
        Shares of the heat, 0..1; None where nothing is hot, and in_lungs also where no lungs are known or found.
    lungs, border
        Shares of the area, 0..1; lungs is None where no lungs are known.
    """

    in_lungs: float | None
    lungs: float | None
    at_border: float | None
    border: float


def heat_location(heat: np.ndarray, lungs: np.ndarray | None) -> HeatLocation:
    """Return where the heat of a map lies.

    Parameters
    ----------
    heat
        Uint8 (height, width).
    lungs
        Bool (224, 224), or None where they are not known.
    """
    small = np.asarray(Image.fromarray(heat).resize((SIZE, SIZE), Image.Resampling.BILINEAR))
    edge = border_mask(small.shape)
    return HeatLocation(
        None if lungs is None or not lungs.any() else heat_share(small, lungs),
        None if lungs is None else float(lungs.mean()),
        heat_share(small, edge),
        float(edge.mean()),
    )


class _Subject:
    """A radiograph with everything that its maps share; index is that of the predicted class."""

    def __init__(self, model: LoadedModel, image: np.ndarray, lungs: np.ndarray | None) -> None:
        self._model, self._image, self._lungs, self._border = model, image, lungs, border_mask(image.shape)
        grey = Image.fromarray(image.astype(np.uint8))
        self._blurred = np.asarray(grey.filter(ImageFilter.GaussianBlur(BLUR)), np.float32)
        self._black = np.zeros_like(image)
        whole = self._probability(image)
        self.index = int(whole.argmax())
        self._of_whole = whole[self.index]
        self._of_blurred, self._of_black = self._chance(self._blurred), self._chance(self._black)

    def figures(self, coarse: np.ndarray) -> dict[str, float | None]:
        """Return the FIGURES of a map."""
        hot = Image.fromarray(coarse.astype(np.float32)).resize(self._image.shape[::-1], Image.Resampling.BILINEAR)
        values = np.asarray(hot)
        order = np.argsort(-values.ravel(), kind="stable")
        return {
            "insertion": self._area(self._blurred, self._image, order, self._of_blurred, self._of_whole),
            "deletion": self._area(self._image, self._black, order, self._of_whole, self._of_black),
            "lungs": None if self._lungs is None else heat_share(values, self._lungs),
            "border": heat_share(values, self._border),
        }

    def _area(self, start: np.ndarray, end: np.ndarray, order: np.ndarray, first: float, last: float) -> float:
        """Return the mean probability of the class while the pixels of `start` become, in order, those of `end`."""
        mixed, chances = start.ravel().copy(), [first]
        for step in range(1, STEPS):
            changed = order[: step * len(order) // STEPS]
            mixed[changed] = end.ravel()[changed]
            chances.append(self._chance(mixed.reshape(start.shape)))
        return float(np.trapezoid([*chances, last], dx=1 / STEPS))

    def _chance(self, image: np.ndarray) -> float:
        return self._probability(image)[self.index]

    def _probability(self, image: np.ndarray) -> np.ndarray:
        return probabilities(self._model.evidence(image).logits[None], self._model.card["decision"])[0]


def _means(figures: list[dict[str, float | None]]) -> dict[str, Any]:
    values = {name: [value for row in figures if (value := row[name]) is not None] for name in FIGURES}
    return {"images": len(figures), **{name: float(np.mean(v)) if v else None for name, v in values.items()}}
