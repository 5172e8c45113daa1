"""A corpus of files that must be refused: for each a function that makes it, and the code of what is wrong with it."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import numpy as np
from PIL import Image
from pydicom import Dataset, uid
from pydicom.dataset import FileMetaDataset
from pydicom.encaps import encapsulate

from model_zoo.imaging.file_formats import MAX_BYTES
from tests.support.dicom_files import baseline_jpeg, dicom, extended_jpeg, lossless_jpeg, lut, written
from tests.support.images import encode, ramp

NOISE = np.random.default_rng(0).integers(0, 256, (90, 90), np.uint8)
GREY16 = ramp(64, 48).astype(np.uint16) * 257
BLACK = np.zeros((64, 48), np.uint16)


def chunk(kind: bytes, data: bytes = b"") -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(
    width: int, height: int, bits: int = 8, colour: int = 0, *, rows: bytes | None = None, more: bytes = b""
) -> bytes:
    """A black PNG of any stated size; rows: its image data instead, packed already; more: chunks before these."""
    if rows is None:
        layers = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
        packer, row = zlib.compressobj(9), bytes(1 + -(-width * layers * bits // 8))
        rows = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    header = chunk(b"IHDR", struct.pack(">2L5B", width, height, bits, colour, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + more + chunk(b"IDAT", rows) + chunk(b"IEND")


def altered(data: bytes, found: bytes, new: bytes) -> bytes:
    """The same bytes but for the first place of some, which must be there."""
    assert found in data
    return data.replace(found, new, 1)


def sized_jpeg(height: int, width: int, layers: int = 1, **options) -> bytes:
    """A JPEG of 64 x 48 pixels whose header states another size."""
    data = encode(Image.fromarray(ramp(64, 48)).convert("RGB" if layers == 3 else "L"), "JPEG", **options)
    return altered(data, struct.pack(">2H", 64, 48), struct.pack(">2H", height, width))


def two_frames() -> bytes:
    """The header of a large JPEG before a small one."""
    header = sized_jpeg(11_000, 11_000)
    return header[: header.index(b"\xff\xda")] + encode(NOISE, "JPEG")[2:]


def many_scans() -> bytes:
    data = encode(NOISE, "JPEG", progressive=True)
    start = data.rindex(b"\xff\xda")
    return data[:-2] + data[start:-2] * 5000 + b"\xff\xd9"


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def grey(**elements) -> bytes:
    """A proper DICOM radiograph but for these elements; None leaves one out."""
    return dicom(GREY16, **elements)


def in_syntax(syntax: str, rest: bytes = b"") -> bytes:
    """A DICOM file that names any transfer syntax and goes on with any bytes."""
    empty = Dataset()
    empty.file_meta = FileMetaDataset()
    empty.file_meta.TransferSyntaxUID = uid.UID(syntax)
    return written(empty) + rest


def element(tag: int, vr: bytes, value: bytes, length: int | None = None) -> bytes:
    """One element, explicit and little endian, of a type with a long length."""
    length = len(value) if length is None else length
    return struct.pack("<2H2sHL", tag >> 16, tag & 0xFFFF, vr, 0, length) + value


def stream(syntax: str, data: bytes, **elements) -> bytes:
    """A compressed DICOM file of 64 x 48 pixels of 8 bits around any codestream."""
    return dicom(ramp(64, 48), syntax, [data], **elements)


def jpeg_2000(found: bytes | None = None, new: bytes = b"") -> bytes:
    data = dicom(ramp(64, 48), uid.JPEG2000Lossless)
    return altered(data, found, new) if found else data


def many_tiles() -> bytes:
    black, size = encode(Image.new("L", (6000, 6000)), "JPEG2000", no_jp2=True), struct.pack(">2L", 6000, 6000)
    tiled = altered(black, size + bytes(8) + size, size + bytes(8) + struct.pack(">2L", 1, 1))
    return stream(uid.JPEG2000Lossless, tiled, Rows=6000, Columns=6000)


NESTED = struct.pack("<2H2sHL2HL", 0x5200, 0x9229, b"SQ", 0, 0xFFFFFFFF, 0xFFFE, 0xE000, 0xFFFFFFFF)
RUNS = struct.pack("<16L", 1, 64, *[0] * 14)
RLE_BOMB = RUNS + b"\x81\0" * 300_000
SCALED = grey(RescaleSlope="1.5", RescaleIntercept="0")


def overlapping() -> bytes:
    """Every entry of the table of contents leads to the same data."""
    data = zipped({"a.png": bytes(NOISE)}, zipfile.ZIP_STORED)
    start, end = data.index(b"PK\1\2"), data.index(b"PK\5\6")
    entry = data[start:end]
    return data[:start] + entry * 3 + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 3, 3, 3 * len(entry), start, 0)


def locked() -> bytes:
    data = bytearray(zipped({"a.png": encode(ramp())}))
    data[6] |= 1
    data[data.index(b"PK\1\2") + 8] |= 1
    return bytes(data)


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    # No picture at all, or another kind of it.
    "empty.png": (lambda: b"", "imaging.file_empty"),
    "byte.png": (lambda: b"\x89", "imaging.format_unknown"),
    "zeros.png": (lambda: bytes(1000), "imaging.format_unknown"),
    "text.jpg": (lambda: b"patient,label\n1,NORMAL\n", "imaging.text_file"),
    "log-in.jpg": (lambda: b"\n<!DOCTYPE html><html><title>Log in</title>", "imaging.kind_web_page"),
    "gif.png": (lambda: encode(ramp(), "GIF"), "imaging.kind_gif"),
    "tiff.png": (lambda: encode(ramp(), "TIFF"), "imaging.kind_tiff"),
    "webp.jpg": (lambda: encode(ramp(), "WEBP"), "imaging.kind_webp"),
    "bmp.png": (lambda: encode(ramp(), "BMP"), "imaging.kind_bmp"),
    "drawing.png": (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", "imaging.kind_svg"),
    "drawing.svg": (lambda: b"<?xml version='1.0'?>\n<svg onload='alert(1)'/>", "imaging.kind_svg"),
    "report.pdf": (lambda: b"%PDF-1.7\n", "imaging.kind_pdf"),
    "archive.png": (lambda: zipped({"a.png": encode(ramp())}), "imaging.kind_zip"),
    "volume.nii.gz": (lambda: b"\x1f\x8b\x08\0" + bytes(90), "imaging.kind_archive"),
    "telephone.jpg": (lambda: b"\0\0\0\x18ftypheic" + bytes(90), "imaging.kind_phone"),
    "jpeg2000.jpg": (lambda: encode(ramp(), "JPEG2000"), "imaging.kind_jpeg_2000"),
    "photoshop.png": (lambda: b"8BPS\0\1" + bytes(90), "imaging.kind_photoshop"),
    "program.png": (lambda: b"MZ" + bytes(90), "imaging.kind_program"),
    "large.png": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(MAX_BYTES), "imaging.file_too_large"),
    # PNG.
    "signature.png": (lambda: b"\x89PNG\r\n\x1a\n", "imaging.png_cut_off"),
    "cut.png": (lambda: encode(NOISE)[:3000], "imaging.png_cut_off"),
    "without-end.png": (lambda: encode(NOISE)[:-12], "imaging.png_cut_off"),
    "cut-interlaced.png": (lambda: png(90, 90, rows=zlib.compress(bytes(500))), "imaging.png_chunk_damaged"),
    "wrong-sum.png": (
        lambda: altered(encode(NOISE), b"IHDR\0\0\0\x5a", b"IHDR\0\0\0\x5b"),
        "imaging.png_chunk_damaged",
    ),
    "wrong-data.png": (lambda: png(90, 90, rows=b"no zlib at all"), "imaging.png_chunk_damaged"),
    "no-data.png": (lambda: altered(encode(NOISE), b"IDAT", b"iDAT"), "imaging.png_chunk_missing"),
    "no-palette.png": (lambda: png(90, 90, colour=3), "imaging.png_chunk_missing"),
    "odd-colours.png": (lambda: png(90, 90, colour=5, rows=b""), "imaging.png_kind"),
    "endless-chunk.png": (
        lambda: altered(encode(NOISE), b"\0\0\0\rIHDR", b"\x7f\xff\xff\xffIHDR"),
        "imaging.png_cut_off",
    ),
    "frames-only.png": (
        lambda: png(90, 90, rows=b"", more=chunk(b"acTL", bytes(8)) + chunk(b"fdAT", zlib.compress(bytes(99)))),
        "imaging.png_chunk_damaged",
    ),
    "bomb.png": (lambda: png(60_000, 60_000, rows=zlib.compress(bytes(2**20))), "imaging.side"),
    "bomb-square.png": (lambda: png(8_000, 8_000, bits=1), "imaging.megapixels"),
    "bomb-layers.png": (lambda: png(6_300, 6_300, bits=16, colour=6), "imaging.uniform"),
    "two-headers.png": (
        lambda: png(90, 90, more=chunk(b"IHDR", struct.pack(">2L5B", 11_000, 11_000, 8, 0, 0, 0, 0))),
        "imaging.png_second_header",
    ),
    "no-width.png": (lambda: png(0, 90, rows=b""), "imaging.side"),
    "strip.png": (lambda: png(4_000, 40), "imaging.strip"),
    "small.png": (lambda: encode(ramp(20, 40)), "imaging.side"),
    "black.png": (lambda: encode(np.zeros((50, 50), np.uint8)), "imaging.uniform"),
    "black-16-bit.png": (lambda: encode(np.zeros((50, 50), np.uint16)), "imaging.uniform"),
    "confetti.png": (lambda: png(90, 90, more=chunk(b"tEXt", b"a\0") * 500_000), "imaging.png_chunks"),
    # JPEG.
    "start.jpg": (lambda: b"\xff\xd8\xff", "imaging.jpeg_without_scan"),
    "cut-header.jpg": (lambda: encode(NOISE, "JPEG")[:100], "imaging.jpeg_without_scan"),
    "cut.jpg": (lambda: encode(NOISE, "JPEG")[:2000], "imaging.jpeg_scan_damaged"),
    "no-tables.jpg": (lambda: altered(encode(NOISE, "JPEG"), b"\xff\xdb", b"\xff\xfe"), "imaging.jpeg_segment_damaged"),
    "two-headers.jpg": (two_frames, "imaging.jpeg_frame_headers"),
    "no-scan.jpg": (lambda: altered(encode(NOISE, "JPEG"), b"\xff\xda", b"\xff\xd9"), "imaging.jpeg_without_scan"),
    "padding.jpg": (lambda: b"\xff\xd8" + b"\xff" * (20 * 2**20), "imaging.jpeg_segments"),
    "confetti.jpg": (lambda: b"\xff\xd8" + b"\xff\xfe\0\2" * 2_000_000, "imaging.jpeg_segments"),
    "12-bit.jpg": (lambda: extended_jpeg(np.zeros((64, 48), np.uint16)), "imaging.jpeg_kind"),
    "lossless.jpg": (lambda: lossless_jpeg(ramp(64, 48)), "imaging.jpeg_kind"),
    "many-scans.jpg": (many_scans, "imaging.jpeg_scans"),
    "bomb.jpg": (lambda: sized_jpeg(65_500, 65_500), "imaging.side"),
    "bomb-square.jpg": (lambda: sized_jpeg(11_000, 11_000), "imaging.megapixels"),
    "bomb-progressive.jpg": (
        lambda: sized_jpeg(6_000, 6_000, 3, progressive=True),
        "imaging.jpeg_progressive_too_large",
    ),
    "bomb-baseline.jpg": (lambda: sized_jpeg(6_300, 6_300), "imaging.jpeg_cut_off"),
    "no-height.jpg": (lambda: sized_jpeg(0, 48), "imaging.side"),
    "five-layers.jpg": (
        lambda: altered(encode(NOISE, "JPEG"), b"\0\x5a\0\x5a\1", b"\0\x5a\0\x5a\5"),
        "imaging.jpeg_layers",
    ),
    "white.jpg": (lambda: encode(np.full((50, 50), 255, np.uint8), "JPEG"), "imaging.uniform"),
    # DICOM: the file.
    "preamble.dcm": (lambda: bytes(128) + b"DICM", "imaging.dicom_syntax_missing"),
    "cut.dcm": (lambda: grey()[:300], "imaging.dicom_no_pixels"),
    "cut-pixels.dcm": (lambda: grey()[:-2000], "imaging.dicom_pixels_missing"),
    "cut-frame.dcm": (lambda: jpeg_2000()[:-200], "imaging.dicom_no_pixels"),
    "no-syntax.dcm": (lambda: altered(grey(), b"\2\0\x10\0UI", b"\2\0\x11\0UI"), "imaging.dicom_syntax_missing"),
    "unknown-syntax.dcm": (lambda: in_syntax("1.2.3.4"), "imaging.dicom_syntax_unknown"),
    "film.dcm": (lambda: in_syntax(uid.MPEG2MPML), "imaging.dicom_syntax_unknown"),
    "deflated-bomb.dcm": (
        lambda: in_syntax(uid.DeflatedExplicitVRLittleEndian, zlib.compress(bytes(2**28), 9)[2:-4]),
        "imaging.dicom_syntax_unknown",
    ),
    "deep.dcm": (lambda: in_syntax(uid.ExplicitVRLittleEndian, NESTED * 50_000), "imaging.dicom_undecodable"),
    "confetti.dcm": (
        lambda: in_syntax(uid.ExplicitVRLittleEndian, b"\x11\0\x10\0LO\0\0" * 2_000_000),
        "imaging.dicom_pieces",
    ),
    "fragments.dcm": (
        lambda: in_syntax(
            uid.JPEGBaseline8Bit, element(0x7FE00010, b"OB", b"\xfe\xff\0\xe0\0\0\0\0" * 2_000_000, 0xFFFFFFFF)
        ),
        "imaging.dicom_pieces",
    ),
    # DICOM: what it says.
    "report.dcm": (lambda: grey(PixelData=None), "imaging.dicom_no_pixels"),
    "no-rows.dcm": (lambda: grey(Rows=None), "imaging.dicom_element_missing"),
    "no-bits.dcm": (lambda: grey(BitsAllocated=None), "imaging.dicom_element_missing"),
    "words-for-frames.dcm": (
        lambda: altered(grey(NumberOfFrames=11), b"IS\2\x0011", b"IS\2\0xy"),
        "imaging.dicom_element_no_number",
    ),
    "bomb.dcm": (lambda: grey(Rows=65_535, Columns=65_535), "imaging.side"),
    "bomb-square.dcm": (lambda: grey(Rows=11_000, Columns=11_000), "imaging.megapixels"),
    "more-rows.dcm": (lambda: grey(Rows=65), "imaging.dicom_pixels_missing"),
    "strip.dcm": (lambda: grey(Rows=4_000, Columns=40), "imaging.strip"),
    "more-frames.dcm": (lambda: grey(NumberOfFrames=2), "imaging.dicom_pixels_missing"),
    "cinema.dcm": (lambda: grey(NumberOfFrames=5000), "imaging.dicom_frames"),
    "32-bit.dcm": (lambda: grey(BitsAllocated=32), "imaging.dicom_bits_allocated"),
    "no-used-bits.dcm": (lambda: grey(BitsStored=0), "imaging.dicom_bits_stored"),
    "more-used-bits.dcm": (lambda: grey(BitsStored=17), "imaging.dicom_bits_stored"),
    "shifted-bits.dcm": (lambda: grey(BitsStored=12, HighBit=15), "imaging.dicom_high_bit"),
    "colour.dcm": (lambda: grey(SamplesPerPixel=3, PhotometricInterpretation="RGB"), "imaging.dicom_colour"),
    "ybr.dcm": (lambda: grey(PhotometricInterpretation="YBR_FULL"), "imaging.dicom_colour"),
    "palette.dcm": (lambda: grey(PhotometricInterpretation="PALETTE COLOR"), "imaging.dicom_colour"),
    "no-colour.dcm": (lambda: grey(PhotometricInterpretation=None), "imaging.dicom_element_missing"),
    "ct.dcm": (lambda: grey(Modality="CT"), "imaging.modality_ct"),
    "mr.dcm": (lambda: grey(Modality="MR"), "imaging.modality_mr"),
    "us.dcm": (lambda: grey(Modality="US"), "imaging.modality_us"),
    "markup.dcm": (lambda: grey(Modality="<B>"), "imaging.modality_other"),
    "infinite.dcm": (lambda: grey(RescaleSlope="1e308", RescaleIntercept="0"), "imaging.dicom_rescale"),
    "flat.dcm": (lambda: grey(RescaleSlope="0", RescaleIntercept="5"), "imaging.dicom_slope_zero"),
    "black.dcm": (lambda: dicom(BLACK), "imaging.uniform"),
    "long-table.dcm": (
        lambda: grey(VOILUTSequence=lut(bytes(2**20), 65_535, 16)),
        "imaging.dicom_table_too_long",
    ),
    "short-table.dcm": (lambda: grey(ModalityLUTSequence=lut(bytes(10), 4096, 16)), "imaging.dicom_table_damaged"),
    # DICOM: compressed.
    "other-size.dcm": (lambda: stream(uid.JPEGBaseline8Bit, baseline_jpeg(ramp(80, 48))), "imaging.dicom_stream"),
    "inner-bomb.dcm": (lambda: stream(uid.JPEGBaseline8Bit, sized_jpeg(65_500, 65_500)), "imaging.dicom_stream"),
    "colour-stream.dcm": (lambda: stream(uid.JPEGBaseline8Bit, sized_jpeg(64, 48, 3)), "imaging.dicom_stream"),
    "progressive.dcm": (
        lambda: stream(uid.JPEGBaseline8Bit, encode(ramp(64, 48), "JPEG", progressive=True)),
        "imaging.dicom_stream_kind",
    ),
    "no-stream.dcm": (lambda: stream(uid.JPEGLosslessSV1, b"no JPEG at all"), "imaging.jpeg_without_scan"),
    "jpeg-2000-bomb.dcm": (
        lambda: jpeg_2000(struct.pack(">2L", 48, 64), struct.pack(">2L", 60_000, 60_000)),
        "imaging.dicom_stream",
    ),
    "jpeg-2000-tiles.dcm": (many_tiles, "imaging.dicom_stream_tiles"),
    "rle-planes.dcm": (
        lambda: stream(uid.RLELossless, struct.pack("<16L", 2, 64, 70, *[0] * 13) + bytes(20)),
        "imaging.dicom_stream",
    ),
    "rle-short.dcm": (lambda: stream(uid.RLELossless, RUNS + b"\x81\0"), "imaging.dicom_stream_damaged"),
    "rle-bomb.dcm": (lambda: stream(uid.RLELossless, RLE_BOMB, Rows=6000, Columns=6000), "imaging.uniform"),
    "no-frame.dcm": (lambda: grey(PixelData=encapsulate([b"\0\0"])), "imaging.dicom_pixels_missing"),
}

# ZIP archives, whose refusals are the archive's own or, of a member, a row of its own.
BAD_ARCHIVES: dict[str, tuple[Callable[[], bytes], str]] = {
    "bomb.zip": (lambda: zipped({"a.png": bytes(20 * 2**20)}), "imaging.member_ratio"),
    "nested.zip": (lambda: zipped({"inner.zip": zipped({"b.png": b""})}), "imaging.member_archive"),
    "upwards.zip": (lambda: zipped({"../../a.png": encode(ramp())}), "imaging.member_name"),
    "absolute.zip": (lambda: zipped({"/etc/a.png": encode(ramp())}), "imaging.member_name"),
    "windows.zip": (lambda: zipped({"C:\\a.png": encode(ramp())}), "imaging.member_name"),
    "hidden.zip": (lambda: zipped({"a\u202egnp.exe.png": encode(ramp())}), "imaging.member_name"),
    "entries.zip": (lambda: zipped({f"{n}.png": b"" for n in range(50_001)}), "imaging.archive_entries"),
    "contents.zip": (
        lambda: zipped({f"{n:0>3000}.png": b"" for n in range(3_000)}, zipfile.ZIP_STORED),
        "imaging.archive_directory",
    ),
    "overlapping.zip": (overlapping, "imaging.archive_overlapping"),
    "damaged.zip": (
        lambda: altered(zipped({"a.png": encode(ramp())}), b"PK\1\2", b"PK\1\3"),
        "imaging.archive_unreadable",
    ),
    "locked.zip": (locked, "imaging.member_locked"),
    "large-member.zip": (lambda: zipped({"a.png": bytes(MAX_BYTES + 1)}, zipfile.ZIP_STORED), "imaging.file_too_large"),
}
