"""Densely connected networks (DenseNet), transferred from ImageNet."""

from dataclasses import replace

import keras

from model_zoo.imaging.model_input import SIZE
from model_zoo.models.architectures.layers import grey_input, linear_head
from model_zoo.models.registry import TRANSFER, register

REFERENCE = "Huang et al. 2016, arXiv:1608.06993"
LICENCE = "Apache-2.0; ImageNet weights: BSD-3-Clause (Zhuang Liu)"
MEAN, DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)  # of ImageNet's red, green, blue in 0..1
RECIPE = replace(TRANSFER, half_size_epochs=9, full_size_rate=3e-4)


@register(
    title="DenseNet-121",
    recipe=RECIPE,
    imagenet=keras.applications.DenseNet121,
    reference=REFERENCE,
    licence=LICENCE,
)
def densenet121(classes: int, dropout: float, size: int = SIZE) -> keras.Model:
    """Each layer reads all earlier ones of its block, 121 layers; feature maps 7 x 7 x 1024; 7.0 M parameters.

    size: side of the picture in pixels, 32 or more.

    Recipe: not trained here. `python train.py densenet121 --data DIR` starts from ImageNet weights.
    """
    return _network(keras.applications.DenseNet121, classes, dropout, size, "densenet121")


@register(
    title="DenseNet-169",
    recipe=RECIPE,
    imagenet=keras.applications.DenseNet169,
    reference=REFERENCE,
    licence=LICENCE,
)
def densenet169(classes: int, dropout: float, size: int = SIZE) -> keras.Model:
    """Each layer reads all earlier ones of its block, 169 layers; feature maps 7 x 7 x 1664; 12.6 M parameters.

    size: side of the picture in pixels, 32 or more.

    Recipe: 87 minutes on two quiet cores from a random start, nine of eleven epochs at half size; test AUC
    0.970, accuracy 0.925, by
    `python train.py densenet169 --data chest_xray --weights none --copies chest_xray_large --external nih`.
    From ImageNet weights, which it would be better to start from: without `--weights none`.
    """
    return _network(keras.applications.DenseNet169, classes, dropout, size, "densenet169")


def _network(constructor, classes: int, dropout: float, size: int, name: str) -> keras.Model:
    image, x = grey_input(1 / 255, 0.0, 3, size)
    scale = [1 / deviation for deviation in DEVIATION]
    offset = [-mean / deviation for mean, deviation in zip(MEAN, DEVIATION, strict=True)]
    x = keras.layers.Rescaling(scale, offset, name="standardise")(x)
    base = constructor(input_tensor=x, include_top=False, weights=None)
    return keras.Model(image, linear_head(base.output, classes, dropout), name=name)
