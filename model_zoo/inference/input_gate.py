"""Input check: whether an image is a chest radiograph, the right way up; it runs before any prediction, no TensorFlow.

A small network predicts by how many quarter turns an image is turned and whether its grey values are inverted. How far
the network's features of an image lie from those of a model's training images says how far out-of-distribution it is:
the Mahalanobis distance, in units of a limit that is fixed on validation images.

Far away lie both what is no chest radiograph and good radiographs of another hospital. What tells them apart: of a
chest radiograph the network knows the orientation whichever way it is turned or inverted, of anything else it does not.
So only an image that is far away and of no orientation is rejected; of one that is far away the user is warned.

References
----------
Gidaris 2018, section 3.1 (orientation); Lee 2018, section 2.1 (distance); Golan & El-Yaniv 2018, arXiv
1805.10917 (rejection by the predictions for every turn).
"""

import io
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np

from model_zoo.core import paths
from model_zoo.core.card import Card
from model_zoo.core.coded_messages import Message
from model_zoo.core.model_store import ArtifactError, read_file
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.inference.helper_networks import load_helper, read_helper_card
from model_zoo.inference.litert import InterpreterPool

FILE = "gate.npz"  # of a stored model
WAYS = 8  # orientations: four quarter turns, each with grey values as they are or inverted
# Mean probability of the right orientation, over all of them, below which an image is of none. Validation radiographs
# of children and adults lie above 0.83.
ORIENTED = 0.75
FAR = 2.0  # distance from which on a turned image is not offered corrected
FINE, UNUSUAL, PHOTOGRAPH, WRONG_WAY, OTHER = "fine", "unusual", "photograph", "wrong way", "no radiograph"
WARNED = (UNUSUAL, PHOTOGRAPH)  # outcomes with which the prediction is shown under a warning
SHOWN = (FINE, *WARNED)  # and those with which it is shown unasked
_TURNED = {  # by quarter turns, counter-clockwise
    1: Message("inference.turned_left"),
    2: Message("inference.turned_around"),
    3: Message("inference.turned_right"),
}


@dataclass(frozen=True)
class GateResult:
    """What the input check finds in an image.

    Attributes
    ----------
    outcome
        FINE; UNUSUAL, out-of-distribution, and PHOTOGRAPH, of a screen or a film, of which the user is warned;
        WRONG_WAY, a radiograph once it is corrected; OTHER, rejected, as it is no chest radiograph.
    turns
        Quarter turns, counter-clockwise, that put it upright.
    inverted
        Whether its grey values are inverted.
    distance
        From the training images, 0 or more; from 1 on it is unusual.
    """

    outcome: str
    turns: int
    inverted: bool
    distance: float


@dataclass(frozen=True)
class GateReference:
    """Training images of a model, as the input check compares with them.

    Attributes
    ----------
    mean
        Float32 (features,).
    whitening
        Float32 (features, features), makes the features uncorrelated and of variance 1.
    limit
        Distance, before it is given in units of this limit, from which on an image is unusual.
    """

    mean: np.ndarray
    whitening: np.ndarray
    limit: float

    def distance(self, features: np.ndarray) -> np.ndarray:
        """Return the distances (...) of features (..., features), in units of the limit."""
        return np.sqrt((((features - self.mean) @ self.whitening) ** 2).mean(-1)) / self.limit


def detect_orientation(image: np.ndarray, keeper: InterpreterPool | None = None) -> tuple[int, bool, np.ndarray]:
    """Predict how an image lies, and return it with the network's features.

    Parameters
    ----------
    image
        Float32 (224, 224), 0..255.
    keeper
        The network; by default the stored one.

    Returns
    -------
    tuple
        Quarter turns, counter-clockwise, that put the image upright; whether its grey values are inverted; the
        features, float32 (features,).

    Raises
    ------
    ArtifactError
        Where the stored network is missing or damaged.
    """
    seen = (keeper or load_helper(paths.GATEKEEPER)).run(image)
    turned, inverted = divmod(int(seen["logits"].argmax()), 2)
    return -turned % 4, bool(inverted), seen["features"].mean((0, 1))


def check_input(image: np.ndarray, reference: GateReference, photographed: bool = False) -> GateResult:
    """Check an image before a model predicts it.

    Parameters
    ----------
    image
        Float32 (224, 224), 0..255.
    reference
        The training images of the model.
    photographed
        Whether the radiograph looks like a photograph, as `is_photograph` tells.

    Raises
    ------
    ArtifactError
        Where the stored network is missing or damaged.
    """
    turns, inverted, features = detect_orientation(image)
    distance = float(reference.distance(features))
    turned = bool(turns or inverted)
    if turned or distance >= 1:
        oriented = orientation_certainty(image) >= ORIENTED
        if turned and oriented:
            put_right = float(reference.distance(detect_orientation(reorient(image, turns, inverted))[2]))
            if put_right < FAR:
                return GateResult(WRONG_WAY, turns, inverted, put_right)
        if distance >= 1 and (turned or not oriented):
            return GateResult(OTHER, 0, False, distance)
    if photographed:
        return GateResult(PHOTOGRAPH, 0, False, distance)
    return GateResult(UNUSUAL if distance >= 1 else FINE, 0, False, distance)


def orientation_certainty(image: np.ndarray) -> float:
    """Return how sure the network is of an image's orientation, whichever way it is turned or inverted.

    Returns
    -------
    float
        Mean, over the eight orientations, of the probability that the network gives to the one that follows from its
        prediction for the image as it is; 0..1.
    """
    keeper = load_helper(paths.GATEKEEPER)
    logits = np.array(
        [keeper.run(reorient(image, way // 2, bool(way % 2)))["logits"] for way in range(WAYS)], dtype=np.float64
    )
    shares = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    turned, inverted = divmod(int(logits[0].argmax()), 2)
    expected = [2 * ((turned + way // 2) % 4) + (inverted ^ way % 2) for way in range(WAYS)]
    return float(shares[np.arange(WAYS), expected].mean())


def reorient(pixels: np.ndarray, turns: int, inverted: bool) -> np.ndarray:
    """Return an image (height, width), 0..255, after quarter turns counter-clockwise, and inverted on request."""
    pixels = np.ascontiguousarray(np.rot90(pixels, turns))
    return 255 - pixels if inverted else pixels


def input_check_message(finding: GateResult) -> Message:
    """Return what the input check found, as a sentence."""
    if finding.outcome == WRONG_WAY:
        return Message("inference.input_wrong_way", {"how": _correction(finding)})
    if finding.outcome == OTHER:
        return Message("inference.input_no_radiograph")
    if finding.outcome == PHOTOGRAPH:
        return Message("inference.input_photograph")
    if finding.outcome == UNUSUAL:
        return Message("inference.input_unusual")
    return Message("inference.input_fine")


def corrected_radiograph(radiograph: Radiograph, finding: GateResult) -> Radiograph:
    """Return a radiograph put right as the input check found it, with a note that says so."""
    pixels, windows = reorient(radiograph.pixels, finding.turns, finding.inverted), radiograph.windows
    if windows:
        stored = reorient(windows.stored, finding.turns, False)
        windows = replace(windows, stored=stored, inverted=windows.inverted != finding.inverted)
    notes = (*radiograph.notes, Message("inference.note_corrected", {"how": _correction(finding)}))
    return replace(radiograph, pixels=pixels, notes=notes, windows=windows)


def _correction(finding: GateResult) -> Message:
    """Return what puts the image right, in words."""
    if not finding.turns:
        return Message("inference.inverted")
    turned = _TURNED[finding.turns]
    return Message("inference.turned_and_inverted", {"turned": turned}) if finding.inverted else turned


def load_gate_reference(card: Card, root: Path | None = None) -> GateReference:
    """Return the training images of a stored model as the input check compares with them.

    Raises
    ------
    ArtifactError
        Where they are missing or damaged, or were measured with another network than the stored one.
    """
    if card["gate"]["gatekeeper"] != read_helper_card(paths.GATEKEEPER)["sha256"]:
        command = f"thoraxlens measure {card['name']} --data DIR"
        raise ArtifactError("inference.input_check_replaced", name=card["name"], command=command)
    return _reference(card["name"], root, card["files"][FILE], card["gate"]["limit"])


@lru_cache(maxsize=32)
def _reference(name: str, root: Path | None, digest: str, limit: float) -> GateReference:
    with np.load(io.BytesIO(read_file(name, FILE, root, digest)), allow_pickle=False) as arrays:
        return GateReference(arrays["mean"], arrays["whitening"], limit)
