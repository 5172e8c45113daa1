"""What the command lines share: numbers, and errors that speak to the user."""

import argparse
import sys
from collections.abc import Callable


def positive(text: str) -> int:
    """A whole number of 1 or more, for argparse."""
    if (number := int(text)) < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def seed(text: str) -> int:
    """A number that every generator of random numbers takes, for argparse."""
    if not 0 <= (number := int(text)) < 2**31:
        raise argparse.ArgumentTypeError("must be 0 or more, and below 2^31")
    return number


def answered(program: str, work: Callable[[], int]) -> int:
    """The exit code of work(); of an error that speaks to the user 2, its message printed.

    Such are the project's own errors, which are all of these kinds, and those of the operating system; others keep
    their traceback.
    """
    try:
        return work()
    except (ValueError, RuntimeError, OSError) as error:
        if not isinstance(error, OSError) and not type(error).__module__.startswith("model_zoo"):
            raise
        print(f"{program}: {error}", file=sys.stderr)
        return 2
