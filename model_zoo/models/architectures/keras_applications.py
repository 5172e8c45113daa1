"""Networks of keras.applications that start from ImageNet weights: a table, and the builder of its rows."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import keras

from model_zoo.imaging.model_input import SIZE
from model_zoo.models.architectures.layers import grey_input, linear_head
from model_zoo.models.registry import TRANSFER, Recipe, register


@dataclass(frozen=True)
class InputScaling:
    """Scaling of grey values, 0..255, to the range in which a network's ImageNet weights were trained.

    Parameters
    ----------
    scale, offset
        The grey value is multiplied by `scale` and `offset` added, before it is repeated in three channels.
    mean, deviation
        Of each channel: subtracted, then the divisor. Empty for none.
    """

    scale: float
    offset: float
    mean: tuple[float, ...] = ()
    deviation: tuple[float, ...] = ()


@dataclass(frozen=True)
class Application:
    """Network of keras.applications.

    Parameters
    ----------
    name
        Of the architecture here, and of the Keras model.
    constructor
        Its name in keras.applications.
    reference, licence, recipe
        As in `ModelSpec`.
    scaling
        Of the input.
    smallest
        Least side of the image, in pixels.
    trained
        Of the shipped model: minutes, figures on the test images, command. Empty where none was trained here.
    """

    name: str
    constructor: str
    reference: str
    scaling: InputScaling
    licence: str = "Apache-2.0"
    recipe: Recipe = TRANSFER
    smallest: int = 32
    trained: str = ""


ONE_TO_ONE = InputScaling(1 / 127.5, -1.0)  # -1..1
AS_IT_IS = InputScaling(1.0, 0.0)  # the network itself scales 0..255
STANDARDISED = InputScaling(1 / 255, 0.0, mean=(0.485, 0.456, 0.406), deviation=(0.229, 0.224, 0.225))
# Means of blue, green, red: these weights take the channels in reverse order.
CENTRED = InputScaling(1.0, 0.0, mean=(103.939, 116.779, 123.68))

DENSENET = {
    "reference": "Huang et al. 2016, arXiv:1608.06993",
    "licence": "Apache-2.0; ImageNet weights: BSD-3-Clause (Zhuang Liu)",
    "scaling": STANDARDISED,
    "recipe": replace(TRANSFER, half_size_epochs=9, full_size_rate=3e-4),
}
RESNET_V2 = {
    "reference": "He et al. 2016, arXiv:1603.05027",
    "licence": "Apache-2.0; ImageNet weights: BSD (Facebook)",
    "scaling": ONE_TO_ONE,
}
VGG = {
    "reference": "Simonyan & Zisserman 2014, arXiv:1409.1556",
    "licence": "Apache-2.0; ImageNet weights: CC BY 4.0 (Visual Geometry Group, University of Oxford)",
    "scaling": CENTRED,
    "recipe": replace(TRANSFER, learning_rate=1e-4),
}

APPLICATIONS = (
    Application(
        name="mobilenet_v2",
        constructor="MobileNetV2",
        reference="Sandler et al. 2018, arXiv:1801.04381",
        scaling=ONE_TO_ONE,
        recipe=replace(TRANSFER, epochs=8, label_smoothing=0.05),
        trained=(
            "18 minutes on two quiet cores; test AUC 0.986, accuracy 0.936, by "
            "`thoraxlens train mobilenet_v2 --data chest_xray --copies chest_xray_large --external nih "
            "--weights mobilenet_v2_1.0_224_notop.npz`."
        ),
    ),
    Application(
        name="efficientnet_v2_b0",
        constructor="EfficientNetV2B0",
        reference="Tan & Le 2021, arXiv:2104.00298",
        scaling=AS_IT_IS,
    ),
    Application(
        name="inception_v3",
        constructor="InceptionV3",
        reference="Szegedy et al. 2015, arXiv:1512.00567",
        scaling=ONE_TO_ONE,
        recipe=replace(TRANSFER, half_size_epochs=9),
        smallest=75,
        trained=(
            "50 minutes on two quiet cores from a random start, nine of eleven epochs at half size; test AUC "
            "0.947, accuracy 0.905, by `thoraxlens train inception_v3 --data chest_xray --weights none "
            "--copies chest_xray_large --external nih`. "
            "From ImageNet weights, which it would be better to start from: without `--weights none`."
        ),
    ),
    Application(
        name="inception_resnet_v2",
        constructor="InceptionResNetV2",
        reference="Szegedy et al. 2016, arXiv:1602.07261",
        scaling=ONE_TO_ONE,
        smallest=75,
    ),
    Application(
        name="xception",
        constructor="Xception",
        reference="Chollet 2016, arXiv:1610.02357",
        scaling=ONE_TO_ONE,
        licence="Apache-2.0; ImageNet weights: MIT (Keras)",
        smallest=71,
    ),
    Application(
        name="densenet121",
        constructor="DenseNet121",
        **DENSENET,
    ),
    Application(
        name="densenet169",
        constructor="DenseNet169",
        trained=(
            "87 minutes on two quiet cores from a random start, nine of eleven epochs at half size; test AUC "
            "0.970, accuracy 0.925, by `thoraxlens train densenet169 --data chest_xray --weights none "
            "--copies chest_xray_large --external nih`. "
            "From ImageNet weights, which it would be better to start from: without `--weights none`."
        ),
        **DENSENET,
    ),
    Application(
        name="resnet50_v2",
        constructor="ResNet50V2",
        **RESNET_V2,
    ),
    Application(
        name="resnet152_v2",
        constructor="ResNet152V2",
        recipe=replace(TRANSFER, learning_rate=1e-4),
        **RESNET_V2,
    ),
    Application(
        name="vgg16",
        constructor="VGG16",
        **VGG,
    ),
    Application(
        name="vgg19",
        constructor="VGG19",
        **VGG,
    ),
    Application(
        name="nasnet_mobile",
        constructor="NASNetMobile",
        reference="Zoph et al. 2017, arXiv:1707.07012",
        scaling=ONE_TO_ONE,
    ),
)


def _builder(row: Application) -> Callable[..., keras.Model]:
    constructor = getattr(keras.applications, row.constructor)

    def build(classes: int, dropout: float, size: int = SIZE) -> keras.Model:
        image, x = grey_input(row.scaling.scale, row.scaling.offset, 3, size)
        x = _standardise(x, row.scaling)
        base = constructor(input_tensor=x, include_top=False, weights=None)
        return keras.Model(image, linear_head(base.output, classes, dropout), name=row.name)

    # As for a network that has a function of its own.
    build.__name__ = row.name
    untrained = f"not trained here. `thoraxlens train {row.name} --data DIR` starts from ImageNet weights."
    build.__doc__ = (
        f"Build {row.constructor} of keras.applications for grey images of {row.smallest} x {row.smallest} pixels or "
        f"more.\n\nRecipe: {row.trained or untrained}"
    )
    return build


def _standardise(x: keras.KerasTensor, scaling: InputScaling) -> keras.KerasTensor:
    # Stored weights and cards refer to these names of layers.
    # One value per channel; Keras' types know only a single one.
    if scaling.deviation:
        scale: Any = [1 / deviation for deviation in scaling.deviation]
        offset: Any = [-mean / deviation for mean, deviation in zip(scaling.mean, scaling.deviation, strict=True)]
        return keras.layers.Rescaling(scale, offset, name="standardise")(x)
    if scaling.mean:
        means: Any = [-mean for mean in scaling.mean]
        return keras.layers.Rescaling(1.0, means, name="subtract_mean")(x)
    return x


for _row in APPLICATIONS:
    register(
        recipe=_row.recipe,
        imagenet=getattr(keras.applications, _row.constructor),
        reference=_row.reference,
        licence=_row.licence,
    )(_builder(_row))
