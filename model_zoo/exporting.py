"""Stored models in the formats that other programs take: LiteRT, TensorFlow's SavedModel, ONNX."""

import importlib.util
import os
import tempfile
from pathlib import Path

from model_zoo.artifacts import read_card, read_file, write_atomically

FORMATS = {"litert": ".tflite", "savedmodel": "", "onnx": ".onnx"}
OPSET = 18  # of ONNX, of 2022; the newest that the converter writes


class ExportFormatError(RuntimeError):
    """A format that cannot be made here, of this model; the message says what is missing."""


def export(name: str, form: str, out: Path | None, root: Path | None = None) -> Path:
    """Write a stored model in one of FORMATS; returns the file, or of savedmodel the folder.

    It takes `radiograph`, float32 (1, 224, 224, 1), of ONNX and SavedModel (n, 224, 224, 1), 0..255, and gives `logits`
    and `features`, the last feature maps; the card says how logits become probabilities. out: by default its name here.
    Raises ExportFormatError, ArtifactError, and FileExistsError rather than replace anything.
    """
    card = read_card(name, root)
    if "members" in card:
        raise ExportFormatError(f"{name} is an ensemble. Export its members: {', '.join(card['members'])}.")
    out = out or Path(name + FORMATS[form])
    if out.exists():
        raise FileExistsError(17, "exists already; choose another --out", str(out))
    if form == "litert":
        data = read_file(name, "model.tflite", root)
    else:
        missing = [p for p in ("tensorflow", "tf2onnx")[: 1 + (form == "onnx")] if not importlib.util.find_spec(p)]
        if missing:
            raise ExportFormatError(f"{form} needs {missing[0]}. Install it: pip install -r requirements-export.txt")
        data = _by_keras(name, form, out, root)
    if data is not None:
        write_atomically(out, lambda file: file.write(data))
    return out


def _by_keras(name: str, form: str, out: Path, root: Path | None) -> bytes | None:
    import tensorflow as tf

    from model_zoo.export import saved_model, with_features
    from model_zoo.gradient_maps import keras_network

    network = with_features(keras_network(name, root))
    if form == "onnx":
        import tf2onnx

        entry = [tf.TensorSpec((None, *network.input_shape[1:]), tf.float32, name="radiograph")]
        serve = tf.function(lambda radiograph: network(radiograph, training=False), input_signature=entry)
        return tf2onnx.convert.from_function(serve, entry, opset=OPSET)[0].SerializeToString()
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{out.name}.", dir=out.parent) as work:
        saved_model(network, Path(work, "model"), pictures=None)
        os.rename(Path(work, "model"), out)
    return None
