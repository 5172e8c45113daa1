"""What the command lines share: numbers, and errors that speak to the user."""

import argparse
import os
import sys
from collections.abc import Callable

from model_zoo.core.coded_messages import CodedError


def positive_int(text: str) -> int:
    """A whole number of 1 or more, for argparse."""
    return int(_within(text, int, 1, float("inf"), "a whole number, 1 or more"))


def random_seed(text: str) -> int:
    """A number that every generator of random numbers takes, for argparse."""
    return int(_within(text, int, 0, 2**31 - 1, "a whole number, 0 or more and below 2^31"))


def unit_interval(text: str) -> float:
    """A number from 0 to 1, for argparse."""
    return _within(text, float, 0, 1, "a number from 0 to 1")


def _within(text: str, kind: type, least: float, most: float, words: str) -> float:
    try:
        number = kind(text)
    except ValueError:
        number = float("nan")
    if not least <= number <= most:
        raise argparse.ArgumentTypeError(f"must be {words}, not {text}")
    return number


def run_command(program: str, work: Callable[[], int]) -> int:
    """The exit code of work(); of an error that speaks to the user 2, its message printed.

    Such are the project's own errors and those of the operating system; others keep their traceback. 141, without a
    word, where nobody reads on what is printed, as of `... | head`.
    """
    try:
        code = work()
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # What is still to be printed would be the next such error, when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except (CodedError, OSError) as error:
        print(f"{program}: {error}", file=sys.stderr)
        return 2
