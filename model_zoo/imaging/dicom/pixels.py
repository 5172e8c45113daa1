"""Pixel data of a DICOM file as stored values: checked against every limit first, then decoded."""

import struct
from typing import Any

import imagecodecs
import numpy as np
from PIL import Image
from pydicom import Dataset
from pydicom.encaps import get_frame

from model_zoo.core.coded_messages import Message
from model_zoo.imaging.dicom.elements import element_int, element_name, padding_values
from model_zoo.imaging.file_formats import (
    JPEG_LS,
    LOSSLESS,
    SCAN,
    SEQUENTIAL,
    ImageError,
    check_jpeg_scans,
    check_size,
    jpeg_frame,
    marker_name,
)

MAX_FRAMES = 100
MAX_TILES = 4096  # of a JPEG 2000 image

# Transfer syntaxes: whether without types (implicit VR), and whether little endian.
NATIVE = {
    "1.2.840.10008.1.2": (True, True),
    "1.2.840.10008.1.2.1": (False, True),
    "1.2.840.10008.1.2.2": (False, False),
}
RLE = "1.2.840.10008.1.2.5"
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
PIXELS = "PixelData (7FE0,0010)"


def stored_values(elements: Dataset, syntax: str) -> tuple[np.ndarray, tuple[Message, ...]]:
    """Return the first frame as it is stored, and notes.

    Sets what the file left out of the elements that describe the pixels.

    Returns
    -------
    ndarray of int8, uint8, int16 or uint16, (height, width)
        Padding that lies outside the bits in use keeps its value.
    tuple of Message

    Raises
    ------
    ImageError
        Before anything is decoded that is beyond the limits. Decoders raise others.
    """
    rows, columns = (element_int(elements, keyword) for keyword in ("Rows", "Columns"))
    check_size(columns, rows)
    frames, allocated = max(1, element_int(elements, "NumberOfFrames", 1)), element_int(elements, "BitsAllocated")
    used = element_int(elements, "BitsStored", allocated)
    high = element_int(elements, "HighBit", used - 1)
    if frames > MAX_FRAMES:
        raise ImageError(
            "imaging.dicom_frames", element=element_name("NumberOfFrames"), frames=frames, limit=MAX_FRAMES
        )
    if allocated not in (8, 16):
        raise ImageError("imaging.dicom_bits_allocated", element=element_name("BitsAllocated"), bits=allocated)
    if not 1 < used <= allocated:
        raise ImageError(
            "imaging.dicom_bits_stored", element=element_name("BitsStored"), bits=used, allocated=allocated
        )
    signed = element_int(elements, "PixelRepresentation", 0)
    if signed not in (0, 1):
        raise ImageError("imaging.dicom_sign", element=element_name("PixelRepresentation"), value=signed)
    elements.BitsAllocated, elements.BitsStored, elements.PixelRepresentation = allocated, used, signed
    if syntax in NATIVE:
        words, notes = _native(elements, NATIVE[syntax][1], rows, columns, frames), ()
    else:
        frame = get_frame(elements.PixelData, 0, number_of_frames=frames)
        words, used, notes = _decoded(frame, syntax, (rows, columns), allocated, used, signed)
    shift = high - used + 1
    if shift and syntax in NATIVE:
        # Many files state another HighBit than they use; the bits below tell.
        if shift < 0 or high >= allocated or (words & (2**shift - 1)).any():
            raise ImageError("imaging.dicom_high_bit", element=element_name("HighBit"), high=high, bits=used)
        words = words >> shift
    values = _in_use(words, allocated, used, signed)
    padding = padding_values(elements)
    if padding is not None and shift <= 0:
        values[words == np.array(padding[0]).astype(words.dtype)] = padding[0]
    return values, (*notes, Message("imaging.note_first_frame", {"frames": frames})) if frames > 1 else notes


def _native(elements: Dataset, little: bool, rows: int, columns: int, frames: int) -> np.ndarray:
    """Return the words of the first frame, uint8 or uint16 (rows, columns)."""
    size, data = elements.BitsAllocated // 8, elements.PixelData
    if len(data) < rows * columns * frames * size:
        stated = rows * columns * frames * size
        raise ImageError("imaging.dicom_pixels_missing", element=PIXELS, found=len(data), stated=stated)
    if size == 1 and not little and elements["PixelData"].VR == "OW":
        # Two pixels in each word, of which the first is the low byte.
        data = np.frombuffer(data[: len(data) // 2 * 2], ">u2").astype("<u2").tobytes() + data[len(data) // 2 * 2 :]
    words = np.frombuffer(data, f"{'<' if little else '>'}u{size}", rows * columns)
    return words.astype(f"u{size}").reshape(rows, columns)


def _in_use(words: np.ndarray, allocated: int, used: int, signed: int) -> np.ndarray:
    """Return the values of the low bits in use; what lies above them, such as overlays, is left out."""
    above = allocated - used
    values = words << above
    return values.view(f"i{words.itemsize}") >> above if signed else values >> above


def _decoded(
    frame: bytes, syntax: str, shape: tuple[int, int], allocated: int, used: int, signed: int
) -> tuple[np.ndarray, int, tuple[Message, ...]]:
    """Return the words of a compressed frame, uint8 or uint16 (rows, columns), the bits in use, and notes."""
    size, notes = allocated // 8, ()
    if syntax == RLE:
        found = np.frombuffer(_unpacked(frame, shape[0] * shape[1], size), f"<u{size}").reshape(shape)
    elif syntax in JPEG_2000:
        bits, of_sign = _check_jpeg_2000(frame, shape, allocated)
        used = bits if of_sign != bool(signed) else used
        found = _with(imagecodecs.jpeg2k_decode, frame)
    elif JPEG_KINDS[syntax] == (JPEG_LS,):
        _check_jpeg(frame, syntax, shape, allocated)
        found = _with(imagecodecs.jpegls_decode, frame)
    else:
        bits = _check_jpeg(frame, syntax, shape, allocated)
        found, notes = _jpeg(frame, bits, JPEG_KINDS[syntax])
    if found.shape != shape:
        raise _stream_error("Rows", found.shape[0], shape[0])
    # A stream of fewer bits comes in fewer bytes, and one with a sign with it.
    return found.astype(f"{found.dtype.kind}{size}").view(f"u{size}"), used, notes


def _with(decoder: Any, frame: bytes) -> np.ndarray:
    try:
        return decoder(frame)
    except Exception:
        # The decoders' own errors, which say where in them it happened.
        raise ImageError("imaging.dicom_stream_damaged", element=PIXELS) from None


def _jpeg(frame: bytes, bits: int, kinds: tuple[int, ...]) -> tuple[np.ndarray, tuple[Message, ...]]:
    found = _with(imagecodecs.jpeg8_decode, frame)
    if kinds != (LOSSLESS,) and bits == 8:
        return found, check_jpeg_scans(frame, 1)
    # Whatever is missing, this decoder fills in without a word. If more data change the image, some were missing.
    end = frame.rfind(b"\xff\xd9")
    more = np.random.default_rng(0).integers(0, 255, 512, np.uint8).tobytes()
    if not np.array_equal(
        found, _with(imagecodecs.jpeg8_decode, frame[: end if end > 0 else None] + more + b"\xff\xd9")
    ):
        raise ImageError("imaging.jpeg_scan_damaged", marker=marker_name(SCAN))
    return found, ()


def _unpacked(frame: bytes, count: int, planes: int) -> bytes:
    """Return so many pixels of a run-length coded frame, low byte first."""
    found, *starts = struct.unpack_from("<16L", frame.ljust(64, b"\0"))
    if found != planes:
        raise _stream_error("BitsAllocated", 8 * found, 8 * planes)
    ends = [*starts[1:planes], len(frame)]
    parts = [frame[start:end] for start, end in zip(starts, ends, strict=False)]
    try:
        # As one row, because not every program begins a new run with each row. The high bytes come first.
        rows = [Image.frombytes("L", (count, 1), part, "packbits", "L") for part in parts]
    except ValueError:
        raise ImageError("imaging.dicom_stream_damaged", element=PIXELS) from None
    return np.stack([np.asarray(row)[0] for row in reversed(rows)], axis=1).tobytes()


def _check_jpeg(frame: bytes, syntax: str, shape: tuple[int, int], allocated: int) -> int:
    """Return the bits of a stream's values.

    A compressed frame has a header of its own; where it promises another size, decoding could take all memory.
    """
    header, scans = jpeg_frame(frame), frame.count(b"\xff\xda")
    if header.kind not in JPEG_KINDS[syntax]:
        raise ImageError(
            "imaging.dicom_stream_kind", element="TransferSyntaxUID (0002,0010)", marker=marker_name(header.kind)
        )
    if scans != 1:
        raise ImageError("imaging.dicom_stream_scans", scans=scans, marker=marker_name(SCAN))
    _check_header((header.height, header.width), header.layers, header.bits, shape, allocated)
    return header.bits


def _check_jpeg_2000(frame: bytes, shape: tuple[int, int], allocated: int) -> tuple[int, bool]:
    """Return the bits of a stream's values, and whether these have a sign."""
    start = frame.find(b"\xff\x4f\xff\x51", 0, 1024)
    if start < 0 or len(frame) < start + 45:
        raise ImageError("imaging.dicom_stream_damaged", element=PIXELS)
    width, height, left, top, *tile, layers, depth = struct.unpack_from(">8LHB", frame, start + 8)
    _check_header((height - top, width - left), layers, (depth & 127) + 1, shape, allocated)
    tiles = -(-width // max(1, tile[0])) * -(-height // max(1, tile[1]))
    if tiles > MAX_TILES:
        raise ImageError("imaging.dicom_stream_tiles", tiles=tiles, marker="SIZ (FF51)", limit=MAX_TILES)
    return (depth & 127) + 1, depth > 127


def _check_header(size: tuple[int, int], layers: int, bits: int, shape: tuple[int, int], allocated: int) -> None:
    for keyword, found, stated in zip(("Rows", "Columns"), size, shape, strict=True):
        if found != stated:
            raise _stream_error(keyword, found, stated)
    if layers != 1:
        raise _stream_error("SamplesPerPixel", layers, 1)
    if bits > allocated:
        raise _stream_error("BitsAllocated", bits, allocated)


def _stream_error(keyword: str, found: int, stated: int) -> ImageError:
    return ImageError("imaging.dicom_stream", element=element_name(keyword), found=found, stated=stated)
