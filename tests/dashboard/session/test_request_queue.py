"""The queue: fair, bounded, and no place is lost. Threads take their steps one by one, so nothing here is by chance."""

import threading
import time
from contextlib import ExitStack

import pytest
from streamlit.delta_generator import DeltaGenerator

from dashboard.components.intake import predict
from dashboard.components.session import request_queue
from dashboard.components.session.request_queue import Busy, RequestQueue
from dashboard.texts import say, say_count
from tests.support.pages import open_page

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    monkeypatch.setattr(request_queue, "TICK", 0.01)


def queue(at_once=1, each=3, in_all=10, patience=60.0, per_minute=1000, **more) -> RequestQueue:
    return RequestQueue(at_once, each, in_all, patience, per_minute, **more)


class Visit:
    """A thread that asks for a turn and holds it until told to end it."""

    def __init__(self, line: RequestQueue, visitor: str, began: list[str], place=lambda ahead: None):
        self.places, self.error = [], None
        self.waits, self.has_begun, self.end = threading.Event(), threading.Event(), threading.Event()

        def told(ahead: int) -> None:
            self.places.append(ahead)
            self.waits.set()
            place(ahead)

        def run() -> None:
            try:
                with line.turn(visitor, told):
                    began.append(visitor)
                    self.has_begun.set()
                    assert self.end.wait(10)
            except RuntimeError as error:
                self.error = error

        self.thread = threading.Thread(target=run, daemon=True)
        self.thread.start()

    def finish(self) -> None:
        assert self.has_begun.wait(10)
        self.end.set()
        self.thread.join(10)

    def queued(self) -> "Visit":
        assert self.waits.wait(10)
        return self


def until(condition) -> None:
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def test_who_asks_for_many_waits_behind_who_asks_for_one():
    line, began = queue(), []
    first = Visit(line, "greedy", began)
    assert first.has_begun.wait(10)
    # Tickets of one visitor, in order; then two others come.
    greedy = [Visit(line, "greedy", began).queued() for _ in range(3)]
    others = [Visit(line, name, began).queued() for name in ("one", "two")]
    assert [visit.places[0] for visit in greedy] == [1, 2, 3]
    assert [visit.places[0] for visit in others] == [2, 3]
    for visit in (first, greedy[0], *others, *greedy[1:]):
        visit.finish()
    assert began == ["greedy", "greedy", "one", "two", "greedy", "greedy"]


def test_place_counts_down():
    line, began = queue(), []
    holder = Visit(line, "a", began)
    assert holder.has_begun.wait(10)
    second = Visit(line, "b", began).queued()
    third = Visit(line, "c", began).queued()
    holder.finish()
    until(lambda: third.places[-1] == 1)
    second.finish()
    third.finish()
    assert sorted(set(third.places), reverse=True) == [2, 1]


def test_one_visitor_has_one_turn_at_a_time_however_many_are_free():
    line, began = queue(at_once=3), []
    first = Visit(line, "a", began)
    assert first.has_begun.wait(10)
    again = Visit(line, "a", began).queued()
    other = Visit(line, "b", began)
    assert other.has_begun.wait(10)
    assert not again.has_begun.is_set()
    first.finish()
    again.finish()
    other.finish()
    assert began == ["a", "b", "a"]


@pytest.mark.parametrize(
    ("bounds", "visitors", "message"),
    [({"each": 2}, ["a", "a", "a"], "turns.earlier"), ({"in_all": 2}, ["b", "c", "d"], "turns.crowded")],
)
def test_a_full_line_refuses_at_once_and_says_what_to_do(bounds, visitors, message):
    line, began = queue(**bounds), []
    holder = Visit(line, "x", began)
    assert holder.has_begun.wait(10)
    *inside, outside = visitors
    waiting = [Visit(line, name, began).queued() for name in inside]
    with pytest.raises(Busy, match=say(message)), line.turn(outside, lambda ahead: None):
        pytest.fail("It had a turn.")
    for visit in (holder, *waiting):
        visit.finish()
    with line.turn(outside, lambda ahead: None):
        began.append("after")
    assert began == ["x", *inside, "after"]


def test_patience_ends_and_frees_the_place():
    line, began = queue(patience=0.05, in_all=1), []
    holder = Visit(line, "a", began)
    assert holder.has_begun.wait(10)
    for _ in range(2):  # the second finds the only place free again
        with pytest.raises(Busy, match=say("turns.late", seconds="0")), line.turn("b", lambda ahead: None):
            pytest.fail("It had a turn.")
    holder.finish()
    assert began == ["a"]


def test_an_exception_in_a_turn_frees_it():
    line = queue(in_all=1)
    with pytest.raises(ZeroDivisionError), line.turn("a", lambda ahead: None):
        1 / 0  # noqa: B018
    with line.turn("b", lambda ahead: pytest.fail("It waited.")):
        pass


def test_a_visitor_who_goes_while_waiting_frees_the_place():
    class Gone(RuntimeError):
        """As Streamlit stops the script of a closed page, at the next thing it shows."""

    left = threading.Event()

    def shown(_ahead: int) -> None:
        if left.is_set():
            raise Gone

    line, began = queue(in_all=2), []
    holder = Visit(line, "a", began)
    assert holder.has_begun.wait(10)
    gone = Visit(line, "b", began, shown).queued()
    next_one = Visit(line, "c", began).queued()
    left.set()
    gone.thread.join(10)
    assert isinstance(gone.error, Gone)
    until(lambda: next_one.places[-1] == 1)
    holder.finish()
    next_one.finish()
    assert began == ["a", "c"]


def test_a_visitor_may_begin_so_many_turns_a_minute():
    clock = [0.0]
    line = queue(per_minute=2, timer=lambda: clock[0])

    def turn(visitor: str) -> None:
        with line.turn(visitor, lambda ahead: None):
            clock[0] += 1

    turn("a")
    turn("a")
    with pytest.raises(Busy, match=say("turns.limit", limit=2)):
        turn("a")
    turn("b")
    clock[0] = 60.5  # the first is more than a minute ago, the second is not
    turn("a")
    clock[0] = 60.9
    with pytest.raises(Busy):
        turn("a")
    clock[0] = 1000
    turn("c")
    assert list(line._begun) == ["c"]  # nobody is remembered for longer than that
    turn("d")
    clock[0] += 30
    turn("c")
    clock[0] += 30
    turn("e")
    assert list(line._begun) == ["c", "e"]


def test_an_idle_queue_costs_microseconds():
    line, times = queue(), []
    for number in range(200):
        start = time.perf_counter()
        with line.turn(f"visitor {number % 7}", lambda ahead: None):
            times.append(time.perf_counter() - start)
    assert sorted(times)[100] < 200e-6


def test_many_at_once_all_get_their_turn_and_never_too_many():
    line, lock, under_way, most, done = queue(at_once=2, each=2, in_all=100), threading.Lock(), [0], [0], []

    def visit(name: str) -> None:
        for _ in range(5):
            with line.turn(name, lambda ahead: None):
                with lock:
                    under_way[0] += 1
                    most[0] = max(most[0], under_way[0])
                time.sleep(0.001)
                with lock:
                    under_way[0] -= 1
                    done.append(name)

    with ExitStack() as stack:
        for number in range(10):
            thread = threading.Thread(target=visit, args=(str(number),))
            stack.callback(thread.join, 20)
            thread.start()
    assert most[0] == 2
    assert all(done.count(str(number)) == 5 for number in range(10))


def test_page_shows_the_place_then_refuses_politely_and_reads_later(monkeypatch):
    line, said, info = queue(patience=0.1), [], DeltaGenerator.info

    def noted(self, words, **more):
        said.append(words)
        return info(self, words, **more)

    monkeypatch.setattr(DeltaGenerator, "info", noted)
    monkeypatch.setattr(predict, "READINGS", line)
    app = open_page("read")
    with line.turn("somebody else", lambda ahead: None):
        app.pills(key="sample").set_value("pneumonia 1").run()
    assert say_count("turns.before", 1) in said
    assert not app.exception
    assert app.error[0].value == say("turns.late", seconds="0")
    assert not app.metric
    assert not app.info
    app.run()
    assert app.metric
    assert not app.error
