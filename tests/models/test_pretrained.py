import hashlib

import keras
import numpy as np
import pytest

from model_zoo.core.coded_messages import Message
from model_zoo.core.model_store import FILES, ArtifactError, read_card, write_model
from model_zoo.models.architectures.layers import HEAD
from model_zoo.models.pretrained import WeightsError, load_initial_weights
from model_zoo.models.registry import model_spec

pytestmark = pytest.mark.slow

MIT = {"code": "core.text", "text": "MIT"}


@pytest.fixture
def network():
    return model_spec("mobilenet_v2").build(2, 0.3)


@pytest.fixture
def arrays(network):
    random = np.random.default_rng(0)
    layers = [layer for layer in network.layers if layer.name != HEAD]
    return {f"{layer.name}/{w.name}": random.random(w.shape, np.float32) for layer in layers for w in layer.weights}


def refusal(network, source: str, imagenet=None, root=None) -> Message:
    """What is said of weights that are refused."""
    with pytest.raises(WeightsError) as error:
        load_initial_weights(network, source, imagenet, root)
    assert str(error.value)
    return error.value.message


def test_arrays_are_set_by_name_and_the_head_is_left(network, arrays, tmp_path):
    np.savez(tmp_path / "w.npz", **arrays)
    head = network.get_layer(HEAD).get_weights()[0]
    facts = load_initial_weights(network, str(tmp_path / "w.npz"), None)
    assert facts["sha256"] == hashlib.sha256((tmp_path / "w.npz").read_bytes()).hexdigest()
    assert np.array_equal(network.get_layer("Conv1").get_weights()[0], arrays["Conv1/kernel"])
    assert np.array_equal(network.get_layer("Conv_1_bn").get_weights()[3], arrays["Conv_1_bn/moving_variance"])
    assert np.array_equal(network.get_layer(HEAD).get_weights()[0], head)


@pytest.mark.parametrize(
    ("change", "code", "array"),
    [
        (lambda a: a.pop("Conv1/kernel"), "models.weights_array_missing", "Conv1/kernel"),
        (lambda a: a.update({"Conv9/kernel": np.zeros(3)}), "models.weights_array_surplus", "Conv9/kernel"),
        (lambda a: a.update({"Conv1/kernel": np.zeros((3, 3, 1, 32))}), "models.weights_other_shape", "Conv1/kernel"),
    ],
)
def test_arrays_that_do_not_fit_are_refused(network, arrays, tmp_path, change, code, array):
    change(arrays)
    np.savez(tmp_path / "w.npz", **arrays)
    message = refusal(network, str(tmp_path / "w.npz"))
    assert (message.code, message.values["array"]) == (code, array)


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
    message = refusal(network, str(tmp_path / "other.weights.h5"), constructor)
    assert (message.code, message.values["namesake"]) == ("models.weights_misfit_either", "MobileNetV2")


def test_keras_file_of_another_network_is_refused(network, tmp_path):
    model_spec("scratch_cnn").build(2, 0.3).save(tmp_path / "w.keras")
    message = refusal(network, str(tmp_path / "w.keras"))
    assert (message.code, message.values["name"]) == ("models.weights_misfit", "mobilenet_v2")


@pytest.mark.parametrize("data", [b"no archive", b"PK\x03\x04 cut off"])
def test_file_that_is_no_archive_is_refused(network, tmp_path, data):
    (tmp_path / "w.npz").write_bytes(data)
    assert refusal(network, str(tmp_path / "w.npz")).code == "models.weights_not_arrays"


def test_imagenet_weights_are_copied_by_layer_name(network):
    # The constructor that would download is replaced by one that starts at random.
    trained = keras.applications.MobileNetV2(include_top=False, input_shape=(224, 224, 3), weights=None)
    facts = load_initial_weights(network, "imagenet", lambda **_: trained)
    assert facts["source"] == {"code": "models.weights_imagenet"}
    assert facts["sha256"] == hashlib.sha256(b"".join(w.tobytes() for w in trained.get_weights())).hexdigest()
    for name in ("Conv1", "block_7_depthwise_BN", "Conv_1"):
        ours, theirs = network.get_layer(name).get_weights(), trained.get_layer(name).get_weights()
        assert all(np.array_equal(a, b) for a, b in zip(ours, theirs, strict=True))


def test_failed_download_says_what_else_to_do(network):
    def fail(**_):
        raise OSError("no network")

    message = refusal(network, "imagenet", fail)
    assert (message.code, message.values["reason"]) == ("models.weights_not_downloaded", "no network")
    assert "--weights none" in str(message)


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
    for convolutions, lacking in ((3, "wanted"), (1, "given")):
        message = refusal(network, "imagenet", lambda number=convolutions, **_: tiny(number))
        assert message.code == "models.layers_differ"
        assert message.values[lacking] == Message("models.no_layer")
    assert np.array_equal(network.layers[1].get_weights()[0], before)


def test_weights_of_another_network_are_refused(network):
    vgg = keras.applications.VGG16(include_top=False, weights=None)
    message = refusal(network, "imagenet", lambda **_: vgg)
    assert [message.values[whose].values["layer"] for whose in ("given", "wanted")] == ["block1_conv1", "Conv1"]
    assert "layer block1_conv1 (3, 3, 3, 64), (64,)" in str(message)


def store(root, network, architecture="scratch_cnn", without=()):
    """A stored model called `mine`; of its files only model.keras has content."""

    def fill(folder):
        for file in set(FILES) - set(without):
            (folder / file).touch()
        if "model.keras" not in without:
            network.save(folder / "model.keras")

    write_model("mine", {"name": "mine", "architecture": {"name": architecture}, "licence": MIT}, fill, root)


def test_stored_model_is_taken_all_but_the_head(tmp_path):
    stored, network = (model_spec("scratch_cnn").build(classes, 0.3, size) for classes, size in ((3, 32), (2, 64)))
    store(tmp_path, stored)
    head = network.get_layer(HEAD).get_weights()[0]
    facts = load_initial_weights(network, "zoo:mine", None, tmp_path)
    digest = read_card("mine", tmp_path)["files"]["model.keras"]
    assert facts == {"source": {"code": "models.weights_stored", "name": "mine"}, "sha256": digest, "licence": MIT}
    for layer in network.layers:
        if layer.name != HEAD:
            theirs = stored.get_layer(layer.name).get_weights()
            assert all(np.array_equal(a, b) for a, b in zip(layer.get_weights(), theirs, strict=True))
    assert np.array_equal(network.get_layer(HEAD).get_weights()[0], head)


def test_stored_model_of_another_architecture_is_refused(network, tmp_path):
    store(tmp_path, model_spec("scratch_cnn").build(2, 0.3, 32))
    values = {"stored": "mine", "given": "scratch_cnn", "name": "mobilenet_v2"}
    assert refusal(network, "zoo:mine", root=tmp_path) == Message("models.weights_other_architecture", values)


def test_stored_model_whose_layers_differ_from_what_its_card_says_is_refused(network, tmp_path):
    store(tmp_path, model_spec("scratch_cnn").build(2, 0.3, 32), architecture="mobilenet_v2")
    assert refusal(network, "zoo:mine", root=tmp_path).code == "models.layers_differ"


def test_stored_model_without_keras_file_is_refused(tmp_path):
    network = model_spec("scratch_cnn").build(2, 0.3, 32)
    store(tmp_path, network, without=["model.keras"])
    assert refusal(network, "zoo:mine", root=tmp_path).code == "models.weights_not_stored"


def test_altered_stored_model_is_refused(tmp_path):
    network = model_spec("scratch_cnn").build(2, 0.3, 32)
    store(tmp_path, network)
    with (tmp_path / "mine" / "model.keras").open("ab") as file:
        file.write(b"more")
    with pytest.raises(ArtifactError) as error:
        load_initial_weights(network, "zoo:mine", None, tmp_path)
    assert error.value.message.code == "core.file_altered"


@pytest.mark.parametrize("name", ["theirs", "", "../mine"])
def test_unknown_stored_model_is_answered_with_the_known(tmp_path, name):
    network = model_spec("scratch_cnn").build(2, 0.3, 32)
    store(tmp_path, network)
    with pytest.raises(ArtifactError) as error:
        load_initial_weights(network, f"zoo:{name}", None, tmp_path)
    assert (error.value.message.code, error.value.message.values["known"]) == ("core.model_unknown", ["mine"])
