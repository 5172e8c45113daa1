import io

import numpy as np
import pandas as pd
import pytest
from PIL import Image
from scipy.ndimage import gaussian_filter

from model_zoo.data.shortcuts.image_statistics import OF_FILES, OF_PIXELS, whole_image_statistics
from tests.support.images import encode


def statistics(*images: np.ndarray) -> pd.DataFrame:
    return whole_image_statistics(pd.DataFrame(index=range(len(images))), np.stack(images))


def texture(size: float = 3, seed: int = 0) -> np.ndarray:
    smooth = gaussian_filter(np.random.default_rng(seed).normal(size=(224, 224)), size)
    return np.clip(128 + 40 * smooth / smooth.std(), 0, 255).astype(np.uint8)


def test_grey_values_are_those_of_the_image():
    image = texture()
    image[:, :112] = 0
    image[:20, 112:] = 255
    row = statistics(image).iloc[0]
    assert row["brightness"] == pytest.approx(image.mean(), abs=0.01)
    assert row["contrast"] == pytest.approx(image.std(), abs=0.01)
    assert row["black"] == pytest.approx(np.mean(image <= 10))
    assert row["white"] == pytest.approx(np.mean(image >= 245))
    frame = np.ones((224, 224), bool)
    frame[11:-11, 11:-11] = False
    assert row["border_black"] == pytest.approx(np.mean(image[frame] <= 10))
    assert row["border_brightness"] == pytest.approx(image[frame].mean(), abs=0.01)
    assert row["border_contrast"] == pytest.approx(image[frame].std(), abs=0.01)


def test_entropy_is_in_bits():
    image = np.tile(np.array([10, 80, 160, 240], np.uint8), (224, 56))
    assert statistics(image)["entropy"][0] == pytest.approx(2)


def test_blurred_image_is_less_sharp_and_has_less_fine_detail():
    image = texture(1)
    sharp, blurred = statistics(image, gaussian_filter(image, 2)).to_dict(orient="records")
    for name in ("sharpness", "noise", "fine_detail", "spectrum_slope"):
        assert sharp[name] > blurred[name] + 0.1


@pytest.mark.parametrize("sigma", [3, 8])
def test_noise_is_its_standard_deviation(sigma):
    noisy = np.random.default_rng(1).normal(120, sigma, (224, 224)).round().astype(np.uint8)
    assert np.exp(statistics(noisy)["noise"][0]) - 1 == pytest.approx(sigma, rel=0.05)


def test_edges_of_jpeg_blocks_are_found():
    image = texture(6)
    coarse = np.asarray(Image.open(io.BytesIO(encode(image, "JPEG", quality=15))))
    before, after = statistics(image, coarse)["blocks"]
    assert before == pytest.approx(1, abs=0.05)
    assert after > before + 0.1


def test_empty_rows_and_columns_are_counted_from_the_edges():
    image = texture()
    image[:, :7] = 0
    image[-5:] = 200
    image[100, 7:] = 90  # inside
    assert statistics(image)["empty_edges"][0] == 12


def test_symmetry_is_a_correlation():
    half = texture()[:, :112]
    mirrored = np.concatenate([half, half[:, ::-1]], axis=1)
    turned = np.concatenate([half, 255 - half[:, ::-1]], axis=1)
    assert statistics(mirrored)["symmetry"][0] == pytest.approx(1, abs=1e-3)
    assert statistics(turned)["symmetry"][0] == pytest.approx(-1, abs=0.1)


def test_image_that_holds_nothing_has_finite_statistics():
    assert np.isfinite(statistics(np.zeros((224, 224), np.uint8)).to_numpy()).all()


def test_files_are_measured_where_the_manifest_has_them(tmp_path):
    images = np.stack([texture(seed=seed) for seed in range(3)])
    paths = [tmp_path / f"{number}.jpeg" for number in range(3)]
    for path, image, quality in zip(paths, images, (20, 60, 95), strict=True):
        path.write_bytes(encode(image, "JPEG", quality=quality))
    frame = pd.DataFrame({"path": map(str, paths), "width": [224, 300, 400], "height": [224] * 3})
    table = whole_image_statistics(frame, images)
    assert list(np.exp(table["bytes"]).round()) == [path.stat().st_size for path in paths]
    assert table[["width", "height"]].to_numpy().tolist() == [[224, 224], [300, 224], [400, 224]]
    assert tuple(table) == (*OF_PIXELS, *OF_FILES)
    assert tuple(whole_image_statistics(frame[["path"]], images)) == OF_PIXELS
