"""Probabilities drawn as SVG."""

import base64
from itertools import pairwise
from xml.etree import ElementTree

import numpy as np
import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from dashboard.components.common.svg_scales import class_probabilities, probability_scale
from dashboard.texts import say

SVG = "{http://www.w3.org/2000/svg}"


def drawing(url: str) -> ElementTree.Element:
    head, data = url.split(",")
    assert head == "data:image/svg+xml;base64"
    return ElementTree.fromstring(base64.b64decode(data))


def words(svg) -> str:
    return " | ".join(text.text for text in svg.iter(f"{SVG}text"))


@pytest.mark.parametrize(("value", "place"), [(0.0, 12), (0.5, 220), (1.0, 428)])
def test_marker_lies_where_the_probability_is(value, place):
    svg = drawing(probability_scale(value, 0.5, 0.3, ["NORMAL", "PNEUMONIA"]))
    marker = list(svg.iter(f"{SVG}path"))[-1]
    assert marker.get("d").startswith(f"M{place:.1f} ")
    assert say("scales.threshold", value="50%") in words(svg)
    assert say("scales.indeterminate", low="20.0%", high="80.0%") in words(svg)


def test_words_of_a_line_keep_apart():
    """By the width that Helvetica has; browsers may draw in a wider font, so one letter more must fit between."""
    svg = drawing(probability_scale(0.993, 0.5, 0.419, ["NORMAL", "PNEUMONIA"]))
    lines = {}
    for text in svg.iter(f"{SVG}text"):
        width = stringWidth(text.text, "Helvetica", 13)
        start = float(text.get("x")) - {"start": 0, "middle": width / 2, "end": width}[text.get("text-anchor")]
        lines.setdefault(text.get("y"), []).append((start, start + width))
    assert max(map(len, lines.values())) > 1
    for places in map(sorted, lines.values()):
        assert all(end + 13 < start for (_, end), (start, _) in pairwise(places))


def test_bars_are_as_long_as_the_probabilities():
    svg = drawing(class_probabilities(np.array([0.2, 0.5, 0.3]), ["A", "<B>", "C"], "<B>"))
    lengths = [float(bar.get("width")) for bar in svg.iter(f"{SVG}rect")]
    assert lengths[1] / lengths[0] == pytest.approx(2.5, rel=0.01)
    assert words(svg) == "A | 20.0% | <B> | 50.0% | C | 30.0%"
    assert len({bar.get("fill") for bar in svg.iter(f"{SVG}rect")}) == 2
