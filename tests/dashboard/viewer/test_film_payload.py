"""What the viewer gets of a radiograph: every value of the file, and the window in which it is shown."""

import io
import json
import zlib

import numpy as np
import pydicom
import pytest
from pydicom.pixels import apply_modality_lut

from dashboard.components.viewer import film_payload as module
from dashboard.components.viewer.film_payload import film_id, film_payload, shown_table, shown_window
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.imaging.reader import read_image
from model_zoo.imaging.windowing import Window, WindowSet, full_range_windows
from model_zoo.inference.input_gate import WRONG_WAY, GateResult, corrected_radiograph
from tests.support.dicom_files import dicom, lut
from tests.support.images import encode


def radiograph_values(height: int = 61, width: int = 83, bits: int = 12) -> np.ndarray:
    """A slope with noise, which takes all bits."""
    rng = np.random.default_rng(0)
    slope = np.linspace(0, 2**bits - 1, height * width).reshape(height, width)
    return (slope + rng.normal(0, 20, (height, width))).clip(0, 2**bits - 1).astype(np.uint16)


def decoded(payload: bytes) -> tuple[dict, np.ndarray, np.ndarray]:
    """Header, modality values by level, and the level of each pixel: as static/pixels/film.js does it."""
    length = int.from_bytes(payload[:4], "little")
    header, body = json.loads(payload[4 : 4 + length]), zlib.decompress(payload[4 + length :])
    values = np.frombuffer(body, "<f4", header["levels"])
    planes = np.frombuffer(body, np.uint8, offset=4 * header["levels"]).reshape(header["depth"], -1).astype(np.int64)
    folded = sum(plane << 8 * place for place, plane in enumerate(planes))
    steps = ((folded >> 1) ^ -(folded & 1)).reshape(header["height"], header["width"])
    return header, values, np.cumsum(steps, axis=1) % 2 ** (8 * header["depth"])


@pytest.mark.parametrize(
    ("stored", "elements"),
    [
        (radiograph_values(), {"RescaleSlope": "1", "RescaleIntercept": "-1024"}),
        (radiograph_values(), {"RescaleSlope": "0.25", "RescaleIntercept": "3"}),
        (radiograph_values(bits=16), {}),
        ((radiograph_values() - 2048).astype(np.int16), {}),
        (radiograph_values(bits=8).astype(np.uint8), {}),
        (radiograph_values(), {"PhotometricInterpretation": "MONOCHROME1"}),
    ],
)
def test_values_are_those_of_pydicom(stored, elements):
    data = dicom(stored, **elements)
    windows = read_image(data, "").windows
    _, values, levels = decoded(film_payload(windows, "x"))
    expected = apply_modality_lut(stored, pydicom.dcmread(io.BytesIO(data)))
    np.testing.assert_array_equal(values[levels], expected.astype(np.float32))


def test_all_greys_of_a_png_of_16_bits_are_kept():
    stored = np.arange(65536, dtype=np.uint16).reshape(256, 256)
    header, _, levels = decoded(film_payload(full_range_windows(read_image(encode(stored), "").pixels), "x"))
    assert header["depth"] == 2
    np.testing.assert_array_equal(levels, stored)


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
@pytest.mark.parametrize("inverted", [False, True])
def test_a_radiograph_that_was_put_right_is_sent_as_it_is_shown(turns, inverted):
    radiograph = read_image(dicom(radiograph_values(), WindowCenter="1800", WindowWidth="900"), "")
    put_right = corrected_radiograph(radiograph, GateResult(WRONG_WAY, turns, inverted, 0.0))
    _, _, levels = decoded(film_payload(put_right.windows, "x"))
    np.testing.assert_array_equal(levels, np.rot90(radiograph_values(), turns))
    assert shown_window(put_right.windows, put_right.pixels)[:2] == (1800, 900)


def test_padding_is_named():
    stored = radiograph_values()
    stored[:5] = 4000
    header, *_ = decoded(film_payload(read_image(dicom(stored, PixelPaddingValue=4000), "").windows, "x"))
    assert header["padding"] == [4000, 4000]


def test_a_radiograph_too_large_to_send_is_thinned(monkeypatch):
    windows = full_range_windows(radiograph_values(200, 200, 8).astype(np.uint8))
    monkeypatch.setattr(module, "MOST", len(film_payload(windows, "x")) // 2)
    header, _, levels = decoded(film_payload(windows, "x"))
    assert header["step"] == 2
    np.testing.assert_array_equal(levels, windows.stored[::2, ::2])


def test_another_radiograph_has_another_id():
    pixels = radiograph_values()
    turned, changed = np.ascontiguousarray(pixels[::-1]), pixels.copy()
    changed[-1, -1] ^= 1
    made = [WindowSet(one, np.arange(65536, dtype=np.float32), False, ()) for one in (pixels, turned, changed)]
    made.append(WindowSet(pixels, made[0].values, True, ()))
    assert len({film_id(windows) for windows in made}) == 4
    assert film_id(made[0]) == film_id(WindowSet(pixels.copy(), made[0].values.copy(), False, ()))


@pytest.mark.parametrize("function", ["LINEAR", "LINEAR_EXACT", "SIGMOID"])
@pytest.mark.parametrize("interpretation", ["MONOCHROME1", "MONOCHROME2"])
def test_the_window_of_the_prediction_is_found(function, interpretation):
    elements = {"WindowCenter": "1800", "WindowWidth": "900", "VOILUTFunction": function}
    radiograph = read_image(dicom(radiograph_values(), PhotometricInterpretation=interpretation, **elements), "")
    assert shown_window(radiograph.windows, radiograph.pixels)[:3] == (1800, 900, function)
    chosen = radiograph.in_window(radiograph.windows.offered[-1])
    assert shown_window(chosen.windows, chosen.pixels) == radiograph.windows.offered[-1]


def test_greys_of_a_look_up_table_are_sent_as_such():
    table = lut((np.arange(4096) ** 2 // 65536).astype("<u2").tobytes(), 4096, 8)
    radiograph = read_image(dicom(radiograph_values(), BitsStored=12, HighBit=11, VOILUTSequence=table), "")
    assert shown_window(radiograph.windows, radiograph.pixels) is None
    greys = shown_table(radiograph.windows, radiograph.pixels)
    np.testing.assert_allclose(greys[radiograph.windows.stored], radiograph.pixels, atol=0.51)
    assert (np.diff(greys.astype(int)) >= 0).all(), "levels that do not occur lie between those that do"


def test_an_image_of_8_bits_is_shown_in_its_whole_range():
    pixels = radiograph_values(bits=8).astype(np.uint8)
    assert shown_window(full_range_windows(pixels), Radiograph(pixels, "").pixels) == Window(127.5, 255, "LINEAR_EXACT")
