"""Probabilities as small SVG drawings.

A browser needs a second to load Plotly, which would delay the prediction.
"""

import base64
from xml.sax.saxutils import escape

import numpy as np

from dashboard.components.common.formatting import format_percent, format_probability, format_whole_percent
from dashboard.components.common.palette import ACCENT, GREY, WARM
from dashboard.texts import class_name, say

WIDTH = 440  # in units of the drawing, which is stretched to its column
STYLE = (
    """<style>text{font:13px sans-serif;fill:#16242c}@media(prefers-color-scheme:dark){text{fill:#e8eef1}}</style>"""
)


def probability_scale(value: float, threshold: float, unsure_below: float, classes: list[str]) -> str:
    """Draw a scale from 0 to 100% with the probability, the threshold and the indeterminate band around it.

    Parameters
    ----------
    value
        Probability of the second class, 0..1.
    threshold
        On that probability, 0..1.
    unsure_below
        Distance from the threshold, 0..1, below which a prediction is indeterminate.
    classes
        Both classes, the normal one first.

    Returns
    -------
    str
        Data URL.
    """
    left, right = 12, WIDTH - 12

    def x(share: float) -> float:
        return left + share * (right - left)

    low, high = max(threshold - unsure_below, 0.0), min(threshold + unsure_below, 1.0)
    colour = WARM if value >= threshold else ACCENT
    parts = [
        _box(x(0), x(threshold), ACCENT, 0.35),
        _box(x(threshold), x(1), WARM, 0.35),
        _box(x(low), x(high), GREY, 0.3),
        f'<path d="M{x(threshold):.1f} 30V70" stroke="{GREY}" stroke-width="2"/>',
        _text(x(threshold), 20, say("scales.threshold", value=format_whole_percent(threshold))),
        _text(x(0), 86, say("scales.predicted", label=class_name(classes[0])), "start"),
        # In a row of its own, as it would overlap the two others, in German most of all.
        _text(x(0.5), 108, say("scales.indeterminate", low=format_percent(low), high=format_percent(high))),
        _text(x(1), 86, say("scales.predicted", label=class_name(classes[1])), "end"),
        f'<path d="M{x(value):.1f} 36l14 14l-14 14l-14-14z" fill="{colour}" stroke="#fff" stroke-width="1.5"/>',
    ]
    return svg_data_url(parts, 120)


def class_probabilities(probabilities: np.ndarray, classes: list[str], label: str) -> str:
    """Draw a horizontal bar for each class.

    Parameters
    ----------
    probabilities
        float (classes,), 0..1.
    label
        Predicted class.

    Returns
    -------
    str
        Data URL.
    """
    parts, left, room = [], 110, WIDTH - 110 - 60
    for row, (name, value) in enumerate(zip(classes, probabilities, strict=True)):
        y, colour = 10 + 32 * row, WARM if name == label else ACCENT
        parts += [
            _text(left - 8, y + 17, class_name(name), "end"),
            f'<rect x="{left}" y="{y}" width="{max(value * room, 1):.1f}" height="24" fill="{colour}"/>',
            _text(left + value * room + 6, y + 17, format_probability(value), "start"),
        ]
    return svg_data_url(parts, 20 + 32 * len(classes))


def _box(start: float, end: float, colour: str, opacity: float) -> str:
    return f'<rect x="{start:.1f}" y="38" width="{end - start:.1f}" height="24" fill="{colour}" opacity="{opacity}"/>'


def _text(x: float, y: float, words: str, anchor: str = "middle") -> str:
    return f'<text x="{x:.1f}" y="{y}" text-anchor="{anchor}">{escape(words)}</text>'


def svg_data_url(parts: list[str], height: int) -> str:
    """Join elements of SVG to a drawing with the STYLE of its texts.

    Parameters
    ----------
    parts
        Elements within WIDTH and height.
    height
        In units of the drawing.

    Returns
    -------
    str
        Data URL.
    """
    size = f'width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{STYLE}{"".join(parts)}</svg>'
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"
