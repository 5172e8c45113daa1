"""Letters that X-ray systems burn into radiographs: side markers and technical text."""

import numpy as np
from PIL import Image, ImageDraw, ImageFont

SIDES = ("R", "L")
TEXTS = ("KV59", "KV65", "14:41:30", "09:12:07", "AP", "PA", "SUPINE", "ERECT", "PORTABLE", "MAS 2", "10:05", "120")
SIDE_HEIGHT, TEXT_HEIGHT = (0.04, 0.14), (0.03, 0.05)  # of the image's side
MARGIN = 0.2  # largest distance of letters from an edge, as a share of the side
GREY = (150, 256)


def draw_letters(random: np.random.Generator, size: int) -> np.ndarray:
    """Draw one to three marks near the edges, of random place, size and grey value.

    Networks learn the letters of the system that took most images of a class; random ones are no evidence of it.

    Returns
    -------
    np.ndarray
        uint8 (size, size), black but for the marks.
    """
    image = Image.new("L", (size, size))
    draw = ImageDraw.Draw(image)
    for _ in range(random.integers(1, 4)):
        side = random.random() < 0.5
        text = str(random.choice(SIDES if side else TEXTS))
        height = size * random.uniform(*(SIDE_HEIGHT if side else TEXT_HEIGHT))
        font = ImageFont.load_default(height)
        room = size - font.getlength(text), size - 1.2 * height
        along = random.random(), random.uniform(0, MARGIN) if random.random() < 0.5 else 1 - random.uniform(0, MARGIN)
        x, y = along if random.random() < 0.5 else along[::-1]
        draw.text((x * room[0], y * room[1]), text, fill=int(random.integers(*GREY)), font=font)
    return np.asarray(image)
