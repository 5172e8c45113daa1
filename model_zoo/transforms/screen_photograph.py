"""Simulated photographs of a radiograph on a screen or a light box, as a telephone takes them."""

import io

import numpy as np
from PIL import Image, ImageFilter

SIDE = 512  # of the photograph, in pixels
FRAMED = 0.5  # share of the photographs on which the surroundings are seen
GREYED = 0.25  # share that was turned into grey
# Of the moire, as a share of the brightness, and screen pixels for each pixel of the camera.
WAVES, PITCH = (0.015, 0.2), (0.55, 1.7)
LUMINANCE = np.array([0.299, 0.587, 0.114], dtype=np.float32)


def screen_photograph(image: np.ndarray, random: np.random.Generator, film: bool = False) -> bytes:
    """Photograph a radiograph: perspective, moire, exposure, uneven light, glare, colour cast, blur, noise and JPEG.

    Parameters
    ----------
    image
        Uint8 (height, width).
    film
        On a light box, which has no grid of pixels and so no moire, and bright surroundings.

    Returns
    -------
    bytes
        A JPEG file of SIDE pixels a side, three in four in colour.
    """
    framed, greyed = random.random() < FRAMED, random.random() < GREYED
    # Where each pixel of the camera looks: -1..1 across the radiograph, more beside it.
    place = (np.arange(SIDE, dtype=np.float32) + 0.5) / SIDE * 2 - 1
    x, y = np.meshgrid(place, place)
    half = random.uniform(1.05, 1.35) if framed else random.uniform(0.78, 0.92)
    across, down = _projected(x, y, half, random)
    inside = (np.abs(across) <= 1) & (np.abs(down) <= 1)
    light = _surrounded(_exposed(_sampled(image, across, down), random), inside, across, down, x, film, random)
    colours = light[..., None] * random.uniform(0.93, 1.07, 3).astype(np.float32)  # white balance
    if not film:
        colours *= 1 + inside[..., None] * _moire(across, down, random.uniform(*PITCH) * SIDE / 2 / half, random)
    colours *= _uneven_light(x, y, random)[..., None]
    for _ in range(random.integers(0, 3)):
        colours += _glare(x, y, random)[..., None]
    return _as_file(colours, greyed, random)


def _projected(x: np.ndarray, y: np.ndarray, half: float, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return the places on the radiograph that a camera held askew sees, with a view of so many halves of it."""
    turn, (tilt_x, tilt_y) = np.deg2rad(random.uniform(-5, 5)), random.uniform(-0.1, 0.1, 2)
    depth = (1 + tilt_x * x + tilt_y * y).astype(np.float32)
    shift = random.uniform(-0.05, 0.05, 2).astype(np.float32)
    cosine, sine = np.float32(np.cos(turn)), np.float32(np.sin(turn))
    scale = np.float32(half) / depth
    return scale * (cosine * x - sine * y) + shift[0], scale * (sine * x + cosine * y) + shift[1]


def _sampled(image: np.ndarray, across: np.ndarray, down: np.ndarray) -> np.ndarray:
    """Return the radiograph's greys, 0..1, at places between its pixels."""
    height, width = image.shape
    column, row = (across + 1) / 2 * width - 0.5, (down + 1) / 2 * height - 0.5
    left, top = (
        np.clip(np.floor(where), 0, side - 2).astype(np.int32) for where, side in ((column, width), (row, height))
    )
    right_share, low_share = np.clip(column - left, 0, 1), np.clip(row - top, 0, 1)
    grey, corner = image.ravel().astype(np.float32) / 255, top * width + left
    upper = grey[corner] * (1 - right_share) + grey[corner + 1] * right_share
    lower = grey[corner + width] * (1 - right_share) + grey[corner + width + 1] * right_share
    return upper * (1 - low_share) + lower * low_share


def _exposed(grey: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Return greys as a screen shows them and a camera takes them: neither black nor white, and of another gamma."""
    black, white, gamma = random.uniform(0.02, 0.15), random.uniform(0.7, 1.0), random.uniform(0.8, 1.3)
    return np.float32(black) + np.float32(white - black) * grey ** np.float32(gamma)


def _surrounded(
    light: np.ndarray, inside: np.ndarray, across: np.ndarray, down: np.ndarray, x: np.ndarray, film: bool,
    random: np.random.Generator,
) -> np.ndarray:  # fmt: skip
    """Return the light with a dark frame around the radiograph, and a wall or a light box around that."""
    edge = 1 + random.uniform(0.02, 0.1)
    frame = (np.abs(across) <= edge) & (np.abs(down) <= edge)
    wall = random.uniform(0.5, 1.0) if film else random.uniform(0.05, 0.6)
    beyond = np.float32(wall) + np.float32(random.uniform(-0.1, 0.1)) * x
    return np.where(inside, light, np.where(frame, np.float32(random.uniform(0.02, 0.2)), beyond))


def _moire(across: np.ndarray, down: np.ndarray, pixels: float, random: np.random.Generator) -> np.ndarray:
    """Return the waves of each colour, as shares of the light; pixels: of the screen, on half the radiograph.

    Each colour has its own stripes in a pixel of the screen. A camera of about as many pixels undersamples them.
    """
    strength = np.float32(np.exp(random.uniform(*np.log(WAVES))))
    rows = np.float32(0.6) * np.cos(np.float32(2 * np.pi * pixels) * down)
    stripes = [np.cos(np.float32(2 * np.pi) * (np.float32(pixels) * across + np.float32(c / 3))) for c in range(3)]
    return strength * (np.stack(stripes, axis=-1) + rows[..., None])


def _uneven_light(x: np.ndarray, y: np.ndarray, random: np.random.Generator) -> np.ndarray:
    fall, (slope_x, slope_y) = np.float32(random.uniform(0, 0.3)), random.uniform(-0.15, 0.15, 2).astype(np.float32)
    return (1 - fall * (x * x + y * y) / 2) * (1 + slope_x * x + slope_y * y)


def _glare(x: np.ndarray, y: np.ndarray, random: np.random.Generator) -> np.ndarray:
    (left, top), width = random.uniform(-1, 1, 2).astype(np.float32), np.float32(random.uniform(0.15, 0.6))
    far = (x - left) ** 2 + (y - top) ** 2
    return np.float32(random.uniform(0.05, 0.35)) * np.exp(-far / (2 * width * width))


def _as_file(colours: np.ndarray, greyed: bool, random: np.random.Generator) -> bytes:
    """Return light as the file that a camera writes: out of focus a little, noisy, and compressed."""
    sharp = Image.fromarray(np.clip(255 * colours, 0, 255).astype(np.uint8))
    seen = np.asarray(sharp.filter(ImageFilter.GaussianBlur(random.uniform(0.3, 0.9))), dtype=np.float32)
    seen = seen + random.normal(0, random.uniform(1, 5), (SIDE, SIDE, 1)).astype(np.float32)
    if greyed:
        seen = seen @ LUMINANCE
    file = io.BytesIO()
    Image.fromarray(np.clip(seen, 0, 255).astype(np.uint8)).save(file, "JPEG", quality=int(random.integers(65, 94)))
    return file.getvalue()
