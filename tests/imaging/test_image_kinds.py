"""JPEG and PNG files as they come from the field: tails, damage, orientation, and 16-bit files of fewer bits."""

import io
import struct

import imagecodecs
import numpy as np
import pytest
from PIL import ExifTags, Image

from model_zoo.core.coded_messages import Message
from model_zoo.core.paths import SAMPLES
from model_zoo.imaging.reader import ImageError, read_image
from tests.support.bad_files import chunk
from tests.support.images import encode

SAMPLE = np.asarray(Image.open(SAMPLES / "synthetic_normal_6.png").convert("L"))
KINDS = {"baseline": {}, "progressive": {"progressive": True}, "restarts": {"restart_marker_rows": 1}}


@pytest.fixture(params=KINDS)
def jpeg(request) -> bytes:
    return encode(SAMPLE, "JPEG", quality=90, **KINDS[request.param])


def code_or_notes(data: bytes) -> set[str]:
    try:
        return {note.code for note in read_image(data, "a").notes}
    except ImageError as error:
        return {error.message.code}


@pytest.mark.parametrize("tail", ["zeros", "scans", "jpeg", "segments"])
def test_what_follows_the_end_of_a_jpeg_is_ignored(jpeg, tail):
    more = {"zeros": bytes(5000), "scans": b"\xff\xda" * 5000, "jpeg": jpeg, "segments": b"\xff\xfe\0\2" * 5000}[tail]
    assert np.array_equal(read_image(jpeg + more, "a").pixels, read_image(jpeg, "a").pixels)


@pytest.mark.parametrize("share", [0.5, 0.7, 0.9, 0.97])
@pytest.mark.parametrize("end", [b"", b"\xff\xd9"], ids=["open", "closed"])
def test_jpeg_that_is_cut_is_refused_or_a_warning_says_so(jpeg, share, end):
    said = code_or_notes(jpeg[: int(len(jpeg) * share)] + end)
    assert said & {
        "imaging.jpeg_scan_damaged", "imaging.note_jpeg_scans_missing", "imaging.note_jpeg_scan_damaged",
        "imaging.jpeg_cut_off",
    }  # fmt: skip


def test_damage_inside_a_scan_is_noticed(jpeg):
    start = jpeg.rindex(b"\xff\xda") + 200
    for length in (40, 400):
        damaged = jpeg[:start] + jpeg[start + length :]
        assert code_or_notes(damaged) & {"imaging.jpeg_scan_damaged", "imaging.note_jpeg_scan_damaged"}


def test_progressive_jpeg_that_ends_between_scans_is_read_with_a_warning():
    data = encode(SAMPLE, "JPEG", progressive=True)
    assert code_or_notes(data[: data.rindex(b"\xff\xda")] + b"\xff\xd9") == {"imaging.note_jpeg_scans_missing"}


def test_whole_jpeg_is_read_without_a_word(jpeg):
    assert code_or_notes(jpeg) == set()
    assert code_or_notes(encode(Image.fromarray(SAMPLE).convert("CMYK"), "JPEG")) == set()
    assert code_or_notes(encode(Image.fromarray(SAMPLE).convert("RGB"), "JPEG", progressive=True)) == set()


def exif(order: str, kind: int, orientation: int) -> bytes:
    """An EXIF block with the orientation as an integer of 8 (1), 16 (3) or 32 (4) bits."""
    value = struct.pack(order + {1: "B", 3: "H", 4: "L", 8: "h", 9: "l"}[kind], orientation).ljust(4, b"\0")
    start = {"<": b"II", ">": b"MM"}[order] + struct.pack(order + "HL", 42, 8)
    return start + struct.pack(order + "HHHL", 1, ExifTags.Base.Orientation, kind, 1) + value + bytes(4)


def with_exif(*blocks: bytes) -> bytes:
    data = encode(SAMPLE, "JPEG")
    made = b"".join(b"\xff\xe1" + struct.pack(">H", len(block) + 8) + b"Exif\0\0" + block for block in blocks)
    return data[:2] + made + data[2:]


@pytest.mark.parametrize("order", "<>")
@pytest.mark.parametrize("kind", [1, 3, 4, 8, 9])
@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_orientation_of_any_integer_type_and_byte_order(order, kind, form):
    block = exif(order, kind, 6)
    png = encode(SAMPLE)
    data = with_exif(block) if form == "JPEG" else png[:33] + chunk(b"eXIf", block) + png[33:]
    upright = np.asarray(Image.open(io.BytesIO(encode(SAMPLE, form))))
    assert np.array_equal(read_image(data, "a").pixels, np.rot90(upright, -1))


def test_first_of_two_exif_blocks_counts():
    first, second = exif("<", 3, 3), exif(">", 3, 6)
    assert np.array_equal(read_image(with_exif(first, second), "a").pixels, read_image(with_exif(first), "a").pixels)


@pytest.mark.parametrize("bits", range(9, 17))
def test_sixteen_bit_png_of_fewer_bits_is_as_bright_as_undamaged(bits):
    values = np.round(SAMPLE / 255 * (2**bits - 1)).astype(np.uint16)
    found = read_image(encode(values), "a.png")
    assert np.abs(found.pixels - SAMPLE).max() < 1
    assert found.notes == (Message("imaging.note_bits", {"bits": bits}),)


def test_brightness_does_not_jump_from_one_largest_value_to_the_next():
    for most in (511, 1023, 2047, 4095, 8191, 16383, 32767):
        values = np.round(SAMPLE / 255 * most).astype(np.uint16)
        more = values.copy()
        more[more == most] = most + 1
        dark, bright = (read_image(encode(v), "a").pixels.mean() for v in (more, values))
        assert 0.49 < dark / bright < 2.01


@pytest.mark.parametrize("bits", range(9, 16))
def test_significant_bits_that_a_png_states_are_believed(bits):
    values = np.round(SAMPLE / 255 * (2**bits - 1) / 5).astype(np.uint16)  # a dark one
    data = encode(values)
    found = read_image(data[:33] + chunk(b"sBIT", bytes([bits])) + data[33:], "a.png")
    assert np.abs(found.pixels - SAMPLE / 5).max() < 1
    assert found.notes == (Message("imaging.note_bits_stated", {"bits": bits}),)


def test_significant_bits_of_values_that_fill_all_sixteen_are_no_scale():
    values = SAMPLE.astype(np.uint16) * 257
    data = encode(values)
    found = read_image(data[:33] + chunk(b"sBIT", bytes([12])) + data[33:], "a.png")
    assert np.abs(found.pixels - SAMPLE).max() < 0.01


@pytest.mark.parametrize(("bits", "codes"), [(16, set()), (12, {"imaging.png_colours_of_few_bits"})])
def test_sixteen_bit_png_in_colour_that_uses_fewer_bits_is_refused(bits, codes):
    values = np.round(SAMPLE / 255 * (2**bits - 1)).astype(np.uint16)
    assert code_or_notes(imagecodecs.png_encode(np.dstack([values] * 3))) == codes
