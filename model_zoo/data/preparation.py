"""Data set to what a training run needs: splits drawn, other copies joined, targets and weights set."""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from model_zoo.data.class_balance import class_weights
from model_zoo.data.manifest import DataError, class_names, read_manifest, with_subtypes
from model_zoo.data.pixel_cache import Dataset, load_dataset
from model_zoo.data.splits import complete_splits
from model_zoo.metrics.summary import output_classes


@dataclass(frozen=True)
class TrainingData:
    """Pixels and targets of one run.

    pixels: uint8 (n, 224, 224). targets: float32 (n, outputs): 0 or 1 for two classes, one-hot for more. weights:
    float32 (n,), the class weights. train, val: rows of pixels. sources: for each entry of train the rows that show
    that image (its own and those of other copies), one of which is drawn each epoch.
    """

    pixels: np.ndarray
    targets: np.ndarray
    weights: np.ndarray
    train: np.ndarray
    val: np.ndarray
    sources: list[np.ndarray]


@dataclass(frozen=True)
class Prepared:
    """What a run trains and is tested on.

    dataset: complete splits. training: what fit() takes. copies_in_training: how many training images have another
    copy. validation_copies: (rows of dataset, pixels of the other copy) of validation images, None without copies.
    fingerprint: SHA-256 over all contents, labels and splits; equal for equal runs only. split: SHA-256 over
    the contents of validation and test images and which of the two they are; equal where the same were held out.
    """

    dataset: Dataset
    training: TrainingData
    copies_in_training: int
    validation_copies: tuple[np.ndarray, np.ndarray] | None
    fingerprint: str
    split: str


def prepare(source: str, copies: str | None, classes: tuple[str, ...], target: str, seed: int) -> Prepared:
    """Read a data set (or "synthetic") and other copies of it.

    classes: keep only these; all where empty. target: "label", the classes of the data, or "subtype", which splits
    pneumonia into BACTERIAL and VIRAL. Raises DataError where they cannot be used.
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
        weights=dataset.frame["label"].map(weights).to_numpy(np.float32),
        train=train,
        val=val,
        sources=sources,
    )
    held_out = dataset.frame[dataset.frame["split"] != "train"]
    contents = held_out["sha256"] if "sha256" in held_out else dataset.fingerprint + held_out["image_id"]
    held_out_print = _digest(sorted(contents + " " + held_out["split"]))
    prints += [dataset.fingerprint, *(dataset.frame["image_id"] + " " + dataset.frame["split"])]
    return Prepared(dataset, training, in_training, other, _digest(prints), held_out_print)


def _digest(lines: list[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def read_external(source: str, classes: tuple[str, ...]) -> Dataset:
    """Images of another hospital, whatever their split. Raises DataError where one of the classes is missing."""
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


def _manifest(source: str, classes: tuple[str, ...], target: str):
    manifest = read_manifest(Path(source), classes)
    return with_subtypes(manifest) if target == "subtype" else manifest


def _join(dataset: Dataset, folder: str, target: str) -> tuple[np.ndarray, dict[int, int], str]:
    """Pixels with the copies appended; for each image that has one, its row -> its copy's row; and a fingerprint."""
    copies = load_dataset(_manifest(folder, (), target))
    place = {(row.image_id, row.label): i for i, row in enumerate(dataset.frame.itertuples())}
    rows = {}
    for i, row in enumerate(copies.frame.itertuples()):
        if (original := place.get((row.image_id, row.label))) is not None:
            rows[original] = len(dataset.pixels) + i
    if not rows:
        raise DataError("data.copies_unrelated", folder=folder)
    print(f"{len(rows)} of {len(copies.frame)} files in {folder} are other copies of images in the data set.")
    return np.concatenate([dataset.pixels, copies.pixels]), rows, copies.fingerprint
