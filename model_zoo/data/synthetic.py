"""Synthetic radiographs, drawn from a principal component model of each class."""

from __future__ import annotations  # so that pages import this without pandas

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from model_zoo.core import paths
from model_zoo.core.atomic_files import write_atomically
from model_zoo.imaging.model_input import SIZE

if TYPE_CHECKING:
    from model_zoo.data.pixel_cache import Dataset

SIDE, COMPONENTS = 96, 250  # many components of few pixels: with 60 even normal images look hazy
VARIANCE_SCALE = 0.8
LABEL = "synthetic, no patient"
SPLIT_SIZES = {"train": 160, "val": 40, "test": 40}  # images of each class


def fit_generator(pixels: np.ndarray, labels: np.ndarray) -> None:
    """Fit principal components to the training images of each class, and store them in `paths.GENERATOR`.

    That is an .npz of about 2 MB for each class, with 8 bits for each value and without pickles.

    Parameters
    ----------
    pixels
        uint8 (n, 224, 224).
    labels
        str (n,).
    """
    from sklearn.decomposition import PCA  # needed here only, not to draw

    arrays = {}
    for name in np.unique(labels):
        small = [
            np.asarray(Image.fromarray(p).resize((SIDE, SIDE), Image.Resampling.BOX)) for p in pixels[labels == name]
        ]
        pca: Any = PCA(min(COMPONENTS, len(small)), svd_solver="randomized", random_state=0).fit(
            np.stack(small).reshape(len(small), -1)
        )
        step = np.abs(pca.components_).max(axis=1) / 127
        arrays[f"{name}/mean"] = pca.mean_.round().astype(np.uint8)
        arrays[f"{name}/components"] = (pca.components_ / step[:, None]).round().astype(np.int8)
        scale = step * np.sqrt(VARIANCE_SCALE * pca.explained_variance_)
        arrays[f"{name}/scale"] = scale.astype(np.float32)
    write_atomically(paths.GENERATOR, lambda file: np.savez_compressed(file, **arrays))


def draw_synthetic(label: str, count: int, seed: int) -> np.ndarray:
    """Draw synthetic radiographs of a class, equal for equal arguments.

    The coefficients of the components are normal, with VARIANCE_SCALE times the class's variances.

    Parameters
    ----------
    label
        "NORMAL" or "PNEUMONIA".

    Returns
    -------
    np.ndarray
        uint8 (count, 224, 224).
    """
    arrays = _generator()
    names = sorted({key.split("/")[0] for key in arrays})
    random = np.random.default_rng((seed, names.index(label)))
    images = np.empty((count, SIZE, SIZE), dtype=np.uint8)
    mean, scale, components = (arrays[f"{label}/{part}"] for part in ("mean", "scale", "components"))
    components = components.astype(np.float32)
    for image in images:
        coefficients = random.standard_normal(len(scale), dtype=np.float32) * scale
        flat = mean + coefficients @ components
        small = Image.fromarray(flat.reshape(SIDE, SIDE).astype(np.float32))
        image[...] = np.clip(np.asarray(small.resize((SIZE, SIZE), Image.Resampling.BICUBIC)), 0, 255).round()
    return images


def synthetic_dataset(seed: int) -> Dataset:
    """Return a data set of 480 synthetic radiographs with all three splits, for training without data."""
    import pandas as pd

    from model_zoo.data.pixel_cache import Dataset

    rows, images = [], []
    for label in ("NORMAL", "PNEUMONIA"):
        images.append(draw_synthetic(label, sum(SPLIT_SIZES.values()), seed))
        splits = [split for split, count in SPLIT_SIZES.items() for _ in range(count)]
        for number, split in enumerate(splits):
            name = f"synthetic_{label.lower()}_{number}"
            rows.append((name, "", label, name, name, "", split))
    frame = pd.DataFrame(rows, columns=["image_id", "path", "label", "patient", "group", "subtype", "split"])
    return Dataset(frame, np.concatenate(images), (), hashlib.sha256(f"synthetic {seed}".encode()).hexdigest())


def write_samples(count: int = 6, seed: int = 2026) -> None:
    """Write PNG files of each class for the dashboard, labelled as synthetic in their metadata."""
    paths.SAMPLES.mkdir(exist_ok=True)
    info = PngInfo()
    info.add_text("Description", LABEL)
    for label in ("NORMAL", "PNEUMONIA"):
        for number, image in enumerate(draw_synthetic(label, count, seed), start=1):
            path = paths.SAMPLES / f"synthetic_{label.lower()}_{number}.png"
            Image.fromarray(image).save(path, pnginfo=info, optimize=True)


@lru_cache(maxsize=1)
def _generator() -> dict[str, np.ndarray]:
    with np.load(paths.GENERATOR, allow_pickle=False) as arrays:
        return {name: arrays[name] for name in arrays.files}
