"""Initial weights of a network: random, from ImageNet, from a stored model, or from a file."""

import hashlib
import re
import warnings
import zipfile
from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path

import keras
import numpy as np

from model_zoo.core.card import RANDOM_START, InitialWeights
from model_zoo.core.coded_messages import CodedError, Message
from model_zoo.core.model_store import read_card, read_file
from model_zoo.models.architectures.layers import HEAD
from model_zoo.models.keras_io import load_keras_bytes

ZOO = "zoo:"
FILE = "model.keras"  # of a stored model
# Errors of Keras for a file that does not fit.
_MISFIT = (ValueError, OSError, KeyError, UserWarning, zipfile.BadZipFile)


class WeightsError(CodedError):
    """Initial weights that do not fit the network or are not available."""


def check_weights_source(name: str, source: str, imagenet: Callable | None, root: Path | None = None) -> None:
    """Check that initial weights are available, before anything else takes time.

    Parameters
    ----------
    name
        Of the architecture.
    source, imagenet, root
        As `load_initial_weights` takes them.

    Raises
    ------
    WeightsError, ArtifactError
        As `load_initial_weights`, for weights that are not available.
    """
    if source == "imagenet" and imagenet is None:
        raise WeightsError("models.no_imagenet_weights", name=name)
    if source.startswith(ZOO):
        read_card(source.removeprefix(ZOO), root)
    elif source not in ("none", "imagenet") and not Path(source).is_file():
        raise WeightsError("models.weights_missing", source=source)


def load_initial_weights(
    model: keras.Model, source: str, imagenet: Callable | None, root: Path | None = None
) -> InitialWeights:
    """Load initial weights into all layers of a network but the head.

    Parameters
    ----------
    source
        "none"; "imagenet", which Keras downloads; "zoo:NAME", a stored model of the same architecture; or a path to an
        .npz of arrays keyed `layer/variable`, or to a Keras weight file of the same network or of its namesake in
        keras.applications without top.
    imagenet
        Constructor of that namesake; None where there is none.
    root
        Folder of the stored models; by default that of the shipped ones.

    Returns
    -------
    InitialWeights
        Entry of the card. The SHA-256 of downloaded weights is over all arrays, one after the other.

    Raises
    ------
    WeightsError
        Where a name or a shape does not fit, or the file or download is not available.
    ArtifactError
        Where a stored model is unknown, damaged or altered.
    """
    check_weights_source(model.name, source, imagenet, root)
    if source == "none":
        return {"source": {"code": RANDOM_START}}
    if source == "imagenet" and imagenet is not None:
        return {"source": Message("models.weights_imagenet").as_json(), "sha256": _from_keras(model, imagenet)}
    if source.startswith(ZOO):
        return _from_zoo(model, source.removeprefix(ZOO), root)
    path = Path(source)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if path.suffix == ".npz":
        _from_arrays(model, path)
    else:
        _from_keras_file(model, path, imagenet)
    return {"source": Message("models.weights_file", {"name": path.name}).as_json(), "sha256": digest}


def _from_arrays(model: keras.Model, path: Path) -> None:
    try:
        with np.load(path, allow_pickle=False) as arrays:
            given = {name: arrays[name] for name in arrays.files}
    except (ValueError, OSError, EOFError, zipfile.BadZipFile) as error:
        raise WeightsError("models.weights_not_arrays", file=path.name, reason=str(error)) from None
    wanted = {f"{layer.name}/{w.name}": w for layer in model.layers if layer.name != HEAD for w in layer.weights}
    if lacking := sorted(set(wanted) - set(given)):
        raise WeightsError("models.weights_array_missing", file=path.name, array=lacking[0], name=model.name)
    if surplus := sorted(set(given) - set(wanted)):
        raise WeightsError("models.weights_array_surplus", file=path.name, array=surplus[0], name=model.name)
    for name, variable in wanted.items():
        if tuple(variable.shape) != given[name].shape:
            raise WeightsError(
                "models.weights_other_shape", file=path.name, array=name, given=str(given[name].shape),
                name=model.name, wanted=str(tuple(variable.shape)),
            )  # fmt: skip
        variable.assign(given[name])


def _from_keras(model: keras.Model, imagenet: Callable) -> str:
    try:
        trained = imagenet(include_top=False, input_shape=(224, 224, 3), weights="imagenet")
    except Exception as error:  # a download has errors of many kinds
        raise WeightsError("models.weights_not_downloaded", reason=str(error)) from None
    _copy(trained, model)
    digest = hashlib.sha256()
    for array in trained.get_weights():
        digest.update(np.ascontiguousarray(array).tobytes())
    return digest.hexdigest()


def _from_zoo(model: keras.Model, name: str, root: Path | None) -> InitialWeights:
    card = read_card(name, root)
    if (stored := card["architecture"]["name"]) != model.name:
        raise WeightsError("models.weights_other_architecture", stored=name, given=stored, name=model.name)
    if FILE not in card["files"]:
        raise WeightsError("models.weights_not_stored", stored=name, file=FILE)
    _copy(load_keras_bytes(read_file(name, FILE, root, card["files"][FILE])), model)
    source = Message("models.weights_stored", {"name": name}).as_json()
    return {"source": source, "sha256": card["files"][FILE], "licence": card["licence"]}


def _from_keras_file(model: keras.Model, path: Path, imagenet: Callable | None) -> None:
    head = model.get_layer(HEAD)
    fresh = head.get_weights()
    try:
        _load(model, path)
    except _MISFIT as error:
        _from_namesake(model, path, imagenet, str(error).split("\n")[0])
    head.set_weights(fresh)


def _from_namesake(model: keras.Model, path: Path, imagenet: Callable | None, reason: str) -> None:
    """Load weights from a file as keras.applications downloads or saves it."""
    try:
        if imagenet is None:
            raise ValueError
        trained = imagenet(include_top=False, input_shape=(224, 224, 3), weights=None)
        _load(trained, path)
    except _MISFIT:
        if imagenet is None:
            raise WeightsError("models.weights_misfit", file=path.name, name=model.name, reason=reason) from None
        raise WeightsError(
            "models.weights_misfit_either", file=path.name, name=model.name, namesake=imagenet.__name__, reason=reason
        ) from None
    _copy(trained, model)


def _load(model: keras.Model, path: Path) -> None:
    with warnings.catch_warnings():
        # For layers that the file lacks Keras only warns, and leaves them at random.
        warnings.simplefilter("error", UserWarning)
        # Reads only arrays, also from a .keras file: no layer is made from its content.
        model.load_weights(path)


def _copy(source: keras.Model, target: keras.Model) -> None:
    """Copy the weights of every layer but the head into the same network."""
    # In order and not by name: Keras numbers layers without a name through the whole process, so that the first
    # convolution of one Inception is `conv2d`, that of the next `conv2d_94`.
    pairs = list(zip_longest(_weighted(source), _weighted(target)))
    for theirs, ours in pairs:
        if theirs is None or ours is None or _kind(theirs) != _kind(ours):
            raise WeightsError(
                "models.layers_differ", name=target.name, given=_described(theirs), wanted=_described(ours)
            )
    for theirs, ours in pairs:
        ours.set_weights(theirs.get_weights())


def _weighted(model: keras.Model) -> list[keras.layers.Layer]:
    return [layer for layer in model.layers if layer.weights and layer.name != HEAD]


def _kind(layer: keras.layers.Layer) -> tuple[str, list[tuple[int, ...]]]:
    """Return a layer's name without its number, and the shapes of its weights."""
    return re.sub(r"_\d+$", "", layer.name), [tuple(w.shape) for w in layer.weights]


def _described(layer: keras.layers.Layer | None) -> Message:
    if layer is None:
        return Message("models.no_layer")
    return Message("models.layer", {"layer": layer.name, "shapes": [str(tuple(w.shape)) for w in layer.weights]})
