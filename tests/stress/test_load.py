"""Half a minute of what `make torture` does for minutes: many uploads to the real server."""

import pytest

from devtools.local_server import served
from tests.stress.load import COMES_BACK, FLAT, crowd, in_a_row

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def log(tmp_path_factory):
    return tmp_path_factory.mktemp("load") / "printed.txt"


@pytest.fixture(scope="module")
def server(log):
    # Who has left is found gone sooner than by default.
    with served(log, THORAXLENS_FORGET_MINUTES="0.2") as (address, process):
        yield address, process


def test_visitors_at_once_each_get_the_answer_to_their_own_picture(server, log):
    # Who has left is closed at the second look at the clock, up to 6 s later, and let go of a second after that.
    visits, before, after = crowd(*server, visitors=4, seconds=6, looks=(0.3, 0.6), closed=12)
    assert visits.errors == []
    assert "Traceback" not in log.read_text()
    read = visits.read()
    assert len(read) >= 12
    assert visits.wrong() == 0
    assert abs(after / before - 1) <= COMES_BACK
    # And another one's answer would have been noticed.
    visits.uploads[:] = [read[0]._replace(page=read[1].page), *read[1:]]
    assert visits.wrong() == 1


def test_memory_stays_while_pictures_come_one_after_another(server):
    visits, memory = in_a_row(*server, uploads=40)
    assert visits.errors == []
    assert len(visits.uploads) == 40
    assert visits.wrong() == 0
    # Eight uploads between two looks leave more to chance than two hundred: the floor must not rise.
    assert min(memory[5:]) <= min(memory[:5]) * (1 + FLAT)
