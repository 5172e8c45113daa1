"""How far a heat map can be believed: whether the model's answer hangs on what it shows, and where that lies.

Insertion and deletion (Petsiuk 2018, section 4.1): pixels appear in a blurred picture, or turn black, in the order of
the map, hottest first; the area under the probability of the class called, over the share of pixels changed, 0..1. A
faithful map has a high insertion area and a low deletion area. A random map is measured beside the others.
"""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from PIL import Image, ImageFilter

from model_zoo.explain.methods import compute_heat_map
from model_zoo.imaging.model_input import SIZE
from model_zoo.inference.predictor import LoadedModel
from model_zoo.metrics.summary import probabilities

STEPS = 10  # of insertion and deletion
BORDER = 0.05  # of the side, at each edge
BLUR = 10.0  # pixels, sigma of the blurred picture
CELLS = 7  # on a side of the random map, as coarse as most of the others
FIGURES = ("insertion", "deletion", "lungs", "border")


def faithfulness_table(
    model: LoadedModel, images: Iterable[tuple[np.ndarray, np.ndarray | None]], methods: tuple[str, ...]
) -> list[dict]:
    """A row per method, and of a random map: method, images, and means of the FIGURES.

    images: pictures float32 (side, side), 0..255, each with the mask of its lungs, bool (side, side), or None. lungs
    and border: share of the heat inside the lungs (of pictures with a mask) and in the outer BORDER of the picture;
    the row of the random map says how large these are. A map that is the same everywhere, which orders nothing, does
    not count, nor among the images of its row.
    """
    random, found = np.random.default_rng(0), {name: [] for name in (*methods, "random")}
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
    return [{"method": name, **_means(figures)} for name, figures in found.items()]


def heat_share(heat: np.ndarray, region: np.ndarray) -> float | None:
    """Share of the heat inside a region, 0..1; None where nothing is hot. heat: (height, width), of which only what is
    above 0 counts. region: bool, of the same shape."""
    positive = np.maximum(heat, 0)
    total = positive.sum()
    return float(positive[region].sum() / total) if total > 0 else None


def border_mask(size: tuple[int, int]) -> np.ndarray:
    """bool (height, width): True in the outer BORDER of a picture of that size."""
    inner = [round(side * BORDER) for side in size]
    region = np.ones(size, bool)
    region[inner[0] : size[0] - inner[0], inner[1] : size[1] - inner[1]] = False
    return region


class HeatLocation(NamedTuple):
    """Where the heat of a map lies, each 0..1: in the lungs and at the border, and how large these are.

    in_lungs and lungs are None where the lungs are not known, and in_lungs also where none were found; in_lungs and
    at_border are None where nothing is hot.
    """

    in_lungs: float | None
    lungs: float | None
    at_border: float | None
    border: float


def heat_location(heat: np.ndarray, lungs: np.ndarray | None) -> HeatLocation:
    """Where the heat lies. heat: uint8 (height, width). lungs: bool (224, 224), or None where they are not known."""
    small = np.asarray(Image.fromarray(heat).resize((SIZE, SIZE), Image.Resampling.BILINEAR))
    edge = border_mask(small.shape)
    found = lungs is not None and lungs.any()
    return HeatLocation(
        heat_share(small, lungs) if found else None,
        None if lungs is None else float(lungs.mean()),
        heat_share(small, edge),
        float(edge.mean()),
    )


class _Subject:
    """A picture, and all that is the same for every map of it. index: of the class called."""

    def __init__(self, model: LoadedModel, image: np.ndarray, lungs: np.ndarray | None):
        self._model, self._image, self._lungs, self._border = model, image, lungs, border_mask(image.shape)
        picture = Image.fromarray(image.astype(np.uint8))
        self._blurred = np.asarray(picture.filter(ImageFilter.GaussianBlur(BLUR)), np.float32)
        self._black = np.zeros_like(image)
        whole = self._probability(image)
        self.index = int(whole.argmax())
        self._of_whole = whole[self.index]
        self._of_blurred, self._of_black = self._chance(self._blurred), self._chance(self._black)

    def figures(self, coarse: np.ndarray) -> dict:
        """The FIGURES of a map."""
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
        """Mean probability of the class while the pixels of one picture are replaced by those of the other, in order.

        first, last: that of the two pictures as they are.
        """
        picture, chances = start.ravel().copy(), [first]
        for step in range(1, STEPS):
            changed = order[: step * len(order) // STEPS]
            picture[changed] = end.ravel()[changed]
            chances.append(self._chance(picture.reshape(start.shape)))
        return float(np.trapezoid([*chances, last], dx=1 / STEPS))

    def _chance(self, image: np.ndarray) -> float:
        return self._probability(image)[self.index]

    def _probability(self, image: np.ndarray) -> np.ndarray:
        return probabilities(self._model.evidence(image).logits[None], self._model.card["decision"])[0]


def _means(figures: list[dict]) -> dict:
    values = {name: [row[name] for row in figures if row[name] is not None] for name in FIGURES}
    return {"images": len(figures), **{name: float(np.mean(v)) if v else None for name, v in values.items()}}
