"""Large arrays in half the bytes."""

import keras
import numpy as np
import pytest

from model_zoo.export.float16 import LARGE, compress_keras_file, convert_to_float16, round_weights
from model_zoo.export.litert_converter import convert_to_litert
from model_zoo.inference.litert import InterpreterPool

pytestmark = pytest.mark.slow


@pytest.fixture
def network() -> keras.Model:
    """Convolutions of few and of many numbers."""
    keras.utils.set_random_seed(0)
    image = keras.Input((32, 32, 1), name="radiograph")
    x = keras.layers.Conv2D(64, 3, activation="relu", name="small")(image)
    x = keras.layers.Conv2D(128, 3, activation="relu", name="large")(x)
    x = keras.layers.GlobalAveragePooling2D()(x)
    return keras.Model(image, keras.layers.Dense(1, name="logits")(x))


def test_half_the_bytes_and_nearly_the_same_result(network):
    whole = convert_to_litert(network)
    half = convert_to_float16(whole)
    assert 0.5 < len(half) / len(whole) < 0.6
    image = np.random.default_rng(0).uniform(0, 255, (32, 32)).astype(np.float32)
    one, other = (InterpreterPool(file).run(image)["logits"] for file in (whole, half))
    assert other == pytest.approx(one, rel=1e-3)
    assert other != one


def test_weights_that_are_rounded_already_lose_nothing(network):
    round_weights(network)
    whole = convert_to_litert(network)
    image = np.random.default_rng(0).uniform(0, 255, (32, 32)).astype(np.float32)
    one, other = (InterpreterPool(file).run(image)["logits"] for file in (whole, convert_to_float16(whole)))
    assert np.array_equal(one, other)


def test_only_large_arrays_are_rounded(network):
    before = network.get_weights()
    round_weights(network)
    for old, new in zip(before, network.get_weights(), strict=True):
        assert np.array_equal(old, new) == (old.size < LARGE or not old.any())
        assert np.abs(old - new).max() <= 1e-3 * np.abs(old).max()


def test_packed_keras_file_is_smaller_and_the_same(network, tmp_path):
    round_weights(network)
    file = tmp_path / "model.keras"
    network.save(file)
    plain = file.stat().st_size
    compress_keras_file(file)
    assert file.stat().st_size < 0.75 * plain
    loaded = keras.saving.load_model(file, safe_mode=True)
    for old, new in zip(network.get_weights(), loaded.get_weights(), strict=True):
        assert np.array_equal(old, new)
