"""Evidence outside the lungs, which a training penalises so that a network is right for the right reasons.

The head is linear, so what each cell of the last feature maps adds to the logit is known in the forward pass. The share
of it that lies outside the lungs is added to the loss.

References
----------
Ross et al. 2017, arXiv:1703.03717, section 2: penalising explanations outside an annotated region.
"""

from dataclasses import replace
from typing import Any

import numpy as np
import tensorflow as tf
from scipy.ndimage import maximum_filter
from tqdm import tqdm

from model_zoo.data.preparation import TrainingData
from model_zoo.imaging.model_input import SIZE
from model_zoo.inference.lung_segmentation import find_lungs

MARGIN = 16  # pixels around the lungs that count as lung: half a cell of the coarsest feature maps
SIDE = 56  # of a mask, four pixels of the radiograph a cell


def with_lungs(data: TrainingData) -> TrainingData:
    """Return training data with a mask of the lungs for every image, found by the lung segmentation.

    Raises
    ------
    ArtifactError
        Where the network of the segmentation is missing or damaged.
    """
    bar = tqdm(data.pixels, desc="Lungs", unit="image", leave=False)
    return replace(data, lungs=np.stack([lung_region(image.astype(np.float32)) for image in bar]))


def lung_region(image: np.ndarray) -> np.ndarray:
    """Return where evidence is not penalised: the lungs and a margin around them.

    Parameters
    ----------
    image
        float32 (224, 224), 0..255.

    Returns
    -------
    np.ndarray
        uint8 (SIDE, SIDE), 0..255: how much of each cell is in it; 255 everywhere where no lung is found.
    """
    lungs = find_lungs(image)
    if not lungs.any():
        return np.full((SIDE, SIDE), 255, np.uint8)
    region = maximum_filter(lungs, size=2 * MARGIN + 1)
    cell = SIZE // SIDE
    return np.rint(255 * region.reshape(SIDE, cell, SIDE, cell).mean(axis=(1, 3))).astype(np.uint8)


def share_outside(features: Any, kernel: Any, lungs: tf.Tensor) -> tf.Tensor:
    """Return the share of the absolute evidence that lies outside the lungs, the mean over a batch, 0..1.

    Parameters
    ----------
    features
        Last feature maps, float32 (batch, height, width, channels).
    kernel
        Of the linear head, (channels, outputs).
    lungs
        float32 (batch, side, side, 1), 1 in the lungs.
    """
    evidence = tf.abs(tf.einsum("bhwc,ck->bhwk", features, kernel))
    outside = 1.0 - tf.image.resize(lungs, tf.shape(features)[1:3], "area")
    # Tiny, so that an image without any evidence gives 0.
    whole = tf.reduce_sum(evidence, axis=(1, 2, 3)) + 1e-6
    return tf.reduce_mean(tf.reduce_sum(outside * evidence, axis=(1, 2, 3)) / whole)
