"""Conversion of Keras networks to LiteRT, with two outputs: logits and the last feature maps."""

import math
import tempfile
from pathlib import Path
from typing import Any

import keras
import numpy as np
import tensorflow as tf

from model_zoo.models.architectures.layers import FEATURES, HEAD

VARIABLE = 100_000  # numbers in an array that stays a variable


def convert_classifier(model: keras.Model) -> bytes:
    """Return a network as a LiteRT file whose outputs are `logits` and `features`.

    They are (1, outputs) and (1, height, width, channels); the rest is as of `convert_to_litert`.
    """
    return convert_to_litert(with_feature_output(model))


def with_feature_output(model: keras.Model) -> keras.Model:
    """Return a network with its last feature maps as a second output; outputs are named logits and features."""
    return keras.Model(model.input, {"logits": model.output, "features": model.get_layer(FEATURES).output})


def convert_to_litert(model: keras.Model) -> bytes:
    """Return any network of one radiograph as a LiteRT file, float32, for one radiograph a pass.

    Its signature takes `radiograph`, float32 (1, side, side, 1) in 0..255, and returns the outputs by name, a single
    one as `logits`.
    """
    with tempfile.TemporaryDirectory() as folder:
        # By way of a saved model, which carries the signature that names the outputs.
        write_saved_model(model, Path(folder), radiographs=1)
        return tf.lite.TFLiteConverter.from_saved_model(folder).convert()


def write_saved_model(model: keras.Model, folder: Path, radiographs: int | None) -> None:
    """Write a network as TensorFlow's SavedModel, with the signature of `convert_to_litert`.

    Parameters
    ----------
    model
        The network.
    folder
        Where to.
    radiographs
        Radiographs a pass; None for any number.

    Raises
    ------
    OSError
        Where it cannot be written.
    """
    # Small arrays as constants: conversion is then several times faster. Large ones as variables, since constants are
    # copied many times.
    module: Any = tf.Module()
    groups = [model.trainable_variables, model.non_trainable_variables]
    module.large = [variable.value for group in groups for variable in group if _is_large(variable)]
    weights = [[v.value if _is_large(v) else v.numpy() for v in group] for group in groups]

    @tf.function(input_signature=[tf.TensorSpec((radiographs, *model.input_shape[1:]), tf.float32, "radiograph")])
    def serve(radiograph: tf.Tensor) -> dict[str, tf.Tensor]:
        outputs = model.stateless_call(*weights, radiograph, training=False)[0]
        return outputs if isinstance(outputs, dict) else {"logits": outputs}

    try:
        tf.saved_model.save(module, folder, signatures=serve)
    except tf.errors.OpError as error:
        # TensorFlow raises errors of its own for a full disk; the reason stands at the end of a long line.
        reason = error.message.rsplit("; ", 1)[-1].split(" [Op:")[0]
        raise OSError(f"The network cannot be written to {folder}: {reason}") from None


def _is_large(variable: keras.Variable) -> bool:
    return math.prod(variable.shape) >= VARIABLE


def head_arrays(model: keras.Model) -> dict[str, np.ndarray]:
    """Return the head's kernel, float32 (channels, outputs), and bias, (outputs,), for the class-activation map."""
    kernel, bias = model.get_layer(HEAD).get_weights()
    return {"kernel": kernel, "bias": bias}
