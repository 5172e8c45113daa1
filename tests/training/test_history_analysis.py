import pandas as pd
import pytest

from model_zoo.core.model_store import read_card
from model_zoo.training.history_analysis import (
    AT_ONCE,
    IMPROVING,
    OVERFITS,
    SETTLED,
    analyse_history,
    scratch_and_transfer,
)
from model_zoo.training.schedule import HALF_SIZE
from model_zoo.training.trainer import HISTORY


def history(loss, val_loss, val_auc=None, stages=None) -> pd.DataFrame:
    epochs = len(loss)
    frame = pd.DataFrame({column: [0.5] * epochs for column in HISTORY})
    frame["epoch"], frame["stage"] = range(1, epochs + 1), stages or ["from scratch"] * epochs
    frame["loss"], frame["val_loss"] = loss, val_loss
    if val_auc:
        frame["val_auc"] = val_auc
    return frame


def test_validation_that_rises_while_training_falls_is_learning_by_heart():
    found = analyse_history(history([0.6, 0.4, 0.3, 0.2, 0.1], [0.5, 0.4, 0.45, 0.5, 0.54]))
    assert found.verdict == OVERFITS
    assert found.lowest_epoch == 2
    assert found.rise == pytest.approx(0.52 / 0.4 - 1)  # the end is the mean of the last two
    assert found.gaps == pytest.approx((0.0, 0.52 - 0.15))
    assert found.late_gain == 0


def test_both_rising_is_not():
    assert analyse_history(history([0.4, 0.3, 0.4, 0.6, 0.8], [0.5, 0.4, 0.45, 0.5, 0.5])).verdict == SETTLED


def test_a_rise_that_stays_below_training_is_not():
    assert analyse_history(history([0.6, 0.5, 0.45, 0.42], [0.5, 0.3, 0.31, 0.32])).verdict == SETTLED


def test_a_rise_in_the_last_epoch_alone_is_not():
    found = analyse_history(history([0.6, 0.4, 0.3, 0.2], [0.5, 0.408, 0.405, 0.5]))
    assert found.verdict == SETTLED
    assert found.rise == pytest.approx(0.5 / 0.405 - 1)


def test_validation_that_still_falls_is_still_improving():
    found = analyse_history(history([0.6, 0.5, 0.4, 0.3], [0.5, 0.4, 0.38, 0.36]))
    assert found.verdict == IMPROVING
    assert found.late_gain == pytest.approx(0.1)
    assert found.rise == 0
    assert found.gaps[0] == found.gaps[1] == pytest.approx(0.06)


def test_hardly_any_change_is_settled():
    assert analyse_history(history([0.5, 0.3, 0.3, 0.3], [0.5, 0.4, 0.399, 0.398])).verdict == SETTLED


def test_two_epochs_of_which_the_second_is_better_are_improving():
    assert analyse_history(history([0.6, 0.5], [0.5, 0.4])).verdict == IMPROVING


def test_one_row_is_fitted_at_once():
    found = analyse_history(history([0.3], [0.4], [0.9], ["scikit-learn"]))
    assert found.verdict == AT_ONCE
    assert (found.best_epoch, found.best_auc, found.steps) == (1, 0.9, ())


def test_best_epoch_is_that_of_the_highest_auc_and_stages_are_steps():
    stages = ["head", "head", "fine-tune", "fine-tune"]
    found = analyse_history(history([0.6, 0.5, 0.4, 0.3], [0.5, 0.4, 0.3, 0.35], [0.8, 0.85, 0.95, 0.96], stages))
    assert (found.best_epoch, found.best_auc, found.lowest_epoch) == (4, 0.96, 3)
    assert found.steps == (("head", "fine-tune", 0.85, 0.95),)


def test_figures_of_half_size_do_not_count():
    stages = [HALF_SIZE, HALF_SIZE, "from scratch", "from scratch"]
    found = analyse_history(history([0.6, 0.5, 0.4, 0.3], [0.1, 0.1, 0.3, 0.2], [0.99, 0.99, 0.8, 0.9], stages))
    assert (found.epochs, found.best_epoch, found.lowest_epoch, found.steps) == (4, 4, 4, ())


def card(start: str, data: str = "a", classes: tuple[str, ...] = ("N", "P")) -> dict:
    return {
        "data": {"name": data},
        "classes": list(classes),
        "initial_weights": {"source": {"code": f"models.weights_{start}"}},
    }


def test_best_of_each_kind_on_the_task_with_most_models():
    cards = {
        "plain": card("none"), "better": card("none"), "moved": card("file"),
        "other": card("file", data="b"), "three": card("file", classes=("A", "B", "C")),
    }  # fmt: skip
    best = {"plain": 0.8, "better": 0.9, "moved": 0.85, "other": 0.99, "three": 0.99}
    assert scratch_and_transfer(cards, best) == ("better", "moved")
    assert scratch_and_transfer(cards, {"plain": 0.8, "other": 0.99}) is None
    assert scratch_and_transfer(cards, {}) is None


def test_shipped_models_have_one_of_each_kind():
    names = ("mobilenet_v2", "scratch_cnn", "efficientnet_lite0", "chestxray14", "subtype")
    cards = {name: read_card(name) for name in names}
    found = {name: analyse_history(pd.read_csv(f"model_zoo/trained/{name}/history.csv")) for name in names}
    assert AT_ONCE not in {one.verdict for one in found.values()}
    best = {name: one.best_auc for name, one in found.items()}
    scratch, transfer = scratch_and_transfer(cards, best)
    assert scratch == "scratch_cnn"
    assert transfer in ("mobilenet_v2", "efficientnet_lite0")
