"""python -m benchmarks: every speed that this project speaks of, as ratios within one run.

A machine is shared and noisy, so seconds mean little and ratios of things that took turns mean more. Nothing fails on a
slow day. Prints a table and writes benchmarks/latest.json.
"""

import json
import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import numpy as np

from benchmarks import training
from model_zoo.artifacts import write_atomically

LIBRARIES = ("tensorflow", "keras", "ai-edge-litert", "numpy", "pillow")


def main() -> None:
    rows = training.measure()
    print(f"{'what':<50}{'median':>8}{'from':>8}{'to':>8}  asked")
    for row in rows:
        low, middle, high = np.percentile(row["ratios"], [0, 50, 100])
        print(f"{row['what']:<50}{middle:>8.2f}{low:>8.2f}{high:>8.2f}  {row['asked']}")
    machine = {"processor": platform.machine(), "cores": os.cpu_count(), "system": platform.system()}
    result = {
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": machine,
        "libraries": {"python": platform.python_version(), **{name: version(name) for name in LIBRARIES}},
        "rows": rows,
    }
    text = json.dumps(result, indent=2) + "\n"
    write_atomically(Path(__file__).parent / "latest.json", lambda file: file.write(text.encode()))


if __name__ == "__main__":
    main()
