"""ZIP archives: which of their files are read, and what is refused of them; nothing is ever unpacked to disk."""

import io
import os
import re
import zipfile
from collections.abc import Iterable

from model_zoo.core.coded_messages import CodedError
from model_zoo.imaging.file_formats import MAX_BYTES, SNIFFED, ImageError, check_file_size, holds_image
from model_zoo.imaging.reader import SUFFIXES

MAX_ENTRIES = 50_000
MAX_DIRECTORY = 8 * 2**20  # bytes of an archive's table of contents
MAX_UNPACKED = 20 * 2**30
MAX_RATIO = 100  # of a file above a megabyte; radiographs hardly shrink
ARCHIVES = (".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz")
# Of packing, by their numbers in the table of contents, which not every Python takes out.
METHODS = {1: "shrink", 6: "implode", 9: "deflate64", 14: "lzma", 93: "zstd", 95: "xz", 97: "wavpack", 98: "ppmd"}
# What systems, viewers and notebooks leave beside files, at any depth, in small letters.
SYSTEM_NAMES = {
    "__macosx", ".ds_store", ".spotlight-v100", ".trashes", ".fseventsd", ".appledouble", ".ipynb_checkpoints",
    "@eadir", "#recycle", "@recycle", "$recycle.bin", "system volume information", "lost+found", ".thumbnails",
    "thumbs.db", "ehthumbs.db", "desktop.ini",
}  # fmt: skip
_HIDDEN = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")  # terminals and pages act upon these
_OUTSIDE = re.compile(r"^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)")  # absolute, upwards, of another system


class BatchError(CodedError):
    """A batch that cannot start."""


def is_system_file(parts: Iterable[str]) -> bool:
    """Return whether a file is a system's and not a person's, by the parts of its path below where people pointed."""
    return any(part.lower() in SYSTEM_NAMES or part.startswith("._") for part in parts)


def visible_name(name: str) -> str:
    """Return a name without characters that terminals and pages act upon."""
    return _HIDDEN.sub(lambda found: found[0].encode("unicode_escape").decode(), name)


def archive_members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Return an archive's files, in the order of their names, without those of systems."""
    found = [entry for entry in archive.infolist() if not entry.is_dir()]
    return sorted(
        (entry for entry in found if not is_system_file(re.split(r"[/\\]", entry.filename))),
        key=lambda entry: entry.filename,
    )


def is_image_member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Return whether an archive's file is to be read: an image, or one that only an error can tell of."""
    if entry.filename.lower().endswith((*SUFFIXES, *ARCHIVES)) or _OUTSIDE.search(entry.orig_filename):
        return True
    try:
        with archive.open(entry) as member:
            return holds_image(member.read(SNIFFED))
    except Exception:
        # Every way of packing has errors of its own; read_member() tells of them.
        return True


def read_member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Return the bytes of an archive's file.

    Raises
    ------
    ImageError
        Where it cannot be taken out, or is none that is read: too large, packed too far, an archive itself, or named as
        no plain path is.
    """
    if _OUTSIDE.search(entry.orig_filename) or _HIDDEN.search(entry.orig_filename):
        raise ImageError("imaging.member_name")
    if entry.filename.lower().endswith(ARCHIVES):
        raise ImageError("imaging.member_archive")
    if entry.flag_bits & 1:
        raise ImageError("imaging.member_locked")
    check_file_size(entry.file_size)
    if entry.file_size > max(2**20, MAX_RATIO * entry.compress_size):
        raise ImageError("imaging.member_ratio", limit=MAX_RATIO)
    try:
        # One byte more than allowed shows an entry that is longer than the archive says.
        with archive.open(entry) as member:
            return member.read(MAX_BYTES + 1)
    except NotImplementedError:
        method = METHODS.get(entry.compress_type, str(entry.compress_type))
        raise ImageError("imaging.member_method", method=method) from None
    except Exception:
        # Every way of packing has errors of its own.
        raise ImageError("imaging.member_damaged") from None


def open_archive(file: io.FileIO | io.BytesIO) -> zipfile.ZipFile:
    """Open a ZIP archive whose contents can be read one by one without harm; `read_member` refuses odd ones of them.

    Raises
    ------
    BatchError
        For a damaged archive, and for one with too many files, too much in them, or files packed into one another.
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
