"""EfficientNetV2-B0, transferred from ImageNet."""

import keras

from model_zoo.imaging.model_input import SIZE
from model_zoo.models.architectures.layers import grey_input, linear_head
from model_zoo.models.registry import TRANSFER, register


@register(
    title="EfficientNetV2-B0",
    recipe=TRANSFER,
    imagenet=keras.applications.EfficientNetV2B0,
    reference="Tan & Le 2021, arXiv:2104.00298",
    licence="Apache-2.0",
)
def efficientnet_v2_b0(classes: int, dropout: float, size: int = SIZE) -> keras.Model:
    """Fused, then inverted residual blocks with squeeze-and-excitation; feature maps 7 x 7 x 1280; 5.9 M parameters.

    size: side of the picture in pixels, 32 or more. Keras's network scales 0..255 itself.

    Recipe: not trained here. `python train.py efficientnet_v2_b0 --data DIR` starts from ImageNet weights.
    """
    image, x = grey_input(1.0, 0.0, 3, size)
    base = keras.applications.EfficientNetV2B0(input_tensor=x, include_top=False, weights=None)
    return keras.Model(image, linear_head(base.output, classes, dropout), name="efficientnet_v2_b0")
