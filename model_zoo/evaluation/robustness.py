"""How much a model's readings move when the picture changes and the patient does not; no TensorFlow."""

from collections.abc import Callable

import numpy as np

from model_zoo.imaging.model_input import SIZE
from model_zoo.metrics.summary import macro_auc
from model_zoo.transforms.burned_in_text import draw_letters
from model_zoo.transforms.perturbations import (
    add_noise,
    adjust_brightness,
    adjust_contrast,
    adjust_gamma,
    crop_edges,
    gaussian_blur,
    jpeg_compress,
    rotate,
)

BLOCK = 64  # images perturbed and scored at a time
COMPARABLE = ("auc", "sensitivity", "specificity")  # the other figures also move with the share of each class
# uint8 (224, 224) and a generator in, uint8 (224, 224) out, rounded and cut to 0..255 as a file would hold it. Sigmas
# are in pixels for the blur and in grey values for the noise. Brightness multiplies every grey value, contrast its
# distance from the picture's mean; gamma is the exponent on 0..1, so 0.7 is lighter. Rotation is about the centre,
# positive counter-clockwise, with black corners. The crop takes 5 % off each side and stretches the rest.
PERTURBATIONS: dict[str, Callable[[np.ndarray, np.random.Generator], np.ndarray]] = {
    "JPEG quality 50": lambda image, random: jpeg_compress(image, 50),
    "blur, sigma 1": lambda image, random: gaussian_blur(image, 1),
    "noise, sigma 8": lambda image, random: add_noise(image, 8, random),
    "brightness +20 %": lambda image, random: adjust_brightness(image, 1.2),
    "brightness -20 %": lambda image, random: adjust_brightness(image, 0.8),
    "contrast +20 %": lambda image, random: adjust_contrast(image, 1.2),
    "contrast -20 %": lambda image, random: adjust_contrast(image, 0.8),
    "gamma 0.7": lambda image, random: adjust_gamma(image, 0.7),
    "gamma 1.4": lambda image, random: adjust_gamma(image, 1.4),
    "rotation +5 degrees": lambda image, random: rotate(image, 5),
    "rotation -5 degrees": lambda image, random: rotate(image, -5),
    "crop 5 %": lambda image, random: crop_edges(image, 0.05),
    "burned-in letters": lambda image, random: np.maximum(image, draw_letters(random, SIZE)),
}


def measure_robustness(score: Callable[[np.ndarray], np.ndarray], pixels: np.ndarray, truth: np.ndarray) -> list[dict]:
    """One row for the pictures as they are ("none") and one for each of PERTURBATIONS, against them.

    score: takes uint8 (at most 64, 224, 224), returns probabilities (n, K). pixels: uint8 (n, 224, 224). truth: int
    (n,), 0..K-1. Each row: perturbation, auc (as evaluation.macro_auc), auc_loss (of "none" minus its own) and the
    figures of `agreement`. Noise depends on the image's row only. Raises ValueError where all images are of one class,
    which leaves the AUC undefined.
    """
    if len(np.unique(truth)) < 2:
        raise ValueError("Robustness needs images of two classes at least.")
    plain = _scores(score, pixels, lambda image, random: image)
    auc = float(macro_auc(truth, plain))
    rows = [{"perturbation": "none", "auc": auc, "auc_loss": 0.0, **prediction_agreement(plain, plain)}]
    for name, perturb in PERTURBATIONS.items():
        changed = _scores(score, pixels, perturb)
        value = float(macro_auc(truth, changed))
        rows.append(
            {"perturbation": name, "auc": value, "auc_loss": auc - value, **prediction_agreement(plain, changed)}
        )
    return rows


def prediction_agreement(one: np.ndarray, other: np.ndarray) -> dict:
    """How far two readings of the same images are apart, in probability and in labels.

    one, other: probabilities (n, K). Returns median, percentile_95 and largest of each image's largest difference
    over the classes, 0..1, and label_flips, how many images get another most probable class.
    """
    gap = np.abs(one - other).max(axis=1)
    return {
        "median": float(np.median(gap)),
        "percentile_95": float(np.percentile(gap, 95)),
        "largest": float(gap.max()),
        "label_flips": int((one.argmax(axis=1) != other.argmax(axis=1)).sum()),
    }


def external_drop(home: dict, away: dict) -> dict:
    """How much lower AUC, sensitivity and specificity are on other patients, each {"value", "low", "high"}.

    home, away: summaries (evaluation.summary) of one model on two sets of patients, all classes in each; for more than
    two classes they hold the AUC only. Positive where the figure falls. The 95 % bounds join those of the two
    independent figures (Zou & Donner 2008).
    """
    result = {}
    for name in [name for name in COMPARABLE if name in home]:
        ours, theirs = home[name], away[name]
        value = ours["value"] - theirs["value"]
        below = np.hypot(ours["value"] - ours["low"], theirs["high"] - theirs["value"])
        above = np.hypot(ours["high"] - ours["value"], theirs["value"] - theirs["low"])
        result[name] = {"value": value, "low": float(value - below), "high": float(value + above)}
    return result


def _scores(score, pixels, perturb) -> np.ndarray:
    def block(rows):
        return np.stack([perturb(pixels[row], np.random.default_rng(row)) for row in rows])

    rows = range(len(pixels))
    return np.concatenate([score(block(rows[start : start + BLOCK])) for start in rows[::BLOCK]])
