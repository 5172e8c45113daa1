"""Bytes to radiograph: the only door for pictures from outside."""

import io
from pathlib import Path

import numpy as np
from PIL import Image, ImageChops

from model_zoo.core.coded_messages import Message
from model_zoo.imaging.file_formats import (
    JPEG,
    PNG,
    ImageError,
    check_file_size,
    other_format_error,
    strip_jpeg_metadata,
    strip_png_metadata,
)
from model_zoo.imaging.radiograph import Radiograph

# What undoes each orientation of EXIF; 1 is upright.
UPRIGHT = dict(enumerate(map(Image.Transpose, (0, 3, 1, 5, 4, 6, 2)), start=2))
STRIP = 2**20  # pixels that are turned from colour into grey at a time
SUFFIXES = (".jpg", ".jpeg", ".png", ".dcm", ".dicom")


def read_image(data: bytes, name: str) -> Radiograph:
    """Decode a JPEG, PNG or DICOM file, told by its content, into a grey radiograph.

    data: the file's bytes, at most 25 MiB; JPEG and PNG of 8 or 16 bit, grey, colour, palette or with transparency;
    DICOM as read_dicom takes it. Raises ImageError for anything that is not such a picture, complete, of 32 to 12,000
    pixels a side, no strip, at most 40 megapixels, and for a picture of a single grey value.
    """
    if not data:
        raise ImageError("imaging.file_empty")
    check_file_size(len(data))
    if data[128:132] == b"DICM":
        # Not at the top: pydicom takes half a second that most readings do not need.
        from model_zoo.imaging.dicom_reader import read_dicom

        return read_dicom(data, name)
    if data.startswith(PNG):
        bare, orientation, animated = strip_png_metadata(data)
        notes = (Message("imaging.note_animation"),) if animated else ()
    elif data.startswith(JPEG):
        bare, orientation = strip_jpeg_metadata(data)
        notes = ()
    else:
        raise other_format_error(data)
    try:
        pixels, more, colour = _decoded(bare, orientation)
    except ImageError:
        raise
    except Exception:
        # Pillow raises whatever the damage leads to: there is no list of it.
        raise ImageError("imaging.undecodable") from None
    return Radiograph(pixels, name, notes + more, colour=colour)


def read_image_file(path: Path) -> Radiograph:
    """Read a picture from disk; otherwise like read_image. Raises ImageError also where the file cannot be opened."""
    try:
        check_file_size(path.stat().st_size)
        data = path.read_bytes()
    except OSError as error:
        raise ImageError("imaging.file_not_opened", reason=error.strerror) from None
    return read_image(data, path.name)


def _decoded(data: bytes, orientation: int) -> tuple[np.ndarray, tuple[Message, ...], float]:
    """Pixels, notes and colour as Radiograph has them."""
    picture = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
    picture.load()
    notes: tuple[Message, ...] = ()
    if orientation in UPRIGHT:
        picture = picture.transpose(UPRIGHT[orientation])
        notes += (Message("imaging.note_orientation"),)
    values, more, colour = _grey(picture)
    low, high = values.min(), values.max()
    if low == high:
        raise ImageError("imaging.uniform")
    if values.dtype == np.uint8:
        return values, notes + more, colour
    bits = 12 if high < 4096 else 16
    scaled = values.astype(np.float32) * np.float32(255 / (2**bits - 1))
    return scaled, (*notes, *more, Message("imaging.note_bits", {"bits": bits})), colour


def _grey(picture: Image.Image) -> tuple[np.ndarray, tuple[Message, ...], float]:
    """uint8 or uint16 (height, width), notes on what was changed, and colour as Radiograph has it."""
    transparent = picture.has_transparency_data
    if picture.mode.startswith("I") or (picture.mode == "L" and not transparent):
        # convert("L") would clip 16-bit values to white.
        return np.asarray(picture), (), 0.0
    grey, coloured, filled, colours = Image.new("L", picture.size), False, False, []
    # By strips, because the steps from colour to grey need several times the memory of the picture.
    height = max(1, STRIP // picture.width)
    for top in range(0, picture.height, height):
        strip = picture.crop((0, top, picture.width, min(top + height, picture.height)))
        alpha = None
        if transparent:
            strip = strip.convert("RGBA")
            alpha = strip.getchannel("A")
        if strip.mode == "CMYK" and "adobe" not in picture.info:
            # Pillow takes every CMYK file to be inverted, as Adobe's are.
            strip = ImageChops.invert(strip)
        strip = strip.convert("L" if strip.mode == "1" else "RGB")
        if strip.mode == "RGB":
            sample = np.asarray(strip.resize((64, 64), Image.Resampling.BOX), dtype=np.int16)
            colours.append(float(np.ptp(sample, axis=-1).mean()) * strip.height / picture.height)
            coloured |= bool(np.abs(sample - sample[..., :1]).max() > 8)
        strip = strip.convert("L")
        if alpha is not None and alpha.getextrema()[0] < 255:
            filled = True
            strip = ImageChops.multiply(strip, alpha)
        grey.paste(strip, (0, top))
    notes = (Message("imaging.note_colours"),) if coloured else ()
    notes += (Message("imaging.note_transparency"),) if filled else ()
    return np.asarray(grey), notes, sum(colours)
