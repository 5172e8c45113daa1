"""A corpus of files that must be refused: for each a function that makes it, and words of the message it gets."""

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

CUT, NOT_KNOWN, DAMAGED = "damaged or cut off", "not a JPEG, PNG or DICOM", "DICOM file is damaged"
FULL, PIECES = "contradicts itself", "unusual number of pieces"


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
    tiled = altered(black, size + bytes(8), struct.pack(">2L", 1, 1) + bytes(8))
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
    "empty.png": (lambda: b"", "empty"),
    "byte.png": (lambda: b"\x89", NOT_KNOWN),
    "zeros.png": (lambda: bytes(1000), NOT_KNOWN),
    "text.jpg": (lambda: b"patient,label\n1,NORMAL\n", "a text"),
    "log-in.jpg": (lambda: b"\n<!DOCTYPE html><html><title>Log in</title>", "a web page"),
    "gif.png": (lambda: encode(ramp(), "GIF"), "a GIF picture"),
    "tiff.png": (lambda: encode(ramp(), "TIFF"), "a TIFF picture"),
    "webp.jpg": (lambda: encode(ramp(), "WEBP"), "a WebP picture"),
    "bmp.png": (lambda: encode(ramp(), "BMP"), "a BMP picture"),
    "drawing.png": (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", "an SVG drawing"),
    "drawing.svg": (lambda: b"<?xml version='1.0'?>\n<svg onload='alert(1)'/>", "an SVG drawing"),
    "report.pdf": (lambda: b"%PDF-1.7\n", "a PDF document"),
    "archive.png": (lambda: zipped({"a.png": encode(ramp())}), "a ZIP archive"),
    "volume.nii.gz": (lambda: b"\x1f\x8b\x08\0" + bytes(90), "a compressed archive"),
    "telephone.jpg": (lambda: b"\0\0\0\x18ftypheic" + bytes(90), "HEIC"),
    "jpeg2000.jpg": (lambda: encode(ramp(), "JPEG2000"), "JPEG 2000"),
    "photoshop.png": (lambda: b"8BPS\0\1" + bytes(90), "Photoshop"),
    "program.png": (lambda: b"MZ" + bytes(90), "a program"),
    "raw-dicom.dcm": (lambda: grey()[132:], "DICOM file without its first 132 bytes"),
    "large.png": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(MAX_BYTES), "25 MB"),
    # PNG.
    "signature.png": (lambda: b"\x89PNG\r\n\x1a\n", CUT),
    "cut.png": (lambda: encode(NOISE)[:3000], CUT),
    "without-end.png": (lambda: encode(NOISE)[:-12], CUT),
    "cut-interlaced.png": (lambda: png(90, 90, rows=zlib.compress(bytes(500))), CUT),
    "wrong-sum.png": (lambda: altered(encode(NOISE), b"IHDR\0\0\0\x5a", b"IHDR\0\0\0\x5b"), CUT),
    "wrong-data.png": (lambda: png(90, 90, rows=b"no zlib at all"), CUT),
    "no-data.png": (lambda: altered(encode(NOISE), b"IDAT", b"iDAT"), CUT),
    "no-palette.png": (lambda: png(90, 90, colour=3), CUT),
    "odd-colours.png": (lambda: png(90, 90, colour=5, rows=b""), CUT),
    "endless-chunk.png": (lambda: altered(encode(NOISE), b"\0\0\0\rIHDR", b"\x7f\xff\xff\xffIHDR"), CUT),
    "frames-only.png": (
        lambda: png(90, 90, rows=b"", more=chunk(b"acTL", bytes(8)) + chunk(b"fdAT", zlib.compress(bytes(99)))),
        CUT,
    ),
    "bomb.png": (lambda: png(60_000, 60_000, rows=zlib.compress(bytes(2**20))), "each side"),
    "bomb-square.png": (lambda: png(8_000, 8_000, bits=1), "megapixels"),
    "bomb-layers.png": (lambda: png(6_300, 6_300, bits=16, colour=6), "same value"),
    "two-headers.png": (
        lambda: png(90, 90, more=chunk(b"IHDR", struct.pack(">2L5B", 11_000, 11_000, 8, 0, 0, 0, 0))),
        CUT,
    ),
    "no-width.png": (lambda: png(0, 90, rows=b""), "each side"),
    "strip.png": (lambda: png(4_000, 40), "a strip"),
    "small.png": (lambda: encode(ramp(20, 40)), "each side"),
    "black.png": (lambda: encode(np.zeros((50, 50), np.uint8)), "same value"),
    "black-16-bit.png": (lambda: encode(np.zeros((50, 50), np.uint16)), "same value"),
    "confetti.png": (lambda: png(90, 90, more=chunk(b"tEXt", b"a\0") * 500_000), PIECES),
    # JPEG.
    "start.jpg": (lambda: b"\xff\xd8\xff", CUT),
    "cut-header.jpg": (lambda: encode(NOISE, "JPEG")[:100], CUT),
    "cut.jpg": (lambda: encode(NOISE, "JPEG")[:2000], CUT),
    "no-tables.jpg": (lambda: altered(encode(NOISE, "JPEG"), b"\xff\xdb", b"\xff\xfe"), CUT),
    "two-headers.jpg": (two_frames, CUT),
    "no-scan.jpg": (lambda: altered(encode(NOISE, "JPEG"), b"\xff\xda", b"\xff\xd9"), CUT),
    "padding.jpg": (lambda: b"\xff\xd8" + b"\xff" * (20 * 2**20), PIECES),
    "confetti.jpg": (lambda: b"\xff\xd8" + b"\xff\xfe\0\2" * 2_000_000, PIECES),
    "12-bit.jpg": (lambda: extended_jpeg(np.zeros((64, 48), np.uint16)), "lossless or of 12 bits"),
    "lossless.jpg": (lambda: lossless_jpeg(ramp(64, 48)), "lossless or of 12 bits"),
    "many-scans.jpg": (many_scans, "too many scans"),
    "bomb.jpg": (lambda: sized_jpeg(65_500, 65_500), "each side"),
    "bomb-square.jpg": (lambda: sized_jpeg(11_000, 11_000), "megapixels"),
    "bomb-progressive.jpg": (lambda: sized_jpeg(6_000, 6_000, 3, progressive=True), "too many scans"),
    "bomb-baseline.jpg": (lambda: sized_jpeg(6_300, 6_300), CUT),
    "no-height.jpg": (lambda: sized_jpeg(0, 48), "each side"),
    "five-layers.jpg": (lambda: altered(encode(NOISE, "JPEG"), b"\0\x5a\0\x5a\1", b"\0\x5a\0\x5a\5"), CUT),
    "white.jpg": (lambda: encode(np.full((50, 50), 255, np.uint8), "JPEG"), "same value"),
    # DICOM: the file.
    "preamble.dcm": (lambda: bytes(128) + b"DICM", "does not state"),
    "cut.dcm": (lambda: grey()[:300], "holds no picture"),
    "cut-pixels.dcm": (lambda: grey()[:-2000], "fewer pixels"),
    "cut-frame.dcm": (lambda: jpeg_2000()[:-200], "or is cut off"),
    "no-syntax.dcm": (lambda: altered(grey(), b"\2\0\x10\0UI", b"\2\0\x11\0UI"), "does not state"),
    "unknown-syntax.dcm": (lambda: in_syntax("1.2.3.4"), "not read here"),
    "film.dcm": (lambda: in_syntax(uid.MPEG2MPML), "not read here"),
    "deflated-bomb.dcm": (
        lambda: in_syntax(uid.DeflatedExplicitVRLittleEndian, zlib.compress(bytes(2**28), 9)[2:-4]),
        "not read here",
    ),
    "deep.dcm": (lambda: in_syntax(uid.ExplicitVRLittleEndian, NESTED * 50_000), DAMAGED),
    "confetti.dcm": (lambda: in_syntax(uid.ExplicitVRLittleEndian, b"\x11\0\x10\0LO\0\0" * 2_000_000), PIECES),
    "fragments.dcm": (
        lambda: in_syntax(
            uid.JPEGBaseline8Bit, element(0x7FE00010, b"OB", b"\xfe\xff\0\xe0\0\0\0\0" * 2_000_000, 0xFFFFFFFF)
        ),
        PIECES,
    ),
    # DICOM: what it says.
    "report.dcm": (lambda: grey(PixelData=None), "holds no picture"),
    "no-rows.dcm": (lambda: grey(Rows=None), "does not state its Rows"),
    "no-bits.dcm": (lambda: grey(BitsAllocated=None), "does not state its BitsAllocated"),
    "words-for-frames.dcm": (lambda: altered(grey(NumberOfFrames=11), b"IS\2\x0011", b"IS\2\0xy"), "NumberOfFrames"),
    "bomb.dcm": (lambda: grey(Rows=65_535, Columns=65_535), "each side"),
    "bomb-square.dcm": (lambda: grey(Rows=11_000, Columns=11_000), "megapixels"),
    "more-rows.dcm": (lambda: grey(Rows=65), "fewer pixels"),
    "strip.dcm": (lambda: grey(Rows=4_000, Columns=40), "a strip"),
    "more-frames.dcm": (lambda: grey(NumberOfFrames=2), "fewer pixels"),
    "cinema.dcm": (lambda: grey(NumberOfFrames=5000), "5000 frames"),
    "32-bit.dcm": (lambda: grey(BitsAllocated=32), "32 bits"),
    "no-used-bits.dcm": (lambda: grey(BitsStored=0), FULL),
    "more-used-bits.dcm": (lambda: grey(BitsStored=17), FULL),
    "shifted-bits.dcm": (lambda: grey(BitsStored=12, HighBit=15), FULL),
    "colour.dcm": (lambda: grey(SamplesPerPixel=3, PhotometricInterpretation="RGB"), "in colour"),
    "ybr.dcm": (lambda: grey(PhotometricInterpretation="YBR_FULL"), "in colour"),
    "palette.dcm": (lambda: grey(PhotometricInterpretation="PALETTE COLOR"), "in colour"),
    "no-colour.dcm": (lambda: grey(PhotometricInterpretation=None), "does not say that it is grey"),
    "ct.dcm": (lambda: grey(Modality="CT"), "a slice of a CT"),
    "mr.dcm": (lambda: grey(Modality="MR"), "a slice of an MRI"),
    "us.dcm": (lambda: grey(Modality="US"), "an ultrasound picture"),
    "markup.dcm": (lambda: grey(Modality="<B>"), "of another kind"),
    "no-number.dcm": (lambda: altered(SCALED, b"1.5 ", b"nan "), "no usable numbers"),
    "infinite.dcm": (lambda: grey(RescaleSlope="1e308", RescaleIntercept="0"), "no usable numbers"),
    "flat.dcm": (lambda: grey(RescaleSlope="0", RescaleIntercept="5"), "rescale slope is 0"),
    "black.dcm": (lambda: dicom(BLACK), "same value"),
    "long-table.dcm": (
        lambda: grey(VOILUTSequence=lut(bytes(2**20), 65_535, 16)),
        "look-up tables are too long",
    ),
    "short-table.dcm": (lambda: grey(ModalityLUTSequence=lut(bytes(10), 4096, 16)), DAMAGED),
    # DICOM: compressed.
    "other-size.dcm": (lambda: stream(uid.JPEGBaseline8Bit, baseline_jpeg(ramp(80, 48))), FULL),
    "inner-bomb.dcm": (lambda: stream(uid.JPEGBaseline8Bit, sized_jpeg(65_500, 65_500)), FULL),
    "colour-stream.dcm": (lambda: stream(uid.JPEGBaseline8Bit, sized_jpeg(64, 48, 3)), FULL),
    "progressive.dcm": (lambda: stream(uid.JPEGBaseline8Bit, encode(ramp(64, 48), "JPEG", progressive=True)), FULL),
    "no-stream.dcm": (lambda: stream(uid.JPEGLosslessSV1, b"no JPEG at all"), CUT),
    "jpeg-2000-bomb.dcm": (lambda: jpeg_2000(struct.pack(">2L", 48, 64), struct.pack(">2L", 60_000, 60_000)), FULL),
    "jpeg-2000-tiles.dcm": (many_tiles, FULL),
    "rle-planes.dcm": (lambda: stream(uid.RLELossless, struct.pack("<16L", 2, 64, 70, *[0] * 13) + bytes(20)), FULL),
    "rle-short.dcm": (lambda: stream(uid.RLELossless, RUNS + b"\x81\0"), DAMAGED),
    "rle-bomb.dcm": (lambda: stream(uid.RLELossless, RLE_BOMB, Rows=6000, Columns=6000), "same value"),
    "no-frame.dcm": (lambda: grey(PixelData=encapsulate([b"\0\0"])), "fewer pixels"),
}

# ZIP archives, whose refusals are the archive's own or, of a member, a row of its own.
BAD_ARCHIVES: dict[str, tuple[Callable[[], bytes], str]] = {
    "bomb.zip": (lambda: zipped({"a.png": bytes(20 * 2**20)}), "shrinks as no picture does"),
    "nested.zip": (lambda: zipped({"a.png": encode(ramp()), "inner.zip": zipped({"b.png": b""})}), "other archives"),
    "upwards.zip": (lambda: zipped({"../../a.png": encode(ramp())}), "name leads elsewhere"),
    "absolute.zip": (lambda: zipped({"/etc/a.png": encode(ramp())}), "name leads elsewhere"),
    "windows.zip": (lambda: zipped({"C:\\a.png": encode(ramp())}), "name leads elsewhere"),
    "hidden.zip": (lambda: zipped({"a\u202egnp.exe.png": encode(ramp())}), "name leads elsewhere"),
    "entries.zip": (lambda: zipped({f"{n}.png": b"" for n in range(50_001)}), "the limit is 50,000"),
    "contents.zip": (
        lambda: zipped({f"{n:0>3000}.png": b"" for n in range(3_000)}, zipfile.ZIP_STORED),
        "table of contents",
    ),
    "overlapping.zip": (overlapping, "one in the other"),
    "damaged.zip": (lambda: altered(zipped({"a.png": encode(ramp())}), b"PK\1\2", b"PK\1\3"), "damaged or no ZIP"),
    "locked.zip": (locked, "password"),
    "large-member.zip": (lambda: zipped({"a.png": bytes(MAX_BYTES + 1)}, zipfile.ZIP_STORED), "25 MB"),
}
