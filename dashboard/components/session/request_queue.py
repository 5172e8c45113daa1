"""Who computes when: a fair queue, so that one visitor cannot starve the others, and its place on the page."""

import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Condition

import streamlit as st

from dashboard.components.server.streamlit_internals import Place, session_id
from dashboard.components.session.audit_log import LogEntry, logged
from dashboard.texts import say, say_count
from model_zoo.inference.litert import available_cores

TICK = 0.5  # seconds after which one who waits is asked again, and so found to be gone


class Busy(RuntimeError):
    """No turn for now; the message says what to do."""


class RequestQueue:
    """Turns for visitors: one at a time for each, in rounds, so that who asks for many waits behind who asks for one.

    at_once: turns under way, of all visitors. each, in_all: turns that may wait, of one visitor and of all. patience:
    seconds until one who waits is refused. per_minute: turns that one visitor may begin within 60 seconds.
    """

    def __init__(
        self, at_once: int, each: int, in_all: int, patience: float, per_minute: int,
        timer: Callable[[], float] = time.monotonic,
    ):  # fmt: skip
        self._at_once, self._each, self._in_all = at_once, each, in_all
        self._patience, self._per_minute, self._timer = patience, per_minute, timer
        self._running: set[str] = set()
        # Who waits, whose turn comes next first; of each visitor the tickets, the oldest first.
        self._waiting: OrderedDict[str, deque[object]] = OrderedDict()
        self._begun: OrderedDict[str, deque[float]] = OrderedDict()
        self._changed = Condition()

    @contextmanager
    def turn(self, visitor: str, place: Callable[[int], None]) -> Iterator[None]:
        """Wait for a turn and have it for as long as the block runs.

        place: told, at least every half second of waiting, how many turns are under way or come before this one; what
        it raises gives the place up. Raises Busy.
        """
        ticket = object()
        with self._changed:
            self._line_up(visitor, ticket)
        try:
            self._wait(visitor, ticket, place)
            yield
        finally:
            with self._changed:
                self._leave(visitor, ticket)

    def _line_up(self, visitor: str, ticket: object) -> None:
        now = self._timer()
        while self._begun and next(iter(self._begun.values()))[-1] <= now - 60:
            self._begun.popitem(last=False)
        recent, waiting = self._begun.get(visitor, ()), len(self._waiting.get(visitor, ()))
        # Those that wait already may all begin within this minute.
        if sum(begun > now - 60 for begun in recent) + waiting >= self._per_minute:
            raise Busy(say("turns.limit", limit=self._per_minute))
        if waiting >= self._each:
            raise Busy(say("turns.earlier"))
        if sum(map(len, self._waiting.values())) >= self._in_all:
            raise Busy(say("turns.crowded"))
        self._waiting.setdefault(visitor, deque()).append(ticket)

    def _wait(self, visitor: str, ticket: object, place: Callable[[int], None]) -> None:
        until = self._timer() + self._patience
        while True:
            with self._changed:
                if self._begins(visitor, ticket):
                    return
                ahead = self._ahead(visitor, ticket)
            if self._timer() >= until:
                raise Busy(say("turns.late", seconds=f"{self._patience:.0f}"))
            place(ahead)
            with self._changed:
                if not self._may_begin(visitor, ticket):
                    self._changed.wait(TICK)

    def _may_begin(self, visitor: str, ticket: object) -> bool:
        if len(self._running) >= self._at_once:
            return False
        first = next((name for name in self._waiting if name not in self._running), None)
        return first == visitor and self._waiting[visitor][0] is ticket

    def _begins(self, visitor: str, ticket: object) -> bool:
        if not self._may_begin(visitor, ticket):
            return False
        self._drop(visitor, ticket)
        if visitor in self._waiting:
            self._waiting.move_to_end(visitor)
        self._running.add(visitor)
        self._begun.setdefault(visitor, deque(maxlen=self._per_minute)).append(self._timer())
        self._begun.move_to_end(visitor)
        self._changed.notify_all()
        return True

    def _ahead(self, visitor: str, ticket: object) -> int:
        round_of_mine, names = self._waiting[visitor].index(ticket), list(self._waiting)
        earlier = names[: names.index(visitor)]
        lines = (min(len(line), round_of_mine + (name in earlier)) for name, line in self._waiting.items())
        return len(self._running) + sum(lines)

    def _leave(self, visitor: str, ticket: object) -> None:
        if not self._drop(visitor, ticket):
            self._running.discard(visitor)
        self._changed.notify_all()

    def _drop(self, visitor: str, ticket: object) -> bool:
        """Take a ticket out of the line; False where it is not in it."""
        line = self._waiting.get(visitor, ())
        if ticket not in line:
            return False
        line.remove(ticket)
        if not line:
            del self._waiting[visitor]
        return True


READINGS = RequestQueue(at_once=available_cores(), each=2, in_all=60, patience=20, per_minute=600)
# Heat maps that take many passes; one by one, so that they leave room for readings.
DRAWINGS = RequestQueue(at_once=1, each=1, in_all=10, patience=60, per_minute=60)


@contextmanager
def queued(turns: RequestQueue, event: str, model: str | None = None, line: Place | None = None) -> Iterator[LogEntry]:
    """A turn for this session, logged as logged() does, but for the wait; meanwhile its place stands on the page.

    line: where it stands, an st.empty() that many turns may share; here, where none is given. Raises Busy.
    """
    line = line or st.empty()

    def place(ahead: int) -> None:
        line.info(say_count("turns.before", ahead), icon=":material/hourglass_top:")

    with logged(event, model) as entry:
        try:
            with turns.turn(session_id(), place):
                line.empty()
                entry.begin()
                yield entry
        except Busy:
            line.empty()
            raise
