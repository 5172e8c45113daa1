"""Heat-map methods by name, for single networks and ensembles alike."""

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import cast

import numpy as np

from model_zoo.core.coded_messages import CodedError, Message
from model_zoo.explain import occlusion
from model_zoo.explain.occlusion import Progress
from model_zoo.inference.class_activation import (
    contributions,
    evidence_for_class,
    has_positive_evidence,
    heat_map,
    layer_cam,
    upsample_contributions,
)
from model_zoo.inference.litert import Network
from model_zoo.inference.predictor import LoadedModel

LOGIT, LOGIT_PER_GREY_LEVEL = Message("explain.unit_logit"), Message("explain.unit_logit_per_grey_level")
RANDOM_TITLE = Message("explain.title_random")  # of the random map that the others are compared with


class HeatMapError(CodedError):
    """A method that cannot be used here."""


@dataclass(frozen=True)
class HeatMapMethod:
    """One heat-map method.

    Attributes
    ----------
    title
        Its name.
    reference
        Authors, year and section.
    rule
        (features, kernel) -> (height, width), from the pass of the prediction. Either this or `draw`; both give the
        evidence for the class in each cell.
    draw
        (model of one network, image, index, progress) -> (height, width).
    unit
        LOGIT or LOGIT_PER_GREY_LEVEL; None where only the order of the values has a meaning.
    faintest, full
        Values from which on anything is drawn, and is drawn at full strength (`class_activation.heat_map`).
    gradient
        Whether `draw` needs TensorFlow and model.keras.
    signed
        False where values are magnitudes, of how much the logit depends on each cell, which do not tell evidence for
        the class from evidence against it.
    """

    title: Message
    reference: str
    rule: Callable[[np.ndarray, np.ndarray], np.ndarray] | None = None
    draw: Callable[[LoadedModel, np.ndarray, int, Progress | None], np.ndarray] | None = None
    unit: Message | None = LOGIT
    faintest: float = 0.0
    full: float = 0.0
    gradient: bool = False
    signed: bool = True

    def speaks(self, values: np.ndarray) -> bool:
        """Return whether a map of this method has evidence for the class (`class_activation.has_positive_evidence`)."""
        return has_positive_evidence(values, self.faintest)

    def heat(self, values: np.ndarray, size: tuple[int, int]) -> np.ndarray:
        """Return a map of this method as it is drawn (`class_activation.heat_map`)."""
        return heat_map(values, size, self.faintest, self.full)


def _by_passes(name: str) -> Callable[[LoadedModel, np.ndarray, int, Progress | None], np.ndarray]:
    method = getattr(occlusion, name)
    return lambda model, image, index, progress: method(model.source, image, index, progress)


def _by_gradients(name: str) -> Callable[[LoadedModel, np.ndarray, int, Progress | None], np.ndarray]:
    def draw(model: LoadedModel, image: np.ndarray, index: int, progress: Progress | None) -> np.ndarray:
        # Looked up first: the attempt to import would take seconds.
        if importlib.util.find_spec("tensorflow") is None:
            raise HeatMapError("explain.tensorflow_missing")
        from model_zoo.explain import gradients

        network = gradients.load_keras_network(model.card["name"], model.root)
        return getattr(gradients, name)(network, image, index)

    return draw


_contribution_map = partial(HeatMapMethod, faintest=0.5, full=4.0)
_pixel_map = partial(HeatMapMethod, unit=LOGIT_PER_GREY_LEVEL, gradient=True, signed=False)
METHODS = {
    "grad_cam": _contribution_map(Message("explain.title_grad_cam"), "Selvaraju 2017, § 3.1", contributions),
    "layer_cam": _contribution_map(Message("explain.title_layer_cam"), "Jiang 2021; Chattopadhay 2018", layer_cam),
    "flipped_grad_cam": _contribution_map(
        Message("explain.title_flipped_grad_cam"), "Selvaraju 2017", draw=_by_passes("flipped_grad_cam")
    ),
    "score_cam": HeatMapMethod(
        Message("explain.title_score_cam"), "Wang 2020, § 3.2", draw=_by_passes("score_cam"), unit=None
    ),
    "occlusion": HeatMapMethod(
        Message("explain.title_occlusion"),
        "Zeiler & Fergus 2014, § 4.2",
        draw=_by_passes("occlusion"),
        faintest=0.1,
        full=1.0,
    ),
    "saliency": _pixel_map(Message("explain.title_saliency"), "Simonyan 2014, § 3", draw=_by_gradients("saliency")),
    "smooth_grad": _pixel_map(
        Message("explain.title_smooth_grad"), "Smilkov 2017, § 3", draw=_by_gradients("smooth_grad")
    ),
    "integrated_gradients": HeatMapMethod(
        Message("explain.title_integrated_gradients"),
        "Sundararajan 2017, § 3",
        draw=_by_gradients("integrated_gradients"),
        gradient=True,
    ),
}


def method_title(name: str) -> Message:
    """Return the title of one of METHODS, or of the map named "random"."""
    return METHODS[name].title if name in METHODS else RANDOM_TITLE


def usable_methods(model: LoadedModel) -> tuple[str, ...]:
    """Return the METHODS that suit a model: those by gradients only where its Keras networks are stored."""
    whole = all("model.keras" in network.card["files"] for network in model.networks)
    return tuple(name for name, method in METHODS.items() if whole or not method.gradient)


def compute_heat_map(
    method: str, model: LoadedModel, image: np.ndarray, index: int, progress: Progress | None = None,
    features: tuple[np.ndarray, ...] | None = None,
) -> np.ndarray:  # fmt: skip
    """Return the evidence for a class in each part of an image, by one of METHODS.

    Parameters
    ----------
    method
        Key of METHODS.
    model
        The stored model; of an ensemble the mean of its networks' maps is returned.
    image
        Float32 (224, 224), 0..255.
    index
        Of the class, in the card's order.
    progress
        Called with the share that is done, 0..1.
    features
        Those of a prediction for this image, which save a pass.

    Returns
    -------
    np.ndarray
        Float32 (height, width). Maps with a unit are in calibrated logits, so that those of different models can be
        compared; those without one are scaled to their maximum.

    Raises
    ------
    HeatMapError
        Where TensorFlow is missing.
    ArtifactError
        Where model.keras is missing or damaged.
    """
    chosen, networks, maps = METHODS[method], model.networks, []
    if chosen.rule:
        features = features or model.evidence(image).features
        kernels = [evidence_for_class(cast(Network, network.source).kernel, index) for network in networks]
        maps = [chosen.rule(part, kernel) for part, kernel in zip(features, kernels, strict=True)]
    elif chosen.draw:
        for number, network in enumerate(networks):
            part = progress and (lambda share, number=number: progress((number + share) / len(networks)))
            maps.append(chosen.draw(network, image, index, part))
    size = max(np.shape(values) for values in maps)
    scaled = [
        _scaled(np.asarray(values, np.float32), size, network, chosen)
        for values, network in zip(maps, networks, strict=True)
    ]
    mean = np.mean(scaled, axis=0)
    # An ensemble is calibrated once more than its members are.
    return mean / model.card["decision"]["temperature"] if chosen.unit and model is not networks[0] else mean


def _scaled(values: np.ndarray, size: tuple[int, int], network: LoadedModel, method: HeatMapMethod) -> np.ndarray:
    """Return a map on a grid of that size, in calibrated logits or, without a unit, in shares of its maximum."""
    scale = network.card["decision"]["temperature"] if method.unit else max(float(values.max()), 1e-12)
    return upsample_contributions((values / scale)[..., None], size)[..., 0]
