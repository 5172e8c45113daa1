"""A few seconds of what `make torture` does for minutes."""

import pytest

from tests.stress.fuzzing import hypothesis_run

pytestmark = pytest.mark.slow


def test_only_image_errors_come_out_of_altered_files():
    hypothesis_run(1000)
