"""Things that are two sides of one proposition though they are not told alike enough to be one
thing: a denial and what it denies, one guest and two inviters, one promise and two deadlines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from dragoman.model import Agreement, AgreementRef, Commitment, Fact, FactKind, Invitation
from dragoman.record.claims.days import clash
from dragoman.record.claims.given import Sources
from dragoman.record.claims.groups import Groups
from dragoman.record.claims.likeness import alike, stems
from dragoman.record.claims.parties import Parties, doers, party
from dragoman.record.claims.told import Told, is_signing, told_by
from dragoman.record.links import Thing
from dragoman.record.store.names import name_key

WITHIN = 60
"""Days between the publication of a denial and of what it denies, at most."""
TEXT_WITHIN = 180
"""The same for two accounts of an undertaking: the text that holds it is told for months."""
SIGNED_WITHIN = 14
"""The same for a signing and a document of like name told as not signed."""
ALIKE = 0.5
"""Share of stems that a denial and what it denies have in common, at least: "denied that it had
shelled the village" of "shelled the village of Kessel on Saturday"."""
SAME_UNDERTAKING = 0.7
"""The same for two undertakings of the same obligors: "pull its guns back from the line" and "pull
guns back from the front line by Friday"."""
SLIPS = 4
"""Days by which two accounts of one signing differ at most; what is signed later is another."""
_SIGNING_WORDS = stems("signed signature signing agreement document")
_COMMON = 200
"""Undertakings a word may stand in and still bring two of them together."""


@dataclass(frozen=True, slots=True)
class Proposition:
    """What one or several things tell or deny; `id` is that of the first thing."""

    id: str
    kind: FactKind
    told: tuple[Told, ...]
    doers: Parties
    words: frozenset[str]

    @property
    def lonely(self) -> bool:
        """Whether all its accounts speak against something that nobody here tells."""
        return all(one.against for one in self.told)

    @property
    def published(self) -> tuple[date, ...]:
        return tuple(one.published for one in self.told if one.published)


def propositions(things: Iterable[Thing], sources: Sources) -> list[Proposition]:
    """The things, those that are two sides of one proposition brought together; by id."""
    found = {
        thing.id: _proposition(thing.id, thing.kind, told_by(thing.facts, sources))
        for thing in things
    }
    groups = Groups(found)
    given = [found[ident] for ident in sorted(found)]
    pairs = (
        *_denials(given),
        *_signings(given, sources),
        *_signed_twice(given),
        *_invitations(given),
        *_undertakings(given),
    )
    for one, other in pairs:
        groups.join(one.id, other.id)
    return [_together([found[ident] for ident in group]) for group in groups.listed()]


def _proposition(ident: str, kind: FactKind, told: tuple[Told, ...]) -> Proposition:
    return Proposition(
        ident,
        kind,
        told,
        frozenset(doer for one in told for doer in doers(one.fact)),
        frozenset(stem for one in told for stem in _words(one.fact)),
    )


def _words(fact: Fact) -> frozenset[str]:
    """The content words of a fact, without the names of those in it."""
    names = (f"{actor.name} {actor.text}" for actor in fact.actors())
    return stems(fact.quote) - stems(" ".join(names))


def _together(group: Sequence[Proposition]) -> Proposition:
    if len(group) == 1:
        return group[0]
    told = {one.id: one for part in group for one in part.told}
    ordered = sorted(told.values(), key=Told.order)
    return _proposition(group[0].id, group[0].kind, tuple(ordered))


def _denials(given: Sequence[Proposition]) -> Iterator[tuple[Proposition, Proposition]]:
    """A denial, or what is told as not so, with the account of the same doers that it answers."""
    by_doer: dict[tuple[FactKind, str], list[Proposition]] = {}
    for one in given:
        if not one.lonely:
            for doer in one.doers:
                by_doer.setdefault((one.kind, doer), []).append(one)
    for one in (one for one in given if one.lonely):
        answered = {o.id: o for doer in one.doers for o in by_doer.get((one.kind, doer), ())}
        for other in answered.values():
            if _answers(one, other):
                yield one, other


def _answers(denial: Proposition, other: Proposition) -> bool:
    """Whether a denial is about what another thing tells: in nearly its words, names aside."""
    if len(denial.words & other.words) < 2 or alike(denial.words, other.words) < ALIKE:
        return False
    if denial.kind is FactKind.AGREEMENT and not _one_document(denial, other):
        return False
    return _in_time(denial, other) and _may_be_one_day(denial, other)


def _signings(
    given: Sequence[Proposition], sources: Sources
) -> Iterator[tuple[Proposition, Proposition]]:
    """A document told as not signed, with the signing of one named alike, told at about the same
    time: "prepared a protocol but did not sign it", "signed a protocol on Wednesday"."""
    signings = [one for one in given if any(is_signing(told) for told in one.told)]
    for first, second in _close([one for one in signings if one.published], SIGNED_WITHIN):
        if first.lonely == second.lonely:
            continue
        one, other = (first, second) if first.lonely else (second, first)
        same = _may_be_one_day(one, other) and _one_document(one, other)
        if same and _bears_on(one, other) and _of_one_matter(one, other, sources):
            yield one, other


def _signed_twice(given: Sequence[Proposition]) -> Iterator[tuple[Proposition, Proposition]]:
    """One signing told on two days: a document of like name, signed by the same two or more at no
    other place, a few days apart as told and as published."""
    signings = [
        one
        for one in given
        if one.published and any(is_signing(told) and not told.against for told in one.told)
    ]
    for one, other in _close(signings, SIGNED_WITHIN):
        if len(one.doers & other.doers) < 2 or not _one_document(one, other):
            continue
        if _days_apart(one, other) and not _apart(one, other):
            yield one, other


def _days_apart(one: Proposition, other: Proposition) -> bool:
    """Whether they are told on days that differ, by no more than `SLIPS`."""
    first, second = ([t.fact.day.start for t in p.told if t.fact.day.start] for p in (one, other))
    return any(0 < abs((a - b).days) <= SLIPS for a in first for b in second)


def _apart(one: Proposition, other: Proposition) -> bool:
    places = [{name_key(t.fact.place.name) for t in p.told if t.fact.place} for p in (one, other)]
    return bool(places[0] and places[1]) and places[0].isdisjoint(places[1])


def _of_one_matter(one: Proposition, other: Proposition, sources: Sources) -> bool:
    """Whether their sentences share what a document is about: "a protocol on the zones"."""
    told = (stems(" ".join(sources.sentence(t.fact) for t in p.told)) for p in (one, other))
    first, second = told
    return len((first & second) - _SIGNING_WORDS) > 1


def _bears_on(one: Proposition, other: Proposition) -> bool:
    return not one.doers or bool(one.doers & other.doers)


def _one_document(one: Proposition, other: Proposition) -> bool:
    """Whether two documents may be one: by the registry's id, else by their kind or a word of their
    names."""
    first, second = _documents(one), _documents(other)
    ids = [frozenset(ref.agreement for ref in refs if ref.agreement) for refs in (first, second)]
    if all(ids):
        return bool(ids[0] & ids[1])
    kinds = [{ref.document_kind for ref in refs} for refs in (first, second)]
    names = [{stem for ref in refs for stem in stems(ref.name)} for refs in (first, second)]
    return bool(kinds[0] & kinds[1] or names[0] & names[1])


def _documents(one: Proposition) -> list[AgreementRef]:
    details = (told.fact.detail for told in one.told)
    return [detail.agreement for detail in details if isinstance(detail, Agreement)]


def _invitations(given: Sequence[Proposition]) -> Iterator[tuple[Proposition, Proposition]]:
    """One guest of one occasion, invited by several or told as not invited."""
    by_guest: dict[str, list[Proposition]] = {}
    for one in given:
        guests = {
            party(told.fact.detail.invitee)
            for told in one.told
            if isinstance(told.fact.detail, Invitation)
        }
        for guest in guests:
            by_guest.setdefault(guest, []).append(one)
    for _, invited in sorted(by_guest.items()):
        for one, other in combinations(invited, 2):
            if _in_time(one, other) and _may_be_one_day(one, other) and _one_occasion(one, other):
                yield one, other


def _one_occasion(one: Proposition, other: Proposition) -> bool:
    """Whether what they are invited to is told in some common word, or not told of one of them."""
    first, second = _occasion(one), _occasion(other)
    return not first or not second or bool(first & second)


def _occasion(one: Proposition) -> frozenset[str]:
    details = (told.fact.detail for told in one.told)
    return frozenset(
        stem
        for detail in details
        if isinstance(detail, Invitation) and detail.occasion
        for stem in stems(detail.occasion)
    )


def _undertakings(given: Sequence[Proposition]) -> Iterator[tuple[Proposition, Proposition]]:
    """One undertaking of the same obligors in nearly the same words, whatever its deadline."""
    by_word: dict[str, list[Proposition]] = {}
    owed = {one.id: _owed(one) for one in given if one.kind is FactKind.COMMITMENT}
    for one in given:
        for word in owed.get(one.id, ()):
            by_word.setdefault(word, []).append(one)
    seen: set[tuple[str, str]] = set()
    for _, near in sorted(by_word.items()):
        for one, other in combinations(near[:_COMMON], 2):
            if (one.id, other.id) not in seen:
                seen.add((one.id, other.id))
                if _same_undertaking(one, other, owed[one.id], owed[other.id]):
                    yield one, other


def _same_undertaking(
    one: Proposition, other: Proposition, words: frozenset[str], others: frozenset[str]
) -> bool:
    """Whether two commitments are one by who owes them and by their words."""
    if len(words & others) < 2 or alike(words, others) < SAME_UNDERTAKING:
        return False
    owing, also = one.doers, other.doers
    return _in_time(one, other, TEXT_WITHIN) and (not owing or not also or bool(owing & also))


def _owed(one: Proposition) -> frozenset[str]:
    details = (told.fact.detail for told in one.told)
    return frozenset(
        stem
        for detail in details
        if isinstance(detail, Commitment)
        for stem in stems(detail.undertaking)
    )


def _close(given: Sequence[Proposition], within: int) -> Iterator[tuple[Proposition, Proposition]]:
    """Pairs published at most so many days apart, of those with a day of publication."""
    ordered = sorted(given, key=lambda one: (min(one.published), one.id))
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 :]:
            if (min(other.published) - max(one.published)).days > within:
                break
            if _in_time(one, other, within):
                yield one, other


def _in_time(one: Proposition, other: Proposition, within: int = WITHIN) -> bool:
    """Whether they were published close to each other; so are those of which nobody can say."""
    if not one.published or not other.published:
        return True
    gap = min(abs((a - b).days) for a in one.published for b in other.published)
    return gap <= within


def _may_be_one_day(one: Proposition, other: Proposition) -> bool:
    return any(not clash(a.fact.day, b.fact.day) for a in one.told for b in other.told)
