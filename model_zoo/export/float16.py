"""LiteRT and Keras files with large arrays in float16 and small ones in float32: half the size at hardly a cost.

Small arrays, such as depthwise filters, add up too few rounding errors for these to cancel. A model's card says by how
much its probabilities change (`litert_against_keras`).

TensorFlow's converter rounds all constants where it is asked for float16, and has no limit to set. Largest change of a
calibrated probability against the stored Keras network, of 300 test radiographs; one pass takes as long either way:

==================  ==============  ===============
network             large arrays    all (converter)
==================  ==============  ===============
mobilenet_v2        0.0011, 4.7 MB  0.0116, 4.5 MB
efficientnet_lite0  0.0006, 6.9 MB  0.0099, 6.8 MB
subtype             0.0012, 6.9 MB  0.0048, 6.8 MB
chestxray14         0.0003, 6.9 MB  0.0019, 6.8 MB
scratch_cnn         0.0001, 1.3 MB  0.0003, 1.3 MB
==================  ==============  ===============

The published models allow 0.002, which the converter's own float16 breaks in three of five: hence the change by hand.
"""

import zipfile
from pathlib import Path
from typing import Any

import keras
import numpy as np
from tensorflow.lite.python import schema_py_generated as schema
from tensorflow.lite.tools import flatbuffer_utils

LARGE = 10_000  # numbers


def round_weights(model: keras.Model) -> None:
    """Round the weights of a network that lie in large arrays, in place, to what float16 can hold."""
    weights = model.get_weights()
    model.set_weights([w.astype(np.float16).astype(np.float32) if w.size >= LARGE else w for w in weights])


def compress_keras_file(file: Path) -> None:
    """Compress a .keras file, a ZIP archive of uncompressed members: rounded weights take little more than half."""
    with zipfile.ZipFile(file) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)


def convert_to_float16(model: bytes) -> bytes:
    """Return a float32 LiteRT file with its large constants in float16, each made float32 again when it is loaded.

    TensorFlow's converter does the same to all constants where it is asked for float16.
    """
    # Any: the generated code has no types.
    parts: Any = flatbuffer_utils.convert_bytearray_to_object(bytearray(model))
    widen = schema.OperatorCodeT()
    widen.builtinCode = widen.deprecatedBuiltinCode = schema.BuiltinOperator.DEQUANTIZE
    widen.version = 3  # the first that takes float16
    parts.operatorCodes.append(widen)
    for graph in parts.subgraphs:
        large = [index for index, tensor in enumerate(graph.tensors) if _is_large(tensor, parts.buffers)]
        graph.operators = [_narrow(parts, graph, index) for index in large] + graph.operators
    used = {tensor.buffer for graph in parts.subgraphs for tensor in graph.tensors}
    used |= {entry.buffer for entry in parts.metadata or []}
    for number in set(range(len(parts.buffers))) - used:
        parts.buffers[number].data = None
    return bytes(flatbuffer_utils.convert_object_to_bytearray(parts))


def _is_large(tensor: Any, buffers: list[Any]) -> bool:
    data = buffers[tensor.buffer].data
    return tensor.type == schema.TensorType.FLOAT32 and data is not None and len(data) >= 4 * LARGE


def _narrow(parts: Any, graph: Any, index: int) -> Any:
    """Move a constant into a float16 one, and return the operator that makes it float32."""
    buffer: Any = schema.BufferT()
    tensor, half = graph.tensors[index], schema.TensorT()
    numbers = np.asarray(parts.buffers[tensor.buffer].data, np.uint8).view(np.float32)
    buffer.data = np.frombuffer(numbers.astype(np.float16).tobytes(), np.uint8)
    half.shape, half.name, half.type = tensor.shape, tensor.name + b"_half", schema.TensorType.FLOAT16
    half.buffer, tensor.buffer = len(parts.buffers), 0  # buffer 0 is the empty one, of computed tensors
    operator = schema.OperatorT()
    operator.opcodeIndex, operator.inputs, operator.outputs = (
        len(parts.operatorCodes) - 1,
        [len(graph.tensors)],
        [index],
    )
    parts.buffers.append(buffer)
    graph.tensors.append(half)
    return operator
