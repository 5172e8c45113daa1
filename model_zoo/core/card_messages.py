"""Messages on a card, wherever they stand in it."""

from collections.abc import Iterator
from typing import Any

from model_zoo.core.card import Card, StoredMessage

# Entries that hold messages, however deep.
_WORDED = ("title", "intended_use", "limits", "licence", "decision", "architecture", "initial_weights", "robustness")


def stored_messages(card: Card) -> Iterator[StoredMessage]:
    """Yield every message on a card, those within other messages included."""
    for entry in _WORDED:
        yield from _messages(card.get(entry))


def _messages(part: Any) -> Iterator[StoredMessage]:
    if isinstance(part, dict):
        if "code" in part:
            yield part
        part = part.values()
    elif not isinstance(part, list):
        return
    for inner in part:
        yield from _messages(inner)
