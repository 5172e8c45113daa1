"""The training command, for tests: in a process of its own, which they stop, or in theirs."""

import contextlib
import io
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pandas as pd

from model_zoo.cli.main import main
from model_zoo.core.paths import ROOT
from model_zoo.training import trainer


def run_here(*words: str, cwd: Path) -> tuple[int, str]:
    """Exit code and errors of the training command, without a process of its own, which takes seconds to start.

    TensorFlow's threads cannot be set anew here, so that a network's weights may come out a little different each time.
    """
    with (
        contextlib.chdir(cwd),
        contextlib.redirect_stderr(io.StringIO()) as errors,
        patch.object(trainer, "seed_everything"),
    ):
        try:
            code = main(["train", *words])
        except SystemExit as stopped:
            code = stopped.code
    return code, errors.getvalue()


def start(folder: Path, *arguments: str, program: str = "train") -> subprocess.Popen:
    """train.py in a folder of its own, so that its runs/ is there. program: another module that calls it."""
    command = [sys.executable, "-m", program, *arguments, "--out", str(folder / "zoo")]
    output = open(folder / "log.txt", "a")  # noqa: SIM115
    return subprocess.Popen(
        command, cwd=folder, stdout=output, stderr=output, env={**os.environ, "PYTHONPATH": str(ROOT)},
        # A shell that runs the tests in the background makes its children deaf to Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip


def wait_for(run: subprocess.Popen, folder: Path, condition) -> None:
    """Wait until a condition is met while the training runs."""
    while not condition():
        assert run.poll() is None, (folder / "log.txt").read_text()
        time.sleep(0.05)


def kill_in_second_epoch(run: subprocess.Popen, folder: Path, how: signal.Signals) -> int:
    """Once one of its batches is done, as its progress says."""
    wait_for(run, folder, lambda: re.search(r"Epoch 2/\d+: [^\r]*\| [1-9]", (folder / "log.txt").read_text()))
    run.send_signal(how)
    return run.wait()


def same(one: Path, two: Path) -> bool:
    """Whether two stored models have equal histories and predictions."""
    histories = [pd.read_csv(folder / "history.csv").drop(columns=["stage", "seconds"]) for folder in (one, two)]
    logits = [pd.read_csv(folder / "predictions.csv")["logit"] for folder in (one, two)]
    return np.allclose(*histories, atol=1e-3) and np.allclose(*logits, atol=1e-3)
