"""Natural frequencies: the predictions for a thousand people at a prevalence, drawn and in words."""

from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape

import streamlit as st

from dashboard.components.common.palette import COLOURS, GREY, WARM
from dashboard.components.common.svg_scales import WIDTH, svg_data_url
from dashboard.texts import number, say
from model_zoo.core.card import Figure
from model_zoo.metrics.decision_curve import people_by_outcome

COLUMNS = 40  # people in a row
STEP, LINE = WIDTH // COLUMNS, 20  # units between people, and between lines of text
# Symbol of a person, drawn around the origin, and its colour: true positive, false negative, false positive, true
# negative.
SYMBOLS = {
    "found": ("m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0", WARM, "fill"),
    "missed": ("m-3.5-3.5l7 7m0-7l-7 7", COLOURS[3], "stroke"),
    "alarmed": ("m0-4.5l4.5 8h-9z", COLOURS[4], "fill"),
    "cleared": ("m-1.5 0a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0", GREY, "fill"),
}


def show_natural_frequencies(values: Mapping[str, Any], prevalence: float, asked: str) -> None:
    """Show how many of a thousand people are found, missed, alarmed and cleared, and the predictive values.

    Parameters
    ----------
    values
        As `figures_at_threshold` returns them for the prevalence.
    prevalence
        Share of people of the class asked about, 0..1.
    asked
        That class within a sentence.
    """
    ends = {
        end: people_by_outcome(values["sensitivity"][end], values["specificity"][end], prevalence)
        for end in ("value", "low", "high")
    }
    counts = ends["value"]
    words = {
        group: say(f"what_if.{group}", count=number(counts[group]), name=asked, **_range(ends, group))
        for group in SYMBOLS
    }
    st.image(people_pictogram(counts, words), width="stretch", alt="; ".join(words.values()))
    chances = {key: format_figure(values[f"{key}_there"], ".1%") for key in ("ppv", "npv")}
    st.markdown(say("what_if.predictive", name=asked, **chances))


def people_pictogram(counts: dict[str, int], words: dict[str, str]) -> str:
    """Draw a symbol for each person, the groups of SYMBOLS one after the other, below a legend.

    Parameters
    ----------
    counts
        Number of people by group.
    words
        Text of the legend by group.

    Returns
    -------
    str
        Data URL.
    """
    places = dict.fromkeys(SYMBOLS, "")
    parts = []
    for row, group in enumerate(SYMBOLS):
        places[group] += f"M8 {STEP + LINE * row}{SYMBOLS[group][0]}"
        parts.append(f'<text x="20" y="{STEP + 5 + LINE * row}">{escape(words[group])}</text>')
    top = 2 * STEP + LINE * len(SYMBOLS)
    order = [group for group in SYMBOLS for _ in range(counts[group])]
    for place, group in enumerate(order):
        row, column = divmod(place, COLUMNS)
        places[group] += f"M{STEP * column + 6} {STEP * row + top}{SYMBOLS[group][0]}"
    for group, (_, colour, way) in SYMBOLS.items():
        fill = colour if way == "fill" else "none"
        parts.append(f'<path d="{places[group]}" fill="{fill}" stroke="{colour}" stroke-width="1.5"/>')
    return svg_data_url(parts, top + STEP * -(-len(order) // COLUMNS))


def format_figure(figure: Figure, form: str) -> str:
    """Return a figure with its interval in words, as a net benefit may be below 0; a dash where it is undefined.

    Parameters
    ----------
    form
        As `number` takes it.
    """
    value, low, high = figure["value"], figure["low"], figure["high"]
    if value is None or low is None or high is None:
        return "-"
    return say("what_if.range", value=number(value, form), low=number(low, form), high=number(high, form))


def _range(ends: Mapping[str, Mapping[str, int]], group: str) -> dict[str, str]:
    low, high = sorted(ends[end][group] for end in ("low", "high"))
    return {"low": number(low), "high": number(high)}
