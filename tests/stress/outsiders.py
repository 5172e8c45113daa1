"""Pictures that are no chest radiographs, and how many of each kind the input check of the default model notices."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import skimage
import sklearn
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from pydicom import dcmread
from pydicom.data import get_testdata_file

from model_zoo.core.model_store import DEFAULT, read_card
from model_zoo.imaging.model_input import model_input
from model_zoo.inference.input_gate import check_input, load_gate_reference
from tests.stress.row import Row

EACH, SIDE = 60, 400
PHOTOGRAPHS = (
    "astronaut.png", "brick.png", "camera.png", "chelsea.png", "coffee.png", "coins.png", "grass.png", "gravel.png",
    "hubble_deep_field.jpg", "ihc.png", "microaneurysms.png", "moon.png", "motorcycle_left.png", "retina.jpg",
    "rocket.jpg",
)  # fmt: skip


def outsiders() -> dict[str, list[np.ndarray]]:
    """Grey pictures uint8 (height, width) of each kind: photographs come with scikit-image and scikit-learn, slices of
    CT and MR with pydicom, all others are drawn here."""
    random = np.random.default_rng(0)
    drawn = {"noise": _noise, "pages of text": _page, "drawings": _drawing, "bones drawn: hands, skulls, knees": _bones}
    kinds = {kind: [draw(random) for _ in range(EACH)] for kind, draw in drawn.items()}
    kinds["photographs"] = _photographs()
    kinds["slices of CT and MR"] = [_scaled(_slice(name)) for name in ("CT_small.dcm", "MR_small.dcm")]
    kinds["slices of CT and MR"] += [_opened(Path(skimage.__file__).parent / "data" / "phantom.png")]
    return kinds


def measure() -> Iterator[Row]:
    """Of each kind, the share that is unusual or refused, and in brackets the share refused."""
    reference = load_gate_reference(read_card(DEFAULT))
    for kind, pictures in outsiders().items():
        findings = [check_input(model_input(picture), reference) for picture in pictures]
        noticed = np.mean([finding.outcome != "fine" for finding in findings])
        refused = np.mean([finding.outcome not in ("fine", "unusual") for finding in findings])
        found = f"{noticed:.0%} ({refused:.0%})"
        yield Row(f"{len(pictures)} {kind}: noticed (refused)", found, "95 %", bool(noticed >= 0.95))


def _photographs() -> list[np.ndarray]:
    """Each whole, and its four quarters."""
    files = [Path(skimage.__file__).parent / "data" / name for name in PHOTOGRAPHS]
    files += sorted((Path(sklearn.__file__).parent / "datasets" / "images").glob("*.jpg"))
    parts = []
    for picture in map(_opened, files):
        middle = tuple(side // 2 for side in picture.shape)
        quarters = [picture[rows, columns] for rows in _halves(middle[0]) for columns in _halves(middle[1])]
        parts += [part for part in (picture, *quarters) if part.std() > 5]
    return parts


def _halves(middle: int) -> tuple[slice, slice]:
    return slice(None, middle), slice(middle, None)


def _opened(file: Path) -> np.ndarray:
    with Image.open(file) as picture:
        return np.asarray(picture.convert("L"))


def _slice(name: str) -> np.ndarray:
    return dcmread(get_testdata_file(name)).pixel_array.astype(np.float32)


def _scaled(values: np.ndarray) -> np.ndarray:
    low, high = values.min(), values.max()
    return ((values - low) * (255 / (high - low))).astype(np.uint8)


def _noise(random: np.random.Generator) -> np.ndarray:
    """From white to smooth: the spectrum falls with a random power of the frequency."""
    frequency = np.hypot(np.fft.fftfreq(SIDE)[:, None], np.fft.fftfreq(SIDE))
    frequency[0, 0] = 1
    spectrum = np.fft.fft2(random.normal(size=(SIDE, SIDE)))
    return _scaled(np.fft.ifft2(spectrum / frequency ** random.uniform(0, 2)).real)


def _page(random: np.random.Generator) -> np.ndarray:
    paper = Image.new("L", (SIDE, SIDE), 255)
    pen, size = ImageDraw.Draw(paper), int(random.integers(8, 32))
    font = ImageFont.load_default(size)
    for top in range(10, SIDE, int(1.4 * size)):
        line = "".join(random.choice(list("etaoin shrdlu cmfwyp")) for _ in range(120))
        pen.text((15, top), line, 0, font)
    page = np.asarray(paper)
    return 255 - page if random.random() < 0.3 else page


def _drawing(random: np.random.Generator) -> np.ndarray:
    paper = Image.new("L", (SIDE, SIDE), int(random.integers(0, 256)))
    pen = ImageDraw.Draw(paper)
    for _ in range(random.integers(3, 20)):
        (left, right), (top, bottom) = (np.sort(random.integers(0, SIDE, 2)) for _ in range(2))
        shape = (pen.ellipse, pen.rectangle, pen.line)[random.integers(3)]
        shape((left, top, right + 1, bottom + 1), fill=int(random.integers(0, 256)))
    return np.asarray(paper)


def _bones(random: np.random.Generator) -> np.ndarray:
    """A hand, a skull or a knee in a radiograph's greys: bright bones in soft tissue on black, blurred."""
    tissue, bones = (Image.new("L", (SIDE, SIDE)) for _ in range(2))
    (_hand, _skull, _knee)[random.integers(3)](ImageDraw.Draw(tissue), ImageDraw.Draw(bones), random)
    soft, hard = (np.asarray(part.filter(ImageFilter.GaussianBlur(3)), np.float32) / 255 for part in (tissue, bones))
    grey = 255 * (random.uniform(0.2, 0.5) * soft + random.uniform(0.3, 0.5) * hard)
    return np.clip(grey + random.normal(0, 4, grey.shape), 0, 255).astype(np.uint8)


def _hand(tissue, bones, random) -> None:
    tissue.ellipse((110, 210, 290, 400), 255)
    for finger in range(5):
        left, top = 105 + 42 * finger + random.integers(-6, 7), 40 + 25 * abs(finger - 2) + random.integers(-15, 16)
        tissue.rounded_rectangle((left - 6, top - 8, left + 32, 300), 18, 255)
        for joint in range(3):
            bones.rounded_rectangle((left + 4, top + 72 * joint, left + 22, top + 62 + 72 * joint), 8, 255)


def _skull(tissue, bones, random) -> None:
    wide = random.integers(100, 140)
    tissue.ellipse((200 - wide - 12, 30, 200 + wide + 12, 370), 255)
    bones.ellipse((200 - wide, 40, 200 + wide, 330), 255)
    bones.ellipse((212 - wide, 54, 188 + wide, 316), 120)
    for side in (-1, 1):
        bones.ellipse((200 + side * 50 - 30, 170, 200 + side * 50 + 30, 225), 20)
    bones.rounded_rectangle((140, 300, 260, 360), 20, 220)


def _knee(tissue, bones, random) -> None:
    wide, joint = random.integers(60, 90), random.integers(180, 221)
    tissue.rectangle((200 - wide - 30, 0, 200 + wide + 30, SIDE), 255)
    for top, bottom, flare in ((0, joint - 6, joint - 60), (joint + 6, SIDE, joint + 60)):
        bones.rectangle((200 - wide // 2, top, 200 + wide // 2, bottom), 230)
        bones.ellipse((200 - wide, min(flare, joint), 200 + wide, max(flare, joint)), 230)
