"""Xception, transferred from ImageNet."""

import keras

from model_zoo.imaging.model_input import SIZE
from model_zoo.models.architectures.layers import grey_input, linear_head
from model_zoo.models.registry import TRANSFER, register


@register(
    title="Xception",
    recipe=TRANSFER,
    imagenet=keras.applications.Xception,
    reference="Chollet 2016, arXiv:1610.02357",
    licence="Apache-2.0; ImageNet weights: MIT (Keras)",
)
def xception(classes: int, dropout: float, size: int = SIZE) -> keras.Model:
    """Depthwise separable convolutions with shortcuts; feature maps 7 x 7 x 2048; 20.9 M parameters.

    size: side of the picture in pixels, 71 or more.

    Recipe: not trained here. `python train.py xception --data DIR` starts from ImageNet weights.
    """
    image, x = grey_input(1 / 127.5, -1.0, 3, size)
    base = keras.applications.Xception(input_tensor=x, include_top=False, weights=None)
    return keras.Model(image, linear_head(base.output, classes, dropout), name="xception")
