"""How figures, names and images are written on the pages."""

import base64
import io
import re
from collections.abc import Collection

import numpy as np
from PIL import Image

from dashboard.components.server.streamlit_internals import forget_addresses
from dashboard.texts import class_name, number, say, say_stored
from model_zoo.core.card import Card


def escape_markdown(text: str) -> str:
    """A text from outside, a file's name above all, as Markdown that shows it letter by letter."""
    # Escapes do not reach what Streamlit turns into links, arrows and dashes; an invisible word joiner does.
    text = re.sub(r"(?<=[-<>~:])(?=[-=>/])|(?<=@)|(?<=www)(?=\.)", "\u2060", text, flags=re.IGNORECASE)
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def image_data_url(pixels: np.ndarray) -> str:
    """A picture for st.image that goes only to this session; what Streamlit encodes itself lies at an address that
    every visitor can open. pixels: uint8 (height, width) or (height, width, 3).
    """
    forget_addresses()  # the pictures drawn before
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG", compress_level=1)
    return f"data:image/png;base64,{base64.b64encode(file.getvalue()).decode()}"


def model_title(card: Card) -> str:
    """The architecture's title, with the stored name where the two say different things."""
    words = say_stored(card["title"])
    return words if card["name"] == card["architecture"]["name"] else f"{words} ({card['name']})"


def format_probability(value: float) -> str:
    """A probability as a percentage with one digit, never as certainty."""
    if value < 0.001:
        return say("frame.under", value=format_percent(0.001))
    return say("frame.over", value=format_percent(0.999)) if value > 0.999 else format_percent(value)


def clip_probability(value: float) -> float:
    """A probability as tables show and sort it: like format_probability(), never as certainty."""
    return min(max(value, 0.001), 0.999)


def format_percent(value: float | None) -> str:
    """A share as a percentage with one digit; a dash where it is not defined."""
    return "-" if value is None else number(value, ".1%")


def format_whole_percent(value: float) -> str:
    """A share as a percentage without a digit more."""
    return number(value, ".0%")


def format_with_interval(figure: dict) -> str:
    """A figure {"value", "low", "high"} with its interval, three digits; a dash where it is not defined."""
    if figure["value"] is None:
        return "-"
    return say("frame.interval", **{name: number(figure[name], ".3f") for name in ("value", "low", "high")})


def class_labels(classes: Collection[str]) -> str:
    """Classes as labels, one after the other."""
    return ", ".join(class_name(name) for name in classes)
