"""What was read when, one JSON object a line, for whoever runs the server. Off unless THORAXLENS_LOG names a folder.

    {"time": "2026-05-04T09:30:00.123+00:00", "event": "reading", "picture": "1f0c9a7e", "model": "mobilenet_v2",
     "milliseconds": 6.1, "outcome": "ok"}

event: decoding, reading, drawing or forgetting. picture: 8 digits of a SHA-256 of the pixels, salted anew by each
process, so that it tells pictures of one run apart and says nothing else; null without one. outcome: ok, or the kind of
error. Never a name, a pixel, a DICOM element or an error's words. The file, thoraxlens.jsonl, is put aside at 5 MB, and
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


@contextmanager
def logged(event: str, model: str | None = None, pixels: np.ndarray | None = None) -> Iterator[None]:
    """Log what the block does when it ends, however it ends."""
    log, start, outcome = open_log(), time.perf_counter(), "ok"
    if log is None:
        yield
        return
    try:
        yield
    except BaseException as error:  # also those by which Streamlit stops a page
        outcome = type(error).__name__
        raise
    finally:
        line = {
            "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "event": event,
            "picture": None if pixels is None else hashlib.sha256(SALT + pixels.tobytes()).hexdigest()[:8],
            "model": model,
            "milliseconds": round(1000 * (time.perf_counter() - start), 1),
            "outcome": outcome,
        }
        log.info(json.dumps(line))
