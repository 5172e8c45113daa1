"""Check of the wheel in an empty environment and folder, by `make install-check`: serve, predict, then train."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
import venv
from pathlib import Path
from tempfile import TemporaryDirectory

from model_zoo.core.paths import ROOT, SAMPLES

VIEWER = """
from importlib.resources import files
names = [one.name for one in files("dashboard.components.viewer").joinpath("static").iterdir()]
assert {"main.js", "viewer.css", "pixels"} <= set(names), names
"""
PATIENCE = 90  # seconds until the server must respond


def main() -> None:
    """Check that the installed command works as that of the repository.

    Raises
    ------
    AssertionError
        Where it does not.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        _run([sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", name, str(ROOT)], folder)
        (wheel,) = folder.glob("*.whl")
        venv.create(folder / "env", with_pip=True)
        binaries, empty = folder / "env" / "bin", folder / "empty"
        empty.mkdir()
        install, command = [str(binaries / "python"), "-m", "pip", "install", "--quiet"], str(binaries / "thoraxlens")

        _run([*install, str(wheel)], empty)
        output = _run([command, "predict", str(SAMPLES / "synthetic_normal_1.png")], empty)
        assert len(output.splitlines()) == 2, output
        _serve(command, empty)
        _run([str(binaries / "python"), "-c", VIEWER], empty)
        installed = _run([str(binaries / "python"), "-m", "pip", "list"], empty).lower()
        assert "tensorflow" not in installed, "Without the extra `train`, TensorFlow was installed."
        print("Without extras: predicts and serves.", flush=True)

        _run([*install, f"{wheel}[train]"], empty)
        _run([command, "train", "scratch_cnn", "--data", "synthetic", "--epochs", "1", "--name", "checked"], empty)
        assert "checked" in _run([command, "list"], empty)
        print("With the extra `train`: trains.")


def _serve(command: str, folder: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([command, "serve", f"--server.port={port}"], cwd=folder, env=_environment())
    try:
        until = time.monotonic() + PATIENCE
        while True:
            try:
                page = urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=2)
                break
            except OSError:
                assert server.poll() is None, "The server has ended."
                assert time.monotonic() < until, "The server does not respond."
                time.sleep(0.2)
        # The headers come from the middleware, so the settings and serve.py of the wheel are in force.
        assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    finally:
        server.terminate()
        server.wait()


def _run(words: list[str], folder: Path) -> str:
    result = subprocess.run(words, cwd=folder, env=_environment(), capture_output=True, text=True)
    assert result.returncode == 0, f"{' '.join(words)}\n{result.stdout}\n{result.stderr}"
    return result.stdout


def _environment() -> dict[str, str]:
    # As outside the repository: nothing of it may be found by accident.
    return {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}


if __name__ == "__main__":
    main()
