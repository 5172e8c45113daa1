import numpy as np
import pytest
from PIL import ExifTags, Image

from model_zoo.formats import MAX_BYTES
from model_zoo.images import ImageError, model_input, read_image, read_image_file
from tests.conftest import encode, ramp


def test_grey_png_is_read_as_it_is():
    radiograph = read_image(encode(ramp()), "a.png")
    assert radiograph.pixels.dtype == np.float32
    assert np.array_equal(radiograph.pixels, ramp())
    assert radiograph.notes == ()


def test_sixteen_bit_png_is_scaled_not_clipped():
    radiograph = read_image(encode(ramp().astype(np.uint16) * 257), "a.png")
    assert np.allclose(radiograph.pixels, ramp(), atol=0.01)
    assert "16-bit" in radiograph.notes[0]


@pytest.mark.parametrize(("mode", "kind"), [("RGB", "PNG"), ("RGB", "JPEG"), ("P", "PNG"), ("CMYK", "JPEG")])
def test_other_modes_become_grey(mode, kind):
    pixels = read_image(encode(Image.fromarray(ramp()).convert(mode), kind), "a").pixels
    assert pixels.shape == ramp().shape
    assert np.corrcoef(pixels.ravel(), ramp().ravel())[0, 1] > 0.8


def test_twelve_bit_values_in_a_sixteen_bit_file_are_scaled_to_full_range():
    radiograph = read_image(encode(ramp().astype(np.uint16) * 16), "a.png")
    assert np.allclose(radiograph.pixels, ramp(), atol=1)
    assert "12-bit" in radiograph.notes[0]


def test_opaque_alpha_is_not_called_transparent():
    assert read_image(encode(Image.fromarray(ramp()).convert("RGBA")), "a.png").notes == ()


def test_colour_is_noted():
    picture = Image.merge("RGB", [Image.fromarray(ramp()), Image.fromarray(ramp()[:, ::-1]), Image.fromarray(ramp())])
    assert read_image(encode(picture), "a.png").notes == ("Colours were turned into grey.",)


def test_transparent_parts_become_black():
    picture = Image.fromarray(ramp()).convert("LA")
    picture.putalpha(Image.fromarray(np.where(np.arange(40) < 20, 255, 0).astype(np.uint8)[None].repeat(60, 0)))
    pixels = read_image(encode(picture), "a.png").pixels
    assert (pixels[:, 20:] == 0).all()
    assert pixels[5, 10] == ramp()[5, 10]


def test_orientation_tag_turns_the_picture_upright():
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6  # to be turned by 90 degrees clockwise
    radiograph = read_image(encode(ramp(), "JPEG", exif=exif, quality=100), "a.jpg")
    assert radiograph.pixels.shape == (40, 60)
    assert np.abs(radiograph.pixels - np.rot90(ramp(), -1)).mean() < 3
    assert "upright" in radiograph.notes[0]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"hello, I am no picture", "not a JPEG, PNG or DICOM"),
        (encode(ramp(), "GIF"), "a GIF picture"),
        (encode(ramp(), "TIFF"), "a TIFF picture"),
        (encode(np.random.default_rng(0).integers(0, 256, (90, 90), np.uint8))[:3000], "damaged"),
        (encode(np.random.default_rng(0).integers(0, 256, (90, 90), np.uint8), "JPEG")[:2000], "damaged"),
        (encode(ramp(20, 40)), "20"),
        (encode(np.zeros((50, 50), np.uint8)), "same value"),
        (encode(Image.new("1", (12_001, 40))), "each side"),
        (encode(Image.new("1", (8_000, 8_000))), "megapixels"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * MAX_BYTES, "limit"),
    ],
    ids=["empty", "text", "gif", "tiff", "cut-png", "cut-jpeg", "small", "constant", "wide", "large", "bytes"],
)
def test_bad_files_are_refused_with_a_reason(data, words):
    with pytest.raises(ImageError, match=words):
        read_image(data, "bad")


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
