"""EfficientNet-Lite0, which starts from ImageNet weights."""

from dataclasses import replace

import keras
from keras import layers

from model_zoo.imaging.model_input import SIZE
from model_zoo.models.architectures.layers import grey_input, linear_head
from model_zoo.models.registry import TRANSFER, register

# Kernel, repeats, width, expansion, stride of each stage, as EfficientNet-B0; the stem is 32 and the head 1280 wide.
STAGES = (
    (3, 1, 16, 1, 1), (3, 2, 24, 6, 2), (5, 2, 40, 6, 2), (3, 3, 80, 6, 2),
    (5, 3, 112, 6, 1), (5, 4, 192, 6, 2), (3, 1, 320, 6, 1),
)  # fmt: skip


@register(
    recipe=replace(TRANSFER, epochs=8),
    imagenet=None,
    reference="Tan & Le 2019, arXiv:1905.11946; Liu & Tan 2020 (Lite)",
    licence="Apache-2.0",
)
def efficientnet_lite0(classes: int, dropout: float, size: int = SIZE) -> keras.Model:
    """Build inverted residual blocks with kernels of 3 and 5 pixels.

    Feature maps 7 x 7 x 1280; 3.4 M parameters.

    Recipe: 22 minutes on two quiet cores; test AUC 0.983, accuracy 0.941, by
    `thoraxlens train efficientnet_lite0 --data chest_xray --copies chest_xray_large --external nih
    --weights efficientnet_lite0_notop.npz`.

    Recipe of `subtype`: 14 minutes on two quiet cores; test AUC 0.970, accuracy 0.894, by
    `thoraxlens train efficientnet_lite0 --data chest_xray --copies chest_xray_large --weights zoo:efficientnet_lite0
    --target subtype --epochs 6 --name subtype`.

    Recipe of `chestxray14`: 9 minutes on two quiet cores; test AUC 0.815, accuracy 0.710, by
    `thoraxlens train efficientnet_lite0 --data nih --classes NORMAL EFFUSION PNEUMONIA
    --weights efficientnet_lite0_notop.npz --epochs 13 --name chestxray14`.
    """
    image, x = grey_input(1 / 128, -127 / 128, channels=3, size=size)
    x = _convolution(x, "stem", 32, 3, stride=2)
    block = 0
    for kernel, repeats, width, expansion, stride in STAGES:
        for step in range(repeats):
            x = _block(x, f"block{block}", kernel, width, expansion, stride if step == 0 else 1)
            block += 1
    x = _convolution(x, "head", 1280, 1)
    return keras.Model(image, linear_head(x, classes, dropout), name="efficientnet_lite0")


def _block(x: keras.KerasTensor, name: str, kernel: int, width: int, expansion: int, stride: int) -> keras.KerasTensor:
    """Widen, filter each channel alone, narrow; add the input where shapes agree (Sandler et al. 2018, section 3.3)."""
    before = x
    if expansion > 1:
        x = layers.Conv2D(expansion * x.shape[-1], 1, use_bias=False, name=f"{name}_expand_conv")(x)
        x = _normalise(x, f"{name}_expand_bn", relu=True)
    x = layers.DepthwiseConv2D(kernel, stride, "same", use_bias=False, name=f"{name}_dwconv")(x)
    x = _normalise(x, f"{name}_dw_bn", relu=True)
    x = layers.Conv2D(width, 1, use_bias=False, name=f"{name}_project_conv")(x)
    x = _normalise(x, f"{name}_project_bn", relu=False)
    if stride == 1 and before.shape[-1] == width:
        x = layers.Add(name=f"{name}_add")([before, x])
    return x


def _convolution(x: keras.KerasTensor, name: str, width: int, kernel: int, stride: int = 1) -> keras.KerasTensor:
    x = layers.Conv2D(width, kernel, stride, "same", use_bias=False, name=f"{name}_conv")(x)
    return _normalise(x, f"{name}_bn", relu=True)


def _normalise(x: keras.KerasTensor, name: str, relu: bool) -> keras.KerasTensor:
    x = layers.BatchNormalization(epsilon=1e-3, name=name)(x)
    return layers.ReLU(6.0, name=name.replace("bn", "relu"))(x) if relu else x
