"""What a network starts from: nothing, ImageNet, or a file."""

import hashlib
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import keras
import numpy as np

from model_zoo.architectures.parts import HEAD


class WeightsError(ValueError):
    """Start weights that do not fit the network; the message names the layer."""


def initialise(model: keras.Model, source: str, imagenet: Callable | None) -> dict:
    """Load start weights into a network, all layers but the head.

    source: "none"; "imagenet", which Keras downloads; or a path to an .npz of arrays keyed `layer/variable` or to a
    Keras weight file of the same network. imagenet: the architecture's constructor in keras.applications, if any.
    Returns what the card says of it: source and, for a file, its SHA-256.
    Raises WeightsError where a name or a shape does not fit, or the file or download is not to be had.
    """
    if source == "none":
        return {"source": "none (random start)"}
    if source == "imagenet":
        _from_keras(model, imagenet)
        return {"source": "ImageNet (keras.applications)"}
    path = Path(source)
    if not path.is_file():
        raise WeightsError(f"--weights {source}: no such file. Use imagenet, none, or the path of a weight file.")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if path.suffix == ".npz":
        _from_arrays(model, path)
    else:
        _from_keras_file(model, path)
    return {"source": f"file {path.name}", "sha256": digest}


def _from_arrays(model: keras.Model, path: Path) -> None:
    try:
        with np.load(path, allow_pickle=False) as arrays:
            given = {name: arrays[name] for name in arrays.files}
    except (ValueError, OSError, EOFError, zipfile.BadZipFile) as error:
        raise WeightsError(f"{path.name} is not an .npz of arrays ({error}).") from None
    wanted = {f"{layer.name}/{w.name}": w for layer in model.layers if layer.name != HEAD for w in layer.weights}
    if lacking := sorted(set(wanted) - set(given)):
        raise WeightsError(f"{path.name} has no array {lacking[0]!r}, which {model.name} needs.")
    if surplus := sorted(set(given) - set(wanted)):
        raise WeightsError(f"{path.name} has an array {surplus[0]!r}, which {model.name} has no place for.")
    for name, variable in wanted.items():
        if tuple(variable.shape) != given[name].shape:
            raise WeightsError(f"{path.name}: {name} is {given[name].shape}, {model.name} needs {variable.shape}.")
        variable.assign(given[name])


def _from_keras(model: keras.Model, imagenet: Callable | None) -> None:
    if imagenet is None:
        raise WeightsError(f"There are no ImageNet weights for {model.name}. Use --weights none or a file.")
    try:
        trained = imagenet(include_top=False, input_shape=(224, 224, 3), weights="imagenet")
    except Exception as error:  # the download raises whatever the network layer raised
        raise WeightsError(
            f"The ImageNet weights could not be downloaded ({error}). Give --weights the path of a weight file, or "
            "--weights none to start at random."
        ) from None
    _copy_by_name(trained, model)


def _from_keras_file(model: keras.Model, path: Path) -> None:
    head = model.get_layer(HEAD)
    fresh = head.get_weights()
    try:
        with warnings.catch_warnings():
            # Keras only warns of layers that the file lacks, and leaves them at random.
            warnings.simplefilter("error", UserWarning)
            # Reads arrays only, also of a .keras file: no layer is made from what the file says.
            model.load_weights(path)
    except (ValueError, OSError, KeyError, UserWarning) as error:
        raise WeightsError(f"{path.name} does not fit {model.name}: {error}") from None
    head.set_weights(fresh)


def _copy_by_name(source: keras.Model, target: keras.Model) -> None:
    given = {layer.name: layer.get_weights() for layer in source.layers if layer.weights}
    for layer in target.layers:
        if layer.weights and layer.name != HEAD:
            if layer.name not in given:
                raise WeightsError(f"The weights have no layer {layer.name!r}, which {target.name} needs.")
            layer.set_weights(given[layer.name])
