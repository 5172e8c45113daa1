"""What a network learns in which epoch, and how fast."""

import keras
import numpy as np

from model_zoo.models.architectures.layers import HEAD
from model_zoo.models.registry import Recipe

HEAD_LEARNING_RATE = 1e-3
ONLY_HEAD, UPPER_HALF, ALL = "head", "upper half", "fine-tune"  # of a transferred network
HALF_SIZE, FULL_SIZE = "half size", "from scratch"  # of one that starts at random


def epoch_stages(recipe: Recipe, transferred: bool) -> list[str]:
    """The stage of each epoch, in order."""
    if transferred:
        upper = min(recipe.upper_epochs, recipe.epochs)
        return [ONLY_HEAD] * recipe.head_epochs + [UPPER_HALF] * upper + [ALL] * (recipe.epochs - upper)
    half = recipe.half_size_epochs
    return [HALF_SIZE] * half + [FULL_SIZE] * (recipe.epochs - half)


def learning_rate(recipe: Recipe, plan: list[str], epoch: int, step: int, steps: int) -> float:
    """Linear warm-up at the start of each stage; half a cosine down to zero over the head's epochs, and over the
    others (Loshchilov & Hutter 2017, section 3), begun anew at full size where the recipe has a rate for that.

    plan: of epoch_stages(). epoch, step: from 0. steps: in an epoch.
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
    """Let those layers learn that learn in a stage; BatchNormalization of a transferred network never does.

    Layer by layer: in a flat graph there is no base model to freeze (Keras guide on transfer learning).
    """
    middle = len(model.layers) // 2
    for place, layer in enumerate(model.layers):
        frozen = transferred and isinstance(layer, keras.layers.BatchNormalization)
        if stage == UPPER_HALF and place < middle:
            frozen = True
        layer.trainable = layer.name == HEAD if stage == ONLY_HEAD else not frozen
