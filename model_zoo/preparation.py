"""Data set to what a training run needs: splits drawn, other copies joined, targets and weights set."""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from model_zoo.datasets import DataError, class_names, class_weights, complete_splits, read_manifest
from model_zoo.decoding import Dataset, load_dataset
from model_zoo.training import TrainingData


@dataclass(frozen=True)
class Prepared:
    """dataset: complete splits. training: what fit() takes. copies_in_training: how many training images have another
    copy. validation_copies: (rows of dataset, pixels of the other copy) of validation images, None without copies."""

    dataset: Dataset
    training: TrainingData
    copies_in_training: int
    validation_copies: tuple[np.ndarray, np.ndarray] | None


def prepare(source: str, copies: str | None, classes: tuple[str, ...], seed: int) -> Prepared:
    """Read a data set (or "synthetic") and other copies of it. Raises DataError where they cannot be used."""
    if source == "synthetic":
        from model_zoo.synthetic import synthetic_dataset

        dataset = synthetic_dataset(seed)
    else:
        dataset = load_dataset(read_manifest(Path(source), classes))
        dataset = replace(dataset, frame=complete_splits(dataset.frame, seed))
    names = class_names(dataset.frame)
    if len(names) != 2:
        raise DataError(
            f"The data has {len(names)} classes ({', '.join(names)}); choose two of them with --classes A B."
        )
    split = dataset.frame["split"].to_numpy()
    train, val = np.flatnonzero(split == "train"), np.flatnonzero(split == "val")
    weights = class_weights(dataset.frame)
    pixels, sources, other, in_training = dataset.pixels, [np.array([row]) for row in train], None, 0
    if copies is not None:
        pixels, rows = _join(dataset, Path(copies))
        sources = [np.append(source, rows[source[0]]) if source[0] in rows else source for source in sources]
        in_training = sum(len(source) > 1 for source in sources)
        seen = np.array([row for row in val if row in rows], dtype=int)
        if len(seen):
            other = seen, pixels[[rows[row] for row in seen]]
    training = TrainingData(
        pixels=pixels,
        targets=(dataset.frame["label"] == names[1]).to_numpy(np.float32),
        weights=dataset.frame["label"].map(weights).to_numpy(np.float32),
        train=train,
        val=val,
        sources=sources,
    )
    return Prepared(dataset, training, in_training, other)


def _join(dataset: Dataset, folder: Path) -> tuple[np.ndarray, dict[int, int]]:
    """Pixels with the copies appended, and for each image that has one: its row -> the row of its copy."""
    copies = load_dataset(read_manifest(folder))
    place = {(row.image_id, row.label): i for i, row in enumerate(dataset.frame.itertuples())}
    rows = {}
    for i, row in enumerate(copies.frame.itertuples()):
        if (original := place.get((row.image_id, row.label))) is not None:
            rows[original] = len(dataset.pixels) + i
    if not rows:
        raise DataError(f"No file in {folder} has the name and class of an image in the data set.")
    print(f"{len(rows)} of {len(copies.frame)} files in {folder} are other copies of images in the data set.")
    return np.concatenate([dataset.pixels, copies.pixels]), rows
