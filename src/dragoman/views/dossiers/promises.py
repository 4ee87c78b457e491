"""What a document commits its parties to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dragoman.model import Commitment, Fact
from dragoman.record.claims.likeness import alike, stems
from dragoman.record.claims.parties import blocs
from dragoman.views.dossiers.parts import Promise
from dragoman.views.evidence import Citing
from dragoman.views.words import day_text, names

NO_NEWS = "no news"
SAME_WORDS = 0.75
"""Share of the shorter undertaking's content words that the other must have."""


def promises(facts: Iterable[Fact], citing: Citing) -> tuple[Promise, ...]:
    """Undertakings by deadline, each once with all who tell it and every deadline it is given."""
    groups = undertakings(facts, citing)
    return tuple(sorted((_promise(group, citing) for group in groups), key=_order))


def undertakings(facts: Iterable[Fact], citing: Citing) -> list[list[Fact]]:
    """Commitment facts by what is undertaken, whatever deadline each gives it."""
    groups: list[list[Fact]] = []
    for thing in citing.things(fact for fact in facts if isinstance(fact.detail, Commitment)):
        near = [g for g in groups if any(_same(one, other) for one in g for other in thing)]
        groups = [group for group in groups if group not in near]
        groups.append([*(fact for group in near for fact in group), *thing])
    return groups


def _same(one: Fact, other: Fact) -> bool:
    """Whether two facts tell one undertaking: owed by somebody in common, in like words."""
    first, second = one.detail, other.detail
    assert isinstance(first, Commitment)
    assert isinstance(second, Commitment)
    owing, also = blocs(first.obligors), blocs(second.obligors)
    same_owers = owing == also or bool(owing & also)
    words, others = stems(first.undertaking), stems(second.undertaking)
    return same_owers and one.polarity is other.polarity and alike(words, others) >= SAME_WORDS


def _promise(facts: list[Fact], citing: Citing) -> Promise:
    facts = sorted(facts, key=citing.order)
    first, owed = facts[0], facts[0].detail
    assert isinstance(owed, Commitment)
    every = [fact.detail.deadline for fact in facts if isinstance(fact.detail, Commitment)]
    known = [deadline for deadline in every if deadline.known]
    days = [day for deadline in known if (day := deadline.end or deadline.start)]
    return Promise(
        who=names(owed.obligors), undertaking=owed.undertaking, to=names(owed.beneficiaries),
        deadlines=tuple(dict.fromkeys(day_text(deadline) for deadline in known)),
        due=max(days, default=None), scope=owed.scope, left_out=names(owed.exclusions),
        status=first.status, outcome=NO_NEWS, why="", evidence=citing.all(facts),
    )  # fmt: skip


def _order(promise: Promise) -> tuple[date, str]:
    return promise.due or date.max, promise.undertaking
