"""Looks for bytes that break a reader of pages: coverage-guided, from our own sound little files.

    python scripts/fuzz.py html --minutes 30
    python scripts/fuzz.py all --minutes 2

Readers are the formats of `benchmarks.sound_files`, and `text-reading`, which reads decoded text
for facts with the shipped pipeline. Needs atheris (`pip install atheris`), which puts libFuzzer
behind Python. What it learns of a reader is kept in build/fuzz/READER/ and used by the next run; an
input that breaks it is written there as crash-… or timeout-…, and its traceback printed. A reader
breaks where it raises anything, gives a page or reason without words, or takes longer than
`--seconds` or more memory than `--megabytes`.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from benchmarks.sound_files import WHOLE  # noqa: E402

READING = "text-reading"
SEEDS = 4
"""Sound files to begin with."""
MOST_BYTES = 20_000


def main(arguments: list[str]) -> int:
    options = _parser().parse_args(arguments)
    if options.reader == "all":
        names = [*WHOLE, READING]
        rest = arguments[1:]
        return max(subprocess.call([sys.executable, __file__, name, *rest]) for name in names)
    try:
        import atheris
    except ImportError:
        print("atheris is not installed: pip install atheris", file=sys.stderr)
        return 2
    corpus = ROOT / "build" / "fuzz" / options.reader
    corpus.mkdir(parents=True, exist_ok=True)
    _sow(options.reader, corpus)
    with tempfile.TemporaryDirectory(prefix="dragoman-fuzz-") as folder:
        with atheris.instrument_imports(include=["dragoman", "email", "zipfile", "tarfile"]):
            reading = options.reader == READING
            target = _reading() if reading else _opening(options.reader, Path(folder))
        flags = [
            f"-max_total_time={int(options.minutes * 60)}",
            f"-timeout={options.seconds}",
            f"-rss_limit_mb={options.megabytes}",
            f"-max_len={MOST_BYTES}",
            f"-artifact_prefix={corpus}/",
            "-print_final_stats=1",
        ]
        atheris.Setup([sys.argv[0], *flags, str(corpus)], target)
        atheris.Fuzz()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("reader", choices=[*WHOLE, READING, "all"])
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seconds", type=int, default=20, help="what one input may take")
    parser.add_argument("--megabytes", type=int, default=2048, help="what the reader may need")
    return parser


def _sow(reader: str, corpus: Path) -> None:
    if reader == READING:
        reader = "text"
    _, make = WHOLE[reader]
    for number in range(SEEDS):
        (corpus / f"sound-{number}").write_bytes(make(Random(number))[:MOST_BYTES])


def _opening(reader: str, folder: Path) -> Callable[[bytes], None]:
    from dragoman.model import Page, Skipped
    from dragoman.pages import Source, read_pages

    path = folder / f"fuzzed{WHOLE[reader][0]}"
    source = Source(path.name, path)

    def opened(data: bytes) -> None:
        path.write_bytes(data)
        for found in read_pages(source):
            words = found.text if isinstance(found, Page) else found.reason
            if not words.strip() or (isinstance(found, Skipped) and "\n" in words):
                raise ValueError(f"no words for what was found: {found!r}")

    return opened


def _reading() -> Callable[[bytes], None]:
    from dragoman.model import Page
    from dragoman.reading import Reader, read_page

    reader = Reader()
    _ = reader.pipeline, reader.registry

    def read(data: bytes) -> None:
        page = Page("fuzzed.txt", data.decode("utf-8", "replace"), language="en")
        for fact in read_page(page, reader).facts:
            if page.text[fact.start : fact.end] != fact.quote:
                raise ValueError(f"not its words: {fact!r}")

    return read


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
