"""Stages of a training: which layers learn in which epoch, and the learning rate."""

import keras
import numpy as np

from model_zoo.models.architectures.layers import HEAD
from model_zoo.models.registry import Recipe

HEAD_LEARNING_RATE = 1e-3
ONLY_HEAD, UPPER_HALF, ALL = "head", "upper half", "fine-tune"  # of a transferred network
HALF_SIZE, FULL_SIZE = "half size", "from scratch"  # of one that starts at random


def epoch_stages(recipe: Recipe, transferred: bool) -> list[str]:
    """Return the stage of each epoch, in order."""
    if transferred:
        upper = min(recipe.upper_epochs, recipe.epochs)
        return [ONLY_HEAD] * recipe.head_epochs + [UPPER_HALF] * upper + [ALL] * (recipe.epochs - upper)
    half = recipe.half_size_epochs
    return [HALF_SIZE] * half + [FULL_SIZE] * (recipe.epochs - half)


def learning_rate(recipe: Recipe, plan: list[str], epoch: int, step: int, steps: int) -> float:
    """Return the learning rate of a step: linear warm-up in each stage, then half a cosine down to zero.

    One cosine runs over the epochs of the head and one over the others; at full size it starts again where the recipe
    has a learning rate for that.

    Parameters
    ----------
    recipe
        The recipe.
    plan
        Stages, of `epoch_stages`.
    epoch, step
        Counted from 0.
    steps
        In an epoch.

    References
    ----------
    Loshchilov & Hutter 2017, section 3.
    """
    stage = plan[epoch]
    start = plan.index(stage)
    if stage == ONLY_HEAD:
        first, epochs, peak = start, recipe.head_epochs, HEAD_LEARNING_RATE
    elif stage == FULL_SIZE and recipe.full_size_rate and start:
        first, epochs, peak = start, recipe.epochs - start, recipe.full_size_rate
    else:
        first, epochs, peak = plan.count(ONLY_HEAD), recipe.epochs, recipe.learning_rate
    length, done, since = epochs * steps, (epoch - first) * steps + step, (epoch - start) * steps + step
    warm = min(1.0, (since + 1) / max(1, min(recipe.warmup_steps, length // 4)))
    return float(peak * warm * 0.5 * (1 + np.cos(np.pi * done / length)))


def unfreeze(model: keras.Model, stage: str, transferred: bool) -> None:
    """Let the layers learn that learn in a stage; BatchNormalization of a transferred network never does.

    Layer by layer, as a flat graph has no base model to freeze (Keras guide on transfer learning).
    """
    middle = len(model.layers) // 2
    for place, layer in enumerate(model.layers):
        frozen = transferred and isinstance(layer, keras.layers.BatchNormalization)
        if stage == UPPER_HALF and place < middle:
            frozen = True
        layer.trainable = layer.name == HEAD if stage == ONLY_HEAD else not frozen
