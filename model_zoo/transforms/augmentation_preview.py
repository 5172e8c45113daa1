"""What training makes of a picture: random versions of it. TensorFlow is imported only when they are made."""

import importlib.util

import numpy as np

from model_zoo.core.coded_messages import CodedError


class AugmentationPreviewError(CodedError):
    """Random versions that cannot be made here."""


def check_usable() -> None:
    """Raise AugmentationPreviewError where TensorFlow is missing."""
    # Looked up and not tried, which would take seconds.
    if importlib.util.find_spec("tensorflow") is None:
        raise AugmentationPreviewError("transforms.tensorflow_missing")


def augmented_copies(image: np.ndarray, count: int, seed: int) -> np.ndarray:
    """So many versions of a picture as training could have seen it: uint8 (count, 224, 224).

    image: float32 (224, 224), 0..255. Equal for equal arguments. Raises
    AugmentationPreviewError where TensorFlow is missing.
    """
    check_usable()
    from model_zoo.transforms.augmentation import augmented_versions

    pixels = np.rint(image).astype(np.uint8)[None]
    batches = augmented_versions(pixels, np.zeros(count, dtype=int), seed)
    return np.rint(np.concatenate([np.asarray(batch)[..., 0] for batch in batches])).astype(np.uint8)
