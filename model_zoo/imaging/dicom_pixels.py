"""From a DICOM file's pixel data to stored values: checked against every limit first, then decoded."""

import struct

import numpy as np
from PIL import Image
from pydicom import Dataset
from pydicom.encaps import encapsulate, get_frame
from pydicom.pixels import get_decoder

from model_zoo.core.coded_messages import Message
from model_zoo.imaging.file_formats import JPEG_LS, LOSSLESS, SEQUENTIAL, ImageError, check_size, jpeg_frame

MAX_FRAMES = 100
MAX_TILES = 4096  # of a JPEG 2000 picture

# Transfer syntaxes: whether without types (implicit VR), and whether little endian.
NATIVE = {
    "1.2.840.10008.1.2": (True, True),
    "1.2.840.10008.1.2.1": (False, True),
    "1.2.840.10008.1.2.2": (False, False),
}
PLAIN, RLE = "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.5"
# The codings that each allows; others, such as progressive ones, may take minutes.
JPEG_KINDS = {
    "1.2.840.10008.1.2.4.50": SEQUENTIAL,
    "1.2.840.10008.1.2.4.51": SEQUENTIAL,
    "1.2.840.10008.1.2.4.57": (LOSSLESS,),
    "1.2.840.10008.1.2.4.70": (LOSSLESS,),
    "1.2.840.10008.1.2.4.80": (JPEG_LS,),
    "1.2.840.10008.1.2.4.81": (JPEG_LS,),
}
JPEG_2000 = ("1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.91")


def stored_values(elements: Dataset, syntax: str) -> tuple[np.ndarray, tuple[Message, ...]]:
    """The first frame as it is stored, int8 to uint16 (height, width), and notes.

    Sets what the file left out of the elements that describe the pixels. Raises ImageError before anything is decoded
    that is beyond the limits, and whatever the decoders raise.
    """
    rows, columns = (element_int(elements, keyword) for keyword in ("Rows", "Columns"))
    check_size(columns, rows)
    frames, allocated = max(1, element_int(elements, "NumberOfFrames", 1)), element_int(elements, "BitsAllocated")
    used = element_int(elements, "BitsStored", allocated)
    if frames > MAX_FRAMES:
        raise ImageError("imaging.dicom_frames", frames=frames, limit=MAX_FRAMES)
    if allocated not in (8, 16):
        raise ImageError("imaging.dicom_bits_allocated", bits=allocated)
    if not 1 < used <= allocated or element_int(elements, "HighBit", used - 1) != used - 1:
        raise ImageError("imaging.dicom_bits_stored")
    elements.BitsStored, elements.SamplesPerPixel, elements.NumberOfFrames = used, 1, frames
    elements.PixelRepresentation = element_int(elements, "PixelRepresentation", 0)
    if syntax in NATIVE:
        if len(elements.PixelData) < rows * columns * frames * allocated // 8:
            raise ImageError("imaging.dicom_pixels_missing")
        plugin = ""
    else:
        frame = get_frame(elements.PixelData, 0, number_of_frames=frames)
        if syntax == RLE:
            elements.PixelData, syntax, plugin = _unpacked(frame, rows * columns, allocated // 8), PLAIN, ""
        else:
            _check_stream(frame, syntax, rows, columns, allocated)
            # Wrapped anew, so that what is decoded is what was checked.
            elements.PixelData, plugin = encapsulate([frame], has_bot=False), "pylibjpeg"
        elements.NumberOfFrames = 1
    stored, _ = get_decoder(syntax).as_array(elements, index=0, raw=True, decoding_plugin=plugin)
    return stored, (Message("imaging.note_first_frame", {"frames": frames}),) if frames > 1 else ()


def _unpacked(frame: bytes, count: int, planes: int) -> bytes:
    """So many pixels of a run-length coded frame, low byte first; Pillow's decoder, because pylibjpeg-rle panics."""
    found, *starts = struct.unpack_from("<16L", frame)
    if found != planes:
        raise ImageError("imaging.dicom_stream")
    ends = [*starts[1:planes], len(frame)]
    parts = [frame[start:end] for start, end in zip(starts, ends, strict=False)]
    # As one row, because not every program begins a new run with each row. The high bytes come first.
    rows = [Image.frombytes("L", (count, 1), part, "packbits", "L") for part in parts]
    return np.stack([np.asarray(row)[0] for row in reversed(rows)], axis=1).tobytes()


def _check_stream(frame: bytes, syntax: str, rows: int, columns: int, allocated: int) -> None:
    """A compressed frame has a header of its own; where it promises another size, decoding could take all memory."""
    if syntax in JPEG_2000:
        start = frame.index(b"\xff\x4f\xff\x51", 0, 1024) + 8
        width, height, left, top, *tile, layers, depth = struct.unpack_from(">8LHB", frame, start)
        fits = (height - top, width - left, layers) == (rows, columns, 1) and (depth & 127) < allocated
        fits = fits and -(-width // tile[0]) * -(-height // tile[1]) <= MAX_TILES
    else:
        header = jpeg_frame(frame)
        fits = (header.height, header.width, header.layers) == (rows, columns, 1) and header.bits <= allocated
        fits = fits and header.kind in JPEG_KINDS[syntax] and frame.count(b"\xff\xda") == 1
    if not fits:
        raise ImageError("imaging.dicom_stream")


def element_text(elements: Dataset, keyword: str) -> str:
    """The element in capitals, or an empty string."""
    value = elements.get(keyword)
    return "" if value is None else str(value).strip().upper()


def element_int(elements: Dataset, keyword: str, default: int | None = None) -> int:
    """The element as a number, or the default. Raises ImageError."""
    value = elements.get(keyword)
    value = default if value is None or value == "" else value
    if value is None:
        raise ImageError("imaging.dicom_element_missing", element=keyword)
    try:
        return int(value)
    except (TypeError, ValueError):
        raise ImageError("imaging.dicom_element_no_number", element=keyword) from None
