"""Inception-ResNet-v2, transferred from ImageNet."""

import keras

from model_zoo.imaging.model_input import SIZE
from model_zoo.models.architectures.layers import grey_input, linear_head
from model_zoo.models.registry import TRANSFER, register


@register(
    title="Inception-ResNet-v2",
    recipe=TRANSFER,
    imagenet=keras.applications.InceptionResNetV2,
    reference="Szegedy et al. 2016, arXiv:1602.07261",
    licence="Apache-2.0",
)
def inception_resnet_v2(classes: int, dropout: float, size: int = SIZE) -> keras.Model:
    """Inception blocks added to their own input; feature maps 5 x 5 x 1536; 54.3 M parameters.

    size: side of the picture in pixels, 75 or more.

    Recipe: not trained here. `python train.py inception_resnet_v2 --data DIR` starts from ImageNet weights.
    """
    image, x = grey_input(1 / 127.5, -1.0, 3, size)
    base = keras.applications.InceptionResNetV2(input_tensor=x, include_top=False, weights=None)
    return keras.Model(image, linear_head(base.output, classes, dropout), name="inception_resnet_v2")
