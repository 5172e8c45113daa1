"""What a trained model is on disk: read, verify, write atomically.

A model is a folder `model_zoo/trained/<name>/` of card.json and the FILES; an ensemble, whose card names its members,
has gate.npz and predictions.csv only, and a large network may come without model.keras. card.json holds the SHA-256 of
the others.
Nothing here is pickled and no code is loaded from a file.

A new version is made in a folder beside the old one, which is moved aside for the moment between two renames. Readers
never write: where a model lies aside, because a writer is at that moment or died there, they read it there. The next
writer of that name, under its lock, puts it back.
"""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from filelock import FileLock

from model_zoo.core import paths
from model_zoo.core.card import Card, stored_messages
from model_zoo.core.card_upgrade import OLDEST, upgrade_card
from model_zoo.core.coded_messages import CodedError, Message, english_sentence

SCHEMA = 4
DEFAULT = "mobilenet_v2"  # the model that reads where none is chosen
FILES = ("model.keras", "model.tflite", "head.npz", "gate.npz", "history.csv", "predictions.csv")
ASIDE = ".old"  # how the folder ends in which the older version of a model lies while it is replaced
OPTIONAL = "model.keras"  # what training goes on from; reading needs it not


class ArtifactError(CodedError):
    """A stored model that cannot be used."""


def model_names(root: Path | None = None) -> list[str]:
    """Names of the stored models, in alphabetical order. root: by default paths.TRAINED, here and below."""
    root = root or paths.TRAINED
    stored = {path.parent.name for path in root.glob("*/card.json")}
    aside = {path.parent.name[1 : -len(ASIDE)] for path in root.glob(f".*{ASIDE}/card.json")}
    return sorted(name for name in stored | aside if _is_name(name))


def read_card(name: str, root: Path | None = None) -> Card:
    """Return the card of a stored model, one of an older schema upgraded to the present one.

    Parameters
    ----------
    name
        One of `model_names(root)`; nothing else is looked up on disk.

    Raises
    ------
    ArtifactError
        For an unknown name, and for a card that is damaged, of a newer program or too old.
    """
    path = _folder(name, root) / "card.json"
    if not _is_name(name) or not path.exists():
        raise ArtifactError("core.model_unknown", name=repr(name), known=model_names(root) or [Message("core.none")])
    try:
        card = json.loads(path.read_text(encoding="utf-8"))
        if card["schema"] > SCHEMA:
            raise ArtifactError("core.card_too_new", name=name, schema=card["schema"], known=SCHEMA)
        if card["schema"] < OLDEST:
            raise ArtifactError("core.card_too_old", name=name, schema=card["schema"])
        card = upgrade_card(card)
        if not _required(card) <= set(card["files"]) <= set(FILES):
            raise ArtifactError("core.card_other_files", name=name, files=FILES)
        unknown = [stored["code"] for stored in stored_messages(card) if not _is_known(stored["code"])]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ArtifactError("core.card_damaged", name=name, reason=str(error)) from None
    if unknown:
        raise ArtifactError("core.card_unknown_text", name=name, text=unknown[0])
    return card


def card_text(card: Card) -> str:
    """The content of card.json."""
    return json.dumps(card, indent=2, ensure_ascii=False) + "\n"


def file_size(name: str, file: str, root: Path | None = None) -> int:
    """Bytes of one file of a stored model, unread and unchecked. Raises ArtifactError where there is none."""
    try:
        return (_folder(check_name(name), root) / file).stat().st_size
    except OSError as error:
        raise ArtifactError("core.file_unreadable", name=name, file=file, reason=error.strerror) from None


def network_bytes(card: Card, root: Path | None = None) -> int:
    """Bytes of the network that reads, of an ensemble those of its members together. As file_size()."""
    return sum(file_size(name, "model.tflite", root) for name in card.get("members", [card["name"]]))


def read_file(name: str, file: str, root: Path | None = None, expected: str | None = None) -> bytes:
    """The bytes of one file of a stored model, checked. Raises ArtifactError where they are others.

    expected: SHA-256 on the card that the caller goes by; by default that of the card as it is stored now.
    """
    card = read_card(name, root)
    expected = expected or card["files"].get(file)
    if expected is None:
        raise ArtifactError("core.file_not_stored", name=name, file=file, command=card["command"])
    try:
        data = (_folder(name, root) / file).read_bytes()
    except OSError as error:
        raise ArtifactError("core.file_unreadable", name=name, file=file, reason=error.strerror) from None
    if hashlib.sha256(data).hexdigest() != expected:
        raise ArtifactError("core.file_altered", name=name, file=file)
    return data


def version_digest(card: Card) -> str:
    """What tells a model from another of its name: the first digits of the SHA-256 of what its answers hang on.

    That is, on its card, the digests of its files, its members, and how it decides and refuses.
    """
    said = [card.get(part) for part in ("files", "members", "decision", "gate")]
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:12]


def write_model(name: str, card: dict, fill: Callable[[Path], None], root: Path | None = None) -> Path:
    """Store a model whole or not at all.

    fill: writes the model's files into the folder it is given. card: without "schema" and "files", which are added
    here.
    An older model of that name stays in place until the new one is complete on disk.
    """
    root = root or paths.TRAINED
    with _writing(check_name(name), root) as (target, aside):
        work = Path(tempfile.mkdtemp(prefix=f".{name}.", dir=root))
        try:
            fill(work)
            files = sorted(path.name for path in work.iterdir())
            if missing := _required(card) - set(files):
                raise ArtifactError("core.model_incomplete", name=name, files=sorted(missing))
            digests = {file: hashlib.sha256((work / file).read_bytes()).hexdigest() for file in files}
            (work / "card.json").write_text(card_text({"schema": SCHEMA, **card, "files": digests}), encoding="utf-8")
            for file in (*files, "card.json"):
                _sync(work / file)
            work.chmod(0o755)
            if target.exists():
                target.rename(aside)
            work.rename(target)
        except BaseException:
            shutil.rmtree(work, ignore_errors=True)
            if aside.exists() and not target.exists():
                aside.rename(target)
            raise
        _sync(root)
        shutil.rmtree(aside, ignore_errors=True)
    return target


def amend_card(name: str, entries: dict, root: Path | None = None) -> None:
    """Add entries to the card of a stored model, or replace them; its files stay as they are. Raises ArtifactError."""
    root = root or paths.TRAINED
    with _writing(check_name(name), root) as (target, _):
        text = card_text(read_card(name, root) | entries)
        write_text(target / "card.json", text)


def write_text(path: Path, text: str) -> None:
    """write_atomically() of a text, in UTF-8."""
    write_atomically(path, lambda file: file.write(text.encode()))


def write_atomically(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Write a file so that at any moment the old or the new one is there, whole, and the new one once this returns."""
    handle, work = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(work, 0o644)  # a temporary file is its owner's alone
        os.replace(work, path)
        _sync(path.parent)
    except OSError as error:
        if error.errno and not error.filename:
            error.filename = str(path)  # which a full disk does not say by itself
        raise
    finally:
        Path(work).unlink(missing_ok=True)


def check_name(name: str) -> str:
    """The name itself. Raises ArtifactError unless it is letters, digits, '-' and '_' only, 1 to 60 of them."""
    if not _is_name(name):
        raise ArtifactError("core.name_invalid", name=repr(name))
    return name


def _required(card: Card) -> set[str]:
    return {"gate.npz", "predictions.csv"} if "members" in card else set(FILES) - {OPTIONAL}


def _is_known(code: str) -> bool:
    """Whether this program has the sentence of a code: not of every one on a card that a newer program stored."""
    try:
        english_sentence(code)
    except (KeyError, ImportError):
        return False
    return True


def _is_name(name: str) -> bool:
    return 0 < len(name) <= 60 and name.isascii() and name.replace("-", "").replace("_", "").isalnum()


def _folder(name: str, root: Path | None) -> Path:
    """Where a model can be read: its folder, or the one in which it lies aside."""
    root = root or paths.TRAINED
    if not _is_name(name):
        return root / name
    target, aside = root / name, root / f".{name}{ASIDE}"
    return aside if not target.exists() and aside.exists() else target


@contextmanager
def _writing(name: str, root: Path) -> Iterator[tuple[Path, Path]]:
    """The folder of a model, and the one it is moved aside to, for its only writer while the block runs.

    What an earlier writer of that name left behind when it died is put right first.
    """
    root.mkdir(parents=True, exist_ok=True)
    target, aside = root / name, root / f".{name}{ASIDE}"
    with FileLock(root / f".{name}.lock"):
        if aside.exists() and not target.exists():
            aside.rename(target)
        for leftover in root.glob(f".{name}.*/"):
            shutil.rmtree(leftover)
        yield target, aside


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
