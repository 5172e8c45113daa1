"""The penalty on evidence outside the lungs."""

from dataclasses import replace

import keras
import numpy as np
import pytest
import tensorflow as tf

from model_zoo.data.preparation import TrainingData
from model_zoo.data.synthetic import draw_synthetic
from model_zoo.inference.lung_segmentation import find_lungs
from model_zoo.models.architectures.layers import FEATURES, HEAD
from model_zoo.models.registry import Recipe, model_spec
from model_zoo.training import lung_evidence
from model_zoo.training.lung_evidence import SIDE, lung_region, share_outside, with_lungs
from model_zoo.training.trainer import fit_network

pytestmark = pytest.mark.slow


def test_share_is_that_of_the_cells_outside():
    features = np.zeros((1, 2, 2, 3), np.float32)
    features[0, 0, 0] = [1, 0, 0]  # evidence 2, in the lungs
    features[0, 1, 1] = [0, 1, 1]  # evidence -1 + -5 = -6, outside
    kernel = np.array([[2.0], [-1.0], [-5.0]], np.float32)
    lungs = np.zeros((1, 4, 4, 1), np.float32)
    lungs[0, :2, :2] = 1
    assert float(share_outside(features, kernel, tf.constant(lungs))) == pytest.approx(6 / 8)
    assert float(share_outside(0 * features, kernel, tf.constant(lungs))) == 0.0


def test_region_is_the_lungs_and_a_margin():
    (image,) = draw_synthetic("NORMAL", 1, 3).astype(np.float32)
    lungs, region = find_lungs(image), lung_region(image)
    assert region.shape == (SIDE, SIDE)
    assert lungs.any()
    assert (np.kron(region, np.ones((4, 4)))[lungs] == 255).all()
    assert lungs.mean() < (region / 255).mean() < 1


def test_nothing_is_penalised_where_no_lung_is_found(monkeypatch):
    monkeypatch.setattr(lung_evidence, "find_lungs", lambda image: np.zeros(image.shape, bool))
    assert (lung_region(np.zeros((224, 224), np.float32)) == 255).all()


def test_training_with_it_moves_evidence_into_the_lungs(tmp_path):
    images = np.concatenate([draw_synthetic(label, 12, 5) for label in ("NORMAL", "PNEUMONIA")])
    rows = np.arange(24)
    targets = (rows[:, None] >= 12).astype(np.float32)
    data = with_lungs(TrainingData(images, targets, np.ones(24, np.float32), rows, rows, list(rows[:, None])))
    recipe = Recipe(head_epochs=0, epochs=2, learning_rate=2e-3, weight_decay=0.0, dropout=0.1, batch=8, average=0.0)
    shares = []
    for penalty in (0.0, 1.0):
        keras.utils.set_random_seed(0)
        network = model_spec("scratch_cnn").build(2, 0.1)
        fit_network(network, data, replace(recipe, lung_penalty=penalty), 0, tmp_path / str(penalty), {}, False)
        features = keras.Model(network.input, network.get_layer(FEATURES).output)(images[..., None].astype(np.float32))
        lungs = tf.constant(data.lungs[..., None] / 255.0, tf.float32)
        shares.append(float(share_outside(features, network.get_layer(HEAD).kernel, lungs)))
    assert shares[1] < shares[0]
