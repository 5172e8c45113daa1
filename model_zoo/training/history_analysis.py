"""Analysis of a training history: best epoch, overfitting, a training that ended too early, and its stages.

A history is a frame of history.csv, a row per epoch with the columns `trainer.HISTORY`; figures of validation have the
prefix val_.
"""

from __future__ import annotations  # so that serving imports this without pandas

from dataclasses import dataclass
from typing import TYPE_CHECKING

from model_zoo.core.card import RANDOM_START

if TYPE_CHECKING:
    import pandas as pd

    from model_zoo.core.card import Card

NOTABLE = 0.01  # change of the loss, as a share of it, from which on it counts
LATE = 2  # epochs that are the end of a training
HALF_SIZE = "half size"  # stage on images of half the side, whose figures are of another network
AT_ONCE, OVERFITS, IMPROVING, SETTLED = "at once", "overfits", "improving", "settled"


@dataclass(frozen=True)
class HistoryAnalysis:
    """How a training went.

    Attributes
    ----------
    verdict
        AT_ONCE, fitted without epochs. OVERFITS, the validation loss rose by NOTABLE or more after its lowest value,
        while the training loss fell below it. IMPROVING, the last LATE epochs lowered it by NOTABLE or more. Else
        SETTLED.
    epochs
        How many, those at half size among them.
    best_epoch, best_auc
        Of the highest validation AUC, whose weights are kept.
    lowest_epoch
        Of the lowest validation loss.
    rise
        Of the validation loss from there to the end, as a share of it.
    gaps
        Validation loss minus training loss, there and at the end.
    late_gain
        By how much the last LATE epochs lowered the lowest validation loss, as a share of it, 0 or more.
    steps
        For each change of stage: the stages before and after, and the validation AUC of the last epoch of the one and
        the first of the other.
    """

    verdict: str
    epochs: int
    best_epoch: int
    best_auc: float
    lowest_epoch: int
    rise: float
    gaps: tuple[float, float]
    late_gain: float
    steps: tuple[tuple[str, str, float, float], ...]


def analyse_history(history: pd.DataFrame) -> HistoryAnalysis:
    """Return how a training went, by its figures on full-size images."""
    whole = history.loc[history["stage"] != HALF_SIZE].reset_index(drop=True)
    loss, validation, auc = (whole[column].to_numpy(float) for column in ("loss", "val_loss", "val_auc"))
    best, lowest, epochs = int(auc.argmax()), int(validation.argmin()), len(whole)
    after = slice(max(lowest + 1, epochs - LATE), None)
    end, end_of_training = (
        float(values[after].mean()) if lowest + 1 < epochs else float(values[lowest]) for values in (validation, loss)
    )
    rise = end / validation[lowest] - 1
    gaps = float(validation[lowest] - loss[lowest]), end - end_of_training
    before = validation[: max(epochs - LATE, 1)].min()
    late_gain = max(float(1 - validation.min() / before), 0.0)
    if epochs == 1:
        verdict = AT_ONCE
    elif epochs - 1 - lowest >= LATE and rise >= NOTABLE and gaps[1] > max(gaps[0], 0):
        verdict = OVERFITS
    else:
        verdict = IMPROVING if late_gain >= NOTABLE else SETTLED
    stages = whole["stage"].tolist()
    steps = tuple(
        (stages[row - 1], stages[row], float(auc[row - 1]), float(auc[row]))
        for row in range(1, epochs)
        if stages[row] != stages[row - 1]
    )
    numbers = whole["epoch"].to_numpy()
    return HistoryAnalysis(
        verdict,
        len(history),
        int(numbers[best]),
        float(auc[best]),
        int(numbers[lowest]),
        float(rise),
        gaps,
        late_gain,
        steps,
    )


def scratch_and_transfer(cards: dict[str, Card], best: dict[str, float]) -> tuple[str, str] | None:
    """Return the best network from a random start and the best transferred one, on one task.

    Parameters
    ----------
    cards
        By name of the model.
    best
        Highest validation AUC of each model that was trained in epochs, by its name.

    Returns
    -------
    tuple of str, or None
        Their names. Of several tasks (data set and classes) that with the most such models; None where no task has both
        kinds.
    """
    tasks: dict[tuple, list[str]] = {}
    for name in best:
        tasks.setdefault((cards[name]["data"]["name"], *cards[name]["classes"]), []).append(name)
    for names in sorted(tasks.values(), key=len, reverse=True):
        starts = {name: start for name in names if (start := cards[name].get("initial_weights"))}
        scratch = [name for name, start in starts.items() if start["source"]["code"] == RANDOM_START]
        transferred = [name for name in starts if name not in scratch]
        if scratch and transferred:
            return max(scratch, key=best.__getitem__), max(transferred, key=best.__getitem__)
    return None
