"""Export of stored models in the formats that other programs take: LiteRT, TensorFlow's SavedModel, ONNX."""

import importlib.util
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from model_zoo.core.atomic_files import write_atomically
from model_zoo.core.coded_messages import CodedError
from model_zoo.core.model_store import read_card, read_file

if TYPE_CHECKING:
    import keras

FORMATS = {"litert": ".tflite", "savedmodel": "", "onnx": ".onnx"}
NEEDS = {"litert": (), "savedmodel": ("tensorflow",), "onnx": ("tensorflow", "tf2onnx")}
OPSET = 18  # of ONNX, of 2022; the newest that the converter writes


class ExportFormatError(CodedError):
    """A format that cannot be made here, or not of this model."""


def export_model(name: str, form: str, out: Path | None, root: Path | None = None) -> Path:
    """Write a stored model in one of FORMATS.

    Its input is `radiograph`, float32 (1, 224, 224, 1), of ONNX and SavedModel (n, 224, 224, 1), 0..255; its outputs
    are `logits` and `features`, the last feature maps. The card says how logits become probabilities.

    Parameters
    ----------
    name
        Of the stored model.
    form
        Key of FORMATS.
    out
        Where to; by default the name of the model in the current folder. Nothing is replaced.
    root
        Folder of stored models; by default that of the program.

    Returns
    -------
    Path
        The file, or of savedmodel the folder.

    Raises
    ------
    ExportFormatError
        For an ensemble, where a library is missing, and where `out` exists.
    ArtifactError
        Where the model is missing or damaged.
    """
    card = read_card(name, root)
    if "members" in card:
        raise ExportFormatError("export.ensemble", name=name, members=list(card["members"]))
    out = out or Path(name + FORMATS[form])
    if out.exists():
        raise ExportFormatError("export.exists", path=str(out))
    if missing := [package for package in NEEDS[form] if not importlib.util.find_spec(package)]:
        raise ExportFormatError("export.library_missing", format=form, library=missing[0])
    out.parent.mkdir(parents=True, exist_ok=True)
    {"litert": _litert, "savedmodel": _savedmodel, "onnx": _onnx}[form](name, out, root)
    return out


def _litert(name: str, out: Path, root: Path | None) -> None:
    data = read_file(name, "model.tflite", root)
    write_atomically(out, lambda file: file.write(data))


def _savedmodel(name: str, out: Path, root: Path | None) -> None:
    from model_zoo.export.litert_converter import write_saved_model

    network = _network(name, root)
    with tempfile.TemporaryDirectory(prefix=f".{out.name}.", dir=out.parent) as work:
        write_saved_model(network, Path(work, "model"), radiographs=None)
        os.rename(Path(work, "model"), out)


def _onnx(name: str, out: Path, root: Path | None) -> None:
    import tensorflow as tf
    import tf2onnx

    network = _network(name, root)
    entry = [tf.TensorSpec((None, *network.input_shape[1:]), tf.float32, name="radiograph")]
    serve = tf.function(lambda radiograph: network(radiograph, training=False), input_signature=entry)
    data = tf2onnx.convert.from_function(serve, entry, opset=OPSET)[0].SerializeToString()
    write_atomically(out, lambda file: file.write(data))


def _network(name: str, root: Path | None) -> "keras.Model":
    """Return the Keras network, with its last feature maps as a second output."""
    from model_zoo.explain.gradients import load_keras_network
    from model_zoo.export.litert_converter import with_feature_output

    return with_feature_output(load_keras_network(name, root))
