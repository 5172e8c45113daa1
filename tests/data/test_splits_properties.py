"""Properties of drawn splits, over random manifests of groups, patients, classes, subtypes and equal files."""

import numpy as np
import pandas as pd
from hypothesis import assume, given, settings
from hypothesis import strategies as some

from model_zoo.data.manifest import COLUMNS, DataError, with_subtypes
from model_zoo.data.splits import SMALLEST_VALIDATION, TEST_SHARE, complete_splits

# Label and subtype of an image.
KINDS = [("NORMAL", ""), ("PNEUMONIA", "bacterial"), ("PNEUMONIA", "viral")]
SEEDS = some.integers(0, 2**32)
few = settings(max_examples=20)  # as pandas takes its time for each


@some.composite
def manifests(draw, splits=("",), mixed=True) -> pd.DataFrame:
    """A manifest of groups of one or two patients, of whom each has one of these splits; some files equal others.

    mixed: whether a group may have images of several kinds.
    """
    patients = some.tuples(some.sampled_from(splits), some.lists(some.sampled_from(KINDS), min_size=1, max_size=3))
    groups = draw(some.lists(some.lists(patients, min_size=1, max_size=2), min_size=12, max_size=30))
    rows = []
    for group, of_group in enumerate(groups):
        for patient, (split, kinds) in enumerate(of_group):
            for label, subtype in kinds if mixed else [of_group[0][1][0]] * len(kinds):
                name = f"{len(rows):03}"
                rows.append((name, f"{label}/{name}.png", label, f"{group}-{patient}", f"{group}", subtype, split))
    frame = pd.DataFrame(rows, columns=COLUMNS)
    files = np.arange(len(rows))
    row = some.integers(0, len(rows) - 1)
    for one, other in draw(some.lists(some.tuples(row, row), max_size=6)) if mixed else []:
        files[one] = files[other]
    return frame.assign(sha256=[f"{file:064}" for file in files])


def completed(frame: pd.DataFrame, seed: int) -> pd.DataFrame:
    """complete_splits(), of manifests that have enough images of each class."""
    try:
        return complete_splits(frame, seed)
    except DataError:
        assume(False)


def assert_whole(frame: pd.DataFrame, *keys: str) -> None:
    """No key has images in two splits."""
    for key in keys:
        assert (frame.groupby(key)["split"].nunique() == 1).all()


@few
@given(manifests(), SEEDS)
def test_drawn_splits_hold_every_image_and_whole_patients_groups_and_equal_files(frame, seed):
    drawn = completed(frame, seed)
    assert set(drawn["split"]) == {"train", "val", "test"}
    assert_whole(drawn, "patient", "group", "sha256")


@few
@given(manifests(splits=("", "train", "val", "test")), SEEDS)
def test_same_seed_draws_the_same_and_only_the_splits_change(frame, seed):
    before = frame.copy()
    drawn = completed(frame, seed)
    assert frame.equals(before)
    assert drawn.drop(columns="split").equals(frame.drop(columns="split"))
    assert complete_splits(frame, seed).equals(drawn)


@few
@given(manifests(splits=("", "train", "train", "test")), SEEDS)
def test_given_test_images_stay_the_only_ones_and_validation_is_drawn_whole_from_the_others(frame, seed):
    given_test = frame["split"] == "test"
    assume(given_test.any())
    drawn = completed(frame, seed)
    assert ((drawn["split"] == "test") == given_test).all()
    assert_whole(drawn, "patient")
    assert_whole(drawn[~given_test], "group", "sha256")


@few
@given(manifests(splits=("", "train", "val", "test")), SEEDS)
def test_given_validation_images_stay_where_they_are_enough(frame, seed):
    test, val = (frame["split"] == split for split in ("test", "val"))
    assume(test.any())
    assume(val.sum() >= SMALLEST_VALIDATION * len(frame))
    drawn = completed(frame, seed)
    assert ((drawn["split"] == "test") == test).all()
    assert ((drawn["split"] == "val") == val).all()


@few
@given(manifests(mixed=False), SEEDS, some.randoms())
def test_order_of_the_rows_does_not_matter_and_test_takes_its_share_of_each_kind(frame, seed, random):
    # Where a group has several kinds, its first row decides where it counts; read_manifest() sorts rows by path.
    drawn = completed(frame, seed)
    order = random.sample(range(len(frame)), len(frame))
    assert complete_splits(frame.iloc[order], seed).equals(drawn.iloc[order])
    for _, images in drawn.groupby(["label", "subtype"]):
        taken, largest = (images["split"] == "test").sum(), images["group"].value_counts().max()
        assert TEST_SHARE * len(images) <= taken < TEST_SHARE * len(images) + largest


@few
@given(manifests(), SEEDS)
def test_subtypes_as_labels_draw_the_same_patients(frame, seed):
    drawn, by_subtype = completed(frame, seed), completed(with_subtypes(frame), seed)
    assert by_subtype["split"].equals(drawn["split"])
