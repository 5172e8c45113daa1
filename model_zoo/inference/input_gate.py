"""Is it a chest radiograph at all, and the right way up? Asked before any probability. No TensorFlow.

A small network, the gatekeeper, tells by how many quarter turns a picture is turned and whether its greys are inverted
(after Gidaris 2018, section 3.1). How far its features of a picture lie from those of a model's training pictures says
how unlike them the picture is: the Mahalanobis distance (Lee 2018, section 2.1), in units of a limit that is fixed on
validation.
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
REFUSED = 2.0  # distance from which a picture is no radiograph; 1 is the limit of the unusual
COLOURFUL = 8.0  # mean difference between the channels, of 255, from which a picture is unusual
FINE, UNUSUAL, WRONG_WAY, OTHER = "fine", "unusual", "wrong way", "no radiograph"
SHOWN = (FINE, UNUSUAL)  # outcomes with which a probability is shown unasked
_TURNED = {  # by quarter turns, counter-clockwise
    1: Message("inference.turned_left"),
    2: Message("inference.turned_around"),
    3: Message("inference.turned_right"),
}


@dataclass(frozen=True)
class GateResult:
    """What the gate says of a picture.

    outcome: FINE; UNUSUAL; WRONG_WAY, a radiograph if it is put right; OTHER, no chest radiograph like those that the
    model has learned from. turns: quarter turns, counter-clockwise, that put it upright. inverted: whether its greys
    are. distance: 0 or more, from 1 it is unusual.
    """

    outcome: str
    turns: int
    inverted: bool
    distance: float


@dataclass(frozen=True)
class GateReference:
    """A model's training pictures as the gate knows them.

    mean: float32 (features,). whitening: float32 (features, features), which makes their features uncorrelated and of
    variance 1. limit: the distance, before it is given in units of itself, from which a picture is unusual.
    """

    mean: np.ndarray
    whitening: np.ndarray
    limit: float

    def distance(self, features: np.ndarray) -> np.ndarray:
        """Distances (...) of features (..., features), in units of the limit."""
        return np.sqrt((((features - self.mean) @ self.whitening) ** 2).mean(-1)) / self.limit


def detect_orientation(image: np.ndarray, keeper: InterpreterPool | None = None) -> tuple[int, bool, np.ndarray]:
    """Quarter turns that put a picture upright, whether it is inverted, and its features float32 (features,).

    image: float32 (224, 224), 0..255. keeper: by default the stored gatekeeper. Raises ArtifactError where that cannot
    be used.
    """
    seen = (keeper or load_helper(paths.GATEKEEPER)).run(image)
    turned, inverted = divmod(int(seen["logits"].argmax()), 2)
    return -turned % 4, bool(inverted), seen["features"].mean((0, 1))


def check_input(image: np.ndarray, reference: GateReference, colour: float = 0.0) -> GateResult:
    """The gate's finding for a model. image: float32 (224, 224), 0..255. colour: as Radiograph has it.

    Raises ArtifactError where the gatekeeper cannot be used.
    """
    turns, inverted, features = detect_orientation(image)
    distance = float(reference.distance(features))
    if turns or inverted:
        again, still, features = detect_orientation(reorient(image, turns, inverted))
        put_right = float(reference.distance(features))
        if put_right < REFUSED and not again and not still:
            return GateResult(WRONG_WAY, turns, inverted, put_right)
    if distance >= REFUSED:
        return GateResult(OTHER, 0, False, distance)
    return GateResult(UNUSUAL if distance >= 1 or colour >= COLOURFUL else FINE, 0, False, distance)


def reorient(pixels: np.ndarray, turns: int, inverted: bool) -> np.ndarray:
    """A picture (height, width), 0..255, by so many quarter turns counter-clockwise, and inverted where asked."""
    pixels = np.ascontiguousarray(np.rot90(pixels, turns))
    return 255 - pixels if inverted else pixels


def input_check_message(finding: GateResult) -> Message:
    """Return what the input check found, as a sentence."""
    if finding.outcome == WRONG_WAY:
        return Message("inference.input_wrong_way", {"how": _correction(finding)})
    if finding.outcome == OTHER:
        return Message("inference.input_no_radiograph")
    if finding.outcome == UNUSUAL:
        return Message("inference.input_unusual")
    return Message("inference.input_fine")


def corrected_radiograph(radiograph: Radiograph, finding: GateResult) -> Radiograph:
    """The radiograph as the gate takes it to be meant, with a note."""
    pixels, windows = reorient(radiograph.pixels, finding.turns, finding.inverted), radiograph.windows
    if windows:
        stored = reorient(windows.stored, finding.turns, False)
        windows = replace(windows, stored=stored, inverted=windows.inverted != finding.inverted)
    notes = (*radiograph.notes, Message("inference.note_corrected", {"how": _correction(finding)}))
    return replace(radiograph, pixels=pixels, notes=notes, windows=windows)


def _correction(finding: GateResult) -> Message:
    """What puts the image right."""
    if not finding.turns:
        return Message("inference.inverted")
    turned = _TURNED[finding.turns]
    return Message("inference.turned_and_inverted", {"turned": turned}) if finding.inverted else turned


def load_gate_reference(card: Card, root: Path | None = None) -> GateReference:
    """What a stored model's training pictures are like. Raises ArtifactError where that is not known."""
    if card["gate"]["gatekeeper"] != read_helper_card(paths.GATEKEEPER)["sha256"]:
        command = f"python -m model_zoo measure {card['name']} --data DIR"
        raise ArtifactError("inference.input_check_replaced", name=card["name"], command=command)
    return _reference(card["name"], root, card["files"][FILE], card["gate"]["limit"])


@lru_cache(maxsize=32)
def _reference(name: str, root: Path | None, digest: str, limit: float) -> GateReference:
    with np.load(io.BytesIO(read_file(name, FILE, root, digest)), allow_pickle=False) as arrays:
        return GateReference(arrays["mean"], arrays["whitening"], limit)
