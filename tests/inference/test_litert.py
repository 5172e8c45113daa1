"""Interpreters that threads share, and how many networks stay loaded."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import numpy as np
import pytest

from model_zoo.core.model_store import DEFAULT, read_file
from model_zoo.inference.litert import Network, NetworkCache
from model_zoo.inference.predictor import load_model


@pytest.fixture(scope="module")
def files():
    return read_file("scratch_cnn", "model.tflite"), read_file("scratch_cnn", "head.npz")


@pytest.mark.slow
@pytest.mark.parametrize("name", [DEFAULT, "scratch_cnn"])
@pytest.mark.parametrize(("interpreters", "threads"), [(1, 1), (1, 2), (3, 1)])
def test_sixteen_threads_read_what_one_does(name, interpreters, threads):
    network = Network(read_file(name, "model.tflite"), read_file(name, "head.npz"), interpreters, threads)
    images = np.random.default_rng(0).uniform(0, 255, (48, 224, 224)).astype(np.float32)
    alone = [network.outputs(image) for image in images]
    with ThreadPoolExecutor(16) as pool:
        together = list(pool.map(network.outputs, images))
    for (logits, features), (same_logits, same_features) in zip(alone, together, strict=True):
        assert np.array_equal(logits, same_logits)
        assert np.array_equal(features, same_features)


def test_wrong_input_is_refused_and_the_interpreter_is_given_back(files):
    network = Network(*files)
    for wrong in (np.zeros((10, 10), np.float32), np.zeros((224, 224))):
        with pytest.raises(ValueError, match="must be float32"):
            network.outputs(wrong)
    assert network.outputs(np.zeros((224, 224), np.float32))[0].shape == (1,)


def test_longest_unused_network_goes_first():
    cache = NetworkCache(networks=3, megabytes=100)
    for name in "abc":
        cache[name] = SimpleNamespace(bytes=1)
    assert cache["a"]
    cache["d"] = SimpleNamespace(bytes=1)
    assert set(cache) == {"a", "c", "d"}


def test_large_networks_leave_less_room():
    cache = NetworkCache(networks=8, megabytes=100)
    for name in "abc":
        cache[name] = SimpleNamespace(bytes=40 * 2**20)
    assert set(cache) == {"b", "c"}


def test_a_large_network_takes_the_room_of_no_small_one():
    cache = NetworkCache(networks=8, megabytes=100)
    for place in range(7):
        cache[place] = SimpleNamespace(bytes=2**20)
    cache["large"] = SimpleNamespace(bytes=90 * 2**20)
    assert len(cache) == 8
    cache["large"] = SimpleNamespace(bytes=91 * 2**20)
    assert len(cache) == 8


def test_model_is_loaded_once_however_many_ask():
    code = f"""
from concurrent.futures import ThreadPoolExecutor
from model_zoo.inference import litert
from model_zoo.inference.predictor import load_model
made, make = [], litert.Network
litert.Network = lambda *words: made.append(1) or make(*words)
with ThreadPoolExecutor(16) as pool:
    models = list(pool.map(lambda _: load_model({DEFAULT!r}), range(32)))
assert len(made) == 1 and len({{id(model.source) for model in models}}) == 1
"""
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_same_network_stays_while_other_workers_get_their_own():
    assert load_model(DEFAULT).source is load_model(DEFAULT).source
    assert load_model(DEFAULT, interpreters=2, threads=1).source is not load_model(DEFAULT).source
