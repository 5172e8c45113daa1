"""What a file is, told by its first bytes, and what of a JPEG or PNG file a decoder needs: never its metadata."""

import re
import struct
from collections.abc import Iterator
from typing import NamedTuple

from model_zoo.core.coded_messages import CodedError, Message

MAX_BYTES = 25 * 2**20
MAX_PIXELS = 40_000_000
MIN_SIDE, MAX_SIDE = 32, 12_000
MAX_ASPECT = 8  # long side over short side; no film is longer, a strip of text is
MAX_SEGMENTS = 1_000  # of a JPEG file before its first scan; a colour profile alone may take 255
MAX_SCANS = 64  # of a JPEG file; programs write about ten
MAX_CHUNKS = 20_000  # of a PNG file; 25 MB in the usual 8 KB make 3,200

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
SEQUENTIAL, PROGRESSIVE, LOSSLESS, JPEG_LS = (0xC0, 0xC1), 0xC2, 0xC3, 0xF7
FRAMES = {*range(0xC0, 0xD0), JPEG_LS} - {0xC4, 0xC8, 0xCC}
SCAN, END = 0xDA, 0xD9

_AS_IMAGE = Message("imaging.advice_save")
_UNPACK = Message("imaging.advice_unpack")
_OTHERS = (
    (rb"GIF8", Message("imaging.kind_gif"), _AS_IMAGE),
    (rb"II\*\0|MM\0\*|II\+\0|MM\0\+", Message("imaging.kind_tiff"), _AS_IMAGE),
    (rb"BM.{4}\0\0\0\0", Message("imaging.kind_bmp"), _AS_IMAGE),
    (rb"RIFF.{4}WEBP", Message("imaging.kind_webp"), _AS_IMAGE),
    (rb".{4}ftyp", Message("imaging.kind_phone"), _AS_IMAGE),
    (rb"\0\0\0\x0cjP  |\xff\x4f\xff\x51|\xff\x0a|\0\0\0\x0cJXL ", Message("imaging.kind_jpeg_2000"), _AS_IMAGE),
    (rb"8BPS", Message("imaging.kind_photoshop"), _AS_IMAGE),
    (rb"%PDF", Message("imaging.kind_pdf"), Message("imaging.advice_export")),
    (rb"PK[\3\5]", Message("imaging.kind_zip"), _UNPACK),
    (rb"\x1f\x8b|7z\xbc\xaf|Rar!|BZh|\xfd7zXZ", Message("imaging.kind_archive"), _UNPACK),
    (rb"MZ|\x7fELF|#!", Message("imaging.kind_program"), Message("imaging.advice_choose")),
    (rb"(\xef\xbb\xbf)?\s*(<\?xml.*?|<!--.*?)?<(!doctype )?svg", Message("imaging.kind_svg"), _AS_IMAGE),
    (
        rb"(\xef\xbb\xbf)?\s*<(!doctype html|html|head|body)",
        Message("imaging.kind_web_page"),
        Message("imaging.advice_download"),
    ),
    (rb"[\2\x08]\0..[\0A-Z]", Message("imaging.kind_raw_dicom"), Message("imaging.advice_export_dicom")),
)
_PATTERNS = [(re.compile(b"(?:" + first + b")", re.S | re.I), kind, advice) for first, kind, advice in _OTHERS]


class ImageError(CodedError):
    """An image that cannot be read."""


class JpegFrame(NamedTuple):
    """What a JPEG file says of its picture: the marker of its coding, bits of a value, size, and layers of colour."""

    kind: int
    bits: int
    height: int
    width: int
    layers: int


def other_format_error(data: bytes) -> ImageError:
    """Return the error of a file that is neither JPEG, PNG nor DICOM: what it is, and what to do."""
    for pattern, kind, advice in _PATTERNS:
        if pattern.match(data[:1024]):
            return ImageError("imaging.other_format", kind=kind, advice=advice)
    if b"\0" not in data[:1024] and data[:1024].isascii():
        return ImageError("imaging.text_file")
    return ImageError("imaging.format_unknown")


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


def jpeg_frame(data: bytes) -> JpegFrame:
    """The frame header of a JPEG or JPEG-LS stream. Raises ImageError where there is none."""
    for marker, start, _ in _segments(data):
        if marker in FRAMES:
            return JpegFrame(marker, *struct.unpack_from(">BHHB", data, start + 4))
    raise ImageError("imaging.jpeg_frame_headers", count=0)


def strip_jpeg_metadata(data: bytes) -> tuple[bytes, int]:
    """A JPEG file without its metadata, and its orientation, 1 to 8.

    Libraries read metadata with great trust: one hostile EXIF directory can take all memory, and its text is nobody's
    business here. Raises ImageError for sizes, codings and numbers of scans that are not decoded.
    """
    kept, orientation, frames, first_scan = [data[:2]], 1, 0, len(data)
    view = memoryview(data)
    for marker, start, end in _segments(data):
        if marker == SCAN:
            first_scan = start
            break
        frames += marker in FRAMES
        if marker == 0xE1 and view[start + 4 : start + 10] == b"Exif\0\0":
            orientation = _orientation(view[start + 10 : end])
        # JFIF and Adobe blocks say what the layers of colour mean.
        of_colour = (marker == 0xE0 and view[start + 4 : start + 8] == b"JFIF") or marker == 0xEE
        if marker in FRAMES or marker in (0xC4, 0xCC, 0xDB, 0xDD) or of_colour:
            kept.append(view[start:end])
    if frames != 1:
        raise ImageError("imaging.jpeg_frame_headers", count=frames)
    _check_frame(jpeg_frame(data), data.count(b"\xff\xda", first_scan), len(data) - first_scan)
    return b"".join([*kept, view[first_scan:]]), orientation


def _check_frame(frame: JpegFrame, scans: int, coded: int) -> None:
    check_size(frame.width, frame.height)
    if frame.bits != 8 or frame.kind not in (*SEQUENTIAL, PROGRESSIVE, 0xC9, 0xCA):
        raise ImageError("imaging.jpeg_kind")
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


def strip_png_metadata(data: bytes) -> tuple[bytes, int, bool]:
    """A PNG file without its metadata and further frames, its orientation, 1 to 8, and whether it had further frames.

    Raises ImageError for sizes that are not decoded, and for a damaged file.
    """
    if len(data) < 33:
        raise ImageError("imaging.png_cut_off")
    if data[12:16] != b"IHDR":
        raise ImageError("imaging.png_header_missing")
    check_size(*struct.unpack_from(">2L", data, 16))
    kept, orientation, animated, place = [data[:8]], 1, False, 8
    view = memoryview(data)
    for _ in range(MAX_CHUNKS):
        if place + 12 > len(data):
            raise ImageError("imaging.png_cut_off")
        length, kind = struct.unpack_from(">I4s", data, place)
        end = place + 12 + length
        if end > len(data):
            raise ImageError("imaging.png_cut_off")
        if kind == b"IHDR" and place > 8:
            raise ImageError("imaging.png_second_header")
        animated |= kind == b"acTL"
        if kind in (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"):
            kept.append(view[place:end])
        if kind == b"eXIf":
            orientation = _orientation(view[place + 8 : end - 4])
        if kind == b"IEND":
            return b"".join(kept), orientation, animated
        place = end
    raise ImageError("imaging.png_chunks", limit=MAX_CHUNKS)


def _orientation(exif: memoryview) -> int:
    """How a picture lies, by the first directory of its EXIF block; 1, upright, where that is damaged."""
    order = {b"II": "<", b"MM": ">"}.get(bytes(exif[:2]), "<")
    try:
        start = struct.unpack_from(f"{order}L", exif, 4)[0]
        for number in range(struct.unpack_from(f"{order}H", exif, start)[0]):
            tag, _, _, value = struct.unpack_from(f"{order}2HLH", exif, start + 2 + 12 * number)
            if tag == 0x0112:
                return value
    except struct.error:
        pass
    return 1


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Marker, start and end of each segment of a JPEG stream up to its first scan, which ends with the stream."""
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
                raise ImageError("imaging.jpeg_segment_length")
            yield marker, place, end
            place = end
    raise ImageError("imaging.jpeg_segments", limit=MAX_SEGMENTS)
