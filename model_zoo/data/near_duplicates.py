"""Files of the same radiograph: with equal bytes, or re-compressed, resized or brightened.

A perceptual hash alone is not enough, as many different radiographs have nearly equal hashes. It only finds candidates,
which are then compared in their local detail (ribs, vessels). Rotated and mirrored images are not found, nor are many
that were cropped by 1% of a side or more.
"""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from scipy.fft import dctn
from scipy.ndimage import gaussian_filter
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

MOST_BITS = 10  # of 63, by which the hashes of two candidates may differ
LEAST_CORRELATION = 0.92  # of the local detail of two near-duplicates
EXAMPLES = 100  # groups listed at most
_BLOCK = 2**22  # pairs compared at a time


def find_duplicates(frame: pd.DataFrame, pixels: np.ndarray) -> dict[str, dict[str, Any]]:
    """Find groups of files with equal bytes, and of files with other bytes but the same radiograph.

    Parameters
    ----------
    frame
        Manifest with the column sha256.
    pixels
        uint8 (n, 224, 224), of its images.

    Returns
    -------
    dict
        For "exact" and "near" each "groups" and "files", counts; "across_splits", "across_classes" and
        "across_patients", counts of groups; and "examples", up to EXAMPLES groups as lists of `split/label/name`.
    """
    pairs = near_pairs(pixels)
    sha256 = frame["sha256"].to_numpy()
    first, second = pairs[sha256[pairs[:, 0]] != sha256[pairs[:, 1]]].T
    near = connected_components(coo_array((np.ones(len(first)), (first, second)), shape=(len(frame),) * 2))[1]
    return {"exact": _groups(frame, pd.factorize(sha256)[0]), "near": _groups(frame, near)}


def near_pairs(pixels: np.ndarray) -> np.ndarray:
    """Find pairs of images that look the same, equal ones included.

    Parameters
    ----------
    pixels
        uint8 (n, 224, 224).

    Returns
    -------
    np.ndarray
        int (pairs, 2), rows of `pixels`.
    """
    hashes, detail = perceptual_hash(pixels), _detail(pixels)
    rows = np.arange(len(pixels))
    found, step = [], max(1, _BLOCK // len(pixels))
    for start in range(0, len(pixels), step):
        block = rows[start : start + step, None]
        candidates = (np.bitwise_count(hashes[block] ^ hashes) <= MOST_BITS) & (rows > block)
        first, second = np.nonzero(candidates)
        same = np.einsum("ij,ij->i", detail[first + start], detail[second]) >= LEAST_CORRELATION
        found.append(np.stack([first[same] + start, second[same]], axis=1))
    return np.concatenate(found)


def perceptual_hash(pixels: np.ndarray) -> np.ndarray:
    """Return a 63-bit hash of each image: which of its low frequencies lie above their median.

    They are the 8 x 8 lowest coefficients of the cosine transform of the image at 32 x 32, without the constant one.

    Parameters
    ----------
    pixels
        uint8 (n, 224, 224).

    Returns
    -------
    np.ndarray
        uint64 (n,).

    References
    ----------
    Zauner 2010, Implementation and Benchmarking of Perceptual Image Hash Functions.
    """
    low = np.asarray(dctn(_shrink(pixels, 32), axes=(1, 2)))[:, :8, :8].reshape(len(pixels), 64)[:, 1:]
    bits = np.packbits(low > np.median(low, axis=1, keepdims=True), axis=1)
    return bits.view(np.uint64)[:, 0]


def _detail(pixels: np.ndarray) -> np.ndarray:
    """Return detail finer than a rib, float32 (n, 56 * 56), scaled so that a dot product is a correlation."""
    small = _shrink(pixels, 56)
    flat = (small - gaussian_filter(small, (0, 3, 3))).reshape(len(pixels), -1)
    flat -= flat.mean(axis=1, keepdims=True)
    return flat / np.maximum(np.linalg.norm(flat, axis=1, keepdims=True), 1e-6)


def _shrink(pixels: np.ndarray, side: int) -> np.ndarray:
    """Return float32 (n, side, side), each value the mean of a square of pixels."""
    size = pixels.shape[1] // side
    return pixels.reshape(-1, side, size, side, size).mean(axis=(2, 4), dtype=np.float32)


def _groups(frame: pd.DataFrame, number: np.ndarray) -> dict[str, Any]:
    """Count and list the groups of two files and more; number, int (n,), is equal within a group."""
    places = frame["split"] + "/" + frame["label"] + "/" + frame["path"].map(lambda path: Path(path).stem)
    several = frame.assign(number=number, place=places).loc[pd.Series(number).duplicated(keep=False).to_numpy()]
    groups = several.groupby("number")
    return {
        "groups": len(groups),
        "files": len(several),
        **{
            f"across_{name}": int(np.sum(groups[column].nunique() > 1))
            for name, column in (("splits", "split"), ("classes", "label"), ("patients", "patient"))
        },
        "examples": [sorted(part) for _, part in groups["place"]][:EXAMPLES],
    }
