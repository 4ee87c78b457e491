"""`python -m benchmarks.monitor_run FILE`: files the rows of a GED file in a record and judges them
under the shipped terms, in a process of its own; prints rows, CPU seconds and megabytes as JSON."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

from dragoman.actors import load_registry
from dragoman.actors.terms import shipped_terms
from dragoman.exchange.incidents import read_incidents
from dragoman.record import open_record

PACK = "syria"


def main(path: Path) -> dict[str, float]:
    """The figures of one file."""
    registry, terms = load_registry(), shipped_terms(PACK)
    started = time.process_time()
    with (
        tempfile.TemporaryDirectory(prefix="dragoman-monitor-") as folder,
        open_record(Path(folder) / "r.db") as record,
    ):
        told = record.incidents.add(read_incidents("ged", path), path.name)
        record.verdicts.bring_up(terms, registry)
        seconds = time.process_time() - started
        kept = sum(sum(record.verdicts.counts(each.id).values()) for each in terms)
        if kept != told.new * len(terms):
            raise SystemExit(f"{kept} verdicts of {told.new} incidents under {len(terms)} terms")
    return {"rows": told.new, "seconds": seconds, "megabytes": peak_megabytes()}


def peak_megabytes() -> float:
    """The largest resident memory of this process so far. Linux says so of the program alone;
    elsewhere, of the program and what started it."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="ascii", errors="replace").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
    return getrusage(RUSAGE_SELF).ru_maxrss / 1024 / (1024 if sys.platform == "darwin" else 1)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]))))
