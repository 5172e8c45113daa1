"""Pixels of a manifest's images, decoded once and cached by their content."""

import hashlib
import json
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from tqdm import tqdm

from model_zoo.core.atomic_files import write_atomically, write_text
from model_zoo.data.manifest import DataError, class_names
from model_zoo.imaging.model_input import SIZE, model_input
from model_zoo.imaging.reader import ImageError, read_image_file


@dataclass(frozen=True)
class Dataset:
    """Images with their manifest.

    Parameters
    ----------
    frame
        Manifest of the readable images, with the columns sha256, and width and height in pixels as decoded.
    pixels
        uint8 (images, size, size), one per row.
    unreadable
        Path and reason of each image that is left out.
    fingerprint
        SHA-256 over the files' contents and labels.
    """

    frame: pd.DataFrame
    pixels: np.ndarray
    unreadable: tuple[tuple[str, str], ...]
    fingerprint: str


def load_dataset(manifest: pd.DataFrame, cache: Path | None = None, size: int = SIZE) -> Dataset:
    """Decode every image of a manifest; unreadable ones are printed, counted and left out.

    Parameters
    ----------
    cache
        Folder for decoded pixels; by default $THORAXLENS_CACHE, or thoraxlens in the user's cache folder. Its keys are
        the contents of the files: a changed file is decoded again, a moved folder is not.
    size
        Side in pixels; by default that of the models' input.

    Raises
    ------
    DataError
        Where a class has no readable image.
    """
    with ThreadPoolExecutor() as pool:
        digests = list(pool.map(_digest, tqdm(manifest["path"], desc="Checking files", unit="file", leave=False)))
    frame = manifest.assign(sha256=digests)
    place = (cache or _cache_folder()) / _key(digests, size)
    if not place.with_suffix(".json").exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        _decode(frame, place, size)
    stored = json.loads(place.with_suffix(".json").read_text(encoding="utf-8"))
    failed = stored["unreadable"]
    frame[["width", "height"]] = stored["sizes"]
    pixels = np.load(place.with_suffix(".npy"), mmap_mode="r", allow_pickle=False)
    unreadable = tuple((frame["path"].iloc[int(row)], reason) for row, reason in failed.items())
    keep = np.setdiff1d(np.arange(len(frame)), [int(row) for row in failed])
    _report(frame, unreadable, keep)
    frame = frame.iloc[keep].reset_index(drop=True)
    fingerprint = hashlib.sha256("\n".join(sorted(frame["sha256"] + " " + frame["label"])).encode()).hexdigest()
    return Dataset(frame, np.asarray(pixels[keep]), unreadable, fingerprint)


def _cache_folder() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(os.environ.get("THORAXLENS_CACHE") or Path(base) / "thoraxlens")


def _digest(path: str) -> str:
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return f"missing {path}"


def _key(digests: list[str], size: int) -> str:
    # The number is increased when the stored values or their computation change, so that old ones are not used again.
    return hashlib.sha256("\n".join([f"3 {size}", *digests]).encode()).hexdigest()[:32]


def _decode(frame: pd.DataFrame, place: Path, size: int) -> None:
    pixels = np.zeros((len(frame), size, size), dtype=np.uint8)
    sizes = np.zeros((len(frame), 2), dtype=int)
    failed: dict[str, str] = {}

    def decode(row: int) -> None:
        try:
            image = read_image_file(Path(frame["path"].iloc[row])).pixels
        except ImageError as error:
            failed[str(row)] = str(error)
        else:
            pixels[row], sizes[row] = np.rint(model_input(image, size)), image.shape[::-1]

    with ThreadPoolExecutor() as pool:
        list(tqdm(pool.map(decode, range(len(frame))), total=len(frame), desc="Decoding", unit="image"))
    write_atomically(place.with_suffix(".npy"), lambda file: np.save(file, pixels, allow_pickle=False))
    # Written last: where it is present the pixels are complete.
    write_text(place.with_suffix(".json"), json.dumps({"unreadable": failed, "sizes": sizes.tolist()}))


def _report(frame: pd.DataFrame, unreadable: tuple[tuple[str, str], ...], keep: np.ndarray) -> None:
    if unreadable:
        print(f"{len(unreadable)} of {len(frame)} files cannot be read and are left out:")
        for path, reason in unreadable:
            print(f"  {path}: {reason}")
    for name in class_names(frame):
        if not (frame["label"].iloc[keep] == name).any():
            raise DataError("data.class_unreadable", label=name)
