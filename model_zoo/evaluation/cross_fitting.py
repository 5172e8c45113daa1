"""Cross-fitting: predictions of adults by networks that were trained without them.

A network is trained once for each fold of the adults, on the children and the adults of the other folds, and predicts
the adults of this fold. Figures on adults come from these predictions; the networks are not kept.
"""

import hashlib
from dataclasses import replace
from pathlib import Path

import numpy as np

from model_zoo.core import paths
from model_zoo.core.atomic_files import write_text
from model_zoo.data.preparation import prepare
from model_zoo.models.keras_io import predict_logits
from model_zoo.models.pretrained import load_initial_weights
from model_zoo.models.registry import model_spec
from model_zoo.training.joint_data import FOLDS, join_adults, read_adults
from model_zoo.training.lung_evidence import with_lungs
from model_zoo.training.trainer import fit_network, seed_everything
from model_zoo.transforms.augmentation import VERSIONS, augmented_versions


def cross_fit(
    name: str, data: str, copies: str | None, adults: str, weights: str, fold: int, epochs: int | None,
    lung_penalty: float,
) -> Path:  # fmt: skip
    """Train a network without one fold of the adults, and store what it predicts of them.

    Parameters
    ----------
    name
        Of the architecture.
    data, copies, weights, epochs, lung_penalty
        As `train.py` takes them.
    adults
        As `read_adults` takes it.
    fold
        Which one is left out, from 0.

    Returns
    -------
    Path
        The stored table, with a row per adult of the fold: image_id, patient, label, age, sex, view, fold, and the
        logit of pneumonia on the plain image (logit) and on perturbed versions (logit_0 ...).

    Raises
    ------
    DataError
        For data that cannot be used.
    WeightsError
        Where the weights do not fit.
    """
    path = paths.CROSS_FIT_RUNS / f"{name}-{fold}.csv"
    if path.exists():
        return path
    seed_everything(fold)
    spec = model_spec(name)
    transferred = weights != "none"
    recipe = replace(spec.recipe.adapted(epochs, transferred), lung_penalty=lung_penalty)
    people = read_adults(adults, FOLDS)
    training = join_adults(prepare(data, copies, (), "label", seed=0).training, people, without=fold)
    if recipe.lung_penalty:
        training = with_lungs(training)
    network = spec.build(2, recipe.dropout)
    start = load_initial_weights(network, weights, spec.imagenet)
    half = spec.build(2, recipe.dropout, network.input_shape[1] // 2) if recipe.half_size_epochs else None
    settings = {"model": name, "weights": start, "pixels": hashlib.sha256(training.pixels.data).hexdigest()}
    folder = paths.TRAINING_RUNS / f"cross_fit-{name}-{fold}"
    fit_network(network, training, recipe, fold, folder, settings, transferred, half)
    held_out = np.flatnonzero(people.frame["fold"] == fold)
    columns = ["image_id", "group", "label", "age", "sex", "view", "fold"]
    table = people.frame.iloc[held_out][columns].rename(columns={"group": "patient"})
    table["logit"] = predict_logits(network, people.pixels, held_out)[:, 0]
    for version in range(VERSIONS):
        batches = augmented_versions(people.pixels, held_out, seed=version)
        table[f"logit_{version}"] = np.concatenate([network(batch, training=False) for batch in batches])[:, 0]
    paths.CROSS_FIT_RUNS.mkdir(parents=True, exist_ok=True)
    write_text(path, table.round(4).to_csv(index=False))
    return path
