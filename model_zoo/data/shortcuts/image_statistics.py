"""Whole-image statistics: figures of an image that say how it was made, not what is in the lungs."""

import os

import numpy as np
import pandas as pd

BLACK, WHITE = 10, 245  # grey values up to and from which a pixel counts as black or white
BORDER = 0.05  # width of the border, as a share of the side
FLAT = 2.0  # grey values: standard deviation below which a row or column at the edge holds nothing
BLOCK = 8  # pixels, side of JPEG's blocks
_BATCH = 256  # images at a time

OF_PIXELS = (
    "brightness", "contrast", "entropy", "black", "white", "sharpness", "noise", "fine_detail", "spectrum_slope",
    "blocks", "border_brightness", "border_contrast", "border_black", "empty_edges", "symmetry",
)  # fmt: skip
OF_FILES = ("bytes", "width", "height")


def whole_image_statistics(frame: pd.DataFrame, pixels: np.ndarray) -> pd.DataFrame:
    """Compute the statistics of images and, where the manifest has them, of their files.

    Parameters
    ----------
    frame
        Manifest; paths, width and height are used where it has them.
    pixels
        uint8 (n, 224, 224), of its images.

    Returns
    -------
    pd.DataFrame
        A row for each image, with the columns OF_PIXELS and, where they are known, OF_FILES; sharpness, noise, fine
        detail and bytes as logarithms.
    """
    parts = [_of_pixels(pixels[start : start + _BATCH]) for start in range(0, len(pixels), _BATCH)]
    table = pd.DataFrame({name: np.concatenate([part[name] for part in parts]) for name in OF_PIXELS})
    if "width" in frame:
        table["bytes"] = np.log([os.path.getsize(path) for path in frame["path"]])
        table[["width", "height"]] = frame[["width", "height"]].to_numpy(dtype=float)
    return table


def _of_pixels(pixels: np.ndarray) -> dict[str, np.ndarray]:
    grey = pixels.astype(np.float32)
    border = np.ones(pixels.shape[1:], dtype=bool)
    width = round(BORDER * pixels.shape[1])
    border[width:-width, width:-width] = False
    # Sum of the four neighbours minus four times the pixel (discrete Laplacian).
    curvature = (
        grey[:, :-2, 1:-1] + grey[:, 2:, 1:-1] + grey[:, 1:-1, :-2] + grey[:, 1:-1, 2:] - 4 * grey[:, 1:-1, 1:-1]
    )
    fine, slope = _spectrum(grey)
    edge = grey[:, border]
    return {
        "brightness": grey.mean(axis=(1, 2)),
        "contrast": grey.std(axis=(1, 2)),
        "entropy": np.array([_entropy(image) for image in pixels]),
        "black": np.mean(pixels <= BLACK, axis=(1, 2)),
        "white": np.mean(pixels >= WHITE, axis=(1, 2)),
        "sharpness": np.log(curvature.var(axis=(1, 2)) + 1),
        "noise": np.log(_noise(grey) + 1),
        "fine_detail": fine,
        "spectrum_slope": slope,
        "blocks": _blocks(grey),
        "border_brightness": edge.mean(axis=1),
        "border_contrast": edge.std(axis=1),
        "border_black": np.mean(edge <= BLACK, axis=1),
        "empty_edges": np.array([_empty_edges(image) for image in grey]),
        "symmetry": np.array([_symmetry(image) for image in grey]),
    }


def _entropy(image: np.ndarray) -> float:
    """Return the entropy of the grey values in bits."""
    share = np.bincount(image.ravel(), minlength=256) / image.size
    return float(-np.sum(share[share > 0] * np.log2(share[share > 0])))


def _noise(grey: np.ndarray) -> np.ndarray:
    """Return the standard deviation of the noise, in grey values.

    References
    ----------
    Immerkaer 1996, Computer Vision and Image Understanding 64:300.
    """
    second = grey[:, :-2] - 2 * grey[:, 1:-1] + grey[:, 2:]
    mask = second[:, :, :-2] - 2 * second[:, :, 1:-1] + second[:, :, 2:]
    return np.sqrt(np.pi / 2) / 6 * np.abs(mask).mean(axis=(1, 2))


def _spectrum(grey: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the logarithm of the share of power in the upper half of the frequencies, and the slope of the spectrum.

    The slope is that of the logarithm of the mean power in a ring over the logarithm of its radius.

    References
    ----------
    van der Schaaf & van Hateren 1996, Vision Research 36:2759.
    """
    side = grey.shape[1]
    window = np.hanning(side)[:, None] * np.hanning(side)  # the image does not go on beyond its edge
    centred = (grey - grey.mean(axis=(1, 2), keepdims=True)) * window.astype(np.float32)
    power = np.abs(np.fft.rfft2(centred)) ** 2
    radius = np.hypot(np.fft.fftfreq(side)[:, None], np.fft.rfftfreq(side)) * side
    ring = np.rint(radius).astype(int)
    rings = np.arange(2, side // 2)
    means = np.stack([power[:, ring == r].mean(axis=1) for r in rings], axis=1) + 1e-3
    upper = (radius >= side / 4) & (radius < side / 2)
    whole = (radius >= 1) & (radius < side / 2)
    fine = np.log((power[:, upper].sum(axis=1) + 1e-3) / (power[:, whole].sum(axis=1) + 1e-3))
    return fine, np.polyfit(np.log(rings), np.log(means).T, 1)[0]


def _blocks(grey: np.ndarray) -> np.ndarray:
    """Return how much larger the steps across edges of JPEG's blocks are than those within; 1 is no difference."""
    steps = [np.abs(np.diff(grey, axis=axis)).mean(axis=3 - axis) for axis in (1, 2)]
    across = np.arange(BLOCK - 1, grey.shape[1] - 1, BLOCK)
    ratios = [(step[:, across].mean(axis=1) + 1) / (np.delete(step, across, 1).mean(axis=1) + 1) for step in steps]
    return np.mean(ratios, axis=0)


def _empty_edges(image: np.ndarray) -> int:
    """Return the number of rows and columns, from the four edges inwards, that hold one grey value only."""
    sides, rest = sum(image.shape), image
    while rest.size:
        # Rows are looked at without the columns that are cut off already, and the other way about.
        flat = [line.std() < FLAT for line in (rest[0], rest[-1], rest[:, 0], rest[:, -1])]
        if not any(flat):
            break
        top, bottom, left, right = flat
        rest = rest[int(top) : len(rest) - bottom, int(left) : rest.shape[1] - right]
    return sides - sum(rest.shape)


def _symmetry(image: np.ndarray) -> float:
    """Return the correlation of an image with its mirror image; 0 of one that holds nothing."""
    centred = image - image.mean()
    power = float(np.sum(centred**2))
    return float(np.sum(centred * centred[:, ::-1]) / power) if power > 0 else 0.0
