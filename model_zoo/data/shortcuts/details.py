"""What else a table says of a data set's images: view, sex, age."""

import os
from pathlib import Path

import pandas as pd

from model_zoo.data.manifest import DataError, read_table, with_usual_names

TEXTS, NUMBERS = ("view", "sex"), ("age",)
# Columns of ChestX-ray14's Data_Entry_2017.csv.
_NAMES = {
    "image index": "path", "view position": "view", "patient gender": "sex", "patient sex": "sex", "patient age": "age",
}  # fmt: skip


def read_details(file: Path, frame: pd.DataFrame) -> pd.DataFrame:
    """Read what a table says of the images of a manifest.

    Parameters
    ----------
    file
        CSV table with a column path (or file, image), relative to the table or a name only, and view, sex or age.
    frame
        Manifest.

    Returns
    -------
    pd.DataFrame
        A row for each of the manifest; those of TEXTS and NUMBERS that the table has. Where it says nothing, texts are
        empty and numbers NaN.

    Raises
    ------
    DataError
        For a table that cannot be read, lacks these columns, or lists none of the images.
    """
    table = read_table(file)
    table.columns = [_NAMES.get(column.strip().lower(), column) for column in table.columns]
    table = with_usual_names(table)
    columns = [column for column in (*TEXTS, *NUMBERS) if column in table]
    if "path" not in table or not columns:
        raise DataError("data.details_columns", file=str(file), columns=list(table.columns))
    places = {os.path.abspath(file.parent / path): row for row, path in enumerate(table["path"])}
    names = {Path(path).name: row for row, path in enumerate(table["path"])}
    rows = [places.get(os.path.abspath(path), names.get(Path(path).name, -1)) for path in frame["path"]]
    if max(rows) < 0:
        raise DataError("data.details_unrelated", file=str(file))
    found = table.loc[:, columns].reset_index(drop=True).reindex(rows).reset_index(drop=True)
    for column in columns:
        if column in TEXTS:
            found[column] = found[column].fillna("").str.strip()
        else:
            found[column] = pd.to_numeric(found[column], errors="coerce")
    return found
