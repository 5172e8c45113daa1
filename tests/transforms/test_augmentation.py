from dataclasses import replace

import numpy as np
import pytest

from model_zoo.data.preparation import TrainingData
from model_zoo.data.synthetic import draw_synthetic
from model_zoo.models.registry import Recipe
from model_zoo.transforms import augmentation
from model_zoo.transforms.augmentation import augmented_versions, mixup, training_batches

pytestmark = pytest.mark.slow

RECIPE = Recipe(head_epochs=0, epochs=1, learning_rate=1e-3, weight_decay=0.0, dropout=0.0, batch=4)


@pytest.fixture(scope="module")
def pixels():
    return draw_synthetic("NORMAL", 6, 0)


def epoch(pixels, targets, seed=0, number=0, sources=None, **recipe):
    rows = np.arange(len(targets))
    data = TrainingData(
        pixels, targets[:, None], 1 + rows.astype(np.float32), rows, rows, sources or [np.array([row]) for row in rows]
    )
    batches = list(training_batches(data, replace(RECIPE, **recipe), seed, number))
    return tuple(np.concatenate([np.asarray(batch[i]) for batch in batches]) for i in range(3))


def test_every_image_comes_once_with_its_target_and_weight(pixels):
    targets = np.arange(6, dtype=np.float32)
    images, seen, weights = epoch(pixels, targets)
    assert images.shape == (6, 224, 224, 1)
    assert images.dtype == np.float32
    assert 0 <= images.min() < images.max() <= 255
    assert sorted(seen[:, 0]) == targets.tolist()
    assert np.array_equal(weights, 1 + seen[:, 0])


def test_equal_seed_and_epoch_give_equal_batches(pixels):
    targets = np.arange(6, dtype=np.float32)
    first, again = epoch(pixels, targets, 3, 5), epoch(pixels, targets, 3, 5)
    assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))
    assert not np.array_equal(first[0], epoch(pixels, targets, 3, 6)[0])


def test_pictures_are_changed_but_stay_recognisable(pixels):
    targets = np.arange(6, dtype=np.float32)
    images, seen, _ = epoch(pixels, targets)
    for image, target in zip(images, seen[:, 0], strict=True):
        original = pixels[int(target)].astype(np.float32)
        assert np.abs(image[..., 0] - original).mean() > 1
        assert np.corrcoef(image.ravel(), original.ravel())[0, 1] > 0.3


def test_other_copies_are_drawn_too(pixels):
    dark = np.concatenate([pixels, np.zeros_like(pixels)])
    sources = [np.array([row, row + 6]) for row in range(6)]
    shown = [epoch(dark, np.arange(6, dtype=np.float32), 0, n, sources)[0].max(axis=(1, 2, 3)) < 80 for n in range(6)]
    assert 6 < np.sum(shown) < 30


def test_without_augmentation_pictures_are_as_they_are(pixels):
    images, seen, _ = epoch(pixels, np.arange(6, dtype=np.float32), augmented=False)
    assert np.array_equal(images[..., 0], pixels[seen[:, 0].astype(int)])


def test_versions_come_in_order():
    ramp = np.tile(np.arange(224, dtype=np.uint8), (224, 1))
    ramps = np.stack([ramp, ramp[:, ::-1], ramp.T, ramp.T[::-1]])
    versions = np.concatenate(list(augmented_versions(ramps, np.array([3, 1]), seed=0)))[..., 0]
    assert versions.shape == (2, 224, 224)
    for version, row in zip(versions, (3, 1), strict=True):
        likeness = [np.corrcoef(version.ravel(), picture.ravel())[0, 1] for picture in ramps]
        assert np.argmax(likeness) == row


def test_some_pictures_stay_where_they_are_and_edges_differ():
    white = np.full((224, 224, 1), 200, np.float32)
    moved = [np.asarray(augmentation._move(white, [[0, k], [1, k], [2, k], [3, k]]))[..., 0] for k in range(60)]
    black = np.mean([(picture < 1).any() for picture in moved])
    assert 0.15 < black < 0.45
    ramp = np.tile(np.arange(224, dtype=np.float32), (224, 1))[..., None]
    still = [
        np.allclose(augmentation._move(ramp, [[0, k], [1, k], [2, k], [3, k]]), ramp, atol=1e-3) for k in range(60)
    ]
    assert 0.02 < np.mean(still) < 0.25


def test_collimation_blackens_margins_only():
    white = np.full((224, 224, 1), 200, np.float32)
    cut = np.asarray(augmentation._collimation(white, [1, 2]))[..., 0]
    lit = np.argwhere(cut > 0)
    (top, left), (bottom, right) = lit.min(axis=0), lit.max(axis=0)
    assert (cut[top : bottom + 1, left : right + 1] == 200).all()
    assert 0 < (cut == 0).mean() < 0.55
    assert max(top, left, 223 - bottom, 223 - right) <= 0.15 * 224


def test_letters_are_bright_near_the_edges_and_few(pixels):
    before = pixels[0].astype(np.float32)
    after = np.asarray(augmentation._letters(before[..., None], [5, 6]))[..., 0]
    assert (after >= before).all()
    assert 0 < (after > before).mean() < 0.1
    overlays = augmentation._overlays(224)
    assert (overlays[:, 70:154, 70:154] > 0).mean() < 0.2 * (overlays > 0).mean()


def test_mixed_cross_entropy_is_that_of_both_pictures():
    random = np.random.default_rng(0)
    images, targets = random.random((3, 2, 2, 1)), np.array([[0.0], [1.0], [1.0]])
    weights, share, logit = np.array([1.0, 2.0, 5.0]), 0.3, random.normal(size=(3, 1))

    def entropy(target, weight):
        return weight[:, None] * (np.logaddexp(0, logit) - target * logit)

    blend, target, weight = mixup(images, targets, weights, share)
    assert np.allclose(blend, share * images + (1 - share) * images[::-1])
    apart = share * entropy(targets, weights) + (1 - share) * entropy(targets[::-1], weights[::-1])
    assert np.allclose(entropy(target, weight), apart)


def test_mixup_blends_targets_in_an_epoch(pixels):
    _, targets, _ = epoch(pixels, np.array([0, 1] * 3, dtype=np.float32), mixup=1.0)
    assert ((targets > 0.05) & (targets < 0.95)).any()


def changed(step, pixels):
    """A picture before and after one step of the augmentation, both float32 (224, 224)."""
    before = pixels[0].astype(np.float32)
    return before, np.asarray(getattr(augmentation, step)(before[..., None], [3, 4]))[..., 0]


def roughness(picture):
    return np.abs(np.diff(picture, axis=1)).mean()


def test_light_changes_the_grey_values_but_not_their_order(pixels):
    before, after = changed("_light", pixels)
    assert np.abs(after - before).mean() > 3
    assert np.corrcoef(before.ravel(), after.ravel())[0, 1] > 0.95


def test_blur_smooths_and_noise_roughens(pixels):
    noisy = (pixels[:1] // 2 + np.random.default_rng(0).integers(0, 100, (1, 224, 224))).astype(np.uint8)
    before, after = changed("_blur", noisy)
    assert roughness(after) < 0.8 * roughness(before)
    assert abs(after.mean() - before.mean()) < 0.5
    before, after = changed("_noise", pixels)
    assert roughness(after) > 1.2 * roughness(before)
    assert abs(after.mean() - before.mean()) < 0.5


def test_jpeg_leaves_blocks(pixels):
    before, after = changed("_jpeg", pixels)
    assert 0.1 < np.abs(after - before).mean() < 10
    steps = np.abs(np.diff(after - before, axis=1)).mean(axis=0)
    assert steps[7::8].mean() > 1.2 * np.delete(steps, np.s_[7::8]).mean()


def test_end_of_an_epoch_waits_for_no_tuner(pixels):
    """A tuned tf.data pipeline held each epoch up by as much as 20 s, asleep, when its iterator was let go."""
    batches = augmented_versions(pixels, np.arange(len(pixels)), seed=0)
    assert batches.options().autotune.enabled is False
