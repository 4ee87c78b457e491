"""What an answer about one thing is made from where a record tells too much of it: the facts that
were added last."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import takewhile

from dragoman.actors import load_registry
from dragoman.errors import UsageError
from dragoman.model import AgreementRef, FactKind, Status
from dragoman.record import Filter, Record
from dragoman.record.claims.likeness import stems
from dragoman.views.asked import before
from dragoman.views.brief.sections import NEW

ACTOR_FACTS = 40
"""Facts that an actor's profile is made from."""
ISSUE_FACTS = 24
"""Positions that a matrix is made from."""
PAPER_FACTS = 20
"""Facts that an agreement's dossier is made from, and as many beside them on their pages."""
PAPER_KINDS = (FactKind.AGREEMENT, FactKind.CEASEFIRE, FactKind.COMMITMENT, FactKind.ROLE)
BRIEF_THINGS = 5
"""Things of each part of a brief."""
BRIEF_LATEST = 150
"""Facts of the pages published last among which things are looked for that only one page tells."""
PLANS = timedelta(days=60)
"""Days before and after a brief's last one in which plans are looked for."""
_WORD = re.compile(r"\w+")


def to_actor(record: Record, wanted: Filter) -> str | None:
    """Shows of a record only what was told last of an actor; what that leaves out, in words."""
    every = record.count(wanted, most=_COUNTED)
    if every <= ACTOR_FACTS:
        return None
    record.extent.narrow(record.extent.newest(wanted, ACTOR_FACTS))
    number = f"more than {_COUNTED}" if every == _COUNTED else str(every)
    return f"Made of the {ACTOR_FACTS} facts added last, of {number}; the timeline has all."


def to_issue(record: Record, words: str) -> str | None:
    """Shows of a record only positions that may be on an issue, those told last; what that leaves
    out, in words."""
    wanted = Filter(kind=(FactKind.POSITION,))
    if record.count(wanted) <= ISSUE_FACTS:
        return None
    begins = " ".join(f"{_begin(word)}*" for word in _WORD.findall(words) if stems(word))
    if begins:
        wanted = Filter(kind=(FactKind.POSITION,), text=begins)
    found = record.extent.newest(wanted, ISSUE_FACTS)
    record.extent.narrow(found)
    if begins and len(found) < ISSUE_FACTS:
        return "Made of the positions whose own words name the issue."
    return f"Made of the {ISSUE_FACTS} positions on it that were added last."


def to_agreement(record: Record, ident: str) -> str:
    """Shows of a record only what names an agreement, by its id or name, and what stands beside it;
    what that leaves out, in words."""
    first, name = _first_fact(record, ident)
    words = " ".join(_WORD.findall(name))
    found = record.extent.newest(Filter(kind=PAPER_KINDS, text=f'"{words}"'), PAPER_FACTS)
    record.extent.narrow([*first, *record.extent.beside([*first, *found], PAPER_FACTS)])
    number = f"the {PAPER_FACTS} added last, " if len(found) == PAPER_FACTS else ""
    return f"Made of the facts that name it, {number}and of what stands beside them."


_COUNTED = 100_000


def to_brief(record: Record, since: date, until: date) -> str | None:
    """Shows of a record only what a brief of some days begins with: of each of its parts what most
    pages tell, filled up from the pages published last, and what was planned for the weeks before
    and after the last day; what that leaves out, in words."""
    extent = record.extent
    latest = extent.published_last(since, until, BRIEF_LATEST)
    found: dict[int, None] = {}
    for _, kinds in NEW:
        alike = extent.told_most(since, until, kinds, BRIEF_THINGS)
        fresh = [seq for kind, seq in latest if kind in kinds][: max(BRIEF_THINGS - len(alike), 0)]
        found |= dict.fromkeys([*alike, *fresh])
    behind = date.max - until
    ahead = until + min(timedelta(1), behind), until + min(PLANS, behind)
    for first, last in (ahead, (max(since, before(until, PLANS)), until)):
        wanted = Filter(since=first, until=last, status=(Status.PLANNED,))
        found |= dict.fromkeys(extent.first(wanted, BRIEF_THINGS))
    every = extent.told_in_all(since, until)
    extent.narrow(found)
    if every <= len(found):
        return None
    return (
        f"Told from {len(found)} of {every:,} facts: of each part those that most pages tell, and "
        "what was planned. The figures count all."
    )


def _first_fact(record: Record, ident: str) -> tuple[list[int], str]:
    """The fact whose id a document goes by, if it does, and a name of the document."""
    if ident.startswith("d"):
        try:
            fact = record.fact("f" + ident[1:])
        except UsageError:
            return [], ident
        ref = getattr(fact.detail, "agreement", None)
        seqs = record.extent.newest(Filter(page=fact.page), _COUNTED)
        return seqs, ref.name if isinstance(ref, AgreementRef) else ident
    entry = load_registry().agreements.get(ident)
    return [], entry.name if entry else ident


def _begin(word: str) -> str:
    """What all forms of a word begin with, as far as its stem tells: "polic" of "policies"."""
    for stem in stems(word):
        pairs = takewhile(lambda pair: pair[0] == pair[1], zip(word.casefold(), stem, strict=False))
        return "".join(letter for letter, _ in pairs).removesuffix("i") or word
    return word
