"""What a fact says, in one line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from dragoman.model import ActorRef, Fact, FactKind, Meeting, Polarity, RoleHolder, Statement
from dragoman.views.words import day_text, kind_text, names

_SAID = {
    "say": "said", "announce": "announced", "confirm": "confirmed", "deny": "denied",
    "demand": "demanded", "propose": "proposed", "promise": "promised", "praise": "praised",
    "condemn": "condemned", "warn": "warned", "reveal": "revealed", "describe": "described",
    "stress": "stressed", "ask": "asked",
}  # fmt: skip


_OF_SOMEBODY = frozenset({"warn", "ask", "promise", "praise", "condemn"})
"""Acts whose addressee follows without "to": she warned them."""


def headline(fact: Fact) -> str:
    """What a fact says, in one line."""
    if isinstance(fact.detail, Statement) and fact.polarity is Polarity.NEGATED:
        return " ".join(_statement(fact.detail, negated=True).split())
    if isinstance(fact.detail, Meeting) and not fact.detail.participants:
        return " ".join(f"{_capital(fact.detail.format)}: {fact.quote}".split())
    if isinstance(fact.detail, Meeting) and _is_day(fact, fact.detail.topic):
        return _meeting(replace(fact.detail, topic=None))  # "met on Tuesday" tells no topic
    return " ".join(_HEADLINES[fact.kind](fact.detail).split()) or _capital(kind_text(fact.kind))


def _is_day(fact: Fact, topic: str | None) -> bool:
    """Whether a topic is only the words for the fact's day."""
    return bool(topic and fact.day.text) and (fact.day.text or "") in f"on {topic}"


def _statement(detail: Any, *, negated: bool = False) -> str:
    link = " " if detail.act in _OF_SOMEBODY else " of " if detail.act == "demand" else " to "
    to = f"{link}{_list(detail.addressees)}" if detail.addressees else ""
    act = f"did not {detail.act}" if negated else _SAID.get(detail.act, detail.act)
    said = f"{detail.speaker.name} {act}{to}"
    parts = [detail.content, *detail.further] if detail.content else detail.further
    words = " … ".join(part.text for part in parts)
    if not words:
        return said
    return f"{said} {words}" if words.startswith("that ") else f"{said}: {words}"


def _meeting(detail: Any) -> str:
    about = f", on {detail.topic}" if detail.topic else ""
    return f"{_capital(detail.format)}: {_list(detail.participants)}{about}"


def _agreement(detail: Any) -> str:
    by = f": {_list(detail.roles)}" if detail.roles else ""
    return f"{detail.agreement.name} {detail.action.replace('_', ' ')}{by}"


def _commitment(detail: Any) -> str:
    told = (detail.deadline.text or "\0") in detail.undertaking
    by = f", by {day_text(detail.deadline)}" if detail.deadline.known and not told else ""
    who = f"{_list(detail.obligors)}: " if detail.obligors else ""
    return f"{who}{detail.undertaking}{by}"


def _ceasefire(detail: Any) -> str:
    holds = {True: "Ceasefire holds", False: "Ceasefire does not hold", None: "Ceasefire"}
    words = holds[detail.holds]
    if detail.scope:
        words += f" ({detail.scope})"
    if detail.parties:
        words += f": {_list(detail.parties)}"
    return words + (f"; leaves out {_list(detail.excluded)}" if detail.excluded else "")


def _designation(detail: Any) -> str:
    by = f"{detail.authority.name} calls " if detail.authority else ""
    return f"{by}{detail.target.name} “{detail.label}”"


def _invitation(detail: Any) -> str:
    by = f"{detail.inviter.name} invites" if detail.inviter else "Invited:"
    to = f" to {detail.occasion}" if detail.occasion else ""
    return f"{by} {detail.invitee.name}{to}"


def _position(detail: Any) -> str:
    return f"{detail.holder.name} {detail.stance}: {detail.issue}"


def _role(detail: Any) -> str:
    within = f", {detail.in_}" if detail.in_ else ""
    return f"{detail.actor.name}: {detail.role.replace('_', ' ')}{within}"


def _alias(detail: Any) -> str:
    return f"{detail.name}, {detail.relation.replace('_', ' ')} {', '.join(detail.also)}"


def _track(detail: Any) -> str:
    words: str = detail.track.name
    words += f" ({detail.track.format})" if detail.track.format else ""
    words += f": {_list(detail.members)}" if detail.members else ""
    return words + (f"; next: {detail.next_step}" if detail.next_step else "")


def _monitor_report(detail: Any) -> str:
    count = "violations" if detail.total is None else f"{detail.total} violations"
    period = f", {detail.period}" if detail.period else ""
    return f"{detail.reporting_party.name} registers {count}{period}"


def _event(detail: Any) -> str:
    words = _capital(detail.type)
    if detail.actors:
        words += f": {_list(detail.actors)}"
    if detail.recipients:
        words += f" → {_list(detail.recipients)}"
    return words + (f": {detail.what}" if detail.what else "")


_HEADLINES: dict[FactKind, Callable[[Any], str]] = {
    FactKind.STATEMENT: _statement,
    FactKind.MEETING: _meeting,
    FactKind.AGREEMENT: _agreement,
    FactKind.COMMITMENT: _commitment,
    FactKind.CEASEFIRE: _ceasefire,
    FactKind.DESIGNATION: _designation,
    FactKind.INVITATION: _invitation,
    FactKind.POSITION: _position,
    FactKind.ROLE: _role,
    FactKind.ALIAS: _alias,
    FactKind.TRACK: _track,
    FactKind.MONITOR_REPORT: _monitor_report,
    FactKind.EVENT: _event,
}


def _list(actors: Sequence[ActorRef | RoleHolder]) -> str:
    return ", ".join(names(actors))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
