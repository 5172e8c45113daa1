"""Every registered architecture keeps the contract that inference and explanation rest on."""

import io

import keras
import numpy as np
import pytest
from tf_keras_vis.gradcam import Gradcam

from model_zoo.architectures.parts import FEATURES, HEAD
from model_zoo.explanation import contributions
from model_zoo.export import head_arrays, to_litert
from model_zoo.inference import LoadedModel
from model_zoo.registry import ARCHITECTURES, model_spec
from model_zoo.synthetic import draw


@pytest.fixture(scope="module", params=ARCHITECTURES)
def network(request) -> keras.Model:
    """The architecture with random weights, and a head that gives clearly positive and negative contributions."""
    keras.utils.set_random_seed(1)
    return model_spec(request.param).build(2, 0.3)


@pytest.fixture(scope="module")
def pictures():
    return np.concatenate([draw("NORMAL", 2, 1), draw("PNEUMONIA", 2, 1)]).astype(np.float32)


def features_and_logit(network, pictures):
    both = keras.Model(network.input, [network.get_layer(FEATURES).output, network.output])
    return [np.asarray(values) for values in both(pictures[..., None], training=False)]


def test_input_and_output_shapes(network):
    assert network.input_shape == (None, 224, 224, 1)
    assert network.output_shape == (None, 1)
    assert model_spec(network.name).build(3, 0.0).output_shape == (None, 3)


def test_graph_is_flat(network):
    # A nested base breaks tf-keras-vis: "Output ... is not connected to inputs".
    assert not any(isinstance(layer, keras.Model) for layer in network.layers)


def test_head_is_linear_so_contributions_add_up_to_the_logit(network, pictures):
    features, logits = features_and_logit(network, pictures)
    head = head_arrays(network)
    sums = [contributions(f, head["kernel"][:, 0]).mean() + head["bias"][0] for f in features]
    assert np.allclose(sums, logits[:, 0], atol=1e-4)


def test_closed_form_is_grad_cam(network, pictures):
    features, _ = features_and_logit(network, pictures)
    kernel = head_arrays(network)["kernel"][:, 0]
    oracle = Gradcam(network, clone=False)(
        lambda output: output[:, 0], pictures[..., None], penultimate_layer=FEATURES,
        seek_penultimate_conv_layer=False, expand_cam=False, normalize_cam=False,
    )  # fmt: skip
    for expected, maps in zip(oracle, features, strict=True):
        cells = np.maximum(contributions(maps, kernel), 0)
        assert cells.max() > 0
        assert np.corrcoef(np.ravel(expected), cells.ravel())[0, 1] > 0.9999


def test_saved_model_loads_safely_and_gives_the_same(network, pictures, tmp_path):
    network.save(tmp_path / "model.keras")
    loaded = keras.saving.load_model(tmp_path / "model.keras", safe_mode=True)
    assert np.allclose(loaded(pictures[..., None], training=False), network(pictures[..., None], training=False))


@pytest.mark.parametrize(("precision", "tolerance"), [("float16", 0.02), ("float32", 1e-4)])
def test_litert_export_agrees(network, pictures, precision, tolerance):
    features, logits = features_and_logit(network, pictures)
    head = io.BytesIO()
    np.savez(head, **head_arrays(network))
    exported = LoadedModel({}, to_litert(network, precision), head.getvalue())
    for picture, maps, logit in zip(pictures, features, logits, strict=True):
        one_logit, one_maps = exported.outputs(picture)
        assert np.allclose(one_logit, logit, atol=tolerance)
        assert one_maps.shape == maps.shape
        assert np.corrcoef(one_maps.ravel(), maps.ravel())[0, 1] > 0.999


def test_only_the_head_is_named_logits(network):
    assert network.layers[-1].name == HEAD


def test_unknown_name_is_answered_with_the_known():
    with pytest.raises(KeyError, match="scratch_cnn"):
        model_spec("resnet9000")
