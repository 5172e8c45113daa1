"""Every bad file through the door: why it is refused, processor time and memory."""

import threading
import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

import psutil

from model_zoo.core.coded_messages import Message
from model_zoo.imaging.reader import ImageError, read_image
from tests.stress.row import Row
from tests.support.bad_files import BAD
from tests.support.messages import cause

SECONDS, MEGABYTES = 2, 300


class Cost(NamedTuple):
    """What a piece of work took of the processor, in seconds, and of memory at its peak, in megabytes."""

    seconds: float
    megabytes: float


def cost(work: Callable[[], object]) -> Cost:
    """Processor time, because the wall clock on a busy machine tells of other programs, and growth of memory."""
    process, running = psutil.Process(), threading.Event()
    before = peak = process.memory_info().rss

    def watch() -> None:
        nonlocal peak
        while not running.wait(0.002):
            peak = max(peak, process.memory_info().rss)

    watcher = threading.Thread(target=watch)
    watcher.start()
    start = time.process_time()  # of all threads, as predict decodes in others
    try:
        work()
    finally:
        seconds = time.process_time() - start
        running.set()
        watcher.join()
    return Cost(seconds, (peak - before) / 2**20)


def refusal(data: bytes, name: str) -> tuple[Message | None, Cost]:
    """The message that a bad file gets, None where it is read, and its cost. Whatever is no ImageError goes through."""
    message = None

    def work() -> None:
        nonlocal message
        try:
            read_image(data, name)
        except ImageError as error:
            message = error.message

    spent = cost(work)
    return message, spent


def measure() -> Iterator[Row]:
    """The worst of all bad files."""
    wrong, costs = 0, {}
    for name, (make, code) in BAD.items():
        message, costs[name] = refusal(make(), name)
        wrong += message is None or cause(message) != code
    slowest, largest = (max(costs, key=lambda name: getattr(costs[name], of)) for of in Cost._fields)
    seconds, megabytes = costs[slowest].seconds, costs[largest].megabytes
    yield Row(f"{len(BAD)} bad files: without their message", str(wrong), "0", wrong == 0)
    yield Row(f"slowest bad file ({slowest})", f"{seconds:.2f} s", f"{SECONDS} s", seconds <= SECONDS)
    yield Row(f"largest bad file ({largest})", f"{megabytes:.0f} MB", f"{MEGABYTES} MB", megabytes <= MEGABYTES)
