"""Fair queue of computations, so that one visitor cannot starve the others, and its display on the page."""

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

TICK = 0.5  # seconds between looks whether a visitor who waits is still there


class Busy(RuntimeError):
    """Visitor who gets no turn now; the message, in their language, says what to do."""


class RequestQueue:
    """Queue of turns: one at a time for each visitor, in rounds, so that many of one do not delay the one of another.

    Parameters
    ----------
    at_once
        Turns under way, of all visitors.
    each
        Turns of one visitor that may wait.
    in_all
        Turns of all visitors that may wait.
    patience
        Seconds after which a turn that waits is refused.
    per_minute
        Turns that one visitor may begin within 60 seconds.
    timer
        Returns the time in seconds.
    """

    def __init__(
        self, at_once: int, each: int, in_all: int, patience: float, per_minute: int,
        timer: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        self._at_once, self._each, self._in_all = at_once, each, in_all
        self._patience, self._per_minute, self._timer = patience, per_minute, timer
        self._running: set[str] = set()
        # Tickets that wait, by visitor: the visitor whose turn comes next first, and of each the oldest ticket first.
        self._waiting: OrderedDict[str, deque[object]] = OrderedDict()
        self._begun: OrderedDict[str, deque[float]] = OrderedDict()
        self._changed = Condition()

    @contextmanager
    def turn(self, visitor: str, place: Callable[[int], None]) -> Iterator[None]:
        """Wait for a turn and have it for as long as the block runs.

        Parameters
        ----------
        visitor
            Id of the session.
        place
            Called at least every TICK seconds of waiting with the number of turns that are under way or come before
            this one. What it raises gives the place up.

        Raises
        ------
        Busy
            Where the visitor or the queue has too many turns already, or the wait takes too long.
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
        # Those that wait may all begin within this minute.
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
        """Take a ticket out of the line; return whether it was in it."""
        line = self._waiting.get(visitor)
        if line is None or ticket not in line:
            return False
        line.remove(ticket)
        if not line:
            del self._waiting[visitor]
        return True


READINGS = RequestQueue(at_once=available_cores(), each=2, in_all=60, patience=20, per_minute=600)
# Heat maps that take many passes; one at a time, so that they leave room for predictions.
DRAWINGS = RequestQueue(at_once=1, each=1, in_all=10, patience=60, per_minute=60)


@contextmanager
def queued(turns: RequestQueue, event: str, model: str | None = None, line: Place | None = None) -> Iterator[LogEntry]:
    """Wait for a turn for this session and log it; meanwhile the page shows how many turns come before.

    Parameters
    ----------
    turns
        READINGS or DRAWINGS.
    event, model
        As `logged` takes them. The logged time is without the wait.
    line
        Where the page shows that: an st.empty(), which several turns may share; by default a new one here.

    Raises
    ------
    Busy
        As `RequestQueue.turn`.
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
