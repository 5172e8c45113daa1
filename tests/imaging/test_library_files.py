"""The test files of pydicom: those that are read have pydicom's own modality values, the others are refused by code."""

import warnings
from pathlib import Path

import numpy as np
import pydicom
import pytest
from pydicom.data import get_testdata_files
from pydicom.pixels import apply_modality_lut

from model_zoo.imaging import dicom_reader
from model_zoo.imaging.dicom.pixels import NATIVE
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.imaging.reader import ImageError, read_image_file

# In the package itself; others would have to be downloaded.
FILES = sorted(path for path in get_testdata_files("*") if "/test_files/" in path)
OF_ANY_KIND = (*dicom_reader.RADIOGRAPHS, *dicom_reader.OTHERS, "RTIMAGE", "RTDOSE", "RTPLAN", "RTSTRUCT", "SEG", "EEG")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.rpartition("/")[2])
def test_file_is_read_as_pydicom_reads_it_or_refused_with_a_code(path, monkeypatch):
    # Most of them are CT and MR: what decodes them is asked all the same.
    monkeypatch.setattr(dicom_reader, "RADIOGRAPHS", OF_ANY_KIND)
    found = read_or_code(Path(path))
    if isinstance(found, str):
        assert found not in ("imaging.dicom_undecodable", "imaging.undecodable")
    elif found.windows is not None:
        assert np.abs(found.windows.values[found.windows.stored] - values_of_pydicom(path)).max() < 0.001


def read_or_code(path: Path) -> Radiograph | str:
    try:
        return read_image_file(path)
    except ImageError as error:
        return error.message.code


def values_of_pydicom(path: str) -> np.ndarray:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        file = pydicom.dcmread(path, force=True)
        if "TransferSyntaxUID" not in file.file_meta:
            implicit, little = file.original_encoding
            file.file_meta.TransferSyntaxUID = next(uid for uid, kind in NATIVE.items() if kind == (implicit, little))
        try:
            values = apply_modality_lut(file.pixel_array, file)
        except RuntimeError as error:
            pytest.skip(f"pydicom has no decoder here: {error}")
    return values[0] if values.ndim == 3 else values
