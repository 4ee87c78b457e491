"""What a perfect reader would make of a gold page: its annotation turned into a reading."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gold.model import GoldDay, GoldFact, GoldPage, Holder

from dragoman.model import (
    UNKNOWN_DAY,
    ActorRef,
    Agreement,
    AgreementRef,
    AliasOf,
    Basis,
    Ceasefire,
    Commitment,
    Content,
    Day,
    Designation,
    Detail,
    Event,
    Fact,
    FactKind,
    Invitation,
    Layout,
    Meeting,
    MonitorReport,
    Place,
    Position,
    Precision,
    Reading,
    Role,
    RoleHolder,
    Share,
    Statement,
    Track,
    TrackName,
    Voice,
    Zone,
    ZoneKind,
)

Fields = Mapping[str, object]


def perfect_reading(gold: GoldPage) -> Reading:
    """Every annotated fact, zone and page field, the first allowed answer each."""
    layout = Layout(
        zones=tuple(Zone(z.kind, z.start, z.end, "gold") for z in gold.zones),
        outlet=gold.outlet,
        republished_from=gold.republished_from[0],
        published=as_day(gold.published[0]),
    )
    facts = tuple(as_fact(gold, fact) for fact in gold.facts if not fact.implied)
    return Reading(gold.page, layout, facts)


def as_fact(gold: GoldPage, fact: GoldFact) -> Fact:
    status = fact.status
    return Fact(
        kind=fact.kind,
        page=gold.page.id,
        page_name=gold.page.name,
        outlet=gold.outlet,
        start=fact.start,
        end=fact.end,
        quote=fact.quote,
        zone=ZoneKind.BODY,
        detail=_DETAILS[fact.kind](fact.fields),
        modality=status.modalities[0],
        polarity=status.polarities[0],
        voices=tuple(
            Voice(None, voice.names[0], voice.names[0], 0, 0, voice.stances[0])
            for voice in status.chains[0]
        ),
        day=as_day(status.days[0]) if status.days else UNKNOWN_DAY,
        place=Place(fact.place[0], fact.place[0], 0, 0) if fact.place else None,
        rule="gold.perfect",
    )


def as_day(day: GoldDay) -> Day:
    if day == GoldDay(None, None):
        return UNKNOWN_DAY
    return Day(day.start, day.end, Precision.DAY, Basis.STATED)


def ref(name: str) -> ActorRef:
    return ActorRef(None, name, name, 0, len(name))


def _actor(fields: Fields, name: str) -> ActorRef:
    return ref(_text(fields, name) or "somebody")


def _actor_or_none(fields: Fields, name: str) -> ActorRef | None:
    return ref(_text(fields, name)) if name in fields else None


def _actors(fields: Fields, name: str) -> tuple[ActorRef, ...]:
    groups = fields.get(name, ())
    assert isinstance(groups, tuple)
    return tuple(ref(names[0]) for names in groups)


def _holders(fields: Fields, name: str) -> tuple[RoleHolder, ...]:
    holders = fields.get(name, ())
    assert isinstance(holders, tuple)
    found: list[RoleHolder] = []
    for holder in holders:
        assert isinstance(holder, Holder)
        found.append(RoleHolder(holder.role or "", ref(holder.names[0])))
    return tuple(found)


def _text(fields: Fields, name: str) -> str:
    words = fields.get(name, ("",))
    assert isinstance(words, tuple)
    return str(words[0])


def _texts(fields: Fields, name: str) -> tuple[str, ...]:
    words = fields.get(name, ())
    assert isinstance(words, tuple)
    return tuple(str(word) for word in words)


def _flag(fields: Fields, name: str) -> bool | None:
    value = fields.get(name)
    assert value is None or isinstance(value, bool)
    return value


def _agreement_or_none(fields: Fields) -> AgreementRef | None:
    name = _text(fields, "agreement")
    return AgreementRef(name, "agreement") if name else None


def _statement(fields: Fields) -> Detail:
    content = fields.get("content")
    return Statement(
        speaker=_actor(fields, "speaker"),
        addressees=_actors(fields, "addressees"),
        cue=_text(fields, "cue"),
        act=_text(fields, "act"),
        form=_text(fields, "form"),
        content=Content(0, len(content), content) if isinstance(content, str) else None,
        occasion=_text(fields, "occasion") or None,
    )


def _meeting(fields: Fields) -> Detail:
    return Meeting(
        participants=_holders(fields, "participants"),
        format=_text(fields, "format"),
        level=_text(fields, "level") or None,
        topic=_text(fields, "topic") or None,
    )


def _agreement(fields: Fields) -> Detail:
    return Agreement(
        agreement=AgreementRef(_text(fields, "agreement"), _text(fields, "document_kind")),
        action=_text(fields, "action"),
        roles=_holders(fields, "roles"),
    )


def _commitment(fields: Fields) -> Detail:
    deadline = fields.get("deadline")
    return Commitment(
        obligors=_actors(fields, "obligors"),
        undertaking=_text(fields, "undertaking"),
        beneficiaries=_actors(fields, "beneficiaries"),
        deadline=as_day(deadline) if isinstance(deadline, GoldDay) else UNKNOWN_DAY,
        scope=_text(fields, "scope") or None,
        exclusions=_actors(fields, "exclusions"),
        agreement=_agreement_or_none(fields),
    )


def _ceasefire(fields: Fields) -> Detail:
    return Ceasefire(
        holds=_flag(fields, "holds"),
        scope=_text(fields, "scope") or None,
        excluded=_actors(fields, "excluded"),
        parties=_actors(fields, "parties"),
        guarantors=_actors(fields, "guarantors"),
        agreement=_agreement_or_none(fields),
    )


def _designation(fields: Fields) -> Detail:
    return Designation(
        authority=_actor_or_none(fields, "authority"),
        target=_actor(fields, "target"),
        label=_text(fields, "label"),
        disputed_by=_actors(fields, "disputed_by"),
    )


def _invitation(fields: Fields) -> Detail:
    return Invitation(
        inviter=_actor_or_none(fields, "inviter"),
        invitee=_actor(fields, "invitee"),
        occasion=_text(fields, "occasion") or None,
        formal=_flag(fields, "formal"),
    )


def _monitor_report(fields: Fields) -> Detail:
    total = fields.get("total")
    assert total is None or isinstance(total, int)
    shares = fields.get("breakdown", ())
    assert isinstance(shares, tuple)
    return MonitorReport(
        reporting_party=_actor(fields, "reporting_party"),
        issuer=_actor_or_none(fields, "issuer"),
        period=_text(fields, "period") or None,
        total=total,
        breakdown=tuple(Share(place, count) for place, count in shares),
        adds_up=_flag(fields, "adds_up"),
    )


def _track(fields: Fields) -> Detail:
    return Track(
        track=TrackName(_text(fields, "track"), _text(fields, "format") or None),
        members=_actors(fields, "members"),
        next_step=_text(fields, "next_step") or None,
        undetermined=_texts(fields, "undetermined"),
    )


def _event(fields: Fields) -> Detail:
    return Event(
        type=_text(fields, "type"),
        mode=_text(fields, "mode") or None,
        actors=_actors(fields, "actors"),
        recipients=_actors(fields, "recipients"),
        what=_text(fields, "what") or None,
    )


_DETAILS: Mapping[FactKind, Callable[[Fields], Detail]] = {
    FactKind.STATEMENT: _statement,
    FactKind.MEETING: _meeting,
    FactKind.AGREEMENT: _agreement,
    FactKind.COMMITMENT: _commitment,
    FactKind.CEASEFIRE: _ceasefire,
    FactKind.DESIGNATION: _designation,
    FactKind.INVITATION: _invitation,
    FactKind.POSITION: lambda f: Position(
        _actor(f, "holder"), _text(f, "issue"), _text(f, "stance")
    ),
    FactKind.ROLE: lambda f: Role(_actor(f, "actor"), _text(f, "role"), _text(f, "in") or None),
    FactKind.ALIAS: lambda f: AliasOf(_text(f, "name"), _texts(f, "also"), _text(f, "relation")),
    FactKind.TRACK: _track,
    FactKind.MONITOR_REPORT: _monitor_report,
    FactKind.EVENT: _event,
}
