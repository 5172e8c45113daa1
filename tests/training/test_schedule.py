from dataclasses import replace

import numpy as np

from model_zoo.models.registry import Recipe, model_spec
from model_zoo.training.schedule import epoch_stages, learning_rate, unfreeze

RECIPE = Recipe(
    head_epochs=1, epochs=5, learning_rate=3e-4, weight_decay=0.0, dropout=0.0, warmup_steps=4, upper_epochs=2
)


def test_head_then_upper_half_then_all():
    assert epoch_stages(RECIPE, transferred=True) == ["head"] + ["upper half"] * 2 + ["fine-tune"] * 3


def test_random_start_begins_with_half_size():
    recipe = Recipe(head_epochs=0, epochs=4, learning_rate=1e-3, weight_decay=0.0, dropout=0.0, half_size_epochs=3)
    assert epoch_stages(recipe, transferred=False) == ["half size"] * 3 + ["from scratch"]


def test_rate_begins_anew_at_full_size_where_the_recipe_says_so():
    recipe = replace(RECIPE, head_epochs=0, half_size_epochs=3, upper_epochs=0)
    plan, steps = epoch_stages(recipe, transferred=False), 20

    def rates(recipe):
        return np.array([learning_rate(recipe, plan, e, step, steps) for e in range(5) for step in range(steps)])

    usual, anew = rates(recipe), rates(replace(recipe, full_size_rate=1e-4))
    assert np.array_equal(usual[:60], anew[:60])
    assert usual[60:].max() < 1e-4 < 1.02 * anew[60:].max()
    assert anew[-1] < 1e-6


def test_rate_warms_up_at_each_stage_and_falls_to_zero_over_all():
    plan, steps = epoch_stages(RECIPE, transferred=True), 20
    rates = np.array([[learning_rate(RECIPE, plan, e, step, steps) for step in range(steps)] for e in range(6)])
    assert rates[0].max() > 9e-4
    assert rates[1:].max() < 3e-4
    for start in (0, 1, 3):
        assert rates[start, 0] < rates[start, 3] / 3
    peaks = rates[1:].max(axis=1)
    assert (np.diff(peaks) < 0).all()
    assert rates[5, -1] < 1e-6
    assert rates[0, -1] < 1e-5


def test_lower_half_and_normalization_do_not_learn_before_their_time():
    network = model_spec("mobilenet_v2").build(2, 0.0)

    def learning(stage, transferred=True):
        unfreeze(network, stage, transferred)
        return {variable.path.split("/")[0] for variable in network.trainable_variables}

    assert learning("head") == {"logits"}
    upper = learning("upper half")
    assert {"Conv_1", "block_15_expand", "logits"} <= upper
    assert not {"Conv1", "block_1_expand", "Conv_1_bn"} & upper
    assert upper < learning("fine-tune")
    assert "bn_Conv1" not in learning("fine-tune")
    assert "bn_Conv1" in learning("from scratch", transferred=False)
