"""Stored values of a DICOM file as greys: padding, modality values, look-up tables and windows."""

from typing import NamedTuple

import numpy as np
from pydicom import Dataset

from model_zoo.core.coded_messages import Message
from model_zoo.imaging.dicom.elements import (
    element_name,
    element_numbers,
    element_text,
    element_value,
    element_words,
    padding_values,
)
from model_zoo.imaging.file_formats import ImageError
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.imaging.windowing import FUNCTIONS, Window, WindowSet, apply_window, render_grey

MAX_TABLE = 2**19  # bytes of a look-up table's sequence; the largest table has 2**17


class LookUpTable(NamedTuple):
    """A look-up table: its entries, int64 (entries,), and the value that the first of them stands for."""

    entries: np.ndarray
    first: int

    def __call__(self, values: np.ndarray) -> np.ndarray:
        """Return the entry of each value; values beyond either end take the entry there."""
        places = np.clip(values.round().astype(np.int64) - self.first, 0, len(self.entries) - 1)
        return self.entries[places].astype(np.float64)


def render_radiograph(elements: Dataset, stored: np.ndarray, name: str, notes: tuple[Message, ...]) -> Radiograph:
    """Return stored values as modality values, these in a window, bright where it is dense.

    Parameters
    ----------
    elements
        Those of the file.
    stored
        As `stored_values` returns them.
    name, notes
        Of the radiograph; notes are added to.

    Raises
    ------
    ImageError
        Where there is nothing to see, and for rescaling and look-up tables that have no meaning.
    """
    lowest = -(2 ** (elements.BitsAllocated - 1)) if elements.PixelRepresentation else 0
    levels = np.arange(2**elements.BitsAllocated) + lowest
    # Whole numbers wrap around, so that this is right for negative values too.
    places = stored.astype(np.uint16)
    places += np.uint16(-lowest & 0xFFFF)
    padded, first, last, more = _padding(elements, levels, places)
    notes += more
    if first == last:
        raise ImageError("imaging.uniform")
    values, more = _modality(elements, levels)
    notes += more
    used = slice(first, last + 1)
    # An image of 8 bits was made for the screen; of more bits a file often uses few.
    present = values if elements.BitsAllocated == 8 else values[used] if padded is None else values[used][~padded[used]]
    low, high = float(present.min()), float(present.max())
    whole = Window((low + high) / 2, max(high - low, 1e-3), "LINEAR_EXACT")
    windows, more = _windows(elements)
    notes += more
    offered = (*windows, whole)
    inverted = element_text(elements, "PhotometricInterpretation") == "MONOCHROME1"
    if inverted:
        notes += (Message("imaging.note_monochrome1"),)
    table = _voi(elements, values)
    has_table = table is not None
    if table is None:
        table = apply_window(values, offered[0])
    if np.ptp(table[used]) < 1:
        table = apply_window(values, whole)
        notes += (Message("imaging.note_window_useless"),)
    elif not windows and elements.BitsAllocated > 8 and not has_table:
        notes += (Message("imaging.note_no_window"),)
    pixels = render_grey(places, table, inverted, padded)
    if pixels.min() == pixels.max():
        raise ImageError("imaging.uniform_as_shown")
    return Radiograph(pixels, name, notes, WindowSet(places, values.astype(np.float32), inverted, offered, padded))


def _padding(
    elements: Dataset, levels: np.ndarray, places: np.ndarray
) -> tuple[np.ndarray | None, int, int, tuple[Message, ...]]:
    """Return which levels are padding, bool (levels,), the first and last level of the others, and notes."""
    whole, limits = (int(places.min()), int(places.max())), padding_values(elements)
    if limits is None:
        return None, *whole, ()
    padded = (levels >= min(limits)) & (levels <= max(limits))
    kept = places[~padded[places]]
    if kept.size == places.size:
        return None, *whole, ()
    if not kept.size or kept.min() == kept.max():
        note = Message("imaging.note_element_ignored", {"element": element_name("PixelPaddingValue")})
        return None, *whole, (note,)
    return padded, int(kept.min()), int(kept.max()), (Message("imaging.note_padding"),)


def _modality(elements: Dataset, levels: np.ndarray) -> tuple[np.ndarray, tuple[Message, ...]]:
    """Return float64 (levels,): the modality value of each stored one; and notes."""
    table = _look_up_table(elements, "ModalityLUTSequence", levels)
    if table is not None:
        return table(levels), ()
    slope, of_slope = _number(elements, "RescaleSlope", 1)
    intercept, of_intercept = _number(elements, "RescaleIntercept", 0)
    if not slope:
        raise ImageError("imaging.dicom_slope_zero", element=element_name("RescaleSlope"))
    with np.errstate(over="ignore"):
        values = levels * slope + intercept
    if not np.abs(values).max() < 1e9:
        raise ImageError(
            "imaging.dicom_rescale", slope=element_name("RescaleSlope"), intercept=element_name("RescaleIntercept")
        )
    return values, of_slope + of_intercept


def _number(elements: Dataset, keyword: str, default: float) -> tuple[float, tuple[Message, ...]]:
    """Return the element's first value, the default where that is no number, and a note on that."""
    found = element_numbers(elements, keyword)[:1]
    if found and found[0] is not None:
        return found[0], ()
    return default, (_ignored(keyword),) if elements.get_item(keyword) is not None else ()


def _ignored(keyword: str) -> Message:
    return Message("imaging.note_no_number", {"element": element_name(keyword)})


def _voi(elements: Dataset, values: np.ndarray) -> np.ndarray | None:
    """Return the greys, 0..255, by the first look-up table of values of interest, where there is one.

    Files state the bits of its entries wrongly in both directions, so that the largest entry says what is white.
    """
    table = _look_up_table(elements, "VOILUTSequence", values)
    if table is None:
        return None
    bits = max(8, int(table.entries.max()).bit_length())
    return table(values) * (255 / (2**bits - 1))


def _look_up_table(elements: Dataset, keyword: str, values: np.ndarray) -> LookUpTable | None:
    """Return the first look-up table of a sequence (DICOM PS3.3, C.11.1.1), for these values; None where it has none.

    Raises
    ------
    ImageError
        Where it is too long, or shorter than its descriptor says.
    """
    # Taken apart when it is first asked for, element by element: a long one would take minutes.
    if (raw := getattr(elements.get_item(keyword), "length", 0)) != 0xFFFFFFFF and raw > MAX_TABLE:
        raise ImageError("imaging.dicom_table_too_long", element=element_name(keyword))
    sequence = element_value(elements, keyword)
    if not sequence:
        return None
    item = sequence[0]
    descriptor, data = (element_words(item, part) for part in ("LUTDescriptor", "LUTData"))
    if len(descriptor) != 3:
        raise ImageError("imaging.dicom_table_damaged", element=element_name("LUTDescriptor"), table=keyword)
    stated, first, bits = map(int, descriptor)
    count = stated or 2**16
    if len(data) >= count:
        entries = data[:count]
    elif bits <= 8 and 2 * len(data) >= count - 1 and (packed := _bytes(item)).size >= count:
        entries = packed[:count]  # two in each word
    else:
        raise ImageError("imaging.dicom_table_damaged", element=element_name("LUTData"), table=keyword)
    # Files disagree about the sign of the first value: that counts which lies among the values.
    either = [first, first - 2**16] if first >= 2**15 else [first]
    kind = item.get_item("LUTDescriptor").VR
    if kind == "SS" or (elements.PixelRepresentation and kind != "US"):
        either.reverse()
    among = [place for place in either if values.min() <= place <= values.max()]
    return LookUpTable(entries.astype(np.int64), (among or either)[0])


def _bytes(item: Dataset) -> np.ndarray:
    """Return the bytes of a look-up table, in the order of its entries."""
    raw = item.get_item("LUTData")
    if raw is None or not isinstance(raw.value, bytes):
        return element_words(item, "LUTData").astype("<u2").view(np.uint8)
    if not getattr(raw, "is_little_endian", True) and raw.VR == "OW":
        return element_words(item, "LUTData").astype("<u2").view(np.uint8)
    return np.frombuffer(raw.value, np.uint8)


def _windows(elements: Dataset) -> tuple[tuple[Window, ...], tuple[Message, ...]]:
    """Return the file's windows that can be used, and notes on what had to be ignored."""
    notes: list[Message] = []
    function = element_text(elements, "VOILUTFunction") or FUNCTIONS[0]
    if function not in FUNCTIONS:
        function = FUNCTIONS[0]
        notes.append(Message("imaging.note_element_ignored", {"element": element_name("VOILUTFunction")}))
    centres, widths = (element_numbers(elements, keyword) for keyword in ("WindowCenter", "WindowWidth"))
    notes += [
        _ignored(keyword) for keyword, found in (("WindowCenter", centres), ("WindowWidth", widths)) if None in found
    ]
    if len(centres) != len(widths):
        keyword = "WindowWidth" if len(centres) > len(widths) else "WindowCenter"
        notes.append(Message("imaging.note_window_incomplete", {"element": element_name(keyword)}))
    explained = element_value(elements, "WindowCenterWidthExplanation")
    names = [explained] if isinstance(explained, str) else list(explained or [])
    names += [""] * len(centres)
    found = [
        Window(centre, width, function, str(text)[:64])
        for centre, width, text in zip(centres, widths, names, strict=False)
        if centre is not None and width is not None
    ]
    return tuple(window for window in found if window.usable), tuple(notes)
