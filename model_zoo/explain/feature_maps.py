"""Feature maps of each stage of a network; no TensorFlow.

A LiteRT file returns only logits and last feature maps, and overwrites what lies between. So the radiograph is run once
more by an interpreter that keeps every tensor, without the faster kernels, which keep none.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from ai_edge_litert import schema_py_generated as schema
from ai_edge_litert.interpreter import Interpreter, OpResolverType
from PIL import Image

from model_zoo.core.model_store import read_file
from model_zoo.core.settings import int_setting
from model_zoo.inference.litert import available_cores
from model_zoo.inference.predictor import LoadedModel

CONVOLUTIONS = ("CONV_2D", "DEPTHWISE_CONV_2D")
NO_MAPS = ("DEQUANTIZE", "PAD", "PADV2", "MIRROR_PAD")  # of constants; borders added for the next operation
ABRUPT = 2 / 3  # of the side: a stage ends where maps shrink to less; to more, only an edge is lost
GAP, GREY = 2, 138  # between the tiles of a mosaic: pixels, and their grey
_NAMES = {number: name for name, number in vars(schema.BuiltinOperator).items() if not name.startswith("_")}


@dataclass(frozen=True)
class StageMaps:
    """Feature maps of one stage of a network for one radiograph.

    Attributes
    ----------
    maps
        Float32 (height, width, channels).
    convolutions
        How many come before the maps.
    """

    maps: np.ndarray
    convolutions: int


def stage_feature_maps(model: LoadedModel, image: np.ndarray) -> list[StageMaps]:
    """Return the maps of the first convolution, and the last maps of each size down to the last feature maps.

    Parameters
    ----------
    model
        A stored model of one network.
    image
        Float32 (224, 224), 0..255.

    Raises
    ------
    ArtifactError
        Where the network is missing or damaged.
    """
    card = model.card
    network = read_file(card["name"], "model.tflite", model.root, card["files"]["model.tflite"])
    chosen = _chosen(network, image.shape)
    # By default the network would go to a delegate, which does not keep the tensors in between.
    interpreter = Interpreter(
        model_content=network,
        experimental_preserve_all_tensors=True,
        experimental_op_resolver_type=OpResolverType.BUILTIN_WITHOUT_DEFAULT_DELEGATES,
        num_threads=int_setting("THORAXLENS_THREADS", available_cores()),
    )
    interpreter.allocate_tensors()
    interpreter.set_tensor(interpreter.get_input_details()[0]["index"], image[None, ..., None])
    interpreter.invoke()
    return [StageMaps(interpreter.get_tensor(tensor)[0], convolutions) for tensor, convolutions in chosen]


def most_variable_channels(maps: np.ndarray, count: int) -> np.ndarray:
    """Return the channels of maps (height, width, channels) with the largest standard deviation, the largest first."""
    return np.argsort(-maps.std(axis=(0, 1)), kind="stable")[:count]


def tile_maps(maps: np.ndarray, columns: int, tile: int) -> np.ndarray:
    """Draw maps side by side, row after row, each on its own scale from black (lowest) to white.

    Parameters
    ----------
    maps
        Float (height, width, channels).
    columns
        Maps in a row.
    tile
        Side of each map in pixels.

    Returns
    -------
    np.ndarray
        Uint8 (height, width).
    """
    channels = maps.shape[-1]
    columns = min(columns, channels)
    rows, step = -(-channels // columns), tile + GAP
    whole = np.full((rows * step - GAP, columns * step - GAP), GREY, np.uint8)
    for channel in range(channels):
        down, across = (step * place for place in divmod(channel, columns))
        whole[down : down + tile, across : across + tile] = _tile(maps[..., channel], tile)
    return whole


def upscale_map(values: np.ndarray, side: int) -> np.ndarray:
    """Return a map (height, width) as (side, side), its cells kept as they are."""
    rows, columns = (np.arange(side) * length // side for length in values.shape)
    return values[rows[:, None], columns]


def _tile(values: np.ndarray, side: int) -> np.ndarray:
    scaled = (values - values.min()) * (255 / max(float(np.ptp(values)), 1e-12))
    # Box: cells stay cells where they are enlarged, and are averaged where they are too many.
    return np.asarray(Image.fromarray(scaled.astype(np.uint8)).resize((side, side), Image.Resampling.BOX))


def _chosen(network: bytes, size: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the tensor of each stage, and how many convolutions come before its maps."""
    found, passed = [], 0
    for name, tensor, shape in _operations(schema.Model.GetRootAs(network, 0)):
        passed += name in CONVOLUTIONS
        prepared = shape[1:3] == size and shape[3] <= 3  # the radiograph itself, its grey values scaled and repeated
        if shape[0] == 1 and shape[1] > 1 and name not in NO_MAPS and not prepared:
            found.append((shape[1], tensor, passed))
    last = {side: (tensor, passed) for side, tensor, passed in found}
    sides = list(last)
    ends = [side for side, after in zip(sides, [*sides[1:], 0], strict=True) if after < ABRUPT * side]
    # The first convolution is a stage of its own, unless it is the last of its size.
    first = next(((tensor, passed) for _, tensor, passed in found if passed == 1), None)
    stages_of = [last[side] for side in ends]
    return stages_of if first is None or first in stages_of else [first, *stages_of]


def _operations(model: Any) -> list[tuple[str, int, tuple[int, ...]]]:
    """Return kind, output tensor and its shape of every operation with four-dimensional output, in running order."""
    graph, result = model.Subgraphs(0), []
    for number in range(graph.OperatorsLength()):
        operation = graph.Operators(number)
        code = model.OperatorCodes(operation.OpcodeIndex())
        kind = _NAMES[max(code.BuiltinCode(), code.DeprecatedBuiltinCode())]
        tensor = operation.Outputs(0)
        shape = tuple(int(length) for length in graph.Tensors(tensor).ShapeAsNumpy())
        if len(shape) == 4:
            result.append((kind, tensor, shape))
    return result
