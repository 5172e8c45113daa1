"""Read radiographs by the thousand, from files, folders, ZIP archives and lists, as a stream: memory stays flat."""

import contextlib
import csv
import hashlib
import json
import sys
import tempfile
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from PIL import Image
from tqdm import tqdm

from model_zoo.core.csv_safety import escape_formula
from model_zoo.core.model_store import version_digest
from model_zoo.explain.methods import METHODS
from model_zoo.imaging.image_sources import BatchError, ImageSource, list_images, load_image
from model_zoo.imaging.overlays import OPACITY, display_grey, overlay_heat_map
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.imaging.reader import ImageError
from model_zoo.inference.class_activation import evidence_for_class
from model_zoo.inference.input_gate import SHOWN
from model_zoo.inference.litert import available_cores
from model_zoo.inference.predictor import LoadedModel, Prediction, load_model, predict_radiograph
from model_zoo.reading.outcomes import (
    ERROR,
    READ,
    REFUSED,
    outcome_cells,
    outcome_columns,
    outcome_of,
    unreadable_outcome,
)
from model_zoo.reading.results_file import NUMBERS, ResultsFile

Item = TypeVar("Item")
Result = TypeVar("Result")
AHEAD = 4  # images under way for each that is being read


def predict_batch(
    given: list[str], model_name: str, out: Path | None, heatmaps: Path | None, jobs: int | None, resume: bool,
    replace: bool, any_picture: bool = False, zoo: Path | None = None,
) -> int:  # fmt: skip
    """Read every image and write a row for each, to a CSV or Parquet file or to the screen.

    Parameters
    ----------
    given : list of str
        As list_images() takes it.
    out : Path or None
        Rows go to disk one by one, into a CSV file; Parquet is written at the end, and until then the rows are in a CSV
        file beside it.
    heatmaps : Path or None
        Folder for overlays of the class called.
    jobs : int or None
        How many images are read at once; by default one for each core.
    resume : bool
        Go on with a file that was begun; not with a Parquet file that is finished.
    any_picture : bool
        Predict also what the input check rejects.

    Returns
    -------
    int
        1 where an image could not be read or was rejected, now or before, else 0.

    Raises
    ------
    BatchError, ArtifactError, OSError
    """
    if out and out.is_dir():
        raise BatchError("reading.out_is_folder", out=str(out), example=str(out / "readings.csv"))
    if out and out.suffix not in (".csv", ".parquet"):
        raise BatchError("reading.out_format", out=str(out))
    if not out and (resume or replace):
        raise BatchError("reading.out_missing")
    jobs = jobs or available_cores()
    model = load_model(model_name, zoo, interpreters=jobs, threads=max(1, available_cores() // jobs))
    columns = _columns(model, heatmaps)
    journal = ResultsFile(out, columns) if out else None
    by = {"model": model_name, "network": version_digest(model.card)}
    done, before = _begun(journal, by, any_picture) if journal and resume else (Counter(), Counter())
    if journal and not resume and not replace and (there := [p for p in (journal.out, journal.path) if p.exists()]):
        raise BatchError("reading.out_exists", out=str(there[0]))
    counts: Counter = Counter()
    with _listed_once(given, heatmaps, done) as (missing, found):
        if heatmaps:
            heatmaps.mkdir(parents=True, exist_ok=True)
        rows = map_in_order(lambda picture: by | _row(picture, model, heatmaps, any_picture), found, jobs)
        try:
            with journal.writing(append=bool(before)) if journal else _to_screen(columns) as writer:
                _write(rows, writer, counts, before.total(), missing)
        except KeyboardInterrupt as stop:
            if journal:
                how = " with --resume in place of --replace" if replace else "" if resume else " with --resume"
                stop.add_note(f"The same command{how} goes on.")
            raise
    words = f"; before that: {_in_words(before)}" if before else ""
    print(f"{_in_words(counts)}{words}.", file=sys.stderr)
    return 0 if set(counts | before) <= {READ} else 1


def _write(
    rows: Iterable[dict[str, Any]], writer: csv.DictWriter, counts: Counter[str], before: int, missing: int
) -> None:
    """Write the rows that are missing after those of before, and count them by status."""
    for row in tqdm(rows, total=before + missing, initial=before, unit="image", disable=None):
        writer.writerow({k: v if k.startswith(NUMBERS) else escape_formula(v) for k, v in row.items()})
        counts[row["status"]] += 1


def _in_words(counts: Counter) -> str:
    return f"{counts[READ]} predicted, {counts[REFUSED]} rejected, {counts[ERROR]} failed"


def map_in_order(work: Callable[[Item], Result], items: Iterable[Item], jobs: int) -> Iterator[Result]:
    """Yield work(item) for each item, by that many threads, in the order of the items; a few at once, never all."""
    pool, waiting = ThreadPoolExecutor(jobs), deque()
    try:
        for item in items:
            waiting.append(pool.submit(work, item))
            if len(waiting) > AHEAD * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


@contextlib.contextmanager
def _listed_once(given: list[str], heatmaps: Path | None, done: Counter) -> Iterator[tuple[int, Iterator[ImageSource]]]:
    """Give how many images have no row yet, and these, as `list_images` finds them; say how many files it leaves out.

    They wait in a file, as there may be more than memory should hold, and as a list may be a pipe, which is read once.


    Raises
    ------
    BatchError
        Where there is no image at all, and as `list_images` does.
    """
    left_out: Counter = Counter()
    with tempfile.TemporaryFile("w+") as file:
        every = missing = 0
        for picture in list_images(given, left_out, heatmaps):
            every += 1
            key = _key(escape_formula(_name(picture)))
            if done[key]:
                done[key] -= 1  # one that was given twice is done when it has two rows
            else:
                file.write(json.dumps(picture) + "\n")
                missing += 1
        for source, others in left_out.items():
            print(f"{source}: {others} files are not JPEG, PNG or DICOM images; left out.", file=sys.stderr)
        if not every:
            raise BatchError("reading.no_images")
        file.seek(0)
        yield missing, (ImageSource(*json.loads(line)) for line in file)


def _row(picture: ImageSource, model: LoadedModel, heatmaps: Path | None, any_picture: bool) -> dict[str, Any]:
    row = {"path": _name(picture)}
    try:
        radiograph = load_image(picture).without_borders()
    except ImageError as error:
        return row | outcome_cells(unreadable_outcome(error.message), model.card["classes"])
    reading = predict_radiograph(radiograph, model)
    answer = outcome_of(reading, any_picture)
    row |= outcome_cells(answer, model.card["classes"])
    if heatmaps and answer.status == READ:
        row["heatmap"] = _overlay_name(row["path"])
        Image.fromarray(_drawn(radiograph, reading, model)).save(heatmaps / row["heatmap"])
    return row


def _overlay_name(path: str) -> str:
    """Return a name that people recognise, and no other path's."""
    # File systems take 255 bytes, of which a letter may need four.
    return f"{Path(path).stem[:60].encode()[:200].decode(errors='ignore')}-{_key(path)}.png"


def _drawn(radiograph: Radiograph, reading: Prediction, model: LoadedModel) -> np.ndarray:
    grey, method = display_grey(radiograph.pixels), METHODS["grad_cam"]
    cells = evidence_for_class(reading.evidence.cells, model.card["classes"].index(reading.label))
    return overlay_heat_map(grey, method.heat(cells, grey.shape), OPACITY)


def _columns(model: LoadedModel, heatmaps: Path | None) -> list[str]:
    *figures, status, message = outcome_columns(model.card["classes"])
    return ["path", "model", "network", *figures, *(["heatmap"] if heatmaps else []), status, message]


def _name(picture: ImageSource) -> str:
    """Return the image's path as text that any file can hold, though the name be no UTF-8."""
    return str(picture).encode(errors="surrogateescape").decode(errors="backslashreplace")


def _key(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:12]


def _begun(journal: ResultsFile, by: dict[str, str], any_picture: bool) -> tuple[Counter, Counter]:
    """Return how many rows a begun file has of each path, by its key, and of each status.

    Parameters
    ----------
    by
        The cells that say which model predicted.

    Raises
    ------
    BatchError
        Where the file is another command's, or was begun with another version of the model or the other way as to
        any_picture, as far as its rows show that.
    """
    done, statuses = Counter(), Counter()
    for row in journal.rows():
        if row["model"] != by["model"]:
            raise journal.foreign()
        if row["network"] != by["network"]:
            raise BatchError(
                "reading.begun_with_other_version",
                out=str(journal.path),
                model=row["model"],
                then=row["network"],
                now=by["network"],
            )
        if any_picture and row["status"] == REFUSED:
            raise BatchError("reading.begun_without_any_picture", out=str(journal.path))
        if not any_picture and row["status"] == READ and row["gate"] not in SHOWN:
            raise BatchError("reading.begun_with_any_picture", out=str(journal.path))
        done[_key(row["path"])] += 1
        statuses[row["status"]] += 1
    return done, statuses


@contextlib.contextmanager
def _to_screen(columns: list[str]) -> Iterator[csv.DictWriter]:
    writer = csv.DictWriter(sys.stdout, columns)
    writer.writeheader()
    yield writer
