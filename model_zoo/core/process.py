"""Functions on the process itself: release of freed memory, and deferred handling of Ctrl-C."""

import ctypes
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress


def release_free_memory() -> None:
    """Return to the system the freed memory that the C library keeps; without effect where that is not GNU's."""
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)


@contextmanager
def defer_interrupt() -> Iterator[Callable[[], None]]:
    """Defer Ctrl-C until the yielded function is called, or until the end of the block.

    In the middle of a step TensorFlow may swallow it, or turn it into an error of its own.

    Raises
    ------
    KeyboardInterrupt
        From the yielded function and at the end, where Ctrl-C was pressed.
    """
    pressed: list[bool] = []

    def check() -> None:
        if pressed:
            raise KeyboardInterrupt

    usual = signal.signal(signal.SIGINT, lambda *_: pressed.append(True))
    try:
        yield check
    finally:
        signal.signal(signal.SIGINT, usual)
    check()
