import numpy as np
import pytest

from model_zoo.data.shortcuts.separability import FOLDS, cross_validated_auc, transferred_auc

N = 400
RANDOM = np.random.default_rng(0)
POSITIVE = RANDOM.random(N) < 0.4
PATIENTS = np.arange(N)


def test_what_shows_the_class_has_an_auc_near_one_and_noise_of_chance():
    shown = cross_validated_auc((POSITIVE + RANDOM.normal(0, 0.1, N))[:, None], POSITIVE, PATIENTS)
    noise = cross_validated_auc(RANDOM.normal(size=(N, 3)), POSITIVE, PATIENTS)
    assert shown["value"] > 0.99
    assert shown["low"] <= shown["value"] <= shown["high"]
    assert noise["low"] < 0.55
    assert noise["value"] < 0.6


def test_class_at_both_ends_of_a_feature_is_found():
    feature = np.where(POSITIVE, RANDOM.choice([-3, 3], N), 0) + RANDOM.normal(size=N)
    assert cross_validated_auc(feature[:, None], POSITIVE, PATIENTS)["value"] > 0.95


def test_no_image_is_scored_by_a_model_that_saw_its_patient():
    patients = np.arange(N) // 20
    labels = np.random.default_rng(3).permutation(np.arange(N // 20) % 2 == 0)[patients]
    of_patient = np.eye(N // 20)[patients]  # tells each patient, and nothing of others
    assert cross_validated_auc(of_patient, labels, patients)["value"] < 0.65


def test_too_few_patients_have_no_auc():
    patients = np.where(POSITIVE, PATIENTS % (FOLDS - 1), PATIENTS)
    assert cross_validated_auc(np.ones((N, 1)), POSITIVE, patients) is None


def test_test_images_are_scored_by_a_model_of_the_training_images():
    feature, training = POSITIVE + RANDOM.normal(0, 0.1, N), PATIENTS < 300
    assert transferred_auc(feature[:, None], POSITIVE, PATIENTS, training)["value"] > 0.99
    turned = np.where(training, feature, 1 - feature)
    assert transferred_auc(turned[:, None], POSITIVE, PATIENTS, training)["value"] < 0.01


@pytest.mark.parametrize("training", [POSITIVE, np.ones(N, dtype=bool)])
def test_nothing_is_carried_over_without_both_classes(training):
    assert transferred_auc(np.ones((N, 1)), POSITIVE, PATIENTS, training) is None
