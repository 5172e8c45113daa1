"""Preparation of a data set for training: splits, other copies of images, targets and weights."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd

from model_zoo.data.class_balance import class_weights
from model_zoo.data.manifest import DataError, class_names, read_manifest, with_subtypes
from model_zoo.data.pixel_cache import Dataset, load_dataset
from model_zoo.data.splits import complete_splits
from model_zoo.metrics.predictions import output_classes


@dataclass(frozen=True)
class TrainingData:
    """Pixels and targets of one run.

    Parameters
    ----------
    pixels
        uint8 (n, 224, 224); those of other copies come last.
    targets
        float32 (images, outputs): 0 or 1 for two classes, one-hot for more.
    weights
        float32 (images,), the class weights.
    train, val
        Rows of `pixels`.
    sources
        For each entry of `train` the rows that show this image, its own and those of other copies; one of them is drawn
        in each epoch.
    chances
        For each entry of `train` the chance, in all 1, with which it is drawn for the last third of an epoch, or 0 for
        an image that every epoch shows once; None where all are shown once.
    lungs
        Masks of the lungs, uint8 (n, side, side), for each of the pixels; None where the training needs none.
    """

    pixels: np.ndarray
    targets: np.ndarray
    weights: np.ndarray
    train: np.ndarray
    val: np.ndarray
    sources: list[np.ndarray]
    chances: np.ndarray | None = None
    lungs: np.ndarray | None = None

    @property
    def epoch_size(self) -> int:
        """Images that an epoch shows."""
        if self.chances is None:
            return len(self.train)
        once = int((self.chances == 0).sum())
        return once + once // 2

    def draw_epoch(self, random: np.random.Generator) -> np.ndarray:
        """Return the entries of `train` that an epoch shows, int (epoch_size,), in random order."""
        if self.chances is None:
            return random.permutation(len(self.train))
        once = np.flatnonzero(self.chances == 0)
        drawn = random.choice(len(self.train), size=self.epoch_size - len(once), p=self.chances)
        return random.permutation(np.concatenate([once, drawn]))


@dataclass(frozen=True)
class Prepared:
    """Data of a run: for training, validation and test.

    Parameters
    ----------
    dataset
        With all three splits.
    training
        As `fit_network` takes it.
    copies_in_training
        Number of training images with another copy.
    validation_copies
        Rows of the dataset and pixels of the other copy, of validation images that have one; None without copies.
    fingerprint
        SHA-256 over all contents, labels and splits; equal for equal runs only.
    split
        SHA-256 over contents and split of validation and test images; equal where the same images were held out.
    """

    dataset: Dataset
    training: TrainingData
    copies_in_training: int
    validation_copies: tuple[np.ndarray, np.ndarray] | None
    fingerprint: str
    split: str


def prepare(source: str, copies: str | None, classes: tuple[str, ...], target: str, seed: int) -> Prepared:
    """Read a data set and other copies of its images.

    Parameters
    ----------
    source
        As `read_manifest` takes it, or "synthetic".
    copies
        Folder of other copies, with equal names.
    classes
        Labels to keep; all where empty.
    target
        "label", the classes of the data, or "subtype", which divides pneumonia into BACTERIAL and VIRAL.
    seed
        Of the splits.

    Raises
    ------
    DataError
        Where data or copies cannot be used.
    """
    dataset = _read(source, classes, target, seed)
    split, names = dataset.frame["split"].to_numpy(), class_names(dataset.frame)
    train, val = np.flatnonzero(split == "train"), np.flatnonzero(split == "val")
    weights = class_weights(dataset.frame)
    pixels, sources, other, in_training, prints = dataset.pixels, [np.array([row]) for row in train], None, 0, []
    if copies is not None:
        pixels, rows, fingerprint = _join(dataset, copies, target)
        prints = [fingerprint]
        sources = [np.append(source, rows[source[0]]) if source[0] in rows else source for source in sources]
        in_training = sum(len(source) > 1 for source in sources)
        seen = np.array([row for row in val if row in rows], dtype=int)
        if len(seen):
            other = seen, pixels[[rows[row] for row in seen]]
    training = TrainingData(
        pixels=pixels,
        targets=np.stack([dataset.frame["label"] == name for name in output_classes(names)], axis=1).astype(np.float32),
        weights=np.array([weights[label] for label in dataset.frame["label"]], dtype=np.float32),
        train=train,
        val=val,
        sources=sources,
    )
    held_out = dataset.frame[dataset.frame["split"] != "train"]
    contents = held_out["sha256"] if "sha256" in held_out else dataset.fingerprint + held_out["image_id"]
    held_out_print = _digest(sorted(contents + " " + held_out["split"]))
    prints += [dataset.fingerprint, *(dataset.frame["image_id"] + " " + dataset.frame["split"])]
    return Prepared(dataset, training, in_training, other, _digest(prints), held_out_print)


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def read_external(source: str, classes: tuple[str, ...]) -> Dataset:
    """Read an external test set, whatever splits it has.

    Raises
    ------
    DataError
        Where it cannot be used, or one of the classes is missing.
    """
    return load_dataset(read_manifest(Path(source), classes))


def _read(source: str, classes: tuple[str, ...], target: str, seed: int) -> Dataset:
    if source == "synthetic":
        if target == "subtype":
            raise DataError("data.synthetic_subtypes")
        if classes:
            raise DataError("data.synthetic_classes", labels=["NORMAL", "PNEUMONIA"])
        from model_zoo.data.synthetic import synthetic_dataset

        return synthetic_dataset(seed)
    dataset = load_dataset(_manifest(source, classes, target))
    return replace(dataset, frame=complete_splits(dataset.frame, seed))


def _manifest(source: str, classes: tuple[str, ...], target: str) -> pd.DataFrame:
    manifest = read_manifest(Path(source), classes)
    return with_subtypes(manifest) if target == "subtype" else manifest


def _join(dataset: Dataset, folder: str, target: str) -> tuple[np.ndarray, dict[int, int], str]:
    """Return the pixels with those of copies appended, row of an image to row of its copy, and a fingerprint."""
    copies = load_dataset(_manifest(folder, (), target))
    place = {image: i for i, image in enumerate(_named(dataset.frame))}
    rows = {}
    for i, image in enumerate(_named(copies.frame)):
        if (original := place.get(image)) is not None:
            rows[original] = len(dataset.pixels) + i
    if not rows:
        raise DataError("data.copies_unrelated", folder=folder)
    print(f"{len(rows)} of {len(copies.frame)} files in {folder} are other copies of images in the data set.")
    return np.concatenate([dataset.pixels, copies.pixels]), rows, copies.fingerprint


def _named(frame: pd.DataFrame) -> Iterator[tuple[str, str]]:
    return zip(frame["image_id"], frame["label"], strict=True)
