"""What a worker process and its parent tell each other, as pickles one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

WINDOW = 8
"""Results of one item that a worker tells before the first of them is taken: what a large archive
holds must not gather in memory."""


@dataclass(frozen=True, slots=True)
class Hello:
    """The first word to a worker: its work (pickled, since it may be defined in the parent's script
    `main`, which has to run first), and what it may need for an item."""

    main: str | None
    work: bytes
    memory_bytes: int
    many: bool


@dataclass(frozen=True, slots=True)
class Do:
    """Work on an item, from the part `begin` on; of what that part gives, the first `skip` results
    have been told before. `told` counts all results of the item so far."""

    number: int
    item: Any
    begin: int = 0
    skip: int = 0
    told: int = 0


@dataclass(frozen=True, slots=True)
class Taken:
    """So many results of an item have been taken."""

    number: int
    results: int


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker has loaded what it works with."""


@dataclass(frozen=True, slots=True)
class Found:
    """A result; `passed` where it was told before the worker was replaced."""

    number: int
    result: Any = None
    passed: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Yielded by work with many results: a part of the item begins, and could be begun with."""

    part: int


@dataclass(frozen=True, slots=True)
class At:
    """The worker has come to a part of an item."""

    number: int
    part: int


@dataclass(frozen=True, slots=True)
class Done:
    """No more results of an item; `error` is what its work raised."""

    number: int
    error: BaseException | None = None


@dataclass(frozen=True, slots=True)
class Gone:
    """The worker's process has ended."""


Order = Do | Taken
Report = Ready | Found | At | Done | Gone
