"""Many uploads to the real server: by twenty people at once, and two thousand in a row."""

import io
import random
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np
import psutil
from PIL import Image

from dashboard.components.common.formatting import format_probability, image_data_url
from devtools.local_server import served
from model_zoo.core.model_store import DEFAULT
from model_zoo.data.synthetic import draw_synthetic as radiographs
from model_zoo.explain.methods import METHODS, compute_heat_map, usable_methods
from model_zoo.imaging.model_input import SIZE
from model_zoo.imaging.overlays import OPACITY, display_grey, overlay_heat_map
from model_zoo.imaging.reader import read_image
from model_zoo.inference.predictor import load_model, predict_radiograph
from tests.stress.row import Row
from tests.stress.visitor import Page, Visitor, digest

VISITORS, SECONDS, UPLOADS = 20, 120, 2000
LARGE = 1500, 1200  # pixels, as the originals of the public set have
LOOKS = 2.0, 6.0  # seconds that a person looks at an answer before the next upload
CLOSED = 60  # seconds within which the server closes the sessions of those who left
COMES_BACK, FLAT = 0.10, 0.05  # of resident memory


class Upload(NamedTuple):
    """What was sent, the page that answered, and the seconds until it was there."""

    data: bytes
    page: Page
    seconds: float


class Visits(NamedTuple):
    """All uploads that were answered, and what went wrong, in words."""

    uploads: list[Upload]
    errors: list[str]

    def read(self) -> list[Upload]:
        """Those that the queue did not refuse."""
        return [upload for upload in self.uploads if not upload.page.refused]

    def wrong(self) -> int:
        """How many answers are not those of the network for the very same bytes, its heat map included."""
        return sum((page.metric, page.pictures[-2:]) != expected(data) for data, page, _ in self.read())


def expected(data: bytes) -> tuple[str, tuple[str, str]]:
    """What the page must show of an upload: the probability, and the picture without and with its heat map."""
    radiograph, model = read_image(data, ""), load_model(DEFAULT)
    reading, grey, method = (
        predict_radiograph(radiograph, model),
        display_grey(radiograph.pixels),
        usable_methods(model)[0],
    )
    values = compute_heat_map(method, model, reading.image, 1, features=reading.evidence.features)
    warm = METHODS[method].heat(values, grey.shape)
    pictures = grey, overlay_heat_map(grey, warm, OPACITY)
    return format_probability(reading.probabilities[1]), tuple(digest(image_data_url(picture)) for picture in pictures)


def large(count: int, seed: int) -> list[bytes]:
    """Synthetic radiographs, no two alike, of the size of originals: JPEG."""
    return [encoded(Image.fromarray(p).resize(LARGE, Image.Resampling.BICUBIC), "JPEG") for p in drawn(count, seed)]


def small(count: int, seed: int) -> list[bytes]:
    """Synthetic radiographs, no two alike, at 224 x 224: PNG."""
    return [encoded(Image.fromarray(picture), "PNG") for picture in drawn(count, seed)]


def drawn(count: int, seed: int) -> np.ndarray:
    """uint8 (count, 224, 224), of both classes in turn."""
    pair = [radiographs(label, -(-count // 2), seed) for label in ("NORMAL", "PNEUMONIA")]
    return np.stack(pair, axis=1).reshape(-1, SIZE, SIZE)[:count]


def encoded(picture: Image.Image, kind: str) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, quality=88)
    return file.getvalue()


def visit(
    address: str, given: list[list[bytes]], looks: tuple[float, float] | None = None, seconds: float = 3600.0,
    step: int = 0, quiet: Callable[[], None] | None = None,
) -> Visits:  # fmt: skip
    """Let as many people as there are lists upload their pictures at the same time, for so long at most.

    looks: seconds from and to which they look at each answer; None: they upload the next at once. quiet: called each
    time they have uploaded so many pictures more, while all wait.
    """
    visits, until = Visits([], []), time.monotonic() + seconds
    together = threading.Barrier(len(given), quiet)

    def one(number: int) -> None:
        patience = random.Random(number)
        try:
            with Visitor(address) as visitor:
                for count, data in enumerate(given[number], start=1):
                    if looks:
                        visitor.look(patience.uniform(*looks))
                    if time.monotonic() > until:
                        break
                    page, took = visitor.upload(data, f"{number}.png")
                    visits.uploads.append(Upload(data, page, took))
                    if page.errors and not page.refused:
                        visits.errors.append(" ".join(page.errors))
                    if quiet and count % step == 0:
                        together.wait()
        except Exception as error:
            # Whatever it is, it is what a person would have seen go wrong.
            visits.errors.append(f"{type(error).__name__}: {error}")
            together.abort()

    with ThreadPoolExecutor(len(given)) as people:
        list(people.map(one, range(len(given))))
    return visits


def crowd(
    address: str, server: psutil.Process, visitors: int = VISITORS, seconds: float = SECONDS,
    looks: tuple[float, float] = LOOKS, closed: float = CLOSED,
) -> tuple[Visits, float, float]:  # fmt: skip
    """Visitors at once for so long; what they met, and the server's resident memory in MB before and after.

    Before: as many had uploaded two pictures each, so that all is loaded that stays, and had left. closed: seconds that
    are given to the server, before each look at its memory, to close the sessions of those who left.
    """
    memory = []

    def left() -> None:
        time.sleep(closed)
        memory.append(megabytes(server))

    warm = visit(address, [large(2, seed) for seed in range(visitors)], (0.0, 1.0))
    left()
    most = int(seconds / looks[0])
    visits = visit(address, [large(most, visitors + seed) for seed in range(visitors)], looks, seconds)
    left()
    visits.errors.extend(warm.errors)
    return visits, *memory


def in_a_row(address: str, server: psutil.Process, uploads: int = UPLOADS) -> tuple[Visits, list[float]]:
    """Uploads without a pause, every tenth a large one; what was answered, and resident memory in MB after each tenth.

    Of four visitors, because one alone would be refused for asking too much, who stay to the end.
    """
    memory, each = [], uploads // 4
    given = [small(each, 1000 + number) for number in range(4)]
    for number, pictures in enumerate(given):
        pictures[::10] = large(len(pictures[::10]), 2000 + number)

    def quiet() -> None:
        time.sleep(1)  # for what the server does after the last answer
        memory.append(megabytes(server))

    return visit(address, given, step=each // 10, quiet=quiet), memory


def megabytes(server: psutil.Process) -> float:
    return server.memory_info().rss / 2**20


def measure() -> Iterator[Row]:
    """Twenty visitors for two minutes, then two thousand uploads, each to a server of its own, as `make run` has it."""
    with TemporaryDirectory() as folder:
        log = Path(folder, "printed.txt")
        with served(log) as (address, server):
            visits, before, after = crowd(address, server)
        yield from _answers(visits, f"{VISITORS} visitors at once for {SECONDS} s", log)
        refused = len(visits.uploads) - len(visits.read())
        yield Row("- refused politely by the queue", str(refused), "reported", True)
        waited = sum(upload.page.waited for upload in visits.uploads)
        yield Row("- shown their place in the queue", str(waited), "reported", True)
        seconds = [upload.seconds for upload in visits.read()]
        for name, share in (("median", 50), ("95th percentile", 95)):
            yield Row(f"- upload to answer, {name}", f"{np.percentile(seconds, share):.2f} s", "reported", True)
        back = abs(after / before - 1) <= COMES_BACK
        yield Row(f"- memory before and after, {before:.0f} and {after:.0f} MB", f"{after / before - 1:+.1%}",
                  f"{COMES_BACK:.0%}", back)  # fmt: skip
        with served(log) as (address, server):
            visits, memory = in_a_row(address, server)
        yield from _answers(visits, f"{UPLOADS:,} uploads in a row", log)
        strayed = max(memory) / min(memory) - 1
        yield Row(f"- memory from {min(memory):.0f} to {max(memory):.0f} MB", f"{strayed:.1%}", f"{FLAT:.0%}",
                  strayed <= FLAT)  # fmt: skip


def _answers(visits: Visits, what: str, log: Path) -> Iterator[Row]:
    errors = [*visits.errors, *(["The server printed a traceback."] if "Traceback" in log.read_text() else [])]
    print(*sorted(set(errors)), sep="\n", end="\n" if errors else "", file=sys.stderr)
    yield Row(f"{what}: uploads answered", f"{len(visits.uploads):,}", "reported", True)
    yield Row("- errors", str(len(errors)), "0", not errors)
    wrong = visits.wrong()
    yield Row("- wrong results", str(wrong), "0", wrong == 0)
