import numpy as np
import pandas as pd
import pytest

from model_zoo.data.manifest import DataError
from model_zoo.data.shortcuts.details import read_details

FRAME = pd.DataFrame({"path": ["set/A/one.png", "set/B/two.png", "set/B/three.png"]})


@pytest.fixture
def frame(tmp_path) -> pd.DataFrame:
    return FRAME.assign(path=[str(tmp_path / path) for path in FRAME["path"]])


def written(tmp_path, text: str):
    (tmp_path / "set").mkdir(exist_ok=True)
    (tmp_path / "set/labels.csv").write_text(text)
    return tmp_path / "set/labels.csv"


def test_rows_come_in_the_order_of_the_manifest(tmp_path, frame):
    file = written(tmp_path, "file,label,view,age\nB/two.png,B,AP,41\nA/one.png,A,PA,\n")
    details = read_details(file, frame)
    assert list(details) == ["view", "age"]
    assert details["view"].tolist() == ["PA", "AP", ""]
    assert np.isnan(details["age"][[0, 2]]).all()
    assert details["age"][1] == 41


def test_chestxray14_names_columns_otherwise_and_lists_names_only(tmp_path, frame):
    file = written(tmp_path, "Image Index,Patient Age,Patient Gender,View Position\nthree.png,7,F,AP\n")
    details = read_details(file, frame)
    assert details.to_dict(orient="list")["sex"] == ["", "", "F"]
    assert details["view"].tolist() == ["", "", "AP"]


@pytest.mark.parametrize(
    ("text", "words"),
    [("path,label\nA/one.png,A\n", "view, sex and age"), ("path,view\nA/none.png,PA\n", "lists no image"), ("", "CSV")],
)
def test_table_of_no_use_is_refused(tmp_path, frame, text, words):
    with pytest.raises(DataError, match=words):
        read_details(written(tmp_path, text), frame)
