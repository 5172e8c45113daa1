"""DICOM files made of synthetic pixels, in every transfer syntax that is read."""

import io
import struct

import imagecodecs
import numpy as np
from pydicom import Dataset, Sequence, uid
from pydicom.dataset import FileMetaDataset
from pydicom.encaps import encapsulate

from tests.support.images import encode

PATIENT = "Doe^Jane"
_ENCODERS = {
    uid.JPEG2000Lossless: lambda pixels: imagecodecs.jpeg2k_encode(pixels, level=0, codecformat="j2k", reversible=True),
    uid.JPEG2000: lambda pixels: imagecodecs.jpeg2k_encode(pixels, level=80, codecformat="j2k"),
    uid.JPEGLSLossless: imagecodecs.jpegls_encode,
    uid.JPEGLSNearLossless: lambda pixels: imagecodecs.jpegls_encode(pixels, level=1),
}


def dicom(
    pixels: np.ndarray, syntax: str = uid.ExplicitVRLittleEndian, frames: list[bytes] | None = None, **elements
) -> bytes:
    """A digital radiograph of these pixels, uint8, uint16 or int16 (height, width) or (frames, height, width).

    frames: codestreams to wrap instead of encoding the pixels. elements: set last; None leaves one out.
    """
    dataset = Dataset()
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = uid.ExplicitVRLittleEndian
    dataset.SOPClassUID = uid.DigitalXRayImageStorageForPresentation
    dataset.SOPInstanceUID = "2.25.1"
    dataset.PatientName, dataset.PatientID, dataset.Modality = PATIENT, "NR-4711", "DX"
    bits = 8 * pixels.dtype.itemsize
    dataset.set_pixel_data(pixels[0] if pixels.ndim == 3 else pixels, "MONOCHROME2", bits)
    if pixels.ndim == 3:
        dataset.NumberOfFrames, dataset.PixelData = len(pixels), pixels.tobytes()
    if frames is not None:
        dataset.PixelData = encapsulate(frames)
        dataset["PixelData"].VR, dataset["PixelData"].is_undefined_length = "OB", True
        dataset.file_meta.TransferSyntaxUID = uid.UID(syntax)
    elif uid.UID(syntax).is_encapsulated:
        if syntax != uid.RLELossless:
            return dicom(pixels, syntax, [_ENCODERS[syntax](pixels)], **elements)
        dataset.compress(syntax, generate_instance_uid=False, encoding_plugin="pydicom")
    else:
        dataset.file_meta.TransferSyntaxUID = uid.UID(syntax)
        if syntax == uid.ExplicitVRBigEndian:
            dataset.PixelData = pixels.astype(pixels.dtype.newbyteorder(">")).tobytes()
            dataset["PixelData"].VR = "OB" if bits == 8 else "OW"
    for keyword, value in elements.items():
        if value is None:
            delattr(dataset, keyword)
        else:
            setattr(dataset, keyword, value)
    return written(dataset)


def written(dataset: Dataset) -> bytes:
    """The bytes of a file with this data set, which need not keep the rules."""
    syntax = dataset.file_meta.TransferSyntaxUID
    dataset.preamble = bytes(128)
    file = io.BytesIO()
    little = syntax != uid.ExplicitVRBigEndian
    implicit = syntax == uid.ImplicitVRLittleEndian
    dataset.save_as(file, implicit_vr=implicit, little_endian=little, force_encoding=True)
    return file.getvalue()


def lut(data: bytes, entries: int, bits: int) -> Sequence:
    """A look-up table that says to have so many entries of so many bits."""
    item = Dataset()
    item.add_new("LUTDescriptor", "US", [entries, 0, bits])
    item.add_new("LUTData", "OW", data)
    return Sequence([item])


def lossless_jpeg(pixels: np.ndarray) -> bytes:
    """JPEG of process 14, selection value 1: each value is predicted by its left neighbour."""
    values, bits = pixels.astype(int), 8 * pixels.dtype.itemsize
    predicted = np.roll(values, 1, axis=1)
    predicted[1:, 0] = values[:-1, 0]
    predicted[0, 0] = 2 ** (bits - 1)
    # Differences count modulo 65536.
    differences = (values - predicted + 2**15) % 2**16 - 2**15
    scan = "".join(_coded(value) for value in differences.ravel())
    return _jpeg(0xC3, bits, pixels.shape, _table(0, range(17)), struct.pack(">3B", 1, 0, 0), scan)


def extended_jpeg(pixels: np.ndarray) -> bytes:
    """JPEG of process 4, 12 bits, of pixels (height, width) that are flat in every block of 8 x 8."""
    blocks = pixels[::8, ::8].astype(int) - 2048
    differences = np.diff(blocks.ravel(), prepend=0)
    # A quantisation step of 8 makes the first coefficient of a flat block its value; its other 63 are left out.
    scan = "".join(_coded(value) + "0" for value in differences)
    steps = b"\xff\xdb" + struct.pack(">HB", 67, 0) + bytes([8] * 64)
    tables = steps + _table(0, range(16)) + _table(0x10, [0], length=1)
    return _jpeg(0xC1, 12, pixels.shape, tables, struct.pack(">3B", 0, 63, 0), scan)


def _coded(value: int) -> str:
    size = int(abs(value)).bit_length()
    rest = value if value >= 0 else value + 2**size - 1
    # There is one difference of 16 bits, -32768, so it needs no more said.
    return f"{size:05b}" + (f"{rest:0{size}b}" if 0 < size < 16 else "")


def _table(place: int, symbols, length: int = 5) -> bytes:
    """A Huffman table whose codes all have this length, in order."""
    symbols = bytes(symbols)
    counts = [len(symbols) if bits == length else 0 for bits in range(1, 17)]
    return b"\xff\xc4" + struct.pack(">HB", 19 + len(symbols), place) + bytes(counts) + symbols


def _jpeg(kind: int, bits: int, shape: tuple[int, int], tables: bytes, scan_end: bytes, scan: str) -> bytes:
    frame = bytes([0xFF, kind]) + struct.pack(">HBHHB3B", 11, bits, *shape, 1, 1, 0x11, 0)
    start = b"\xff\xda" + struct.pack(">HB2B", 8, 1, 1, 0) + scan_end
    scan += "1" * (-len(scan) % 8)
    coded = int(scan, 2).to_bytes(len(scan) // 8).replace(b"\xff", b"\xff\0")
    return b"\xff\xd8" + frame + tables + start + coded + b"\xff\xd9"


def baseline_jpeg(pixels: np.ndarray) -> bytes:
    return encode(pixels, "JPEG", quality=100)
