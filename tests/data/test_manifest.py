from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from model_zoo.core.coded_messages import Message
from model_zoo.data.class_balance import class_weights, split_statistics
from model_zoo.data.lung_masks import find_masks
from model_zoo.data.manifest import DataError, class_names, image_ids, read_manifest
from model_zoo.data.splits import complete_splits
from tests.support.images import image_folder

PEDIATRIC = {
    "train/NORMAL": [f"IM-{n:04}-0001.jpeg" for n in range(30)]
    + [f"NORMAL2-IM-{n:04}-0001.jpeg" for n in range(40, 70)],
    "train/PNEUMONIA": [f"person{n // 3}_bacteria_{n}.jpeg" for n in range(150)]
    + [f"person{n // 2}_virus_{n}.jpeg" for n in range(80)],
    "test/NORMAL": ["IM-1001-0001.jpeg", "IM-1003-0001-0002.jpeg"],
    "test/PNEUMONIA": ["person900_virus_1.jpeg", "person1_bacteriae.jpeg"],
}


@pytest.fixture(scope="module")
def pediatric(tmp_path_factory):
    return read_manifest(image_folder(tmp_path_factory.mktemp("pediatric"), PEDIATRIC))


def test_pediatric_names_tell_patient_group_and_subtype(pediatric):
    rows = pediatric.set_index("image_id")
    assert tuple(rows.loc["person0_virus_1", ["patient", "group", "subtype"]]) == ("person0_virus", "person0", "viral")
    assert tuple(rows.loc["NORMAL2-IM-0041-0001", ["patient", "group"]]) == ("normal2-im-41", "im-41")
    assert tuple(rows.loc["IM-1003-0001-0002", ["patient", "group", "split"]]) == ("im-1003", "im-1003", "test")
    assert class_names(pediatric) == ("NORMAL", "PNEUMONIA")


def test_validation_is_grouped_stratified_and_seeded(pediatric):
    frame = complete_splits(pediatric, seed=1)
    assert set(frame.loc[frame["split"] == "val", "group"]).isdisjoint(frame.loc[frame["split"] == "train", "group"])
    assert (frame["split"] == "test").sum() == 4
    pool = frame[frame["split"] != "test"]
    shares = pool.groupby(["label", "subtype"])["split"].agg(lambda s: (s == "val").mean())
    assert shares.between(0.08, 0.22).all()
    assert frame.equals(complete_splits(pediatric, seed=1))
    assert not frame["split"].equals(complete_splits(pediatric, seed=2)["split"])


def test_equal_bytes_stay_in_one_split(pediatric):
    pairs = pediatric.assign(sha256=np.arange(len(pediatric)) // 2)
    frame = complete_splits(pairs[pairs["split"] == "train"].assign(split=""), seed=0)
    assert (frame.groupby("sha256")["split"].nunique() == 1).all()


def test_small_given_validation_is_drawn_anew(pediatric, capsys):
    given = pediatric.copy()
    given.loc[given["image_id"] == "IM-0000-0001", "split"] = "val"
    assert (complete_splits(given, seed=0)["split"] == "val").sum() > 20
    assert "1 images, too few" in capsys.readouterr().out


def test_patient_with_and_without_a_given_split_is_refused(pediatric):
    given = pediatric.copy()
    given.loc[given["image_id"] == "person0_virus_0", "split"] = "test"
    given.loc[given["image_id"] == "person0_virus_1", "split"] = ""
    with pytest.raises(DataError) as error:
        complete_splits(given, seed=0)
    assert error.value.message.code == "data.patient_in_several_splits"
    assert "person0_virus" in str(error.value)


def test_hidden_folders_are_no_classes(tmp_path):
    names = {"train/A": ["1.png"], "train/B": ["2.png"], "train/.ipynb_checkpoints": ["3.png"], "__MACOSX": ["4.png"]}
    assert class_names(read_manifest(image_folder(tmp_path, names))) == ("A", "B")


@pytest.mark.parametrize(
    ("name", "split"),
    [("Testing", "test"), ("holdout", "test"), ("Evaluation", "test"), ("dev", "val")],
)
def test_other_names_of_splits_are_known(tmp_path, name, split):
    names = {f"{folder}/{label}": [f"{folder}{label}.png"] for folder in ("Training", name) for label in "AB"}
    frame = read_manifest(image_folder(tmp_path, names))
    assert frame.groupby("split").size().to_dict() == {"train": 2, split: 2}


def test_files_of_systems_are_left_out_at_any_depth_and_counted(tmp_path, capsys):
    names = {
        "train/A": ["1.png", "._1.png", "Thumbs.db"],
        "train/A/deep/@eaDir/1.png": ["SYNOPHOTO_THUMB_M.png"],
        "train/B": ["2.png", "desktop.ini"],
        "train/B/deep": ["3.png", ".DS_Store"],
        "train/B/.ipynb_checkpoints": ["2-checkpoint.png"],
        "train/.ipynb_checkpoints": ["4.png"],
        "train/B/__MACOSX/B": ["._2.png"],
        "__MACOSX/train/A": ["._1.png"],
    }
    frame = read_manifest(image_folder(tmp_path, names))
    assert frame["image_id"].tolist() == ["1", "2", "3"]
    assert capsys.readouterr().out.startswith("9 hidden files and files of systems")


def test_linked_class_folders_are_followed(tmp_path):
    kept = image_folder(tmp_path / "kept", {"A": ["1.png"], "B": ["2.png"]})
    (tmp_path / "set/train").mkdir(parents=True)
    for label in "AB":
        (tmp_path / "set/train" / label).symlink_to(kept / label)
    assert read_manifest(tmp_path / "set")["label"].tolist() == ["A", "B"]


def test_equal_file_names_get_different_ids(tmp_path):
    names = {"A/x": ["1.png"], "A/y": ["1.png"], "B": ["1.png", "2.png"], "B/x": ["1.png"]}
    root = image_folder(tmp_path, names)
    frame = read_manifest(root)
    assert frame["image_id"].tolist() == ["A/x/1", "y/1", "B/1", "2", "B/x/1"]
    assert find_masks(root).keys() == set(frame["image_id"])
    # Whichever classes are kept, as other copies of the images are matched by id.
    assert set(read_manifest(image_folder(root, {"C": ["3.png"]}), ("B", "C"))["image_id"]) == {
        "B/1",
        "2",
        "B/x/1",
        "3",
    }


def test_ids_have_the_suffix_where_only_it_differs():
    assert image_ids([Path("s/a.jpg"), Path("s/a.png"), Path("s/b.png")]) == ["a.jpg", "a.png", "b"]
    assert image_ids([Path("s/a.jpg"), Path("s/a.png"), Path("s/a.png.jpg")]) == ["a.jpg", "a.png", "a.png.jpg"]
    assert image_ids([Path("1.2.840.5"), Path("1.2.840.6")]) == ["1.2.840.5", "1.2.840.6"]


def test_class_folders_without_splits_get_all_three(tmp_path):
    names = {label: [f"{n}.png" for n in range(40)] for label in ("sick", "healthy")}
    frame = complete_splits(read_manifest(image_folder(tmp_path, names)), seed=0)
    assert class_names(frame) == ("healthy", "sick")
    assert frame["image_id"].is_unique
    assert frame["split"].value_counts().to_dict() == {"train": 56, "test": 12, "val": 12}


def test_csv_manifest(tmp_path):
    image_folder(tmp_path, {"x": ["a.png", "b.png", "c.png"]})
    table = "file,label,patient_id,split\nx/a.png,yes,p1,train\nx/b.png,normal,,Training\nx/c.png,yes,p3,test\n"
    (tmp_path / "list.csv").write_text(table)
    frame = read_manifest(tmp_path / "list.csv")
    assert frame["split"].tolist() == ["train", "train", "test"]
    assert frame["patient"].tolist() == ["p1", str(tmp_path / "x/b.png"), "p3"]


def test_lines_that_repeat_others_count_once(tmp_path, capsys):
    (tmp_path / "list.csv").write_text("path,label,box\na.png,yes,1\na.png,yes,2\n./a.png,yes,3\nb.png,normal,4\n")
    assert read_manifest(tmp_path / "list.csv")["image_id"].tolist() == ["a", "b"]
    assert capsys.readouterr().out.startswith("2 lines of")


def test_column_of_the_proper_name_comes_first(tmp_path):
    (tmp_path / "list.csv").write_text("image,Path,label,class\nx,a.png,yes,1\ny,b.png,normal,2\n")
    frame = read_manifest(tmp_path / "list.csv")
    assert frame["path"].tolist() == [str(tmp_path / name) for name in ("a.png", "b.png")]
    assert set(frame["label"]) == {"yes", "normal"}


def test_chestxray14_takes_single_findings(tmp_path):
    image_folder(tmp_path, {"images_001": ["00000001_000.png", "00000001_001.png", "00000002_000.png"]})
    pd.DataFrame(
        {
            "Image Index": ["00000001_000.png", "00000001_001.png", "00000002_000.png", "00000003_000.png"],
            "Finding Labels": ["No Finding", "Pneumonia|Effusion", "Pneumonia", "Pneumonia"],
            "Patient ID": ["1", "1", "2", "3"],
        }
    ).to_csv(tmp_path / "Data_Entry_2017.csv", index=False)
    frame = read_manifest(tmp_path)
    assert frame[["image_id", "label", "patient"]].to_numpy().tolist() == [
        ["00000001_000", "NORMAL", "1"],
        ["00000002_000", "PNEUMONIA", "2"],
    ]


def test_classes_can_be_chosen(tmp_path):
    root = image_folder(tmp_path, {"A": ["1.png"], "B": ["2.png"], "C": ["3.png"]})
    assert set(read_manifest(root, ("A", "C"))["label"]) == {"A", "C"}
    with pytest.raises(DataError) as error:
        read_manifest(root, ("A", "D"))
    assert error.value.message == Message("data.class_missing", {"label": "D", "labels": ("A", "B", "C")})


@pytest.mark.parametrize(
    ("names", "code", "value"),
    [
        ({"train/A": ["1.png"], "train/B": []}, "data.class_folder_empty", "B"),
        ({"A": ["1.png"]}, "data.one_class", "A"),
        ({"": ["1.png"]}, "data.layout_unknown", "NORMAL/a.jpeg"),
        ({"train/A": ["1.png"], "train/B": ["2.png"], "fold3/A": ["3.png"]}, "data.split_folder_unknown", "fold3"),
        ({"set/train/A": ["1.png"], "set/train/B": ["2.png"]}, "data.folder_holds_splits", "set"),
        (
            {"train/A": ["person7_virus_1.png"], "test/A": ["person7_virus_2.png"], "test/B": ["1.png"]},
            "data.patient_in_several_splits",
            "person7_virus",
        ),
    ],
    ids=["empty-class", "one-class", "layout", "unknown-split", "one-too-high", "shared-patient"],
)
def test_unusable_folders_are_named(tmp_path, names, code, value):
    with pytest.raises(DataError, match=value) as error:
        read_manifest(image_folder(tmp_path, names))
    assert error.value.message.code == code


@pytest.mark.parametrize(
    ("table", "code", "value"),
    [
        ("", "data.not_csv", "list.csv"),
        ("a,b\n1,2\n", "data.columns_missing", "a, b"),
        ("path,label\n", "data.table_empty", "list.csv"),
        ("path,label\nx.png,\n", "data.line_incomplete", "line 2"),
        ("path,label,split\nx.png,A,fold3\n", "data.split_unknown", "fold3"),
        ("path,label\nx.png,A\ny/../x.png,B\n", "data.path_contradictory", "label: A, B"),
        ("path,label,split\nx.png,A,test\nx.png,A,train\n", "data.path_contradictory", "split: test, train"),
    ],
)
def test_unusable_tables_are_named(tmp_path, table, code, value):
    (tmp_path / "list.csv").write_text(table)
    with pytest.raises(DataError, match=value) as error:
        read_manifest(tmp_path / "list.csv")
    assert error.value.message.code == code


def test_missing_source_is_named(tmp_path):
    with pytest.raises(DataError) as error:
        read_manifest(tmp_path / "none")
    assert error.value.message == Message("data.source_missing", {"source": str(tmp_path / "none")})


def test_split_without_a_class_is_named(tmp_path):
    root = image_folder(tmp_path, {"train/A": ["1.png", "2.png"], "train/B": ["3.png", "4.png"], "test/A": ["5.png"]})
    with pytest.raises(DataError) as error:
        complete_splits(read_manifest(root), seed=0)
    assert error.value.message == Message("data.split_without_class", {"split": "test", "label": "B"})


def test_statistics_count_images_and_patients(pediatric):
    frame = complete_splits(pediatric, seed=0)
    counts = split_statistics(frame)
    assert sum(row["images"] for row in counts["rows"]) == len(frame)
    assert counts["shared_patients"] == 0
    assert counts["class_weights"] == class_weights(frame)
    train = frame[frame["split"] == "train"]["label"].value_counts()
    weighted = {name: counts["class_weights"][name] * n for name, n in train.items()}
    assert np.isclose(weighted["NORMAL"], weighted["PNEUMONIA"])
