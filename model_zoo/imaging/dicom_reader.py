"""DICOM file to radiograph: the pixels and how to show them; no element of the patient is ever read.

Imported only when a DICOM file arrives, because pydicom takes half a second.
"""

import io
import logging
import struct
import warnings

from pydicom import Dataset, config
from pydicom.datadict import tag_for_keyword
from pydicom.dataelem import RawDataElement
from pydicom.filereader import read_dataset
from pydicom.uid import UID

from model_zoo.core.coded_messages import Message
from model_zoo.imaging.dicom.elements import element_int, element_name, element_text, element_value
from model_zoo.imaging.dicom.greys import render_radiograph
from model_zoo.imaging.dicom.pixels import JPEG_2000, JPEG_KINDS, NATIVE, RLE, stored_values
from model_zoo.imaging.file_formats import DICOM, DICOM_DIRECTORY, PREAMBLE, ImageError
from model_zoo.imaging.radiograph import Radiograph

# What these libraries warn about and log quotes elements of the file.
warnings.filterwarnings("ignore", module="pydicom")
config.settings.reading_validation_mode = config.IGNORE
for _name in ("pydicom", "imagecodecs"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)

MAX_READS = 100_000  # of the file while it is taken apart; an ordinary one needs a few hundred

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
    "BitsAllocated", "BitsStored", "HighBit", "PixelRepresentation", "PixelPaddingValue", "PixelPaddingRangeLimit",
    "RescaleIntercept", "RescaleSlope",
    "ModalityLUTSequence", "WindowCenter", "WindowWidth", "WindowCenterWidthExplanation", "VOILUTFunction",
    "VOILUTSequence", "PixelData",
)  # fmt: skip


def read_dicom(data: bytes, name: str) -> Radiograph:
    """Decode the first frame of a DICOM file into a grey radiograph in the window that the file asks for.

    Parameters
    ----------
    data
        A file with or without preamble and meta header; grey, 8 or 16 bits allocated, uncompressed or as RLE, JPEG (8
        or 12 bit, lossless), JPEG-LS or JPEG 2000.
    name
        For display only.

    Raises
    ------
    ImageError
        For anything else, and for what is no radiograph.
    """
    stage = "imaging.stage_header"
    try:
        elements, syntax, assumed = _elements(data)
        notes = assumed + _kind(elements)
        stage = "imaging.stage_pixels"
        stored, more = stored_values(elements, syntax)
        stage = "imaging.stage_window"
        return render_radiograph(elements, stored, name, notes + more)
    except ImageError:
        raise
    except Exception as error:
        # pydicom and the decoders raise whatever the damage leads to: there is no list of it.
        raise ImageError("imaging.dicom_undecodable", stage=Message(stage), error=type(error).__name__) from None


class _Bounded(io.BytesIO):
    """A file that is read a limited number of times: millions of empty elements would take minutes."""

    reads = 0

    def read(self, size: int | None = -1) -> bytes:
        self.reads += 1
        if self.reads > MAX_READS:
            raise ImageError("imaging.dicom_pieces")
        return super().read(size)


def _elements(data: bytes) -> tuple[Dataset, str, tuple[Message, ...]]:
    """Return the elements in READ, the transfer syntax, and a note where that had to be assumed."""
    file = _Bounded(data)
    start = PREAMBLE + 4 if data[PREAMBLE : PREAMBLE + 4] == DICOM else 0
    file.seek(start)
    only = _tags("MediaStorageSOPClassUID", "TransferSyntaxUID")
    notes: tuple[Message, ...] = ()
    if data[start : start + 2] == b"\2\0" or len(data) <= start:
        implicit = not data[start + 4 : start + 6].isalpha()
        meta = read_dataset(file, implicit, True, stop_when=lambda tag, *_: tag.group != 2, specific_tags=only)
        if str(meta.get("MediaStorageSOPClassUID") or "") == DICOM_DIRECTORY.decode():
            raise ImageError("imaging.dicom_directory")
        syntax = str(meta.get("TransferSyntaxUID") or "")
        if not syntax:
            raise ImageError("imaging.dicom_syntax_missing", element=element_name("TransferSyntaxUID"))
    else:
        syntax = _syntax_of(data[start : start + 6])
        notes = (Message("imaging.note_no_meta", {"syntax": UID(syntax).name}),)
    if syntax not in (*NATIVE, *JPEG_KINDS, *JPEG_2000, RLE):
        # The name of one that the standard knows; else its digits, of which a stranger may have made anything.
        known = UID(syntax).name if UID(syntax).is_valid else "?"
        raise ImageError("imaging.dicom_syntax_unknown", element=element_name("TransferSyntaxUID"), syntax=known)
    elements = read_dataset(file, *NATIVE.get(syntax, (False, True)), specific_tags=_tags(*READ))
    raw = elements.get_item("PixelData")
    if notes and isinstance(raw, RawDataElement) and raw.length == 0xFFFFFFFF:
        # Compressed, and nothing says how.
        raise ImageError("imaging.dicom_syntax_missing", element=element_name("TransferSyntaxUID"))
    if not element_value(elements, "PixelData"):
        raise ImageError("imaging.dicom_no_pixels", element=element_name("PixelData"))
    return elements, syntax, notes


def _syntax_of(start: bytes) -> str:
    """Return the uncompressed transfer syntax of a data set without a meta header, by its first six bytes."""
    little = struct.unpack("<H", start[:2])[0] < 0x100
    implicit = not start[4:6].isalpha()
    return next(syntax for syntax, kind in NATIVE.items() if kind == (implicit and little, little))


def _tags(*keywords: str) -> list[int]:
    return [tag for keyword in keywords if (tag := tag_for_keyword(keyword)) is not None]


def _kind(elements: Dataset) -> tuple[Message, ...]:
    """Return notes on what kind of image it is.

    Raises
    ------
    ImageError
        For what is no grey radiograph.
    """
    modality = element_text(elements, "Modality")
    if modality not in RADIOGRAPHS + PERHAPS:
        kind = OTHERS.get(modality, Message("imaging.modality_other"))
        raise ImageError("imaging.dicom_modality", kind=kind, element=element_name("Modality"))
    interpretation = element_text(elements, "PhotometricInterpretation")
    if element_int(elements, "SamplesPerPixel", 1) != 1:
        raise ImageError("imaging.dicom_colour", element=element_name("SamplesPerPixel"))
    if not interpretation:
        raise ImageError("imaging.dicom_element_missing", element=element_name("PhotometricInterpretation"))
    if interpretation not in GREY:
        raise ImageError("imaging.dicom_colour", element=element_name("PhotometricInterpretation"))
    notes = () if modality in RADIOGRAPHS else (Message("imaging.note_modality"),)
    if element_text(elements, "SOPClassUID") == SECONDARY_CAPTURE:
        notes += (Message("imaging.note_secondary_capture"),)
    return notes
