"""An actor's dossier: names, offices, statements, meetings, roles, positions over time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from dragoman.actors import Registry, load_registry
from dragoman.errors import UsageError
from dragoman.model import (
    ActorKind,
    ActorRef,
    AliasOf,
    Fact,
    FactKind,
    Meeting,
    Plain,
    Position,
    Statement,
    Status,
    to_plain,
)  # fmt: skip
from dragoman.record import Filter, Record
from dragoman.record.store.names import name_key
from dragoman.record.store.rows import actor_slots
from dragoman.views.dossiers.issues import by_issue, stance_text, stand
from dragoman.views.dossiers.parts import RoleTold, Told
from dragoman.views.dossiers.roles import ORDER, parts_in
from dragoman.views.dossiers.titles import title_in
from dragoman.views.evidence import Citing, Evidence
from dragoman.views.sentences import sentence
from dragoman.views.words import day_text

_NEAR = 5


@dataclass(frozen=True, slots=True)
class NameUsed:
    """A name of the actor: `why` is registry, formerly, also known as, abbreviation or as written;
    `uses` counts facts that write it so."""

    name: str
    why: str
    uses: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class OfficeHeld:
    """An office: from the registry with its days (`told` False), or as pages title the actor,
    with the days published of the first and last page that does."""

    title: str
    of: str | None
    since: date | None
    until: date | None
    told: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """What the actor holds on an issue, in order of publication; `changed` where it leaned both
    ways."""

    issue: str
    changed: bool
    stands: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class ActorDossier:
    """All that a record tells of one actor. `actor` is its registry id; `denials` are the facts
    that it denies or doubts, `addressed` what is said to it."""

    name: str
    actor: str | None
    kind: str | None
    state: str | None
    names: tuple[NameUsed, ...]
    offices: tuple[OfficeHeld, ...]
    roles: tuple[RoleTold, ...]
    statements: tuple[Told, ...]
    addressed: tuple[Told, ...]
    denials: tuple[Told, ...]
    meetings: tuple[Told, ...]
    positions: tuple[Course, ...]
    facts: int
    pages: int
    origins: int

    def to_dict(self) -> dict[str, Plain]:
        """The dossier as one plain JSON object."""
        plain = to_plain(self)
        assert isinstance(plain, dict)
        return plain


@dataclass(frozen=True, slots=True)
class Who:
    """An actor of the record: its registry id, or the key of a name that no registry knows."""

    ident: str | None
    key: str
    name: str

    def meets(self, actor: str | None, name: str) -> bool:
        """Whether a reference is to this actor."""
        if self.ident:
            return actor == self.ident
        return name_key(name) == self.key and (actor is None or actor.startswith("~"))


def actor_dossier(
    record: Record, name_or_id: str, *, registry: Registry | None = None
) -> ActorDossier:
    """The dossier of the actor with this name or id; raises UsageError where none or several fit.
    `registry` adds names and offices that a pack knows."""
    registry = registry or load_registry()
    who = find_actor(record, name_or_id, registry)
    citing = Citing(record)
    facts = sorted(record.facts(Filter(actor=who.ident or who.name)), key=citing.order)
    seen = [(fact, slot, ref) for fact in facts for slot, ref in actor_slots(fact)
            if who.meets(ref.actor, ref.name)]  # fmt: skip
    own = list({fact.id: fact for fact, _, _ in seen}.values())
    entry = registry.actor(who.ident) if who.ident else None
    home = registry.actor(entry.state) if entry and entry.state else None
    said = [fact for fact, slot, _ in seen if slot in ("speaker", "together")]
    return ActorDossier(
        name=who.name,
        actor=who.ident,
        kind=_kind(ref for _, _, ref in seen),
        state=home.name if home else None,
        names=tuple(_names(who, seen, record, registry, citing)),
        offices=tuple(_offices(who, seen, registry, citing)),
        roles=_roles(who, own, record, citing),
        statements=_told(said, citing),
        addressed=_told((fact for fact, slot, _ in seen if slot == "addressees"), citing),
        denials=_told((f for f in facts if _denied_by(f, who)), citing),
        meetings=_told((f for f in own if isinstance(f.detail, Meeting)), citing),
        positions=tuple(_courses(who, own, citing)),
        facts=len(own),
        pages=len({fact.page for fact in own}),
        origins=len(record.origins(own)),
    )


def find_actor(record: Record, wanted: str, registry: Registry) -> Who:
    """Whom a name or id stands for among those the record names.

    Tried in turn: an id; a whole name; a name that only the registry knows; words of a name.
    Raises UsageError where none or several fit, and says which there are.
    """
    key = name_key(wanted)
    known: dict[str, Who] = {}
    uses: dict[str, int] = {}
    for ident, name, count in record.actor_names():
        ident = None if ident is None or ident.startswith("~") else ident
        who = Who(ident, name_key(name), name)
        known.setdefault(ident or f"~{who.key}", who)
        uses[ident or f"~{who.key}"] = uses.get(ident or f"~{who.key}", 0) + count
    meant = {reading.id for reading in registry.readings(wanted)}
    tries = (
        [who for who in known.values() if who.ident == wanted],
        [who for who in known.values() if key and who.key == key],
        [who for who in known.values() if who.ident in meant],
        [who for who in known.values() if key and f" {key} " in f" {who.key} "],
    )
    for fits in tries:
        if len(fits) == 1:
            return fits[0]
        if fits:
            fits.sort(key=lambda who: (-uses[who.ident or f"~{who.key}"], who.name))
            listed = ", ".join(f"{w.name} ({w.ident})" if w.ident else w.name for w in fits[:_NEAR])
            raise UsageError(f"{wanted!r} may be {listed}; give more of the name, or the id")
    names = {who.key: who.name for who in known.values()}
    near = [names[found] for found in get_close_matches(key, names, n=3)]
    close = f"; names like it: {', '.join(near)}" if near else ""
    raise UsageError(f"nobody named {wanted!r} in {record.path}{close}")


Seen = Sequence[tuple[Fact, str, ActorRef]]


def _kind(refs: Iterable[ActorRef]) -> str | None:
    kinds = (ref.kind.value for ref in refs if ref.kind)
    return next(kinds, None)


def _names(
    who: Who, seen: Seen, record: Record, registry: Registry, citing: Citing
) -> Iterator[NameUsed]:
    """As written, most used first; told aliases; then what only the registry knows."""
    written: dict[str, list[Fact]] = {}
    for fact, _, ref in seen:
        if _is_name(ref):
            written.setdefault(" ".join(ref.text.split()), []).append(fact)
    for text, facts in sorted(written.items(), key=lambda item: (-len(item[1]), item[0])):
        yield NameUsed(text, "as written", len(facts), citing.all(facts[:1]))
    keys = {name_key(text) for text in written} | {who.key}
    for fact in record.facts(Filter(kind=(FactKind.ALIAS,))):
        assert isinstance(fact.detail, AliasOf)
        names = (fact.detail.name, *fact.detail.also)
        if any(name_key(name) in keys for name in names):
            for name in names:
                if name_key(name) not in keys:
                    yield NameUsed(name, fact.detail.relation.replace("_", " "), 1,
                                   citing.all([fact]))  # fmt: skip
                    keys.add(name_key(name))
    entry = registry.actor(who.ident) if who.ident else None
    for name in (entry.name, *entry.strong) if entry else ():
        if name_key(name) not in keys:
            keys.add(name_key(name))
            yield NameUsed(name, "registry", 0, ())


def _is_name(ref: ActorRef) -> bool:
    """Whether a mention names this actor alone: not "she", "the envoy Ana Kovač", "A, B and C"."""
    words = ref.text.split()
    alone = not any(word in ("and", "or", "of") for word in words[1:]) or ref.text == ref.name
    return alone and "," not in ref.text and ref.text[:1].isupper() and title_in(ref) is None


def _offices(who: Who, seen: Seen, registry: Registry, citing: Citing) -> Iterator[OfficeHeld]:
    for office in registry.office_of(who.ident, None) if who.ident else ():
        of = registry.actor(office.of)
        yield OfficeHeld(office.title, of.name if of else office.of, office.start, office.end,
                         False, ())  # fmt: skip
    titled: dict[str, list[Fact]] = {}
    texts: dict[str, str] = {}
    for fact, _, ref in seen:
        title = title_in(ref)
        if title and ref.kind in (None, ActorKind.PERSON):
            titled.setdefault(name_key(title), []).append(fact)
            texts.setdefault(name_key(title), title)
    for key, facts in titled.items():
        days = [day for fact in facts if (day := citing.page(fact).published.start)]
        yield OfficeHeld(texts[key], None, min(days, default=None), max(days, default=None), True,
                         citing.all(facts))  # fmt: skip


def _roles(who: Who, facts: Iterable[Fact], record: Record, citing: Citing) -> tuple[RoleTold, ...]:
    """The parts it plays, each in what, in the order in which they were first told."""
    groups: dict[tuple[str, str, Status], list[Fact]] = {}
    within: dict[tuple[str, str, Status], str | None] = {}
    for fact in sorted(facts, key=citing.order):
        for role, ref in parts_in(fact):
            if who.meets(ref.actor, ref.name):
                name = _whole(fact)
                key = role.replace("_", " "), name_key(name or ""), fact.status
                within.setdefault(key, name)
                groups.setdefault(key, []).append(fact)
    rows = [
        RoleTold(role, who.name, who.ident, within[role, name, status], status,
                 day_text(its_facts[0].day), len(record.origins(its_facts)), citing.all(its_facts))
        for (role, name, status), its_facts in groups.items()
    ]  # fmt: skip
    return tuple(sorted(rows, key=lambda row: ORDER.index(row.role) if row.role in ORDER else 99))


def _whole(fact: Fact) -> str | None:
    """What a part is played in."""
    agreement = getattr(fact.detail, "agreement", None)
    if agreement is not None:
        return str(agreement.name)
    return getattr(fact.detail, "in_", None) or (
        "ceasefire" if fact.kind is FactKind.CEASEFIRE else None
    )


def _denied_by(fact: Fact, who: Who) -> bool:
    return any(
        who.meets(voice.actor, voice.name)
        for voice in fact.voices
        if voice.stance.value in ("denies", "doubts")
    )


def _told(facts: Iterable[Fact], citing: Citing) -> tuple[Told, ...]:
    """Facts as sentences in order of publication; alike ones once, with all their words."""
    groups: dict[tuple[str, Status], list[Fact]] = {}
    for fact in sorted(facts, key=citing.order):
        if not (isinstance(fact.detail, Statement) and fact.detail.content is None):
            groups.setdefault((sentence(fact), fact.status), []).append(fact)
    return tuple(
        Told(words, status, day_text(its_facts[0].day), citing.all(its_facts))
        for (words, status), its_facts in groups.items()
    )


def _courses(who: Who, facts: Iterable[Fact], citing: Citing) -> Iterator[Course]:
    stands = [
        stand(fact)
        for fact in facts
        if isinstance(fact.detail, Position)
        and who.meets(fact.detail.holder.actor, fact.detail.holder.name)
    ]
    for issue, group in by_issue(stands):
        held = sorted(group, key=lambda s: citing.order(s.fact))
        leanings = {s.leaning for s in held if s.leaning}
        yield Course(
            issue,
            len(leanings) > 1,
            tuple(
                Told(f"{stance_text(s)}: {s.holds.issue}", s.fact.status,
                     day_text(citing.page(s.fact).published), citing.all([s.fact]))
                for s in held
            ),
        )  # fmt: skip
