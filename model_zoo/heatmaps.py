"""The heat-map methods by name, for single networks and ensembles alike."""

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from model_zoo import perturbation_maps
from model_zoo.explanation import FAINTEST, FULL, contributions, enlarged, for_class, layer_cam
from model_zoo.inference import LoadedModel


class HeatMapError(RuntimeError):
    """A method that cannot be used here; the message says what to install or to choose instead."""


@dataclass(frozen=True)
class Method:
    """One heat-map method.

    title, reference: in words. draw: (model, image, index, progress) -> float32 (height, width), what speaks for the
    class in each cell; see HeatMap for the others. gradient: whether it needs TensorFlow and model.keras.
    """

    title: str
    draw: Callable
    reference: str
    unit: str = "logit"
    faintest: float = 0.0
    full: float = 0.0
    gradient: bool = False


def _from_features(rule: Callable) -> Callable:
    def draw(model: LoadedModel, image, index: int, progress) -> np.ndarray:
        return rule(model.source.outputs(image)[1], for_class(model.source.kernel, index))

    return draw


def _by_passes(name: str) -> Callable:
    method = getattr(perturbation_maps, name)
    return lambda model, image, index, progress: method(model.source, image, index, progress)


def _by_gradients(name: str) -> Callable:
    def draw(model: LoadedModel, image, index: int, progress) -> np.ndarray:
        # Looked up before it is tried, which would take seconds.
        if importlib.util.find_spec("tensorflow") is None:
            raise HeatMapError("This heat map needs TensorFlow. Install it: pip install -r requirements.txt")
        from model_zoo import gradient_maps

        network = gradient_maps.keras_network(model.card["name"], model.root)
        return getattr(gradient_maps, name)(network, image, index)

    return draw


_IN_LOGITS = {"unit": "logit", "faintest": FAINTEST, "full": FULL}
_PIXELS = {"unit": "logit per grey level", "gradient": True}
METHODS = {
    "grad_cam": Method("Grad-CAM", _from_features(contributions), "Selvaraju 2017, section 3.1", **_IN_LOGITS),
    "layer_cam": Method(
        "LayerCAM and Grad-CAM++", _from_features(layer_cam), "Jiang 2021; Chattopadhay 2018", **_IN_LOGITS
    ),
    "flipped_grad_cam": Method(
        "Grad-CAM, mean with the mirror image", _by_passes("flipped_grad_cam"), "Selvaraju 2017", **_IN_LOGITS
    ),
    "score_cam": Method("Score-CAM", _by_passes("score_cam"), "Wang 2020, section 3.2", unit=""),
    "occlusion": Method("Occlusion", _by_passes("occlusion"), "Zeiler & Fergus 2014", faintest=0.1, full=1.0),
    "saliency": Method("Saliency", _by_gradients("saliency"), "Simonyan 2014", **_PIXELS),
    "smooth_grad": Method("SmoothGrad", _by_gradients("smooth_grad"), "Smilkov 2017", **_PIXELS),
    "integrated_gradients": Method(
        "Integrated gradients", _by_gradients("integrated_gradients"), "Sundararajan 2017", gradient=True
    ),
}


def usable_methods(model: LoadedModel) -> tuple[str, ...]:
    """The METHODS that a model can be drawn with: those by gradients only where its networks are stored in full."""
    cards = [member.card for member in model.source.members] if "members" in model.card else [model.card]
    whole = all("model.keras" in card["files"] for card in cards)
    return tuple(name for name, method in METHODS.items() if whole or not method.gradient)


def draw(
    method: str, model: LoadedModel, image: np.ndarray, index: int, progress: Callable | None = None
) -> np.ndarray:
    """What speaks for a class in each part of a picture, by one of METHODS: float32 (height, width), in its unit.

    image: float32 (224, 224), 0..255. index: of the class, in the card's order. progress: called with the share done.
    Of an ensemble the mean of its members' maps, in calibrated logits, or each scaled to its maximum where the map has
    no unit. Raises HeatMapError where TensorFlow is missing, ArtifactError where model.keras is.
    """
    chosen = METHODS[method]
    if "members" not in model.card:
        return np.asarray(chosen.draw(model, image, index, progress), np.float32)
    members, maps = model.source.members, []
    for number, member in enumerate(members):
        part = progress and (lambda share, number=number: progress((number + share) / len(members)))
        values = draw(method, member, image, index, part)
        scale = member.card["decision"]["temperature"] if chosen.unit else max(float(values.max()), 1e-12)
        maps.append(values[..., None] / scale)
    size = max(values.shape[:2] for values in maps)
    return np.mean([enlarged(values, size)[..., 0] for values in maps], axis=0)
