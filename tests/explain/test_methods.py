"""Every heat-map method keeps one contract, and the closed forms are what tf-keras-vis draws."""

import importlib.util

import numpy as np
import pytest

from model_zoo.core.model_store import ArtifactError, model_names, read_card
from model_zoo.core.paths import SAMPLES
from model_zoo.explain import methods, occlusion
from model_zoo.explain.methods import LOGIT, METHODS, HeatMapError, compute_heat_map, usable_methods
from model_zoo.imaging.model_input import model_input
from model_zoo.imaging.reader import read_image_file
from model_zoo.inference.class_activation import Evidence, contributions, evidence_for_class, layer_cam
from model_zoo.inference.predictor import Ensemble, LoadedModel, load_model

pytestmark = pytest.mark.slow

SMALL = "scratch_cnn"
WITH_KERAS = [name for name in model_names() if "model.keras" in read_card(name)["files"]]
every_method = pytest.mark.parametrize("method", METHODS)


@pytest.fixture(scope="module")
def image() -> np.ndarray:
    return model_input(read_image_file(sorted(SAMPLES.glob("*.png"))[-1]).pixels)


@pytest.fixture(scope="module")
def model():
    return load_model(SMALL)


class Spot:
    """A network whose logit is the grey of one corner, and whose feature maps are the picture in 14 x 14 cells."""

    kernel = np.array([[0.1], [0.0]], np.float32)

    def outputs(self, image):
        cells = image.reshape(14, 16, 14, 16).mean(axis=(1, 3))
        logit = 0.1 * image[:64, :64].mean()
        return np.array([logit], np.float32), np.stack([cells, np.zeros_like(cells)], axis=-1).astype(np.float32)


@every_method
def test_map_is_of_one_picture_and_of_both_classes(method, model, image):
    maps = [compute_heat_map(method, model, image, index) for index in (0, 1)]
    for values in maps:
        assert values.ndim == 2
        assert values.dtype == np.float32
        assert np.isfinite(values).all()
        assert np.array_equal(values, compute_heat_map(method, model, image, 1 if values is maps[1] else 0))
    if METHODS[method].unit == LOGIT and method != "layer_cam":
        assert maps[0] == pytest.approx(-maps[1], abs=1e-3)


def test_progress_goes_from_nothing_to_nearly_all(model, image):
    for method in ("occlusion", "score_cam"):
        shares = []
        compute_heat_map(method, model, image, 1, shares.append)
        assert shares[0] == 0
        assert shares == sorted(shares)
        assert 0.9 < shares[-1] < 1


@pytest.mark.parametrize("name", WITH_KERAS)
def test_closed_forms_are_what_tf_keras_vis_draws(name, image):
    from tf_keras_vis.gradcam import Gradcam
    from tf_keras_vis.gradcam_plus_plus import GradcamPlusPlus
    from tf_keras_vis.layercam import Layercam

    from model_zoo.explain import gradients

    model, network, compared = load_model(name), gradients.load_keras_network(name), set()
    for index in range(len(model.card["classes"])):
        for method, oracle in (("grad_cam", Gradcam), ("layer_cam", GradcamPlusPlus), ("layer_cam", Layercam)):
            ours = np.maximum(compute_heat_map(method, model, image, index), 0)
            theirs = gradients.grad_cam(network, image, index, oracle)
            if ours.max() > 1e-3:  # logits; below, one or the other is rounding alone
                assert np.corrcoef(ours.ravel(), theirs.ravel())[0, 1] >= 0.99
                compared.add(oracle)
    assert compared == {Gradcam, GradcamPlusPlus, Layercam}


@pytest.fixture(scope="module")
def randomised():
    """The network with the weights of its last layers shuffled."""
    import keras

    from model_zoo.explain import gradients

    trained = gradients.load_keras_network(SMALL)
    network, random = keras.models.clone_model(trained), np.random.default_rng(0)
    network.set_weights(trained.get_weights())
    for layer in [layer for layer in network.layers if layer.weights][-5:]:
        layer.set_weights([random.permuted(weights.ravel()).reshape(weights.shape) for weights in layer.get_weights()])
    return network


@every_method
def test_map_hangs_on_what_the_last_layers_learned(method, model, image, randomised):
    """Adebayo 2018, section 3: a map that stays when weights are drawn at random explains nothing of the network."""
    from model_zoo.explain import gradients
    from model_zoo.export.litert_converter import head_arrays, with_feature_output

    class Shuffled:
        kernel, network = head_arrays(randomised)["kernel"], with_feature_output(randomised)

        def outputs(self, image):
            result = self.network(image[None, ..., None], training=False)
            return result["logits"][0].numpy(), result["features"][0].numpy()

        def evidence(self, image):
            return Evidence(*[None] * 3, (self.outputs(image)[1],))

    before = compute_heat_map(method, model, image, 1)
    if METHODS[method].gradient:
        after = getattr(gradients, method)(randomised, image, 1)
    else:
        after = compute_heat_map(method, LoadedModel(model.card, Shuffled()), image, 1)
    # Draws of the same network are equal, as the contract test shows: any difference comes from the weights.
    assert abs(np.corrcoef(before.ravel(), after.ravel())[0, 1]) < 0.9


def test_integrated_gradients_add_up_to_the_logit(model, image):
    values = compute_heat_map("integrated_gradients", model, image, 1)
    gap = float((model.evidence(image).logits - model.evidence(np.zeros_like(image)).logits)[0])
    gap /= model.card["decision"]["temperature"]
    assert values.sum() == pytest.approx(gap, rel=0.05, abs=0.05)


def test_occlusion_finds_the_part_that_counts():
    image = np.full((224, 224), 50, np.float32)
    image[:64, :64] = 200
    values = occlusion.occlusion(Spot(), image, 1)
    assert values.shape == (14, 14)
    assert values[:4, :4].min() > 0.3
    assert np.abs(values[6:, 6:]).max() < 1e-4


def test_mean_with_the_mirror_image_is_mirrored_back():
    image = np.full((224, 224), 10, np.float32)
    image[32:48, 48:64] = 210
    values = occlusion.flipped_grad_cam(Spot(), image, 1)
    assert np.unravel_index(values.argmax(), values.shape) == (2, 3)
    assert values == pytest.approx(contributions(Spot().outputs(image)[1], evidence_for_class(Spot.kernel, 1)))


def test_score_cam_weighs_maps_by_what_is_seen_through_them():
    image = np.full((224, 224), 10, np.float32)
    image[:48, :48] = 210
    values = occlusion.score_cam(Spot(), image, 1)
    assert values.argmax() == 0
    assert values[0, 0] > 5 * values[10, 10]


def test_weight_of_a_map_is_the_softmax_of_the_logits():
    class Two(Spot):
        """Its logit is the mean grey; of its two maps one shows a quarter of the picture and the other the rest."""

        def outputs(self, image):
            maps = np.zeros((14, 14, 2), np.float32)
            maps[:7, :7, 0] = 1
            maps[..., 1] = 1 - maps[..., 0]
            return np.float32([image.mean() / 100]), maps

    image = np.full((224, 224), 200, np.float32)
    values = occlusion.score_cam(Two(), image, 1)
    # What is seen through a map is a quarter and three quarters of the grey, up to the smooth edge.
    quarter, rest = np.exp([0.5, 1.5]) / np.exp([0.5, 1.5]).sum()
    assert values[0, 0] == pytest.approx(quarter, abs=0.02)
    assert values[13, 13] == pytest.approx(rest, abs=0.02)


def test_smooth_grad_is_the_size_of_the_mean_gradient():
    import keras

    from model_zoo.explain import gradients

    weights = np.random.default_rng(0).normal(size=(8, 8, 1, 1)).astype(np.float32)
    image = keras.Input((8, 8, 1))
    square = keras.layers.Multiply()([image, image])
    network = keras.Model(image, keras.layers.Flatten()(keras.layers.Conv2D(1, 8, use_bias=False)(square)))
    network.layers[2].set_weights([weights])
    picture = np.random.default_rng(1).uniform(0, 255, (8, 8)).astype(np.float32)
    # The gradient of w x^2 is 2 w x, and noise around x leaves its mean where it is.
    expected = np.abs(2 * weights[..., 0, 0] * picture)
    found = gradients.smooth_grad(network, picture, 1)
    assert np.abs(found - expected).max() < 0.1 * expected.max()
    assert np.corrcoef(found.ravel(), expected.ravel())[0, 1] > 0.99


def test_layer_cam_leaves_out_what_speaks_against_the_class():
    features, kernel = np.ones((2, 2, 3), np.float32), np.float32([2.0, -5.0, 1.0])
    assert layer_cam(features, kernel) == pytest.approx(3.0)


def test_map_of_an_ensemble_is_the_mean_of_its_members(model, image):
    other = load_model("mobilenet_v2")
    both = LoadedModel({"name": "both", "members": {}, "decision": {"temperature": 2.0}}, Ensemble([model, other]))
    maps = [compute_heat_map("grad_cam", m, image, 1) / 2.0 for m in (model, other)]
    values = compute_heat_map("grad_cam", both, image, 1)
    assert values.shape == max(part.shape for part in maps)
    assert values.mean() == pytest.approx(np.mean([part.mean() for part in maps]), abs=1e-4)
    shares = []
    compute_heat_map("score_cam", both, image, 1, shares.append)
    assert shares == sorted(shares)
    assert max(shares) > 0.9


def test_network_for_gradients_is_that_of_the_card():
    from model_zoo.explain import gradients

    with pytest.raises(ArtifactError, match="SHA-256"):
        gradients._loaded(SMALL, None, "0" * 64)


def test_networks_of_an_ensemble_stay_loaded_for_gradients():
    from model_zoo.explain import gradients

    names = [network.card["name"] for network in load_model("ensemble").networks]
    first, again = ([gradients.load_keras_network(name) for name in names] for _ in range(2))
    assert len(names) > 2
    assert all(one is other for one, other in zip(first, again, strict=True))


def test_methods_by_gradients_say_what_to_install(model, image, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(HeatMapError, match=r"pip install -r requirements\.txt"):
        compute_heat_map("saliency", model, image, 1)


def test_network_that_came_without_its_keras_file_has_no_methods_by_gradients(model, image, monkeypatch):
    card = model.card | {"files": {k: v for k, v in model.card["files"].items() if k != "model.keras"}}
    compact = LoadedModel(card, model.source)
    assert set(usable_methods(compact)) == {name for name, method in METHODS.items() if not method.gradient}
    assert set(usable_methods(model)) == set(METHODS)
    from model_zoo.explain import gradients

    monkeypatch.setattr(gradients, "read_card", lambda name, root: card)
    monkeypatch.setattr("model_zoo.core.model_store.read_card", lambda name, root: card)
    with pytest.raises(ArtifactError, match=r"comes without model\.keras"):
        methods.compute_heat_map("saliency", compact, image, 1)
