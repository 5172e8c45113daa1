"""What every network shares: the grey input and the linear head."""

import keras

FEATURES = "features"  # name of the layer whose output, the last feature maps, the heat map is read from
HEAD = "logits"


def grey_input(scale: float, offset: float, channels: int, size: int) -> tuple[keras.KerasTensor, keras.KerasTensor]:
    """The input, one grey channel float32 (size, size, 1) in 0..255, and the tensor x * scale + offset in `channels`
    equal channels. Part of the graph, so that no caller can scale a picture wrongly."""
    image = keras.Input((size, size, 1), name="radiograph")
    x = keras.layers.Rescaling(scale, offset, name="rescale")(image)
    if channels > 1:
        x = keras.layers.Concatenate(name="repeat_grey")([x] * channels)
    return image, x


def linear_head(features: keras.KerasTensor, classes: int, dropout: float) -> keras.KerasTensor:
    """Global average pooling, dropout, one Dense layer without activation.

    features: (batch, height, width, channels). Returns logits (batch, 1) for two classes, (batch, classes) for more.
    Linear on purpose: then Grad-CAM is the weighted sum of the feature maps, exactly, and needs no gradient
    (Zhou 2016; Selvaraju 2017, section 3.1).
    """
    features = keras.layers.Activation("linear", name=FEATURES)(features)
    x = keras.layers.GlobalAveragePooling2D(name="pool")(features)
    x = keras.layers.Dropout(dropout, name="dropout")(x)
    return keras.layers.Dense(1 if classes == 2 else classes, name=HEAD, dtype="float32")(x)
