"""Work over many items in order, with few of them in flight, by processes that may be killed."""

from __future__ import annotations

import queue
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from dragoman.errors import DragomanError, PageError, UsageError
from dragoman.farm.child import MAIN, OutOfMemoryError
from dragoman.farm.limits import LIMITS, Limits
from dragoman.farm.messages import WINDOW, At, Do, Done, Found, Gone, Ready, Report, Taken
from dragoman.farm.worker import Worker, hello, hired, released

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 4
"""Items in flight per worker: enough to keep it busy, few enough to hold in memory."""
AT_HAND = 2
"""Items with one worker: the one it works on, and the next."""
PATIENCE = 3.0
"""Times as long by the clock, on a machine that is busy with other things."""
START_SECONDS = 300.0
"""What loading the pipeline may take, on the slowest of machines."""
_TICK = 0.2


class LostError(PageError):
    """A worker was lost on a result: it died there twice, or was killed because it took longer
    than it may. `after` counts the results of the item before it."""

    after = 0


class WorkerDiedError(LostError):
    """The worker died there twice."""


class TooLongError(LostError):
    """It took longer than it may."""


@dataclass(slots=True, eq=False)
class _Slot:
    """An item on its way."""

    number: int
    item: Any
    results: deque[Any] = field(default_factory=deque)
    worker: Worker | None = None
    told: int = 0
    """Results that have come."""
    taken: int = 0
    begin: int = 0
    """The part to begin with."""
    part: int | None = None
    """The part that is being worked on, where the work has told."""
    in_part: int = 0
    """Results of it that have come."""
    steps: int = 0
    """Anything that was heard of it."""
    deaths: int = 0
    done: bool = False

    @property
    def waits(self) -> bool:
        """Whether its worker waits until results are taken."""
        return self.told - self.taken >= WINDOW


@dataclass(slots=True, eq=False)
class _Hand:
    """A worker with the items it was given."""

    worker: Worker
    slots: deque[_Slot] = field(default_factory=deque)
    since: float = 0.0
    """What `used` is counted from: when it was last heard or asked."""
    used: float | None = None
    """Its CPU time then."""
    condemned: tuple[_Slot, int] | None = None


class Crew(Generic[Item, Result]):
    """Applies `work` to items in worker processes, and replaces those that die or hang.

    `work` and the items must be picklable. With `many`, `work` is called with an item and the
    part of it to begin with, and yields any number of results, and `Part` where a part begins; else
    it returns one result of an item. A result that takes longer, or an item that needs more memory
    than `limits` allow, costs that result alone. Use as a context manager.
    """

    def __init__(
        self,
        work: Callable[[Item], Any],
        *,
        workers: int = 1,
        many: bool = False,
        limits: Limits = LIMITS,
    ) -> None:
        if MAIN in sys.modules:  # a worker that runs the script of its parent
            raise UsageError('put what starts reading behind: if __name__ == "__main__":')
        self._hello = hello(work, memory_bytes=limits.page_memory, many=many)
        self._workers = workers
        self._many = many
        self._seconds = limits.page_seconds
        self._inbox: queue.SimpleQueue[tuple[Worker, Report]] = queue.SimpleQueue()
        self._hands: dict[Worker, _Hand] = {}
        self._waiting: deque[_Slot] = deque()
        self._watched = 0.0

    def __enter__(self) -> Crew[Item, Result]:
        return self

    def __exit__(self, *_: object) -> None:
        for worker, hand in self._hands.items():
            if hand.slots or not worker.alive or not worker.ready:
                worker.end()
            else:
                released(worker)
        self._hands.clear()

    def each(self, items: Iterable[Item]) -> Iterator[tuple[Item, Result | BaseException]]:
        """(item, result) in the order of the items and, among those of one, of the results; in the
        place of a result what its work raised, WorkerDiedError, TooLongError or
        OutOfMemoryError."""
        slots: deque[_Slot] = deque()
        coming = enumerate(items)
        while True:
            while len(slots) < AHEAD * self._workers and (pair := next(coming, None)):
                slots.append(_Slot(*pair))
                self._waiting.append(slots[-1])
                self._give_out()
            if not slots:
                return
            first = slots[0]
            if first.results:
                yield first.item, self._take(first)
            elif first.done:
                slots.popleft()
            else:
                self._wait()

    def _take(self, slot: _Slot) -> Any:
        slot.taken += 1
        if self._many and slot.worker is not None and not slot.done:
            slot.worker.ask(Taken(slot.number, slot.taken))
        return slot.results.popleft()

    def _give_out(self) -> None:
        """Gives what waits to the workers with the fewest items; hires them on the first need."""
        while self._waiting:
            hand = min(self._hands.values(), key=lambda hand: len(hand.slots), default=None)
            if hand is None or (hand.slots and len(self._hands) < self._workers):
                worker = hired(self._hello, self._inbox)
                hand = self._hands[worker] = _Hand(worker)
            if len(hand.slots) >= AT_HAND:
                return
            slot = self._waiting.popleft()
            slot.worker = hand.worker
            if not hand.slots:
                hand.since = 0.0
            hand.slots.append(slot)
            hand.worker.ask(Do(slot.number, slot.item, slot.begin, slot.in_part, slot.told))

    # -- what workers report ---------------------------------------------------------------------

    def _wait(self) -> None:
        try:
            worker, report = self._inbox.get(timeout=_TICK)
        except queue.Empty:
            pass
        else:
            hand = self._hands.get(worker)
            if hand is not None:
                self._heard(hand, report)
        now = time.monotonic()
        if now - self._watched >= _TICK:
            self._watched = now
            for hand in list(self._hands.values()):
                self._watch(hand, now)

    def _heard(self, hand: _Hand, report: Report) -> None:
        hand.since = 0.0
        if isinstance(report, Ready):
            hand.worker.ready = True
        elif isinstance(report, Found):
            slot = hand.slots[0]
            slot.steps += 1
            if not report.passed:
                slot.results.append(report.result)
                slot.told, slot.in_part, slot.deaths = slot.told + 1, slot.in_part + 1, 0
        elif isinstance(report, At):
            slot = hand.slots[0]
            slot.steps += 1
            if report.part != slot.part:
                if slot.part is not None or report.part != slot.begin:
                    slot.in_part = slot.deaths = 0
                slot.part = slot.begin = report.part
        elif isinstance(report, Done):
            self._done(hand, report)
        elif isinstance(report, Gone):
            self._gone(hand)

    def _done(self, hand: _Hand, report: Done) -> None:
        slot = hand.slots.popleft()
        if report.error is not None:
            slot.results.append(report.error)
        slot.done = True
        slot.worker = None
        if isinstance(report.error, OutOfMemoryError):
            self._dismiss(hand)  # what it holds is not all given back
        self._give_out()

    def _gone(self, hand: _Hand) -> None:
        if not hand.worker.ready:
            self._dismiss(hand)
            raise DragomanError(
                "a worker process ended before it began; check the installation: dragoman doctor"
            )
        slot = hand.slots[0] if hand.slots else None
        if slot is not None:
            self._blame(slot, condemned=hand.condemned == (slot, slot.steps))
            if slot.done:
                hand.slots.popleft()
        self._dismiss(hand)
        self._give_out()

    def _blame(self, slot: _Slot, *, condemned: bool) -> None:
        """A death may come from outside, so each result has a second try."""
        slot.deaths += 1
        if condemned:
            self._failed(slot, TooLongError, (
                f"it takes longer than {self._seconds:g} seconds; split it, or allow more with "
                "--page-seconds"
            ))  # fmt: skip
        elif slot.deaths > 1:
            self._failed(slot, WorkerDiedError, (
                "the worker died on this page twice; read it alone, or report it with the page"
            ))  # fmt: skip

    def _failed(self, slot: _Slot, error: type[LostError], reason: str) -> None:
        """Puts the error in the place of the result on which the worker was. Of an item in parts
        the work goes on with the next one; without them nothing behind it can be reached."""
        alone = not self._many or (slot.told == 0 and slot.part is None)
        behind = (
            "" if alone or slot.part is not None else "; nothing behind it in its file was read"
        )
        lost = error(reason + behind)
        lost.after = slot.told
        slot.results.append(lost)
        if slot.part is None:
            slot.done = True
            return
        slot.begin, slot.part = slot.part + 1, None
        slot.told, slot.in_part, slot.deaths = slot.told + 1, 0, 0

    def _dismiss(self, hand: _Hand) -> None:
        """Lets a worker go; what it was given waits for another."""
        del self._hands[hand.worker]
        hand.worker.end()
        for slot in reversed(hand.slots):
            slot.worker = None
            self._waiting.appendleft(slot)

    # -- limits ----------------------------------------------------------------------------------

    def _watch(self, hand: _Hand, now: float) -> None:
        if not hand.worker.alive and now - hand.worker.heard > _TICK:
            self._gone(hand)  # it ended between two calls, and told the one before
            return
        if not hand.worker.ready:
            if now - hand.worker.heard > START_SECONDS:
                hand.worker.kill()
            return
        if not hand.slots or hand.slots[0].waits:
            hand.since = 0.0
            return
        if not hand.since or hand.worker.heard > hand.since:
            hand.since, hand.used = now, hand.worker.computed()
            return
        lasted = now - hand.since
        if lasted < self._seconds or hand.condemned is not None:
            return
        used = hand.worker.computed()
        busy = used is None or hand.used is None or used - hand.used >= self._seconds
        if busy or lasted >= PATIENCE * self._seconds:
            hand.condemned = (hand.slots[0], hand.slots[0].steps)
            hand.worker.kill()
