"""Ablation study: one thing changed at a time, judged on validation images alone.

Each run trains MobileNetV2 for EPOCHS epochs on the images of a third of the training patients (with all of them the
variants hardly differ), the variants of originals on all patients, and stores its validation logits under docs/runs.
The test split is never read.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

import keras
import numpy as np
import pandas as pd
from PIL import Image

from model_zoo.core import paths
from model_zoo.core.atomic_files import write_text
from model_zoo.data.lung_masks import find_masks, read_mask
from model_zoo.data.manifest import DataError, class_names, read_manifest
from model_zoo.data.pixel_cache import load_dataset
from model_zoo.data.preparation import Prepared, TrainingData, prepare
from model_zoo.data.splits import complete_splits
from model_zoo.imaging.model_input import SIZE
from model_zoo.models.keras_io import predict_logits
from model_zoo.models.pretrained import load_initial_weights
from model_zoo.models.registry import model_spec
from model_zoo.training.trainer import fit_network, seed_everything
from model_zoo.transforms.augmentation import VERSIONS, augmented_versions

EPOCHS, SHARE = 6, 1 / 3
LARGE = 320


@dataclass(frozen=True)
class Variant:
    """One thing changed.

    Attributes
    ----------
    what
        In words.
    recipe
        Fields of `Recipe` with other values.
    change
        (pixels, image ids, folder of masks) -> pixels.
    target
        As of `prepare`.
    size
        Side of the images, decoded from the originals, where it is not the usual one.
    rival
        The variant it is compared with.
    """

    what: str
    recipe: dict = field(default_factory=dict)
    change: Callable[[np.ndarray, Iterable[str], str | Path], np.ndarray] | None = None
    target: str = "label"
    size: int | None = None
    rival: str = "base"


def _even_contrast(pixels: np.ndarray, image_ids: Iterable[str], masks: str | Path) -> np.ndarray:
    from skimage.exposure import equalize_adapthist

    return np.stack([np.rint(255 * equalize_adapthist(image)) for image in pixels]).astype(np.uint8)


def _lungs(pixels: np.ndarray, image_ids: Iterable[str], masks: str | Path) -> np.ndarray:
    """Return each image cut to the box around its lungs, or to the median box where it has no mask."""
    files = find_masks(Path(masks))
    boxes = {name: _box(read_mask(files[name])) for name in set(image_ids) & set(files)}
    if not boxes:
        raise DataError("evaluation.masks_unrelated", folder=str(masks))
    left, upper, right, lower = np.median(list(boxes.values()), axis=0)
    cut = [
        Image.fromarray(image).resize(
            (SIZE, SIZE), Image.Resampling.BILINEAR, boxes.get(name, (left, upper, right, lower))
        )
        for image, name in zip(pixels, image_ids, strict=True)
    ]
    return np.stack([np.asarray(image) for image in cut])


def _box(mask: np.ndarray) -> tuple[float, float, float, float]:
    rows, columns = np.flatnonzero(np.any(mask, axis=1)), np.flatnonzero(np.any(mask, axis=0))
    margin = 0.05 * SIZE
    edges = columns[0] - margin, rows[0] - margin, columns[-1] + 1 + margin, rows[-1] + 1 + margin
    left, upper, right, lower = (float(np.clip(edge, 0, SIZE)) for edge in edges)
    return left, upper, right, lower


VARIANTS = {
    "base": Variant("head one epoch, then the whole network; augmentation; label smoothing 0.05", rival=""),
    "gradual": Variant("after the head, two epochs of the upper half alone", {"upper_epochs": 2}),
    "mixup": Variant("MixUp, Beta(0.2, 0.2)", {"mixup": 0.2}),
    "smoothing": Variant("label smoothing 0.1", {"label_smoothing": 0.1}),
    "plain": Variant("no augmentation", {"augmented": False}),
    "clahe": Variant("contrast limited adaptive histogram equalisation (Zuiderveld 1994)", change=_even_contrast),
    "lungs": Variant("cut to the lungs by mask", change=_lungs),
    "subtype": Variant("bacterial and viral as classes of their own, then added up", target="subtype"),
    "original_224": Variant("originals only, at 224 x 224", size=SIZE, rival=""),
    "original_320": Variant("originals only, at 320 x 320", size=LARGE, rival="original_224"),
}


def ablate(name: str, data: str, copies: str, masks: str, weights: str, seed: int) -> Path:
    """Train one variant and store its run.

    Parameters
    ----------
    name
        Key of VARIANTS.
    data, copies, weights
        As `thoraxlens train` takes them.
    masks
        Folder of lung masks named like the images.
    seed
        Of start and order.

    Returns
    -------
    Path
        The stored table, with a row per validation image: image_id, patient, label, seconds of training, and the logit
        of pneumonia on the plain image (logit) and on perturbed versions (logit_0 ...).

    Raises
    ------
    DataError
        For an unknown variant, a random start, and data or masks that cannot be used.
    WeightsError
        Where the weights do not fit.
    """
    if name not in VARIANTS:
        raise DataError("evaluation.variant_unknown", name=repr(name), known=list(VARIANTS))
    if weights == "none":
        raise DataError("evaluation.variant_needs_weights")
    variant = VARIANTS[name]
    seed_everything(seed)
    spec = model_spec("mobilenet_v2")
    recipe = replace(spec.recipe.adapted(EPOCHS, transferred=True), **variant.recipe)
    if variant.size:
        frame, training = _of_originals(copies, variant.size)
    else:
        frame, training = _of_a_third(prepare(data, copies, (), variant.target, seed=0))
    if variant.change:
        ids = np.concatenate([frame["image_id"], _copy_ids(frame, training)])
        training = replace(training, pixels=variant.change(training.pixels, ids, masks))
    network = spec.build(max(2, training.targets.shape[1]), recipe.dropout, training.pixels.shape[1])
    start = load_initial_weights(network, weights, spec.imagenet)
    settings = {"variant": name, "weights": start, "pixels": hashlib.sha256(training.pixels.data).hexdigest()}
    history = fit_network(network, training, recipe, seed, Path("runs") / f"ablation-{name}-{seed}", settings, True)
    table = frame.iloc[training.val][["image_id", "group", "label"]].rename(columns={"group": "patient"})
    table["label"] = np.where(table["label"] == "NORMAL", "NORMAL", "PNEUMONIA")
    table = table.assign(seconds=round(sum(row["seconds"] for row in history)), logit=_logit(network, training))
    for version in range(VERSIONS):
        table[f"logit_{version}"] = _logit(network, training, version)
    paths.ABLATION_RUNS.mkdir(parents=True, exist_ok=True)
    path = paths.ABLATION_RUNS / f"{name}-{seed}.csv"
    write_text(path, table.round(4).to_csv(index=False))
    return path


def _of_a_third(prepared: Prepared) -> tuple[pd.DataFrame, TrainingData]:
    """Return the manifest, and training data with a third of the training patients, the same for all variants."""
    frame, training = prepared.dataset.frame, prepared.training
    groups = frame["group"].to_numpy()[training.train]
    chosen = np.array([int(hashlib.sha256(group.encode()).hexdigest(), 16) % 1000 < 1000 * SHARE for group in groups])
    sources = [source for source, kept in zip(training.sources, chosen, strict=True) if kept]
    return frame, replace(training, train=training.train[chosen], sources=sources)


def _of_originals(folder: str, size: int) -> tuple[pd.DataFrame, TrainingData]:
    """Return manifest and training data of the other copies alone, with a size and validation split of their own."""
    dataset = load_dataset(read_manifest(Path(folder)), size=size)
    frame = complete_splits(dataset.frame, seed=0)
    split, positive = frame["split"].to_numpy(), (frame["label"] == class_names(frame)[1]).to_numpy()
    train = np.flatnonzero(split != "val")
    shares = np.where(positive, positive[train].mean(), (~positive[train]).mean())
    data = TrainingData(
        pixels=dataset.pixels,
        targets=positive[:, None].astype(np.float32),
        weights=(0.5 / shares).astype(np.float32),
        train=train,
        val=np.flatnonzero(split == "val"),
        sources=[np.array([row]) for row in train],
    )
    return frame, data


def _copy_ids(frame: pd.DataFrame, training: TrainingData) -> list[str]:
    """Return the names of the other copies, which follow the images in the pixels."""
    names = [""] * (len(training.pixels) - len(frame))
    for row, source in zip(training.train, training.sources, strict=True):
        for other in source[1:]:
            names[other - len(frame)] = frame["image_id"].iloc[row]
    return names


def _logit(network: keras.Model, training: TrainingData, version: int | None = None) -> np.ndarray:
    """Return the logit of pneumonia of the validation images, plain or in one perturbed version."""
    if version is None:
        logits = predict_logits(network, training.pixels, training.val)
    else:
        batches = augmented_versions(training.pixels, training.val, seed=version)
        logits = np.concatenate([network(batch, training=False) for batch in batches])
    if logits.shape[1] == 1:
        return logits[:, 0]
    # Of the classes NORMAL, BACTERIAL, VIRAL (in the order of class_names): the odds of one of the last two.
    return np.logaddexp.reduce(logits[:, 1:], axis=1) - logits[:, 0]
