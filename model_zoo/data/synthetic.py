"""Radiographs of nobody: pictures drawn from a principal component model of each class."""

from __future__ import annotations  # so that pages know the samples without pandas

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from model_zoo.core import paths
from model_zoo.core.model_store import write_atomically
from model_zoo.imaging.model_input import SIZE

if TYPE_CHECKING:
    from model_zoo.data.pixel_cache import Dataset

SIDE, COMPONENTS = 96, 250  # more components at fewer pixels: at 60 even the normal pictures look hazy
VARIANCE_SCALE = 0.8
LABEL = "synthetic, no patient"
SPLIT_SIZES = {"train": 160, "val": 40, "test": 40}  # images of each class


def fit_generator(pixels: np.ndarray, labels: np.ndarray, path: Path | None = None) -> None:
    """Fit principal components to the training images of each class and store them, 8 bit a value.

    pixels: uint8 (n, 224, 224). labels: str (n,). Writes an .npz without pickles, about 2 MB a class.
    """
    from sklearn.decomposition import PCA  # drawing does without it

    arrays = {}
    for name in np.unique(labels):
        small = [
            np.asarray(Image.fromarray(p).resize((SIDE, SIDE), Image.Resampling.BOX)) for p in pixels[labels == name]
        ]
        pca = PCA(min(COMPONENTS, len(small)), svd_solver="randomized", random_state=0).fit(
            np.stack(small).reshape(len(small), -1)
        )
        step = np.abs(pca.components_).max(axis=1) / 127
        arrays[f"{name}/mean"] = pca.mean_.round().astype(np.uint8)
        arrays[f"{name}/components"] = (pca.components_ / step[:, None]).round().astype(np.int8)
        arrays[f"{name}/scale"] = (step * np.sqrt(VARIANCE_SCALE * pca.explained_variance_)).astype(np.float32)
    write_atomically(path, lambda file: np.savez_compressed(file, **arrays))


def draw_synthetic(label: str, count: int, seed: int) -> np.ndarray:
    """Synthetic radiographs of a class, "NORMAL" or "PNEUMONIA".

    The component coefficients are drawn from a Gaussian with 0.8 times the class's variances. Returns uint8
    (count, 224, 224); equal for equal arguments.
    """
    arrays = _generator()
    names = sorted({key.split("/")[0] for key in arrays})
    random = np.random.default_rng((seed, names.index(label)))
    pictures = np.empty((count, SIZE, SIZE), dtype=np.uint8)
    mean, scale, components = (arrays[f"{label}/{part}"] for part in ("mean", "scale", "components"))
    components = components.astype(np.float32)
    for picture in pictures:
        coefficients = random.standard_normal(len(scale), dtype=np.float32) * scale
        flat = mean + coefficients @ components
        small = Image.fromarray(flat.reshape(SIDE, SIDE).astype(np.float32))
        picture[...] = np.clip(np.asarray(small.resize((SIZE, SIZE), Image.Resampling.BICUBIC)), 0, 255).round()
    return pictures


def synthetic_dataset(seed: int) -> Dataset:
    """A data set of synthetic radiographs with all three splits, 480 images, for training where no data is."""
    import pandas as pd

    from model_zoo.data.pixel_cache import Dataset

    rows, pictures = [], []
    for label in ("NORMAL", "PNEUMONIA"):
        pictures.append(draw_synthetic(label, sum(SPLIT_SIZES.values()), seed))
        splits = [split for split, count in SPLIT_SIZES.items() for _ in range(count)]
        for number, split in enumerate(splits):
            name = f"synthetic_{label.lower()}_{number}"
            rows.append((name, "", label, name, name, "", split))
    frame = pd.DataFrame(rows, columns=["image_id", "path", "label", "patient", "group", "subtype", "split"])
    return Dataset(frame, np.concatenate(pictures), (), hashlib.sha256(f"synthetic {seed}".encode()).hexdigest())


def write_samples(count: int = 6, seed: int = 2026) -> None:
    """Write `count` sample PNG files of each class for the dashboard, each labelled as synthetic in its metadata."""
    paths.SAMPLES.mkdir(exist_ok=True)
    info = PngInfo()
    info.add_text("Description", LABEL)
    for label in ("NORMAL", "PNEUMONIA"):
        for number, picture in enumerate(draw_synthetic(label, count, seed), start=1):
            path = paths.SAMPLES / f"synthetic_{label.lower()}_{number}.png"
            Image.fromarray(picture).save(path, pnginfo=info, optimize=True)


@lru_cache(maxsize=1)
def _generator() -> dict[str, np.ndarray]:
    with np.load(paths.GENERATOR, allow_pickle=False) as arrays:
        return {name: arrays[name] for name in arrays.files}
