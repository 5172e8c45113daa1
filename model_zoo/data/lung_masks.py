"""Lung masks on disk: pictures named like the radiographs they belong to."""

from pathlib import Path

import numpy as np
from PIL import Image

from model_zoo.data.manifest import DataError
from model_zoo.imaging.model_input import SIZE


def find_masks(folder: Path) -> dict[str, Path]:
    """The PNG files of lung masks below a folder, by the name of the image they belong to."""
    return {path.stem: path for path in sorted(Path(folder).rglob("*.png"))}


def read_mask(path: Path) -> np.ndarray:
    """bool (224, 224): True in the lungs. Raises DataError for a file that is no mask of that size."""
    try:
        with Image.open(path, formats=("PNG",)) as picture:
            mask = np.asarray(picture.convert("L"))
    except OSError as error:
        raise DataError("data.mask_unreadable", file=str(path), reason=str(error)) from None
    if mask.shape != (SIZE, SIZE) or mask.min() == mask.max():
        raise DataError("data.mask_unusable", file=str(path), side=SIZE)
    # Half way, whatever the two values are.
    return mask > (int(mask.min()) + int(mask.max())) / 2
