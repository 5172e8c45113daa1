"""The lung finder: that it finds lungs, says how well, and is trained by one command."""

import shutil

import numpy as np
import pytest
from PIL import Image

from model_zoo.cli.main import main
from model_zoo.core import paths
from model_zoo.core.model_store import ArtifactError
from model_zoo.core.paths import LUNG_FINDER, SAMPLES
from model_zoo.data.lung_masks import find_masks, read_mask
from model_zoo.data.manifest import DataError, read_manifest
from model_zoo.data.pixel_cache import load_dataset
from model_zoo.data.splits import complete_splits
from model_zoo.imaging.model_input import model_input
from model_zoo.imaging.reader import read_image_file
from model_zoo.inference.helper_networks import read_helper_card
from model_zoo.inference.lung_segmentation import dice, find_lungs
from model_zoo.training import lung_unet
from tests.support.images import image_folder

pytestmark = pytest.mark.slow


def test_it_is_small_and_as_good_as_asked():
    assert (LUNG_FINDER / "model.tflite").stat().st_size < 2e6
    card = read_helper_card(LUNG_FINDER)
    assert card["dice"]["mean"] >= 0.93
    assert card["data"]["val"] > 300


def test_lungs_of_samples_lie_where_lungs_are():
    for path in sorted(SAMPLES.glob("*.png"))[::3]:
        lungs = find_lungs(model_input(read_image_file(path).pixels))
        assert lungs.shape == (224, 224)
        assert 0.1 < lungs.mean() < 0.6
        assert lungs[40:190, 40:190].sum() > 0.8 * lungs.sum()


def test_dice_of_held_out_patients_is_what_the_card_says(data):
    frame = complete_splits(read_manifest(data / "chest_xray"), seed=0)
    masks = find_masks(data / "lung_masks")
    val = frame[(frame["split"] == "val") & frame["image_id"].isin(masks)].iloc[::5]
    dataset = load_dataset(val)
    overlaps = [
        dice(find_lungs(pixels.astype(np.float32)), read_mask(masks[image_id]))
        for pixels, image_id in zip(dataset.pixels, dataset.frame["image_id"], strict=True)
    ]
    assert np.mean(overlaps) == pytest.approx(read_helper_card(LUNG_FINDER)["dice"]["mean"], abs=0.02)


@pytest.mark.parametrize("values", [(0, 255), (0, 1), (40, 90)])
def test_mask_of_any_two_values_is_read(values, tmp_path):
    lungs = np.zeros((224, 224), np.uint8) + np.uint8(values[0])
    lungs[50:80] = values[1]
    Image.fromarray(lungs).save(tmp_path / "a.png")
    assert np.array_equal(read_mask(tmp_path / "a.png"), lungs == values[1])


def test_mask_that_cannot_be_used_is_named(tmp_path):
    Image.fromarray(np.zeros((100, 224), np.uint8)).save(tmp_path / "small.png")
    (tmp_path / "none.png").write_bytes(b"no picture")
    for name, words in (("small.png", "must be 224 x 224"), ("none.png", "cannot be read")):
        with pytest.raises(DataError, match=f"{name}.*{words}"):
            read_mask(tmp_path / name)


def test_dice_of_known_masks():
    one, other = np.zeros((2, 4), bool), np.zeros((2, 4), bool)
    one[0], other[:, :2] = True, True
    assert dice(one, other) == 0.5
    assert dice(one, one) == 1.0
    assert dice(one, ~one) == 0.0


def test_damaged_finder_is_refused(tmp_path):
    folder = shutil.copytree(LUNG_FINDER, tmp_path / "finder")
    (folder / "model.tflite").write_bytes(b"other")
    with pytest.raises(ArtifactError, match="not the file that was trained"):
        find_lungs(np.zeros((224, 224), np.float32), folder)
    for text in ("{", "{}", "[]", "7", '{"sha256": null}'):
        (folder / "card.json").write_text(text)
        with pytest.raises(ArtifactError, match=r"card\.json cannot be read"):
            find_lungs(np.zeros((224, 224), np.float32), folder)


def test_command_trains_stores_and_measures(tmp_path, monkeypatch, capsys):
    names = [f"person{number}_virus_{number}.jpeg" for number in range(30)]
    data = image_folder(tmp_path / "data", {"NORMAL": names[:15], "PNEUMONIA": names[15:]})
    masks = tmp_path / "masks"
    masks.mkdir()
    lung = np.zeros((224, 224), bool)
    lung[60:160, 40:100] = lung[60:160, 120:180] = True
    for name in names:
        Image.fromarray(lung).save(masks / name.replace(".jpeg", ".png"))
    monkeypatch.setattr(paths, "LUNG_FINDER", tmp_path / "finder")
    monkeypatch.setattr(lung_unet, "seed_everything", lambda seed: None)  # only before TensorFlow's first operation
    assert main(["lungs", "--data", str(data), "--masks", str(masks), "--epochs", "1"]) == 0
    card = read_helper_card(tmp_path / "finder")
    assert f"Dice on {card['data']['val']} validation images: {card['dice']['mean']:.3f}" in capsys.readouterr().out
    assert find_lungs(np.zeros((224, 224), np.float32), tmp_path / "finder").dtype == bool
    assert main(["lungs", "--data", str(data), "--masks", str(tmp_path / "none")]) == 2
    assert "are named like images" in capsys.readouterr().err
