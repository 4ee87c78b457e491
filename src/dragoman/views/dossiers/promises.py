"""What a document commits its parties to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from dragoman.model import Basis, Commitment, Day, Fact
from dragoman.record import Record
from dragoman.record.claims.likeness import alike, stems
from dragoman.record.claims.parties import blocs
from dragoman.record.day_words import date_text
from dragoman.record.lifecycles import Lifecycle
from dragoman.record.lifecycles.commitments import NO_NEWS, PROMISED
from dragoman.record.store.names import name_key
from dragoman.views.dossiers.parts import Promise
from dragoman.views.evidence import Citing
from dragoman.views.words import names

SAME_WORDS = 0.75
"""Share of the shorter undertaking's content words that the other must have."""


def promises(
    facts: Iterable[Fact], lives: Iterable[Lifecycle], record: Record, citing: Citing
) -> tuple[Promise, ...]:
    """Undertakings by deadline, each once with all who tell it, every deadline it is given, and
    what its life among `lives` says became of it."""
    groups: list[list[Fact]] = []
    owed = (f for f in facts if isinstance(f.detail, Commitment) and f.detail.obligors)
    for thing in citing.things(owed):
        near = [g for g in groups if any(_same(one, other) for one in g for other in thing)]
        groups = [group for group in groups if group not in near]
        groups.append([*(fact for group in near for fact in group), *thing])
    known = list(lives)
    made = (_promise(group, _life(group, known), record, citing) for group in groups)
    return tuple(sorted(made, key=_order))


def _life(facts: Sequence[Fact], lives: Sequence[Lifecycle]) -> Lifecycle | None:
    """The life that holds most of these facts."""
    ids = {fact.id for fact in facts}
    held = [(len(ids & {a.fact for a in life.accounts()}), life.id, life) for life in lives]
    return max(held, key=lambda row: row[:2])[2] if any(row[0] for row in held) else None


def _same(one: Fact, other: Fact) -> bool:
    """Whether two facts tell one undertaking: owed by somebody in common, in like words."""
    first, second = one.detail, other.detail
    assert isinstance(first, Commitment)
    assert isinstance(second, Commitment)
    owing, also = blocs(first.obligors), blocs(second.obligors)
    same_owers = owing == also or bool(owing & also)
    words, others = stems(first.undertaking), stems(second.undertaking)
    return same_owers and one.polarity is other.polarity and alike(words, others) >= SAME_WORDS


def _promise(facts: list[Fact], life: Lifecycle | None, record: Record, citing: Citing) -> Promise:
    facts = sorted(facts, key=citing.order)
    first, owed = facts[0], facts[0].detail
    assert isinstance(owed, Commitment)
    last = sorted({day for one in _deadlines(facts) if (day := one.end or one.start)})
    after = [a.fact for step in life.steps if step.step != PROMISED for a in step.accounts] \
        if life else []  # fmt: skip
    return Promise(
        who=names(owed.obligors), undertaking=owed.undertaking, to=names(owed.beneficiaries),
        deadlines=tuple(date_text(day) for day in last), due=max(last, default=None),
        scope=owed.scope, left_out=names(owed.exclusions), status=first.status,
        outcome=life.state if life else NO_NEWS, why=life.why if life else "",
        scale=life.scale if life else None,
        reports=citing.all(record.fact(fact) for fact in after), evidence=citing.all(facts),
    )  # fmt: skip


def _deadlines(facts: Iterable[Fact]) -> Iterable[Day]:
    """The deadlines given, those counted from the page's day ("within two weeks") once for the
    same words: a reprint of the next day gives no later one."""
    counted: set[str] = set()
    for fact in facts:
        owed = fact.detail
        if isinstance(owed, Commitment):
            words = name_key(owed.undertaking)
            if owed.deadline.basis is not Basis.RELATIVE or words not in counted:
                yield owed.deadline
            counted.add(words)


def _order(promise: Promise) -> tuple[date, str]:
    return promise.due or date.max, promise.undertaking
