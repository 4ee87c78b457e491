"""A score as lines for a terminal and as plain values for JSON."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model import Fact
from gold.compare import day_agrees, status_agrees, voices_agree
from gold.match import Match
from gold.model import GoldFact
from gold.score import Score, SentenceScore
from gold.tally import Count

WIDTH = 64
"""Characters of a quote shown on one line."""


def as_plain(score: Score, *, part: str, digest: str) -> dict[str, object]:
    """Everything counted, missed and over-produced, as JSON values."""
    return {
        "part": part,
        "digest": digest,
        "pages": len(score.pages),
        "sentences": len(score.sentences),
        "figures": {name: c.to_dict() for name, c in sorted(score.tally.figures.items())},
        "kinds": {name: k.to_dict() for name, k in sorted(score.tally.kinds.items())},
        "misses": list(misses(score)),
        "extras": list(extras(score)),
        "wrong_status": list(wrong_status(score)),
        "wrong_sentences": list(wrong_sentences(score)),
    }


def table(score: Score) -> Iterator[str]:
    """The figures, one a line: rate, 95 % interval, counts."""
    for name, count in sorted(score.tally.figures.items()):
        yield f"{name:<44}{_figure(count)}"
    yield ""
    yield f"{'kind':<16}{'recall':<34}{'precision':<34}F"
    for name, kind in sorted(score.tally.kinds.items()):
        f = "–" if kind.f is None else f"{kind.f:.3f}"
        yield f"{name:<16}{_figure(kind.recall):<34}{_figure(kind.precision):<34}{f}"


def _figure(count: Count) -> str:
    rate, ends = count.rate, count.interval()
    if rate is None or ends is None:
        return "–"
    return f"{rate:.3f} [{ends[0]:.3f}, {ends[1]:.3f}] {count.right}/{count.all}"


def misses(score: Score) -> Iterator[str]:
    """Annotated must and should facts that nothing told."""
    for page in score.pages:
        for gold in page.matching.misses:
            yield f"{page.gold.page.name}: {gold.tier.value} {_gold(gold)}"


def extras(score: Score) -> Iterator[str]:
    """Predicted facts that nothing annotated bears out, with the rule that made them."""
    for page in score.pages:
        for fact in page.matching.extras:
            yield f"{page.gold.page.name}: [{fact.rule}] {_fact(fact)}"


def wrong_status(score: Score) -> Iterator[str]:
    """Matched facts whose status, voices or day are wrong."""
    for page in score.pages:
        for match in page.matching.matches:
            if not match.gold.implied and (line := _wrong(match)):
                yield f"{page.gold.page.name}: {line}"


def wrong_sentences(score: Score) -> Iterator[str]:
    """Sentences not found or not read right, with what is wrong."""
    for one in score.sentences:
        if one.wrong:
            yield _sentence(one)


def _wrong(match: Match) -> str:
    status, fact = match.gold.status, match.fact
    wrong = [
        name
        for name, right in (
            ("status", status_agrees(status, fact)),
            ("voices", voices_agree(status, fact)),
            ("day", not status.days or day_agrees(status, fact)),
        )
        if not right
    ]
    return f"wrong {', '.join(wrong)} [{fact.rule}] {_fact(fact)}" if wrong else ""


def _sentence(one: SentenceScore) -> str:
    told = "nothing" if one.fact is None else _fact(one.fact)
    return f"{one.gold.id} ({one.gold.group}): {', '.join(one.wrong)}; told {told}"


def _gold(gold: GoldFact) -> str:
    return f"{gold.kind.value} {_short(gold.quote)!r} {_fields(gold)}"


def _fields(gold: GoldFact) -> str:
    values = (f"{name}={value}" for name, value in gold.fields.items() if name != "content")
    return _short("; ".join(values))


def _fact(fact: Fact) -> str:
    voices = " > ".join(f"{voice.name} {voice.stance.value}" for voice in fact.voices)
    day = f"{fact.day.start}..{fact.day.end}" if fact.day.known else "no day"
    return f"{fact.kind.value} {fact.status.value} ({voices}) {day} {_short(fact.quote)!r}"


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= WIDTH else plain[: WIDTH - 1] + "…"


def show(score: Score, what: str) -> Iterator[str]:
    """The lines of one list: misses, extras, status or sentences."""
    lists = {
        "misses": misses,
        "extras": extras,
        "status": wrong_status,
        "sentences": wrong_sentences,
    }
    return lists[what](score)
