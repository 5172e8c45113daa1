"""Helper networks of the program: a folder each, of model.tflite and a card.json with its SHA-256; no TensorFlow."""

import hashlib
import json
from datetime import UTC, datetime
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from model_zoo.core.atomic_files import write_atomically, write_text
from model_zoo.core.model_store import ArtifactError
from model_zoo.inference.litert import InterpreterPool


def load_helper(folder: Path) -> InterpreterPool:
    """Return the network of a folder, its file verified once.

    Raises
    ------
    ArtifactError
        Where the file or its card is missing or damaged.
    """
    return _loaded(folder, read_helper_card(folder)["sha256"])


def read_helper_card(folder: Path) -> dict:
    """Return the card of a helper network: its data, figures and the command that made it.

    Raises
    ------
    ArtifactError
        Where the card is missing or damaged.
    """
    path = folder / "card.json"
    try:
        return _card(path, path.stat().st_mtime_ns)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ArtifactError("core.file_unreadable", name=folder.name, file="card.json", reason=str(error)) from None


@lru_cache(maxsize=8)
def _card(path: Path, changed: int) -> dict:
    card = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(card["sha256"], str):
        raise TypeError("its sha256 is no text")
    return card


def store_helper(folder: Path, model: bytes, card: dict) -> dict:
    """Store a LiteRT file with its card, and return the card with hash, time and library versions added."""
    card = {
        "sha256": hashlib.sha256(model).hexdigest(),
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        **card,
        "libraries": {name: version(name) for name in ("tensorflow", "keras", "ai-edge-litert")},
    }
    folder.mkdir(parents=True, exist_ok=True)
    # Whoever loads it between the two writes sees a hash that does not match, and succeeds a moment later.
    write_atomically(folder / "model.tflite", lambda file: file.write(model))
    write_text(folder / "card.json", json.dumps(card, indent=2, ensure_ascii=False) + "\n")
    return card


@lru_cache(maxsize=4)
def _loaded(folder: Path, expected: str) -> InterpreterPool:
    try:
        model = (folder / "model.tflite").read_bytes()
    except OSError as error:
        raise ArtifactError(
            "core.file_unreadable", name=folder.name, file="model.tflite", reason=error.strerror
        ) from None
    if hashlib.sha256(model).hexdigest() != expected:
        raise ArtifactError("core.file_altered", name=folder.name, file="model.tflite")
    # One image at a time on one thread: so small a network gains nothing from more.
    return InterpreterPool(model, threads=1)
