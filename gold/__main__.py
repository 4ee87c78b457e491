"""`python -m gold PART` prints the figures, `python -m gold gate` holds the floors."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from gold import gate, report
from gold.load import digest, load_pages, load_sentences
from gold.model import GoldError
from gold.predict import open_reader
from gold.score import score

SHOWN = ("misses", "extras", "status", "sentences")


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code 0: scored, or the gate opens; 1: it stays shut, or the gold is broken."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if words[:1] == ["gate"]:
            return _gate(words[1:])
        return _score(words)
    except GoldError as error:
        print(error, file=sys.stderr)
        return 1


def _score(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m gold")
    parser.add_argument("part", help="a folder in gold/, such as dev")
    parser.add_argument("--json", action="store_true", help="everything as one JSON object")
    parser.add_argument("--page", help="only the page of this file name (without its ending)")
    parser.add_argument("--show", choices=SHOWN, action="append", default=[])
    options = parser.parse_args(words)
    pages, sentences = load_pages(options.part), load_sentences(options.part)
    if options.page:
        pages = tuple(p for p in pages if p.page.name.rsplit(".", 1)[0] == options.page)
        sentences = ()
        if not pages:
            raise GoldError(f"no page {options.page!r} in {options.part}")
    result = score(pages, sentences, open_reader())
    if options.json:
        plain = report.as_plain(result, part=options.part, digest=digest(options.part))
        print(json.dumps(plain, indent=2, ensure_ascii=False))
        return 0
    for line in report.table(result):
        print(line)
    for what in options.show:
        print(f"\n{what}")
        for line in report.show(result, what):
            print(line)
    return 0


def _gate(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m gold gate")
    parser.add_argument("parts", nargs="*", help="all pinned parts where none is named")
    parser.add_argument("--pin", action="store_true", help="raise the floors to today's figures")
    parser.add_argument("--allow-lower", metavar="REASON", help="pin although a floor falls")
    options = parser.parse_args(words)
    floors = gate.load_floors()
    parts = options.parts or sorted(floors)
    if not parts:
        raise GoldError("nothing is pinned; run `python -m gold gate dev --pin`")
    read, problems = open_reader(), list[str]()
    for part in parts:
        found, rates = digest(part), gate.measure(part, read)
        if options.pin:
            floors[part] = gate.pin(
                part,
                floors.get(part),
                digest=found,
                rates=rates,
                allow_lower=options.allow_lower,
            )
        problems += gate.check(part, floors.get(part), digest=found, rates=rates)
    if options.pin:
        gate.save_floors(floors)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
