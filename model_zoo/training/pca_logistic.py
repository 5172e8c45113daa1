"""Principal components and logistic regression, fitted by scikit-learn and written into a Keras network."""

import time
from collections.abc import Iterable, Iterator
from typing import Any

import keras
import numpy as np
from sklearn.decomposition import PCA
from sklearn.linear_model import LogisticRegression

from model_zoo.data.preparation import TrainingData
from model_zoo.models.architectures.layers import HEAD
from model_zoo.models.architectures.pca_logistic import WEIGHTS
from model_zoo.models.keras_io import auc_and_accuracy, predict_logits
from model_zoo.transforms.augmentation import augmented_versions

COMPONENTS = (50, 100, 200, 400)
FAINTEST = 1e-4  # least standard deviation of a component that is used, as a share of that of the first
STRENGTHS = (1e-3, 1e-2, 1e-1)  # C of the logistic regression: the smaller, the stronger its penalty
VERSIONS = 2  # random versions of each training image, beside the plain one


def fit_linear(model: keras.Model, data: TrainingData, seed: int) -> list[dict]:
    """Fit PCA and logistic regression, and write them into the network `pca_logistic`.

    The number of components and the strength of the penalty are those with the highest validation AUC.

    Returns
    -------
    list of dict
        History of one row with the keys `trainer.HISTORY`; loss is the cross-entropy of the penalised fit, weighted by
        class.
    """
    start = time.perf_counter()
    standardised = keras.Model(model.input, model.get_layer(WEIGHTS).input)
    # The perturbed versions of an image with other copies are made of these in turn.
    copies = [np.array([rows[version % len(rows)] for rows in data.sources]) for version in range(1, VERSIONS + 1)]
    train = np.concatenate(
        [
            _pixels(standardised, _plain(data, data.train)),
            *(
                _pixels(standardised, augmented_versions(data.pixels, shown, seed=(seed, version)))
                for version, shown in enumerate(copies)
            ),
        ]
    )
    val = _pixels(standardised, _plain(data, data.val))
    rows = np.tile(data.train, 1 + VERSIONS)
    pca: Any = PCA(min(max(COMPONENTS), *train.shape), svd_solver="randomized", random_state=seed).fit(train)
    scale = np.sqrt(pca.explained_variance_)
    # Few images do not fill all components; an empty one holds rounding errors, which would be magnified.
    scale = scale[scale > FAINTEST * scale[0]]
    scores = pca.transform(train)[:, : len(scale)] / scale
    best: tuple[float, tuple] = (-np.inf, ())
    for count in sorted({min(count, len(scale)) for count in COMPONENTS}):
        for strength in STRENGTHS:
            regression: Any = LogisticRegression(C=strength, max_iter=500)
            regression.fit(scores[:, :count], _truth(data.targets[rows]), sample_weight=data.weights[rows])
            weights = (regression.coef_ / scale[:count]) @ pca.components_[:count]  # (outputs, pixels)
            logits = (val - pca.mean_) @ weights.T + regression.intercept_
            auc = auc_and_accuracy(data.targets[data.val], logits)["auc"]
            if auc > best[0]:
                best = auc, (weights, regression.intercept_ - weights @ pca.mean_)
    _write(model, *best[1])
    return [_row(model, data, time.perf_counter() - start)]


def _plain(data: TrainingData, rows: np.ndarray) -> Iterator[np.ndarray]:
    """Yield batches of the images as they are."""
    return (data.pixels[rows[i : i + 64], ..., None].astype(np.float32) for i in range(0, len(rows), 64))


def _pixels(standardised: keras.Model, batches: Iterable[Any]) -> np.ndarray:
    """Return the standardised small images (n, pixels) of batches of images."""
    small = np.concatenate([np.asarray(keras.ops.convert_to_numpy(standardised(batch))) for batch in batches])
    return small.reshape(len(small), -1)


def _truth(targets: np.ndarray) -> np.ndarray:
    return targets[:, 0].astype(int) if targets.shape[1] == 1 else targets.argmax(axis=1)


def _write(model: keras.Model, weights: np.ndarray, intercept: np.ndarray) -> None:
    outputs, pixels = weights.shape
    layer = model.get_layer(WEIGHTS)
    # Pooling divides by the number of pixels.
    kernel = (weights.T * pixels).reshape(layer.kernel.shape)
    layer.set_weights([kernel, np.zeros(layer.bias.shape)])
    model.get_layer(HEAD).set_weights([np.eye(outputs), intercept])


def _row(model: keras.Model, data: TrainingData, seconds: float) -> dict:
    row = {"epoch": 1, "stage": "scikit-learn", "learning_rate": 0.0, "seconds": round(seconds, 1)}
    for prefix, rows in (("", data.train), ("val_", data.val)):
        logits, targets = predict_logits(model, data.pixels, rows), data.targets[rows]
        several = targets.shape[1] > 1
        losses = keras.losses.CategoricalCrossentropy if several else keras.losses.BinaryCrossentropy
        loss: Any = losses(from_logits=True)(targets, logits, sample_weight=data.weights[rows])
        row |= {
            f"{prefix}{name}": value
            for name, value in {"loss": float(loss), **auc_and_accuracy(targets, logits)}.items()
        }
    return row
