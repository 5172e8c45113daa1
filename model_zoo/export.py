"""Keras network to LiteRT: two outputs, logits and the last feature maps."""

import tempfile

import keras
import numpy as np
import tensorflow as tf

from model_zoo.architectures.parts import FEATURES, HEAD


def to_litert(model: keras.Model, precision: str) -> bytes:
    """The network as a LiteRT file for one picture a pass. precision: of the stored weights, "float16" or "float32".

    Its signature takes `radiograph`, float32 (1, side, side, 1) in 0..255, and returns `logits` (1, outputs) and
    `features` (1, height, width, channels).
    """
    both = keras.Model(model.input, [model.output, model.get_layer(FEATURES).output])

    def serve(radiograph):
        logits, features = both(radiograph, training=False)
        return {"logits": logits, "features": features}

    with tempfile.TemporaryDirectory() as folder:
        # By way of a saved model, which carries the signature that names the outputs.
        archive = keras.export.ExportArchive()
        archive.track(both)
        archive.add_endpoint(
            "serve", serve, [tf.TensorSpec((1, *model.input_shape[1:]), tf.float32, name="radiograph")]
        )
        archive.write_out(folder, verbose=False)
        converter = tf.lite.TFLiteConverter.from_saved_model(folder)
        if precision == "float16":
            converter.optimizations = [tf.lite.Optimize.DEFAULT]
            converter.target_spec.supported_types = [tf.float16]
        return converter.convert()


def head_arrays(model: keras.Model) -> dict[str, np.ndarray]:
    """The head's kernel float32 (channels, outputs) and bias (outputs,), which the heat map needs."""
    kernel, bias = model.get_layer(HEAD).get_weights()
    return {"kernel": kernel, "bias": bias}
