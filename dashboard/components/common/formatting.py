"""Formats of figures, names and images on the pages."""

import base64
import io
import re
from collections.abc import Collection

import numpy as np
from PIL import Image

from dashboard.components.server.streamlit_internals import forget_addresses
from dashboard.texts import class_name, number, say, say_stored
from model_zoo.core.card import Card, Figure


def escape_markdown(text: str) -> str:
    """Return Markdown that shows a text from outside, such as the name of a file, letter by letter."""
    # Streamlit makes links, arrows and dashes even of escaped letters; an invisible word joiner prevents that.
    text = re.sub(r"(?<=[-<>~:])(?=[-=>/])|(?<=@)|(?<=www)(?=\.)", "\u2060", text, flags=re.IGNORECASE)
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def image_data_url(pixels: np.ndarray) -> str:
    """Return an image for st.image as a data URL, which goes to this session alone.

    An image that Streamlit encodes itself lies at a URL that every visitor can open.

    Parameters
    ----------
    pixels
        uint8 (height, width) or (height, width, 3).
    """
    forget_addresses()  # those of the images drawn before
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG", compress_level=1)
    return f"data:image/png;base64,{base64.b64encode(file.getvalue()).decode()}"


def model_title(card: Card) -> str:
    """Return the title of a model's architecture, with the model's name behind it where that is another one."""
    title = say_stored(card["title"])
    return title if card["name"] == card["architecture"]["name"] else f"{title} ({card['name']})"


def format_probability(value: float) -> str:
    """Return a probability, 0..1, as a percentage with one decimal, never as certainty."""
    if value < 0.001:
        return say("frame.under", value=format_percent(0.001))
    return say("frame.over", value=format_percent(0.999)) if value > 0.999 else format_percent(value)


def clip_probability(value: float) -> float:
    """Clip a probability, 0..1, for tables, which sort it: as by `format_probability` it is never certainty."""
    return min(max(value, 0.001), 0.999)


def format_percent(value: float | None) -> str:
    """Return a share, 0..1, as a percentage with one decimal; a dash where it is undefined."""
    return "-" if value is None else number(value, ".1%")


def format_whole_percent(value: float | None) -> str:
    """Return a share, 0..1, as a percentage without decimals; a dash where it is undefined."""
    return "-" if value is None else number(value, ".0%")


def format_with_interval(figure: Figure) -> str:
    """Return a figure with its interval, three decimals; a dash where it is undefined."""
    value, low, high = figure["value"], figure["low"], figure["high"]
    if value is None or low is None or high is None:
        return "-"
    return say("frame.interval", value=number(value, ".3f"), low=number(low, ".3f"), high=number(high, ".3f"))


def class_labels(classes: Collection[str]) -> str:
    """Return classes as labels, joined by commas."""
    return ", ".join(class_name(name) for name in classes)
