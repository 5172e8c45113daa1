"""DICOM files: every transfer syntax, every way to show values, and nothing of the patient."""

import contextlib
import gc
import logging
import subprocess
import sys

import numpy as np
import pytest
from pydicom import Dataset, uid

from model_zoo.core.coded_messages import Message
from model_zoo.imaging.reader import ImageError, read_image
from model_zoo.imaging.windowing import Window, apply_window
from tests.support.dicom_files import PATIENT, baseline_jpeg, dicom, extended_jpeg, lossless_jpeg, lut
from tests.support.images import ramp

GREY = ramp(64, 48)
DEEP = GREY.astype(np.uint16) * 257
NATIVE = [uid.ImplicitVRLittleEndian, uid.ExplicitVRLittleEndian, uid.ExplicitVRBigEndian]
PACKED = [uid.RLELossless, uid.JPEG2000Lossless, uid.JPEG2000, uid.JPEGLSLossless, uid.JPEGLSNearLossless]


def pixels(data: bytes) -> np.ndarray:
    return read_image(data, "a.dcm").pixels


@pytest.mark.parametrize("values", [GREY, DEEP], ids=["8 bit", "16 bit"])
@pytest.mark.parametrize("syntax", NATIVE + PACKED, ids=lambda syntax: syntax.name)
def test_syntax_gives_the_pixels_that_went_in(syntax, values):
    found = pixels(dicom(values, syntax))
    assert found.dtype == np.float32
    assert np.abs(found - GREY).max() <= 1


@pytest.mark.parametrize("syntax", [uid.JPEGLossless, uid.JPEGLosslessSV1], ids=["57", "70"])
@pytest.mark.parametrize("values", [GREY, DEEP], ids=["8 bit", "16 bit"])
def test_lossless_jpeg_gives_the_pixels_that_went_in(syntax, values):
    assert np.abs(pixels(dicom(values, syntax, [lossless_jpeg(values)])) - GREY).max() < 0.01


@pytest.mark.parametrize("syntax", [uid.JPEGBaseline8Bit, uid.JPEGExtended12Bit], ids=["50", "51"])
def test_lossy_jpeg_comes_close(syntax):
    assert np.abs(pixels(dicom(GREY, syntax, [baseline_jpeg(GREY)])) - GREY).max() <= 2


def test_twelve_bit_jpeg_is_read():
    values = np.kron(np.linspace(0, 4095, 48).reshape(8, 6).round(), np.ones((8, 8))).astype(np.uint16)
    data = dicom(values, uid.JPEGExtended12Bit, [extended_jpeg(values)], BitsStored=12, HighBit=11)
    assert np.allclose(pixels(data), values * (255 / 4095), atol=0.1)


def test_negative_values_are_read():
    assert np.abs(pixels(dicom((DEEP.astype(int) - 32768).astype(np.int16))) - GREY).max() < 0.01


def test_bits_above_those_in_use_are_ignored():
    values = GREY.astype(np.uint16) * 16
    assert np.array_equal(pixels(dicom(values | 0xF000, BitsStored=12, HighBit=11)), pixels(dicom(values)))


def test_monochrome1_is_inverted_and_that_is_said():
    radiograph = read_image(dicom(GREY, PhotometricInterpretation="MONOCHROME1"), "a")
    assert np.array_equal(radiograph.pixels, 255 - GREY.astype(np.float32))
    assert Message("imaging.note_monochrome1") in radiograph.notes


def test_real_radiograph_reads_alike_in_both_polarities(data):
    folder = data / "dicom"
    one, two = (pixels((folder / f"chest_pa_jpeg_monochrome{n}.dcm").read_bytes()) for n in (1, 2))
    assert one.shape == (1024, 1024)
    assert np.array_equal(one, 255 - two)


def test_first_of_many_frames_is_read_and_that_is_said():
    radiograph = read_image(dicom(np.stack([DEEP, DEEP[::-1]])), "a")
    assert np.abs(radiograph.pixels - GREY).max() < 0.01
    assert Message("imaging.note_first_frame", {"frames": 2}) in radiograph.notes


def test_window_of_the_file_is_applied_and_the_others_are_offered():
    data = dicom(
        DEEP, WindowCenter=["20000", "30000"], WindowWidth=["8000", "9000"], RescaleSlope="0.5", RescaleIntercept="100",
        WindowCenterWidthExplanation=["NORMAL", "HARDER"],
    )  # fmt: skip
    radiograph = read_image(data, "a")
    values = DEEP * 0.5 + 100
    assert np.allclose(radiograph.pixels, np.clip((values - 19999.5) / 7999 + 0.5, 0, 1) * 255, atol=0.01)
    windows = radiograph.windows
    assert [window.explanation for window in windows.offered] == ["NORMAL", "HARDER", ""]
    assert np.array_equal(windows.pixels(windows.offered[0]), radiograph.pixels)
    assert np.allclose(windows.pixels(windows.offered[-1]), GREY, atol=0.01)
    other = np.clip((values - 4999.5) / 999 + 0.5, 0, 1) * 255
    assert np.allclose(windows.pixels(Window(5000, 1000)), other, atol=0.01)


def test_functions_of_windows_are_those_of_the_standard():
    values = np.array([-1e9, 0.0, 50, 100, 1e9])
    assert np.allclose(apply_window(values, Window(50, 100, "LINEAR_EXACT")), [0, 0, 127.5, 255, 255])
    assert np.allclose(apply_window(values, Window(50.5, 101)), [0, 0, 127.5, 255, 255])
    assert np.allclose(apply_window(values, Window(50, 100, "SIGMOID")), [0, 30.397, 127.5, 224.603, 255], atol=0.001)
    assert np.allclose(apply_window(values, Window(50.5, 1)), [0, 0, 0, 255, 255])  # black up to centre - 0.5


@pytest.mark.parametrize(("centre", "width"), [("100", "0"), ("100", "-5"), ("1e12", "1"), ("", "")])
def test_window_that_cannot_be_used_gives_the_whole_range(centre, width):
    radiograph = read_image(dicom(DEEP, WindowCenter=centre, WindowWidth=width), "a")
    assert np.allclose(radiograph.pixels, GREY, atol=0.01)
    assert Message("imaging.note_no_window") in radiograph.notes


def test_window_that_hides_the_picture_gives_the_whole_range():
    radiograph = read_image(dicom(DEEP, WindowCenter="1e6", WindowWidth="10"), "a")
    assert np.allclose(radiograph.pixels, GREY, atol=0.01)
    assert Message("imaging.note_window_useless") in radiograph.notes


def test_look_up_tables_are_applied():
    inverse = lut(np.arange(65535, -1, -1).astype("<u2").tobytes(), 0, 16)  # 0 stands for 65536
    assert np.allclose(pixels(dicom(DEEP, VOILUTSequence=inverse)), 255 - GREY, atol=0.01)
    assert np.allclose(pixels(dicom(DEEP, ModalityLUTSequence=inverse)), 255 - GREY, atol=0.01)
    both = dicom(DEEP, ModalityLUTSequence=inverse, VOILUTSequence=inverse)
    assert np.allclose(pixels(both), GREY, atol=0.01)


def test_other_kinds_are_noted_or_refused():
    assert read_image(dicom(GREY), "a").notes == ()
    assert read_image(dicom(GREY, Modality="OT"), "a").notes == (Message("imaging.note_modality"),)
    captured = read_image(dicom(GREY, SOPClassUID=uid.SecondaryCaptureImageStorage), "a")
    assert captured.notes == (Message("imaging.note_secondary_capture"),)


def test_nothing_of_the_patient_is_kept_logged_or_printed(caplog, capfd):
    caplog.set_level(logging.DEBUG)
    good = dicom(GREY, PatientBirthDate="19500101")
    radiograph = read_image(good, "a")
    assert PATIENT.encode() in good
    assert PATIENT not in repr(radiograph)
    assert not any(PATIENT in str(held) for held in gc.get_objects() if isinstance(held, Dataset))
    for place in range(132, len(good), 7):
        with contextlib.suppress(ImageError):
            read_image(good[:place] + b"\xff" + good[place + 1 :], "a")
    assert not [record for record in caplog.records if record.name.startswith(("pydicom", "imagecodecs"))]
    assert PATIENT not in "".join(capfd.readouterr())


def test_jpeg_does_not_load_pydicom():
    code = "import sys, model_zoo.imaging.reader; sys.exit('pydicom' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_content_decides_not_the_name():
    assert np.array_equal(pixels(dicom(GREY)), read_image(dicom(GREY), "a.jpg").pixels)
