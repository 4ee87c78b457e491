"""`python -m benchmarks NAME [--data DIR] [--json]`, `all` to write docs/benchmarks.md, `gate`."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks import gate, report
from benchmarks.registry import BENCHMARKS, PEERS
from benchmarks.result import MissingDataError, Result
from dragoman.reading import Reader

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "benchmarks.md"
ALL = "all"


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code 0: run; 1: the data of the one benchmark asked for is missing, or the gate shut."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == ["gate"]:
        return gate.main(words[1:])
    options = _parse(words)
    names = sorted(BENCHMARKS) if options.name == ALL else [options.name]
    results: list[Result] = []
    skipped: dict[str, str] = {}
    reader, commit = Reader(), _commit()
    for name in names:
        print(f"{name} …", file=sys.stderr, flush=True)
        started = time.perf_counter()
        try:
            result = BENCHMARKS[name](options.data, reader)
            if name in PEERS:
                PEERS[name](result, options.data)
        except (MissingDataError, FileNotFoundError) as missing:
            skipped[name] = str(missing)
            continue
        result.seconds, result.commit = time.perf_counter() - started, commit
        results.append(result)
    for result in results:
        print(json.dumps(result.to_dict()) if options.json else report.as_text(result))
    for name, why in skipped.items():
        print(f"{name}: skipped, {why}", file=sys.stderr)
    if options.name == ALL:
        questions = {
            name: sys.modules[run.__module__].__doc__ or "" for name, run in BENCHMARKS.items()
        }
        PAGE.write_text(report.as_page(results, skipped, questions), encoding="utf-8")
    return 1 if skipped and options.name != ALL else 0


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    home = os.environ.get("DRAGOMAN_DATA", str(ROOT.parent / "shared" / "data"))
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("name", choices=[*sorted(BENCHMARKS), ALL])
    parser.add_argument("--data", type=Path, default=Path(home), help="folder of the data sets")
    parser.add_argument("--json", action="store_true", help="one JSON object per benchmark")
    return parser.parse_args(arguments)


def _commit() -> str:
    """Return the short id of the commit that is measured, `+` behind it where files differ."""
    run = subprocess.run(
        ["git", "describe", "--always", "--dirty=+"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return run.stdout.strip() or "unknown"


if __name__ == "__main__":
    sys.exit(main())
