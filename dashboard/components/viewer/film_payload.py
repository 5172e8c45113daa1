"""Radiographs as the viewer's script takes them: every grey value of the file, compressed without loss."""

import hashlib
import json
from dataclasses import replace

import imagecodecs
import numpy as np

from model_zoo.imaging.windowing import Window, WindowSet, apply_window

MOST = 48 * 2**20  # bytes of a payload, below maxMessageSize of .streamlit/config.toml
SAMPLED = 512  # rows and columns that are compared to find the window of a radiograph


def film_id(windows: WindowSet) -> str:
    """Return a digest that tells the grey values of a radiograph, and how they are shown, from others."""
    digest = hashlib.sha256(np.ascontiguousarray(windows.stored).data)
    digest.update(repr((windows.stored.shape, windows.inverted)).encode())
    for table in (windows.values, windows.padding):
        if table is not None:
            digest.update(table.data)
    return digest.hexdigest()[:32]


def film_payload(windows: WindowSet, name: str) -> bytes:
    """Return a radiograph as static/film.js decodes it.

    The length of a header, uint32; the header, JSON; then, compressed by zlib, the modality value of each level,
    float32, and the pixels by rows: of each its difference to the one on its left, the sign in the lowest bit, first
    the low bytes of all pixels, then the high ones. All numbers are little-endian.

    Parameters
    ----------
    windows
        The radiograph.
    name
        As `film_id` returns it.
    """
    step = 1
    while len(payload := _encode(_thinned(windows, step), name, step)) > MOST:
        step += 1
    return payload


def shown_window(windows: WindowSet, pixels: np.ndarray) -> Window | None:
    """Return the window in which a radiograph is shown; None for greys that no window of its own gives.

    Parameters
    ----------
    windows
        Of the radiograph.
    pixels
        The radiograph as it is shown: uint8 or float32 (height, width), 0..255.
    """
    rows, columns = (slice(None, None, max(1, side // SAMPLED)) for side in pixels.shape)
    stored, shown = windows.stored[rows, columns], pixels[rows, columns]
    if windows.padding is not None:
        kept = ~windows.padding[stored]
        stored, shown = stored[kept], shown[kept]
    for window in (*windows.offered, windows.middle()):
        greys = apply_window(windows.values, window)
        greys = 255 - greys if windows.inverted else greys
        if np.abs(greys[stored] - shown).max(initial=0) < 0.01:
            return window
    return None


def shown_table(windows: WindowSet, pixels: np.ndarray) -> np.ndarray:
    """Return the grey of each level of a radiograph as it is shown, uint8 (levels,); those between are interpolated."""
    greys = np.full(_levels(windows), np.nan)
    greys[windows.stored.ravel()] = pixels.ravel()
    present = np.flatnonzero(np.isfinite(greys))
    if windows.padding is not None and (seen := present[~windows.padding[present]]).size:
        present = seen
    return np.interp(np.arange(len(greys)), present, greys[present]).round().astype(np.uint8)


def _levels(windows: WindowSet) -> int:
    return int(windows.stored.max()) + 1


def _thinned(windows: WindowSet, step: int) -> WindowSet:
    return windows if step == 1 else replace(windows, stored=windows.stored[::step, ::step])


def _encode(windows: WindowSet, name: str, step: int) -> bytes:
    levels = _levels(windows)
    stored = np.ascontiguousarray(windows.stored, np.uint8 if levels <= 256 else np.uint16)
    padded = None if windows.padding is None else np.flatnonzero(windows.padding[:levels])
    header = {
        "id": name,
        "width": stored.shape[1],
        "height": stored.shape[0],
        "depth": stored.dtype.itemsize,
        "levels": levels,
        "inverted": windows.inverted,
        "padding": None if padded is None or not padded.size else [int(padded[0]), int(padded[-1])],
        "step": step,
    }
    text = json.dumps(header).encode()
    # Whole numbers wrap around, and back again in the browser.
    signed = np.diff(stored, axis=1, prepend=stored.dtype.type(0)).view(f"i{stored.dtype.itemsize}")
    folded = (signed << 1) ^ (signed >> 8 * stored.dtype.itemsize - 1)
    planes = folded.astype(folded.dtype.newbyteorder("<"), copy=False).view(np.uint8).reshape(-1, stored.dtype.itemsize)
    values = windows.values[:levels].astype("<f4", copy=False).tobytes()
    body = imagecodecs.deflate_encode(values + planes.T.tobytes(), level=1)
    return len(text).to_bytes(4, "little") + text + bytes(body)
