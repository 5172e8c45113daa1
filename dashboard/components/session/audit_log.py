"""What was read when, one JSON object a line, for whoever runs the server. Off unless THORAXLENS_LOG names a folder.

    {"time": "2026-05-04T09:30:00.123+00:00", "event": "reading", "picture": "1f0c9a7e", "model": "mobilenet_v2",
     "milliseconds": 6.1, "outcome": "ok"}

event: decoding, reading, drawing, listed (a picture of a list, decoded and read by each model) or forgetting. picture:
8 digits of a SHA-256 of the picture as the networks see it, salted anew by each process, so that it tells pictures of
one run apart and says nothing else; null without one.
milliseconds: without the wait for a turn; of Busy, which is who got none, that wait. outcome: ok, or the kind of error.
Never a name, a pixel, a DICOM element or an error's words. The file, thoraxlens.jsonl, is put aside at 5 MB, and five
such are kept.
"""

import hashlib
import json
import logging
import logging.handlers
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import numpy as np

SALT = secrets.token_bytes(32)
MEGABYTES, KEPT = 5, 5


@cache
def open_log() -> logging.Logger | None:
    """The log, or None where THORAXLENS_LOG is not set. Raises OSError where its folder cannot be written to."""
    folder = os.environ.get("THORAXLENS_LOG")
    if not folder:
        return None
    Path(folder).mkdir(parents=True, exist_ok=True)
    log = logging.getLogger("thoraxlens")
    log.setLevel(logging.INFO)
    log.propagate = False
    file = Path(folder) / "thoraxlens.jsonl"
    log.addHandler(logging.handlers.RotatingFileHandler(file, maxBytes=MEGABYTES * 2**20, backupCount=KEPT))
    return log


@dataclass
class LogEntry:
    """What a block says of itself while it runs. image: what it is about. begun: when, by time.perf_counter()."""

    image: np.ndarray | None
    begun: float

    def begin(self) -> None:
        """Count from now on, where the block had to wait."""
        self.begun = time.perf_counter()


@contextmanager
def logged(event: str, model: str | None = None, image: np.ndarray | None = None) -> Iterator[LogEntry]:
    """Log what the block does when it ends, however it ends."""
    log, outcome = open_log(), "ok"
    entry = LogEntry(image, time.perf_counter())
    try:
        yield entry
    except BaseException as error:  # also those by which Streamlit stops a page
        outcome = type(error).__name__
        raise
    finally:
        seconds = time.perf_counter() - entry.begun
        if log is not None:
            line = {
                "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
                "event": event,
                "picture": None if entry.image is None else _mark(entry.image),
                "model": model,
                "milliseconds": round(1000 * seconds, 1),
                "outcome": outcome,
            }
            log.info(json.dumps(line))


def _mark(image: np.ndarray) -> str:
    digest = hashlib.sha256(SALT)
    digest.update(np.ascontiguousarray(image))  # in place, where it lies in one piece
    return digest.hexdigest()[:8]
