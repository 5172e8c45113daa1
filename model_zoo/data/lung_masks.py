"""Lung masks on disk: PNG files named like the radiographs they belong to."""

from pathlib import Path

import numpy as np
from PIL import Image

from model_zoo.data.manifest import DataError, image_ids, list_files
from model_zoo.imaging.model_input import SIZE


def find_masks(folder: Path) -> dict[str, Path]:
    """Return the PNG files of lung masks below a folder by the `image_id` of the radiograph that they belong to."""
    files = [path for path in list_files(folder) if path.suffix == ".png"]
    return dict(zip(image_ids(files), files, strict=True))


def read_mask(path: Path) -> np.ndarray:
    """Read a lung mask.

    Returns
    -------
    np.ndarray
        bool (224, 224), True in the lungs.

    Raises
    ------
    DataError
        For a file that is no mask of that size.
    """
    try:
        with Image.open(path, formats=("PNG",)) as image:
            mask = np.asarray(image.convert("L"))
    except OSError as error:
        raise DataError("data.mask_unreadable", file=str(path), reason=str(error)) from None
    if mask.shape != (SIZE, SIZE) or mask.min() == mask.max():
        raise DataError("data.mask_unusable", file=str(path), side=SIZE)
    # Midway between the two values, whatever they are.
    return mask > (int(mask.min()) + int(mask.max())) / 2
