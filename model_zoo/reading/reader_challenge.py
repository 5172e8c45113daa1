"""Pictures to read for practice: the same ones, in the same order, for everyone who names the same seed."""

import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from model_zoo.core import paths
from model_zoo.core.coded_messages import CodedError
from model_zoo.data.manifest import DataError, class_names, read_manifest
from model_zoo.data.synthetic import draw_synthetic
from model_zoo.imaging.overlays import display_grey
from model_zoo.imaging.reader import ImageError, read_image_file

SYNTHETIC, SHIPPED, FOLDER = "synthetic", "samples", "folder"
FEWEST, MOST = 4, 50
CLASSES = ("NORMAL", "PNEUMONIA")  # of synthetic radiographs


class ChallengeError(CodedError):
    """Images that cannot be had."""


@dataclass(frozen=True)
class Challenge:
    """Radiographs in the order in which they are to be read.

    Attributes
    ----------
    classes
        The normal one first.
    pictures
        Uint8 (height, width) each, at most 900 pixels a side.
    truth
        Int (n,), indices of the classes.
    """

    classes: tuple[str, ...]
    pictures: tuple[np.ndarray, ...]
    truth: np.ndarray


def challenge_folder() -> Path | None:
    """Return the folder of class subfolders, or the CSV manifest, that THORAXLENS_CHALLENGE names; None without one."""
    named = os.environ.get("THORAXLENS_CHALLENGE")
    return Path(named) if named else None


def challenge_sources() -> tuple[str, ...]:
    """Return where radiographs can come from here."""
    return (SYNTHETIC, SHIPPED, FOLDER) if challenge_folder() else (SYNTHETIC, SHIPPED)


def draw_challenge(source: str, count: int, seed: int) -> Challenge:
    """Draw so many radiographs of a source, or all where it has fewer; each class at least once, otherwise by chance.

    Equal for equal arguments and files.

    Raises
    ------
    ChallengeError
        Where the folder cannot be used.
    """
    random = np.random.default_rng(seed)
    if source == SYNTHETIC:
        return _synthetic(count, seed, random)
    if source == SHIPPED:
        files = sorted(paths.SAMPLES.glob("*.png"))
        labels = np.array([path.stem.split("_")[1].upper() for path in files])
        return _of_files(CLASSES, files, labels, count, random)
    folder = challenge_folder()
    if folder is None:
        raise ChallengeError("reading.challenge_unusable", reason="THORAXLENS_CHALLENGE")
    try:
        frame = read_manifest(folder)
    except DataError as error:
        raise ChallengeError("reading.challenge_unusable", reason=error.message) from None
    except OSError as error:
        raise ChallengeError("reading.challenge_unusable", reason=str(error)) from None
    classes = class_names(frame)
    if "test" in set(frame["split"]):
        # Of these no network learned, if it kept to the splits.
        frame = frame[frame["split"] == "test"]
    return _of_files(classes, [Path(path) for path in frame["path"]], np.array(frame["label"]), count, random)


def _synthetic(count: int, seed: int, random: np.random.Generator) -> Challenge:
    truth = random.integers(0, len(CLASSES), count)
    truth[: len(CLASSES)] = range(len(CLASSES))
    truth = random.permutation(truth)
    pictures = np.empty((count, *draw_synthetic(CLASSES[0], 1, seed).shape[1:]), np.uint8)
    for index, name in enumerate(CLASSES):
        pictures[truth == index] = draw_synthetic(name, int((truth == index).sum()), seed)
    return Challenge(CLASSES, tuple(pictures[place] for place in range(count)), truth)


def _of_files(
    classes: tuple[str, ...], paths: list[Path], labels: np.ndarray, count: int, random: np.random.Generator
) -> Challenge:
    order = random.permutation(len(paths)).tolist()
    first = [next(row for row in order if labels[row] == name) for name in classes if name in labels]
    chosen = []
    for row in [*first, *(row for row in order if row not in first)]:
        if len(chosen) == count:
            break
        try:
            chosen.append((display_grey(read_image_file(paths[row]).pixels), classes.index(labels[row])))
        except ImageError:
            continue  # the next one takes its place
    if len(chosen) < FEWEST:
        raise ChallengeError("reading.challenge_too_few", least=FEWEST)
    pictures, truth = zip(*(chosen[place] for place in random.permutation(len(chosen))), strict=True)
    return Challenge(classes, pictures, np.array(truth))
