import numpy as np
import pytest

from model_zoo.data.synthetic import draw_synthetic
from model_zoo.explain.logit_decomposition import channel_cells, channel_counts, decompose_logit, round_to_sum
from model_zoo.inference.class_activation import evidence_for_class
from model_zoo.inference.predictor import load_model

FEATURES = np.stack([np.full((2, 2), 3.0), np.array([[0.0, 4.0], [0.0, 0.0]]), np.full((2, 2), 1.0)], axis=-1)
KERNEL = np.array([0.5, -4.0, 0.25])


def test_channels_come_by_what_they_add_or_take():
    found = decompose_logit(FEATURES, KERNEL, bias=1.0)
    # Means 3, 1, 1; times the weights 1.5, -4, 0.25.
    assert found.channels.tolist() == [1, 0, 2]
    assert found.added.tolist() == [-4.0, 1.5, 0.25]
    assert found.running.tolist() == [1.0, -3.0, -1.5, -1.25]


def test_cells_of_all_channels_are_the_heat_map():
    found = decompose_logit(FEATURES, KERNEL, bias=1.0)
    assert channel_cells(FEATURES, KERNEL, found.channels[:1]).tolist() == [[0.0, -16.0], [0.0, 0.0]]
    whole = channel_cells(FEATURES, KERNEL, found.channels)
    assert whole.tolist() == [[1.75, -14.25], [1.75, 1.75]]
    assert whole.mean() + 1.0 == found.running[-1]


@pytest.mark.parametrize(("name", "index"), [("mobilenet_v2", 1), ("pca_logistic", 1), ("subtype", 0), ("subtype", 2)])
def test_sum_of_a_stored_model_is_its_logit(name, index):
    model = load_model(name)
    evidence = model.evidence(draw_synthetic("PNEUMONIA", 1, 5)[0].astype(np.float32))
    kernel, bias = evidence_for_class(model.source.kernel, index), evidence_for_class(evidence.bias, index)
    found = decompose_logit(evidence.features[0], kernel, bias)
    assert found.running[-1] == pytest.approx(evidence_for_class(evidence.logits, index), abs=1e-3)
    cells = channel_cells(evidence.features[0], kernel, found.channels)
    assert np.abs(cells - evidence_for_class(evidence.cells, index)).max() < 1e-3


@pytest.mark.parametrize(
    ("channels", "stops"),
    [(1, [0, 1]), (10, [0, 1, 2, 5, 10]), (192, [0, 1, 2, 5, 10, 20, 50, 100, 192])],
)
def test_steps_go_from_none_to_all(channels, stops):
    assert channel_counts(channels) == stops


def test_rounded_values_add_up():
    assert round_to_sum([0.004, 0.004, 0.004], 2) == [
        0.0,
        0.01,
        0.0,
    ]  # 0.012: rounded alone they would add up to nothing
    assert round_to_sum([1.004, -0.333, -0.333], 2) == pytest.approx([1.0, -0.33, -0.33])
    random = np.random.default_rng(0)
    for values in random.normal(0, 3, (50, 7)):
        rounded = round_to_sum(values, 2)
        assert sum(rounded) == pytest.approx(round(float(values.sum()), 2), abs=1e-9)
        assert np.delete(rounded, -2) == pytest.approx(np.delete(values, -2), abs=0.0051)
        assert abs(rounded[-2] - values[-2]) < 0.04
