"""The command that reads a batch, for tests."""

import zipfile
from pathlib import Path

from tests.support.bad_files import zipped

FEW = ["--model", "scratch_cnn", "--jobs", "2", "--any-picture"]


def archive(path: Path, members: dict[str, bytes]) -> Path:
    path.write_bytes(zipped(members, zipfile.ZIP_STORED))
    return path
