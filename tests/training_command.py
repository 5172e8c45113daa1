"""The training command in a folder of its own, for tests that stop it."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd

ROOT = Path(__file__).parent.parent


def start(folder: Path, *arguments: str, model=("scratch_cnn", "--data", "synthetic")) -> subprocess.Popen:
    """train.py in a folder of its own, so that its runs/ is there."""
    command = [sys.executable, str(ROOT / "train.py"), *model, "--out", str(folder / "zoo")]
    output = open(folder / "log.txt", "a")  # noqa: SIM115
    return subprocess.Popen(
        [*command, *arguments], cwd=folder, stdout=output, stderr=output,
        # A shell that runs the tests in the background makes its children deaf to Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip


def wait_for(run: subprocess.Popen, folder: Path, condition) -> None:
    """Wait until a condition is met while the training runs."""
    while not condition():
        assert run.poll() is None, (folder / "log.txt").read_text()
        time.sleep(0.05)


def kill_after_first_epoch(run: subprocess.Popen, folder: Path, how: signal.Signals) -> int:
    wait_for(run, folder, lambda: list(folder.glob("runs/*/checkpoint.npz")))
    run.send_signal(how)
    return run.wait()


def same(one: Path, two: Path) -> bool:
    """Whether two stored models have equal histories and predictions."""
    histories = [pd.read_csv(folder / "history.csv").drop(columns=["stage", "seconds"]) for folder in (one, two)]
    logits = [pd.read_csv(folder / "predictions.csv")["logit"] for folder in (one, two)]
    return np.allclose(*histories, atol=1e-3) and np.allclose(*logits, atol=1e-3)
