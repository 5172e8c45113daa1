"""Residual networks with pre-activation (ResNet v2), transferred from ImageNet."""

from dataclasses import replace

import keras

from model_zoo.imaging.model_input import SIZE
from model_zoo.models.architectures.layers import grey_input, linear_head
from model_zoo.models.registry import TRANSFER, register

REFERENCE = "He et al. 2016, arXiv:1603.05027"
LICENCE = "Apache-2.0; ImageNet weights: BSD (Facebook)"


@register(
    title="ResNet-50 v2",
    recipe=TRANSFER,
    imagenet=keras.applications.ResNet50V2,
    reference=REFERENCE,
    licence=LICENCE,
)
def resnet50_v2(classes: int, dropout: float, size: int = SIZE) -> keras.Model:
    """Bottleneck blocks added to their own input, 50 layers; feature maps 7 x 7 x 2048; 23.6 M parameters.

    size: side of the picture in pixels, 32 or more.

    Recipe: not trained here. `python train.py resnet50_v2 --data DIR` starts from ImageNet weights.
    """
    return _network(keras.applications.ResNet50V2, classes, dropout, size, "resnet50_v2")


@register(
    title="ResNet-152 v2",
    recipe=replace(TRANSFER, learning_rate=1e-4),
    imagenet=keras.applications.ResNet152V2,
    reference=REFERENCE,
    licence=LICENCE,
)
def resnet152_v2(classes: int, dropout: float, size: int = SIZE) -> keras.Model:
    """Bottleneck blocks added to their own input, 152 layers; feature maps 7 x 7 x 2048; 58.3 M parameters.

    size: side of the picture in pixels, 32 or more.

    Recipe: not trained here. `python train.py resnet152_v2 --data DIR` starts from ImageNet weights.
    """
    return _network(keras.applications.ResNet152V2, classes, dropout, size, "resnet152_v2")


def _network(constructor, classes: int, dropout: float, size: int, name: str) -> keras.Model:
    image, x = grey_input(1 / 127.5, -1.0, 3, size)
    base = constructor(input_tensor=x, include_top=False, weights=None)
    return keras.Model(image, linear_head(base.output, classes, dropout), name=name)
