"""Layers that all networks share: the grey input and the linear head."""

from typing import cast

import keras

FEATURES = "features"  # name of the layer that outputs the last feature maps, from which class-activation maps are made
HEAD = "logits"


def grey_input(scale: float, offset: float, channels: int, size: int) -> tuple[keras.KerasTensor, keras.KerasTensor]:
    """Return the input of a network, and the same scaled and repeated in equal channels.

    The scaling is part of the network, so that no caller can get it wrong.

    Parameters
    ----------
    scale, offset
        A grey value is multiplied by `scale` and `offset` added.
    channels
        Of the scaled tensor.
    size
        Side of the image in pixels.

    Returns
    -------
    image
        Input, float32 (batch, size, size, 1), 0..255.
    x
        float32 (batch, size, size, channels).
    """
    image = cast(keras.KerasTensor, keras.Input((size, size, 1), name="radiograph"))
    x = keras.layers.Rescaling(scale, offset, name="rescale")(image)
    if channels > 1:
        x = keras.layers.Concatenate(name="repeat_grey")([x] * channels)
    return image, x


def linear_head(features: keras.KerasTensor, classes: int, dropout: float) -> keras.KerasTensor:
    """Append global average pooling, dropout and a dense layer without activation.

    The head is linear, so that Grad-CAM is exactly the weighted sum of the feature maps and needs no gradient.

    Parameters
    ----------
    features
        (batch, height, width, channels).

    Returns
    -------
    keras.KerasTensor
        Logits, float32 (batch, 1) for two classes, (batch, classes) for more.

    References
    ----------
    Zhou et al. 2016; Selvaraju et al. 2017, section 3.1.
    """
    features = keras.layers.Activation("linear", name=FEATURES)(features)
    x = keras.layers.GlobalAveragePooling2D(name="pool")(features)
    x = keras.layers.Dropout(dropout, name="dropout")(x)
    return keras.layers.Dense(1 if classes == 2 else classes, name=HEAD, dtype="float32")(x)
