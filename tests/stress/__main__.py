"""python -m tests.stress: every bad file, fuzzing, many visitors, every fault. Fails where a limit is passed."""

import sys
from collections.abc import Callable, Iterator

from tests.stress import corpus, faults, fuzzing, load, outsiders
from tests.stress.row import Row

MEASURES: tuple[Callable[[], Iterator[Row]], ...] = (
    corpus.measure,
    outsiders.measure,
    faults.measure,
    load.measure,
    fuzzing.measure,
)


def main() -> int:
    failed = 0
    print(f"{'what':<62}{'found':>14}  asked", flush=True)
    for measure in MEASURES:
        for row in measure():
            print(f"{row.what:<62}{row.found:>14}  {row.asked}{'' if row.kept else '  FAILED'}", flush=True)
            failed += not row.kept
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
