"""Manifests of data sets: the images of a folder or a table, with label, patient and split.

A manifest has one row per image and the columns COLUMNS and DETAILS, the latter empty where the source does not give
them. `patient` is the finest key that the source gives, `group` the key whose images stay together when a split is
drawn. They differ for the public paediatric set: whether `person1_bacteria_*` and `person1_virus_*` are one child is
not published, so `group` joins them by number alone, while the official train and test folders are disjoint only by
(subtype, number).
"""

import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import pandas as pd

from model_zoo.core.coded_messages import CodedError
from model_zoo.imaging.archives import is_system_file
from model_zoo.imaging.reader import SUFFIXES

COLUMNS = ("image_id", "path", "label", "patient", "group", "subtype", "split")
DETAILS = ("age", "sex", "view")  # years, M or F, PA or AP
SPLIT_NAMES = {
    "train": "train", "training": "train",
    "val": "val", "valid": "val", "validation": "val", "dev": "val",
    "test": "test", "testing": "test", "holdout": "test", "evaluation": "test",
}  # fmt: skip
NORMAL_NAMES = ("normal", "no finding", "healthy", "negative")
# Other names of columns; a column of the proper name comes first.
CSV_NAMES = {"file": "path", "image": "path", "class": "label", "patient_id": "patient"}
CHESTXRAY14_DETAILS = {"age": "Patient Age", "sex": "Patient Gender", "view": "View Position"}

_PERSON = re.compile(r"^person(\d+)_(bacteria|virus)_\d+", re.IGNORECASE)
_CHILD_NORMAL = re.compile(r"^(NORMAL2-)?IM-(\d+)-\d+", re.IGNORECASE)
_NIH = re.compile(r"^(?:nih_)?(\d{8})_\d{3}$", re.IGNORECASE)


class DataError(CodedError):
    """Data set that cannot be used as it is."""


def read_manifest(source: Path, classes: tuple[str, ...] = ()) -> pd.DataFrame:
    """List the images of a data set without opening them.

    Parameters
    ----------
    source
        A folder `split/class/file` or `class/file`; a CSV manifest with the columns path and label, optionally patient
        and split, and paths relative to the CSV; or ChestX-ray14's `Data_Entry_2017.csv`, or the folder that holds it
        and the images.
    classes
        Labels to keep; all where empty.

    Returns
    -------
    pd.DataFrame
        Manifest in the order of the paths, with the split "" where the source gives none.

    Raises
    ------
    DataError
        For an unknown layout, fewer than two classes, an empty class, a folder beside the splits that is none, a path
        with contradictory lines, or a patient in two splits.
    """
    source = Path(source)
    if not source.exists():
        raise DataError("data.source_missing", source=str(source))
    table = source if source.is_file() else source / "Data_Entry_2017.csv"
    frame = _from_table(table) if table.is_file() else _from_folders(source)
    frame["image_id"] = image_ids([Path(path) for path in frame["path"]])
    frame = frame.assign(**{name: "" for name in DETAILS if name not in frame})
    if classes:
        missing = sorted(set(classes) - set(frame["label"]))
        if missing:
            raise DataError("data.class_missing", label=missing[0], labels=class_names(frame))
        frame = frame.loc[frame["label"].isin(classes)]
    labels = class_names(frame)
    if len(labels) < 2:
        raise DataError("data.one_class", source=str(source), label=", ".join(labels))
    frame = frame.sort_values(by="path", kind="stable").reset_index(drop=True)
    refuse_shared_patients(frame)
    return frame


def image_ids(paths: Sequence[Path]) -> list[str]:
    """Return for each file the shortest end of its path that no other one shares, such as `a` or `NORMAL/a`.

    The suffix is left out, so that other copies and masks of an image have its id, unless files differ only in it.

    Parameters
    ----------
    paths
        All different.
    """
    bare = [path.with_suffix("") for path in paths]
    counts = Counter(bare)
    names = [path if counts[name] > 1 else name for path, name in zip(paths, bare, strict=True)]
    if len(set(names)) < len(names):  # as of a.jpg, a.png and a.png.jpg
        names = list(paths)
    ids, pending, length = [""] * len(names), range(len(names)), 0
    while pending:
        length += 1
        rows: defaultdict[str, list[int]] = defaultdict(list)
        for row in pending:
            rows["/".join(names[row].parts[-length:])].append(row)
        for end, sharing in rows.items():
            ids[sharing[0]] = end
        pending = [row for sharing in rows.values() if len(sharing) > 1 for row in sharing]
    return ids


def list_files(root: Path, links: Iterable[Path] = ()) -> list[Path]:
    """Return all files below a folder in order, without hidden ones and those of systems, whose number is printed.

    Parameters
    ----------
    links
        Folders below it that may be links, to be followed; others are not.
    """
    tops = [Path(root), *(folder for folder in links if folder.is_symlink())]
    files = sorted({path for top in tops for path in top.rglob("*") if path.is_file()})
    kept = [path for path in files if not _is_left_out(path.relative_to(root).parts)]
    if len(kept) < len(files):
        print(f"{len(files) - len(kept)} hidden files and files of systems below {root} are left out.")
    return kept


def class_names(frame: pd.DataFrame) -> tuple[str, ...]:
    """Return the class names in the order of the model's outputs: the normal class first, then alphabetically."""
    return tuple(sorted(set(frame["label"]), key=lambda name: (name.lower() not in NORMAL_NAMES, name)))


def with_subtypes(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the manifest with the subtype as label where there is one: NORMAL, BACTERIAL and VIRAL.

    Raises
    ------
    DataError
        Where an image that is not normal has no subtype.
    """
    bare = frame.loc[(frame["subtype"] == "") & ~frame["label"].str.lower().isin(NORMAL_NAMES)]
    if len(bare):
        raise DataError("data.subtype_missing", images=len(bare), path=bare["path"].iloc[0])
    return frame.assign(label=frame["label"].where(frame["subtype"] == "", frame["subtype"].str.upper()))


def _from_folders(root: Path) -> pd.DataFrame:
    folders = _subfolders(root)
    by_split = {p: SPLIT_NAMES[p.name.lower()] for p in folders if p.name.lower() in SPLIT_NAMES}
    if by_split:
        if unknown := [p.name for p in folders if p not in by_split]:
            raise DataError("data.split_folder_unknown", folder=str(root), unknown=unknown)
        class_folders = [(c, split) for p, split in by_split.items() for c in _subfolders(p)]
    else:
        class_folders = [(c, "") for c in folders]
    depth = len(root.parts) + (2 if by_split else 1)
    files = defaultdict(list)
    for path in list_files(root, [*by_split, *(folder for folder, _ in class_folders)]):
        files[path.parts[:depth]].append(path)
    rows = []
    for folder, split in class_folders:
        if not split and any(p.name.lower() in SPLIT_NAMES for p in _subfolders(folder)):
            raise DataError("data.folder_holds_splits", folder=str(folder))
        if folder.parts not in files:
            raise DataError("data.class_folder_empty", folder=str(folder))
        rows += [_row(path, folder.name, split) for path in files[folder.parts]]
    if not rows:
        raise DataError("data.layout_unknown", folder=str(root), name=root.name)
    return pd.DataFrame(rows, columns=COLUMNS)


def _subfolders(folder: Path) -> list[Path]:
    """Return the folders right below, without hidden ones, those of systems, and those set aside by an underscore."""
    return sorted(
        p for p in folder.iterdir() if p.is_dir() and not p.name.startswith("_") and not _is_left_out([p.name])
    )


def _is_left_out(parts: Sequence[str]) -> bool:
    return is_system_file(parts) or any(part.startswith(".") for part in parts)


def _from_table(path: Path) -> pd.DataFrame:
    table = read_table(path)
    if {"Image Index", "Finding Labels"} <= set(table.columns):
        return _merged(_from_chestxray14(table, path.parent), path)
    table = with_usual_names(table)
    if not {"path", "label"} <= set(table.columns):
        raise DataError("data.columns_missing", file=str(path), columns=list(table.columns))
    rows = []
    details = {name: table[name].str.strip() for name in DETAILS if name in table}
    for number, entry in enumerate(table.to_dict(orient="records"), start=2):
        if not entry["path"] or not entry["label"]:
            raise DataError("data.line_incomplete", file=str(path), line=str(number))
        split = entry.get("split", "").strip().lower()
        if split and split not in SPLIT_NAMES:
            raise DataError("data.split_unknown", file=str(path), line=str(number), split=repr(split))
        file = Path(os.path.normpath(path.parent / entry["path"]))
        rows.append(_row(file, entry["label"].strip(), SPLIT_NAMES.get(split, ""), entry.get("patient", "").strip()))
    if not rows:
        raise DataError("data.table_empty", file=str(path))
    return _merged(pd.DataFrame(rows, columns=COLUMNS).assign(**details), path)


def read_table(path: Path) -> pd.DataFrame:
    """Read a CSV table as texts.

    Raises
    ------
    DataError
        Where it is none.
    """
    try:
        return pd.read_csv(path, dtype=str, keep_default_na=False)
    except (UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise DataError("data.not_csv", file=str(path), reason=str(error)) from None


def with_usual_names(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table with its columns in lower case and CSV_NAMES replaced."""
    columns = {}
    for column in table.columns:
        columns.setdefault(column.strip().lower(), column)
    for other, name in CSV_NAMES.items():
        if other in columns:
            columns.setdefault(name, columns[other])
    return pd.DataFrame({name: table[column] for name, column in columns.items()})


def _merged(frame: pd.DataFrame, file: Path) -> pd.DataFrame:
    """Return the manifest of a table with one row per path; lines on one path must agree."""
    for column in ("label", "split", "patient"):
        counts = frame.groupby("path")[column].nunique()
        if paths := counts.loc[counts > 1].index.tolist():
            path, values = paths[0], sorted(set(frame.loc[frame["path"] == paths[0], column]))
            raise DataError("data.path_contradictory", file=str(file), path=path, column=column, values=values)
    merged = frame.drop_duplicates("path")
    if len(merged) < len(frame):
        print(f"{len(frame) - len(merged)} lines of {file} repeat others and are left out.")
    return merged


def _from_chestxray14(table: pd.DataFrame, root: Path) -> pd.DataFrame:
    """List the images with exactly one label; "No Finding" becomes NORMAL."""
    single = table.loc[~table["Finding Labels"].str.contains("|", regex=False)]
    places = {path.name: path for path in list_files(root) if path.suffix.lower() in SUFFIXES}
    found = single["Image Index"].isin(list(places))
    missing = single.loc[~found, "Image Index"]
    if len(missing) == len(single):
        raise DataError("data.chestxray14_without_images", folder=str(root))
    if len(missing):
        print(f"{len(missing)} of {len(single)} listed images are not below {root}, for example {missing.iloc[0]}.")
    single, rows = single.loc[found], []
    details = {name: single[column].tolist() for name, column in CHESTXRAY14_DETAILS.items() if column in single}
    for entry in single.to_dict(orient="records"):
        label = entry["Finding Labels"].upper().replace("NO FINDING", "NORMAL")
        rows.append(_row(places[entry["Image Index"]], label, "", entry.get("Patient ID", "")))
    return pd.DataFrame(rows, columns=COLUMNS).assign(**details)


def _row(path: Path, label: str, split: str, patient: str = "") -> tuple[str, ...]:
    """Return a manifest row; a patient that is not given is read from the file's name, or else is the image itself."""
    stem = path.stem
    subtype, group = "", patient
    if match := _PERSON.match(stem):
        number, kind = int(match[1]), match[2].lower()
        subtype = {"bacteria": "bacterial", "virus": "viral"}[kind]
        patient, group = patient or f"person{number}_{kind}", group or f"person{number}"
    elif match := _CHILD_NORMAL.match(stem):
        number = int(match[2])
        patient, group = patient or f"{(match[1] or '').lower()}im-{number}", group or f"im-{number}"
    elif match := _NIH.match(stem):
        patient = patient or f"nih-{int(match[1])}"
    patient = patient or str(path)
    return stem, str(path), label, patient, group or patient, subtype, split


def refuse_shared_patients(frame: pd.DataFrame) -> None:
    """Check that no patient is in two splits; images without a split do not count.

    Raises
    ------
    DataError
        Where one is.
    """
    splits = frame.loc[frame["split"] != ""].groupby("patient")["split"].nunique()
    shared = splits.loc[splits > 1].index.tolist()
    if shared:
        example = frame.loc[frame["patient"] == shared[0]].groupby("split")["path"].first()
        places = [f"{split} ({path})" for split, path in example.items()]
        raise DataError("data.patient_in_several_splits", patients=len(shared), patient=shared[0], places=places)
