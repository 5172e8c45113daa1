"""Inception-v3, transferred from ImageNet."""

from dataclasses import replace

import keras

from model_zoo.imaging.model_input import SIZE
from model_zoo.models.architectures.layers import grey_input, linear_head
from model_zoo.models.registry import TRANSFER, register


@register(
    title="Inception-v3",
    recipe=replace(TRANSFER, half_size_epochs=9),
    imagenet=keras.applications.InceptionV3,
    reference="Szegedy et al. 2015, arXiv:1512.00567",
    licence="Apache-2.0",
)
def inception_v3(classes: int, dropout: float, size: int = SIZE) -> keras.Model:
    """Parallel convolutions of several sizes, large ones factorised; feature maps 5 x 5 x 2048; 21.8 M parameters.

    size: side of the picture in pixels, 75 or more.

    Recipe: 50 minutes on two quiet cores from a random start, nine of eleven epochs at half size; test AUC
    0.947, accuracy 0.905, by
    `python train.py inception_v3 --data chest_xray --weights none --copies chest_xray_large --external nih`.
    From ImageNet weights, which it would be better to start from: without `--weights none`.
    """
    image, x = grey_input(1 / 127.5, -1.0, 3, size)
    base = keras.applications.InceptionV3(input_tensor=x, include_top=False, weights=None)
    return keras.Model(image, linear_head(base.output, classes, dropout), name="inception_v3")
