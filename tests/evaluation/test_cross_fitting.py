"""Adults predicted by a network that was trained without them."""

import numpy as np
import pandas as pd
import pytest

from model_zoo.core import paths
from model_zoo.data.synthetic import draw_synthetic
from model_zoo.evaluation import cross_fitting
from model_zoo.evaluation.cross_fitting import cross_fit
from model_zoo.training.joint_data import FOLDS, read_adults
from tests.stress.faults import tiny_data
from tests.support.images import encode

pytestmark = pytest.mark.slow


def test_one_fold_is_left_out_and_its_people_alone_are_predicted(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(cross_fitting, "seed_everything", lambda seed: None)  # only before the first operation
    monkeypatch.setattr(paths, "CROSS_FIT_RUNS", tmp_path / "stored")
    rows = []
    for number, image in enumerate(draw_synthetic("NORMAL", 20, 7)):
        (tmp_path / f"{number}.png").write_bytes(encode(image))
        label = ("NORMAL", "OPACITY")[number % 2]
        rows.append((f"{number}.png", label, f"p{number}", "50", "F", "PA"))
    columns = ["path", "label", "patient", "age", "sex", "view"]
    pd.DataFrame(rows, columns=columns).to_csv(tmp_path / "adults.csv", index=False)
    trained, fit = [], cross_fitting.fit_network
    monkeypatch.setattr(cross_fitting, "fit_network", lambda *given: trained.append(given[1]) or fit(*given))

    arguments = (str(tiny_data(tmp_path / "children")), None, str(tmp_path / "adults.csv"), "none", 2, 1, 0.0)
    table = pd.read_csv(cross_fit("cnn_baseline", *arguments))

    people = read_adults(str(tmp_path / "adults.csv"), FOLDS).frame
    held_out = people.loc[people["fold"] == 2]
    assert table["image_id"].astype(str).tolist() == held_out["image_id"].tolist()
    assert np.isfinite(table.filter(like="logit")).all(axis=None)
    drawn = trained[0].train[trained[0].chances > 0]
    assert len(drawn) == len(people) - len(held_out)
    # What is stored is not trained again.
    cross_fit("cnn_baseline", *arguments)
    assert len(trained) == 1
