"""What is measured of a heat map, on pictures whose answer is known."""

from typing import ClassVar

import numpy as np
import pytest

from model_zoo.artifacts import read_card
from model_zoo.datasets import DataError
from model_zoo.evaluation import sigmoid
from model_zoo.explanation import Evidence
from model_zoo.faithfulness import FIGURES, border, faithfulness, share_of_heat

SIDE = 224


class Corner:
    """A model that calls a picture by the mean grey of its upper left part."""

    card: ClassVar = {"decision": {"temperature": 1.0, "offsets": [0.0], "threshold": 0.5}, "name": "corner"}

    class source:
        kernel = np.float32([[1.0]])

        @staticmethod
        def outputs(image):
            cells = np.zeros((14, 14, 1), np.float32)
            cells[:4, :4] = 1.0
            return np.float32([image[:64, :64].mean() / 10 - 5]), cells

    def evidence(self, image):
        return Evidence(self.source.outputs(image)[0], None, None)


def picture():
    return np.full((SIDE, SIDE), 120, np.float32)


def test_map_of_what_counts_is_more_faithful_than_a_random_one():
    lungs = np.zeros((SIDE, SIDE), bool)
    lungs[:64, :32] = True
    rows = {row["method"]: row for row in faithfulness(Corner(), [(picture(), lungs)] * 3, ("grad_cam",))}
    ours, random = rows["grad_cam"], rows["random"]
    assert ours["images"] == 3
    assert ours["deletion"] < 0.2 < random["deletion"]
    # Blurred, a picture of one grey stays as it is: nothing to insert.
    assert ours["insertion"] == pytest.approx(sigmoid(7.0), abs=1e-3)
    assert ours["lungs"] == pytest.approx(0.5, abs=0.1)
    assert random["lungs"] == pytest.approx(lungs.mean(), abs=0.03)
    assert random["border"] == pytest.approx(border((SIDE, SIDE)).mean(), abs=0.05)


def test_insertion_rises_where_the_picture_comes_back():
    image = picture()
    image[:64, :64] = 0
    image[16:48, 16:48] = 255
    rows = {row["method"]: row for row in faithfulness(Corner(), [(image, None)], ("grad_cam", "occlusion"))}
    assert rows["occlusion"]["insertion"] > 0.5
    assert rows["grad_cam"]["lungs"] is None


def test_share_of_heat_counts_what_speaks_for_the_class_only():
    heat = np.array([[2.0, -8.0], [1.0, 1.0]])
    assert share_of_heat(heat, np.array([[True, True], [False, False]])) == 0.5
    assert share_of_heat(-np.abs(heat), np.ones((2, 2), bool)) is None


def test_border_is_a_tenth_of_each_side():
    assert border((100, 50)).mean() == pytest.approx(1 - 0.8 * 0.8)


def test_table_is_stored_on_the_card(tmp_path):
    # They bring TensorFlow, which the figures do without.
    from model_zoo.measurement import measure_maps
    from tests.untrained import noise, publish_untrained

    publish_untrained("two", ["NORMAL", "PNEUMONIA"], tmp_path)
    dataset = noise(["NORMAL", "PNEUMONIA"])
    rows = np.flatnonzero(dataset.frame["split"] == "val")
    table = measure_maps("two", dataset, rows, None, 4, tmp_path)
    assert read_card("two", tmp_path)["faithfulness"] == {"split": "val", "rows": table}
    assert {row["method"] for row in table} >= {"grad_cam", "occlusion", "saliency", "random"}
    assert all(row["images"] == 4 and set(FIGURES) < set(row) for row in table)
    with pytest.raises(DataError, match="named like a validation image"):
        measure_maps("two", dataset, rows, tmp_path, 4, tmp_path)
