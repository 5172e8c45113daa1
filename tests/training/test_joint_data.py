"""Children and adults in one training set."""

import numpy as np
import pandas as pd
import pytest

from model_zoo.data.manifest import DataError
from model_zoo.data.preparation import TrainingData
from model_zoo.data.synthetic import draw_synthetic
from model_zoo.training.joint_data import CLASSES, OTHER, adults_in_training, join_adults, read_adults
from tests.support.images import encode


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    """A manifest of 24 adults with two images each; those of people in bed are mostly pneumonias."""
    folder = tmp_path_factory.mktemp("adults")
    rows = []
    images = draw_synthetic("NORMAL", 48, 7)
    for number, image in enumerate(images):
        label, view = ("NORMAL", "OPACITY", "OPACITY", "OTHER")[number // 2 % 4], "AP" if number // 2 % 3 else "PA"
        (folder / f"{number}.png").write_bytes(encode(image))
        rows.append((f"{number}.png", label, f"p{number // 2}", 40 + number, "F", view))
    pd.DataFrame(rows, columns=["path", "label", "patient", "age", "sex", "view"]).to_csv(
        folder / "adults.csv", index=False
    )
    return folder / "adults.csv"


@pytest.fixture
def children():
    rows = np.arange(40)
    targets = (rows[:, None] >= 10).astype(np.float32)
    weights = np.ones(40, np.float32)
    return TrainingData(
        np.zeros((40, 224, 224), np.uint8), targets, weights, rows[:30], rows[30:], list(rows[:30, None])
    )


def test_folds_keep_people_together_and_hold_both_classes(table):
    adults = read_adults(str(table), 3)
    assert set(adults.frame["label"]) == {*CLASSES, OTHER}
    assert adults.frame.groupby("patient")["fold"].nunique().max() == 1
    assert (adults.frame.groupby("fold")["label"].nunique() == 3).all()
    assert adults.frame["age"].tolist() == [str(40 + int(name)) for name in adults.frame["image_id"]]


def test_adults_are_a_third_of_an_epoch_with_even_classes_within_each_view(table, children):
    adults = read_adults(str(table), 3)
    joint = join_adults(children, adults)
    drawn = np.concatenate([joint.draw_epoch(np.random.default_rng(seed)) for seed in range(200)])
    of_adults = joint.chances[drawn] > 0
    assert joint.epoch_size == 45
    assert of_adults.mean() == pytest.approx(1 / 3)
    assert (np.bincount(drawn[~of_adults]) == 200).all()
    kept = adults.frame[adults.frame["label"] != OTHER].reset_index(drop=True)
    seen = kept.iloc[drawn[of_adults] - 30]
    for view, part in seen.groupby("view"):
        assert (part["label"] == "PNEUMONIA").mean() == pytest.approx(0.5, abs=0.05)
        assert len(part) / len(seen) == pytest.approx((kept["view"] == view).mean(), abs=0.05)


def test_pixels_and_targets_of_adults_belong_together(table, children):
    adults = read_adults(str(table), 3)
    joint = join_adults(children, adults, without=1)
    kept = adults.frame[(adults.frame["label"] != OTHER) & (adults.frame["fold"] != 1)]
    assert len(joint.train) == 30 + len(kept)
    for entry, (row, adult) in zip(range(30, len(joint.train)), kept.iterrows(), strict=True):
        assert joint.targets[joint.train[entry], 0] == (adult["label"] == "PNEUMONIA")
        assert np.array_equal(joint.pixels[joint.sources[entry][0]], adults.pixels[row])
    assert np.array_equal(joint.val, children.val)


def test_without_adults_every_image_is_shown_once(children):
    assert sorted(children.draw_epoch(np.random.default_rng(0))) == list(range(30))
    assert children.epoch_size == 30


def test_a_set_without_one_of_the_classes_is_refused(table, tmp_path):
    frame = pd.read_csv(table)
    frame["path"] = [str(table.parent / name) for name in frame["path"]]
    frame[frame["label"] != "OPACITY"].to_csv(tmp_path / "some.csv", index=False)
    with pytest.raises(DataError) as error:
        read_adults(str(tmp_path / "some.csv"), 3)
    assert error.value.message.code == "data.class_missing"


def test_card_counts_the_adults_who_are_trained_on(table):
    entry = adults_in_training(read_adults(str(table), 3), table.name)
    # Of 24 people a quarter is normal, half has an opacity; each has two images.
    assert entry["classes"] == {"NORMAL": 12, "PNEUMONIA": 24}
    assert entry["patients"] == 18
    assert entry["name"] == "adults.csv"
