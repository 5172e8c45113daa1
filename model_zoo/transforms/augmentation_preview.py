"""Augmented versions of one image, for display; TensorFlow is imported only when they are made."""

import importlib.util

import numpy as np

from model_zoo.core.coded_messages import CodedError


class AugmentationPreviewError(CodedError):
    """Augmented versions that cannot be made here."""


def check_usable() -> None:
    """Check that TensorFlow is installed.

    Raises
    ------
    AugmentationPreviewError
        Where it is not.
    """
    # Not imported, which would take seconds.
    if importlib.util.find_spec("tensorflow") is None:
        raise AugmentationPreviewError("transforms.tensorflow_missing")


def augmented_copies(image: np.ndarray, count: int, seed: int) -> np.ndarray:
    """Return versions of an image as a network sees it in training, equal for equal arguments.

    Parameters
    ----------
    image
        float32 (224, 224), 0..255.

    Returns
    -------
    np.ndarray
        uint8 (count, 224, 224).

    Raises
    ------
    AugmentationPreviewError
        Where TensorFlow is missing.
    """
    check_usable()
    from model_zoo.transforms.augmentation import augmented_versions

    pixels = np.rint(image).astype(np.uint8)[None]
    batches = augmented_versions(pixels, np.zeros(count, dtype=int), seed)
    return np.rint(np.concatenate([np.asarray(batch)[..., 0] for batch in batches])).astype(np.uint8)
