"""How far a heat map can be believed: whether the model's answer hangs on what it shows, and where that lies.

Insertion and deletion (Petsiuk 2018, section 4.1): pixels appear in a blurred picture, or turn black, in the order of
the map, hottest first; the area under the probability of the class called, over the share of pixels changed, 0..1. A
faithful map has a high insertion area and a low deletion area. A random map is measured beside the others.
"""

from collections.abc import Iterable

import numpy as np
from PIL import Image, ImageFilter

from model_zoo.evaluation import probabilities
from model_zoo.heatmaps import METHODS, draw
from model_zoo.inference import LoadedModel

STEPS = 20  # of insertion and deletion
BORDER = 0.05  # of the side, at each edge
BLUR = 10.0  # pixels, sigma of the blurred picture
CELLS = 7  # on a side of the random map, as coarse as most of the others
FIGURES = ("insertion", "deletion", "lungs", "border")


def faithfulness(
    model: LoadedModel, images: Iterable[tuple[np.ndarray, np.ndarray | None]], methods: tuple[str, ...]
) -> list[dict]:
    """A row per method, and of a random map: method, title, images, and means of the FIGURES.

    images: pictures float32 (side, side), 0..255, each with the mask of its lungs, bool (side, side), or None. lungs
    and border: share of the heat inside the lungs (of pictures with a mask) and in the outer BORDER of the picture;
    the row of the random map says how large these are.
    """
    random, found = np.random.default_rng(0), {name: [] for name in (*methods, "random")}
    for image, lungs in images:
        index = int(_probability(model, image).argmax())
        for method, figures in found.items():
            coarse = random.random((CELLS, CELLS)) if method == "random" else draw(method, model, image, index)
            figures.append(_figures(model, image, index, coarse, lungs))
    return [{"method": name, "title": _title(name), **_means(figures)} for name, figures in found.items()]


def share_of_heat(heat: np.ndarray, region: np.ndarray) -> float | None:
    """Share of the heat inside a region, 0..1; None where nothing is hot. heat: (height, width), of which only what is
    above 0 counts. region: bool, of the same shape."""
    positive = np.maximum(heat, 0)
    total = positive.sum()
    return float(positive[region].sum() / total) if total > 0 else None


def border(size: tuple[int, int]) -> np.ndarray:
    """bool (height, width): True in the outer BORDER of a picture of that size."""
    inner = [round(side * BORDER) for side in size]
    region = np.ones(size, bool)
    region[inner[0] : size[0] - inner[0], inner[1] : size[1] - inner[1]] = False
    return region


def _figures(model: LoadedModel, image: np.ndarray, index: int, coarse: np.ndarray, lungs) -> dict:
    hot = Image.fromarray(coarse.astype(np.float32)).resize(image.shape[::-1], Image.Resampling.BILINEAR)
    values = np.asarray(hot)
    order = np.argsort(-values.ravel(), kind="stable")
    picture = Image.fromarray(image.astype(np.uint8))
    blurred = np.asarray(picture.filter(ImageFilter.GaussianBlur(BLUR)), np.float32)
    return {
        "insertion": _area(model, blurred, image, order, index),
        "deletion": _area(model, image, np.zeros_like(image), order, index),
        "lungs": None if lungs is None else share_of_heat(values, lungs),
        "border": share_of_heat(values, border(image.shape)),
    }


def _area(model: LoadedModel, start: np.ndarray, end: np.ndarray, order: np.ndarray, index: int) -> float:
    """Mean probability of the class while the pixels of one picture are replaced by those of the other, in order."""
    picture, chances = start.ravel().copy(), []
    for step in range(STEPS + 1):
        changed = order[: step * len(order) // STEPS]
        picture[changed] = end.ravel()[changed]
        chances.append(_probability(model, picture.reshape(start.shape))[index])
    return float(np.trapezoid(chances, dx=1 / STEPS))


def _probability(model: LoadedModel, image: np.ndarray) -> np.ndarray:
    return probabilities(model.evidence(image).logits[None], model.card["decision"])[0]


def _means(figures: list[dict]) -> dict:
    values = {name: [row[name] for row in figures if row[name] is not None] for name in FIGURES}
    return {"images": len(figures), **{name: float(np.mean(v)) if v else None for name, v in values.items()}}


def _title(name: str) -> str:
    return METHODS[name].title if name in METHODS else "Random map"
