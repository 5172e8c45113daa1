"""Stored models that have learned nothing, for tests of what is done with stored models."""

from pathlib import Path

import keras
import numpy as np
import pandas as pd

from model_zoo.core.paths import SAMPLES
from model_zoo.data.class_balance import split_statistics
from model_zoo.data.pixel_cache import Dataset
from model_zoo.data.preparation import Prepared, TrainingData
from model_zoo.evaluation.publish import publish, publish_ensemble
from model_zoo.imaging.model_input import model_input
from model_zoo.imaging.reader import read_image_file
from model_zoo.metrics.predictions import output_classes
from model_zoo.models.registry import model_spec
from model_zoo.training.trainer import HISTORY


def noisy_samples(classes: list[str]) -> Dataset:
    """The samples under noise, twelve of each class, six of them for training; of two a patient, one of whom is in val
    and test."""
    splits = ["train"] * 6 + ["val"] * 3 + ["test"] * 3
    rows = [
        (f"{label}-{i}", "", label, *[f"{label}-{i // 2}"] * 2, "", split)
        for label in classes
        for i, split in enumerate(splits)
    ]
    frame = pd.DataFrame(rows, columns=["image_id", "path", "label", "patient", "group", "subtype", "split"])
    frame.loc[(frame["label"] == "PNEUMONIA") & (frame.index % 2 == 1), "subtype"] = "viral"
    samples = [model_input(read_image_file(path).pixels) for path in sorted(SAMPLES.glob("*.png"))] * len(classes)
    noise = np.random.default_rng(len(classes)).normal(0, 20, (len(frame), 224, 224))
    pixels = np.clip(np.stack(samples) + noise, 0, 255).astype(np.uint8)
    return Dataset(frame, pixels, (), "0" * 64)


def prepare_noisy_samples(classes: list[str]) -> Prepared:
    """noisy_samples(), as the training command prepares data; of two classes with other copies of validation images."""
    dataset = noisy_samples(classes)
    frame, two = dataset.frame, len(classes) == 2
    train, val = (np.flatnonzero(frame["split"] == split) for split in ("train", "val"))
    targets = np.stack([frame["label"] == label for label in output_classes(classes)], axis=1).astype(np.float32)
    sources = [np.array([row]) for row in train]
    training = TrainingData(dataset.pixels, targets, np.ones(len(frame), np.float32), train, val, sources)
    return Prepared(dataset, training, 0, (val, dataset.pixels[val] // 2) if two else None, "", "split of samples")


def publish_untrained(name: str, classes: list[str], root: Path) -> None:
    """Store an untrained network as the training command does; of two classes with everything that is optional."""
    prepared, spec = prepare_noisy_samples(classes), model_spec("pca_logistic")
    dataset, two = prepared.dataset, len(classes) == 2
    frame = dataset.frame
    stages = ["half size", "from scratch", "from scratch"] if two else ["scikit-learn"]
    history = [
        dict.fromkeys(HISTORY, 0.5) | {"epoch": epoch, "stage": stage} for epoch, stage in enumerate(stages, start=1)
    ]
    facts = {
        "classes": classes,
        "command": "thoraxlens train pca_logistic --data samples",
        "initial_weights": {"source": {"code": "models.weights_file", "name": "start.npz"}, "sha256": "abc" * 20},
        "recipe": {"learning_rate": 0.001 if two else 0.0, "augmented": not two, "seed": 0, "seconds": 1234},
        "data": {
            "name": "samples",
            "fingerprint": "0" * 64,
            "split": "split of samples",
            "images": len(frame),
            "unreadable": 0,
            "other_copies_in_training": 0,
        },
        "statistics": split_statistics(frame),
    }
    keras.utils.set_random_seed(0)  # the same weights each time
    model = spec.build(len(classes), 0.0)
    publish(name, spec, model, prepared, history, facts, dataset if two else None, root)
    if two:
        facts = {key: facts[key] for key in ("classes", "command", "data", "statistics")}
        publish_ensemble("both", [name], prepared, facts, dataset, root)
