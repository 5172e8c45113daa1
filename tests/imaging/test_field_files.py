"""The files from the field themselves, where the environment variable THORAXLENS_CASES names their folder."""

import os
from pathlib import Path

import pytest

from model_zoo.core.paths import SAMPLES
from model_zoo.imaging.image_sources import list_images, load_image
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.imaging.reader import ImageError, read_image_file
from model_zoo.inference.predictor import load_model, predict_radiograph

FOLDER = Path(os.environ.get("THORAXLENS_CASES", "no folder is named"))
REFUSED = {"14": "imaging.jpeg_scan_damaged"}
PADDED = ("08_", "08b")  # bands of padding lie on the radiograph, so that it does not read as the undamaged one
SECOND = "IM1.png (2)"  # in the archive of two equal names: another radiograph

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="needs the folder that THORAXLENS_CASES names")


def probability(radiograph: Radiograph) -> float:
    return float(predict_radiograph(radiograph, load_model("mobilenet_v2")).probabilities[1])


def test_all_files_are_there():
    assert len(list(FOLDER.glob("*.*"))) >= 15


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.*")), ids=lambda path: path.name)
def test_file_reads_as_undamaged_or_is_refused(path):
    code = next((code for start, code in REFUSED.items() if path.name.startswith(start)), None)
    for source in list_images([str(path)]):
        if code:
            with pytest.raises(ImageError) as error:
                load_image(source)
            assert error.value.message.code == code
            continue
        found = load_image(source)
        if path.name.startswith(PADDED):
            assert (found.pixels[:3] == 0).all()
            assert found.pixels[len(found.pixels) // 2].max() > 150
        elif not str(source).endswith(SECOND):
            assert probability(found) == pytest.approx(
                probability(read_image_file(SAMPLES / "synthetic_normal_6.png")), abs=0.02
            )
