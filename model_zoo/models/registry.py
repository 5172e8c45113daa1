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
    "mobilenet_v2": "mobilenet_v2",
    "efficientnet_lite0": "efficientnet_lite0",
    "efficientnet_v2_b0": "efficientnet_v2",
    "inception_v3": "inception_v3",
    "inception_resnet_v2": "inception_resnet_v2",
    "xception": "xception",
    "densenet121": "densenet",
    "densenet169": "densenet",
    "resnet50_v2": "resnet_v2",
    "resnet152_v2": "resnet_v2",
    "vgg16": "vgg",
    "vgg19": "vgg",
    "nasnet_mobile": "nasnet_mobile",
}

RANDOM_START_RATE = 1e-3  # least learning rate of a transfer network that has nothing to forget


@dataclass(frozen=True)
class Recipe:
    """How a model is trained.

    head_epochs: epochs in which only the head learns, at 1e-3. epochs: those after that, of which in the first
    upper_epochs only the upper half of the network learns, where it starts from trained weights.
    learning_rate: peak of the cosine schedule. weight_decay: AdamW's. dropout: before the head, 0..1.
    label_smoothing: in the loss, 0..1. batch: images a step. average: momentum of the weight average, 0..1.
    mixup: parameter of the Beta distribution that pairs of pictures are mixed by; 0 for none (Zhang 2018, section 2).
    augmented: whether pictures are altered at random. half_size_epochs: how many of the epochs, the first ones, see
    pictures of half the side, where the network starts at random (Tan & Le 2021, section 4): a quarter of the time.
    full_size_rate: peak of a cosine of their own for the epochs after those; 0: they go on with the first. patience:
    epochs (those at half size aside) without a higher validation AUC after which the training ends.
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
        """The recipe in `epochs` epochs all together (None: as many as it has).

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


# From ImageNet; what a family does differently stands in its file.
TRANSFER = Recipe(head_epochs=1, epochs=10, learning_rate=3e-4, weight_decay=1e-4, dropout=0.3, label_smoothing=0.1)


@dataclass(frozen=True)
class ModelSpec:
    """One architecture: how to build, start and train it.

    build: (classes, dropout, size=224) -> keras.Model with input float32 (size, size, 1) in 0..255. imagenet: the
    constructor in keras.applications whose ImageNet weights fit, in layer order; None where there are none. reference:
    the paper. licence: of the architecture's code and start weights. trained_by: "gradient", or "scikit-learn" for a
    model whose weights are solved for.
    """

    name: str
    title: str
    build: Callable
    recipe: Recipe
    imagenet: Callable | None
    reference: str
    licence: str
    trained_by: str = "gradient"


_SPECS: dict[str, ModelSpec] = {}


def register(**facts) -> Callable:
    """Decorator: enter a builder under its function name."""

    def enter(build: Callable) -> Callable:
        _SPECS[build.__name__] = ModelSpec(name=build.__name__, build=build, **facts)
        return build

    return enter


def model_spec(name: str) -> ModelSpec:
    """The specification of a registered architecture. Raises KeyError with the known names for any other."""
    if name not in ARCHITECTURES:
        raise KeyError(f"No architecture is called {name!r}. Known: {', '.join(ARCHITECTURES)}.")
    # Imported on demand: a builder's module brings TensorFlow with it.
    importlib.import_module(f"model_zoo.models.architectures.{ARCHITECTURES[name]}")
    return _SPECS[name]
