"""The queue under any order of events, in one thread and with a clock that is set by hand."""

from collections import Counter

import pytest
from hypothesis import settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from dashboard.components.session import request_queue
from dashboard.components.session.request_queue import Busy, RequestQueue

UP_TO = {"at_once": 3, "each": 3, "in_all": 8, "per_minute": 6}


@pytest.fixture(autouse=True)
def _no_session_of_which_to_ask_the_language(monkeypatch):
    monkeypatch.setattr(request_queue, "say", lambda key, **_values: key)


class Visits(RuleBasedStateMachine):
    """A queue, and beside it who waits and who has a turn."""

    @initialize(bounds=some.fixed_dictionaries({name: some.integers(1, most) for name, most in UP_TO.items()}))
    def open(self, bounds):
        self.bounds, self.now = bounds, 1000.0
        self.queue = RequestQueue(**bounds, patience=1.0, timer=lambda: self.now)
        self.waiting: list[tuple[str, object]] = []  # visitors and tickets, in the order in which they came
        self.running: dict[str, object] = {}
        self.begun: list[tuple[str, float]] = []
        # Of each visitor who waits without a turn: how often each other one has begun meanwhile.
        self.passed: dict[str, Counter] = {}

    def tickets(self, visitor: str) -> list[object]:
        return [ticket for name, ticket in self.waiting if name == visitor]

    def begun_within_a_minute(self, visitor: str) -> int:
        return sum(name == visitor and at > self.now - 60 for name, at in self.begun)

    @rule(visitor=some.sampled_from("abcd"))
    def ask(self, visitor):
        own, ticket = len(self.tickets(visitor)), object()
        full = own >= self.bounds["each"] or len(self.waiting) >= self.bounds["in_all"]
        if full or self.begun_within_a_minute(visitor) + own >= self.bounds["per_minute"]:
            with pytest.raises(Busy):
                self.queue._line_up(visitor, ticket)
        else:
            self.queue._line_up(visitor, ticket)
            self.waiting.append((visitor, ticket))
        assert all(times[-1] > self.now - 60 for times in self.queue._begun.values())  # nobody is remembered for longer

    def begins(self, visitor: str, ticket: object) -> bool:
        with self.queue._changed:
            return self.queue._begins(visitor, ticket)

    def leave(self, visitor: str, ticket: object) -> None:
        with self.queue._changed:
            self.queue._leave(visitor, ticket)

    def next_ones(self) -> list[tuple[str, object]]:
        return [entry for entry in self.waiting if self.queue._may_begin(*entry)]

    @precondition(lambda self: self.next_ones())
    @rule()
    def begin(self):
        for visitor, ticket in self.waiting.copy():
            if self.begins(visitor, ticket):
                assert self.tickets(visitor)[0] is ticket
                self.waiting.remove((visitor, ticket))
                self.running[visitor] = ticket
                self.begun.append((visitor, self.now))
                self.count_passed(visitor)
                break

    def count_passed(self, visitor: str) -> None:
        self.passed.pop(visitor, None)
        for other in {name for name, _ in self.waiting} - self.running.keys():
            counts = self.passed.setdefault(other, Counter())
            counts[visitor] += 1
            assert counts[visitor] == 1

    @precondition(lambda self: self.running)
    @rule(data=some.data())
    def end(self, data):
        visitor = data.draw(some.sampled_from(sorted(self.running)))
        self.leave(visitor, self.running.pop(visitor))

    @precondition(lambda self: self.waiting)
    @rule(data=some.data())
    def give_up(self, data):
        visitor, ticket = self.waiting.pop(data.draw(some.integers(0, len(self.waiting) - 1)))
        self.leave(visitor, ticket)
        if not self.tickets(visitor):
            self.passed.pop(visitor, None)

    @rule(seconds=some.sampled_from([1.0, 30.0, 60.0]))
    def let_time_pass(self, seconds):
        self.now += seconds

    @invariant()
    def no_more_turns_than_allowed(self):
        assert self.queue._running == self.running.keys()
        assert len(self.running) <= self.bounds["at_once"]
        assert all(self.begun_within_a_minute(visitor) <= self.bounds["per_minute"] for visitor, _ in self.begun)

    @invariant()
    def a_free_turn_is_for_exactly_one_of_those_who_have_none(self):
        free = len(self.running) < self.bounds["at_once"]
        without = [visitor for visitor, _ in self.waiting if visitor not in self.running]
        assert len(self.next_ones()) == bool(free and without)

    @invariant()
    def places_are_all_different_and_follow_the_turns_under_way(self):
        places = sorted(self.queue._ahead(*entry) for entry in self.waiting)
        assert places == [len(self.running) + number for number in range(len(self.waiting))]

    def teardown(self):
        if self.bounds["at_once"] == 1:
            self.all_begin_in_the_order_of_their_places()
        for entry in [*self.running.items(), *self.waiting]:
            self.leave(*entry)
        assert not self.queue._running
        assert not self.queue._waiting
        self.now += 60
        self.queue._line_up("e", object())
        assert not self.queue._begun

    def all_begin_in_the_order_of_their_places(self):
        places = {ticket: self.queue._ahead(visitor, ticket) for visitor, ticket in self.waiting}
        began = []
        for _ in places:
            for entry in self.running.items():
                self.leave(*entry)
            self.running.clear()
            self.begin()
            began += self.running.values()
        assert began == sorted(places, key=places.get)


TestVisits = Visits.TestCase
TestVisits.settings = settings(max_examples=100, stateful_step_count=50)
