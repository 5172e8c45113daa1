"""What breaks while people and commands are at work: a model cut short, a full disk, kill -9 at any moment."""

import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from devtools.local_server import served
from model_zoo.core.model_store import DEFAULT, model_names, read_card
from model_zoo.data.synthetic import draw_synthetic
from tests.stress.row import Row
from tests.stress.visitor import Page, Visitor
from tests.support.images import encode, image_folder
from tests.support.training_command import ROOT, same, start, wait_for

CUT = ("model.tflite", "head.npz", "card.json")  # files without which a model does not read
EPOCHS = 3
PICTURES = 400
BATCH_KILLS, TRAINING_KILLS = 20, 8
NO_ROOM = 2**16  # bytes that any one file may have where the disk counts as full: a limit that needs no root
NAME = "scratch_cnn"  # the network that is trained


def cut_models(folder: Path, names: list[str]) -> list[str]:
    """Cut the files of stored models short, one by one, while the server runs; what did not go as it should.

    The page of that model must say what happened, the default model must go on, and all must be well once the file is
    whole again. names: not of the default model, which is read from memory once it was read.
    """
    wrong, random_ = [], random.Random(0)
    for part in ("dashboard", "model_zoo", ".streamlit"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    picture = encode(draw_synthetic("PNEUMONIA", 1, 0)[0])
    with served(folder / "printed.txt", root=folder) as (address, _), Visitor(address) as other:
        before = other.upload(picture, "x.png")[0]

        def asked(name: str) -> Page:
            with Visitor(address, f"model={name}") as visitor:
                return visitor.upload(picture, "x.png")[0]

        for name in names:
            for file in CUT:
                path = folder / "model_zoo/trained" / name / file
                whole = path.read_bytes()
                path.write_bytes(whole[: random_.randrange(len(whole) - 1)])
                page, others = asked(name), other.upload(picture, "x.png")[0]
                # A model without its card is none: the page names it, and shows the default.
                said, words = (page.errors, "is not the file that was trained") if file != "card.json" else (
                    page.warnings, "is damaged"
                )  # fmt: skip
                if len(said) != 1 or not said[0].startswith(f"{name}: {file}") or words not in said[0]:
                    wrong.append(f"{name}, {file}: the page said {said or page}.")
                if (others.metric, others.pictures, others.errors) != (before.metric, before.pictures, ()):
                    wrong.append(f"{name}, {file}: the default model did not go on: {others}.")
                path.write_bytes(whole)
            page = asked(name)
            if not page.metric or page.errors or page.warnings:
                wrong.append(f"{name}: not well after its files were whole again: {page}.")
        if "Traceback" in (folder / "printed.txt").read_text():
            wrong.append("The server printed a traceback.")
    return wrong


def killed_while_storing() -> tuple[int, int]:
    """Die at each step of storing a model over another, and of changing its card: how many steps, and after how many of
    them neither the old nor the new model was there whole, or the next could not be stored."""
    result = subprocess.run([sys.executable, "-m", "tests.stress.dying"], cwd=ROOT, capture_output=True, text=True)
    steps, wrong = map(int, result.stdout.split())
    return steps, wrong


def killed_in_a_batch(folder: Path, kills: int, count: int) -> bool:
    """Kill `predict` at random moments, each time going on with --resume; whether its rows are those of a run that
    nobody killed, none missing, none twice."""
    pictures = image_folder(folder / "in", {"": [f"{number:04}.jpg" for number in range(count)]})
    command = [
        sys.executable, "-m", "model_zoo", "predict", str(pictures), "--model", NAME, "--any-picture", "--jobs", "2",
        "--out",
    ]  # fmt: skip

    def run(out: Path, *more: str) -> subprocess.Popen:
        return subprocess.Popen([*command, str(out), *more], cwd=ROOT, stderr=subprocess.DEVNULL)

    begun = time.monotonic()
    assert run(folder / "whole.csv").wait() == 0
    seconds, random_ = time.monotonic() - begun, random.Random(0)
    out = folder / "out.csv"
    for _ in range(kills):
        process = run(out, "--resume")
        _killed(process, random_.uniform(0, seconds))
        if process.returncode == 0:  # it was faster: begin again
            out.unlink()
    assert run(out, "--resume").wait() == 0
    return out.read_bytes() == (folder / "whole.csv").read_bytes()


def tiny_data(folder: Path) -> Path:
    """48 synthetic radiographs to train on."""
    for label in ("NORMAL", "PNEUMONIA"):
        (folder / label).mkdir(parents=True)
        for number, picture in enumerate(draw_synthetic(label, 24, 3)):
            (folder / label / f"{label[0]}{number}.png").write_bytes(encode(picture))
    return folder


def training(folder: Path, data: Path, epochs: int) -> subprocess.Popen:
    """Begin or go on with a training."""
    resume = ["--resume"] if (folder / f"runs/{NAME}/checkpoint.npz").exists() else []
    return start(folder, NAME, "--data", str(data), "--epochs", str(epochs), *resume)


def full_disk(folder: Path, data: Path, epochs: int, after: range) -> list[str]:
    """Train while the disk fills up after one epoch and then another, and finish with room; what went wrong.

    After the last epoch it is full when the model is to be stored.
    """
    folder.mkdir()
    wrong, log, checkpoint = [], folder / "log.txt", folder / f"runs/{NAME}/checkpoint.npz"
    for done in after:
        run, before = training(folder, data, epochs), log.read_text() if log.exists() else ""
        if done:
            wait_for(run, folder, lambda: f"epoch {done}/" in log.read_text())  # noqa: B023
        kept = checkpoint.read_bytes() if done else b""
        resource.prlimit(run.pid, resource.RLIMIT_FSIZE, (NO_ROOM, NO_ROOM))
        code, said = run.wait(), log.read_text()[len(before) :]
        hint = "--resume goes on" if done else "nothing to resume"
        if code != 2 or "File too large" not in said or hint not in said or "Traceback" in said:
            wrong.append(f"Full after epoch {done}: exit code {code}, {said[-300:]}")
        if done and checkpoint.read_bytes() != kept:
            wrong.append(f"Full after epoch {done}: the checkpoint is another.")
        if model_names(folder / "zoo"):
            wrong.append(f"Full after epoch {done}: a model was stored.")
    if (code := training(folder, data, epochs).wait()) != 0:
        wrong.append(f"With room again: exit code {code}, {log.read_text()[-300:]}")
    return wrong


def killed_in_training(folder: Path, data: Path, epochs: int, kills: int, seconds: float) -> None:
    """Kill a training at random moments of its first so many seconds, each time going on with --resume; finish it."""
    folder.mkdir()
    random_ = random.Random(0)
    for _ in range(kills):
        process = training(folder, data, epochs)
        _killed(process, random_.uniform(0, seconds))
        if model_names(folder / "zoo"):  # it was faster: begin again
            shutil.rmtree(folder / "zoo" / NAME)
    assert training(folder, data, epochs).wait() == 0, (folder / "log.txt").read_text()


def measure() -> Iterator[Row]:
    """Each fault many times; the tests have a quick cut of each."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        names = [n for n in model_names() if n != DEFAULT and "members" not in read_card(n)]
        wrong = cut_models(folder / "cut", names)
        yield _row(f"{len(names) * len(CUT)} files cut short under the server: not borne", wrong)
        steps, bad = killed_while_storing()
        yield Row(f"kill -9 at {steps} steps of storing: neither old nor new", str(bad), "0", steps > 0 and bad == 0)
        good = killed_in_a_batch(folder, BATCH_KILLS, PICTURES)
        yield Row(
            f"{PICTURES} pictures, {BATCH_KILLS} times kill -9: rows as without", "yes" if good else "no", "yes", good
        )
        data, whole = tiny_data(folder / "data"), folder / "whole"
        whole.mkdir()
        begun = time.monotonic()
        assert training(whole, data, EPOCHS).wait() == 0, (whole / "log.txt").read_text()
        seconds = time.monotonic() - begun
        wrong = full_disk(folder / "full", data, EPOCHS, range(EPOCHS + 1))
        yield _row(f"training, disk full after {EPOCHS + 1} stages: not borne", wrong)
        killed_in_training(folder / "killed", data, EPOCHS, TRAINING_KILLS, seconds)
        for what in ("full", "killed"):
            good = same(whole / "zoo" / NAME, folder / what / "zoo" / NAME)
            said = "disk full" if what == "full" else f"{TRAINING_KILLS} times kill -9"
            yield Row(f"training, {said}, resumed: the same model", "yes" if good else "no", "yes", good)


def _row(what: str, wrong: list[str]) -> Row:
    print(*wrong, sep="\n", end="\n" if wrong else "", file=sys.stderr)
    return Row(what, str(len(wrong)), "0", not wrong)


def _killed(process: subprocess.Popen, seconds: float) -> None:
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
