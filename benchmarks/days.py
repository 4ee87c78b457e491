"""Which day a text means: time expressions found, and what calendar value they are given.

Task: find the time expressions of a text and normalise them against the day it was written.
Protocol: `tag_days` over the product's own sentences, the document's creation day given as the
published day; a gold and a predicted expression match where they overlap, each once (TempEval-3).
Metric: F of matched ones (relaxed), of those with equal bounds (strict), of those with an equal
TIMEX3 value (value); at day level precision and recall of calendar days (`YYYY-MM-DD`). Sources:
TimeBank and AQUAINT as cleaned for TempEval-3 (UzZaman et al. 2013); WikiWars (Mazur & Dale 2010),
odd-numbered documents.

Keys: for each corpus (`tbaq.`, `wikiwars.`) relaxed, strict, value, day.precision, day.recall;
`seconds` spent on tagging, `seconds.whole` with the parse that finds sentences. `n` counts gold
expressions. Peers `heideltime` and `dateparser`, where installed: the same keys; `times.slower`
is their seconds over our `seconds`, `times.slower.whole` over `seconds.whole`.
"""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import perf_counter

from benchmarks.day_taggers import Tag, dateparser, heideltime
from benchmarks.result import Figures, MissingDataError, Result, bootstrap, f_score, rate
from benchmarks.timeml import Timex, read_timeml
from dragoman.model import Basis, Day, Precision
from dragoman.reading import Reader
from dragoman.reading.mentions.days import tag_days, timex_value

NAME = "days"
NARRATIVES = "wikiwars"
"""The corpus whose documents tell what was, not what is new: HeidelTime reads it as such."""
_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?!\s*\n))+")

Document = tuple[date, str, list[Timex]]
"""Creation day, text, gold expressions."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one document."""

    expected: int
    predicted: int
    relaxed: int
    strict: int
    value: int
    days_expected: int
    days_predicted: int
    days_found: int
    days_right: int


class Product:
    """Our tagger, and the seconds it took so far."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.seconds = 0.0
        self.whole = 0.0

    def __call__(self, text: str, created: date) -> list[Timex]:
        started = perf_counter()
        paragraphs = [match.span() for match in _PARAGRAPH.finditer(text) if match[0].strip()]
        parsed = self._reader.pipeline.parse(text, paragraphs, names=[])
        sentences = [(one.start, one.end) for one in parsed]
        published = Day(created, created, Precision.DAY, Basis.STATED)
        split = perf_counter()
        mentions = list(tag_days(text, sentences, published=published))
        ended = perf_counter()
        self.seconds += ended - split
        self.whole += ended - started
        found = []
        for mention in mentions:
            day = mention.day
            exact = day.precision is Precision.DAY and day.start is not None
            iso = day.start.isoformat() if exact and day.start is not None else None
            found.append(Timex(mention.start, mention.end, timex_value(mention) or "", iso))
        return found


def run(data: Path, reader: Reader) -> Result:
    """Tag both corpora."""
    corpora = _corpora(data)
    ours = Product(reader)
    result = Result(NAME, sum(len(doc[2]) for docs in corpora.values() for doc in docs), {})
    for prefix, documents in corpora.items():
        tallies = [tally(document, ours) for document in documents]
        result.figures |= _prefixed(prefix, rates(tallies))
        result.interval |= {f"{prefix}.{k}": ends for k, ends in bootstrap(tallies, rates).items()}
    result.figures |= {"seconds": ours.seconds, "seconds.whole": ours.whole}
    return result


def beside(result: Result, data: Path) -> None:
    """Adds the peers' figures, or why there are none."""
    corpora = _corpora(data)
    for name, start in (("heideltime", heideltime), ("dateparser", _dateparser)):
        row: Figures = {}
        seconds = 0.0
        for prefix, documents in corpora.items():
            tag = start(narrative=prefix == NARRATIVES)
            if isinstance(tag, str):
                result.absent[name] = tag
                break
            started = perf_counter()
            tallies = [tally(document, tag) for document in documents]
            seconds += perf_counter() - started
            row |= _prefixed(prefix, rates(tallies))
        else:
            row |= {
                "seconds": seconds,
                "times.slower": seconds / result.figures["seconds"],
                "times.slower.whole": seconds / result.figures["seconds.whole"],
            }
            result.peers[name] = row


def _corpora(data: Path) -> dict[str, list[Document]]:
    return {
        "tbaq": [read_timeml(text) for text in _tbaq(data)],
        NARRATIVES: [read_timeml(text) for text in _wikiwars(data)],
    }


def _dateparser(*, narrative: bool) -> Tag | str:
    """It reads narratives as it reads news."""
    return dateparser()


def _prefixed(prefix: str, figures: Figures) -> Figures:
    return {f"{prefix}.{key}": value for key, value in figures.items()}


def _tbaq(data: Path) -> Iterator[str]:
    path = data / "dates" / "tbaq.tar.gz"
    if not path.exists():
        raise MissingDataError(f"no {path}")
    with tarfile.open(path) as archive:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            if member.name.endswith(".tml") and "/._" not in member.name:
                file = archive.extractfile(member)
                assert file is not None
                yield file.read().decode("utf-8", "replace")


def _wikiwars(data: Path) -> Iterator[str]:
    paths = sorted((data / "dates" / "wikiwars" / "timex3_tml").glob("*.tml"))
    if not paths:
        raise MissingDataError(f"no WikiWars documents under {data}")
    for path in paths:
        yield path.read_text(encoding="utf-8", errors="replace")


def tally(document: Document, tag: Tag) -> Tally:
    """Tag one document and count."""
    created, text, gold = document
    found = tag(text, created)
    pairs = _pairs(gold, found)
    days_gold = [one for one in gold if one.day]
    days_found = [one for one in found if one.day]
    return Tally(
        expected=len(gold),
        predicted=len(found),
        relaxed=len(pairs),
        strict=sum((g.start, g.end) == (p.start, p.end) for g, p in pairs),
        value=sum(g.value == p.value for g, p in pairs),
        days_expected=len(days_gold),
        days_predicted=len(days_found),
        days_found=sum(any(_same_day(g, p) for p in days_found) for g in days_gold),
        days_right=sum(any(_same_day(g, p) for g in days_gold) for p in days_found),
    )


def _pairs(gold: Sequence[Timex], found: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """Match in text order, the longest overlap first, each expression once."""
    pairs, used = [], set[int]()
    for one in gold:
        overlaps = [(_overlap(one, other), -j) for j, other in enumerate(found) if j not in used]
        best = max(overlaps, default=(0, 0))
        if best[0] > 0:
            used.add(-best[1])
            pairs.append((one, found[-best[1]]))
    return pairs


def _overlap(a: Timex, b: Timex) -> int:
    return min(a.end, b.end) - max(a.start, b.start)


def _same_day(a: Timex, b: Timex) -> bool:
    return a.day == b.day and _overlap(a, b) > 0


def rates(tallies: Sequence[Tally]) -> Figures:
    """Return the figures over documents."""

    def total(name: str) -> int:
        return sum(int(getattr(one, name)) for one in tallies)

    expected, predicted = total("expected"), total("predicted")
    return {
        "relaxed": f_score(total("relaxed"), predicted, expected),
        "strict": f_score(total("strict"), predicted, expected),
        "value": f_score(total("value"), predicted, expected),
        "day.precision": rate(total("days_right"), total("days_predicted")),
        "day.recall": rate(total("days_found"), total("days_expected")),
    }
