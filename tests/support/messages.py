"""What tests ask of messages: their cause, and whether a text is one."""

import re

from model_zoo.core.coded_messages import Message, english_sentence


def cause(message: Message) -> str:
    """The code of a message; of one that names a kind of file, that kind's."""
    return message.values.get("kind", message).code


def says(text: str, code: str) -> bool:
    """Whether a text holds the English sentence of a code, with whatever values."""
    return re.search(re.sub(r"\\\{.*?\\\}", ".*", re.escape(english_sentence(code))), text) is not None
