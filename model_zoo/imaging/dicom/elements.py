"""Elements of a DICOM file as numbers, texts and words, whatever type they come in."""

import re
from typing import Any

import numpy as np
from pydicom import Dataset
from pydicom.datadict import dictionary_VR, tag_for_keyword
from pydicom.dataelem import RawDataElement

from model_zoo.imaging.file_formats import ImageError

TEXTS = ("CS", "DS", "IS", "LO", "LT", "SH", "ST", "UC", "UT")  # types whose values are written out
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+([eE][+-]?\d+)?")


def element_name(keyword: str) -> str:
    """Return how messages name an element, such as "Rows (0028,0010)"."""
    tag = tag_for_keyword(keyword) or 0
    return f"{keyword} ({tag >> 16:04X},{tag & 0xFFFF:04X})"


def element_value(elements: Dataset, keyword: str) -> Any:
    """Return the element's value, None where it is missing.

    Raises
    ------
    ImageError
        Where its bytes are none of its type.
    """
    try:
        return elements.get(keyword)
    except Exception:
        # pydicom raises whatever the damage leads to.
        raise ImageError("imaging.dicom_element_damaged", element=element_name(keyword)) from None


def element_text(elements: Dataset, keyword: str) -> str:
    """Return the element in capitals, or an empty string."""
    value = element_value(elements, keyword)
    return "" if value is None else str(value).strip().upper()


def element_numbers(elements: Dataset, keyword: str) -> list[float | None]:
    """Return the element's values, None for each that is no number; none where the element is missing or empty.

    A decimal comma is read as a point.
    """
    item = elements.get_item(keyword)
    if item is None:
        return []
    kind = dictionary_VR(item.tag) if item.VR in (None, "UN") else item.VR
    if isinstance(item, RawDataElement) and kind in TEXTS:
        text = (item.value or b"").decode("latin-1")
    else:
        value = element_value(elements, keyword)
        parts = value if hasattr(value, "append") else [value]
        text = "\\".join("" if part is None else str(part) for part in parts)
    return [_number(part) for part in text.split("\\")] if text.strip(" \0") else []


def element_int(elements: Dataset, keyword: str, default: int | None = None) -> int:
    """Return the element's first value as a whole number, or the default.

    Raises
    ------
    ImageError
        Where it is no number, and where it is missing without a default.
    """
    found = element_numbers(elements, keyword)[:1] or ([] if default is None else [default])
    if not found:
        raise ImageError("imaging.dicom_element_missing", element=element_name(keyword))
    if found[0] is None:
        raise ImageError("imaging.dicom_element_no_number", element=element_name(keyword))
    return int(found[0])


def element_words(elements: Dataset, keyword: str) -> np.ndarray:
    """Return the element's bytes as unsigned words of 16 bits, whatever sign its type gives them."""
    item = elements.get_item(keyword)
    if item is None or item.value is None:
        return np.zeros(0, np.uint16)
    if isinstance(item, RawDataElement):
        return np.frombuffer(item.value[: len(item.value) // 2 * 2], "<u2" if item.is_little_endian else ">u2")
    return np.array([int(value) & 0xFFFF for value in np.atleast_1d(item.value)], np.uint16)


def _number(text: str) -> float | None:
    text = text.strip(" \0\t\r\n")
    if _DECIMAL_COMMA.fullmatch(text):
        text = text.replace(",", ".")
    number = float(text) if _NUMBER.fullmatch(text) else np.inf
    return number if np.isfinite(number) else None


def padding_values(elements: Dataset) -> tuple[int, int] | None:
    """Return PixelPaddingValue, and with it PixelPaddingRangeLimit, as stored values; None where there is none.

    Their type may say another sign than the pixels'; the pixels' counts.
    """
    found: list[int] = []
    for keyword in ("PixelPaddingValue", "PixelPaddingRangeLimit"):
        words = element_words(elements, keyword)[:1].astype(np.uint16)
        if elements.BitsAllocated == 8:
            words = words[(words < 2**8) | (words >= 2**16 - 2**7)].astype(np.uint8)
        found += [int(value) for value in words.view(f"{'i' if elements.PixelRepresentation else 'u'}{words.itemsize}")]
        if not found:
            return None
    return found[0], found[-1]
