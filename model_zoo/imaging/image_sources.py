"""Where radiographs come from: files, folders, ZIP archives and lists of these, one after the other."""

import io
import os
import zipfile
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from model_zoo.imaging.archives import (
    BatchError,
    archive_members,
    is_image_member,
    is_system_file,
    open_archive,
    read_member,
    visible_name,
)
from model_zoo.imaging.file_formats import SNIFFED, ImageError, holds_image
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.imaging.reader import SUFFIXES, read_image, read_image_file


class ImageSource(NamedTuple):
    """Where an image lies: a file, or a member of a ZIP archive.

    Attributes
    ----------
    path
        Of the file or the archive.
    member
        Its name in the archive.
    same
        How many members of that name come before it.
    """

    path: str
    member: str | None = None
    same: int = 0

    def __str__(self) -> str:
        if self.member is None:
            return self.path
        return f"{self.path}/{visible_name(self.member)}" + (f" ({self.same + 1})" if self.same else "")


class Archive(NamedTuple):
    """A ZIP archive that is open, and its files by name: two may have the same."""

    file: zipfile.ZipFile
    members: dict[str, list[zipfile.ZipInfo]]


def list_images(
    given: Iterable[str], left_out: Counter | None = None, overlays: Path | None = None, within: tuple[str, ...] = ()
) -> Iterator[ImageSource]:
    """Yield the images in files (whatever they are called), folders, ZIP archives and lists (@FILE, a path a line).

    Of folders and archives those that have a known suffix or the content of an image, in the order of their names. An
    archive that `open_archive` refuses stands for itself, and `load_image` says why.

    Parameters
    ----------
    given
        Paths, or lists as @FILE.
    left_out
        Counts the other files of each folder and archive, but for those of systems.
    overlays
        A folder that is left out of those it lies in.
    within
        The lists that these stand in.

    Raises
    ------
    BatchError
        For a list or a folder that cannot be read, for a list in itself, and where overlays is itself given.
    """
    left_out = Counter() if left_out is None else left_out
    for text in given:
        if text.startswith("@"):
            if text in within:
                raise BatchError("imaging.list_in_itself", name=text[1:])
            yield from list_images(_listed(text[1:]), left_out, overlays, (*within, text))
        elif os.path.isdir(text):
            yield from _chosen(text, _files(text, overlays), left_out)
        elif _is_archive(text):
            try:
                archive = _archive(text)
            except BatchError:
                yield ImageSource(text)  # load_image() says what is wrong with it
            else:
                yield from _chosen_members(text, archive, left_out)
        else:
            yield ImageSource(text)


def load_image(source: ImageSource) -> Radiograph:
    """Decode an image.

    Raises
    ------
    ImageError
    """
    if _is_archive(source.path):
        try:
            archive = _archive(source.path)
        except BatchError as error:
            raise ImageError(error.message.code, **error.message.values) from None
        if source.member is not None:
            entry = archive.members[source.member][source.same]
            return read_image(read_member(archive.file, entry), os.path.basename(source.member))
    return read_image_file(Path(source.path))


def _files(top: str, overlays: Path | None) -> Iterator[ImageSource]:
    """Yield the files of a folder, then of those in it, at last of those that links lead to; each folder once.

    Of one folder at a time the names are in memory, to be sorted. Files of systems are left out.
    """
    seen = {_identity(overlays)} if overlays and overlays.exists() else set()
    if _identity(top) in seen:
        raise BatchError("imaging.overlays_among_images", name=top)
    waiting, linked = [top], deque()
    while waiting or linked:
        place = waiting.pop() if waiting else linked.popleft()
        try:
            if _identity(place) in seen:
                continue
            seen.add(_identity(place))
            with os.scandir(place) as entries:
                names, folders, links = _sorted(entries)
        except OSError as error:
            raise BatchError("imaging.folder_unreadable", name=error.filename, reason=error.strerror) from None
        yield from (ImageSource(os.path.join(place, name)) for name in names)
        waiting += [os.path.join(place, name) for name in reversed(folders)]
        linked += [os.path.join(place, name) for name in links]


def _sorted(entries: Iterable[os.DirEntry]) -> tuple[list[str], list[str], list[str]]:
    """Return the names of files, of folders, and of links to folders, each in order."""
    names, folders, links = kinds = ([], [], [])
    for entry in entries:
        if is_system_file([entry.name]):
            continue
        # Of a link it looks at what it leads to; where that is nothing, or itself, entry.is_dir() may fail.
        folder = os.path.isdir(entry.path) if entry.is_symlink() else entry.is_dir()
        (names if not folder else links if entry.is_symlink() else folders).append(entry.name)
    for kind in kinds:
        kind.sort()
    return kinds


def _identity(folder: str | Path) -> tuple[int, int]:
    """Return what tells a folder from every other, by whatever path."""
    found = os.stat(folder)
    return found.st_dev, found.st_ino


def _listed(name: str) -> Iterator[str]:
    try:
        with open(name, encoding="utf-8-sig", errors="surrogateescape") as file:
            for line in file:
                if "\0" in line:
                    raise BatchError("imaging.list_not_text", name=name)
                if line.strip():
                    yield line.rstrip("\r\n")
    except OSError as error:
        raise BatchError("imaging.list_unreadable", name=name, reason=error.strerror) from None


def _chosen(top: str, found: Iterable[ImageSource], left_out: Counter[str]) -> Iterator[ImageSource]:
    for source in found:
        if source.path.lower().endswith(SUFFIXES) or _holds_image(source.path):
            yield source
        else:
            left_out[top] += 1


def _holds_image(path: str) -> bool:
    try:
        # Of a pipe or a device nothing is read: it may have no end.
        if not os.path.isfile(path):
            return False
        with open(path, "rb") as file:
            return holds_image(file.read(SNIFFED))
    except OSError:
        return False


def _chosen_members(path: str, archive: Archive, left_out: Counter[str]) -> Iterator[ImageSource]:
    before: Counter[str] = Counter()
    for entry in archive_members(archive.file):
        if is_image_member(archive.file, entry):
            yield ImageSource(path, entry.filename, before[entry.filename])
        else:
            left_out[path] += 1
        before[entry.filename] += 1


def _is_archive(path: str) -> bool:
    return path.lower().endswith(".zip") and zipfile.is_zipfile(path)


@lru_cache(maxsize=4)
def _archive(path: str) -> Archive:
    file, members = open_archive(io.FileIO(path)), {}
    for entry in archive_members(file):
        members.setdefault(entry.filename, []).append(entry)
    return Archive(file, members)
