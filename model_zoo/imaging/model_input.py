"""Radiograph to model input: the one way in which pictures are resized."""

import numpy as np
from PIL import Image

SIZE = 224  # side of every model's input, in pixels


def model_input(pixels: np.ndarray, size: int = SIZE) -> np.ndarray:
    """Stretch a grey picture to the models' input; training, upload and batch all pass through here.

    pixels: uint8 or float32 (height, width), 0..255. Returns float32 (size, size), 0..255. The filter is Pillow's
    antialiased triangle, of those tried the one whose results come closest to the public 224x224 copies; a picture more
    than four times as large is shrunk by a whole number first, for speed.
    """
    if pixels.shape != (size, size):
        picture = Image.fromarray(pixels)
        pixels = np.asarray(picture.resize((size, size), Image.Resampling.BILINEAR, reducing_gap=2.0))
    return pixels.astype(np.float32, copy=False)
