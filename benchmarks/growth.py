"""Whether memory and the time of a page grow with the number of pages read.

Task: read a hundred thousand pages into one record, by one worker, from one file of JSON lines.
Protocol: the pages are short reports made out of our own gold pages, each with other names, days
and words and with a name of a person nobody has met before, so that whatever remembers words would
grow. While they are read, the memory of all processes of the run (resident, without what they
share) and the CPU time they have used are looked at every few pages. What is found from the
thousandth page on is compared with what is found before the last. Metric: ratios. Source: own.
Linux only: it reads /proc.

Keys: memory (last ÷ first), time (CPU time of a page, last ÷ first), megabytes (at the end),
milliseconds (CPU time of a page at the end). `n` counts pages. Classes: by number of pages.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path
from random import Random
from statistics import median

from benchmarks.add_one import Maker, templates_of
from benchmarks.result import Figures, MissingDataError, Result, rate
from dragoman.farm import PageReader, Progress, read_many
from dragoman.model import Page
from dragoman.reading import Reader
from dragoman.record import open_record

NAME = "growth"
PAGES = 100_000
FIRST = 1_000
WINDOW = 1_000
"""Pages over which memory and time are looked at, at the beginning and at the end."""
LOOKS = 20
"""Looks at the processes in a window."""
ROWS = 10
SEED = 23
_PROC = Path("/proc")
_SYLLABLES = ("ba", "dor", "ke", "lim", "mar", "no", "pes", "ri", "sul", "ta", "ven", "zo")


def run(data: Path, reader: Reader) -> Result:
    """Measure; no data are needed."""
    return measured(Maker(templates_of(reader), facts_each=1), PAGES, first=FIRST, window=WINDOW)


@dataclass(frozen=True, slots=True)
class Look:
    """What the processes of the run had used when so many pages had been told as read."""

    pages: int
    megabytes: float
    seconds: float


def measured(maker: Maker, pages: int, *, first: int, window: int) -> Result:
    """Read so many pages and compare the window behind the `first` with the last one."""
    if not _PROC.is_dir():
        raise MissingDataError("no /proc to read memory from")
    looks: list[Look] = []
    step = max(1, window // LOOKS)
    with tempfile.TemporaryDirectory(prefix="dragoman-growth-") as folder:
        path = Path(folder) / "pages.jsonl"
        with path.open("w", encoding="utf-8") as lines:
            for page in islice(reports(maker), pages):
                lines.write(json.dumps({"name": page.name, "text": page.text}) + "\n")
        told = 0

        def look(_: Progress) -> None:
            nonlocal told
            told += 1
            if told % step == 0:
                looks.append(look_at(told))

        with open_record(Path(folder) / "record.db") as record:
            read_many([path], record, reader=PageReader(), progress=look)
    return result_of(looks, first=first, window=window)


def result_of(looks: Sequence[Look], *, first: int, window: int) -> Result:
    """The figures from what was seen."""
    pages = looks[-1].pages
    early = _row([one for one in looks if first <= one.pages <= first + window])
    late = _row([one for one in looks if one.pages >= pages - window])
    every = max(1, len(looks) // ROWS)
    return Result(
        benchmark=NAME,
        n=pages,
        figures={
            "memory": rate(late["megabytes"], early["megabytes"]),
            "time": rate(late["cpu ms"], early["cpu ms"]),
            "megabytes": late["megabytes"],
            "milliseconds": late["cpu ms"],
        },
        by_class={
            f"{looks[i].pages} pages": _row(looks[max(0, i - every) : i + 1])
            for i in range(every, len(looks), every)
        },
    )


def _row(looks: Sequence[Look]) -> Figures:
    """Median memory, and CPU time of a page, over a stretch."""
    spent = [rate(1000 * (b.seconds - a.seconds), b.pages - a.pages) for a, b in pairwise(looks)]
    return {
        "megabytes": median(look.megabytes for look in looks),
        "cpu ms": median(spent) if spent else 0.0,
    }


def reports(maker: Maker) -> Iterator[Page]:
    """Short pages without end, each with somebody new."""
    chance = Random(SEED)
    for number, reading in enumerate(maker.pages()):
        name = " ".join(_name(chance) for _ in range(2))
        text = f"{reading.page.text}\n\n{name} met {_name(chance)} in the capital, {name} said."
        yield Page(f"report-{number}", text)


def _name(chance: Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(3)).capitalize()


def look_at(pages: int) -> Look:
    """Memory and CPU time of this process and all that it started."""
    family = list(_family(os.getpid()))
    clock = os.sysconf("SC_CLK_TCK")
    return Look(
        pages,
        sum(_own_memory(process) for process in family) / 1024,
        sum(_ticks(process) for process in family) / clock,
    )


def _family(process: int) -> Iterator[int]:
    yield process
    for task in (_PROC / str(process) / "task").iterdir():
        try:
            children = (task / "children").read_text().split()
        except OSError:  # it has ended
            continue
        for child in children:
            yield from _family(int(child))


def _own_memory(process: int) -> int:
    """KiB that a process has for itself."""
    try:
        lines = (_PROC / str(process) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_"))


def _ticks(process: int) -> int:
    """Its CPU time, and that of its children that have ended."""
    try:
        behind = (_PROC / str(process) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return sum(int(one) for one in behind[11:15])
