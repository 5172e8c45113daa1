"""File formats told by their first bytes, and what of a JPEG or PNG file a decoder needs: never its metadata."""

import re
import struct
from collections.abc import Iterator
from typing import NamedTuple

import simplejpeg

from model_zoo.core.coded_messages import CodedError, Message

MAX_BYTES = 60 * 2**20  # a detector of 4,280 x 3,520 pixels gives 30 MB; also the limit of an upload
MAX_PIXELS = 40_000_000
MIN_SIDE, MAX_SIDE = 32, 12_000
MAX_ASPECT = 8  # long side over short side; no film is longer, a strip of text is
MAX_SEGMENTS = 1_000  # of a JPEG file outside its scans; a colour profile alone may take 255
MAX_SCANS = 64  # of a JPEG file; programs write about ten

PNG, JPEG, DICOM = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"DICM"
PREAMBLE = 128  # bytes before the letters DICM
DICOM_DIRECTORY = b"1.2.840.10008.1.3.10"  # the media storage class of a DICOMDIR
# A first element of group 2 or 8, with a type of two letters, or with a length below 65,536 in place of that.
_BARE_DICOM = re.compile(rb"[\2\x08]\0.\0([A-Z]{2}|..\0\0)|\0[\2\x08]\0.[A-Z]{2}", re.S)
SNIFFED = 1024  # bytes from which a file's kind is told
SEQUENTIAL, PROGRESSIVE, LOSSLESS, JPEG_LS = (0xC0, 0xC1), 0xC2, 0xC3, 0xF7
FRAMES = {*range(0xC0, 0xD0), JPEG_LS} - {0xC4, 0xC8, 0xCC}
SCAN, END = 0xDA, 0xD9
_MARKERS = {0xC4: "DHT", 0xCC: "DAC", 0xDA: "SOS", 0xDB: "DQT", 0xDC: "DNL", 0xDD: "DRI", 0xFE: "COM", JPEG_LS: "SOF55"}
_IN_SCAN = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")  # a marker that ends coded data; restarts do not
# Words of libjpeg, and the marker that they are about; and how its warnings begin that change nothing.
_BLAMED = (("uantization table", 0xDB), ("DQT", 0xDB), ("uffman table", 0xC4), ("DHT", 0xC4), ("ampling", 0xC0))
_HARMLESS = ("Unknown Adobe", "Warning: unknown JFIF", "Invalid SOS parameters")
_INTEGERS = {1: "B", 3: "H", 4: "L", 6: "b", 8: "h", 9: "l"}  # of EXIF, by their number there


class ImageError(CodedError):
    """An image that cannot be read."""


class JpegFrame(NamedTuple):
    """Frame header of a JPEG stream: the marker of its coding, bits of a value, size, and layers of colour."""

    kind: int
    bits: int
    height: int
    width: int
    layers: int


class BareFile(NamedTuple):
    """A JPEG or PNG file without its metadata.

    Attributes
    ----------
    data
        What a decoder needs.
    orientation
        Of EXIF, 1 to 8.
    notes
        What was left out or is missing.
    bits
        Significant bits of a value, 1 to 16, as the file states them (sBIT); 0 where it does not.
    """

    data: bytes
    orientation: int
    notes: tuple[Message, ...] = ()
    bits: int = 0


def is_dicom(start: bytes) -> bool:
    """Return whether a file is DICOM, by its first bytes; preamble and meta header may be missing."""
    return start[PREAMBLE : PREAMBLE + 4] == DICOM or _BARE_DICOM.match(start) is not None


def holds_image(start: bytes) -> bool:
    """Return whether a file may hold an image that is read, by its first SNIFFED bytes, whatever its name."""
    return start.startswith((PNG, JPEG)) or (is_dicom(start) and DICOM_DIRECTORY not in start)


def check_file_size(size: int) -> None:
    """Raise ImageError for a file of more than MAX_BYTES."""
    if size > MAX_BYTES:
        raise ImageError("imaging.file_too_large", size=size / 2**20, limit=MAX_BYTES // 2**20)


def check_size(width: int, height: int) -> None:
    """Raise ImageError for a size, in pixels, that is beyond the limits."""
    short, long = sorted((width, height))
    if short < MIN_SIDE or long > MAX_SIDE:
        raise ImageError("imaging.side", width=width, height=height, least=MIN_SIDE, most=MAX_SIDE)
    if width * height > MAX_PIXELS:
        raise ImageError("imaging.megapixels", size=width * height / 1e6, limit=MAX_PIXELS // 10**6)
    if long > MAX_ASPECT * short:
        raise ImageError("imaging.strip", width=width, height=height)


def marker_name(marker: int) -> str:
    """Return how messages name a marker of a JPEG stream, such as "DHT (FFC4)"."""
    name = _MARKERS.get(marker) or (f"SOF{marker - 0xC0}" if marker in FRAMES else f"APP{marker - 0xE0}")
    return f"{name} (FF{marker:02X})"


def jpeg_frame(data: bytes) -> JpegFrame:
    """Return the frame header of a JPEG or JPEG-LS stream.

    Raises
    ------
    ImageError
        Where there is none.
    """
    for marker, start, end in _segments(data):
        if marker in FRAMES:
            if end < start + 10:
                raise ImageError("imaging.jpeg_segment_length", marker=marker_name(marker))
            return JpegFrame(marker, *struct.unpack_from(">BHHB", data, start + 4))
    raise ImageError("imaging.jpeg_frame_headers", count=0)


def strip_jpeg_metadata(data: bytes) -> BareFile:
    """Return a JPEG file without its metadata and without what follows its end.

    Libraries read metadata with great trust: one hostile EXIF directory can take all memory, and its text is nobody's
    business here.

    Raises
    ------
    ImageError
        For sizes, codings and numbers of scans that are not decoded.
    """
    orientation, frames, first_scan = 0, 0, len(data)
    view = memoryview(data)
    kept = [view[:2]]
    for marker, start, end in _segments(data):
        if marker == SCAN:
            first_scan = start
            break
        frames += marker in FRAMES
        if not orientation and marker == 0xE1 and view[start + 4 : start + 10] == b"Exif\0\0":
            orientation = exif_orientation(view[start + 10 : end])
        # JFIF and Adobe blocks say what the layers of colour mean.
        of_colour = (marker == 0xE0 and view[start + 4 : start + 8] == b"JFIF") or marker == 0xEE
        if marker in FRAMES or marker in (0xC4, 0xCC, 0xDB, 0xDD) or of_colour:
            kept.append(view[start:end])
    if frames != 1:
        raise ImageError("imaging.jpeg_frame_headers", count=frames)
    frame, (scans, end) = jpeg_frame(data), _scans(data, first_scan)
    _check_frame(frame, len(scans), end - first_scan)
    notes = () if _complete(data, scans, frame) else (Message("imaging.note_jpeg_scans_missing"),)
    # Without an end of its own, what is missing shows when the scans are decoded.
    return BareFile(b"".join([*kept, view[first_scan:end], b"\xff\xd9"]), orientation or 1, notes)


def check_jpeg_scans(data: bytes, layers: int) -> tuple[Message, ...]:
    """Decode a JPEG stream of 8 bits strictly: other decoders fill in what is missing, without a word.

    Parameters
    ----------
    data
        The stream.
    layers
        Of colour: 1, 3 or 4.

    Returns
    -------
    tuple of Message
        A note where something is wrong that need not show.

    Raises
    ------
    ImageError
        Where a part of the image is missing or damaged, with the marker at fault.
    """
    try:
        # At an eighth of the size, as only the coded data are looked at.
        simplejpeg.decode_jpeg(
            data, colorspace="CMYK" if layers == 4 else "GRAY", min_height=1, min_width=1, min_factor=8
        )
    except ValueError as error:
        said = str(error)
        if "extraneous" in said or "progression" in said:
            return (Message("imaging.note_jpeg_scan_damaged"),)
        if "orrupt JPEG data" in said or "remature end" in said:
            raise ImageError("imaging.jpeg_scan_damaged", marker=marker_name(SCAN)) from None
        for words, marker in _BLAMED:
            if words in said:
                raise ImageError("imaging.jpeg_segment_damaged", marker=marker_name(marker)) from None
        if not said.startswith(_HARMLESS):
            raise ImageError("imaging.jpeg_scan_damaged", marker=marker_name(SCAN)) from None
    return ()


def _check_frame(frame: JpegFrame, scans: int, coded: int) -> None:
    check_size(frame.width, frame.height)
    if frame.bits != 8 or frame.kind not in (*SEQUENTIAL, PROGRESSIVE, 0xC9, 0xCA):
        raise ImageError("imaging.jpeg_kind", marker=marker_name(frame.kind), bits=frame.bits)
    if frame.layers not in (1, 3, 4):
        raise ImageError("imaging.jpeg_layers", marker=marker_name(frame.kind), layers=frame.layers)
    # All scans add up before the first pixel is there: many of them take minutes, and large ones take memory.
    buffered = scans > 1 or frame.kind in (PROGRESSIVE, 0xCA)
    pixels = frame.width * frame.height
    if scans > MAX_SCANS:
        raise ImageError("imaging.jpeg_scans", scans=scans, limit=MAX_SCANS)
    if buffered and max(pixels * frame.layers, pixels * scans / 10) > MAX_PIXELS:
        raise ImageError("imaging.jpeg_progressive_too_large", width=frame.width, height=frame.height, scans=scans)
    # Each block of 8 x 8 takes a bit in a progressive file, else two; what is missing would be filled with grey.
    if (
        frame.kind in (*SEQUENTIAL, PROGRESSIVE)
        and 8 * coded * 64 < (1 if frame.kind == PROGRESSIVE else 2) * frame.width * frame.height
    ):
        raise ImageError("imaging.jpeg_cut_off", width=frame.width, height=frame.height)


def _scans(data: bytes, place: int) -> tuple[list[int], int]:
    """Return where the scans of a JPEG stream begin, and where its last one ends."""
    scans: list[int] = []
    for _ in range(MAX_SEGMENTS):
        found = _IN_SCAN.search(data, place)
        if found is None:
            return scans, len(data)
        marker, place = data[found.start() + 1], found.end()
        if marker == END or len(scans) > MAX_SCANS:
            return scans, found.start()
        if marker == SCAN and place < len(data) - 2:
            scans.append(found.start())
        if marker not in (0x01, 0xD8):
            place += int.from_bytes(data[place : place + 2])
    raise ImageError("imaging.jpeg_segments", limit=MAX_SEGMENTS)


def _complete(data: bytes, scans: list[int], frame: JpegFrame) -> bool:
    """Return whether the scans bring every layer, and in a progressive file every coefficient to its last bit."""
    progressive = frame.kind in (PROGRESSIVE, 0xCA)
    missing = {(layer, number) for layer in _layers(data, frame) for number in range(64 if progressive else 1)}
    for start in scans:
        layers, place = data[start + 5 : start + 5 + 2 * data[start + 4] : 2], start + 5 + 2 * data[start + 4]
        low, high, bits = data[place : place + 3].ljust(3, b"\0") if progressive else (0, 0, 0)
        if not bits & 15:
            missing -= {(layer, number) for layer in layers for number in range(low, high + 1)}
    return not missing


def _layers(data: bytes, frame: JpegFrame) -> bytes:
    """Return the identifiers of the layers in the frame header."""
    start = next(start for marker, start, _ in _segments(data) if marker == frame.kind)
    return data[start + 10 : start + 10 + 3 * frame.layers : 3]


def exif_orientation(exif: memoryview) -> int:
    """Return how an image lies, 1 to 8, by the first directory of its EXIF block; 1, upright, where that is damaged."""
    order = {b"II": "<", b"MM": ">"}.get(bytes(exif[:2]), "<")
    try:
        start = struct.unpack_from(f"{order}L", exif, 4)[0]
        for number in range(struct.unpack_from(f"{order}H", exif, start)[0]):
            tag, kind = struct.unpack_from(f"{order}2H", exif, start + 2 + 12 * number)
            if tag == 0x0112:
                # The standard says 16 bits; some programs write 8 or 32.
                value = struct.unpack_from(order + _INTEGERS.get(kind, "H"), exif, start + 10 + 12 * number)[0]
                return value if 1 <= value <= 8 else 1
    except struct.error:
        pass
    return 1


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield marker, start and end of each segment of a JPEG stream up to its first scan, which ends with the stream."""
    place = 2
    for _ in range(MAX_SEGMENTS):
        place = data.find(b"\xff", place)
        if place < 0 or place + 4 > len(data):
            raise ImageError("imaging.jpeg_without_scan")
        marker = data[place + 1]
        if marker == 0xFF:
            place += 1
        elif marker in (0x00, 0x01, 0xD8) or 0xD0 <= marker <= 0xD7:
            place += 2
        elif marker == SCAN:
            yield marker, place, len(data)
            return
        else:
            end = place + 2 + int.from_bytes(data[place + 2 : place + 4])
            if marker == END or end > len(data):
                raise ImageError("imaging.jpeg_without_scan")
            if end < place + 4:
                raise ImageError("imaging.jpeg_segment_length", marker=marker_name(marker))
            yield marker, place, end
            place = end
    raise ImageError("imaging.jpeg_segments", limit=MAX_SEGMENTS)
