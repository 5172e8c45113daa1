"""Bytes to radiograph: the only door for images from outside."""

import io
import re
import struct
import zlib
from pathlib import Path

import numpy as np
from PIL import Image, ImageChops

from model_zoo.core.coded_messages import Message
from model_zoo.imaging.file_formats import (
    JPEG,
    PNG,
    SNIFFED,
    BareFile,
    ImageError,
    check_file_size,
    check_jpeg_scans,
    check_size,
    exif_orientation,
    is_dicom,
    strip_jpeg_metadata,
)
from model_zoo.imaging.radiograph import Radiograph

# What undoes each orientation of EXIF; 1 is upright.
UPRIGHT = dict(enumerate(map(Image.Transpose, (0, 3, 1, 5, 4, 6, 2)), start=2))
STRIP = 2**20  # pixels that are turned from colour into grey at a time
SUFFIXES = (".jpg", ".jpeg", ".png", ".dcm", ".dicom")
LAYERS = {"L": 1, "CMYK": 4}  # of a JPEG file as Pillow opens it; else 3
MAX_CHUNKS = 20_000  # of a PNG file; 60 MB in the usual 8 KB make 7,700
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}  # of a PNG file, by its colours

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
)
_PATTERNS = [(re.compile(b"(?:" + first + b")", re.S | re.I), kind, advice) for first, kind, advice in _OTHERS]


def read_image(data: bytes, name: str) -> Radiograph:
    """Decode a JPEG, PNG or DICOM file, told by its content, into a grey radiograph.

    Parameters
    ----------
    data
        The file's bytes, at most MAX_BYTES; JPEG and PNG of 8 or 16 bit, grey, colour, palette or with transparency;
        DICOM as `read_dicom` takes it.
    name
        For display only.

    Raises
    ------
    ImageError
        For anything that is not such an image, complete, of 32 to 12,000 pixels a side, no strip, at most 40
        megapixels, and for an image of a single grey value.
    """
    if not data:
        raise ImageError("imaging.file_empty")
    check_file_size(len(data))
    if is_dicom(data[:SNIFFED]):
        # Not at the top: pydicom takes half a second that most readings do not need.
        from model_zoo.imaging.dicom_reader import read_dicom

        return read_dicom(data, name)
    if not data.startswith((PNG, JPEG)):
        raise _other_format_error(data)
    try:
        bare = strip_png_metadata(data) if data.startswith(PNG) else strip_jpeg_metadata(data)
        pixels, notes, colour = _decoded(bare)
    except ImageError:
        raise
    except Exception as error:
        # Pillow raises whatever the damage leads to: there is no list of it.
        raise ImageError("imaging.undecodable", error=type(error).__name__) from None
    return Radiograph(pixels, name, bare.notes + notes, colour=colour)


def read_image_file(path: Path) -> Radiograph:
    """Read an image from disk; otherwise like `read_image`.

    Raises
    ------
    ImageError
        Also where the file cannot be opened.
    """
    try:
        check_file_size(path.stat().st_size)
        data = path.read_bytes()
    except OSError as error:
        raise ImageError("imaging.file_not_opened", reason=error.strerror) from None
    return read_image(data, path.name)


def strip_png_metadata(data: bytes) -> BareFile:
    """Return a PNG file without its metadata and further frames.

    Raises
    ------
    ImageError
        For sizes that are not decoded, and for a damaged file.
    """
    if len(data) < 33:
        raise ImageError("imaging.png_cut_off")
    if data[12:16] != b"IHDR":
        raise ImageError("imaging.png_header_missing")
    width, height, depth, colour = struct.unpack_from(">2L2B", data, 16)
    check_size(width, height)
    if depth not in _DEPTHS.get(colour, ()):
        raise ImageError("imaging.png_kind", bits=depth, colour=colour)
    orientation, place, bits, seen = 1, 8, 0, set()
    view = memoryview(data)
    kept = [view[:8]]
    for _ in range(MAX_CHUNKS):
        if place + 12 > len(data):
            raise ImageError("imaging.png_cut_off")
        length, kind = struct.unpack_from(">I4s", data, place)
        end = place + 12 + length
        if end > len(data):
            raise ImageError("imaging.png_cut_off")
        if kind == b"IHDR" and place > 8:
            raise ImageError("imaging.png_second_header")
        seen.add(kind)
        if kind in (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"):
            if zlib.crc32(view[place + 4 : end - 4]) != int.from_bytes(view[end - 4 : end]):
                raise ImageError("imaging.png_chunk_damaged", chunk=kind.decode())
            kept.append(view[place:end])
        if kind == b"eXIf":
            orientation = exif_orientation(view[place + 8 : end - 4])
        if kind == b"sBIT" and length:
            bits = max(view[place + 8 : end - 4])
        if kind == b"IEND":
            for needed in (b"IDAT", *([b"PLTE"] if colour == 3 else [])):
                if needed not in seen:
                    raise ImageError("imaging.png_chunk_missing", chunk=needed.decode())
            notes = (Message("imaging.note_animation"),) if b"acTL" in seen else ()
            return BareFile(b"".join(kept), orientation, notes, bits if bits <= 16 else 0)
        place = end
    raise ImageError("imaging.png_chunks", limit=MAX_CHUNKS)


def _decoded(bare: BareFile) -> tuple[np.ndarray, tuple[Message, ...], float]:
    """Return pixels, notes and colour as Radiograph has them."""
    image: Image.Image = Image.open(io.BytesIO(bare.data), formats=("PNG", "JPEG"))
    notes: tuple[Message, ...] = ()
    if image.format == "JPEG":
        notes = check_jpeg_scans(bare.data, LAYERS.get(image.mode, 3))
    try:
        image.load()
    except OSError:
        if image.format == "PNG":
            raise ImageError("imaging.png_chunk_damaged", chunk="IDAT") from None
        raise
    if bare.orientation in UPRIGHT:
        image = image.transpose(UPRIGHT[bare.orientation])
        notes += (Message("imaging.note_orientation"),)
    values, more, colour = _grey(image)
    notes += more
    low, high = int(values.min()), int(values.max())
    if low == high:
        raise ImageError("imaging.uniform")
    if values.dtype == np.uint8:
        if bare.data.startswith(PNG) and bare.data[24] == 16 and high < 128:
            # Pillow has dropped the low byte of each value, which is most of what there was.
            raise ImageError("imaging.png_colours_of_few_bits")
        return values, notes, colour
    # Many 16-bit files hold fewer bits, and say so at best; white is the largest value of those that they need.
    stated = 8 < bare.bits < 16 and high < 2**bare.bits
    bits = bare.bits if stated else max(8, high.bit_length())
    note = Message("imaging.note_bits_stated" if stated else "imaging.note_bits", {"bits": bits})
    return values.astype(np.float32) * np.float32(255 / (2**bits - 1)), (*notes, note), colour


def _grey(image: Image.Image) -> tuple[np.ndarray, tuple[Message, ...], float]:
    """Return uint8 or uint16 (height, width), notes on what was changed, and colour as Radiograph has it."""
    transparent = image.has_transparency_data
    if image.mode.startswith("I") or (image.mode == "L" and not transparent):
        # convert("L") would clip 16-bit values to white.
        return np.asarray(image), (), 0.0
    grey, coloured, filled, colours = Image.new("L", image.size), False, False, []
    # By strips, because the steps from colour to grey need several times the memory of the image.
    height = max(1, STRIP // image.width)
    for top in range(0, image.height, height):
        strip = image.crop((0, top, image.width, min(top + height, image.height)))
        alpha = None
        if transparent:
            strip = strip.convert("RGBA")
            alpha = strip.getchannel("A")
        if strip.mode == "CMYK" and "adobe" not in image.info:
            # Pillow takes every CMYK file to be inverted, as Adobe's are.
            strip = ImageChops.invert(strip)
        strip = strip.convert("L" if strip.mode == "1" else "RGB")
        if strip.mode == "RGB":
            sample = np.asarray(strip.resize((64, 64), Image.Resampling.BOX), dtype=np.int16)
            colours.append(float(np.ptp(sample, axis=-1).mean()) * strip.height / image.height)
            coloured |= bool(np.abs(sample - sample[..., :1]).max() > 8)
        strip = strip.convert("L")
        if alpha is not None and np.asarray(alpha).min() < 255:
            filled = True
            strip = ImageChops.multiply(strip, alpha)
        grey.paste(strip, (0, top))
    notes = (Message("imaging.note_colours"),) if coloured else ()
    notes += (Message("imaging.note_transparency"),) if filled else ()
    return np.asarray(grey), notes, sum(colours)


def _other_format_error(data: bytes) -> ImageError:
    """Return the error of a file that is neither JPEG, PNG nor DICOM: what it is, and what to do."""
    for pattern, kind, advice in _PATTERNS:
        if pattern.match(data[:SNIFFED]):
            return ImageError("imaging.other_format", kind=kind, advice=advice)
    if b"\0" not in data[:SNIFFED] and data[:SNIFFED].isascii():
        return ImageError("imaging.text_file")
    return ImageError("imaging.format_unknown")
