"""Principal components and logistic regression as one linear network."""

from typing import Any

import keras
from keras import layers

from model_zoo.imaging.model_input import SIZE
from model_zoo.models.architectures.layers import grey_input, linear_head
from model_zoo.models.registry import Recipe, register

PIXELS: Any = (1, 2, 3)  # axes of an image; Keras' types know only a single one
POOL = 4  # the image is averaged over squares of this side, in pixels
WEIGHTS = "pixel_weights"


@register(
    recipe=Recipe(head_epochs=0, epochs=1, learning_rate=0.0, weight_decay=0.0, dropout=0.0, label_smoothing=0.0),
    imagenet=None,
    reference="Turk & Pentland 1991, doi 10.1162/jocn.1991.3.1.71",
    licence="Apache-2.0",
    trained_by="scikit-learn",
)
def pca_logistic(classes: int, dropout: float, size: int = SIZE) -> keras.Model:
    """Build one weight for every pixel of the image at 56 x 56, whose mean and contrast are standardised.

    Principal components and logistic regression are both linear, so together they are one weight per pixel. The feature
    maps, (56, 56, outputs), are each pixel's contribution; the head only adds them up.

    Recipe: 1 minute on two quiet cores; test AUC 0.894, accuracy 0.821, by
    `thoraxlens train pca_logistic --data chest_xray --copies chest_xray_large --external nih`.
    """
    image, x = grey_input(1 / 127.5, -1.0, channels=1, size=size)
    x = layers.AveragePooling2D(POOL, name="shrink")(x)
    x = layers.LayerNormalization(axis=PIXELS, center=False, scale=False, epsilon=1e-3, name="standardise")(x)
    outputs = 1 if classes == 2 else classes
    x = layers.EinsumDense("bhwc,hwco->bhwo", (*x.shape[1:3], outputs), bias_axes="hwo", name=WEIGHTS)(x)
    return keras.Model(image, linear_head(x, classes, dropout), name="pca_logistic")
