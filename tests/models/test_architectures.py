"""Every registered architecture keeps the contract that training, inference and explanation rest on."""

import io
import re
import sys

import keras
import numpy as np
import pytest
import tensorflow as tf
from tf_keras_vis.gradcam import Gradcam

from model_zoo.data.synthetic import draw_synthetic
from model_zoo.export.float16 import convert_to_float16
from model_zoo.export.litert_converter import convert_classifier, head_arrays
from model_zoo.imaging.model_input import SIZE
from model_zoo.inference.class_activation import contributions
from model_zoo.inference.litert import Network
from model_zoo.models.architectures.layers import FEATURES, HEAD
from model_zoo.models.pretrained import load_initial_weights
from model_zoo.models.registry import ARCHITECTURES, model_spec

pytestmark = pytest.mark.slow

# Deeper networks of the same function as another one here; they are built and get their ImageNet weights, no more.
DEEPER = {"densenet169", "resnet152_v2", "vgg19"}
HALF = SIZE // 2  # the half size of training; the last feature maps of every network still have several cells


@pytest.fixture(scope="module", params=[name for name in ARCHITECTURES if name not in DEEPER])
def network(request) -> keras.Model:
    """The architecture with random weights, for small pictures, which are quicker."""
    keras.utils.set_random_seed(1)
    return model_spec(request.param).build(2, 0.3, HALF)


@pytest.fixture
def changeable(network):
    """The network, whose weights are put back afterwards."""
    weights = network.get_weights()
    yield network
    network.set_weights(weights)


@pytest.fixture(scope="module")
def pictures() -> np.ndarray:
    whole = np.concatenate([draw_synthetic("NORMAL", 2, 1), draw_synthetic("PNEUMONIA", 2, 1)])
    return whole[:, ::2, ::2].astype(np.float32)


def features_and_logits(network, pictures):
    both = keras.Model(network.input, [network.get_layer(FEATURES).output, network.output])
    return [np.asarray(values) for values in both(pictures[..., None], training=False)]


@pytest.fixture(scope="module")
def outputs(network, pictures):
    """What the network says of the pictures, as features_and_logits()."""
    return features_and_logits(network, pictures)


def exported(network, change=lambda file: file) -> Network:
    head = io.BytesIO()
    np.savez(head, **head_arrays(network))
    return Network(change(convert_classifier(network)), head.getvalue())


def assert_close(given, wanted, tolerance):
    """Equal but for a share of the largest value: logits of random networks are of any size."""
    assert np.abs(np.asarray(given) - wanted).max() <= tolerance * np.abs(wanted).max()


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_full_size_and_several_classes(name):
    spec = model_spec(name)
    full = spec.build(3, 0.0)
    assert full.input_shape == (None, SIZE, SIZE, 1)
    assert full.output_shape == (None, 3)
    description = spec.build.__doc__
    if stated := re.search(r"Feature maps (\d+) x (\d+) x (\d+)", description):
        assert full.get_layer(FEATURES).output.shape[1:] == tuple(map(int, stated.groups()))
    if stated := re.search(r"([\d.]+) M parameters", description):
        # Two outputs more than with two classes.
        surplus = 2 * (full.get_layer(HEAD).kernel.shape[0] + 1)
        assert stated[1] == f"{(full.count_params() - surplus) / 1e6:.1f}"


def test_graph_is_flat(network):
    # A nested base breaks tf-keras-vis: "Output ... is not connected to inputs".
    assert not any(isinstance(layer, keras.Model) for layer in network.layers)
    assert network.layers[-1].name == HEAD


def test_closed_form_is_grad_cam(network, pictures, outputs):
    features, _ = outputs
    kernel = head_arrays(network)["kernel"]
    oracle = Gradcam(network, clone=False)(
        lambda output: output[:, 0], pictures[..., None], penultimate_layer=FEATURES,
        seek_penultimate_conv_layer=False, expand_cam=False, normalize_cam=False, activation_modifier=None,
    )  # fmt: skip
    # The gradient of the mean over n cells is the kernel divided by n.
    cells = np.stack([contributions(maps, kernel)[..., 0] for maps in features])
    assert_close(oracle * cells[0].size, cells, 1e-4)


def test_saved_model_loads_safely_and_gives_the_same(network, pictures, outputs, tmp_path):
    file = tmp_path / "model.keras"
    network.save(file)
    loaded = keras.saving.load_model(file, safe_mode=True)
    file.unlink()  # pytest keeps the folders of its last runs, and these files are large
    assert [layer.name for layer in loaded.layers] == [layer.name for layer in network.layers]
    assert np.array_equal(loaded(pictures[..., None], training=False), outputs[1])


def test_exported_network_reads_and_explains(network, pictures, outputs):
    features, logits = outputs
    served = exported(network, convert_to_float16)
    for picture, maps, logit in zip(pictures, features, logits, strict=True):
        evidence = served.evidence(picture)
        cells = contributions(maps, head_arrays(network)["kernel"])
        assert_close(evidence.cells, cells, 0.02)
        assert np.abs(evidence.logits - logit).max() <= 0.02 * np.abs(cells).max()
        assert np.allclose(evidence.cells.mean((0, 1)) + evidence.bias, evidence.logits, rtol=1e-3, atol=1e-5)


def test_float32_export_is_exact(pictures):
    network = model_spec("scratch_cnn").build(2, 0.3, HALF)
    features, logits = features_and_logits(network, pictures)
    one_logit, one_maps = exported(network).outputs(pictures[0])
    assert_close(one_logit, logits[0], 1e-4)
    assert_close(one_maps, features[0], 1e-4)


def test_every_weight_learns(changeable, pictures):
    before = changeable.get_layer(HEAD).get_weights()[0]
    with tf.GradientTape() as tape:
        logits = changeable(pictures[::2, ..., None], training=True)
        loss = keras.losses.BinaryCrossentropy(from_logits=True)(np.array([[0.0], [1.0]]), logits)
    gradients = tape.gradient(loss, changeable.trainable_variables)
    assert all(np.isfinite(gradient).all() for gradient in gradients)
    keras.optimizers.SGD(1e-3).apply(gradients, changeable.trainable_variables)
    assert not np.array_equal(changeable.get_layer(HEAD).get_weights()[0], before)


@pytest.mark.parametrize("network", [name for name in ARCHITECTURES if model_spec(name).imagenet], indirect=True)
def test_imagenet_weights_see_what_they_were_trained_on(changeable, pictures):
    """Same numbers into the first layer with weights, same feature maps out of the last, as by keras.applications."""
    constructor = model_spec(changeable.name).imagenet
    original = constructor(include_top=False, input_shape=(HALF, HALF, 3), weights=None)
    load_initial_weights(changeable, "imagenet", lambda **_: original)
    colour = sys.modules[constructor.__module__].preprocess_input(np.repeat(pictures[..., None], 3, axis=-1))
    here, there = first_input(changeable, pictures[..., None]), first_input(original, colour)
    assert np.allclose(here, there, atol=1e-4)
    assert_close(features_and_logits(changeable, pictures)[0], np.asarray(original(colour, training=False)), 1e-4)


def first_input(network, images):
    first = next(layer for layer in network.layers if layer.weights)
    return keras.Model(network.input, first.input)(images, training=False)


def test_unknown_name_is_answered_with_the_known():
    with pytest.raises(KeyError, match="scratch_cnn"):
        model_spec("resnet9000")
