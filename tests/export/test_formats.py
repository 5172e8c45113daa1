"""Stored models for other programs: what they compute is what we compute."""

import numpy as np
import pytest

from model_zoo.cli.main import main
from model_zoo.core.coded_messages import Message
from model_zoo.core.paths import SAMPLES
from model_zoo.export import formats
from model_zoo.imaging.model_input import model_input
from model_zoo.imaging.reader import read_image_file
from model_zoo.inference.predictor import load_model
from tests.support.messages import says

pytestmark = pytest.mark.slow

NAME = "scratch_cnn"


@pytest.fixture(scope="module")
def radiographs() -> np.ndarray:
    return np.stack([model_input(read_image_file(path).pixels) for path in sorted(SAMPLES.glob("*.png"))[::4]])


def outputs_of(form: str, path, pictures: np.ndarray) -> dict[str, np.ndarray]:
    if form == "litert":
        from ai_edge_litert.interpreter import Interpreter

        run = Interpreter(model_path=str(path)).get_signature_runner()
        each = [run(radiograph=picture[None]) for picture in pictures]
        return {name: np.concatenate([result[name] for result in each]) for name in each[0]}
    if form == "onnx":
        import onnxruntime

        session = onnxruntime.InferenceSession(path)
        names = [output.name for output in session.get_outputs()]
        return dict(zip(names, session.run(None, {"radiograph": pictures}), strict=True))
    import tensorflow as tf

    result = tf.saved_model.load(path).signatures["serving_default"](radiograph=tf.constant(pictures))
    return {name: value.numpy() for name, value in result.items()}


@pytest.mark.parametrize("form", formats.FORMATS)
def test_exported_model_computes_the_same(form, radiographs, tmp_path, capsys):
    out = tmp_path / "deeper" / f"model{formats.FORMATS[form]}"
    assert main(["export", NAME, "--format", form, "--out", str(out)]) == 0
    assert str(out) in capsys.readouterr().out
    network = load_model(NAME).source
    found = outputs_of(form, out, radiographs[..., None])
    for number, picture in enumerate(radiographs):
        logits, features = network.outputs(picture)
        assert np.abs(found["logits"][number] - logits).max() < 0.05
        assert np.abs(found["features"][number] - features).max() < 0.05 * features.max()
    assert list(out.parent.iterdir()) == [out]


def test_nothing_is_replaced(tmp_path, capsys):
    out = tmp_path / "model.tflite"
    out.write_text("precious")
    assert main(["export", NAME, "--out", str(out)]) == 2
    assert says(capsys.readouterr().err, "export.exists")
    assert out.read_text() == "precious"


def test_missing_converter_is_named(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(formats.importlib.util, "find_spec", lambda name: None if name == "tf2onnx" else True)
    assert main(["export", NAME, "--format", "onnx", "--out", str(tmp_path / "a.onnx")]) == 2
    message = Message("export.library_missing", {"format": "onnx", "library": "tf2onnx"})
    assert str(message) in capsys.readouterr().err


def test_ensemble_names_its_members(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(formats, "read_card", lambda name, root: {"members": {"one": {}, "other": {}}})
    assert main(["export", "both", "--out", str(tmp_path / "a")]) == 2
    assert str(Message("export.ensemble", {"name": "both", "members": ["one", "other"]})) in capsys.readouterr().err
