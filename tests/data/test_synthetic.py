import numpy as np
import pytest
from PIL import Image

from model_zoo.core import paths
from model_zoo.core.paths import GENERATOR, SAMPLES
from model_zoo.data import synthetic
from model_zoo.data.preparation import prepare
from model_zoo.data.synthetic import LABEL, draw_synthetic, fit_generator, write_samples

pytestmark = pytest.mark.slow


def test_pictures_are_deterministic_and_differ():
    one, two = draw_synthetic("NORMAL", 3, 0), draw_synthetic("NORMAL", 3, 0)
    assert one.shape == (3, 224, 224)
    assert one.dtype == np.uint8
    assert np.array_equal(one, two)
    assert not np.array_equal(one[0], one[1])
    assert not np.array_equal(one, draw_synthetic("NORMAL", 3, 1))


def test_shipped_samples_are_what_the_command_writes(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "SAMPLES", tmp_path)
    write_samples()
    shipped = sorted(SAMPLES.glob("*.png"))
    assert [p.name for p in shipped] == sorted(p.name for p in tmp_path.glob("*.png"))
    assert len(shipped) == 12
    for path in shipped:
        with Image.open(path) as ours, Image.open(tmp_path / path.name) as theirs:
            assert np.abs(np.asarray(ours, int) - np.asarray(theirs, int)).max() <= 1
            assert ours.text["Description"] == LABEL


def test_generator_is_small_and_holds_no_pickle():
    assert GENERATOR.stat().st_size < 5 * 2**20
    with np.load(GENERATOR, allow_pickle=False) as arrays:
        assert all(arrays[name].dtype.kind in "uif" for name in arrays.files)


def test_fitted_generator_draws_with_the_scaled_variance(tmp_path, monkeypatch):
    random = np.random.default_rng(0)
    direction = np.zeros((224, 224))
    direction[:, :112] = 1
    pixels = np.clip(128 + random.normal(0, 20, (200, 1, 1)) * direction + random.normal(0, 2, (200, 224, 224)), 0, 255)
    monkeypatch.setattr(paths, "GENERATOR", tmp_path / "g.npz")
    fit_generator(pixels.astype(np.uint8), np.array(["A"] * 200))
    synthetic._generator.cache_clear()
    drawn = draw_synthetic("A", 200, 0)
    synthetic._generator.cache_clear()
    assert drawn[:, :, :100].mean(axis=(1, 2)).std() == pytest.approx(np.sqrt(0.8) * 20, rel=0.15)
    assert drawn[:, :, 124:].mean(axis=(1, 2)).std() < 2


def test_data_set_has_both_classes_in_all_splits():
    dataset = prepare("synthetic", None, (), "label", seed=0).dataset
    assert len(dataset.frame) == len(dataset.pixels) == 480
    assert dataset.frame.groupby(["split", "label"]).size().to_dict() == {
        ("train", "NORMAL"): 160, ("train", "PNEUMONIA"): 160, ("val", "NORMAL"): 40, ("val", "PNEUMONIA"): 40,
        ("test", "NORMAL"): 40, ("test", "PNEUMONIA"): 40,
    }  # fmt: skip
    assert dataset.frame["image_id"].is_unique
