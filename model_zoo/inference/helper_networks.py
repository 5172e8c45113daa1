"""Small networks that help to read: each a folder of model.tflite and card.json with its SHA-256. No TensorFlow."""

import hashlib
import json
from datetime import UTC, datetime
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from model_zoo.core.model_store import ArtifactError, write_atomically, write_text
from model_zoo.inference.litert import InterpreterPool


def load_helper(folder: Path) -> InterpreterPool:
    """The network, its file verified once. Raises ArtifactError where it is missing or damaged."""
    return _loaded(folder, read_helper_card(folder)["sha256"])


def read_helper_card(folder: Path) -> dict:
    """What is known of the network: its data, how good it is, and the command that made it. Raises ArtifactError."""
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
    """Store a network, a LiteRT file, with its card; returns the card as stored: with hash, time and versions."""
    card = {
        "sha256": hashlib.sha256(model).hexdigest(),
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        **card,
        "libraries": {name: version(name) for name in ("tensorflow", "keras", "ai-edge-litert")},
    }
    folder.mkdir(parents=True, exist_ok=True)
    # Between the two, a reader is told that the file is not the card's, and a moment later all is well.
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
    # One picture at a time, on one thread: so small a network gains nothing from more, and is soon done with each.
    return InterpreterPool(model, threads=1)
