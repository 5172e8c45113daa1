"""Data reports: figures and mean radiographs of a data set, computed once and stored.

A report is a folder `model_zoo/data_reports/<name>/` of report.json and small PNG files: the mean radiograph of each
class, its difference from that of the first class, and the mean of each burned-in mark. report.json holds the SHA-256
of each PNG file, and of paths only those of a few images below the data set's folder.
"""

import hashlib
import io
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from PIL import Image

from model_zoo.core import paths
from model_zoo.core.atomic_files import write_atomically, write_text
from model_zoo.core.coded_messages import Message
from model_zoo.core.model_store import ArtifactError, check_name
from model_zoo.data.class_balance import split_statistics
from model_zoo.data.manifest import class_names, read_manifest
from model_zoo.data.pixel_cache import load_dataset
from model_zoo.data.shortcuts.audit_text import audit_lines
from model_zoo.data.splits import complete_splits

SCHEMA = 1
FIRST = "chest_xray"  # the set the shipped models were trained on
BINS = 24


@dataclass(frozen=True)
class Report:
    """Figures and mean radiographs of a data set.

    Parameters
    ----------
    facts
        Content of report.json.
    means
        uint8 (classes, 224, 224), the mean radiograph of each class.
    differences
        uint8 (classes - 1, 224, 224), each further class's mean minus the first one's; 128 is no difference, one step
        is facts["difference_step"] grey values.
    marks
        uint8 (height, width) each, the mean of each burned-in mark of the shortcut audit.
    """

    facts: dict[str, Any]
    means: np.ndarray
    differences: np.ndarray
    marks: list[np.ndarray]


def write_report(
    source: Path, name: str, classes: tuple[str, ...] = (), seed: int = 0, details: Path | None = None
) -> str:
    """Compute and store a report, and return its figures in a few lines.

    Parameters
    ----------
    source, classes, seed, details
        As of `compute_report`.

    Raises
    ------
    DataError
        As `read_manifest`.
    ArtifactError
        For a name that is not valid.
    """
    check_name(name)
    report = compute_report(source, classes, seed, details)
    folder = store_report(report, name)
    return f"{name}: {_summary(report.facts)}\nStored in {folder}. The page Class balance shows it."


def compute_report(source: Path, classes: tuple[str, ...] = (), seed: int = 0, details: Path | None = None) -> Report:
    """Compute the report of a data set.

    Parameters
    ----------
    source
        As `read_manifest` takes it.
    classes
        Labels to keep; all where empty.
    seed
        Of the splits that the source does not give.
    details
        Table of view, sex and age, as `read_details` takes it.

    Raises
    ------
    DataError
        As `read_manifest` and `read_details`.
    """
    # With SciPy and scikit-learn, without which stored reports are read.
    from model_zoo.data.near_duplicates import find_duplicates
    from model_zoo.data.shortcuts.audit import audit_shortcuts
    from model_zoo.data.shortcuts.details import read_details

    source = Path(source)
    manifest = read_manifest(source, classes)
    dataset = load_dataset(manifest)
    frame, pixels = complete_splits(dataset.frame, seed), dataset.pixels
    names = class_names(frame)
    means = [pixels.mean(axis=0, where=(frame["label"] == name).to_numpy()[:, None, None]) for name in names]
    differences = np.stack([mean - means[0] for mean in means[1:]])
    sizes = frame[["width", "height"]].drop_duplicates().values.tolist()
    audit = audit_shortcuts(
        frame,
        pixels,
        source if source.is_dir() else source.parent,
        read_details(details, frame) if details else None,
    )
    step = float(max(np.abs(differences).max(), 1)) / 127
    facts = {
        "classes": list(names),
        "images": len(frame),
        "unreadable": len(dataset.unreadable),
        "fingerprint": dataset.fingerprint,
        "seed": seed,
        "own_splits": _own_splits(dataset.frame, frame),
        "without_patient": int(np.sum(frame["patient"] == frame["path"])),
        "statistics": split_statistics(frame),
        "images_per_patient": {key: _images_per_patient(frame, key) for key in ("patient", "group")},
        "one_size": f"{sizes[0][0]} x {sizes[0][1]}" if len(sizes) == 1 else None,
        "distributions": _distributions(frame, pixels),
        "duplicates": find_duplicates(frame, pixels),
        "difference_step": step,
        "shortcuts": audit.facts,
    }
    shown = np.rint(means).astype(np.uint8), np.rint(128 + differences / step).astype(np.uint8)
    return Report(facts, *shown, audit.marks)


def store_report(report: Report, name: str, root: Path | None = None) -> Path:
    """Write a report so that at any moment the old or the new one can be read, whole.

    Parameters
    ----------
    root
        Folder of the stored reports, here and below; by default `paths.DATA_REPORTS`.

    Returns
    -------
    Path
        Folder of the report.
    """
    folder = (root or paths.DATA_REPORTS) / check_name(name)
    folder.mkdir(parents=True, exist_ok=True)
    files = {}
    for kind, images in (("mean", report.means), ("difference", report.differences), ("mark", report.marks)):
        for number, image in enumerate(images):
            buffer = io.BytesIO()
            Image.fromarray(image).save(buffer, "PNG", optimize=True)
            data = buffer.getvalue()
            digest = hashlib.sha256(data).hexdigest()
            # Every content has a name of its own: the old report's images stay until report.json is replaced.
            file = f"{kind}_{number}_{digest[:8]}.png"
            write_atomically(folder / file, lambda out, data=data: out.write(data))
            files[file] = digest
    text = json.dumps({"schema": SCHEMA, **report.facts, "files": files}, indent=1, ensure_ascii=False)
    write_text(folder / "report.json", text + "\n")
    for leftover in set(folder.glob("*.png")) - {folder / file for file in files}:
        leftover.unlink()
    return folder


def report_names(root: Path | None = None) -> list[str]:
    """Return the names of the stored reports: the public paediatric set first, then in alphabetical order."""
    names = (path.parent.name for path in (root or paths.DATA_REPORTS).glob("*/report.json"))
    return sorted(names, key=lambda name: (name != FIRST, name))


def read_report(name: str, root: Path | None = None) -> Report:
    """Read a stored report.

    Parameters
    ----------
    name
        One of `report_names(root)`; nothing else is looked up on disk.

    Raises
    ------
    ArtifactError
        For an unknown name, a report.json that is damaged or of another schema, and an image other than the stored one.
    """
    if name not in report_names(root):
        raise ArtifactError("data.report_unknown", name=repr(name), known=report_names(root) or [Message("core.none")])
    folder = (root or paths.DATA_REPORTS) / name
    command = f"thoraxlens dataset DIR --name {name}"
    try:
        facts = json.loads((folder / "report.json").read_text(encoding="utf-8"))
        schema, files = facts["schema"], facts["files"]
        images: dict[str, list[np.ndarray]] = {"mean": [], "difference": [], "mark": []}
        if schema != SCHEMA:
            raise ArtifactError(
                "data.report_other_schema", name=name, schema=str(schema), known=SCHEMA, command=command
            )
        for file, digest in files.items():
            data = (folder / Path(file).name).read_bytes()
            if hashlib.sha256(data).hexdigest() != digest:
                raise ArtifactError("data.report_image_altered", name=name, file=file, command=command)
            images[file.split("_")[0]].append(np.asarray(Image.open(io.BytesIO(data), formats=("PNG",))))
        return Report(facts, np.stack(images["mean"]), np.stack(images["difference"]), images["mark"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ArtifactError("data.report_damaged", name=name, reason=str(error), command=command) from None


def _own_splits(before: pd.DataFrame, after: pd.DataFrame) -> list[str]:
    """Return the splits whose images are the source's, not drawn here."""
    given, complete = before["split"].to_numpy(), after["split"].to_numpy()
    return [split for split in ("train", "val", "test") if np.array_equal(given == split, complete == split)]


def _images_per_patient(frame: pd.DataFrame, key: str) -> dict[str, dict[str, int]]:
    """Return for each class the number of patients by how many images of that class they have."""
    counts = {}
    for name in class_names(frame):
        images = frame.loc[frame["label"] == name, key].value_counts().value_counts().sort_index()
        counts[name] = {str(number): int(patients) for number, patients in images.items()}
    return counts


def _distributions(frame: pd.DataFrame, pixels: np.ndarray) -> dict[str, dict[str, Any]]:
    """Return for each quantity the edges of bins, and for each class images per bin and 5th, 50th, 95th percentile."""
    # Width and height are those of the files in pixels; the others of the image at 224 x 224, in grey values 0..255.
    grey = np.array([(image.mean(), image.std()) for image in pixels])
    values = {side: frame[side].to_numpy() for side in ("width", "height")}
    values |= {"brightness": grey[:, 0], "contrast": grey[:, 1]}
    distributions = {}
    for quantity, value in values.items():
        edges = np.histogram_bin_edges(value, BINS)
        parts = {name: value[(frame["label"] == name).to_numpy()] for name in class_names(frame)}
        distributions[quantity] = {
            "edges": edges.round(2).tolist(),
            "counts": {name: np.histogram(part, edges)[0].tolist() for name, part in parts.items()},
            "percentiles": {name: np.percentile(part, (5, 50, 95)).round(1).tolist() for name, part in parts.items()},
        }
    return distributions


def _summary(facts: dict[str, Any]) -> str:
    shared = facts["statistics"]
    images: Counter[str] = Counter()
    for row in shared["rows"]:
        images[row["label"]] += row["images"]
    lines = [
        f"{facts['images']:,} images, {facts['unreadable']} unreadable; "
        + ", ".join(f"{name} {images[name]:,}" for name in facts["classes"])
        + "."
    ]
    for kind, words in (("exact", "Files with equal bytes"), ("near", "Files of the same radiograph with other bytes")):
        found = facts["duplicates"][kind]
        lines.append(
            f"{words}: {found['files']}, in groups: {found['groups']} (across splits {found['across_splits']}, classes "
            f"{found['across_classes']}, patients {found['across_patients']})."
        )
    lines.append(
        f"Patients in test and also in training or validation: {shared['shared_patients']} by the finest key, "
        f"{shared['shared_groups']} by number alone. Images that name no patient: {facts['without_patient']}."
    )
    lines += audit_lines(facts["shortcuts"])
    return "\n".join(lines)
