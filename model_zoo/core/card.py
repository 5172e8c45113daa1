"""Types of what stands in card.json, schema 4.

Probabilities, shares and rates are 0..1. Whatever pages show as a sentence is a `StoredMessage`; citations and names of
data sets, libraries and files are plain texts. Entries that not every model has are marked `NotRequired`.
"""

from typing import Any, Literal, NotRequired, TypedDict

# As `Message.as_json` makes it: its code, and beside it its values by name.
StoredMessage = dict[str, Any]

RANDOM_START = "models.weights_none"  # code of the source of a network that starts at random


class Figure(TypedDict):
    """A figure on all images with its 95% interval; None where it is undefined."""

    value: float | None
    low: float | None
    high: float | None


class Agreement(TypedDict):
    """Differences between two predictions of the same images: of each image the largest over the classes."""

    median: float
    percentile_95: float
    largest: float
    label_flips: int  # images whose most probable class changes


class Input(TypedDict):
    """Input of the network."""

    shape: list[int]  # height, width, channels in pixels
    dtype: str
    range: list[float]  # grey values from black to white
    resize: str  # how a radiograph is brought to that shape


class Architecture(TypedDict):
    """Network: name, size and source."""

    name: str  # as `thoraxlens train` takes it
    description: StoredMessage
    parameters: int  # of an ensemble, those of its members together
    features: NotRequired[list[int]]  # height, width, channels of the last feature maps; not of an ensemble
    reference: str  # citation


class InitialWeights(TypedDict):
    """Weights that the network started from."""

    source: StoredMessage  # its code is the kind, RANDOM_START or another; a file and a stored model have a name
    sha256: NotRequired[str]  # of the file, or of the downloaded arrays
    licence: NotRequired[StoredMessage]  # of a stored model


class Recipe(TypedDict, total=False):
    """Recipe of the training, as in `models.registry.Recipe`; older models lack some entries."""

    head_epochs: int
    epochs: int
    learning_rate: float
    weight_decay: float
    dropout: float
    label_smoothing: float
    batch: int  # images in a step
    warmup_steps: int
    average: float
    mixup: float
    augmented: bool
    half_size_epochs: int
    full_size_rate: float
    upper_epochs: int
    patience: int  # epochs
    seed: int
    seconds: int  # duration of the training


class AdultsInTraining(TypedDict):
    """Radiographs of adults that a model of children was trained on jointly."""

    name: str  # of the data set
    fingerprint: str  # SHA-256 over contents and labels of all its files
    classes: dict[str, int]  # images of each class
    patients: int


class Data(TypedDict):
    """Data set of training, validation and test."""

    name: str
    fingerprint: str  # SHA-256 over contents and labels of all files
    split: str  # SHA-256 over which image is in which split
    images: int
    unreadable: int  # files that were left out
    other_copies_in_training: int  # training images of which another copy was shown too
    adults: NotRequired[AdultsInTraining]


class StatisticsRow(TypedDict):
    """Images and patients of one split, class and subtype."""

    split: str
    label: str
    subtype: str  # empty where there is none
    images: int
    patients: int  # by the finest key that the source gives
    groups: int  # by the key whose images stay together when a split is drawn


class Statistics(TypedDict):
    """Images and patients of the data set."""

    rows: list[StatisticsRow]
    class_weights: dict[str, float]  # of each class in training
    shared_patients: int  # in test and in training or validation
    shared_groups: int


class Calibration(TypedDict):
    """Calibration of the logits."""

    temperature: float  # by which logits are divided
    offsets: list[float]  # logits, subtracted before that, one for each output


class Decision(Calibration):
    """Rule from logits to a predicted class."""

    threshold: float | None  # on the probability of the second of two classes; None: the most probable class
    unsure_below: float  # confidence, 0..1, below which a prediction is indeterminate
    risk: NotRequired[float]  # share of wrong determinate predictions on validation for which `unsure_below` was chosen
    fixed_on: StoredMessage  # images on which temperature, offsets and threshold were fixed
    rule: StoredMessage


# As `metrics.summary.summary_figures` returns them: Figures by name, and of three classes and more, under "classes", a
# dict of Figures for each class.
Summary = dict[str, Any]


class SplitMetrics(TypedDict):
    """Figures on one split, as `metrics.summary.metrics_by_split` returns them."""

    images: int
    patients: int
    summary: Summary
    calibration: dict[Literal["before", "after"], dict[str, Figure]]
    risk_coverage: list[dict[str, float]]
    answered: dict[str, Any]  # share of the images with a determinate prediction, and the accuracy on these
    operating_points: NotRequired[dict[str, dict[str, Any]]]  # of two classes
    sensitivity_by_subtype: NotRequired[dict[str, dict[str, Any]]]  # of two classes
    pairs: NotRequired[list[dict[str, Any]]]  # of three classes and more
    only_here: NotRequired[dict[str, Any]]  # of test, where some patients' numbers occur in training too


class RobustnessRow(Agreement):
    """Predictions of the test images under one perturbation, against those without."""

    perturbation: StoredMessage | Literal["none"]
    auc: float
    auc_loss: float  # AUC without minus AUC with the perturbation
    warned: NotRequired[float]  # share of the images, where the whole file is changed, that are taken for photographs


class Gate(TypedDict):
    """Input check on this model's images."""

    gatekeeper: str  # SHA-256 of the input check's network with which the shares were measured
    limit: float  # distance from the training images beyond which an image is out-of-distribution
    unusual: dict[str, float]  # share of each split's images that get a warning
    no_radiograph: dict[str, float]  # share of each split's images that are rejected


class OtherCopies(Agreement):
    """Predictions of other copies of the same images, against those of the images themselves."""

    split: str
    images: int


class External(TypedDict):
    """External test set."""

    images: int
    fall: dict[str, Figure]  # by which AUC, sensitivity and specificity are lower there


class FaithfulnessRow(TypedDict):
    """Faithfulness of one heat-map method, or of "random"."""

    method: str
    images: int
    insertion: float | None  # area under the probability, 0..1, as of deletion
    deletion: float | None
    lungs: float | None  # share of the heat inside the lungs
    border: float | None  # share of the heat in the outer 5%


class Faithfulness(TypedDict):
    """Faithfulness of the heat maps, by method."""

    split: str
    rows: list[FaithfulnessRow]
    temperature: NotRequired[float]  # of an earlier calibration, by whose probabilities it was measured


class ShortcutAuc(TypedDict):
    """AUC of one property of the images alone, cross-validated on the images outside the test split."""

    name: str  # of a statistic, as `data.shortcuts.image_statistics` names them
    images: int
    auc: Figure


class ShortcutPair(TypedDict):
    """AUC with which whole-image statistics tell two classes apart."""

    classes: list[str]
    together: Figure | None  # of all statistics, cross-validated on the images outside the test split
    test: Figure | None  # of the same, fitted to those images, on the test images
    strongest: ShortcutAuc | None


class OneClass(TypedDict):
    """Images by class of a style or a burned-in mark that outside the test split occurs in one class only."""

    training: dict[str, int]
    test: dict[str, int]
    one_class: str


class Shortcuts(TypedDict):
    """Shortcut audit of the data: what else than disease the classes can be told from."""

    images: int  # outside the test split
    pairs: list[ShortcutPair]
    styles: int
    one_class_styles: list[OneClass]
    one_class_marks: list[OneClass]


# Of an ensemble: SHA-256 of the member's network and its calibration, as of Decision.
Member = TypedDict("Member", {"model.tflite": str, "temperature": float, "offsets": list[float]})


class LitertAgainstKeras(TypedDict):
    """Differences between the predictions of the exported and of the trained network."""

    precision: str  # of its weights
    val: Agreement
    test: Agreement


class Card(TypedDict):
    """Card of a stored model: everything that is known of it."""

    schema: int
    name: str  # of its folder
    version: str  # of this program, when it was stored
    created: str  # ISO 8601, UTC
    title: StoredMessage
    classes: list[str]  # in the order of the outputs, the normal one first
    input: Input
    architecture: Architecture
    initial_weights: NotRequired[InitialWeights]  # not of an ensemble
    recipe: NotRequired[Recipe]  # not of an ensemble
    data: Data
    statistics: Statistics
    decision: Decision
    metrics: dict[str, SplitMetrics]  # by split: val, test, external
    robustness: list[RobustnessRow]  # first the images without perturbation
    gate: Gate
    other_copies: NotRequired[OtherCopies]
    external: NotRequired[External]
    faithfulness: NotRequired[Faithfulness]
    shortcuts: NotRequired[Shortcuts]  # of the data
    members: NotRequired[dict[str, Member]]  # of an ensemble, by their names
    litert_against_keras: NotRequired[LitertAgainstKeras]  # not of an ensemble
    limits: list[StoredMessage]
    intended_use: list[StoredMessage]
    licence: StoredMessage
    libraries: dict[str, str]  # versions, by name
    command: str  # with which the model is trained again
    files: dict[str, str]  # SHA-256 of each file beside the card
