"""Arguments of the command lines, and errors as users see them."""

import argparse
import os
import sys
from collections.abc import Callable

from model_zoo.core.coded_messages import CodedError


def positive_int(text: str) -> int:
    """Return a whole number of 1 or more, for argparse."""
    return int(_within(text, int, 1, float("inf"), "a whole number, 1 or more"))


def random_seed(text: str) -> int:
    """Return a number that every random generator takes, for argparse."""
    return int(_within(text, int, 0, 2**31 - 1, "a whole number, 0 or more and below 2^31"))


def unit_interval(text: str) -> float:
    """Return a number from 0 to 1, for argparse."""
    return _within(text, float, 0, 1, "a number from 0 to 1")


def _within(text: str, kind: type[int] | type[float], least: float, most: float, words: str) -> float:
    try:
        number = kind(text)
    except ValueError:
        number = float("nan")
    if not least <= number <= most:
        raise argparse.ArgumentTypeError(f"must be {words}, not {text}")
    return number


def run_command(program: str, work: Callable[[], int]) -> int:
    """Run a command and return its exit code.

    Returns
    -------
    int
        That of `work`. 2 after an error of the project or the operating system, whose message is printed; other errors
        keep their traceback. 141 where nobody reads what is printed any more, as of `... | head`.
    """
    try:
        code = work()
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # Flushing what is left when Python ends would raise the same error again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except (CodedError, OSError) as error:
        print(f"{program}: {error}", file=sys.stderr)
        return 2
