"""What a file is, told by its first bytes, and what of a JPEG or PNG file a decoder needs: never its metadata."""

import re
import struct
from collections.abc import Iterator
from typing import NamedTuple

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

_AS_PICTURE = "Save the radiograph as PNG, JPEG or DICOM and retry."
_UNPACK = "Unpack it and send the radiographs in it."
_OTHERS = (
    (rb"GIF8", "a GIF picture", _AS_PICTURE),
    (rb"II\*\0|MM\0\*|II\+\0|MM\0\+", "a TIFF picture", _AS_PICTURE),
    (rb"BM.{4}\0\0\0\0", "a BMP picture", _AS_PICTURE),
    (rb"RIFF.{4}WEBP", "a WebP picture", _AS_PICTURE),
    (rb".{4}ftyp", "a picture or film as telephones store them (HEIC, AVIF, MP4)", _AS_PICTURE),
    (rb"\0\0\0\x0cjP  |\xff\x4f\xff\x51|\xff\x0a|\0\0\0\x0cJXL ", "a JPEG 2000 or JPEG XL picture", _AS_PICTURE),
    (rb"8BPS", "a Photoshop file", _AS_PICTURE),
    (rb"%PDF", "a PDF document", "Export the radiograph itself from the program that shows it."),
    (rb"PK[\3\5]", "a ZIP archive or an Office document", _UNPACK),
    (rb"\x1f\x8b|7z\xbc\xaf|Rar!|BZh|\xfd7zXZ", "a compressed archive", _UNPACK),
    (rb"MZ|\x7fELF|#!", "a program", "Choose the radiograph."),
    (rb"(\xef\xbb\xbf)?\s*(<\?xml.*?|<!--.*?)?<(!doctype )?svg", "an SVG drawing", _AS_PICTURE),
    (
        rb"(\xef\xbb\xbf)?\s*<(!doctype html|html|head|body)",
        "a web page",
        "The download may have ended at a log-in page: download the radiograph again.",
    ),
    (rb"[\2\x08]\0..[\0A-Z]", "perhaps a DICOM file without its first 132 bytes", "Export it again as a DICOM file."),
)
_PATTERNS = [(re.compile(b"(?:" + first + b")", re.S | re.I), what, advice) for first, what, advice in _OTHERS]


class ImageError(ValueError):
    """A picture that cannot be read; the message says why and what to do, in words for the person who sent it."""


DAMAGED = "The picture is damaged or cut off. Copy the file again and retry."


class JpegFrame(NamedTuple):
    """What a JPEG file says of its picture: the marker of its coding, bits of a value, size, and layers of colour."""

    kind: int
    bits: int
    height: int
    width: int
    layers: int


def describe_other_format(data: bytes) -> str:
    """A sentence that says what a file is that is neither JPEG, PNG nor DICOM, and another that says what to do."""
    for pattern, what, advice in _PATTERNS:
        if pattern.match(data[:1024]):
            return f"This is {what}, whatever its name says. {advice}"
    if b"\0" not in data[:1024] and data[:1024].isascii():
        return "This is a text, not a JPEG, PNG or DICOM picture. Choose the radiograph itself."
    return "This is not a JPEG, PNG or DICOM picture. Save the radiograph as one of these and retry."


def check_size(width: int, height: int) -> None:
    """Raise ImageError for a size, in pixels, that is beyond the limits."""
    short, long = sorted((width, height))
    if short < MIN_SIDE or long > MAX_SIDE:
        raise ImageError(f"The picture is {width} x {height} pixels; each side must be {MIN_SIDE} to {MAX_SIDE}.")
    if width * height > MAX_PIXELS:
        raise ImageError(f"The picture has {width * height / 1e6:.0f} megapixels; the limit is {MAX_PIXELS // 10**6}.")
    if long > MAX_ASPECT * short:
        raise ImageError(f"The picture is {width} x {height} pixels: a strip, too long and narrow for a radiograph.")


def jpeg_frame(data: bytes) -> JpegFrame:
    """The frame header of a JPEG or JPEG-LS stream. Raises ImageError where there is none."""
    for marker, start, _ in _segments(data):
        if marker in FRAMES:
            return JpegFrame(marker, *struct.unpack_from(">BHHB", data, start + 4))
    raise ImageError(DAMAGED)


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
        raise ImageError(DAMAGED)
    _check_frame(jpeg_frame(data), data.count(b"\xff\xda", first_scan), len(data) - first_scan)
    return b"".join([*kept, view[first_scan:]]), orientation


def _check_frame(frame: JpegFrame, scans: int, coded: int) -> None:
    check_size(frame.width, frame.height)
    if frame.bits != 8 or frame.kind not in (*SEQUENTIAL, PROGRESSIVE, 0xC9, 0xCA):
        raise ImageError("This kind of JPEG (lossless or of 12 bits) is read inside DICOM files only. Save it as PNG.")
    # All scans add up before the first pixel is there: many of them take minutes, and large ones take memory.
    buffered = scans > 1 or frame.kind in (PROGRESSIVE, 0xCA)
    pixels = frame.width * frame.height
    if scans > MAX_SCANS or (buffered and max(pixels * frame.layers, pixels * scans / 10) > MAX_PIXELS):
        raise ImageError("The JPEG is progressive, with too many scans or pixels. Save it as an ordinary JPEG or PNG.")
    # Each block of 8 x 8 takes a bit in a progressive file, else two; what is missing would be filled with grey.
    if (
        frame.kind in (*SEQUENTIAL, PROGRESSIVE)
        and 8 * coded * 64 < (1 if frame.kind == PROGRESSIVE else 2) * frame.width * frame.height
    ):
        raise ImageError(DAMAGED)


def strip_png_metadata(data: bytes) -> tuple[bytes, int, bool]:
    """A PNG file without its metadata and further frames, its orientation, 1 to 8, and whether it had further frames.

    Raises ImageError for sizes that are not decoded, and for a damaged file.
    """
    if len(data) < 33 or data[12:16] != b"IHDR":
        raise ImageError(DAMAGED)
    check_size(*struct.unpack_from(">2L", data, 16))
    kept, orientation, animated, place = [data[:8]], 1, False, 8
    view = memoryview(data)
    for _ in range(MAX_CHUNKS):
        if place + 12 > len(data):
            raise ImageError(DAMAGED)
        length, kind = struct.unpack_from(">I4s", data, place)
        end = place + 12 + length
        if end > len(data):
            raise ImageError(DAMAGED)
        if kind == b"IHDR" and place > 8:
            raise ImageError(DAMAGED)
        animated |= kind == b"acTL"
        if kind in (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"):
            kept.append(view[place:end])
        if kind == b"eXIf":
            orientation = _orientation(view[place + 8 : end - 4])
        if kind == b"IEND":
            return b"".join(kept), orientation, animated
        place = end
    raise ImageError("The PNG is cut into an unusual number of pieces. Save it again and retry.")


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
            raise ImageError(DAMAGED)
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
            if marker == END or end < place + 4 or end > len(data):
                raise ImageError(DAMAGED)
            yield marker, place, end
            place = end
    raise ImageError("The JPEG is cut into an unusual number of pieces. Save it again and retry.")
