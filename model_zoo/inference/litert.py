"""Networks in memory: LiteRT interpreters that threads share, and how many networks stay loaded."""

import io
import os
from pathlib import Path
from queue import LifoQueue
from threading import Condition

import numpy as np
from ai_edge_litert.interpreter import Interpreter
from cachetools import LRUCache, cached

from model_zoo.core.model_store import read_file
from model_zoo.core.process import release_free_memory
from model_zoo.core.settings import int_setting
from model_zoo.inference.class_activation import Evidence, contributions


def available_cores() -> int:
    """Return how many processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class InterpreterPool:
    """A LiteRT file in memory, safe to share between threads: each call borrows one of its interpreters.

    Parameters
    ----------
    model
        The file; its signature takes `radiograph`, float32 (1, side, side, 1).
    count
        Interpreters, and so images that run at the same time.
    threads
        Of each interpreter; by default $THORAXLENS_THREADS, or one for each core.
    """

    def __init__(self, model: bytes, count: int = 1, threads: int | None = None) -> None:
        # Estimate: the file, and for each interpreter the rearranged weights and working memory.
        self.bytes = len(model) * (1 + 2 * count)
        self._free: LifoQueue[Interpreter] = LifoQueue()
        threads = threads or int_setting("THORAXLENS_THREADS", available_cores())
        for _ in range(count):
            interpreter = Interpreter(model_content=model, num_threads=threads)
            interpreter.allocate_tensors()
            self._free.put(interpreter)
        runner = interpreter.get_signature_runner()
        entry = runner.get_input_details()["radiograph"]
        self._shape, self._entry = tuple(entry["shape"][1:3]), entry["index"]
        self._outputs = {name: details["index"] for name, details in runner.get_output_details().items()}

    def run(self, image: np.ndarray) -> dict[str, np.ndarray]:
        """Run the network once and return its outputs by name, without the batch axis.

        Parameters
        ----------
        image
            Float32 (side, side), 0..255.

        Raises
        ------
        ValueError
            Where it has another shape or dtype.
        """
        if image.shape != self._shape or image.dtype != np.float32:
            raise ValueError(f"The input must be float32 {self._shape}, not {image.dtype} {image.shape}.")
        interpreter = self._free.get()
        try:
            interpreter.set_tensor(self._entry, image[None, ..., None])
            interpreter.invoke()
            return {name: interpreter.get_tensor(index)[0] for name, index in self._outputs.items()}
        finally:
            self._free.put(interpreter)


class Network:
    """A trained network: its LiteRT file, and the weights of the head, which its class-activation map needs."""

    def __init__(self, network: bytes, head: bytes, interpreters: int = 1, threads: int | None = None) -> None:
        with np.load(io.BytesIO(head), allow_pickle=False) as arrays:
            self.kernel, self.bias = arrays["kernel"], arrays["bias"]
        self._interpreters = InterpreterPool(network, interpreters, threads)
        self.bytes = self._interpreters.bytes

    def outputs(self, image: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return logits (outputs,) and last feature maps (height, width, channels) of float32 (224, 224), 0..255."""
        result = self._interpreters.run(image)
        return result["logits"], result["features"]

    def evidence(self, image: np.ndarray) -> Evidence:
        """Return the evidence in an image float32 (224, 224), 0..255."""
        logits, features = self.outputs(image)
        return Evidence(logits, contributions(features, self.kernel), self.bias, (features,))


class NetworkCache(LRUCache):
    """Cache of at most so many networks and megabytes; the least recently used network goes first."""

    def __init__(self, networks: int, megabytes: int) -> None:
        super().__init__(megabytes * 2**20, getsizeof=lambda network: network.bytes)
        self._networks = networks

    def __setitem__(self, key: tuple, network: Network) -> None:
        while key not in self and len(self) >= self._networks:
            self.popitem()
        super().__setitem__(key, network)


def _key(name: str, root: Path | None, files: dict[str, str], *workers: int | None) -> tuple:
    # By content, so that another model stored under the same name is loaded anew.
    return files["model.tflite"], files["head.npz"], *workers


# The condition makes threads wait for a network that another one is loading, instead of loading it twice.
@cached(
    NetworkCache(int_setting("THORAXLENS_MODELS", 8), int_setting("THORAXLENS_MODELS_MB", 1000)),
    _key,
    condition=Condition(),
)
def load_network(
    name: str, root: Path | None, files: dict[str, str], interpreters: int, threads: int | None
) -> Network:
    """Return the network of a stored model, its files verified once.

    Parameters
    ----------
    name
        Of the stored model.
    root
        Folder of stored models; by default that of the program.
    files
        SHA-256 by file name, of the model's card.
    interpreters, threads
        As of `InterpreterPool`.

    Raises
    ------
    ArtifactError
        Where a file is missing or damaged.
    """
    network, head = (read_file(name, file, root, files[file]) for file in ("model.tflite", "head.npz"))
    loaded = Network(network, head, interpreters, threads)
    release_free_memory()  # left over from rearranging the weights
    return loaded
