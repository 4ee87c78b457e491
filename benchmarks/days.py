"""Which day a text means: time expressions found, and what calendar value they are given.

Task: find the time expressions of a text and normalise them against the day it was written.
Protocol: `tag_days` over the product's own sentences, the document's creation day given as the
published day; a gold and a predicted expression match where they overlap, each once (TempEval-3).
Metric: F of matched ones (relaxed), of those with equal bounds (strict), of those with an equal
TIMEX3 value (value); at day level precision and recall of calendar days (`YYYY-MM-DD`). Sources:
TimeBank and AQUAINT as cleaned for TempEval-3 (UzZaman et al. 2013); WikiWars (Mazur & Dale 2010),
odd-numbered documents.

Keys: for each corpus (`tbaq.`, `wikiwars.`) relaxed, strict, value, day.precision, day.recall. `n`
counts gold expressions.
"""

from __future__ import annotations

import html
import re
import tarfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.result import Figures, MissingDataError, Result, bootstrap, f_score, rate
from dragoman.model import Basis, Day, Precision
from dragoman.reading import Reader
from dragoman.reading.mentions.days import tag_days, timex_value

NAME = "days"
_DCT = re.compile(r'<DCT>.*?value="([^"]*)"', re.S)
_TEXT = re.compile(r"<TEXT>(.*?)</TEXT>", re.S)
_TAG = re.compile(r"(<[^>]+>)")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?!\s*\n))+")


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: where it stands and what it means; `day` is None unless it is one
    calendar day."""

    start: int
    end: int
    value: str
    day: str | None


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


def run(data: Path, reader: Reader) -> Result:
    """Tag both corpora."""
    figures: Figures = {}
    interval: dict[str, tuple[float, float]] = {}
    n = 0
    for prefix, files in (("tbaq", _tbaq(data)), ("wikiwars", _wikiwars(data))):
        tallies = [tally(*read_timeml(text), reader) for text in files]
        n += sum(one.expected for one in tallies)
        figures |= {f"{prefix}.{key}": value for key, value in rates(tallies).items()}
        interval |= {f"{prefix}.{key}": ends for key, ends in bootstrap(tallies, rates).items()}
    return Result(NAME, n=n, figures=figures, interval=interval)


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


def read_timeml(source: str) -> tuple[date, str, list[Timex]]:
    """Return creation day, plain text and gold expressions of a TimeML document."""
    created = _DCT.search(source)
    body = _TEXT.search(source)
    if created is None or body is None:
        raise MissingDataError("a TimeML document without creation day or text")
    parts: list[str] = []
    length = 0
    opened: list[tuple[int, dict[str, str]]] = []
    gold: list[Timex] = []
    for part in _TAG.split(body[1]):
        if part.startswith("<TIMEX3"):
            opened.append((length, dict(_ATTRIBUTE.findall(part))))
        elif part.startswith("</TIMEX3"):
            start, attributes = opened.pop()
            gold.append(_timex(start, length, attributes))
        elif not (part.startswith("<") and part.endswith(">")):
            plain = html.unescape(part)
            parts.append(plain)
            length += len(plain)
    return (
        date.fromisoformat(created[1][:10]),
        "".join(parts),
        sorted(gold, key=lambda one: one.start),
    )


def _timex(start: int, end: int, attributes: dict[str, str]) -> Timex:
    value = attributes.get("value", "")
    told = bool(_DAY.match(value)) and attributes.get("type") in ("DATE", "TIME")
    return Timex(start, end, value, value[:10] if told else None)


def tally(created: date, text: str, gold: Sequence[Timex], reader: Reader) -> Tally:
    """Tag one document and count."""
    paragraphs = [match.span() for match in _PARAGRAPH.finditer(text) if match[0].strip()]
    sentences = [(one.start, one.end) for one in reader.pipeline.parse(text, paragraphs, names=[])]
    published = Day(created, created, Precision.DAY, Basis.STATED)
    found = []
    for mention in tag_days(text, sentences, published=published):
        day = mention.day
        exact = day.precision is Precision.DAY and day.start is not None
        iso = day.start.isoformat() if exact and day.start is not None else None
        found.append(Timex(mention.start, mention.end, timex_value(mention) or "", iso))
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
