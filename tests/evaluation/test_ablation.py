"""The study of what helps, on a few synthetic pictures."""

import json
import shutil

import numpy as np
import pandas as pd
import pytest
from PIL import Image

from model_zoo.core import paths
from model_zoo.core.model_store import model_names
from model_zoo.core.paths import TRAINED
from model_zoo.data.manifest import DataError
from model_zoo.data.synthetic import draw_synthetic
from model_zoo.evaluation import ablation, results_page
from model_zoo.evaluation.ablation import VARIANTS, ablate
from tests.support.images import encode

pytestmark = pytest.mark.slow


@pytest.fixture
def data(tmp_path):
    """Images and other copies of them, with names that say patient and subtype."""
    kinds = {"NORMAL": ["IM-{:04}-0001"], "PNEUMONIA": ["person{}_bacteria_1", "person{}_virus_1"]}
    for label, patterns in kinds.items():
        for number, picture in enumerate(draw_synthetic(label, 60, 1)):
            name = patterns[number % len(patterns)].format(number)
            for root in ("data", "copies"):
                file = tmp_path / root / label / f"{name}.png"
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(encode(picture))
    return tmp_path


def test_a_run_is_stored_and_counted(data, monkeypatch):
    monkeypatch.chdir(data)
    monkeypatch.setattr(ablation, "EPOCHS", 1)
    monkeypatch.setattr(ablation, "seed_everything", lambda seed: None)  # only before TensorFlow's first operation
    monkeypatch.setattr(paths, "ABLATION_RUNS", data / "stored")
    path = ablate("subtype", "data", "copies", None, "zoo:mobilenet_v2", seed=3)
    table = pd.read_csv(path)
    assert path.name == "subtype-3.csv"
    assert set(table["label"]) == {"NORMAL", "PNEUMONIA"}
    assert np.isfinite(table.filter(like="logit")).all(axis=None)
    runs = results_page._runs()
    assert {name: list(tables) for name, tables in runs.items()} == {"subtype": [3]}
    assert VARIANTS["subtype"].what in results_page._ablation(runs)
    assert (TRAINED / "mobilenet_v2").exists()


def test_figures_of_a_run_by_hand():
    table = pd.DataFrame({"label": ["NORMAL", "PNEUMONIA", "PNEUMONIA"], "logit": [-1.0, 2.0, -2.0], "seconds": 60})
    for version in range(ablation.VERSIONS):
        table[f"logit_{version}"] = [0.0, 0.0, 0.0]
    figures = results_page._figures(table)
    assert figures["auc"] == 0.5
    assert figures["loss_perturbed"] == pytest.approx(np.log(2))


def test_a_variant_is_compared_with_its_rival_by_the_seeds_that_both_have():
    names = [f"logit_{version}" for version in range(ablation.VERSIONS)]

    def run(*logits):
        table = pd.DataFrame({"label": ["NORMAL", "PNEUMONIA"] * 10, "patient": range(20), "seconds": 60})
        for name in ("logit", *names):
            table[name] = list(logits) * 10
        return table

    right, wrong = run(-1.0, 1.0), run(1.0, -1.0)
    lines = results_page._ablation({"base": {0: wrong, 1: right}, "mixup": {0: right, 2: right}}).splitlines()
    base, mixup = ([cell.strip() for cell in line.split("|")[3:-1]] for line in lines[2:])
    assert base[:3] == ["0.5000 (0.0000-1.0000)"] * 2 + ["-"]
    assert mixup[:3] == ["1.0000 (1.0000-1.0000)"] * 2 + ["+1.0000 (+1.0000 to +1.0000)"]
    assert mixup[-1] == "0, 2"


def test_pictures_are_cut_to_the_lungs(tmp_path):
    picture = np.zeros((224, 224), np.uint8)
    picture[60:160, 40:180] = 200
    Image.fromarray(picture).convert("1").save(tmp_path / "a.png")
    cut = ablation._lungs(np.stack([picture, picture]), ["a", "unknown"], tmp_path)
    assert (cut > 100).mean() > 1.5 * (picture > 100).mean()
    assert np.array_equal(cut[0], cut[1])
    with pytest.raises(DataError) as error:
        ablation._lungs(picture[None], ["other"], tmp_path)
    assert error.value.message.code == "evaluation.masks_unrelated"


def test_adaptive_equalisation_raises_local_contrast():
    dull = (draw_synthetic("NORMAL", 1, 0) // 4 + 90).astype(np.uint8)
    assert ablation._even_contrast(dull, None, None).std() > 1.5 * dull.std()


def test_runs_with_other_seeds_are_kept_and_spread(tmp_path, monkeypatch):
    from tests.support.untrained import publish_untrained

    publish_untrained("two", ["NORMAL", "PNEUMONIA"], tmp_path / "zoo")
    shutil.rmtree(tmp_path / "zoo/both")
    card = json.loads((tmp_path / "zoo/two/card.json").read_text())
    for seed, accuracy in ((1, 0.5), (2, 0.7)):
        card["recipe"]["seed"], card["metrics"]["test"]["summary"]["accuracy"]["value"] = seed, accuracy
        folder = shutil.copytree(tmp_path / "zoo/two", tmp_path / f"zoo/seed{seed}")
        (folder / "card.json").write_text(json.dumps(card))
    shutil.rmtree(tmp_path / "zoo/two")
    monkeypatch.setattr(paths, "ABLATION_RUNS", tmp_path / "runs")
    monkeypatch.setattr(paths, "RESULTS_PAGE", tmp_path / "results.md")
    monkeypatch.setattr(results_page, "model_names", lambda root=None: model_names(root) if root else [])
    results_page.write_results_page(tmp_path / "zoo")
    line = next(line for line in (tmp_path / "results.md").read_text().splitlines() if "0.6000 +- 0.1414" in line)
    assert "pca_logistic" in line
    assert "1, 2" in line


def test_the_page_is_what_the_command_writes(tmp_path, monkeypatch):
    page = paths.RESULTS_PAGE.read_text()
    monkeypatch.setattr(paths, "RESULTS_PAGE", tmp_path / "results.md")
    results_page.write_results_page()
    assert paths.RESULTS_PAGE.read_text() == page
