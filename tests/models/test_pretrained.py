import hashlib

import keras
import numpy as np
import pytest

from model_zoo.core.model_store import FILES, ArtifactError, read_card, write_model
from model_zoo.models.architectures.layers import HEAD
from model_zoo.models.pretrained import WeightsError, load_initial_weights
from model_zoo.models.registry import model_spec


@pytest.fixture
def network():
    return model_spec("mobilenet_v2").build(2, 0.3)


@pytest.fixture
def arrays(network):
    random = np.random.default_rng(0)
    layers = [layer for layer in network.layers if layer.name != HEAD]
    return {f"{layer.name}/{w.name}": random.random(w.shape, np.float32) for layer in layers for w in layer.weights}


def test_arrays_are_set_by_name_and_the_head_is_left(network, arrays, tmp_path):
    np.savez(tmp_path / "w.npz", **arrays)
    head = network.get_layer(HEAD).get_weights()[0]
    facts = load_initial_weights(network, str(tmp_path / "w.npz"), None)
    assert facts["sha256"] == hashlib.sha256((tmp_path / "w.npz").read_bytes()).hexdigest()
    assert np.array_equal(network.get_layer("Conv1").get_weights()[0], arrays["Conv1/kernel"])
    assert np.array_equal(network.get_layer("Conv_1_bn").get_weights()[3], arrays["Conv_1_bn/moving_variance"])
    assert np.array_equal(network.get_layer(HEAD).get_weights()[0], head)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda a: a.pop("Conv1/kernel"), "no array 'Conv1/kernel'"),
        (lambda a: a.update({"Conv9/kernel": np.zeros(3)}), "'Conv9/kernel'"),
        (lambda a: a.update({"Conv1/kernel": np.zeros((3, 3, 1, 32))}), "Conv1/kernel is"),
    ],
)
def test_arrays_that_do_not_fit_are_refused(network, arrays, tmp_path, change, words):
    change(arrays)
    np.savez(tmp_path / "w.npz", **arrays)
    with pytest.raises(WeightsError, match=words):
        load_initial_weights(network, str(tmp_path / "w.npz"), None)


@pytest.mark.parametrize("file", ["w.keras", "w.weights.h5"])
def test_keras_file_of_the_same_network_is_taken_all_but_the_head(network, tmp_path, file):
    network.save(tmp_path / file) if file.endswith(".keras") else network.save_weights(tmp_path / file)
    other = model_spec("mobilenet_v2").build(2, 0.3)
    head = other.get_layer(HEAD).get_weights()[0]
    load_initial_weights(other, str(tmp_path / file), None)
    assert np.array_equal(other.get_layer(HEAD).get_weights()[0], head)
    assert np.array_equal(other.get_layer("Conv1").get_weights()[0], network.get_layer("Conv1").get_weights()[0])


@pytest.mark.parametrize("file", ["w.h5", "w.weights.h5"])
def test_keras_file_of_the_namesake_in_keras_applications_is_taken(network, tmp_path, file):
    constructor = model_spec("mobilenet_v2").imagenet
    trained = constructor(include_top=False, input_shape=(224, 224, 3), weights=None)
    trained.save_weights(tmp_path / file) if "weights" in file else trained.save(tmp_path / file)
    head = network.get_layer(HEAD).get_weights()[0]
    load_initial_weights(network, str(tmp_path / file), constructor)
    for name in ("Conv1", "block_7_depthwise_BN", "Conv_1"):
        ours, theirs = network.get_layer(name).get_weights(), trained.get_layer(name).get_weights()
        assert all(np.array_equal(a, b) for a, b in zip(ours, theirs, strict=True))
    assert np.array_equal(network.get_layer(HEAD).get_weights()[0], head)
    keras.applications.VGG16(include_top=False, weights=None).save_weights(tmp_path / "other.weights.h5")
    with pytest.raises(WeightsError, match="nor of MobileNetV2 in keras"):
        load_initial_weights(network, str(tmp_path / "other.weights.h5"), constructor)


def test_keras_file_of_another_network_is_refused(network, tmp_path):
    model_spec("scratch_cnn").build(2, 0.3).save(tmp_path / "w.keras")
    with pytest.raises(WeightsError, match="does not fit mobilenet_v2"):
        load_initial_weights(network, str(tmp_path / "w.keras"), None)


@pytest.mark.parametrize("data", [b"no archive", b"PK\x03\x04 cut off"])
def test_file_that_is_no_archive_is_refused(network, tmp_path, data):
    (tmp_path / "w.npz").write_bytes(data)
    with pytest.raises(WeightsError, match=r"not an \.npz"):
        load_initial_weights(network, str(tmp_path / "w.npz"), None)


def test_imagenet_weights_are_copied_by_layer_name(network):
    # The constructor that would download is replaced by one that starts at random.
    trained = keras.applications.MobileNetV2(include_top=False, input_shape=(224, 224, 3), weights=None)
    facts = load_initial_weights(network, "imagenet", lambda **_: trained)
    assert facts["source"] == "ImageNet (keras.applications)"
    assert facts["sha256"] == hashlib.sha256(b"".join(w.tobytes() for w in trained.get_weights())).hexdigest()
    for name in ("Conv1", "block_7_depthwise_BN", "Conv_1"):
        ours, theirs = network.get_layer(name).get_weights(), trained.get_layer(name).get_weights()
        assert all(np.array_equal(a, b) for a, b in zip(ours, theirs, strict=True))


def test_failed_download_says_what_else_to_do(network):
    def fail(**_):
        raise OSError("no network")

    with pytest.raises(WeightsError, match="--weights none"):
        load_initial_weights(network, "imagenet", fail)


def tiny(convolutions: int) -> keras.Model:
    """A network whose convolutions have no names of their own, as in keras.applications' Inception."""
    image = x = keras.Input((8, 8, 1))
    for _ in range(convolutions):
        x = keras.layers.Conv2D(2, 3, padding="same")(x)
    x = keras.layers.Flatten()(x)
    return keras.Model(image, keras.layers.Dense(1, name=HEAD)(x), name="tiny")


def test_weights_are_copied_whatever_numbers_keras_gave_the_layers():
    ours, theirs = tiny(3), tiny(3)
    assert ours.layers[1].name != theirs.layers[1].name
    load_initial_weights(ours, "imagenet", lambda **_: theirs)
    for mine, given in zip(ours.layers[1:4], theirs.layers[1:4], strict=True):
        assert np.array_equal(mine.get_weights()[0], given.get_weights()[0])


def test_weights_of_a_larger_or_smaller_network_are_refused_untouched():
    network = tiny(2)
    before = network.layers[1].get_weights()[0]
    for convolutions, words in ((3, "needs no further layer"), (1, "have no further layer")):
        with pytest.raises(WeightsError, match=words):
            load_initial_weights(network, "imagenet", lambda number=convolutions, **_: tiny(number))
    assert np.array_equal(network.layers[1].get_weights()[0], before)


def test_weights_of_another_network_are_refused(network):
    with pytest.raises(WeightsError, match=r"have layer 'block1_conv1' .* needs layer 'Conv1'"):
        load_initial_weights(network, "imagenet", lambda **_: keras.applications.VGG16(include_top=False, weights=None))


def store(root, network, architecture="scratch_cnn", without=()):
    """A stored model called `mine`; of its files only model.keras has content."""

    def fill(folder):
        for file in set(FILES) - set(without):
            (folder / file).touch()
        if "model.keras" not in without:
            network.save(folder / "model.keras")

    write_model("mine", {"name": "mine", "architecture": {"name": architecture}, "licence": "MIT"}, fill, root)


def test_stored_model_is_taken_all_but_the_head(tmp_path):
    stored, network = (model_spec("scratch_cnn").build(classes, 0.3, size) for classes, size in ((3, 32), (2, 64)))
    store(tmp_path, stored)
    head = network.get_layer(HEAD).get_weights()[0]
    facts = load_initial_weights(network, "zoo:mine", None, tmp_path)
    digest = read_card("mine", tmp_path)["files"]["model.keras"]
    assert facts == {"source": "zoo model mine", "sha256": digest, "licence": "MIT"}
    for layer in network.layers:
        if layer.name != HEAD:
            theirs = stored.get_layer(layer.name).get_weights()
            assert all(np.array_equal(a, b) for a, b in zip(layer.get_weights(), theirs, strict=True))
    assert np.array_equal(network.get_layer(HEAD).get_weights()[0], head)


def test_stored_model_of_another_architecture_is_refused(network, tmp_path):
    store(tmp_path, model_spec("scratch_cnn").build(2, 0.3, 32))
    with pytest.raises(WeightsError, match="zoo:mine has the architecture scratch_cnn, from which mobilenet_v2"):
        load_initial_weights(network, "zoo:mine", None, tmp_path)


def test_stored_model_whose_layers_differ_from_what_its_card_says_is_refused(network, tmp_path):
    store(tmp_path, model_spec("scratch_cnn").build(2, 0.3, 32), architecture="mobilenet_v2")
    with pytest.raises(WeightsError, match="do not fit mobilenet_v2"):
        load_initial_weights(network, "zoo:mine", None, tmp_path)


def test_stored_model_without_keras_file_is_refused(tmp_path):
    network = model_spec("scratch_cnn").build(2, 0.3, 32)
    store(tmp_path, network, without=["model.keras"])
    with pytest.raises(WeightsError, match=r"stored without model\.keras"):
        load_initial_weights(network, "zoo:mine", None, tmp_path)


def test_altered_stored_model_is_refused(tmp_path):
    network = model_spec("scratch_cnn").build(2, 0.3, 32)
    store(tmp_path, network)
    with (tmp_path / "mine" / "model.keras").open("ab") as file:
        file.write(b"more")
    with pytest.raises(ArtifactError, match="SHA-256"):
        load_initial_weights(network, "zoo:mine", None, tmp_path)


@pytest.mark.parametrize("name", ["theirs", "", "../mine"])
def test_unknown_stored_model_is_answered_with_the_known(tmp_path, name):
    network = model_spec("scratch_cnn").build(2, 0.3, 32)
    store(tmp_path, network)
    with pytest.raises(ArtifactError, match="Known: mine"):
        load_initial_weights(network, f"zoo:{name}", None, tmp_path)
