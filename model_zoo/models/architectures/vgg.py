"""VGG networks, transferred from ImageNet."""

from dataclasses import replace

import keras

from model_zoo.imaging.model_input import SIZE
from model_zoo.models.architectures.layers import grey_input, linear_head
from model_zoo.models.registry import TRANSFER, register

REFERENCE = "Simonyan & Zisserman 2014, arXiv:1409.1556"
LICENCE = "Apache-2.0; ImageNet weights: CC BY 4.0 (Visual Geometry Group, University of Oxford)"
MEAN = (103.939, 116.779, 123.68)  # of ImageNet's blue, green, red in 0..255: these weights read the colours backwards
RECIPE = replace(TRANSFER, learning_rate=1e-4)


@register(
    title="VGG-16",
    recipe=RECIPE,
    imagenet=keras.applications.VGG16,
    reference=REFERENCE,
    licence=LICENCE,
)
def vgg16(classes: int, dropout: float, size: int = SIZE) -> keras.Model:
    """3 x 3 convolutions and max-pooling, 13 convolutions; feature maps 7 x 7 x 512; 14.7 M parameters.

    size: side of the picture in pixels, 32 or more.

    Recipe: not trained here. `python train.py vgg16 --data DIR` starts from ImageNet weights.
    """
    return _network(keras.applications.VGG16, classes, dropout, size, "vgg16")


@register(
    title="VGG-19",
    recipe=RECIPE,
    imagenet=keras.applications.VGG19,
    reference=REFERENCE,
    licence=LICENCE,
)
def vgg19(classes: int, dropout: float, size: int = SIZE) -> keras.Model:
    """3 x 3 convolutions and max-pooling, 16 convolutions; feature maps 7 x 7 x 512; 20.0 M parameters.

    size: side of the picture in pixels, 32 or more.

    Recipe: not trained here. `python train.py vgg19 --data DIR` starts from ImageNet weights.
    """
    return _network(keras.applications.VGG19, classes, dropout, size, "vgg19")


def _network(constructor, classes: int, dropout: float, size: int, name: str) -> keras.Model:
    image, x = grey_input(1.0, 0.0, 3, size)
    x = keras.layers.Rescaling(1.0, [-mean for mean in MEAN], name="subtract_mean")(x)
    base = constructor(input_tensor=x, include_top=False, weights=None)
    return keras.Model(image, linear_head(base.output, classes, dropout), name=name)
