"""Outcomes of predictions for many radiographs, and the agreement of several models."""

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from model_zoo.core.coded_messages import Message
from model_zoo.inference.input_gate import SHOWN, input_check_message
from model_zoo.inference.predictor import Prediction
from model_zoo.metrics.predictions import output_classes

READ, REFUSED, ERROR = "ok", "refused", "error"


@dataclass(frozen=True)
class Outcome:
    """Prediction of a model for one radiograph, as far as it is kept.

    Attributes
    ----------
    status
        READ; REFUSED by the input check; ERROR, a file that cannot be read.
    message
        Why, where there is no prediction.
    gate
        What the input check found, empty for ERROR.
    label, sure, probabilities, logits
        As of a `Prediction`, of READ alone; else empty.
    """

    status: str
    message: Message | None = None
    gate: str = ""
    label: str = ""
    sure: bool = False
    probabilities: tuple[float, ...] = ()
    logits: tuple[float, ...] = ()

    @property
    def suspicion(self) -> float:
        """Return the probability of other classes than the first, 0..1; -1 where refused, -2 where unreadable."""
        return 1 - self.probabilities[0] if self.probabilities else -1.0 if self.status == REFUSED else -2.0


def outcome_of(reading: Prediction, any_picture: bool = False) -> Outcome:
    """Return the outcome of a prediction; any_picture: also of one that the input check rejects."""
    gate = reading.finding.outcome
    if gate not in SHOWN and not any_picture:
        return Outcome(REFUSED, input_check_message(reading.finding), gate)
    numbers = (tuple(map(float, part)) for part in (reading.probabilities, reading.logits))
    return Outcome(READ, None, gate, reading.label, reading.sure, *numbers)


def unreadable_outcome(reason: Message) -> Outcome:
    """Return the outcome of a file that cannot be read."""
    return Outcome(ERROR, reason)


def outcome_columns(classes: list[str]) -> list[str]:
    """Return the columns of `outcome_cells`."""
    numbers = [f"{kind}_{name}" for name in output_classes(classes) for kind in ("probability", "logit")]
    return ["gate", "label", "sure", *numbers, "status", "message"]


def outcome_cells(answer: Outcome, classes: list[str]) -> dict[str, str]:
    """Return the outcome as cells of a table, by column; empty cells are left out."""
    row = {"gate": answer.gate, "status": answer.status, "message": str(answer.message or "")}
    if answer.status == READ:
        row |= {"label": answer.label, "sure": "yes" if answer.sure else "no"}
        named = output_classes(classes)
        chances = answer.probabilities[-len(named) :]
        for name, chance, logit in zip(named, chances, answer.logits, strict=True):
            row |= {f"probability_{name}": f"{chance:.4f}", f"logit_{name}": f"{logit:.4f}"}
    return {column: cell for column, cell in row.items() if cell}


class ModelAgreement(NamedTuple):
    """Agreement of models on a radiograph.

    Attributes
    ----------
    votes
        How many models predict each label, the most first.
    difference
        The largest between two models in the probability of one class, 0..1.
    label
        That class.
    highest, lowest
        The models that differ so.
    """

    votes: dict[str, int]
    difference: float
    label: str
    highest: str
    lowest: str

    @property
    def unanimous(self) -> bool:
        """Return whether all models predict the same class."""
        return len(self.votes) == 1


def model_agreement(answers: dict[str, Outcome], classes: list[str]) -> ModelAgreement | None:
    """Return how far models of the same classes agree; None where none of them has a prediction.

    Of two classes the difference is given for the second.

    Parameters
    ----------
    answers
        Outcomes by model.
    classes
        Of the models.
    """
    read = {model: answer for model, answer in answers.items() if answer.status == READ}
    if not read:
        return None
    names, asked = list(read), output_classes(classes)
    table = np.array([answer.probabilities[-len(asked) :] for answer in read.values()])
    widest = int(np.ptp(table, axis=0).argmax())
    column = table[:, widest]
    highest, lowest = names[int(column.argmax())], names[int(column.argmin())]
    votes = dict(Counter(answer.label for answer in read.values()).most_common())
    return ModelAgreement(votes, float(np.ptp(column)), asked[widest], highest, lowest)
