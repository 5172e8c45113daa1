"""NASNet-A (4 @ 1056), the mobile one, transferred from ImageNet."""

import keras

from model_zoo.imaging.model_input import SIZE
from model_zoo.models.architectures.layers import grey_input, linear_head
from model_zoo.models.registry import TRANSFER, register


@register(
    title="NASNet-Mobile",
    recipe=TRANSFER,
    imagenet=keras.applications.NASNetMobile,
    reference="Zoph et al. 2017, arXiv:1707.07012",
    licence="Apache-2.0",
)
def nasnet_mobile(classes: int, dropout: float, size: int = SIZE) -> keras.Model:
    """Cells found by a search and repeated; feature maps 7 x 7 x 1056; 4.3 M parameters.

    size: side of the picture in pixels, 32 or more.

    Recipe: not trained here. `python train.py nasnet_mobile --data DIR` starts from ImageNet weights.
    """
    image, x = grey_input(1 / 127.5, -1.0, 3, size)
    base = keras.applications.NASNetMobile(input_tensor=x, include_top=False, weights=None)
    return keras.Model(image, linear_head(base.output, classes, dropout), name="nasnet_mobile")
