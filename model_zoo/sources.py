"""Where radiographs come from: files, folders, ZIP archives and lists of these, one after the other."""

import os
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from model_zoo.images import MAX_BYTES, SUFFIXES, ImageError, Radiograph, read_image, read_image_file


class BatchError(ValueError):
    """A batch that cannot start; the message says what to change."""


class Picture(NamedTuple):
    """Where a picture lies: a file, or a member of a ZIP archive."""

    path: str
    member: str | None = None

    def __str__(self) -> str:
        return self.path if self.member is None else f"{self.path}/{self.member}"


def pictures(given: Iterable[str], left_out: Counter | None = None) -> Iterator[Picture]:
    """The pictures in files (whatever they are called), folders, ZIP archives and lists (@FILE, a path on each line).

    Of folders and archives those with a known suffix, in the order of their names; left_out counts the others of each.
    Raises BatchError for a list that cannot be read.
    """
    left_out = Counter() if left_out is None else left_out
    for text in given:
        if text.startswith("@"):
            yield from pictures(_listed(text[1:]), left_out)
        elif os.path.isdir(text):
            for place, folders, files in os.walk(text):
                folders.sort()
                yield from _chosen(text, [Picture(os.path.join(place, name)) for name in sorted(files)], left_out)
        elif text.lower().endswith(".zip") and zipfile.is_zipfile(text):
            members = sorted(name for name in _archive(text).namelist() if not name.endswith("/"))
            yield from _chosen(text, [Picture(text, name) for name in members], left_out)
        else:
            yield Picture(text)


def load(picture: Picture) -> Radiograph:
    """Decode a picture. Raises ImageError."""
    if picture.member is None:
        return read_image_file(Path(picture.path))
    archive = _archive(picture.path)
    if archive.getinfo(picture.member).file_size > MAX_BYTES:
        raise ImageError(f"The file is larger than {MAX_BYTES / 2**20:.0f} MB.")
    try:
        # One byte more than allowed shows an entry that is longer than the archive says.
        data = archive.open(picture.member).read(MAX_BYTES + 1)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise ImageError(f"It cannot be taken out of the archive ({error}).") from None
    return read_image(data, os.path.basename(picture.member))


def _listed(name: str) -> Iterator[str]:
    try:
        with open(name, encoding="utf-8", errors="surrogateescape") as file:
            yield from (line.rstrip("\r\n") for line in file if line.strip())
    except OSError as error:
        raise BatchError(f"The list {name} cannot be read ({error.strerror}).") from None


def _chosen(source: str, found: list[Picture], left_out: Counter) -> Iterator[Picture]:
    for picture in found:
        if (picture.member or picture.path).lower().endswith(SUFFIXES):
            yield picture
        else:
            left_out[source] += 1


@lru_cache(maxsize=4)
def _archive(path: str) -> zipfile.ZipFile:
    return zipfile.ZipFile(path)
