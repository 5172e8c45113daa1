"""Log of what the server did when, for its operator: one JSON object a line, in the folder THORAXLENS_LOG.

There is no log where that environment variable is not set.

    {"time": "2026-05-04T09:30:00.123+00:00", "event": "reading", "picture": "1f0c9a7e", "model": "mobilenet_v2",
     "milliseconds": 6.1, "outcome": "ok"}

event
    decoding, reading (a prediction), drawing (a heat map), listed (a radiograph of the worklist, decoded and predicted
    by each model) or forgetting.
picture
    8 hexadecimal digits of a SHA-256 of the image as the networks see it; null without one. Each process salts it anew,
    so that it tells the images of one run apart and says nothing else.
milliseconds
    Without the wait for a turn; of the outcome Busy, which is a visitor who got no turn, that wait.
outcome
    ok, or the class of the error.

Never a name, a pixel, a DICOM element or the message of an error. The file, thoraxlens.jsonl, is put aside at 5 MB, and
five such are kept.
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
    """Open the log and return it; None where THORAXLENS_LOG is not set.

    Raises
    ------
    OSError
        Where the folder cannot be written to.
    """
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
    """Entry of the log that a running block completes.

    Parameters
    ----------
    image
        Input image of the network that the block is about; None where there is none yet.
    begun
        Start of the block, in seconds of `time.perf_counter`.
    """

    image: np.ndarray | None
    begun: float

    def begin(self) -> None:
        """Count the time from now on, for a block that has waited until now."""
        self.begun = time.perf_counter()


@contextmanager
def logged(event: str, model: str | None = None, image: np.ndarray | None = None) -> Iterator[LogEntry]:
    """Log the block when it ends, however it ends.

    Parameters
    ----------
    event
        As at the head of this module.
    model
        Name of the model that the block runs.
    image
        As of a `LogEntry`, which the block gets.
    """
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
    digest.update(np.ascontiguousarray(image).data)  # a copy only of an array that is not contiguous
    return digest.hexdigest()[:8]
