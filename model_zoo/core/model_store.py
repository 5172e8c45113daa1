"""Stored models on disk: read, verified, written atomically.

A model is a folder `model_zoo/trained/<name>/` of card.json and the FILES; an ensemble, whose card names its members,
has gate.npz and predictions.csv only, and a large network may come without model.keras. card.json holds the SHA-256 of
the others. Nothing here is pickled and no code is loaded from a file.

A new version is written to a folder beside the old one. Between two renames the old one lies aside. Readers never
write: where a writer is between these renames, or died there, they read the model from aside. The next writer of that
name puts it back, under a lock.
"""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock

from model_zoo.core import paths
from model_zoo.core.atomic_files import sync, write_text
from model_zoo.core.card import Card
from model_zoo.core.card_messages import stored_messages
from model_zoo.core.card_upgrade import OLDEST, upgrade_card
from model_zoo.core.coded_messages import CodedError, Message, english_sentence

SCHEMA = 4
DEFAULT = "mobilenet_v2"  # the model that predicts where none is chosen
FILES: tuple[str, ...] = ("model.keras", "model.tflite", "head.npz", "gate.npz", "history.csv", "predictions.csv")
ASIDE = ".old"  # suffix of the folder in which the older version of a model lies while it is replaced
OPTIONAL = "model.keras"  # needed to start a training from the model, not to predict


class ArtifactError(CodedError):
    """Stored model that cannot be used."""


def model_names(root: Path | None = None) -> list[str]:
    """Return the names of the stored models, in alphabetical order.

    Parameters
    ----------
    root
        Folder of the stored models, here and below; by default `paths.TRAINED`.
    """
    root = root or paths.TRAINED
    stored = {path.parent.name for path in root.glob("*/card.json")}
    aside = {path.parent.name[1 : -len(ASIDE)] for path in root.glob(f".*{ASIDE}/card.json")}
    return sorted(name for name in stored | aside if _is_name(name))


def read_card(name: str, root: Path | None = None) -> Card:
    """Return the card of a stored model, upgraded to the present schema.

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


def card_text(card: Mapping[str, object]) -> str:
    """Return the content of card.json."""
    return json.dumps(card, indent=2, ensure_ascii=False) + "\n"


def file_size(name: str, file: str, root: Path | None = None) -> int:
    """Return the bytes that one file of a stored model takes, without reading it.

    Raises
    ------
    ArtifactError
        Where there is no such file.
    """
    try:
        return (_folder(check_name(name), root) / file).stat().st_size
    except OSError as error:
        raise ArtifactError("core.file_unreadable", name=name, file=file, reason=error.strerror) from None


def network_bytes(card: Card, root: Path | None = None) -> int:
    """Return the bytes of the network that predicts, of an ensemble those of its members together.

    Raises
    ------
    ArtifactError
        Where a file is missing.
    """
    return sum(file_size(name, "model.tflite", root) for name in card.get("members", [card["name"]]))


def read_file(name: str, file: str, root: Path | None = None, expected: str | None = None) -> bytes:
    """Read one file of a stored model and check its SHA-256.

    Parameters
    ----------
    expected
        SHA-256 on the card that the caller uses; by default that on the card as it is stored now.

    Raises
    ------
    ArtifactError
        Where the file is missing or has another SHA-256, and as `read_card`.
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
    """Return 12 hexadecimal digits that tell a model from others of its name.

    They are the beginning of the SHA-256 of everything on its card that its predictions depend on: the digests of its
    files, its members, its decision rule and its input check.
    """
    parts = [card.get(part) for part in ("files", "members", "decision", "gate")]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:12]


def write_model(
    name: str, card: Mapping[str, object], fill: Callable[[Path], object], root: Path | None = None
) -> Path:
    """Store a model whole or not at all.

    An older model of that name stays in place until the new one is complete on disk.

    Parameters
    ----------
    card
        Without "schema" and "files", which are added here.
    fill
        Writes the model's files into the folder that it is given.

    Returns
    -------
    Path
        Folder of the stored model.

    Raises
    ------
    ArtifactError
        For a name that is not valid, and where `fill` leaves out a file.
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
                sync(work / file)
            work.chmod(0o755)
            if target.exists():
                target.rename(aside)
            work.rename(target)
        except BaseException:
            shutil.rmtree(work, ignore_errors=True)
            if aside.exists() and not target.exists():
                aside.rename(target)
            raise
        sync(root)
        shutil.rmtree(aside, ignore_errors=True)
    return target


def amend_card(name: str, entries: Mapping[str, Any], root: Path | None = None) -> None:
    """Add or replace entries of a stored model's card; its files stay as they are.

    Raises
    ------
    ArtifactError
        As `read_card`.
    """
    root = root or paths.TRAINED
    with _writing(check_name(name), root) as (target, _):
        write_text(target / "card.json", card_text({**read_card(name, root), **entries}))


def check_name(name: str) -> str:
    """Return a name of a model or report that is valid: 1 to 60 letters, digits, '-' and '_'.

    Raises
    ------
    ArtifactError
        For any other name.
    """
    if not _is_name(name):
        raise ArtifactError("core.name_invalid", name=repr(name))
    return name


def _required(card: Mapping[str, object]) -> set[str]:
    return {"gate.npz", "predictions.csv"} if "members" in card else set(FILES) - {OPTIONAL}


def _is_known(code: str) -> bool:
    """Return whether this program has the sentence of a code; a card of a newer program may hold others."""
    try:
        english_sentence(code)
    except (KeyError, ImportError):
        return False
    return True


def _is_name(name: str) -> bool:
    return 0 < len(name) <= 60 and name.isascii() and name.replace("-", "").replace("_", "").isalnum()


def _folder(name: str, root: Path | None) -> Path:
    """Return the folder a model can be read from: its own, or the one in which it lies aside."""
    root = root or paths.TRAINED
    if not _is_name(name):
        return root / name
    target, aside = root / name, root / f".{name}{ASIDE}"
    return aside if not target.exists() and aside.exists() else target


@contextmanager
def _writing(name: str, root: Path) -> Iterator[tuple[Path, Path]]:
    """Lock a model for writing, repair what a killed writer left, and yield its folder and the one aside."""
    root.mkdir(parents=True, exist_ok=True)
    target, aside = root / name, root / f".{name}{ASIDE}"
    with FileLock(root / f".{name}.lock"):
        if aside.exists() and not target.exists():
            aside.rename(target)
        for leftover in root.glob(f".{name}.*/"):
            shutil.rmtree(leftover)
        yield target, aside
