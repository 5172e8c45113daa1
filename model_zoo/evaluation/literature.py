"""Published figures, typed in with their sources."""

from typing import NamedTuple

from model_zoo.core.coded_messages import Message


class Source(NamedTuple):
    """Source of published figures: in a few words beside a figure, and in full."""

    short: Message
    full: Message


class Published(NamedTuple):
    """Published figures of one model, 0..1; None where not given.

    Attributes
    ----------
    images
        On which images.
    source
        Key of SOURCES.
    official
        Whether they are on the very images of OFFICIAL_TEST.
    """

    model: Message
    auc: float | None
    accuracy: float | None
    sensitivity: float | None
    specificity: float | None
    images: Message
    source: str
    official: bool = False


def _text(text: str) -> Message:
    """Return what is the same in every language: a name, a citation."""
    return Message("core.text", {"text": text})


def _project(number: int) -> Source:
    project = Message("evaluation.published_student_project", {"number": number})
    return Source(project, project)


OFFICIAL_TEST = ("chest_xray", 624, 2)  # known data set, test images and classes
SOURCES = {
    "kermany": Source(
        _text("Kermany et al. 2018"), _text("Kermany et al. 2018, Cell 172:1122, doi 10.1016/j.cell.2018.02.010")
    ),
    "medmnist": Source(
        _text("Yang et al. 2023"),
        _text("Yang et al. 2023, MedMNIST v2, Scientific Data 10:41, doi 10.1038/s41597-022-01721-8"),
    ),
    **{f"project_{number}": _project(number) for number in range(1, 6)},
}
_CNN, _INCEPTION = _text("CNN"), _text("InceptionV3")
_OFFICIAL = Message("evaluation.published_test_images", {"images": 624})
_SMALL = Message("evaluation.published_test_images_small", {"images": 624, "side": 28})
_STATED = Message("evaluation.published_as_stated")
_STATED_BY_CLASS = Message("evaluation.published_as_stated_by_class", {"normal": 0.80, "pneumonia": 0.92})
PUBLISHED = (
    Published(_INCEPTION, 0.968, 0.928, 0.932, 0.901, _OFFICIAL, "kermany", official=True),
    Published(_INCEPTION, 0.940, 0.907, None, None, Message("evaluation.published_bacterial_viral"), "kermany"),
    Published(_text("Google AutoML Vision"), 0.991, 0.946, None, None, _SMALL, "medmnist", official=True),
    Published(_INCEPTION, None, 0.95, None, None, _STATED, "project_1"),
    Published(_CNN, None, 0.88, None, None, _STATED_BY_CLASS, "project_1"),
    Published(Message("evaluation.published_pretrained"), None, 0.9199, None, None, _STATED, "project_2"),
    Published(_CNN, 0.841, 0.8494, None, None, _STATED, "project_2"),
    Published(_CNN, None, 0.9437, None, None, _STATED, "project_3"),
    Published(
        _text("DenseNet169"), None, 0.9556, None, None, Message("evaluation.published_three_classes"), "project_4"
    ),
    Published(
        Message("evaluation.published_mobilenet_pca"), None, None, None, None,
        Message("evaluation.published_by_f1"), "project_5",
    ),
)  # fmt: skip
