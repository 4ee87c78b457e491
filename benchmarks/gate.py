"""`python -m benchmarks gate [--data DIR] [--pin] [--allow-lower REASON]`: pinned floors per row.

Without `--data` the benchmarks run on what the repository itself holds (`benchmarks.own`), which
takes a few minutes; with it, on the public sets, in full. Each has floors of its own in
`floors.json`. A set that is absent is said and never counted as passed.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from gold.gate import check, load_floors, pin, save_floors
from gold.model import GoldError

from benchmarks import own
from benchmarks.registry import BENCHMARKS
from benchmarks.result import DIGITS, Figures, MissingDataError
from dragoman.reading import Reader

FLOORS = Path(__file__).with_name("floors.json")
OWN, PUBLIC = "own", "public"
COMMAND = "python -m benchmarks gate"
GATED: Mapping[str, tuple[str, ...]] = {
    "attribution-spans": ("source", "cue", "content"),
    "days": ("tbaq.value", "wikiwars.value", "tbaq.day.precision", "tbaq.day.recall"),
    "event-triples": ("triples", "country_root"),
    "events": ("root", "quad", "binary"),
    "factuality": ("r", "-mae"),
    "language": ("las", "uas", "tags", "names.found", "names.typed"),
    "monitor": ("reproduced", "judged"),
    "pages": ("extraction.f1", "fundus.day.right", "-fundus.day.wrong"),
    "statements": ("f@.3", "f@.8", "direct.recall@.8", "direct.source", "indirect.recall@.3"),
    "status": ("macro", "negated"),
    "timeline": ("date", "ar1"),
    "zones": ("-lost", "-kept"),
}
"""The figures that get a floor; one that is better when lower stands with a minus. The row `gold`
has its own gate, `python -m gold gate`."""


def main(words: Sequence[str]) -> int:
    """Exit code 0: no figure fell; 1: one did, or its set is absent."""
    parser = argparse.ArgumentParser(prog=COMMAND, description=__doc__)
    parser.add_argument("--data", type=Path, help="folder of the public sets; else our own")
    parser.add_argument("--pin", action="store_true", help="raise the floors to today's figures")
    parser.add_argument("--allow-lower", metavar="REASON", help="pin although a floor falls")
    options = parser.parse_args(words)
    if options.data:
        return _hold(PUBLIC, options.data, options)
    with tempfile.TemporaryDirectory(prefix="dragoman-own-") as folder:
        own.lay_out(Path(folder))
        return _hold(OWN, Path(folder), options)


def _hold(kind: str, data: Path, options: argparse.Namespace) -> int:
    floors = load_floors(FLOORS)
    problems: list[str] = []
    for name, digest, rates in _measured(data, absent=problems):
        part = f"{kind}.{name}"
        if options.pin:
            try:
                floors[part] = pin(
                    part,
                    floors.get(part),
                    digest=digest,
                    rates=rates,
                    allow_lower=options.allow_lower,
                )
            except GoldError as error:
                problems.append(str(error))
        problems += check(part, floors.get(part), digest=digest, rates=rates, command=COMMAND)
    if options.pin:
        save_floors(floors, FLOORS)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def _measured(data: Path, *, absent: list[str]) -> Iterator[tuple[str, str, dict[str, float]]]:
    """Name, digest of what was judged, and gated figures of each benchmark that can run."""
    reader = Reader()
    for name, keys in sorted(GATED.items()):
        print(f"{name} …", file=sys.stderr, flush=True)
        try:
            result = BENCHMARKS[name](data, reader)
        except (MissingDataError, FileNotFoundError) as missing:
            absent.append(f"{name}: no data, so not held: {missing}")
            continue
        digest = hashlib.sha256(f"{name} {result.n}".encode()).hexdigest()[:16]
        yield name, digest, {key: _signed(key, result.figures) for key in keys}


def _signed(key: str, figures: Figures) -> float:
    value = -figures[key[1:]] if key.startswith("-") else figures[key]
    return round(value, DIGITS)
