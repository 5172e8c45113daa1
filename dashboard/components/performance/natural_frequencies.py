"""What a model does to a thousand people of whom so many have what it looks for: drawn, and in words."""

from xml.sax.saxutils import escape

import streamlit as st

from dashboard.components.common.palette import COLOURS, GREY, WARM
from dashboard.components.common.svg_scales import WIDTH, svg_data_url
from dashboard.texts import number, say
from model_zoo.metrics.decision_curve import people_by_outcome

COLUMNS = 40  # people in a row
STEP, LINE = WIDTH // COLUMNS, 20  # units between people, and between lines of words
# What stands for a person, drawn around the origin, and its colour: found, missed, alarmed for nothing, cleared.
SYMBOLS = {
    "found": ("m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0", WARM, "fill"),
    "missed": ("m-3.5-3.5l7 7m0-7l-7 7", COLOURS[3], "stroke"),
    "alarmed": ("m0-4.5l4.5 8h-9z", COLOURS[4], "fill"),
    "cleared": ("m-1.5 0a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0", GREY, "fill"),
}


def show_natural_frequencies(values: dict, prevalence: float, asked: str) -> None:
    """What the model does to people of whom so many are of the class asked about. values: of consequences()."""
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
    """A symbol for each person, the groups of SYMBOLS one after the other, below what they mean. Returns a data URL.

    counts, words: by group.
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


def format_figure(figure: dict, form: str) -> str:
    """A figure with its interval; written with words, as a net benefit may be below 0."""
    if figure["value"] is None:
        return "-"
    return say("what_if.range", **{end: number(figure[end], form) for end in ("value", "low", "high")})


def _range(ends: dict, group: str) -> dict[str, str]:
    low, high = sorted(ends[end][group] for end in ("low", "high"))
    return {"low": number(low), "high": number(high)}
