"""Letters as X-ray systems burn them into radiographs: side markers and technical text. No TensorFlow."""

import numpy as np
from PIL import Image, ImageDraw, ImageFont

SIDES = ("R", "L")
TEXTS = ("KV59", "KV65", "14:41:30", "09:12:07", "AP", "PA", "SUPINE", "ERECT", "PORTABLE", "MAS 2", "10:05", "120")
SIDE_HEIGHT, TEXT_HEIGHT = (0.04, 0.14), (0.03, 0.05)  # of the picture's side
MARGIN = 0.2  # how far from the edges letters stand, as a share of the side
GREY = (150, 256)


def draw_letters(random: np.random.Generator, size: int) -> np.ndarray:
    """uint8 (size, size): one to three marks on black, near the edges, at random places, sizes and greys.

    Networks learn the letters of the system that took most pictures of a class; these say nothing of it.
    """
    picture = Image.new("L", (size, size))
    draw = ImageDraw.Draw(picture)
    for _ in range(random.integers(1, 4)):
        side = random.random() < 0.5
        text = str(random.choice(SIDES if side else TEXTS))
        height = size * random.uniform(*(SIDE_HEIGHT if side else TEXT_HEIGHT))
        font = ImageFont.load_default(height)
        room = size - font.getlength(text), size - 1.2 * height
        along = random.random(), random.uniform(0, MARGIN) if random.random() < 0.5 else 1 - random.uniform(0, MARGIN)
        x, y = along if random.random() < 0.5 else along[::-1]
        draw.text((x * room[0], y * room[1]), text, fill=int(random.integers(*GREY)), font=font)
    return np.asarray(picture)
