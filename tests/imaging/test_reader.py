import io
import struct
import zlib

import numpy as np
import pytest
from PIL import ExifTags, Image, ImageChops, ImageOps

from model_zoo.core.coded_messages import Message
from model_zoo.imaging.model_input import model_input
from model_zoo.imaging.reader import ImageError, read_image, read_image_file
from tests.support.bad_files import chunk
from tests.support.images import encode, ramp


def test_grey_png_is_read_as_it_is():
    radiograph = read_image(encode(ramp()), "a.png")
    assert radiograph.pixels.dtype == np.uint8
    assert np.array_equal(radiograph.pixels, ramp())
    assert radiograph.notes == ()


def test_sixteen_bit_png_is_scaled_not_clipped():
    radiograph = read_image(encode(ramp().astype(np.uint16) * 257), "a.png")
    assert np.allclose(radiograph.pixels, ramp(), atol=0.01)
    assert radiograph.notes == (Message("imaging.note_bits", {"bits": 16}),)


@pytest.mark.parametrize(("mode", "kind"), [("RGB", "PNG"), ("RGB", "JPEG"), ("P", "PNG"), ("CMYK", "JPEG")])
def test_other_modes_become_grey(mode, kind):
    pixels = read_image(encode(Image.fromarray(ramp()).convert(mode), kind), "a").pixels
    assert pixels.shape == ramp().shape
    assert np.corrcoef(pixels.ravel(), ramp().ravel())[0, 1] > 0.8


def test_twelve_bit_values_in_a_sixteen_bit_file_are_scaled_to_full_range():
    radiograph = read_image(encode(ramp().astype(np.uint16) * 16), "a.png")
    assert np.allclose(radiograph.pixels, ramp(), atol=1)
    assert radiograph.notes == (Message("imaging.note_bits", {"bits": 12}),)


def test_opaque_alpha_is_not_called_transparent():
    assert read_image(encode(Image.fromarray(ramp()).convert("RGBA")), "a.png").notes == ()


def test_colour_is_noted():
    picture = Image.merge("RGB", [Image.fromarray(ramp()), Image.fromarray(ramp()[:, ::-1]), Image.fromarray(ramp())])
    assert read_image(encode(picture), "a.png").notes == (Message("imaging.note_colours"),)


def test_transparent_parts_become_black():
    picture = Image.fromarray(ramp()).convert("LA")
    picture.putalpha(Image.fromarray(np.where(np.arange(40) < 20, 255, 0).astype(np.uint8)[None].repeat(60, 0)))
    pixels = read_image(encode(picture), "a.png").pixels
    assert (pixels[:, 20:] == 0).all()
    assert pixels[5, 10] == ramp()[5, 10]


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientation_tag_turns_the_picture_upright_as_pillow_does(kind, orientation):
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    data = encode(ramp(), kind, exif=exif)
    radiograph = read_image(data, "a")
    assert np.array_equal(radiograph.pixels, np.asarray(ImageOps.exif_transpose(Image.open(io.BytesIO(data)))))
    assert bool(radiograph.notes) == (orientation > 1)


def test_adobe_cmyk_is_inverted_and_other_cmyk_is_not():
    # Pillow writes Adobe's mark with CMYK, and inverts what it writes.
    picture = Image.fromarray(ramp()).convert("CMYK")
    adobe = encode(picture, "JPEG", quality=100)
    other = encode(ImageChops.invert(picture), "JPEG", quality=100).replace(b"Adobe", b"Abode", 1)
    for data in (adobe, other):
        assert np.abs(read_image(data, "a.jpg").pixels.astype(float) - ramp()).mean() < 3


def interlaced(picture: np.ndarray) -> bytes:
    """A grey PNG in the seven passes of Adam7."""
    passes = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
    parts = [picture[top::down, left::right] for left, top, right, down in passes]
    rows = b"".join(b"\0" + row.tobytes() for part in parts for row in part if part.size)
    header = chunk(b"IHDR", struct.pack(">2L5B", *picture.shape[::-1], 8, 0, 0, 0, 1))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND")


def test_interlaced_png_is_read_as_it_is():
    assert np.array_equal(read_image(interlaced(ramp()), "a.png").pixels, ramp())


def test_only_the_still_picture_of_an_animation_is_read():
    frames = [Image.fromarray(ramp()), Image.fromarray(255 - ramp())]
    radiograph = read_image(encode(frames[0], "PNG", save_all=True, append_images=frames[1:]), "a.png")
    assert np.array_equal(radiograph.pixels, ramp())
    assert radiograph.notes == (Message("imaging.note_animation"),)


@pytest.mark.slow
def test_metadata_that_would_take_all_memory_is_left_behind():
    png = encode(ramp())
    bomb = zlib.compress(bytes(2**28), 9)
    text = chunk(b"zTXt", b"a\0\0" + bomb) + chunk(b"iCCP", b"a\0\0" + bomb) + chunk(b"iTXt", b"a\0\1\0\0\0" + bomb)
    assert np.array_equal(read_image(png[:33] + text + png[33:], "a.png").pixels, ramp())
    # Each of 3,000 entries of an EXIF directory points at the same 12 MB.
    entries = b"".join(struct.pack("<2H2L", 0x9000 + n, 7, 12 * 10**6, 0) for n in range(3000))
    exif = b"II*\0\x08\0\0\0" + struct.pack("<H", 3000) + entries
    exif += bytes(12 * 10**6 - len(exif))
    blocks = [b"Exif\0\0" + exif[place : place + 60_000] for place in range(0, len(exif), 60_000)]
    segments = b"".join(b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block for block in blocks)
    jpeg = encode(ramp(), "JPEG")
    found = read_image(jpeg[:2] + segments + jpeg[2:], "a.jpg")
    assert np.array_equal(found.pixels, read_image(jpeg, "a.jpg").pixels)


def test_missing_file_is_refused(tmp_path):
    with pytest.raises(ImageError, match="cannot be opened"):
        read_image_file(tmp_path / "none.png")


def test_model_input_stretches_to_the_square():
    pixels = model_input(ramp(300, 500).astype(np.float32))
    assert pixels.shape == (224, 224)
    assert pixels.dtype == np.float32
    assert 0 <= pixels.min() < 10
    assert 245 < pixels.max() <= 255


def test_model_input_leaves_a_picture_of_that_size_alone():
    pixels = np.random.default_rng(0).random((224, 224), dtype=np.float32)
    assert np.array_equal(model_input(pixels), pixels)
