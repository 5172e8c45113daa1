"""Benchmarks of every speed that the documentation mentions, as ratios within one run: `python -m benchmarks`.

A machine is shared and noisy, so seconds mean little, and ratios of things that took turns mean more. Nothing fails on
a slow day. Prints a table and writes benchmarks/latest.json.
"""

import json
import os
import platform
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import numpy as np

from benchmarks import reading, serving, training, viewing
from model_zoo.core.atomic_files import write_text
from model_zoo.inference.litert import available_cores

LIBRARIES = ("tensorflow", "keras", "ai-edge-litert", "streamlit", "tf-keras-vis", "numpy", "pillow")


def main() -> None:
    """Run all benchmarks, print the table and write latest.json."""
    rows = []
    print(f"{'what':<72}{'median':>9}{'from':>9}{'to':>9}  asked", flush=True)
    # TensorFlow comes last: its threads would disturb the others.
    for measure in (serving.measure, viewing.measure, reading.measure, reading.measure_gradients, _in_another_process):
        for row in measure():
            low, middle, high = np.percentile(row["values"], [0, 50, 100])
            print(f"{row['what']:<72}{middle:>9.2f}{low:>9.2f}{high:>9.2f}  {row['asked']}", flush=True)
            rows.append(row)
    machine = {"processor": _processor(), "cores": available_cores(), "system": platform.system()}
    result = {
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": machine,
        "libraries": {"python": platform.python_version(), **{name: version(name) for name in LIBRARIES}},
        "rows": rows,
    }
    write_text(Path(__file__).parent / "latest.json", json.dumps(result, indent=2) + "\n")


def _in_another_process() -> list[dict]:
    """Return the rows about training, which sets TensorFlow's threads and must do so before its first use."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(training.measure).result()


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text().splitlines() if cpuinfo.exists() else []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


if __name__ == "__main__":
    main()
