"""A quick cut of what `make torture` breaks many times. Kills of batches and trainings are in their own tests."""

import resource

import pytest

from tests.stress.faults import cut_models, full_disk, killed_while_storing, tiny_data

pytestmark = pytest.mark.browser


def test_file_that_is_cut_short_under_the_server_is_named_and_the_rest_goes_on(tmp_path):
    assert cut_models(tmp_path, ["scratch_cnn"]) == []


def test_kill_at_any_step_leaves_the_old_model_or_the_new():
    steps, wrong = killed_while_storing()
    assert steps > 30
    assert wrong == 0


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="Linux alone can limit a process that runs")
def test_full_disk_stops_a_training_that_goes_on_with_room(tmp_path):
    assert full_disk(tmp_path / "full", tiny_data(tmp_path / "data"), epochs=2, after=range(1, 2)) == []
