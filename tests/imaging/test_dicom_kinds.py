"""DICOM files as they come from the field: elements that are missing, odd or wrong, and what is shown all the same."""

import struct

import imagecodecs
import numpy as np
import pytest
from pydicom import Dataset, uid

from model_zoo.core.coded_messages import Message
from model_zoo.imaging.dicom.elements import element_name
from model_zoo.imaging.reader import ImageError, read_image
from model_zoo.imaging.windowing import Window
from tests.support.bad_files import altered
from tests.support.dicom_files import dicom, lossless_jpeg, lut
from tests.support.images import ramp

GREY = ramp(64, 48)
DEEP = GREY.astype(np.uint16) * 16  # 12 bits
TWELVE = {"BitsStored": 12, "HighBit": 11}
WHOLE = {"WindowCenter": "2040.5", "WindowWidth": "4081"}


def read(data: bytes):
    return read_image(data, "a.dcm")


def codes(radiograph) -> set[str]:
    return {note.code for note in radiograph.notes}


def shown(values: np.ndarray, centre: float, width: float) -> np.ndarray:
    return np.clip((values.astype(float) - centre) / (width - 1) + 0.5, 0, 1) * 255


@pytest.mark.parametrize(("slope", "intercept", "noted"), [
    ("2", None, False), (None, "100", False), ("0,5", "1", False), ("2", "N/A", True), ("x", "100", True),
    ("", "7", True), ("2\\5", "3\\4", False), ("nan", "5", True),
])  # fmt: skip
def test_rescaling_with_a_part_missing_or_no_number(slope, intercept, noted):
    """Values as in a window that the file states, so that a wrong slope shows."""
    words = {"RescaleSlope": "111111111111", "RescaleIntercept": "222222222222"}
    given = {"RescaleSlope": slope, "RescaleIntercept": intercept}
    used = {name: word for name, word in words.items() if given[name] is not None}
    data = dicom(DEEP, WindowCenter="2000", WindowWidth="3000", **TWELVE, **used)
    for name, word in used.items():
        data = altered(data, word.encode(), given[name].ljust(12).encode())
    factor = {"2": 2, "2\\5": 2, "0,5": 0.5}.get(slope, 1)
    constant = {"100": 100, "1": 1, "7": 7, "3\\4": 3, "5": 5}.get(intercept, 0)
    found = read(data)
    assert np.allclose(found.pixels, shown(DEEP * factor + constant, 1999.5, 3000), atol=0.01)
    assert ("imaging.note_no_number" in codes(found)) == noted


@pytest.mark.parametrize(("centre", "width", "names"), [
    ("N/A", "4096", ["WindowCenter"]), ("2048", "wide", ["WindowWidth"]), ("N/A", "?", ["WindowCenter", "WindowWidth"]),
])  # fmt: skip
def test_window_that_is_no_number_is_ignored_and_named(centre, width, names):
    data = dicom(DEEP, **TWELVE, WindowCenter="1111", WindowWidth="222222")
    found = read(altered(altered(data, b"1111", centre.ljust(4).encode()), b"222222", width.ljust(6).encode()))
    assert np.allclose(found.pixels, DEEP / DEEP.max() * 255, atol=0.01)
    for name in names:
        assert Message("imaging.note_no_number", {"element": element_name(name)}) in found.notes
    assert "imaging.note_no_window" in codes(found)


def test_window_with_one_of_its_numbers_missing_is_ignored():
    for given in ({"WindowCenter": "2000"}, {"WindowWidth": "2000"}):
        found = read(dicom(DEEP, **TWELVE, **given))
        assert np.allclose(found.pixels, DEEP / DEEP.max() * 255, atol=0.01)
        assert "imaging.note_window_incomplete" in codes(found)


def test_decimal_commas_and_second_values_of_windows():
    data = dicom(DEEP, **TWELVE, WindowCenter="2000.5", WindowWidth="3000.5\\77")
    found = read(altered(altered(data, b"2000.5", b"2000,5"), b"3000.5\\77", b"3000,5\\xx"))
    assert np.allclose(found.pixels, shown(DEEP, 2000, 3000.5), atol=0.01)
    assert len(found.windows.offered) == 2


@pytest.mark.parametrize("window", [{}, {"WindowCenter": "2040", "WindowWidth": "4081"}], ids=["whole", "window"])
@pytest.mark.parametrize("polarity", ["MONOCHROME1", "MONOCHROME2"])
@pytest.mark.parametrize(("signed", "bits", "padding", "kind"), [
    (0, 16, 0, "US"), (0, 16, 65535, "US"), (0, 16, 65535, "SS"), (0, 12, 4095, "US"), (0, 12, 63536, "US"),
    (1, 16, -2000, "SS"), (1, 16, -2000, "US"), (1, 16, -32768, "SS"), (1, 13, 4000, "SS"),
])  # fmt: skip
def test_padding_is_left_out_of_the_range_and_drawn_dark(signed, bits, padding, kind, polarity, window):
    values = DEEP // 2 + 500  # 500 to 2540
    inside = np.zeros(values.shape, bool)
    inside[:, 8:] = True
    stored = np.where(inside, values.astype(np.int64), padding).astype(np.int16 if signed else np.uint16)
    found = read(padded(stored, bits, padding, kind, PhotometricInterpretation=polarity, **window))
    low, high = values[inside].min(), values[inside].max()
    expected = shown(values, 2039.5, 4081) if window else (values - low) / (high - low) * 255
    expected = 255 - expected if polarity == "MONOCHROME1" else expected
    assert np.allclose(found.pixels[inside], expected[inside], atol=0.1)
    assert (found.pixels[~inside] == 0).all()
    assert (found.windows.pixels(Window(1000, 500))[~inside] == 0).all()
    assert "imaging.note_padding" in codes(found)


def padded(stored: np.ndarray, bits: int, value: int, kind: str, limit: int | None = None, **elements) -> bytes:
    """A file with PixelPaddingValue of either type, whatever its sign."""
    file = dicom(stored, BitsStored=bits, HighBit=bits - 1, **elements)
    # Before the pixels, as the standard orders them.
    place = file.index(struct.pack("<2H", 0x0028, 0x0103)) + 10
    tags = [(0x0120, value)] + ([(0x0121, limit)] if limit is not None else [])
    made = b"".join(struct.pack("<2H2s2H", 0x0028, tag, kind.encode(), 2, number & 0xFFFF) for tag, number in tags)
    return file[:place] + made + file[place:]


def test_padding_of_a_range():
    stored = np.where(np.arange(48) < 8, 3000 + np.arange(48) % 4, DEEP // 2 + 1).astype(np.uint16)
    for value, limit in ((3000, 3003), (3003, 3000)):
        found = read(padded(stored, 12, value, "US", limit))
        assert (found.pixels[:, :8] == 0).all()
        assert found.pixels.max() == 255


def test_padding_that_leaves_nothing_is_ignored_and_named():
    found = read(padded(DEEP, 12, 0, "US", 4095))
    assert np.allclose(found.pixels, DEEP / DEEP.max() * 255, atol=0.01)
    assert "imaging.note_element_ignored" in codes(found)


@pytest.mark.parametrize("syntax", [uid.JPEGLosslessSV1, uid.JPEGLSLossless, uid.JPEG2000Lossless])
@pytest.mark.parametrize("bits", [8, 12])
def test_stream_of_fewer_bits_than_are_allocated(syntax, bits):
    pixels = GREY if bits == 8 else DEEP
    encoders = {
        uid.JPEGLosslessSV1: lambda: imagecodecs.jpeg8_encode(pixels, lossless=True, predictor=1, bitspersample=bits),
        uid.JPEGLSLossless: lambda: imagecodecs.jpegls_encode(pixels),
        uid.JPEG2000Lossless: lambda: imagecodecs.jpeg2k_encode(
            pixels, level=0, codecformat="j2k", reversible=True, bitspersample=bits
        ),
    }
    stored = pixels.astype(np.uint16)
    data = dicom(stored, syntax, [encoders[syntax]()], BitsStored=bits, HighBit=bits - 1)
    found = read(data).windows
    assert np.array_equal(found.values[found.stored], stored)


def test_signed_values_of_a_lossless_stream():
    values = DEEP.astype(np.int16) - 2048
    stream = imagecodecs.jpeg8_encode(values.view(np.uint16) & 0xFFF, lossless=True, predictor=1, bitspersample=12)
    found = read(dicom(values, uid.JPEGLosslessSV1, [stream], **TWELVE)).windows
    assert np.array_equal(found.values[found.stored], values)


def test_lossless_stream_that_is_cut_and_closed_is_refused():
    whole = lossless_jpeg(DEEP)
    for share in (0.5, 0.9):
        cut = whole[: int(len(whole) * share)] + b"\xff\xd9"
        with pytest.raises(ImageError) as error:
            read(dicom(DEEP, uid.JPEGLosslessSV1, [cut]))
        assert error.value.message.code == "imaging.jpeg_scan_damaged"


def test_high_bit_above_the_bits_stored_counts_where_the_pixels_agree():
    found = read(dicom((DEEP << 4).astype(np.uint16), BitsStored=12, HighBit=15, **WHOLE))
    assert np.array_equal(found.pixels, read(dicom(DEEP, **TWELVE, **WHOLE)).pixels)


@pytest.mark.parametrize("most", [255, 1023, 4095, 65535])
@pytest.mark.parametrize("said", [8, 10, 12, 16])
def test_bits_that_a_look_up_table_states_wrongly(said, most):
    table = np.linspace(0, most, 4096).round().astype("<u2")
    found = read(dicom(DEEP, **TWELVE, VOILUTSequence=lut(table.tobytes(), 4096, said))).pixels
    assert found.max() <= 255
    assert np.abs(found - DEEP / 4095 * 255).max() < 1


@pytest.mark.parametrize("packed", [False, True], ids=["words", "bytes"])
@pytest.mark.parametrize("entries", [256, 4095, 4096])
def test_look_up_tables_of_eight_bits(entries, packed):
    table = np.linspace(0, 255, entries).round().astype(np.uint8)
    data = table.tobytes() + b"\0" * (entries % 2) if packed else table.astype("<u2").tobytes()
    pixels = DEEP if entries > 256 else GREY
    bits = TWELVE if entries > 256 else {}
    for keyword in ("VOILUTSequence", "ModalityLUTSequence"):
        found = read(dicom(pixels, **bits, **{keyword: lut(data, entries, 8)})).pixels
        assert np.abs(found - pixels / (entries - 1) * 255).max() < 1.5


@pytest.mark.parametrize(("entries", "more"), [(4096, 0), (4096, 2), (4096, 512), (4000, 0), (2, 0), (0, 0)])
def test_modality_tables_of_any_length(entries, more):
    """Beyond its last entry a table goes on as it ends."""
    count = entries or 65536
    table = (np.arange(count) * 3 % 65536).astype("<u2")
    found = read(dicom(DEEP, **TWELVE, ModalityLUTSequence=lut(table.tobytes() + bytes(more), entries, 16))).windows
    assert np.array_equal(found.values[found.stored], table[np.minimum(DEEP, count - 1)])


def test_modality_table_of_negative_values():
    values = DEEP.astype(np.int16) - 2048
    item = Dataset()
    item.add_new("LUTDescriptor", "SS", [4096, -2048, 12])
    item.add_new("LUTData", "OW", np.arange(4096, dtype="<u2").tobytes())
    for syntax in (uid.ExplicitVRLittleEndian, uid.ImplicitVRLittleEndian):
        found = read(dicom(values, syntax, ModalityLUTSequence=[item], **TWELVE)).windows
        assert np.array_equal(found.values[found.stored], DEEP)


def bare(file: bytes) -> bytes:
    """The file from its first element of group 8 on."""
    place = file.find(b"\x08\0\x16\0")
    return file[place if place > 0 else file.index(b"\0\x08\0\x16") :]


@pytest.mark.parametrize("syntax", [uid.ImplicitVRLittleEndian, uid.ExplicitVRLittleEndian, uid.ExplicitVRBigEndian])
@pytest.mark.parametrize("kept", ["preamble", "meta", "nothing"])
def test_preamble_and_meta_header_may_be_missing(syntax, kept):
    whole = dicom(DEEP, syntax, **TWELVE, **WHOLE)
    data = {"preamble": whole[:132] + bare(whole), "meta": whole[132:], "nothing": bare(whole)}[kept]
    found = read(data)
    assert np.array_equal(found.pixels, read(whole).pixels)
    assert ("imaging.note_no_meta" in codes(found)) == (kept != "meta")


def test_compressed_file_that_does_not_say_how_is_refused():
    whole = dicom(DEEP, uid.JPEGLSLossless)
    with pytest.raises(ImageError) as error:
        read(bare(whole))
    assert error.value.message.code == "imaging.dicom_syntax_missing"


def test_directory_of_a_medium_is_named():
    file = dicom(GREY, SOPClassUID=uid.MediaStorageDirectoryStorage)
    meta = struct.pack("<2H2sH", 2, 2, b"UI", 20) + b"1.2.840.10008.1.3.10"
    with pytest.raises(ImageError) as error:
        read(file[:132] + meta + file[132:])
    assert error.value.message.code == "imaging.dicom_directory"
