"""Figures that others have published, typed in with their sources."""

from typing import NamedTuple


class Published(NamedTuple):
    """Figures from elsewhere: shares of 0..1, None where not given; of which images; and who says so."""

    model: str
    auc: float | None
    accuracy: float | None
    sensitivity: float | None
    specificity: float | None
    images: str
    source: str


OFFICIAL = "the 624 test images"
OFFICIAL_TEST = ("chest_xray", 624, 2)  # the data they are of, by its name here; how many they are, and their classes
_KERMANY = "Kermany et al. 2018, Cell 172:1122, doi 10.1016/j.cell.2018.02.010"
_MEDMNIST = "Yang et al. 2023, MedMNIST v2, Scientific Data 10:41, doi 10.1038/s41597-022-01721-8"
_STUDENTS = "student project {} of the five that this one grew from"
PUBLISHED = (
    Published("InceptionV3", 0.968, 0.928, 0.932, 0.901, OFFICIAL, _KERMANY),
    Published("InceptionV3", 0.940, 0.907, None, None, "bacterial against viral", _KERMANY),
    Published("Google AutoML Vision", 0.991, 0.946, None, None, f"{OFFICIAL}, 28 x 28", _MEDMNIST),
    Published("InceptionV3", None, 0.95, None, None, "as stated there", _STUDENTS.format(1)),
    Published("CNN", None, 0.88, None, None, "as stated there; normal 0.80, pneumonia 0.92", _STUDENTS.format(1)),
    Published("pretrained network", None, 0.9199, None, None, "as stated there", _STUDENTS.format(2)),
    Published("CNN", 0.841, 0.8494, None, None, "as stated there", _STUDENTS.format(2)),
    Published("CNN", None, 0.9437, None, None, "as stated there", _STUDENTS.format(3)),
    Published(
        "DenseNet169", None, 0.9556, None, None, "normal, effusion and pneumonia; validation", _STUDENTS.format(4)
    ),
    Published("MobileNetV2, PCA + logistic", None, None, None, None, "compared by F1", _STUDENTS.format(5)),
)
