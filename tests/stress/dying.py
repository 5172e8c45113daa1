"""python -m tests.stress.dying: die by kill -9 before each step on disk of storing a model, and look at what is left.

Prints how many steps there are, and after how many neither the old nor the new model was whole. A program of its own
because it forks, which a process with threads had better not.
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from model_zoo.core.model_store import FILES, amend_card, model_names, read_card, read_file, write_model


def store(root: Path, text: str = "new") -> None:
    """Store a model whose card and files all say this."""
    write_model("one", {"made": text}, lambda work: [(work / f).write_text(text) for f in FILES], root)


def amend(root: Path) -> None:
    """Change the card of a stored model, which leaves its files as they are."""
    amend_card("one", {"made": "new"}, root)


def dies(work: Callable[[Path], None], root: Path, step: int) -> bool:
    """Do that work in a process that dies before its so-manieth step; whether it came so far."""
    child = os.fork()
    if not child:
        left = step

        def count(event: str, _) -> None:
            # Python announces what it is about to do: opening, renaming, removing and so on.
            nonlocal left
            left -= event == "open" or event.startswith(("os.", "shutil.", "tempfile."))
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        work(root)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def is_whole(root: Path, amended: bool = False) -> bool:
    """Whether the model is there, old or new and no mixture. amended: then its card may be new while its files stay."""
    if model_names(root) != ["one"]:
        return False
    card = read_card("one", root)
    said = {read_file("one", file, root).decode() for file in card["files"]}
    return card["made"] in ("old", "new") and said == ({"old"} if amended else {card["made"]})


def main() -> None:
    steps = wrong = 0
    for work in (store, amend):
        died, step = True, 0
        while died:
            step += 1
            with TemporaryDirectory() as folder:
                root = Path(folder)
                store(root, "old")
                died = dies(work, root, step)
                good = is_whole(root, work is amend)
                store(root)  # the next one finds nothing in its way, and leaves nothing behind
                good = good and is_whole(root) and [path.name for path in root.iterdir() if path.is_dir()] == ["one"]
            steps, wrong = steps + died, wrong + (not good)
    print(steps, wrong)


if __name__ == "__main__":
    main()
