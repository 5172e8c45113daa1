"""Registry of the architectures that can be trained: how each is built, started and trained."""

import importlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import keras

# Name of an architecture to the module of model_zoo.models.architectures that registers it.
ARCHITECTURES = {
    "pca_logistic": "pca_logistic",
    "cnn_baseline": "cnn_baseline",
    "cnn_dropout": "cnn_baseline",
    "scratch_cnn": "scratch_cnn",
    "mobilenet_v2": "keras_applications",
    "efficientnet_lite0": "efficientnet_lite0",
    "efficientnet_v2_b0": "keras_applications",
    "inception_v3": "keras_applications",
    "inception_resnet_v2": "keras_applications",
    "xception": "keras_applications",
    "densenet121": "keras_applications",
    "densenet169": "keras_applications",
    "resnet50_v2": "keras_applications",
    "resnet152_v2": "keras_applications",
    "vgg16": "keras_applications",
    "vgg19": "keras_applications",
    "nasnet_mobile": "keras_applications",
}

RANDOM_START_RATE = 1e-3  # least learning rate of a transfer network that starts at random


@dataclass(frozen=True)
class Recipe:
    """Recipe of a training.

    Parameters
    ----------
    head_epochs
        Epochs in which only the head is trained, at 1e-3.
    epochs
        Those after that.
    learning_rate
        Peak of the cosine schedule.
    weight_decay
        AdamW's.
    dropout
        Before the head, 0..1.
    label_smoothing
        In the loss, 0..1.
    batch
        Images in a step.
    warmup_steps
        Steps in which the learning rate rises to its peak.
    average
        Momentum of the weight average, 0..1.
    mixup
        Parameter of the Beta distribution by which pairs of images are blended; 0 for none (Zhang et al. 2018,
        section 2).
    augmented
        Whether images are augmented.
    half_size_epochs
        How many of the epochs, the first ones, use images of half the side, where the network starts at random: they
        take a quarter of the time (Tan & Le 2021, section 4).
    full_size_rate
        Peak of a second cosine schedule for the epochs after those; 0: the first goes on.
    upper_epochs
        How many of the epochs, the first ones, train only the upper half of a network that starts from trained weights.
    lung_penalty
        How much the share of the evidence outside the lungs adds to the loss, 0 or more (`training.lung_evidence`).
    patience
        Epochs without a higher validation AUC after which the training ends; those at half size do not count.
    """

    head_epochs: int
    epochs: int
    learning_rate: float
    weight_decay: float
    dropout: float
    label_smoothing: float = 0.05
    batch: int = 32
    warmup_steps: int = 80
    average: float = 0.99
    mixup: float = 0.0
    augmented: bool = True
    half_size_epochs: int = 0
    full_size_rate: float = 0.0
    upper_epochs: int = 0
    lung_penalty: float = 0.0
    patience: int = 5

    def adapted(self, epochs: int | None, transferred: bool) -> "Recipe":
        """Return the recipe for a number of epochs and a start.

        The head keeps its epochs as long as one is left for the whole network. A network that starts at random has no
        epochs for the head alone, as its features are still random; only such a network may begin at half size.

        Parameters
        ----------
        epochs
            All together; None for as many as the recipe has.
        transferred
            Whether the network starts from trained weights.
        """
        total = epochs or self.head_epochs + self.epochs
        if transferred:
            head = min(self.head_epochs, total - 1)
            return replace(self, head_epochs=head, epochs=total - head, half_size_epochs=0)
        return replace(
            self,
            head_epochs=0,
            epochs=total,
            half_size_epochs=min(self.half_size_epochs, total - 1),
            learning_rate=max(self.learning_rate, RANDOM_START_RATE) if self.head_epochs else self.learning_rate,
        )


# Recipe from ImageNet weights; architectures say what they change of it.
TRANSFER = Recipe(head_epochs=1, epochs=10, learning_rate=3e-4, weight_decay=1e-4, dropout=0.3, label_smoothing=0.1)


@dataclass(frozen=True)
class ModelSpec:
    """How to build, start and train one architecture; its title and description are in `models/messages.py`.

    Parameters
    ----------
    name
        As `thoraxlens train` takes it, and of the Keras model.
    build
        (classes, dropout, size=224) -> keras.Model with input float32 (size, size, 1) in 0..255.
    recipe
        By default.
    imagenet
        Constructor in keras.applications whose ImageNet weights fit, in layer order; None where there are none.
    reference
        Citation of the paper.
    licence
        Of the architecture's code and initial weights.
    trained_by
        "gradient", or "scikit-learn" for a model whose weights are solved for.
    """

    name: str
    build: Callable[..., "keras.Model"]
    recipe: Recipe
    imagenet: Callable[..., "keras.Model"] | None
    reference: str
    licence: str
    trained_by: str = "gradient"


_SPECS: dict[str, ModelSpec] = {}


def register(**facts: Any) -> Callable[[Callable[..., "keras.Model"]], Callable[..., "keras.Model"]]:
    """Return a decorator that registers a builder under its function name.

    Parameters
    ----------
    **facts
        Fields of `ModelSpec` but name and build.
    """

    def enter(build: Callable[..., "keras.Model"]) -> Callable[..., "keras.Model"]:
        _SPECS[build.__name__] = ModelSpec(name=build.__name__, build=build, **facts)
        return build

    return enter


def model_spec(name: str) -> ModelSpec:
    """Return the specification of a registered architecture.

    Raises
    ------
    KeyError
        For any other name; the message lists the known ones.
    """
    if name not in ARCHITECTURES:
        raise KeyError(f"No architecture is called {name!r}. Known: {', '.join(ARCHITECTURES)}.")
    # Imported on demand, as a builder's module imports TensorFlow.
    importlib.import_module(f"model_zoo.models.architectures.{ARCHITECTURES[name]}")
    return _SPECS[name]
