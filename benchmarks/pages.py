"""Articles out of HTML: the body's words, the title, the day published.

Task: from a page as served, the article. Protocol: `dragoman.pages` reads the bytes; reader
comments it keeps apart are left off. Metric: F1 of 4-word shingles, mean precision and recall over
pages; for the day, pages with the right day, a wrong one shown as fact, or none. Sources: article-
extraction-benchmark (Zyte), fundus test pages (Dallabetta et al. 2024); a fundus page is paired
with that of its gold versions whose words it holds.

Keys: extraction.f1, extraction.precision, extraction.recall; fundus.f1, fundus.title,
fundus.day.right, fundus.day.wrong, fundus.day.none (counts of pages with a gold day). `n` counts
pages. Peer `trafilatura`: its fast mode alone.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.result import Figures, MissingDataError, Result, bootstrap, f_score, rate
from dragoman.errors import PageError
from dragoman.model import Basis, Page, ZoneKind
from dragoman.pages.decoding import decode
from dragoman.pages.html import read_html
from dragoman.reading import Reader

NAME = "pages"
SHINGLE = 4
_TAG = re.compile(r"<[^>]+>")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Sample:
    """A page's bytes and what should be read off it."""

    name: str
    raw: bytes
    body: str
    title: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """Precision and recall of one page's body, by us and by the peer; title and day, where told."""

    ours: tuple[float, float]
    peer: tuple[float, float]
    title: bool | None
    day: str | None


def run(data: Path, reader: Reader) -> Result:
    """Read both sets."""
    root = data / "pages"
    extraction = [
        judge(sample) for sample in extraction_samples(root / "article-extraction-benchmark")
    ]
    fundus = [judge(sample) for sample in fundus_samples(root / "fundus")]
    figures = {f"extraction.{key}": value for key, value in _body(extraction).items()}
    figures |= {f"fundus.{key}": value for key, value in _body(fundus).items()}
    titles = [one.title for one in fundus if one.title is not None]
    figures["fundus.title"] = rate(sum(titles), len(titles))
    days = Counter(one.day for one in fundus if one.day)
    figures |= {f"fundus.day.{key}": float(days[key]) for key in ("right", "wrong", "none")}
    interval = {
        f"{prefix}.{key}": ends
        for prefix, judged in (("extraction", extraction), ("fundus", fundus))
        for key, ends in bootstrap(judged, _body).items()
    }
    peer = {f"extraction.{key}": value for key, value in _body(extraction, peer=True).items()}
    peer |= {f"fundus.{key}": value for key, value in _body(fundus, peer=True).items()}
    return Result(
        NAME,
        n=len(extraction) + len(fundus),
        figures=figures,
        interval=interval,
        peers={"trafilatura": peer},
    )


def judge(sample: Sample) -> Judged:
    """Read one page and compare."""
    markup = decode(sample.raw, marked_up=True).text
    try:
        page = read_html(sample.name, markup)
    except PageError:
        return Judged((0.0, 0.0), _score(_trafilatura(markup), sample.body), None, None)
    title = _words(page.title or "") == _words(sample.title) if sample.title else None
    return Judged(
        _score(_own(page), sample.body),
        _score(_trafilatura(markup), sample.body),
        title,
        _day(page, sample.day) if sample.day else None,
    )


def _own(page: Page) -> str:
    comments = [hint.start for hint in page.hints if hint.kind is ZoneKind.COMMENT]
    return page.text[: min(comments, default=len(page.text))]


def _day(page: Page, gold: str) -> str:
    day = page.published
    if day.start is None or day.basis is Basis.INFERRED:
        return "none"
    return "right" if day.start.isoformat() == gold else "wrong"


def _trafilatura(markup: str) -> str:
    import trafilatura

    return trafilatura.extract(markup, fast=True, include_comments=False) or ""


def _score(text: str, body: str) -> tuple[float, float]:
    found, gold = _shingles(text), _shingles(body)
    both = (found & gold).total()
    return rate(both, found.total()), rate(both, gold.total())


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _words(text)
    return Counter(tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _body(judged: Sequence[Judged], *, peer: bool = False) -> Figures:
    rows = [one.peer if peer else one.ours for one in judged]
    precision = rate(sum(row[0] for row in rows), len(rows))
    recall = rate(sum(row[1] for row in rows), len(rows))
    return {"f1": f_score(precision * recall, precision, recall), "precision": precision,
            "recall": recall}  # fmt: skip


def extraction_samples(folder: Path) -> Iterator[Sample]:
    truth = folder / "ground-truth.json"
    if not truth.exists():
        raise MissingDataError(f"no {truth}")
    for key, row in sorted(json.loads(truth.read_text(encoding="utf-8")).items()):
        raw = gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes())
        yield Sample(key[:8], raw, row["articleBody"])


def fundus_samples(folder: Path) -> Iterator[Sample]:
    paths = sorted(folder.glob("**/*.json"))
    if not paths:
        raise MissingDataError(f"no fundus pages under {folder}")
    for path in paths:
        versions = json.loads(path.read_text(encoding="utf-8"))
        for page in sorted(path.parent.glob(f"{path.stem}_[0-9]*.html.gz")):
            raw = gzip.decompress(page.read_bytes())
            sample = _paired(f"{path.parent.name}/{page.name}", raw, versions)
            if sample is not None:
                yield sample


def _paired(name: str, raw: bytes, versions: dict[str, Any]) -> Sample | None:
    """Return the page with that of its gold versions whose body and title it holds most of."""
    held = set(_words(_TAG.sub(" ", raw.decode("utf-8", "replace"))))

    def share(words: Sequence[str]) -> float:
        return rate(sum(word in held for word in words), len(words))

    found = []
    for version in versions.values():
        body = _body_of(version.get("body") or {})
        if _words(body):
            title = version.get("title") or ""
            day = str(version.get("publishing_date") or "")[:10]
            fit = share(_words(body)) + share(_words(title))
            found.append((fit, Sample(name, raw, body, title, day)))
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _body_of(body: dict[str, Any]) -> str:
    parts = list(body.get("summary") or [])
    for section in body.get("sections") or []:
        parts += section.get("headline") or []
        parts += section.get("paragraphs") or []
    return "\n".join(parts)
