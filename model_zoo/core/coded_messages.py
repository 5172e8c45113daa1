"""Errors, notes and other sentences as codes with values, which each language puts into words.

A code is `package.name`, such as `imaging.file_too_large`. Its English sentence stands in
`model_zoo/<package>/messages.py`, that of another language in `dashboard/texts/`.
"""

import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any


@dataclass(frozen=True)
class Message:
    """Sentence in no language yet: a code, and the values in it.

    Parameters
    ----------
    code
        `package.name`, as `model_zoo/<package>/messages.py` lists it.
    values
        What its sentence names in braces: texts, numbers, other messages, or sequences of these. A value called `label`
        or `labels` is a class.
    """

    code: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return render(self, english_sentence, format)

    def as_json(self) -> dict[str, Any]:
        """Return the message in types of JSON; `message_from_json` reads it back."""
        return {"code": self.code, **{name: _to_json(value) for name, value in self.values.items()}}


class CodedError(Exception):
    """Error whose message is for the user: why something cannot be done, and what to do.

    Parameters
    ----------
    code
        As of a `Message`.
    **values
        As of a `Message`.
    """

    def __init__(self, code: str, **values: Any) -> None:
        self.message = Message(code, values)
        super().__init__(code, values)

    def __str__(self) -> str:
        return str(self.message)


def message_from_json(stored: Mapping[str, Any]) -> Message:
    """Return the message that `Message.as_json` stored."""
    return Message(stored["code"], {name: _from_json(value) for name, value in stored.items() if name != "code"})


def english_sentence(code: str) -> str:
    """Return the English sentence of a code, with its values in braces.

    Raises
    ------
    KeyError
        For an unknown code.
    """
    package, _, name = code.partition(".")
    return import_module(f"model_zoo.{package}.messages").SENTENCES[name]


def render(
    message: Message,
    sentence_of: Callable[[str], str],
    write_number: Callable[[float, str], str],
    write_class: Callable[[str], str] = str,
) -> str:
    """Put a message into words.

    Parameters
    ----------
    message
        Code and values.
    sentence_of
        Returns the sentence of a code. A value may have a format, as in `{size:.1f}`; whole numbers without one get
        thousands separators.
    write_number
        Writes a number in a format, with the separators of the language.
    write_class
        Writes the name of a class.
    """

    def write(value: Any, form: str) -> str:
        if isinstance(value, Message):
            return render(value, sentence_of, write_number, write_class)
        if isinstance(value, list | tuple):
            return ", ".join(write(part, form) for part in value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return write_number(value, form or ("," if isinstance(value, int) else ""))
        return format(value, form)

    class Words(string.Formatter):
        def format_field(self, value: Any, form: str) -> str:
            return write(value, form)

    values = dict(message.values)
    if "label" in values:
        values["label"] = write_class(values["label"])
    if "labels" in values:
        values["labels"] = [write_class(label) for label in values["labels"]]
    return Words().vformat(sentence_of(message.code), (), values)


def _to_json(value: Any) -> Any:
    if isinstance(value, Message):
        return {"message": value.as_json()}
    return [_to_json(part) for part in value] if isinstance(value, list | tuple) else value


def _from_json(value: Any) -> Any:
    if isinstance(value, dict):
        return message_from_json(value["message"])
    return [_from_json(part) for part in value] if isinstance(value, list) else value
