"""In-memory worklist of radiographs and their predictions, within limits."""

import csv
import io
import zipfile
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np
from PIL import Image

from model_zoo.core import paths
from model_zoo.core.card import Card
from model_zoo.core.coded_messages import Message
from model_zoo.core.csv_safety import escape_formula
from model_zoo.imaging.archives import (
    BatchError,
    archive_members,
    is_image_member,
    open_archive,
    read_member,
    visible_name,
)
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.imaging.reader import ImageError, read_image
from model_zoo.reading.outcomes import Outcome, outcome_cells, outcome_columns

MOST = 100  # radiographs
MEGABYTES = 250  # of their files together
THUMBNAIL = 64  # longest side, in pixels
ZIP = (b"PK\3\4", b"PK\5\6")  # how an archive begins
SYNTHETIC = Message("reading.note_synthetic")
NOT_READ = "not read yet"  # beside the kinds of Answer.status


@dataclass(eq=False)
class WorklistItem:
    """One radiograph of a worklist.

    Attributes
    ----------
    name
        Of the file, a stranger's words.
    data
        Its bytes.
    notes
        As of a `Radiograph`, for one whose origin is known.
    problem
        Why there are no bytes, of a file that could not be taken out of its archive.
    thumbnail
        Uint8 (height, width), once it was decoded.
    seen, note
        What the visitor says of it.
    answers
        Outcomes by `model_key`.
    """

    name: str
    data: bytes = b""
    notes: tuple[Message, ...] = ()
    problem: Message | None = None
    thumbnail: np.ndarray | None = None
    seen: bool = False
    note: str = ""
    answers: dict[str, Outcome] = field(default_factory=dict)

    def radiograph(self) -> Radiograph:
        """Decode the radiograph anew, without uniform borders.

        Raises
        ------
        ImageError
        """
        if self.problem:
            raise ImageError(self.problem.code, **self.problem.values)
        found = read_image(self.data, self.name).without_borders()
        if self.thumbnail is None:
            self.thumbnail = thumbnail(found.pixels)
        return replace(found, notes=(*self.notes, *found.notes))

    def answer(self, card: Card) -> Outcome | None:
        """Return what a model predicted for it; None where it has not been asked."""
        return self.answers.get(model_key(card))

    def so_far(self, card: Card) -> Outcome:
        """Return `answer`, of status NOT_READ where the model has not been asked."""
        return self.answer(card) or Outcome(NOT_READ)


class IntakeCounts(NamedTuple):
    """Counts of files given: images that found no room, and files of archives that are no images."""

    no_room: int
    no_pictures: int


class Worklist:
    """Pictures in the order of their arrival, at most MOST, whose files have at most MEGABYTES.

    stopped: whether the visitor has stopped the reading. taken: what became of the files that came last.
    """

    def __init__(self, most: int = MOST, megabytes: float = MEGABYTES):
        self.items: list[WorklistItem] = []
        self.stopped, self.taken = False, IntakeCounts(0, 0)
        self._most, self._bytes = most, int(megabytes * 2**20)

    def add(self, name: str, data: bytes, notes: tuple[Message, ...] = ()) -> IntakeCounts:
        """Take in a radiograph's file, or a ZIP archive of these; what cannot be read is taken in with the reason."""
        self.stopped = False
        if not is_archive(name, data):
            return IntakeCounts(0 if self._take(WorklistItem(name, data, notes)) else 1, 0)
        try:
            archive = open_archive(io.BytesIO(data))
        except BatchError as error:
            return IntakeCounts(0 if self._take(WorklistItem(name, problem=error.message)) else 1, 0)
        with archive:
            every = archive_members(archive)
            found = [entry for entry in every if is_image_member(archive, entry)]
            for number, entry in enumerate(found):
                if not self._has_room(entry.file_size) or not self._take(_member(archive, entry)):
                    return IntakeCounts(len(found) - number, len(every) - len(found))
        return IntakeCounts(0, len(every) - len(found))

    def add_all(self, files: list[tuple[str, bytes]], notes: tuple[Message, ...] = ()) -> list[WorklistItem]:
        """Take in each file, by name and bytes, and return the new items; what became of the others is in taken."""
        before = len(self.items)
        self.taken = IntakeCounts(*map(sum, zip(*(self.add(name, data, notes) for name, data in files), strict=True)))
        return self.items[before:]

    def waiting(self, cards: list[Card]) -> list[tuple[WorklistItem, Card]]:
        """Return which radiographs have no prediction by which of the models, radiograph by radiograph."""
        return [(item, card) for item in self.items for card in cards if item.answer(card) is None]

    def most_suspicious_first(self, card: Card) -> list[WorklistItem]:
        """Return all radiographs: those with a prediction of the model, the most suspicious first, then the others."""
        return sorted(self.items, key=lambda item: (item.answer(card) is None, -item.so_far(card).suspicion))

    def clear(self) -> None:
        """Drop every radiograph."""
        self.items.clear()
        self.taken = IntakeCounts(0, 0)

    def stop(self) -> None:
        """Leave what has not been read."""
        self.stopped = True

    def go_on(self) -> None:
        """Read what was left."""
        self.stopped = False

    def _has_room(self, size: int) -> bool:
        held = sum(len(item.data) for item in self.items)
        return len(self.items) < self._most and held + size <= self._bytes

    def _take(self, item: WorklistItem) -> bool:
        """Add a radiograph where there is room for it; return whether there was."""
        if not self._has_room(len(item.data)):
            return False
        self.items.append(item)
        return True


def is_archive(name: str, data: bytes) -> bool:
    """Return whether a file is to be taken for a ZIP archive, by its name or by how it begins."""
    return name.lower().endswith(".zip") or data.startswith(ZIP)


def sample_items() -> list[WorklistItem]:
    """Return the synthetic samples."""
    return [WorklistItem(path.name, path.read_bytes(), (SYNTHETIC,)) for path in sorted(paths.SAMPLES.glob("*.png"))]


def model_key(card: Card) -> str:
    """Return what tells a stored model from every other, one trained anew under its name included."""
    return f"{card['name']} {card['created']}"


def thumbnail(pixels: np.ndarray) -> np.ndarray:
    """Return uint8, at most THUMBNAIL pixels a side, of the same proportions. pixels: uint8 or float32, 0..255."""
    image = Image.fromarray(pixels.astype(np.uint8, copy=False))
    image.thumbnail((THUMBNAIL, THUMBNAIL), Image.Resampling.BILINEAR)
    return np.asarray(image)


def worklist_csv(items: list[WorklistItem], card: Card) -> str:
    """Return the radiographs as CSV: the prediction for each, whether it was seen, and the note, all harmless cells."""
    file, classes = io.StringIO(newline=""), card["classes"]
    writer = csv.DictWriter(file, ["file", "model", *outcome_columns(classes), "seen", "note"])
    writer.writeheader()
    for item in items:
        answer = item.so_far(card)
        row = {"file": item.name, "message": str(answer.message or ""), "note": item.note}
        row = {column: escape_formula(text) for column, text in row.items()}
        writer.writerow(
            outcome_cells(answer, classes) | row | {"model": card["name"], "seen": "yes" if item.seen else "no"}
        )
    return file.getvalue()


def count_outcomes(answers: list[Outcome]) -> dict[str, int]:
    """Return how many outcomes there are of each label, and of each status where there is none."""
    counts: dict[str, int] = {}
    for answer in answers:
        kind = answer.label or answer.status
        counts[kind] = counts.get(kind, 0) + 1
    return counts


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> WorklistItem:
    name = visible_name(entry.filename)
    try:
        return WorklistItem(name, read_member(archive, entry))
    except ImageError as error:
        return WorklistItem(name, problem=error.message)
