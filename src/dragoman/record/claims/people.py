"""Where accounts of one thing give different people: who took part, who asked whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.model import ActorRef, Agreement, Invitation, Meeting
from dragoman.record.claims.claim import Aspect
from dragoman.record.claims.parties import Parties, bloc
from dragoman.record.claims.sides import Found, Measure, compare
from dragoman.record.claims.told import SIGNING, Stage, Told

_SEATS = {"bilateral": 2, "phone call": 2, "trilateral": 3}
"""Formats that say how many sit at the table, so that a list of so many is complete."""


@dataclass(frozen=True, slots=True)
class People:
    """Some actors: who they are, and their names in words."""

    parties: Parties
    names: str

    def differ(self, other: People) -> bool:
        """Whether neither list can be part of the other."""
        return not (self.parties <= other.parties or other.parties <= self.parties)

    def apart(self, other: People) -> bool:
        return not self.parties & other.parties


def participants(accounts: Sequence[Told]) -> Found:
    """Who sat together or signed, where two lists are complete and yet not the same.

    A list may always be short of somebody, so that "Ghana and Mali met" says nothing against "Mali
    and Niger met"; it does where both were bilateral, or where both tell who signed.
    """
    given = [
        (one, people)
        for one in accounts
        if one.stage is Stage.DONE and not one.against
        for people in _complete(one)
    ]
    return compare(given, _TABLE, lambda words: f"those there are {' or '.join(words)}")


def inviters(accounts: Sequence[Told]) -> Found:
    """Who invited. Several who do so in one sentence do so together."""
    by_sentence: dict[tuple[str, int], list[Told]] = {}
    for one in accounts:
        invitation = one.fact.detail
        if isinstance(invitation, Invitation) and invitation.inviter and not one.against:
            by_sentence.setdefault((one.fact.page, one.fact.start), []).append(one)
    given = []
    for together in by_sentence.values():
        asking = [inviter for one in together if (inviter := _inviter(one)) is not None]
        given += [(one, _people(asking)) for one in together]
    return compare(given, _INVITER, lambda words: f"invited by {' or by '.join(words)}")


def _inviter(told: Told) -> ActorRef | None:
    detail = told.fact.detail
    return detail.inviter if isinstance(detail, Invitation) else None


def _complete(told: Told) -> list[People]:
    detail = told.fact.detail
    if isinstance(detail, Meeting) and detail.format in _SEATS:
        there = [holder.actor for holder in detail.participants if holder.role == "participant"]
        people = _people(there)
        return [people] if len(people.parties) == _SEATS[detail.format] else []
    if isinstance(detail, Agreement) and detail.action in SIGNING:
        signing = [holder.actor for holder in detail.roles if holder.role == "signatory"]
        people = _people(signing)
        return [people] if len(people.parties) > 1 else []
    return []


def _people(actors: Iterable[ActorRef]) -> People:
    named = {bloc(actor): actor.name for actor in sorted(actors, key=lambda actor: actor.name)}
    return People(frozenset(named), " and ".join(sorted(named.values())))


_TABLE: Measure[People] = Measure(Aspect.PARTICIPANTS, People.differ, lambda people: people.names)
_INVITER: Measure[People] = Measure(Aspect.INVITER, People.apart, lambda people: people.names)
