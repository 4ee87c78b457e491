"""Whether two facts of one kind tell the same: a score with reasons, from the two alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from dragoman.model import FactKind
from dragoman.record.links.evidence import (
    Evidence,
    day_evidence,
    document_evidence,
    matches,
    number_evidence,
    party_evidence,
    place_evidence,
    probability,
    quote_evidence,
    word_evidence,
    wording_evidence,
)
from dragoman.record.links.profile import Profile

SAME, ASK = 0.8, 0.5
"""From which score on two facts are held to tell the same; from which on a person is asked."""


class Outcome(StrEnum):
    """What is held of two facts."""

    SAME = "same"
    ASK = "ask"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Scored:
    """Two facts compared; `plain`: they cannot be one thing, whatever links them to third ones."""

    outcome: Outcome
    score: float
    reasons: tuple[str, ...]
    plain: bool = False


def score(first: Profile, second: Profile) -> Scored:
    """How sure it is that two facts tell the same thing; the same either way round."""
    if first.kind is not second.kind:
        return Scored(Outcome.DIFFERENT, 0.0, ("other kinds of fact",), plain=True)
    one, other = sorted((first, second), key=lambda profile: profile.fact)
    prior, weigh = _KINDS[first.kind]
    evidence = [*weigh(one, other), *wording_evidence(one, other)]
    value = round(probability(evidence, prior), 4)
    plain = any(item.plain for item in evidence)
    outcome = Outcome.DIFFERENT
    if not plain and value >= ASK:
        outcome = Outcome.SAME if value >= SAME else Outcome.ASK
    ranked = sorted(evidence, key=lambda item: (-abs(item.weight), item.reason))
    return Scored(outcome, value, tuple(item.reason for item in ranked), plain)


Weigh = Callable[[Profile, Profile], Iterator[Evidence]]
_APART = {"phone call", "video conference", "press conference"}
"""Formats that are not one with a meeting in a room."""
_CONCLUDED = frozenset(("adopted", "signed", "reached", "published", "entered_into_force"))
"""Steps that pages mix up when a document comes into being on one day."""


def _meeting(a: Profile, b: Profile) -> Iterator[Evidence]:
    yield from day_evidence(a, b)
    yield from party_evidence(a.parties(), b.parties(), each=1.3, most=3.0)
    yield from place_evidence(a, b)
    yield from number_evidence(a, b)
    yield from word_evidence(a, b, worth=0.6)
    if a.sort != b.sort and _APART & {a.sort, b.sort}:
        yield Evidence(-2.5, f"a {a.sort}, a {b.sort}")


def _event(a: Profile, b: Profile) -> Iterator[Evidence]:
    if a.sort.split(":")[0] != b.sort.split(":")[0]:
        yield Evidence(-6.0, "other kinds of deed", plain=True)
    elif a.sort != b.sort:
        yield Evidence(-0.5, "other modes")
    yield from day_evidence(a, b)
    yield from party_evidence(a.parties("actors"), b.parties("actors"), each=0.9, most=1.2)
    yield from party_evidence(a.parties("recipients"), b.parties("recipients"), each=0.9, most=1.2)
    yield from place_evidence(a, b)
    yield from word_evidence(a, b, worth=3.5, least=0.15)
    yield from quote_evidence(a, b)


def _statement(a: Profile, b: Profile) -> Iterator[Evidence]:
    if not _some_match(a, b, "speaker", "together"):
        yield Evidence(-6.0, "other speakers", plain=True)
        return
    yield from party_evidence(a.parties("speaker"), b.parties("speaker"), each=1.0, most=1.0)
    yield from day_evidence(a, b, scale=0.7)
    yield from party_evidence(a.parties("addressees"), b.parties("addressees"), each=0.5, most=0.5,
                              none=-0.5)  # fmt: skip
    yield from word_evidence(a, b, worth=4.5, least=0.1)
    yield from quote_evidence(a, b)


def _agreement(a: Profile, b: Profile) -> Iterator[Evidence]:
    if a.sort != b.sort:
        if not {a.sort, b.sort} <= _CONCLUDED:
            yield Evidence(-6.0, f"{a.sort}, {b.sort}", plain=True)
            return
        yield Evidence(-0.8, f"{a.sort}, {b.sort}")
    yield from day_evidence(a, b)
    yield from document_evidence(a, b)
    yield from party_evidence(a.parties(), b.parties(), each=0.9, most=2.0, none=-2.5)
    yield from place_evidence(a, b)
    yield from word_evidence(a, b, worth=2.0, least=0.1)
    yield from number_evidence(a, b)


def _ceasefire(a: Profile, b: Profile) -> Iterator[Evidence]:
    yield from day_evidence(a, b)
    yield from document_evidence(a, b)
    yield from party_evidence(a.parties("parties"), b.parties("parties"), each=1.2, most=2.4)
    yield from party_evidence(a.parties("excluded"), b.parties("excluded"), each=1.0, most=2.0)
    yield from place_evidence(a, b)
    yield from word_evidence(a, b, worth=2.0, least=0.1)


def _commitment(a: Profile, b: Profile) -> Iterator[Evidence]:
    yield from party_evidence(a.parties("obligors"), b.parties("obligors"), each=1.0, most=1.5)
    yield from document_evidence(a, b)
    yield from day_evidence(a, b, scale=0.3)
    yield from word_evidence(a, b, worth=5.0, least=0.15)
    yield from place_evidence(a, b, same=0.6, other=-1.0)


def _designation(a: Profile, b: Profile) -> Iterator[Evidence]:
    if not _some_match(a, b, "target"):
        yield Evidence(-6.0, "other targets", plain=True)
        return
    yield from party_evidence(a.parties("authority"), b.parties("authority"), each=2.0, most=2.0)
    yield from day_evidence(a, b, scale=0.4)
    yield from word_evidence(a, b, worth=2.5)


def _invitation(a: Profile, b: Profile) -> Iterator[Evidence]:
    if not _some_match(a, b, "invitee"):
        yield Evidence(-6.0, "others invited", plain=True)
        return
    yield from party_evidence(a.parties("invitee"), b.parties("invitee"), each=1.4, most=1.4)
    yield from party_evidence(a.parties("inviter"), b.parties("inviter"), each=1.0, most=1.0,
                              none=-0.8)  # fmt: skip
    yield from day_evidence(a, b, scale=0.8)
    yield from place_evidence(a, b)
    yield from word_evidence(a, b, worth=2.5, least=0.1)


def _position(a: Profile, b: Profile) -> Iterator[Evidence]:
    if not _some_match(a, b, "holder"):
        yield Evidence(-6.0, "other holders", plain=True)
        return
    if a.sort != b.sort:
        yield Evidence(-1.5, f"{a.sort}, {b.sort}")
    yield from day_evidence(a, b, scale=0.5)
    yield from word_evidence(a, b, worth=5.5, least=0.15)


def _role(a: Profile, b: Profile) -> Iterator[Evidence]:
    if a.sort != b.sort or not _some_match(a, b, "actor"):
        yield Evidence(-6.0, "other parts or players", plain=True)
        return
    yield from day_evidence(a, b, scale=0.5)
    yield from word_evidence(a, b, worth=3.5, least=0.15)


def _alias(a: Profile, b: Profile) -> Iterator[Evidence]:
    yield from word_evidence(a, b, worth=5.0, least=0.3)


def _track(a: Profile, b: Profile) -> Iterator[Evidence]:
    yield from word_evidence(a, b, worth=4.0, least=0.3)
    yield from party_evidence(a.parties("members"), b.parties("members"), each=0.8, most=1.6)
    yield from day_evidence(a, b, scale=0.4)


def _monitor_report(a: Profile, b: Profile) -> Iterator[Evidence]:
    """Two monitors who count for one day keep two registers."""
    if not _some_match(a, b, "reporting_party"):
        yield Evidence(-6.0, "other monitors", plain=True)
        return
    yield from day_evidence(a, b)
    yield from word_evidence(a, b, worth=1.0)


def _some_match(a: Profile, b: Profile, *slots: str) -> bool:
    return any(matches(p, q) for p in a.parties(*slots) for q in b.parties(*slots))


_KINDS: dict[FactKind, tuple[float, Weigh]] = {
    FactKind.MEETING: (-2.6, _meeting),
    FactKind.EVENT: (-2.8, _event),
    FactKind.STATEMENT: (-2.6, _statement),
    FactKind.AGREEMENT: (-2.8, _agreement),
    FactKind.CEASEFIRE: (-2.8, _ceasefire),
    FactKind.COMMITMENT: (-2.8, _commitment),
    FactKind.DESIGNATION: (-1.6, _designation),
    FactKind.INVITATION: (-1.2, _invitation),
    FactKind.POSITION: (-2.2, _position),
    FactKind.ROLE: (-1.4, _role),
    FactKind.ALIAS: (-1.6, _alias),
    FactKind.TRACK: (-2.2, _track),
    FactKind.MONITOR_REPORT: (-1.4, _monitor_report),
}
"""Per kind: log-odds before anything is looked at, among facts that meet under a key; and what is
weighed."""
