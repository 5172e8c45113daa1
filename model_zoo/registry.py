"""Name to model specification: the only list of what can be trained."""

import importlib
from collections.abc import Callable
from dataclasses import dataclass, replace

ARCHITECTURES = ("scratch_cnn", "mobilenet_v2")  # module names under model_zoo.architectures


@dataclass(frozen=True)
class Recipe:
    """How a model is trained.

    head_epochs: epochs in which only the head learns, at 1e-3. epochs: epochs of the whole network after that.
    learning_rate: peak of the cosine schedule. weight_decay: AdamW's. dropout: before the head, 0..1.
    label_smoothing: in the loss, 0..1. batch: images a step. average: momentum of the weight average, 0..1.
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

    def adapted(self, epochs: int | None, transferred: bool) -> "Recipe":
        """The recipe in `epochs` epochs all together (None: as many as it has).

        The head keeps its epochs while one is left for the whole network, and has none of its own where the network
        starts at random: there is nothing yet that it could read.
        """
        total = epochs or self.head_epochs + self.epochs
        head = min(self.head_epochs, total - 1) if transferred else 0
        return replace(self, head_epochs=head, epochs=total - head)


@dataclass(frozen=True)
class ModelSpec:
    """One architecture: how to build, start and train it.

    build: (classes, dropout) -> keras.Model with input float32 (224, 224, 1) in 0..255. imagenet: the constructor in
    keras.applications whose ImageNet weights fit, by layer name; None where there are none. reference: the paper.
    licence: of the architecture's code and start weights.
    """

    name: str
    title: str
    build: Callable
    recipe: Recipe
    imagenet: Callable | None
    reference: str
    licence: str


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
    importlib.import_module(f"model_zoo.architectures.{name}")
    return _SPECS[name]
