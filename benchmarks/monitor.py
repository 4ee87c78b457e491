"""Is a ceasefire holding by its own terms: how fast incidents are judged, and what can be told.

Task: file the rows of an event data set in a record, and judge each under five sets of terms: in
time, in place, between bound sides, an act that is forbidden. Protocol: the country file of UCDP
GED for Syria (16,566 events) and the five sets of terms that the Syria pack ships; a process of its
own for each run, CPU time from opening the file to the last kept verdict, with the registry and the
terms loaded, the least of three runs (what else the machine does only adds); the same with rows
drawn from the file with replacement, under new ids, six and twenty-four times as many. Metric: CPU
seconds; the largest resident memory of the run of most rows over that of the run of one sixth as
many (the smallest run has not filled what is kept at hand); the share of counts reproduced that
were computed from the same file by other means, before and after 30 December 2016 and 6 May 2017;
the share of incidents whose ruling is undetermined, over all terms, with the causes. Source:
Sundberg and Melander 2013 (UCDP GED); the counts were computed independently while this was
planned.

Keys: seconds, memory (ratio), reproduced, judged (share of incidents that have a verdict with a
reason for each question under each set of terms), undetermined. `n` counts incidents. Classes: by
number of rows, CPU seconds and megabytes; by terms, the share of incidents per ruling; by cause,
the share of the undetermined. Peer `pandas`, where it is installed: a script that joins the same
rows with the same terms, by days, names of units and names of sides, in a process of its own; it
gives a ruling and no reasons, keeps nothing, and knows no lists, polygons or precision of places.
`times.slower` is its CPU seconds over ours, `alike` the share of rulings in which the two agree.
"""

from __future__ import annotations

import csv
import gzip
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.result import Figures, MissingDataError, Result, rate
from dragoman.actors import load_registry
from dragoman.actors.terms import shipped_terms
from dragoman.exchange.incidents import read_incidents
from dragoman.model import DaySpread, Incident, Question, Ruling, Terms, Verdict
from dragoman.reading import Reader
from dragoman.record.verdicts import Judge, causes
from dragoman.views.monitor import Choice, around, unjudged
from dragoman.views.monitor.dimensions import By

NAME = "monitor"
EVENTS = Path("peace") / "ucdp_ged_syria.csv.gz"
OWN_KEY = Path("peace") / "own_verdicts.tsv"
"""What each incident of our own small set is, by hand; the public set has no such key."""
PACK = "syria"
RUNS = 3
"""Of the file as it is; the least counts."""
TIMES = (1, 6, 24)
"""The larger files, in times the rows of the set: some 100,000 and 400,000."""
SEED = 5
BETWEEN = Choice(sides=("Government of Syria", "Syrian insurgents"), coarsest=DaySpread.DAYS)
AREAS = date(2017, 5, 6)
PROVINCES: Mapping[str, tuple[int, int]] = {
    "Idlib": (92, 11), "Hamah": (91, 21), "Aleppo": (61, 10), "Damascus": (55, 17),
    "Rif Dimashq": (93, 58), "Homs": (28, 26), "Daraa": (95, 95), "Quneitra": (8, 19),
    "Latakia": (9, 11),
}  # fmt: skip
"""Incidents in the 60 days before 6 May 2017, and in the 60 from it on."""
CEASEFIRE = date(2016, 12, 30)
FORTNIGHT = (82, 101, 314, 245)
"""Incidents and deaths (best estimate) in the 14 days before 30 December 2016 and from it on."""


def run(data: Path, reader: Reader) -> Result:
    """Measure; `data` holds the folder peace."""
    path = data / EVENTS
    if not path.exists():
        raise MissingDataError(f"no {EVENTS} under {data}")
    terms = shipped_terms(PACK)
    incidents = [row for row in read_incidents("ged", path) if isinstance(row, Incident)]
    judge = Judge(terms, load_registry())
    verdicts = [judge.verdicts(incident) for incident in incidents]
    runs = dict(_timed(path, len(incidents)))
    (_, smallest), *_, (_, most) = runs.items()
    before = list(runs.values())[-2]
    shares = _shares(terms, verdicts)
    key = data / OWN_KEY
    return Result(
        NAME,
        n=len(incidents),
        figures={
            "seconds": smallest["seconds"],
            "memory": rate(most["megabytes"], before["megabytes"]),
            "reproduced": _by_key(key, verdicts) if key.exists() else _reproduced(incidents),
            "judged": _judged(terms, verdicts),
            "undetermined": rate(sum(row["undetermined"] for row in shares.values()), len(terms)),
        },
        by_class={
            **{f"{rows:,} rows": found for rows, found in runs.items()},
            **shares,
            **_causes(verdicts),
        },
    )


def beside(result: Result, data: Path) -> None:
    """The same join in pandas, timed; or why not."""
    if importlib.util.find_spec("pandas") is None:
        result.absent["pandas"] = "not installed; see requirements-peers.txt"
        return
    path = data / EVENTS
    told = min((_alone("benchmarks.monitor_pandas", path) for _ in range(RUNS)), key=_seconds)
    judge = Judge(shipped_terms(PACK), load_registry())
    alike = total = 0
    for incident in read_incidents("ged", path):
        if isinstance(incident, Incident):
            theirs = told["rulings"][incident.id.partition(":")[2]]
            ours = [verdict.ruling.value for verdict in judge.verdicts(incident)]
            alike += sum(one == other for one, other in zip(ours, theirs, strict=True))
            total += len(ours)
    result.peers["pandas"] = {
        "seconds": told["seconds"],
        "times.slower": rate(told["seconds"], result.figures["seconds"]),
        "alike": rate(alike, total),
    }


def _timed(path: Path, rows: int) -> Iterator[tuple[int, Figures]]:
    """Seconds and megabytes by the number of rows, each in a process of its own."""
    for times in TIMES:
        with tempfile.TemporaryDirectory(prefix="dragoman-monitor-") as folder:
            file = path
            if times > 1:
                file = Path(folder) / "ged.csv"
                _resample(path, file, times * rows)
            runs = [
                _alone("benchmarks.monitor_run", file) for _ in range(RUNS if times == 1 else 1)
            ]
            told = min(runs, key=_seconds)
            yield told["rows"], {key: told[key] for key in ("seconds", "megabytes")}


def _seconds(told: Mapping[str, Any]) -> float:
    seconds: float = told["seconds"]
    return seconds


def _resample(source: Path, target: Path, wanted: int) -> None:
    """Writes a file of rows drawn with replacement, under new ids."""
    with gzip.open(source, "rt", encoding="utf-8", newline="") as lines:
        head, *rows = csv.reader(lines)
    at, chance = head.index("id"), Random(SEED)
    with target.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(head)
        for number in range(1, wanted + 1):
            row = list(chance.choice(rows))
            row[at] = str(number)
            writer.writerow(row)


def _alone(module: str, file: Path) -> dict[str, Any]:
    """What a module of ours prints of a file, as JSON."""
    run = subprocess.run(
        [sys.executable, "-m", module, str(file)],
        cwd=Path(__file__).resolve().parents[1],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def _reproduced(incidents: Sequence[Incident]) -> float:
    """The share of the counts known by other means that the monitor gives."""
    found: dict[str, tuple[float, float]] = {}
    rows = around(unjudged(incidents), [AREAS], days=60, by=(By.ADMIN1,), choice=BETWEEN)
    for row in rows:
        province = (row.admin1 or "").removesuffix(" Governorate")
        found[province] = row.incidents_before, row.incidents_after
    right = sum(
        have == want
        for name, wanted in PROVINCES.items()
        for have, want in zip(found.get(name, (-1, -1)), wanted, strict=True)
    )
    rows = around(unjudged(incidents), [CEASEFIRE], days=14, choice=BETWEEN)
    for row in rows:
        told = row.incidents_before, row.incidents_after, row.best_before, row.best_after
        right += sum(have == want for have, want in zip(told, FORTNIGHT, strict=True))
    return rate(right, 2 * len(PROVINCES) + len(FORTNIGHT))


def _by_key(key: Path, verdicts: Sequence[Sequence[Verdict]]) -> float:
    """The share of rulings that are what the key says: a row per incident, a column per terms."""
    with key.open(encoding="utf-8", newline="") as lines:
        wanted = {row["incident"]: row for row in csv.DictReader(lines, delimiter="\t")}
    every = [verdict for some in verdicts for verdict in some]
    right = sum(verdict.ruling == wanted[verdict.incident][verdict.terms] for verdict in every)
    return rate(right, len(every))


def _judged(terms: Sequence[Terms], verdicts: Sequence[Sequence[Verdict]]) -> float:
    """The share of incidents with a verdict under all terms, a reason for each question."""
    whole = sum(
        len(some) == len(terms)
        and all({reason.question for reason in each.reasons} == set(Question) for each in some)
        for some in verdicts
    )
    return rate(whole, len(verdicts))


def _shares(terms: Sequence[Terms], verdicts: Sequence[Sequence[Verdict]]) -> dict[str, Figures]:
    """The share of incidents per ruling, by terms."""
    found = {}
    for number, each in enumerate(terms):
        counts = Counter(some[number].ruling for some in verdicts)
        found[each.id] = {ruling.value: rate(counts[ruling], len(verdicts)) for ruling in Ruling}
    return found


def _causes(verdicts: Sequence[Sequence[Verdict]]) -> dict[str, Figures]:
    """Of all that is undetermined, the share with each cause; some have two."""
    counts: Counter[str] = Counter()
    total = 0
    for verdict in (verdict for some in verdicts for verdict in some):
        total += verdict.ruling is Ruling.UNDETERMINED
        counts.update(causes(verdict))
    return {
        f"undetermined: {cause}": {"n": float(number), "share": rate(number, total)}
        for cause, number in counts.most_common()
    }
