"""DICOM file to radiograph: the pixels and how to show them; no element of the patient is ever read.

Imported only when a DICOM file arrives, because pydicom takes half a second.
"""

import io
import logging
import warnings

import numpy as np
from pydicom import Dataset, config
from pydicom.datadict import tag_for_keyword
from pydicom.filereader import read_dataset
from pydicom.pixels import apply_modality_lut, apply_voi

from model_zoo.core.coded_messages import Message
from model_zoo.imaging.dicom_pixels import JPEG_2000, JPEG_KINDS, NATIVE, RLE, element_int, element_text, stored_values
from model_zoo.imaging.file_formats import ImageError
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.imaging.windowing import FUNCTIONS, Window, WindowSet, apply_window, render_grey

# What these libraries warn about and log quotes elements of the file.
warnings.filterwarnings("ignore", module="pydicom")
config.settings.reading_validation_mode = config.IGNORE
for _name in ("pydicom", "pylibjpeg", "openjpeg", "libjpeg"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)

MAX_READS = 100_000  # of the file while it is taken apart; an ordinary one needs a few hundred
MAX_TABLE = 2**19  # bytes of a look-up table's sequence; the largest table has 2**17

GREY = ("MONOCHROME1", "MONOCHROME2")
SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7"

RADIOGRAPHS = ("CR", "DX", "RG")
PERHAPS = ("", "OT", "SC", "DR", "RF", "XA")  # may hold a radiograph: stated in a note
_TEETH = Message("imaging.modality_teeth")
OTHERS = {
    "CT": Message("imaging.modality_ct"),
    "MR": Message("imaging.modality_mr"),
    "US": Message("imaging.modality_us"),
    "MG": Message("imaging.modality_mg"),
    "PT": Message("imaging.modality_pt"),
    "NM": Message("imaging.modality_nm"),
    "ES": Message("imaging.modality_es"),
    "XC": Message("imaging.modality_xc"),
    "SM": Message("imaging.modality_sm"),
    "IO": _TEETH,
    "PX": _TEETH,
}
READ = (
    "SOPClassUID", "Modality", "SamplesPerPixel", "PhotometricInterpretation", "NumberOfFrames", "Rows", "Columns",
    "BitsAllocated", "BitsStored", "HighBit", "PixelRepresentation", "RescaleIntercept", "RescaleSlope",
    "ModalityLUTSequence", "WindowCenter", "WindowWidth", "WindowCenterWidthExplanation", "VOILUTFunction",
    "VOILUTSequence", "PixelData",
)  # fmt: skip


def read_dicom(data: bytes, name: str) -> Radiograph:
    """Decode the first frame of a DICOM file into a grey radiograph in the window that the file asks for.

    data: a file with the letters DICM at byte 128; grey, 8 or 16 bits allocated, uncompressed or as RLE, JPEG (8 or
    12 bit, lossless), JPEG-LS or JPEG 2000. Raises ImageError for anything else, and for what is no radiograph.
    """
    try:
        elements, syntax = _elements(data)
        notes = _kind(elements)
        stored, more = stored_values(elements, syntax)
        return _shown(elements, stored, name, notes + more)
    except ImageError:
        raise
    except Exception:
        # pydicom and the decoders raise whatever the damage leads to: there is no list of it.
        raise ImageError("imaging.dicom_undecodable") from None


class _Bounded(io.BytesIO):
    """A file that is read a limited number of times: millions of empty elements would take minutes."""

    reads = 0

    def read(self, size: int | None = -1) -> bytes:
        self.reads += 1
        if self.reads > MAX_READS:
            raise ImageError("imaging.dicom_pieces")
        return super().read(size)


def _elements(data: bytes) -> tuple[Dataset, str]:
    """The elements in READ, and the transfer syntax."""
    file = _Bounded(data)
    file.seek(132)
    only = _tags("TransferSyntaxUID")
    meta = read_dataset(file, False, True, stop_when=lambda tag, *_: tag.group != 2, specific_tags=only)
    syntax = str(meta.get("TransferSyntaxUID") or "")
    if not syntax:
        raise ImageError("imaging.dicom_syntax_missing")
    if syntax not in (*NATIVE, *JPEG_KINDS, *JPEG_2000, RLE):
        raise ImageError("imaging.dicom_syntax_unknown")
    elements = read_dataset(file, *NATIVE.get(syntax, (False, True)), specific_tags=_tags(*READ))
    if not elements.get("PixelData"):
        raise ImageError("imaging.dicom_no_pixels")
    return elements, syntax


def _tags(*keywords: str) -> list[int]:
    return [tag_for_keyword(keyword) for keyword in keywords]


def _kind(elements: Dataset) -> tuple[Message, ...]:
    """Notes on what kind of image it is. Raises ImageError for what is no grey radiograph."""
    modality = element_text(elements, "Modality")
    if modality not in RADIOGRAPHS + PERHAPS:
        kind = OTHERS.get(modality, Message("imaging.modality_other"))
        raise ImageError("imaging.dicom_modality", kind=kind)
    interpretation = element_text(elements, "PhotometricInterpretation")
    if element_int(elements, "SamplesPerPixel", 1) != 1 or (interpretation and interpretation not in GREY):
        raise ImageError("imaging.dicom_colour")
    if not interpretation:
        raise ImageError("imaging.dicom_element_missing", element="PhotometricInterpretation")
    notes = () if modality in RADIOGRAPHS else (Message("imaging.note_modality"),)
    if element_text(elements, "SOPClassUID") == SECONDARY_CAPTURE:
        notes += (Message("imaging.note_secondary_capture"),)
    return notes


def _shown(elements: Dataset, stored: np.ndarray, name: str, notes: tuple[Message, ...]) -> Radiograph:
    """The stored values as modality values (rescale or look-up table), these in a window, bright where it is dense."""
    lowest = -(2 ** (elements.BitsAllocated - 1)) if elements.PixelRepresentation else 0
    levels = np.arange(2**elements.BitsAllocated) + lowest
    # Whole numbers wrap around, so that this is right for negative values too.
    places = stored.astype(np.uint16)
    places += np.uint16(-lowest)
    first, last = int(places.min()), int(places.max())
    if first == last:
        raise ImageError("imaging.uniform")
    values = _modality(elements, levels)
    # A picture of 8 bits was made for the screen; of more bits a file often uses few.
    present = values if elements.BitsAllocated == 8 else values[first : last + 1]
    low, high = float(present.min()), float(present.max())
    whole = Window((low + high) / 2, max(high - low, 1e-3), "LINEAR_EXACT")
    offered = (*_windows(elements), whole)
    inverted = element_text(elements, "PhotometricInterpretation") == "MONOCHROME1"
    if inverted:
        notes += (Message("imaging.note_monochrome1"),)
    table = _voi(elements, values)
    table = apply_window(values, offered[0]) if table is None else table
    if np.ptp(table[first : last + 1]) < 1:
        table = apply_window(values, whole)
        notes += (Message("imaging.note_window_useless"),)
    elif len(offered) == 1 and elements.BitsAllocated > 8 and "VOILUTSequence" not in elements:
        notes += (Message("imaging.note_no_window"),)
    pixels = render_grey(places, table, inverted)
    if pixels.min() == pixels.max():
        raise ImageError("imaging.uniform_as_shown")
    return Radiograph(pixels, name, notes, WindowSet(places, values.astype(np.float32), inverted, offered))


def _modality(elements: Dataset, levels: np.ndarray) -> np.ndarray:
    """float64 (levels,): the modality value of each stored one."""
    if "ModalityLUTSequence" in elements:
        _check_table(elements, "ModalityLUTSequence")
    elif (slope := elements.get("RescaleSlope")) is not None and not float(slope):
        raise ImageError("imaging.dicom_slope_zero")
    with np.errstate(all="ignore"):
        values = apply_modality_lut(levels, elements).astype(np.float64)
    if not np.isfinite(values).all() or np.abs(values).max() > 1e9:
        raise ImageError("imaging.dicom_rescale")
    return values


def _voi(elements: Dataset, values: np.ndarray) -> np.ndarray | None:
    """Greys, 0..255, by the first look-up table of values of interest, where there is one."""
    if "VOILUTSequence" not in elements:
        return None
    _check_table(elements, "VOILUTSequence")
    if not elements.VOILUTSequence:
        return None
    bits = elements.VOILUTSequence[0].LUTDescriptor[2]
    return apply_voi(values.round().astype(np.int64), elements) * (255 / (2**bits - 1))


def _windows(elements: Dataset) -> tuple[Window, ...]:
    """The file's windows that can be used."""
    function = element_text(elements, "VOILUTFunction") or FUNCTIONS[0]
    centres, widths, names = (
        _several(elements, keyword) for keyword in ("WindowCenter", "WindowWidth", "WindowCenterWidthExplanation")
    )
    names += [""] * len(centres)
    found = [
        Window(float(centre), float(width), function, str(text)[:64])
        for centre, width, text in zip(centres, widths, names, strict=False)
    ]
    return tuple(window for window in found if window.usable)


def _check_table(elements: Dataset, keyword: str) -> None:
    # Taken apart when it is first asked for, element by element: a long one would take minutes.
    raw = getattr(elements.get_item(keyword), "length", 0)
    if raw != 0xFFFFFFFF and raw > MAX_TABLE:
        raise ImageError("imaging.dicom_table_too_long")


def _several(elements: Dataset, keyword: str) -> list:
    value = elements.get(keyword)
    if value is None or value == "":
        return []
    return [value] if isinstance(value, str | float) else list(value)
