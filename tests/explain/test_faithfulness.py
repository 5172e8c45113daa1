"""What is measured of a heat map, on pictures whose answer is known."""

from dataclasses import replace
from typing import ClassVar

import numpy as np
import pytest

from model_zoo.core.model_store import read_card
from model_zoo.data.manifest import DataError
from model_zoo.explain.faithfulness import FIGURES, STEPS, border_mask, faithfulness_table, heat_share
from model_zoo.explain.methods import METHODS
from model_zoo.inference.class_activation import Evidence
from model_zoo.metrics.predictions import sigmoid

pytestmark = pytest.mark.slow

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
        logits, features = self.source.outputs(image)
        return Evidence(logits, None, None, (features,))

    @property
    def networks(self):
        return [self]


def picture():
    return np.full((SIDE, SIDE), 120, np.float32)


def test_map_of_what_counts_is_more_faithful_than_a_random_one():
    lungs = np.zeros((SIDE, SIDE), bool)
    lungs[:64, :32] = True
    rows = {row["method"]: row for row in faithfulness_table(Corner(), [(picture(), lungs)] * 3, ("grad_cam",))}
    ours, random = rows["grad_cam"], rows["random"]
    assert ours["images"] == 3
    assert ours["deletion"] < 0.2 < random["deletion"]
    # Blurred, a picture of one grey stays as it is: nothing to insert.
    assert ours["insertion"] == pytest.approx(sigmoid(7.0), abs=1e-3)
    assert ours["lungs"] == pytest.approx(0.5, abs=0.1)
    assert random["lungs"] == pytest.approx(lungs.mean(), abs=0.03)
    assert random["border"] == pytest.approx(border_mask((SIDE, SIDE)).mean(), abs=0.05)


def test_map_that_is_the_same_everywhere_orders_nothing_and_does_not_count(monkeypatch):
    class Level(Corner):
        class source(Corner.source):
            @staticmethod
            def outputs(image):
                logits, cells = Corner.source.outputs(image)
                return logits, cells if image[0, 0] else np.zeros_like(cells)

    black = np.zeros((SIDE, SIDE), np.float32)
    rows = {
        row["method"]: row for row in faithfulness_table(Level(), [(picture(), None), (black, None)], ("grad_cam",))
    }
    assert (rows["grad_cam"]["images"], rows["random"]["images"]) == (1, 2)
    alone = faithfulness_table(Level(), [(black, None)], ("grad_cam",))[0]
    assert (alone["images"], alone["insertion"]) == (0, None)


def test_what_all_maps_of_a_picture_share_is_computed_once(monkeypatch):
    passes, evidence = [], Corner.evidence
    monkeypatch.setattr(Corner, "evidence", lambda self, image: passes.append(1) or evidence(self, image))
    methods = ("grad_cam", "layer_cam")
    faithfulness_table(Corner(), [(picture(), None)] * 2, methods)
    steps = 2 * (STEPS - 1) * (len(methods) + 1)
    # And the picture, blurred and black, and one pass to draw each map.
    assert len(passes) == 2 * (steps + 3 + len(methods))


def test_insertion_area_is_larger_the_sooner_what_counts_comes_back(monkeypatch):
    image = np.zeros((SIDE, SIDE), np.float32)
    image[16:48, 16:48] = 255  # a quarter of what the model looks at, and little when it is blurred
    first = np.zeros((14, 14), np.float32)
    first[1:3, 1:3] = 1.0

    class Spot(Corner):
        class source(Corner.source):
            @staticmethod
            def outputs(image):
                return np.float32([image[24:40, 24:40].mean() / 10 - 23]), first[..., None]

    rows = {row["method"]: row for row in faithfulness_table(Spot(), [(image, None)], ("grad_cam",))}
    for name, rule in (("grad_cam", lambda *_: first), ("layer_cam", lambda *_: -first)):
        monkeypatch.setitem(METHODS, name, replace(METHODS[name], rule=rule))
    found = {
        row["method"]: row["insertion"]
        for row in faithfulness_table(Spot(), [(image, None)], ("grad_cam", "layer_cam"))
    }
    assert rows["grad_cam"]["insertion"] == found["grad_cam"]
    assert found["grad_cam"] > found["random"] > found["layer_cam"]
    assert found["layer_cam"] < 0.1
    assert rows["grad_cam"]["lungs"] is None


def test_share_of_heat_counts_what_speaks_for_the_class_only():
    heat = np.array([[2.0, -8.0], [1.0, 1.0]])
    assert heat_share(heat, np.array([[True, True], [False, False]])) == 0.5
    assert heat_share(-np.abs(heat), np.ones((2, 2), bool)) is None


def test_border_is_a_twentieth_at_each_edge():
    assert border_mask((100, 40)).mean() == pytest.approx(1 - 0.9 * 0.9)


def test_table_is_stored_on_the_card(tmp_path):
    # They bring TensorFlow, which the figures do without.
    from model_zoo.evaluation.pipeline import measure_faithfulness
    from tests.support.untrained import prepare_noisy_samples, publish_untrained

    publish_untrained("two", ["NORMAL", "PNEUMONIA"], tmp_path)
    prepared = prepare_noisy_samples(["NORMAL", "PNEUMONIA"])
    table = measure_faithfulness("two", prepared, None, 4, tmp_path)
    assert read_card("two", tmp_path)["faithfulness"] == {"split": "val", "rows": table}
    assert {row["method"] for row in table} >= {"grad_cam", "occlusion", "saliency", "random"}
    assert all(set(FIGURES) < set(row) for row in table)
    # Of this linear network LayerCAM shows nothing in pictures that are called normal.
    assert all(row["images"] == 4 for row in table if row["method"] != "layer_cam")
    with pytest.raises(DataError, match="named like an image of the data set"):
        measure_faithfulness("two", prepared, tmp_path, 4, tmp_path)
    with pytest.raises(DataError, match="another split"):
        measure_faithfulness("two", replace(prepared, split="of something else"), None, 4, tmp_path)
