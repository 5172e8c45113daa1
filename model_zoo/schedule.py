"""What a network learns in which epoch, and how fast."""

import keras
import numpy as np

from model_zoo.architectures.parts import HEAD
from model_zoo.registry import Recipe

HEAD_LEARNING_RATE = 1e-3
ONLY_HEAD, UPPER_HALF, ALL = "head", "upper half", "fine-tune"  # of a transferred network
HALF_SIZE, FULL_SIZE = "half size", "from scratch"  # of one that starts at random


def stages(recipe: Recipe, transferred: bool) -> list[str]:
    """The stage of each epoch, in order."""
    if transferred:
        upper = min(recipe.upper_epochs, recipe.epochs)
        return [ONLY_HEAD] * recipe.head_epochs + [UPPER_HALF] * upper + [ALL] * (recipe.epochs - upper)
    half = recipe.half_size_epochs
    return [HALF_SIZE] * half + [FULL_SIZE] * (recipe.epochs - half)


def learning_rate(recipe: Recipe, plan: list[str], epoch: int, step: int, steps: int) -> float:
    """Linear warm-up at the start of each stage; half a cosine down to zero over the head's epochs, and over the
    others (Loshchilov & Hutter 2017, section 3, without restarts).

    plan: of stages(). epoch, step: from 0. steps: in an epoch.
    """
    in_head = plan[epoch] == ONLY_HEAD
    first = 0 if in_head else plan.count(ONLY_HEAD)
    length = (recipe.head_epochs if in_head else recipe.epochs) * steps
    done, since = (epoch - first) * steps + step, (epoch - plan.index(plan[epoch])) * steps + step
    peak = HEAD_LEARNING_RATE if in_head else recipe.learning_rate
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
