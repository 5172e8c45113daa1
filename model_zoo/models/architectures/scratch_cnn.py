"""Convolutional network with batch normalisation that starts at random."""

import keras
from keras import layers

from model_zoo.imaging.model_input import SIZE
from model_zoo.models.architectures.layers import grey_input, linear_head
from model_zoo.models.registry import Recipe, register

WIDTHS = ((24,), (48, 48), (96, 96), (192, 192))  # channels of the convolutions in each block


@register(
    recipe=Recipe(head_epochs=0, epochs=24, learning_rate=2e-3, weight_decay=1e-4, dropout=0.4),
    imagenet=None,
    reference="Simonyan & Zisserman 2015 (VGG); Ioffe & Szegedy 2015 (BatchNormalization)",
    licence="Apache-2.0",
)
def scratch_cnn(classes: int, dropout: float, size: int = SIZE) -> keras.Model:
    """Build blocks of convolution, batch normalisation, ReLU and max-pooling.

    Feature maps 14 x 14 x 192; 0.7 M parameters.

    Recipe: 33 minutes on two quiet cores; test AUC 0.986, accuracy 0.947, by
    `thoraxlens train scratch_cnn --data chest_xray --copies chest_xray_large --external nih`.
    """
    image, x = grey_input(1 / 127.5, -1.0, channels=1, size=size)
    for block, widths in enumerate(WIDTHS, start=1):
        for step, width in enumerate(widths, start=1):
            # The first convolution halves the image: at full size it would take most of the time.
            kernel, stride = (5, 2) if block == 1 else (3, 1)
            name = f"block{block}_{step}"
            x = layers.Conv2D(width, kernel, stride, padding="same", use_bias=False, name=f"{name}_conv")(x)
            x = layers.BatchNormalization(momentum=0.95, name=f"{name}_bn")(x)
            x = layers.ReLU(name=f"{name}_relu")(x)
        if block < len(WIDTHS):
            x = layers.MaxPooling2D(name=f"block{block}_pool")(x)
    return keras.Model(image, linear_head(x, classes, dropout), name="scratch_cnn")
