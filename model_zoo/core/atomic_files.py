"""Files that are there whole at any moment, the old or the new one."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO


def write_text(path: Path, text: str) -> None:
    """Write a text in UTF-8 as `write_atomically` does."""
    write_atomically(path, lambda file: file.write(text.encode()))


def write_atomically(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Write a file so that at any moment the old or the new one is there, whole.

    When this returns the new one is on disk.

    Parameters
    ----------
    write
        Writes the content into the open file that it is given.

    Raises
    ------
    OSError
        With the file's name, also where the system gives none, as for a full disk.
    """
    handle, work = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(work, 0o644)  # a temporary file is its owner's alone
        os.replace(work, path)
        sync(path.parent)
    except OSError as error:
        if error.errno and not error.filename:
            error.filename = str(path)
        raise
    finally:
        Path(work).unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Have the operating system write a file, or the names in a folder, to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
