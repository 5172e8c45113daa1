"""Comparison of things that take turns."""

import time
from collections.abc import Callable


def seconds(work: Callable) -> float:
    """Return how long one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def ratios(ours: Callable, theirs: Callable, rounds: int, repeats: int = 1) -> list[float]:
    """Return seconds of `ours` over seconds of `theirs`, in each of so many rounds of so many calls."""
    ours()
    theirs()
    found = []
    for _ in range(rounds):
        pairs = [(seconds(ours), seconds(theirs)) for _ in range(repeats)]
        found.append(sum(pair[0] for pair in pairs) / sum(pair[1] for pair in pairs))
    return found


def row(what: str, asked: str, values: list[float]) -> dict:
    """Return a line of the table."""
    return {"what": what, "asked": asked, "values": values}
