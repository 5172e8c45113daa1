"""Where radiographs come from: files, folders, ZIP archives and lists of these, one after the other."""

import io
import os
import re
import zipfile
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from model_zoo.core.coded_messages import CodedError
from model_zoo.imaging.file_formats import MAX_BYTES, ImageError, check_file_size
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.imaging.reader import SUFFIXES, read_image, read_image_file

MAX_ENTRIES = 50_000
MAX_DIRECTORY = 8 * 2**20  # bytes of an archive's table of contents
MAX_UNPACKED = 20 * 2**30
MAX_RATIO = 100  # of a file above a megabyte; radiographs hardly shrink
ARCHIVES = (".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz")
# Absolute, upwards, of another system, or with characters that terminals and pages act upon.
_STRANGE = re.compile(r"^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)|[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


class BatchError(CodedError):
    """A batch that cannot start."""


class ImageSource(NamedTuple):
    """Where a picture lies: a file, or a member of a ZIP archive."""

    path: str
    member: str | None = None

    def __str__(self) -> str:
        return self.path if self.member is None else f"{self.path}/{self.member}"


def list_images(
    given: Iterable[str], left_out: Counter | None = None, overlays: Path | None = None, within: tuple[str, ...] = ()
) -> Iterator[ImageSource]:
    """The pictures in files (whatever they are called), folders, ZIP archives and lists (@FILE, a path on each line).

    Of folders and archives those with a known suffix, in the order of their names; left_out counts the others of each.
    An archive that open_archive() refuses stands for itself, and load_image() says why. overlays: a folder that is left
    out of those it lies in. within: the lists that these stand in. Raises BatchError for a list or a folder that cannot
    be read, for a list in itself, and where overlays is itself given.
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
                names = archive_members(_archive(text))
            except BatchError:
                yield ImageSource(text)  # load_image() says what is wrong with it
            else:
                yield from _chosen(text, (ImageSource(text, name) for name in names), left_out)
        else:
            yield ImageSource(text)


def load_image(picture: ImageSource) -> Radiograph:
    """Decode a picture. Raises ImageError."""
    if _is_archive(picture.path):
        try:
            archive = _archive(picture.path)
        except BatchError as error:
            raise ImageError(error.message.code, **error.message.values) from None
        if picture.member is not None:
            return read_image(read_member(archive, picture.member), os.path.basename(picture.member))
    return read_image_file(Path(picture.path))


def archive_members(archive: zipfile.ZipFile) -> list[str]:
    """The names of an archive's files, in order, without those in which macOS keeps what no other system has."""
    return sorted(name for name in archive.namelist() if not name.endswith("/") and not name.startswith("__MACOSX/"))


def read_member(archive: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of an archive's file. Raises ImageError where it cannot be taken out or is too large for a picture."""
    entry = archive.getinfo(name)
    if entry.flag_bits & 1:
        raise ImageError("imaging.member_locked")
    check_file_size(entry.file_size)
    try:
        # One byte more than allowed shows an entry that is longer than the archive says.
        with archive.open(name) as member:
            return member.read(MAX_BYTES + 1)
    except Exception:
        # Every way of packing has errors of its own.
        raise ImageError("imaging.member_damaged") from None


def _files(top: str, overlays: Path | None) -> Iterator[ImageSource]:
    """The files of a folder, then of those in it, at last of those that links lead to; each folder once.

    Of one folder at a time the names are in memory, to be sorted.
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
    """The names of files, of folders, and of links to folders, each in order."""
    names, folders, links = kinds = [], [], []
    for entry in entries:
        # Of a link it looks at what it leads to; where that is nothing, or itself, entry.is_dir() may fail.
        folder = os.path.isdir(entry.path) if entry.is_symlink() else entry.is_dir()
        (names if not folder else links if entry.is_symlink() else folders).append(entry.name)
    for kind in kinds:
        kind.sort()
    return kinds


def _identity(folder: str | Path) -> tuple[int, int]:
    """What tells a folder from every other, by whatever path."""
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


def _chosen(source: str, found: Iterable[ImageSource], left_out: Counter) -> Iterator[ImageSource]:
    for picture in found:
        if (picture.member or picture.path).lower().endswith(SUFFIXES):
            yield picture
        else:
            left_out[source] += 1


def _is_archive(path: str) -> bool:
    return path.lower().endswith(".zip") and zipfile.is_zipfile(path)


@lru_cache(maxsize=4)
def _archive(path: str) -> zipfile.ZipFile:
    return open_archive(io.FileIO(path))


def open_archive(file: io.FileIO | io.BytesIO) -> zipfile.ZipFile:
    """Open a ZIP archive whose contents can be read one by one without harm.

    Raises BatchError for a damaged archive and for one with too many files, too much in them, files that shrink as no
    picture does, files packed into one another, archives inside, or names that are no plain paths.
    """
    contents = _Contents(file)
    try:
        archive = zipfile.ZipFile(contents)
    except BatchError:
        raise
    except Exception:
        raise BatchError("imaging.archive_unreadable") from None
    contents.limit = None
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise BatchError("imaging.archive_entries", count=len(entries), limit=MAX_ENTRIES)
    if any(_STRANGE.search(entry.orig_filename) for entry in entries):
        raise BatchError("imaging.archive_names")
    if any(entry.filename.lower().endswith(ARCHIVES) for entry in entries):
        raise BatchError("imaging.archive_nested")
    if any(entry.file_size > max(2**20, MAX_RATIO * entry.compress_size) for entry in entries):
        raise BatchError("imaging.archive_ratio", limit=MAX_RATIO)
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise BatchError("imaging.archive_unpacked", limit=MAX_UNPACKED // 2**30)
    if sum(entry.compress_size for entry in entries) > contents.seek(0, os.SEEK_END):
        raise BatchError("imaging.archive_overlapping")
    return archive


class _Contents(io.BufferedReader):
    """An archive's file, whose table of contents is read at once, so that its length has to be limited here."""

    limit: int | None = MAX_DIRECTORY

    def read(self, size: int | None = -1) -> bytes:
        if self.limit and size and size > self.limit:
            raise BatchError("imaging.archive_directory")
        return super().read(size)
