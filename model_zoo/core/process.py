"""The process itself: freed memory given back to the system, and Ctrl-C at moments when it can be heard."""

import ctypes
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress


def release_free_memory() -> None:
    """Return freed memory that the C library keeps between pieces that are in use; nothing where it is not GNU's."""
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)


@contextmanager
def defer_interrupt() -> Iterator[Callable[[], None]]:
    """Ctrl-C is kept until the function that is given is called, or the end, where it raises KeyboardInterrupt.

    In the midst of a step TensorFlow may swallow it, or turn it into an error of its own.
    """
    pressed = []

    def check() -> None:
        if pressed:
            raise KeyboardInterrupt

    usual = signal.signal(signal.SIGINT, lambda *_: pressed.append(True))
    try:
        yield check
    finally:
        signal.signal(signal.SIGINT, usual)
    check()
