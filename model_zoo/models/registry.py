"""Name to model specification: the only list of what can be trained."""

import importlib
from collections.abc import Callable
from dataclasses import dataclass, replace

# Model name to the module under model_zoo.models.architectures that registers it.
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

RANDOM_START_RATE = 1e-3  # least learning rate of a transfer network that has nothing to forget


@dataclass(frozen=True)
class Recipe:
    """Say how a model is trained.

    Parameters
    ----------
    head_epochs : int
        Epochs in which only the head learns, at 1e-3.
    epochs : int
        Those after that.
    learning_rate : float
        Peak of the cosine schedule.
    weight_decay : float
        AdamW's.
    dropout : float
        Before the head, 0..1.
    label_smoothing : float
        In the loss, 0..1.
    batch : int
        Images a step.
    warmup_steps : int
        Steps in which the learning rate rises to its peak.
    average : float
        Momentum of the weight average, 0..1.
    mixup : float
        Parameter of the Beta distribution that pairs of pictures are mixed by; 0 for none (Zhang 2018, section 2).
    augmented : bool
        Whether pictures are altered at random.
    half_size_epochs : int
        How many of the epochs, the first ones, see pictures of half the side, where the network starts at random (Tan &
        Le 2021, section 4): a quarter of the time.
    full_size_rate : float
        Peak of a cosine of their own for the epochs after those; 0: they go on with the first.
    upper_epochs : int
        How many of the epochs, the first ones, train only the upper half of a network that starts from trained weights.
    patience : int
        Epochs (those at half size aside) without a higher validation AUC after which the training ends.
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
    patience: int = 5

    def adapted(self, epochs: int | None, transferred: bool) -> "Recipe":
        """Return the recipe in `epochs` epochs all together (None: as many as it has).

        The head keeps its epochs while one is left for the whole network, and has none of its own where the network
        starts at random: there is nothing yet that it could read. Only then it may begin with pictures of half size.
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


# From ImageNet; what a network does differently stands beside it.
TRANSFER = Recipe(head_epochs=1, epochs=10, learning_rate=3e-4, weight_decay=1e-4, dropout=0.3, label_smoothing=0.1)


@dataclass(frozen=True)
class ModelSpec:
    """Say how to build, start and train one architecture. Its title and description are in `models/messages.py`.

    Parameters
    ----------
    build : callable
        (classes, dropout, size=224) -> keras.Model with input float32 (size, size, 1) in 0..255.
    imagenet : callable or None
        The constructor in keras.applications whose ImageNet weights fit, in layer order; None where there are none.
    reference : str
        The paper.
    licence : str
        Of the architecture's code and start weights.
    trained_by : str
        "gradient", or "scikit-learn" for a model whose weights are solved for.
    """

    name: str
    build: Callable
    recipe: Recipe
    imagenet: Callable | None
    reference: str
    licence: str
    trained_by: str = "gradient"


_SPECS: dict[str, ModelSpec] = {}


def register(**facts) -> Callable:
    """Enter a builder under its function name, as a decorator. facts: fields of ModelSpec but name and build."""

    def enter(build: Callable) -> Callable:
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
    # Imported on demand: a builder's module brings TensorFlow with it.
    importlib.import_module(f"model_zoo.models.architectures.{ARCHITECTURES[name]}")
    return _SPECS[name]
