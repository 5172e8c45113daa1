import numpy as np
import pytest

from model_zoo.data.synthetic import draw_synthetic
from model_zoo.explain.feature_maps import GREY, most_variable_channels, stage_feature_maps, tile_maps, upscale_map
from model_zoo.inference.predictor import load_model

pytestmark = pytest.mark.slow

SHAPES = {
    "scratch_cnn": [(112, 24), (56, 48), (28, 96), (14, 192)],
    "mobilenet_v2": [(112, 32), (112, 96), (56, 144), (28, 192), (14, 576), (7, 1280)],
    "efficientnet_lite0": [(112, 32), (112, 96), (56, 144), (28, 240), (14, 672), (7, 1280)],
    "pca_logistic": [(56, 1)],
}


@pytest.fixture(scope="module")
def image():
    return draw_synthetic("PNEUMONIA", 1, 3)[0].astype(np.float32)


@pytest.mark.parametrize("name", SHAPES)
def test_stages_of_each_size_end_with_the_maps_that_the_heat_map_is_made_of(name, image):
    model = load_model(name)
    found = stage_feature_maps(model, image)
    assert [stage.maps.shape for stage in found] == [(side, side, channels) for side, channels in SHAPES[name]]
    passed = [stage.convolutions for stage in found]
    assert passed == sorted(passed)
    (last,) = model.evidence(image).features
    assert np.abs(found[-1].maps - last).max() < 1e-3 * max(1.0, np.abs(last).max())


def test_first_convolution_comes_before_the_last_one_of_its_size(image):
    first, second = stage_feature_maps(load_model("mobilenet_v2"), image)[:2]
    assert first.convolutions == 1
    assert second.convolutions > 1


def test_stages_are_those_of_the_keras_network(image):
    import keras

    from model_zoo.explain.gradients import load_keras_network

    network = load_keras_network("scratch_cnn")
    # LiteRT joins convolution, normalisation and activation; the last layer of each block is what comes out of it.
    theirs = {}
    for layer in network.layers:
        shape = layer.output.shape
        if len(shape) == 4 and shape[1] < 224 and not isinstance(layer, keras.layers.MaxPooling2D):
            theirs[shape[1]] = layer.output
    outputs = keras.Model(network.input, list(theirs.values()))(image[None, ..., None])
    found = stage_feature_maps(load_model("scratch_cnn"), image)
    assert len(found) == len(outputs) == 4
    for ours, output in zip(found, outputs, strict=True):
        assert np.abs(ours.maps - np.asarray(output[0])).max() < 0.02 * float(np.abs(output).max())


def test_liveliest_channels_come_first():
    maps = np.zeros((4, 4, 3), np.float32)
    maps[0, 0] = 1, 5, 3
    assert most_variable_channels(maps, 2).tolist() == [1, 2]
    assert most_variable_channels(maps, 9).tolist() == [1, 2, 0]


def test_mosaic_lays_maps_row_by_row_each_on_its_own_scale():
    maps = np.zeros((2, 2, 3))
    maps[0, 0], maps[1, 1] = (1, 10, -4), (2, 20, 0)
    whole = tile_maps(maps, columns=2, tile=4)
    assert whole.shape == (10, 10)
    assert whole[4, 0] == whole[9, 9] == GREY  # a gap, and where no map is left
    assert whole[0, 0] == 127  # 1 of 0..2
    assert whole[0, 6] == 127  # 10 of 0..20: another map, another scale
    assert whole[6, 0] == 0  # the lowest, though another map's zero is its lowest
    assert whole[3, 3] == whole[3, 9] == 255


def test_mosaic_of_few_or_level_maps_is_no_wider_than_they_are():
    assert np.array_equal(tile_maps(np.full((3, 3, 1), 7.0), columns=4, tile=6), np.zeros((6, 6), np.uint8))


def test_enlarged_map_keeps_its_cells():
    assert upscale_map(np.array([[1, 2], [3, 4]]), 4).tolist() == [[1, 1, 2, 2]] * 2 + [[3, 3, 4, 4]] * 2
