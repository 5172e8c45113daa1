"""Bytes to radiograph: the only door for pictures from outside."""

import io
import struct
import warnings
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

SIZE = 224  # side of every model's input, in pixels
MAX_BYTES = 25 * 2**20
MAX_PIXELS = 40_000_000
MIN_SIDE, MAX_SIDE = 32, 12_000
SUFFIXES = (".jpg", ".jpeg", ".png")


class ImageError(ValueError):
    """A picture that cannot be read; the message says why and what to do, in words for the person who sent it."""


@dataclass(frozen=True)
class Radiograph:
    """One grey radiograph.

    pixels: float32 (height, width), 0..255, at the file's own size. name: the file's name, for display only.
    notes: what was done to the picture on the way in (turned upright, colour dropped, 16 bit scaled).
    """

    pixels: np.ndarray
    name: str
    notes: tuple[str, ...] = ()


def read_image(data: bytes, name: str) -> Radiograph:
    """Decode a JPEG or PNG file into a grey radiograph.

    data: the file's bytes, at most 25 MiB; 8 or 16 bit, grey, colour, palette or with transparency.
    Raises ImageError for anything that is not a complete JPEG or PNG picture of 32 to 12,000 pixels a side and at
    most 40 megapixels, and for a picture of a single grey value.
    """
    if not data:
        raise ImageError("The file is empty. Export the radiograph again and retry.")
    if len(data) > MAX_BYTES:
        raise ImageError(f"The file has {len(data) / 2**20:.0f} MB; the limit is {MAX_BYTES / 2**20:.0f} MB.")
    try:
        with warnings.catch_warnings():
            # Pillow warns about sizes that the check below refuses before any pixel is decoded.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
        _check_size(*picture.size)
        picture.load()
        picture, notes = _upright(picture)
        pixels, flat, more = _grey(picture)
    except ImageError:
        raise
    except UnidentifiedImageError:
        raise ImageError("This is not a JPEG or PNG picture. Save the radiograph as one of these and retry.") from None
    except Image.DecompressionBombError:
        raise ImageError(f"The picture is larger than {MAX_PIXELS // 10**6} megapixels.") from None
    except (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error) as error:
        raise ImageError(f"The picture is damaged or cut off ({error}). Copy the file again and retry.") from None
    if flat:
        raise ImageError("Every pixel has the same value, so there is nothing to read in this picture.")
    return Radiograph(pixels, name, notes + more)


def read_image_file(path: Path) -> Radiograph:
    """Read a picture from disk; otherwise like read_image. Raises ImageError also where the file cannot be opened."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ImageError(f"The file is larger than {MAX_BYTES / 2**20:.0f} MB.")
        data = path.read_bytes()
    except OSError as error:
        raise ImageError(f"The file cannot be opened: {error.strerror}.") from None
    return read_image(data, path.name)


def model_input(pixels: np.ndarray, size: int = SIZE) -> np.ndarray:
    """Stretch a grey picture to the models' input; training, upload and batch all pass through here.

    pixels: float32 (height, width), 0..255. Returns float32 (size, size), 0..255. The filter is Pillow's antialiased
    triangle, of those tried the one whose results come closest to the public 224x224 copies; a picture more than four
    times as large is shrunk by a whole number first, for speed.
    """
    if pixels.shape == (size, size):
        return pixels
    picture = Image.fromarray(pixels)
    return np.asarray(picture.resize((size, size), Image.Resampling.BILINEAR, reducing_gap=2.0))


def _check_size(width: int, height: int) -> None:
    if min(width, height) < MIN_SIDE or max(width, height) > MAX_SIDE:
        raise ImageError(f"The picture is {width} x {height} pixels; each side must be {MIN_SIDE} to {MAX_SIDE}.")
    if width * height > MAX_PIXELS:
        raise ImageError(f"The picture has {width * height / 1e6:.0f} megapixels; the limit is {MAX_PIXELS // 10**6}.")


def _upright(picture: Image.Image) -> tuple[Image.Image, tuple[str, ...]]:
    turned = picture.getexif().get(ExifTags.Base.Orientation, 1) != 1
    return ImageOps.exif_transpose(picture), ("Turned upright as the file's orientation tag asks.",) if turned else ()


def _grey(picture: Image.Image) -> tuple[np.ndarray, bool, tuple[str, ...]]:
    """float32 (height, width) in 0..255, whether all of it is of one value, and notes on what was changed."""
    if picture.mode.startswith("I"):
        # convert("L") would clip 16-bit values to white.
        values = np.asarray(picture, dtype=np.float32)
        low, high = values.min(), values.max()
        bits = 12 if high < 4096 else 16
        return values * np.float32(255 / (2**bits - 1)), low == high, (f"{bits}-bit grey values scaled to 0..255.",)
    notes: tuple[str, ...] = ()
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
        if picture.getchannel("A").getextrema()[0] < 255:
            notes += ("Transparent parts were filled with black.",)
        picture = Image.alpha_composite(Image.new("RGBA", picture.size, "black"), picture)
    if picture.mode not in ("L", "1"):
        picture = picture.convert("RGB")
        sample = np.asarray(picture.resize((64, 64), Image.Resampling.BOX), dtype=np.int16)
        if np.abs(sample - sample[..., :1]).max() > 8:
            notes += ("Colours were turned into grey.",)
    picture = picture.convert("L")
    low, high = picture.getextrema()
    return np.asarray(picture, dtype=np.float32), low == high, notes
