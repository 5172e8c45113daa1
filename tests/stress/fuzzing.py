"""Fuzzing of read_image: whatever comes in, only an ImageError may come out.

Guided by coverage where atheris is installed (Linux on x86-64), else with hypothesis.
"""

import contextlib
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from PIL import Image

from tests.stress.row import Row

RUNS, MINUTES = 200_000, 10


def seeds() -> list[bytes]:
    """Small proper files of every kind, which the fuzzer alters."""
    from pydicom import uid

    from tests.support.dicom_files import baseline_jpeg, dicom, lossless_jpeg, lut
    from tests.support.images import encode, ramp

    grey = ramp(40, 32)
    deep, colours = grey.astype(np.uint16) * 257, Image.fromarray(grey).convert("RGB")
    pictures = [
        encode(grey), encode(deep), encode(colours), encode(colours.convert("P")), encode(colours.convert("RGBA")),
        encode(grey, "JPEG"), encode(colours, "JPEG", progressive=True), encode(colours.convert("CMYK"), "JPEG"),
    ]  # fmt: skip
    native = [
        dicom(deep, uid.ExplicitVRBigEndian),
        dicom(deep, uid.ImplicitVRLittleEndian, WindowCenter=["20000", "1"], WindowWidth=["9000", "2"]),
        dicom(deep, RescaleSlope="2", RescaleIntercept="-5", PhotometricInterpretation="MONOCHROME1"),
    ]
    packed = [dicom(deep, syntax) for syntax in (uid.RLELossless, uid.JPEG2000Lossless, uid.JPEGLSLossless)]
    wrapped = [
        dicom(grey, uid.JPEGBaseline8Bit, [baseline_jpeg(grey)]),
        dicom(deep, uid.JPEGLosslessSV1, [lossless_jpeg(deep)]),
    ]
    twelve = {"BitsStored": 12, "HighBit": 11}
    table = np.arange(4096, dtype="<u2").tobytes()
    odd = [
        dicom(deep, uid.ImplicitVRLittleEndian)[132:],
        dicom(deep // 16, **twelve, PixelPaddingValue=0, WindowCenter="2000", WindowWidth="3000"),
        dicom(deep // 16, **twelve, VOILUTSequence=lut(table, 4096, 12)),
        dicom(grey, ModalityLUTSequence=lut(bytes(range(256)), 256, 8)),
    ]
    return pictures + native + packed + wrapped + odd


def hypothesis_run(examples: int) -> None:
    """Alter the seeds that many times; what is no ImageError goes through, made as small as it gets."""
    from hypothesis import HealthCheck, given, settings
    from hypothesis import strategies as some

    from model_zoo.imaging.reader import ImageError, read_image

    piece = some.tuples(some.integers(0, 2**16), some.integers(0, 8), some.binary(max_size=8))

    @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(some.sampled_from(seeds()), some.lists(piece, min_size=1, max_size=6))
    def alter(data: bytes, pieces: list[tuple[int, int, bytes]]) -> None:
        for place, length, new in pieces:
            place %= len(data) + 1
            data = data[:place] + new + data[place + length :]
        with contextlib.suppress(ImageError):
            read_image(data, "fuzz")

    alter()


def atheris_run(runs: int, seconds: int) -> tuple[int, str]:
    """Inputs tried, and the report of the one that failed, or an empty string; stops at the first limit it reaches."""
    with tempfile.TemporaryDirectory() as folder:
        for number, data in enumerate(seeds()):
            (Path(folder) / f"seed{number}").write_bytes(data)
        command = [sys.executable, "-m", "tests.stress.fuzzing", folder, f"-runs={runs}", f"-max_total_time={seconds}"]
        limits = ["-max_len=20000", "-timeout=10", "-rss_limit_mb=1500", "-print_final_stats=1"]
        result = subprocess.run(
            [*command, *limits, f"-artifact_prefix={folder}/failed-"], capture_output=True, text=True, errors="replace"
        )
    tried = re.search(r"number_of_executed_units: (\d+)", result.stderr)
    return int(tried[1]) if tried else 0, result.stderr[-4000:] if result.returncode else ""


def measure() -> Iterator[Row]:
    """200,000 inputs or ten minutes, whichever comes first."""
    asked = f"{RUNS:,} or {MINUTES} min, no error"
    if find_spec("atheris"):
        tried, report = atheris_run(RUNS, 60 * MINUTES)
        print(report, end="", file=sys.stderr)
        yield Row("inputs fuzzed, guided by coverage", f"{tried:,}", asked, tried > 0 and not report)
    else:
        hypothesis_run(RUNS)
        yield Row("inputs fuzzed with hypothesis", f"{RUNS:,}", asked, True)


def main() -> None:
    import atheris

    with atheris.instrument_imports(include=["model_zoo", "pydicom", "PIL"]):
        import model_zoo.imaging.dicom_reader  # noqa: F401
        from model_zoo.imaging.reader import ImageError, read_image

    def read(data: bytes) -> None:
        with contextlib.suppress(ImageError):
            read_image(data, "fuzz")

    atheris.Setup(sys.argv, read)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
