import importlib.util

import numpy as np
import pytest

from model_zoo.data.synthetic import draw_synthetic
from model_zoo.transforms.augmentation_preview import AugmentationPreviewError, augmented_copies

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def image():
    return draw_synthetic("NORMAL", 1, 0)[0].astype(np.float32)


def test_versions_differ_and_are_the_same_for_the_same_seed(image):
    one, two = augmented_copies(image, 5, seed=1), augmented_copies(image, 5, seed=1)
    assert one.shape == (5, 224, 224)
    assert one.dtype == np.uint8
    assert np.array_equal(one, two)
    assert len({version.tobytes() for version in one}) == 5
    assert not np.array_equal(one, augmented_copies(image, 5, seed=2))
    # Still the same picture: more like it than noise is.
    assert np.mean([np.corrcoef(version.ravel(), image.ravel())[0, 1] for version in one]) > 0.5


def test_without_tensorflow_it_says_what_to_install(image, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(AugmentationPreviewError, match="pip install -r requirements"):
        augmented_copies(image, 1, 0)
