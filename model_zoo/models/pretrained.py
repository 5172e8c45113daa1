"""What a network starts from: nothing, ImageNet, a stored model, or a file."""

import hashlib
import re
import warnings
import zipfile
from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path

import keras
import numpy as np

from model_zoo.core.model_store import read_card, read_file
from model_zoo.models.architectures.layers import HEAD
from model_zoo.models.keras_io import load_keras_bytes

ZOO = "zoo:"
FILE = "model.keras"  # of a stored model
# What Keras says of a file that does not fit.
_MISFIT = (ValueError, OSError, KeyError, UserWarning, zipfile.BadZipFile)


class WeightsError(ValueError):
    """Start weights that do not fit the network; the message names the layer."""


def check_weights_source(name: str, source: str, imagenet: Callable | None, root: Path | None = None) -> None:
    """Raise what load_initial_weights() would of start weights that are not there, before anything else takes time.

    name: of the architecture; the rest as load_initial_weights() takes it.
    """
    if source == "imagenet" and imagenet is None:
        raise WeightsError(f"There are no ImageNet weights for {name}. Use --weights none or a file.")
    if source.startswith(ZOO):
        read_card(source.removeprefix(ZOO), root)
    elif source not in ("none", "imagenet") and not Path(source).is_file():
        raise WeightsError(
            f"--weights {source}: no such file. Use imagenet, none, zoo:NAME, or the path of a weight file."
        )


def load_initial_weights(model: keras.Model, source: str, imagenet: Callable | None, root: Path | None = None) -> dict:
    """Load start weights into a network, all layers but the head.

    source: "none"; "imagenet", which Keras downloads; "zoo:NAME", a stored model of the same architecture; or a path
    to an .npz of arrays keyed `layer/variable`, or to a Keras weight file of the same network or of its namesake in
    keras.applications without top. imagenet: the constructor of the latter, if any. root: of the stored models, by
    default the shipped ones. Returns what the card says of it: source; the SHA-256 of the file, or of the downloaded
    arrays one after another; and the licence of a stored model.
    Raises WeightsError where a name or a shape does not fit, or the file or download is not to be had; ArtifactError
    where a stored model is unknown, damaged or altered.
    """
    check_weights_source(model.name, source, imagenet, root)
    if source == "none":
        return {"source": "none (random start)"}
    if source == "imagenet":
        return {"source": "ImageNet (keras.applications)", "sha256": _from_keras(model, imagenet)}
    if source.startswith(ZOO):
        return _from_zoo(model, source.removeprefix(ZOO), root)
    path = Path(source)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if path.suffix == ".npz":
        _from_arrays(model, path)
    else:
        _from_keras_file(model, path, imagenet)
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


def _from_keras(model: keras.Model, imagenet: Callable) -> str:
    try:
        trained = imagenet(include_top=False, input_shape=(224, 224, 3), weights="imagenet")
    except Exception as error:  # the download raises whatever the network layer raised
        raise WeightsError(
            f"The ImageNet weights could not be downloaded ({error}). Give --weights the path of an .npz of arrays, "
            "or --weights none to start at random."
        ) from None
    _copy(trained, model)
    digest = hashlib.sha256()
    for array in trained.get_weights():
        digest.update(np.ascontiguousarray(array))
    return digest.hexdigest()


def _from_zoo(model: keras.Model, name: str, root: Path | None) -> dict:
    card = read_card(name, root)
    if (stored := card["architecture"]["name"]) != model.name:
        raise WeightsError(f"{ZOO}{name} has the architecture {stored}, from which {model.name} cannot start.")
    if FILE not in card["files"]:
        raise WeightsError(f"{ZOO}{name} was stored without {FILE}, as large networks are: nothing can start from it.")
    _copy(load_keras_bytes(read_file(name, FILE, root, card["files"][FILE])), model)
    return {"source": f"zoo model {name}", "sha256": card["files"][FILE], "licence": card["licence"]}


def _from_keras_file(model: keras.Model, path: Path, imagenet: Callable | None) -> None:
    head = model.get_layer(HEAD)
    fresh = head.get_weights()
    try:
        _load(model, path)
    except _MISFIT as error:
        _from_namesake(model, path, imagenet, str(error).split("\n")[0])
    head.set_weights(fresh)


def _from_namesake(model: keras.Model, path: Path, imagenet: Callable | None, reason: str) -> None:
    """From a file as keras.applications downloads or saves it."""
    try:
        if imagenet is None:
            raise ValueError
        trained = imagenet(include_top=False, input_shape=(224, 224, 3), weights=None)
        _load(trained, path)
    except _MISFIT:
        like = f", nor of {imagenet.__name__} in keras.applications with include_top=False" if imagenet else ""
        raise WeightsError(
            f"{path.name} does not fit {model.name}: it holds no weights of this network{like} ({reason})."
        ) from None
    _copy(trained, model)


def _load(model: keras.Model, path: Path) -> None:
    with warnings.catch_warnings():
        # Keras only warns of layers that the file lacks, and leaves them at random.
        warnings.simplefilter("error", UserWarning)
        # Reads arrays only, also of a .keras file: no layer is made from what the file says.
        model.load_weights(path)


def _copy(source: keras.Model, target: keras.Model) -> None:
    """Copy every layer but the head into the same network.

    In order, because Keras numbers the layers that keras.applications leaves unnamed through the whole process: the
    first convolution of one Inception is `conv2d`, that of the next `conv2d_94`. The rest of the name must agree.
    """
    pairs = list(zip_longest(_weighted(source), _weighted(target)))
    for theirs, ours in pairs:
        if theirs is None or ours is None or _kind(theirs) != _kind(ours):
            raise WeightsError(
                f"The weights do not fit {target.name}: they have {_described(theirs)} where it needs "
                f"{_described(ours)}."
            )
    for theirs, ours in pairs:
        ours.set_weights(theirs.get_weights())


def _weighted(model: keras.Model) -> list[keras.layers.Layer]:
    return [layer for layer in model.layers if layer.weights and layer.name != HEAD]


def _kind(layer: keras.layers.Layer) -> tuple:
    return re.sub(r"_\d+$", "", layer.name), [tuple(w.shape) for w in layer.weights]


def _described(layer: keras.layers.Layer | None) -> str:
    return f"layer {layer.name!r} {[tuple(w.shape) for w in layer.weights]}" if layer else "no further layer"
