"""Workers that die, hang or eat memory: each costs one result, in order, and no other."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dragoman.errors import DragomanError, LanguageError
from dragoman.farm.child import OutOfMemoryError
from dragoman.farm.limits import Limits
from dragoman.farm.messages import Part
from dragoman.farm.pool import AHEAD, Crew, TooLongError, WorkerDiedError
from dragoman.farm.worker import one_thread

SHORT = Limits(page_seconds=0.5, page_memory=200 * 1024**2)
CATASTROPHE = re.compile("(a+)+b")


def negated(n: int) -> int:
    return -n


def threads(name: str) -> str | None:
    return os.environ.get(name)


@dataclass(frozen=True)
class Odd:
    """Does what a word says."""

    folder: str = "."

    def __call__(self, word: str) -> str:
        kind, _, name = word.partition(" ")
        if kind == "hang":
            CATASTROPHE.search("a" * 60)  # in C, with the interpreter's lock held
        if kind == "sleep":
            time.sleep(60)
        if kind == "eat":
            return str(len(bytearray(10**9)))
        if kind == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if kind == "once":
            mark = Path(self.folder) / name
            if not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        if kind == "print":
            print("in between", flush=True)
            os.write(1, b"and below")
        if kind == "exit":
            sys.exit(3)
        if kind == "odd":
            raise Unsendable(lambda: None)
        return word.upper()


class Unsendable(Exception):  # noqa: N818
    pass


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_items(workers: int) -> None:
    with Crew(negated, workers=workers) as crew:
        assert list(crew.each(range(50))) == [(n, -n) for n in range(50)]
        assert list(crew.each(range(3))) == [(n, -n) for n in range(3)]


def test_few_items_are_taken_ahead() -> None:
    """A million pages must not be held in memory at once."""
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        for n in range(1000):
            taken += 1
            yield n

    with Crew(negated) as crew:
        for item, result in crew.each(items()):
            assert result == -item
            assert taken <= item + AHEAD
            if item == 50:
                break


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize(
    ("word", "error", "said"),
    [
        ("die", WorkerDiedError, "died on this page twice"),
        ("hang", TooLongError, "longer than 0.5 seconds"),
        ("sleep", TooLongError, "--page-seconds"),
        ("eat", OutOfMemoryError, "more than 200 MB of memory"),
        ("exit", SystemExit, "3"),
        ("odd", RuntimeError, "Unsendable"),
    ],
)
def test_an_item_that_ruins_its_worker_costs_itself_alone(
    word: str, error: type[BaseException], said: str, workers: int
) -> None:
    if word == "eat" and sys.platform != "linux":
        pytest.skip("only Linux holds a process to its memory")
    words = ["a", "b", word, "c", "d", word, "e"]
    with Crew(Odd(), workers=workers, limits=SHORT) as crew:
        results = list(crew.each(words))
    assert [item for item, _ in results] == words
    for item, result in results:
        if item == word:
            assert isinstance(result, error)
            assert said in str(result)
        else:
            assert result == item.upper()


def test_a_worker_that_was_killed_from_outside_is_replaced(tmp_path: Path) -> None:
    words = ["a", "once x", "b", "once y", "c"]
    with Crew(Odd(str(tmp_path)), workers=2) as crew:
        assert list(crew.each(words)) == [(word, word.upper()) for word in words]


def test_what_work_prints_does_not_get_between_the_results() -> None:
    with Crew(Odd()) as crew:
        assert list(crew.each(["print", "a"])) == [("print", "PRINT"), ("a", "A")]


def counted(upto: str, begin: int = 0) -> Iterator[int]:
    """Numbers up to a word's; "8 die 3": dies before it has made the fourth."""
    numbers, _, fate = upto.partition(" ")
    kind, _, at = fate.partition(" ")
    for n in range(int(numbers)):
        if kind and n == int(at):
            Odd()(kind)
        yield n


@pytest.mark.parametrize("workers", [1, 2])
def test_an_item_may_have_many_results_and_none(workers: int) -> None:
    with Crew(counted, many=True, workers=workers) as crew:
        assert list(crew.each(["0", "100", "0", "1", "30"])) == [
            *(("100", n) for n in range(100)), ("1", 0), *(("30", n) for n in range(30)),
        ]  # fmt: skip


def test_who_takes_no_results_is_sent_few() -> None:
    """A worker waits, however long, until results are taken: it does not hang then."""
    with Crew(counted, many=True, limits=SHORT) as crew:
        results = crew.each(["60"])
        assert next(results) == ("60", 0)
        time.sleep(2)
        assert [result for _, result in results] == list(range(1, 60))


@pytest.mark.parametrize("kind", ["die", "hang"])
def test_what_cannot_be_passed_ends_its_item_with_a_reason(kind: str) -> None:
    word = f"30 {kind} 20"
    with Crew(counted, many=True, limits=SHORT) as crew:
        results = list(crew.each([word, "2"]))
    assert results[:20] == [(word, n) for n in range(20)]
    (_, lost), *rest = results[20:]
    assert isinstance(lost, TooLongError if kind == "hang" else WorkerDiedError)
    assert lost.after == 20
    assert "nothing behind it" in str(lost)
    assert rest == [("2", 0), ("2", 1)]


def in_parts(word: str, begin: int) -> Iterator[int | Part]:
    """Two results of each of ten parts; "die 3" dies in the fourth, after its first."""
    kind, _, at = word.partition(" ")
    for part in range(begin, 10):
        yield Part(part)
        yield 2 * part
        if part == int(at):
            Odd()(kind)
        yield 2 * part + 1


@pytest.mark.parametrize("kind", ["die", "hang"])
def test_behind_a_part_that_cannot_be_passed_the_next_is_begun(kind: str) -> None:
    with Crew(in_parts, many=True, limits=SHORT) as crew:
        results = [result for _, result in crew.each([f"{kind} 3", f"{kind} 9"])]
    first = [n for n in range(20) if n != 7]
    assert [n for n in results[:20] if isinstance(n, int)] == first
    assert isinstance(results[7], TooLongError if kind == "hang" else WorkerDiedError)
    assert "nothing behind it" not in str(results[7])
    assert results[20:39] == list(range(19))
    assert isinstance(results[39], TooLongError if kind == "hang" else WorkerDiedError)


class Unloadable:
    def prepare(self) -> None:
        raise LanguageError("no pipeline; install one")

    def __call__(self, item: int) -> int:
        return item


def test_what_cannot_be_loaded_is_told_of_every_item() -> None:
    with Crew(Unloadable()) as crew:
        (_, first), (_, second) = crew.each([1, 2])
    assert isinstance(first, LanguageError)
    assert isinstance(second, LanguageError)


def test_work_that_cannot_be_sent_is_refused() -> None:
    with pytest.raises(DragomanError, match="top of a module"):
        Crew(lambda item: item)


def test_a_worker_is_kept_warm_for_the_next_crew() -> None:
    pids = []
    for _ in range(2):
        with Crew(pid) as crew:
            pids += [result for _, result in crew.each([0])]
    assert pids[0] == pids[1] != os.getpid()


def pid(_: int) -> int:
    return os.getpid()


def test_a_warm_worker_that_was_killed_is_not_used() -> None:
    with Crew(pid) as crew:
        ((_, before),) = crew.each([0])
    assert isinstance(before, int)
    os.kill(before, signal.SIGKILL)
    with Crew(pid) as crew:
        assert [type(result) for _, result in crew.each([0])] == [int]


def test_a_worker_keeps_sums_of_matrices_to_one_thread() -> None:
    with Crew(threads) as crew:
        assert list(crew.each(["OPENBLAS_NUM_THREADS"])) == [("OPENBLAS_NUM_THREADS", "1")]


def test_what_the_user_has_set_stands() -> None:
    assert one_thread({"OMP_NUM_THREADS": "4", "HOME": "/"})["OMP_NUM_THREADS"] == "4"
