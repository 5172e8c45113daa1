"""Robustness of a model's predictions to perturbations of the image; no TensorFlow."""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from model_zoo.core.card import Agreement, Figure, RobustnessRow, Summary
from model_zoo.core.coded_messages import Message
from model_zoo.imaging.model_input import SIZE, model_input
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.imaging.reader import read_image
from model_zoo.inference.photograph import is_photograph
from model_zoo.metrics.summary import macro_auc
from model_zoo.transforms.burned_in_text import draw_letters
from model_zoo.transforms.perturbations import (
    add_borders,
    add_noise,
    adjust_brightness,
    adjust_contrast,
    adjust_gamma,
    crop_edges,
    gaussian_blur,
    jpeg_compress,
    quantise,
    rotate,
)
from model_zoo.transforms.screen_photograph import screen_photograph

BLOCK = 64  # images perturbed and predicted at a time
KEPT = 4000  # of about 100 kB each
BORDER_GREYS = (0, 128, 255)
BORDERED = ((False, True), (True, False), (True, True))  # above and below; left and right
COMPARABLE = ("auc", "sensitivity", "specificity")  # the other figures also move with the share of each class
# By code: (image, generator, strength) -> image, both uint8 (224, 224), rounded and cut to 0..255 as a file would hold
# it. Sigmas are in pixels for the blur and in grey values for the noise. A percentage of brightness is of every grey
# value, one of contrast of its distance from the image's mean; gamma is the exponent on 0..1, so 0.7 is lighter.
# Rotation is about the centre, positive counter-clockwise, with black corners. The crop takes its percentage of the
# side off at each edge and stretches the rest. What changes the whole file is taken in like an upload, which finds
# borders and photographs: borders take their percentage of the side at each of two or four edges, and are black, grey
# or white.
_CHANGES: dict[str, Callable[..., np.ndarray]] = {
    "evaluation.perturbation_jpeg": lambda image, random, quality: jpeg_compress(image, quality),
    "evaluation.perturbation_blur": lambda image, random, sigma: gaussian_blur(image, sigma),
    "evaluation.perturbation_noise": lambda image, random, sigma: add_noise(image, sigma, random),
    "evaluation.perturbation_brightness": lambda image, random, percent: adjust_brightness(image, 1 + percent / 100),
    "evaluation.perturbation_contrast": lambda image, random, percent: adjust_contrast(image, 1 + percent / 100),
    "evaluation.perturbation_gamma": lambda image, random, exponent: adjust_gamma(image, exponent),
    "evaluation.perturbation_rotation": lambda image, random, degrees: rotate(image, degrees),
    "evaluation.perturbation_crop": lambda image, random, percent: crop_edges(image, percent / 100),
    "evaluation.perturbation_letters": lambda image, random: np.maximum(image, draw_letters(random, SIZE)),
}
_FILES: dict[str, Callable[..., Radiograph]] = {
    "evaluation.perturbation_borders": lambda image, random, percent: Radiograph(
        add_borders(image, percent / 100, random.choice(BORDER_GREYS), *random.choice(BORDERED)), ""
    ),
    "evaluation.perturbation_screen": lambda image, random: read_image(screen_photograph(image, random), ""),
    "evaluation.perturbation_film": lambda image, random: read_image(screen_photograph(image, random, film=True), ""),
}
PERTURBATIONS = (
    Message("evaluation.perturbation_jpeg", {"quality": 50}),
    Message("evaluation.perturbation_blur", {"sigma": 1}),
    Message("evaluation.perturbation_noise", {"sigma": 8}),
    Message("evaluation.perturbation_brightness", {"percent": 20}),
    Message("evaluation.perturbation_brightness", {"percent": -20}),
    Message("evaluation.perturbation_contrast", {"percent": 20}),
    Message("evaluation.perturbation_contrast", {"percent": -20}),
    Message("evaluation.perturbation_gamma", {"exponent": 0.7}),
    Message("evaluation.perturbation_gamma", {"exponent": 1.4}),
    Message("evaluation.perturbation_rotation", {"degrees": 5}),
    Message("evaluation.perturbation_rotation", {"degrees": -5}),
    Message("evaluation.perturbation_crop", {"percent": 5}),
    Message("evaluation.perturbation_letters"),
    Message("evaluation.perturbation_borders", {"percent": 5}),
    Message("evaluation.perturbation_borders", {"percent": 10}),
    Message("evaluation.perturbation_borders", {"percent": 20}),
    Message("evaluation.perturbation_borders", {"percent": 30}),
    Message("evaluation.perturbation_screen"),
    Message("evaluation.perturbation_film"),
)


class Perturbed(NamedTuple):
    """An image under a perturbation: uint8 (224, 224), and whether the input check takes it for a photograph."""

    pixels: np.ndarray
    photograph: bool = False


def perturbed(perturbation: Message, image: np.ndarray, random: np.random.Generator) -> Perturbed:
    """Return an image, uint8 (224, 224), under one of PERTURBATIONS."""
    if perturbation.code in _CHANGES:
        return Perturbed(_CHANGES[perturbation.code](image, random, **perturbation.values))
    taken = _FILES[perturbation.code](image, random, **perturbation.values).without_borders()
    return Perturbed(quantise(model_input(taken.pixels)), is_photograph(taken))


def _perturbed_row(perturbation: Message, image: np.ndarray, row: int) -> Perturbed:
    if perturbation.code in _CHANGES:
        return perturbed(perturbation, image, np.random.default_rng(row))
    return _perturbed_file(PERTURBATIONS.index(perturbation), image.tobytes(), row)


@lru_cache(maxsize=KEPT)
def _perturbed_file(place: int, image: bytes, row: int) -> Perturbed:
    """Return an image whose whole file is changed; kept, as it takes long and is the same for the next model."""
    pixels = np.frombuffer(image, np.uint8).reshape(SIZE, SIZE)
    return perturbed(PERTURBATIONS[place], pixels, np.random.default_rng(row))


def measure_robustness(
    score: Callable[[np.ndarray], np.ndarray], pixels: np.ndarray, truth: np.ndarray
) -> list[RobustnessRow]:
    """Return a row for the images as they are ("none"), and one for each of PERTURBATIONS against them.

    Noise depends on the image's row only.

    Parameters
    ----------
    score
        Takes images uint8 (at most BLOCK, 224, 224), returns probabilities (n, K).
    pixels
        Uint8 (n, 224, 224).
    truth
        Int (n,), 0..K-1.

    Returns
    -------
    list of RobustnessRow
        `auc` as of `summary.macro_auc`; `auc_loss`, that of "none" minus its own; the figures of
        `prediction_agreement`; of what changes the whole file also `warned`, the share that the input check takes for
        photographs.

    Raises
    ------
    ValueError
        Where all images are of one class, which leaves the AUC undefined.
    """
    if len(np.unique(truth)) < 2:
        raise ValueError("Robustness needs images of two classes at least.")
    plain = np.concatenate([score(pixels[rows.start : rows.stop]) for rows in _blocks(pixels)])
    auc = float(macro_auc(truth, plain))
    table: list[RobustnessRow] = [
        {"perturbation": "none", "auc": auc, "auc_loss": 0.0, **prediction_agreement(plain, plain)}
    ]
    for perturbation in PERTURBATIONS:
        scores, photographs = [], 0
        for rows in _blocks(pixels):
            block = [_perturbed_row(perturbation, pixels[row], row) for row in rows]
            scores.append(score(np.stack([image.pixels for image in block])))
            photographs += sum(image.photograph for image in block)
        changed = np.concatenate(scores)
        value, name = float(macro_auc(truth, changed)), perturbation.as_json()
        row: RobustnessRow = {
            "perturbation": name, "auc": value, "auc_loss": auc - value, **prediction_agreement(plain, changed)
        }  # fmt: skip
        if perturbation.code in _FILES:
            row["warned"] = photographs / len(pixels)
        table.append(row)
    return table


def prediction_agreement(one: np.ndarray, other: np.ndarray) -> Agreement:
    """Return how far two predictions of the same images are apart, in probability and in labels.

    Parameters
    ----------
    one, other
        Probabilities, float (n, K).

    Returns
    -------
    Agreement
        Median, 95th percentile and maximum of each image's largest difference over the classes, 0..1, and how many
        images get another most probable class.
    """
    gap = np.abs(one - other).max(axis=1)
    return {
        "median": float(np.median(gap)),
        "percentile_95": float(np.percentile(gap, 95)),
        "largest": float(gap.max()),
        "label_flips": int((one.argmax(axis=1) != other.argmax(axis=1)).sum()),
    }


def external_drop(home: Summary, away: Summary) -> dict[str, Figure]:
    """Return by how much AUC, sensitivity and specificity are lower on an external test set.

    Parameters
    ----------
    home, away
        Summaries (`summary.summary_figures`) of one model on two sets of patients, all classes in each; of more than
        two classes they hold the AUC only.

    Returns
    -------
    dict
        Figures by name, positive where the figure falls. The 95% bounds join those of the two independent figures.

    References
    ----------
    Zou & Donner 2008.
    """
    result: dict[str, Figure] = {}
    for name in [name for name in COMPARABLE if name in home]:
        ours, theirs = home[name], away[name]
        value = ours["value"] - theirs["value"]
        below = np.hypot(ours["value"] - ours["low"], theirs["high"] - theirs["value"])
        above = np.hypot(ours["high"] - ours["value"], theirs["value"] - theirs["low"])
        result[name] = {"value": value, "low": float(value - below), "high": float(value + above)}
    return result


def _blocks(pixels: np.ndarray) -> list[range]:
    rows = range(len(pixels))
    return [rows[start : start + BLOCK] for start in rows[::BLOCK]]
