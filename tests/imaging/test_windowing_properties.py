"""Properties of DICOM windows, against pydicom's own, for signed and unsigned values of 8 to 16 bits."""

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as some
from pydicom import Dataset
from pydicom.pixels import apply_windowing

from model_zoo.imaging.windowing import FUNCTIONS, Window, apply_window, full_range_windows, render_grey


def eighths(low: float, high: float) -> some.SearchStrategy[float]:
    """Numbers of which sums and halves are exact, so that an edge of a window is the same one everywhere."""
    return some.integers(round(8 * low), round(8 * high)).map(lambda number: number / 8)


@some.composite
def level_ranges(draw) -> tuple[int, int]:
    """Number of bits, and whether they are signed (1) or not (0), as DICOM says it."""
    return draw(some.integers(8, 16)), draw(some.integers(0, 1))


@some.composite
def windows(draw) -> Window:
    function = draw(some.sampled_from(FUNCTIONS))
    least = 1 if function == "LINEAR" else 1 / 8
    return Window(draw(eighths(-70_000, 70_000)), draw(eighths(least, 20) | eighths(least, 140_000)), function)


def levels_of(bits: int, signed: int) -> np.ndarray:
    """All values of so many bits, from the lowest to the highest."""
    return np.arange(2**bits) - signed * 2 ** (bits - 1)


@given(level_ranges(), windows(), some.sampled_from([0.25, 1.0, 2.0]), some.integers(-2000, 2000))
def test_greys_are_those_of_pydicom(kind, window, slope, intercept):
    bits, signed = kind
    values = levels_of(bits, signed) * slope + intercept
    file = Dataset()
    file.PhotometricInterpretation, file.BitsStored, file.PixelRepresentation = "MONOCHROME2", bits, signed
    file.RescaleSlope, file.RescaleIntercept = slope, intercept
    file.WindowCenter, file.WindowWidth, file.VOILUTFunction = window.centre, window.width, window.function
    with np.errstate(over="ignore"):  # of its exponential
        theirs = apply_windowing(values, file)
    # It draws onto the range of the values, here onto 0..255.
    expected = (theirs - values[0]) / (values[-1] - values[0]) * 255
    assert np.abs(apply_window(values, window) - expected).max() < 1e-6


@given(level_ranges(), some.floats(-1e9, 1e9), some.floats(-10, 1e9), some.sampled_from(FUNCTIONS))
def test_greys_rise_with_the_values_and_stay_within_their_range(kind, centre, width, function):
    window = Window(centre, width, function)
    assume(window.usable)
    with np.errstate(all="raise", under="ignore"):
        greys = apply_window(levels_of(*kind), window)
    assert greys.dtype == np.float64
    assert (np.diff(greys) >= 0).all()
    assert greys[0] >= 0
    assert greys[-1] <= 255


@given(some.sampled_from(FUNCTIONS), eighths(1, 4000), eighths(-4000, 4000), eighths(0, 8000))
def test_window_moved_along_with_the_values_draws_the_same(function, width, centre, distance):
    levels = levels_of(12, 0)
    moved = apply_window(levels + distance, Window(centre + distance, width, function))
    assert np.abs(moved - apply_window(levels, Window(centre, width, function))).max() < 1e-9


@given(level_ranges(), windows())
def test_inverted_greys_are_the_others_from_white(kind, window):
    table = apply_window(levels_of(*kind), window)
    stored = np.arange(len(table)).reshape(2, -1)
    plain, inverted = (render_grey(stored, table, invert) for invert in (False, True))
    assert plain.dtype == inverted.dtype == np.float32
    assert plain.shape == stored.shape
    assert np.abs(plain + inverted - 255).max() < 1e-4


@given(some.lists(some.floats(0, 255, width=32), min_size=1))
def test_whole_range_of_an_image_without_windows_is_the_image(greys):
    for image in (np.array([greys], dtype=np.float32), np.array([greys]).astype(np.uint8)):
        found = full_range_windows(image)
        shown = found.pixels(found.offered[0])
        assert shown.shape == image.shape
        assert np.abs(shown - image).max() < 1 / 256
