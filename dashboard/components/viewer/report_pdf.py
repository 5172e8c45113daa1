"""Report as a PDF of A4 pages; the same texts and images give the same file, byte by byte."""

import io
from dataclasses import dataclass
from functools import partial
from typing import Any, cast
from xml.sax.saxutils import escape

import numpy as np
from PIL import Image
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Image as PdfImage
from reportlab.platypus import KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table

FONT, BOLD = "Vera", "VeraBd"  # free fonts of ReportLab, embedded so that umlauts show everywhere
MARGIN = 18 * mm
PADDING = 6  # around the content of a page, by ReportLab, in points
WIDTH = A4[0] - 2 * (MARGIN + PADDING)
TALLEST = 95 * mm  # height of an image
INK, FAINT, WARNING = HexColor("#16242c"), HexColor("#55636b"), HexColor("#fbe3c8")
SIDES = {"TOP": 1.2, "BOTTOM": 1.2, "LEFT": 0, "RIGHT": 0}  # padding of a cell, in points
QUALITY = 92  # of JPEG

Entry = str | tuple[str, str]  # a text, or a name and its value


@dataclass(frozen=True)
class PdfLayout:
    """Texts and images of a report, in the visitor's language.

    Parameters
    ----------
    notice
        At the top, its first sentence at the foot of every page.
    time
        When the report was made.
    images
        uint8 (height, width) or (height, width, 3), each with its caption.
    sections
        Heading and entries of each.
    page
        Word for a page, before its number.
    language
        ISO 639-1 code.
    """

    title: str
    notice: str
    time: str
    images: list[tuple[np.ndarray, str]]
    sections: list[tuple[str, list[Entry]]]
    page: str
    language: str


def build_pdf(layout: PdfLayout) -> bytes:
    """Return the PDF file of a report; letters that its font lacks become question marks."""
    for name in (FONT, BOLD):
        pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))
    file = io.BytesIO()
    document = SimpleDocTemplate(
        file, pagesize=A4, leftMargin=MARGIN, rightMargin=MARGIN, topMargin=MARGIN, bottomMargin=MARGIN,
        title=layout.title, author="ThoraxLens", lang=layout.language,
        invariant=1,  # without the time in the file's metadata, which would differ each time
    )  # fmt: skip
    parts = [
        _text(layout.title, size=17, bold=True),
        _text(layout.time, colour=FAINT),
        Spacer(0, 2 * mm),
        _boxed(layout.notice),
        Spacer(0, 4 * mm),
        _images(layout.images),
    ]
    for heading, entries in layout.sections:
        first, *rest = [_entry(entry) for entry in entries]
        parts += [Spacer(0, 3 * mm), KeepTogether([_text(heading, size=11.5, bold=True), first]), *rest]
    footer = partial(_footer, layout=layout)
    document.build(parts, onFirstPage=footer, onLaterPages=footer)
    return file.getvalue()


def _text(words: str, size: float = 9, bold: bool = False, colour: Color = INK, **more: Any) -> Paragraph:
    name = BOLD if bold else FONT
    style = ParagraphStyle("text", fontName=name, fontSize=size, leading=1.4 * size, textColor=colour, **more)
    return Paragraph(escape(_printable(words)).replace("\n", "<br/>"), style)


def _printable(words: str) -> str:
    known = cast(TTFont, pdfmetrics.getFont(FONT)).face.charToGlyph
    return "".join(letter if ord(letter) in known or letter == "\n" else "?" for letter in words)


def _boxed(words: str) -> Table:
    style = [("BACKGROUND", (0, 0), (-1, -1), WARNING)]
    return Table([[_text(words, size=9.5, bold=True)]], colWidths=[WIDTH], style=style)


def _entry(entry: Entry) -> Paragraph | Table:
    if isinstance(entry, str):
        return _text(entry, spaceAfter=1.2 * mm)
    name, value = entry
    padding = [(f"{side}PADDING", (0, 0), (-1, -1), space) for side, space in SIDES.items()]
    style = [("VALIGN", (0, 0), (-1, -1), "TOP"), *padding]
    cells = [_text(name, size=8.5, colour=FAINT), _text(value, size=8.5)]
    return Table([cells], colWidths=[0.28 * WIDTH, 0.72 * WIDTH], style=style)


def _images(images: list[tuple[np.ndarray, str]]) -> Table:
    column = WIDTH / len(images) - 3 * mm
    drawn = [_image(pixels, min(column, WIDTH / 2)) for pixels, _ in images]
    captions = [_text(words, size=8, colour=FAINT, alignment=TA_CENTER) for _, words in images]
    style = [("ALIGN", (0, 0), (-1, -1), "CENTER"), ("VALIGN", (0, 0), (-1, 0), "BOTTOM")]
    return Table([drawn, captions], colWidths=[WIDTH / len(images)] * len(images), style=style)


def _image(pixels: np.ndarray, width: float) -> PdfImage:
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "JPEG", quality=QUALITY)
    file.seek(0)
    height = width * pixels.shape[0] / pixels.shape[1]
    scale = min(1.0, TALLEST / height)
    return PdfImage(file, width * scale, height * scale)


def _footer(canvas: Canvas, document: SimpleDocTemplate, layout: PdfLayout) -> None:
    canvas.setFont(FONT, 8)
    canvas.setFillColor(FAINT)
    canvas.drawString(MARGIN + PADDING, 10 * mm, _printable(layout.notice.split(".")[0] + "."))
    canvas.drawRightString(A4[0] - MARGIN - PADDING, 10 * mm, f"{layout.page} {document.page}")
