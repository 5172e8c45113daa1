"""Folder or table to manifest to patient-grouped split.

A manifest is a table with one row per image: image_id, path, label, patient, group, subtype, split. `patient` is the
finest key the source gives, `group` the key kept together when validation is drawn. For the public pediatric set they
differ: whether `person1_bacteria_*` and `person1_virus_*` are one child is not published, so `group` joins them by
number alone, while the official train and test folders are disjoint only by (sub-type, number).
"""

import re
from pathlib import Path

import pandas as pd

from model_zoo.core.coded_messages import CodedError
from model_zoo.imaging.reader import SUFFIXES

COLUMNS = ("image_id", "path", "label", "patient", "group", "subtype", "split")
SPLIT_NAMES = {"train": "train", "training": "train", "val": "val", "valid": "val", "validation": "val", "test": "test"}
NORMAL_NAMES = ("normal", "no finding", "healthy", "negative")
CSV_NAMES = {"file": "path", "image": "path", "class": "label", "patient_id": "patient"}

_PERSON = re.compile(r"^person(\d+)_(bacteria|virus)_\d+", re.IGNORECASE)
_CHILD_NORMAL = re.compile(r"^(NORMAL2-)?IM-(\d+)-\d+", re.IGNORECASE)
_NIH = re.compile(r"^(?:nih_)?(\d{8})_\d{3}$", re.IGNORECASE)


class DataError(CodedError):
    """A data set that cannot be used as it is."""


def read_manifest(source: Path, classes: tuple[str, ...] = ()) -> pd.DataFrame:
    """List the images of a data set without opening them.

    source: a folder `split/class/file` or `class/file`, a CSV manifest (columns path, label, optional patient, split;
    paths relative to the CSV), or ChestX-ray14's `Data_Entry_2017.csv` or the folder that holds it and the images.
    classes: keep only these labels. Returns the manifest; split is "" where the source gives none.
    Raises DataError for an unknown layout, fewer than two classes, an empty class, or a patient in two splits.
    """
    source = Path(source)
    if not source.exists():
        raise DataError("data.source_missing", source=str(source))
    table = source if source.is_file() else source / "Data_Entry_2017.csv"
    frame = _from_table(table) if table.is_file() else _from_folders(source)
    if classes:
        missing = sorted(set(classes) - set(frame["label"]))
        if missing:
            raise DataError("data.class_missing", label=missing[0], labels=class_names(frame))
        frame = frame[frame["label"].isin(classes)]
    if frame["label"].nunique() < 2:
        raise DataError("data.one_class", source=str(source), label=frame["label"].iloc[0])
    frame = frame.sort_values("path", kind="stable").reset_index(drop=True)
    refuse_shared_patients(frame)
    if frame["image_id"].duplicated().any():
        frame["image_id"] = frame["split"] + "/" + frame["label"] + "/" + frame["image_id"]
    return frame


def class_names(frame: pd.DataFrame) -> tuple[str, ...]:
    """Class names in the order of the model's outputs: the normal class first, then alphabetical."""
    return tuple(sorted(frame["label"].unique(), key=lambda name: (name.lower() not in NORMAL_NAMES, name)))


def with_subtypes(frame: pd.DataFrame) -> pd.DataFrame:
    """The manifest with the sub-type as label where there is one: NORMAL, BACTERIAL and VIRAL. Raises DataError where
    an image that is not normal has none."""
    bare = frame[(frame["subtype"] == "") & ~frame["label"].str.lower().isin(NORMAL_NAMES)]
    if len(bare):
        raise DataError("data.subtype_missing", images=len(bare), path=bare["path"].iloc[0])
    return frame.assign(label=frame["label"].where(frame["subtype"] == "", frame["subtype"].str.upper()))


def _from_folders(root: Path) -> pd.DataFrame:
    folders = _subfolders(root)
    by_split = {p: SPLIT_NAMES[p.name.lower()] for p in folders if p.name.lower() in SPLIT_NAMES}
    if by_split:
        class_folders = [(c, split) for p, split in by_split.items() for c in _subfolders(p)]
    else:
        class_folders = [(c, "") for c in folders]
    rows = []
    for folder, split in class_folders:
        if not split and any(p.name.lower() in SPLIT_NAMES for p in _subfolders(folder)):
            raise DataError("data.folder_holds_splits", folder=str(folder))
        files = sorted(p for p in folder.rglob("*") if p.is_file() and not p.name.startswith("."))
        if not files:
            raise DataError("data.class_folder_empty", folder=str(folder))
        rows += [_row(path, folder.name, split) for path in files]
    if not rows:
        raise DataError("data.layout_unknown", folder=str(root), name=root.name)
    return pd.DataFrame(rows, columns=COLUMNS)


def _subfolders(folder: Path) -> list[Path]:
    """Folders right below, without hidden ones and leftovers such as __MACOSX."""
    return sorted(p for p in folder.iterdir() if p.is_dir() and not p.name.startswith(("_", ".")))


def _from_table(path: Path) -> pd.DataFrame:
    try:
        table = pd.read_csv(path, dtype=str, keep_default_na=False)
    except (UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise DataError("data.not_csv", file=str(path), reason=str(error)) from None
    if {"Image Index", "Finding Labels"} <= set(table.columns):
        return _from_chestxray14(table, path.parent)
    table = table.rename(columns={c: CSV_NAMES.get(c.strip().lower(), c.strip().lower()) for c in table.columns})
    if not {"path", "label"} <= set(table.columns):
        raise DataError("data.columns_missing", file=str(path), columns=list(table.columns))
    rows = []
    for number, entry in enumerate(table.to_dict("records"), start=2):
        if not entry["path"] or not entry["label"]:
            raise DataError("data.line_incomplete", file=str(path), line=str(number))
        split = entry.get("split", "").strip().lower()
        if split and split not in SPLIT_NAMES:
            raise DataError("data.split_unknown", file=str(path), line=str(number), split=repr(split))
        file = path.parent / entry["path"]
        rows.append(_row(file, entry["label"].strip(), SPLIT_NAMES.get(split, ""), entry.get("patient", "").strip()))
    if not rows:
        raise DataError("data.table_empty", file=str(path))
    return pd.DataFrame(rows, columns=COLUMNS)


def _from_chestxray14(table: pd.DataFrame, root: Path) -> pd.DataFrame:
    """Images with exactly one finding; "No Finding" becomes NORMAL. Images with several findings have no one class."""
    single = table[~table["Finding Labels"].str.contains("|", regex=False)]
    places = {p.name: p for p in root.rglob("*") if p.suffix.lower() in SUFFIXES}
    missing = single.loc[~single["Image Index"].isin(places.keys()), "Image Index"]
    if len(missing) == len(single):
        raise DataError("data.chestxray14_without_images", folder=str(root))
    if len(missing):
        print(f"{len(missing)} of {len(single)} listed images are not below {root}, for example {missing.iloc[0]}.")
    rows = []
    for entry in single[single["Image Index"].isin(places.keys())].to_dict("records"):
        label = entry["Finding Labels"].upper().replace("NO FINDING", "NORMAL")
        rows.append(_row(places[entry["Image Index"]], label, "", entry.get("Patient ID", "")))
    return pd.DataFrame(rows, columns=COLUMNS)


def _row(path: Path, label: str, split: str, patient: str = "") -> tuple:
    """One manifest row; without a given patient the file name says it, or else the image stands for itself."""
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
    splits = frame[frame["split"] != ""].groupby("patient")["split"].nunique()
    shared = splits[splits > 1].index.tolist()
    if shared:
        example = frame[frame["patient"] == shared[0]].groupby("split")["path"].first()
        places = [f"{split} ({path})" for split, path in example.items()]
        raise DataError("data.patient_in_several_splits", patients=len(shared), patient=shared[0], places=places)
