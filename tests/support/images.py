"""Pictures and folders that several tests make."""

import csv
import io
from pathlib import Path

import numpy as np
from PIL import Image


def encode(pixels: np.ndarray | Image.Image, kind: str = "PNG", **options) -> bytes:
    picture = pixels if isinstance(pixels, Image.Image) else Image.fromarray(pixels)
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def ramp(height: int = 60, width: int = 40) -> np.ndarray:
    """uint8 picture whose grey grows from left to right and whose first row is darker."""
    picture = np.tile(np.linspace(0, 255, width), (height, 1))
    picture[0] /= 2
    return picture.round().astype(np.uint8)


def table(path) -> list[dict]:
    """The rows of a CSV file."""
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def image_folder(root: Path, names: dict[str, list[str]]) -> Path:
    """Write one small, distinct JPEG for each name; keys are folders below root."""
    number = 0
    for folder, files in names.items():
        (root / folder).mkdir(parents=True, exist_ok=True)
        for file in files:
            number += 1
            pixels = np.random.default_rng(number).integers(0, 256, (40, 50), dtype=np.uint8)
            (root / folder / file).write_bytes(encode(pixels, "JPEG"))
    return root
