"""Benchmarks of prediction: one upload, a batch, sixteen threads; against bare LiteRT, and Keras with tf-keras-vis."""

import io
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stderr
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast
from unittest.mock import patch

import numpy as np
import psutil
from ai_edge_litert.interpreter import Interpreter
from PIL import Image

from benchmarks.timing import ratios, row, seconds
from model_zoo.core.model_store import DEFAULT, model_names, read_card, read_file
from model_zoo.data.synthetic import draw_synthetic
from model_zoo.explain.methods import METHODS
from model_zoo.imaging.image_sources import ImageSource
from model_zoo.imaging.model_input import SIZE, model_input
from model_zoo.imaging.overlays import OPACITY, display_grey, overlay_heat_map
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.imaging.reader import read_image
from model_zoo.inference.class_activation import evidence_for_class, heat_map
from model_zoo.inference.input_gate import detect_orientation
from model_zoo.inference.litert import Network, available_cores
from model_zoo.inference.predictor import LoadedModel, Prediction, load_model, predict_radiograph
from model_zoo.reading import batch

LARGE = (1500, 1200)  # pixels
ROUNDS, BATCH, THREADS, MANY = 7, 400, 16, 5000


def largest() -> str:
    """Return the name of the stored network with the most parameters."""
    cards = [read_card(name) for name in model_names()]
    singles = {card["name"]: card["architecture"]["parameters"] for card in cards if "members" not in card}
    return max(singles, key=singles.__getitem__)


def measure() -> Iterator[dict]:
    """Yield the rows about prediction without TensorFlow."""
    for name in (DEFAULT, largest()):
        yield from _upload(name)
    yield from _batches()
    yield from _together()
    yield from _against_keras()


def measure_gradients() -> Iterator[dict]:
    """Yield the rows about the same prediction and heat map by model.predict and tf-keras-vis."""
    from model_zoo.explain.gradients import grad_cam, load_keras_network
    from model_zoo.models.registry import model_spec

    image = model_input(read_image(large_jpeg(), "a.jpeg").pixels)
    for name in (DEFAULT, largest()):
        model, card = load_model(name), read_card(name)
        stored = "model.keras" in card["files"]
        # A large network ships without its Keras file; the architecture takes the same time with any weights.
        # Any, as pyright takes the types of Keras' arguments from their defaults.
        network: Any = load_keras_network(name) if stored else model_spec(card["architecture"]["name"]).build(2, 0.0)

        def ours(model: LoadedModel = model) -> np.ndarray:
            return evidence_for_class(predict_radiograph(Radiograph(image, "a"), model).evidence.cells, 1)

        def theirs(network: Any = network) -> np.ndarray:
            network.predict(image[None, ..., None], verbose=0)
            return grad_cam(network, image, 1)

        values = [1 / value for value in ratios(ours, theirs, ROUNDS)]
        yield row(f"{name}: model.predict + tf-keras-vis / reading with map", "at least 20", values)


def _upload(name: str) -> Iterator[dict]:
    """Yield the rows about one upload, from a full-size file to a heat map, against decoding and networks alone."""
    data, model = large_jpeg(), load_model(name)
    network = cast(Network, model.source)

    def ours() -> np.ndarray:
        radiograph = read_image(data, "a.jpeg")
        evidence = predict_radiograph(radiograph, model).evidence
        grey = display_grey(radiograph.pixels)
        return overlay_heat_map(
            grey, heat_map(evidence_for_class(evidence.cells, 1), grey.shape, 0.0, METHODS["grad_cam"].full), OPACITY
        )

    def theirs() -> np.ndarray:
        file = Image.open(io.BytesIO(data))
        image = np.asarray(file.resize((SIZE, SIZE), Image.Resampling.BILINEAR, reducing_gap=2.0), np.float32)
        # By the same interpreter: another one of the same file, used in turn, takes longer.
        network.outputs(image)
        return image

    def with_gate() -> None:
        detect_orientation(theirs())

    what = f"{name}: upload to overlay / decoding + bare LiteRT"
    yield row(what, "at most 1.3", ratios(ours, theirs, ROUNDS, 9))
    yield row(f"{what} + gate", "", ratios(ours, with_gate, ROUNDS, 9))


def _batches() -> Iterator[dict]:
    """Yield the rows about the rate of the command `predict`, rows written and all, over that of LiteRT alone."""
    count = available_cores()
    images = [
        pixels.astype(np.float32) for name in ("NORMAL", "PNEUMONIA") for pixels in draw_synthetic(name, BATCH // 2, 0)
    ]
    each = [_bare(DEFAULT, 1) for _ in range(count)]

    def bare(also: Callable[[np.ndarray], object] | None = None) -> None:
        def one(k: int, image: np.ndarray) -> None:
            each[k](image)
            if also:
                also(image)

        with ThreadPoolExecutor(count) as pool:
            list(pool.map(lambda k: deque(map(partial(one, k), images[k::count]), maxlen=0), range(count)))

    with TemporaryDirectory() as folder:
        prepared = {}
        for number, image in enumerate(images):
            path = Path(folder, f"{number}.jpeg")
            Image.fromarray(image.astype(np.uint8)).save(path, quality=75)
            prepared[ImageSource(str(path))] = Radiograph(image.astype(np.uint8), path.name)

        def predict() -> None:
            with redirect_stderr(io.StringIO()):
                batch.predict_batch(
                    [folder], DEFAULT, Path(folder, "rows.csv"), None, count, resume=False, replace=True
                )

        def predict_decoded() -> None:
            with patch.object(batch, "load", prepared.__getitem__):
                predict()

        for what, asked, work in (
            ("batch of decoded pictures", "at least 0.9", predict_decoded),
            ("batch of 224 x 224 JPEG files", "at least 0.75", predict),
        ):
            for beside, rival, wanted in (("", bare, asked), (" + gate", partial(bare, detect_orientation), "")):
                values = [1 / value for value in ratios(work, rival, ROUNDS)]
                yield row(f"{DEFAULT}: {what}, rate / bare LiteRT{beside}", wanted, values)


def _together() -> Iterator[dict]:
    """Yield the rows about sixteen threads on one model against the best rate of a single caller, and about memory."""
    images = [pixels.astype(np.float32) for pixels in draw_synthetic("PNEUMONIA", BATCH, 1)]
    kinds = {"a lock, as pages do": (1, available_cores()), "a pool, as predict does": (available_cores(), 1)}
    models = {kind: load_model(DEFAULT, None, *workers) for kind, workers in kinds.items()}

    def alone(model: LoadedModel) -> list[Prediction]:
        return [predict_radiograph(Radiograph(image, ""), model) for image in images]

    def together(model: LoadedModel, keep: Callable[[Prediction], Any] = lambda prediction: prediction) -> list:
        with ThreadPoolExecutor(THREADS) as pool:
            return list(pool.map(lambda image: keep(predict_radiograph(Radiograph(image, ""), model)), images))

    best = min(models, key=lambda kind: min(seconds(partial(alone, models[kind])) for _ in range(3)))
    for kind, model in models.items():
        values = [1 / v for v in ratios(partial(together, model), partial(alone, models[best]), ROUNDS)]
        yield row(f"{DEFAULT}: {THREADS} threads on {kind}, rate / best single caller", "at least 0.9", values)
        same = [
            np.array_equal(one.logits, other.logits) and np.array_equal(one.evidence.cells, other.evidence.cells)
            for one, other in zip(alone(model), together(model), strict=True)
        ]
        yield row(f"{DEFAULT}: {THREADS} threads on {kind}, share of equal results", "1", [float(np.mean(same))])
    model, before = load_model(DEFAULT), psutil.Process().memory_info().rss
    for _ in range(MANY // BATCH + 1):
        together(model, keep=lambda prediction: prediction.label)
    growth = (psutil.Process().memory_info().rss - before) / 2**20
    yield row(f"{DEFAULT}: growth of memory over {MANY:,} readings, MB", "flat", [growth])


def _against_keras() -> Iterator[dict]:
    """Yield the rows about how far LiteRT files are from the networks as trained, as measured when stored."""
    cards = [read_card(name) for name in model_names()]
    gaps = [gap["test"] for card in cards if (gap := card.get("litert_against_keras"))]
    yield row(
        "Keras against LiteRT on all test images, by the cards: largest gap",
        "at most 0.01",
        [g["largest"] for g in gaps],
    )
    yield row(
        "Keras against LiteRT on all test images, by the cards: other labels", "0", [g["label_flips"] for g in gaps]
    )


def _bare(name: str, threads: int) -> Callable[[np.ndarray], list[np.ndarray]]:
    """Return the network of a stored model by LiteRT alone, its outputs copied."""
    interpreter = Interpreter(model_content=read_file(name, "model.tflite"), num_threads=threads)
    interpreter.allocate_tensors()
    entry, exits = interpreter.get_input_details()[0]["index"], interpreter.get_output_details()

    def run(image: np.ndarray) -> list[np.ndarray]:
        interpreter.set_tensor(entry, image[None, ..., None])
        interpreter.invoke()
        return [interpreter.get_tensor(details["index"]) for details in exits]

    return run


def large_jpeg() -> bytes:
    """Return a synthetic radiograph with the size and, by noise, the bytes a pixel of the public set's originals."""
    radiograph = Image.fromarray(draw_synthetic("PNEUMONIA", 1, 0)[0]).resize(LARGE, Image.Resampling.BICUBIC)
    grain = np.random.default_rng(0).normal(0, 4, (LARGE[1], LARGE[0]))
    file = io.BytesIO()
    Image.fromarray(np.clip(np.asarray(radiograph) + grain, 0, 255).astype(np.uint8)).save(file, "JPEG", quality=88)
    return file.getvalue()
