"""Who plays which part in a document, and where that is disputed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.actors import Registry, RegistryAgreement
from dragoman.model import ActorRef, Agreement, Ceasefire, Commitment, Fact, Role, Status
from dragoman.record import Record
from dragoman.record.store.names import name_key
from dragoman.views.dossiers.parts import RoleTold, certain, most_certain
from dragoman.views.evidence import Citing
from dragoman.views.words import day_text

ORDER = ("signatory", "party", "guarantor", "mediator", "facilitator", "host", "observer",
         "witness", "sponsor", "invited", "excluded party")  # fmt: skip
_SO = frozenset({Status.HAPPENED, Status.ONGOING, Status.CLAIMED})
NOT_SO = frozenset({Status.DENIED, Status.NEGATED, Status.CANCELLED})


def parts_in(fact: Fact) -> Iterator[tuple[str, ActorRef]]:
    """(role, actor) for everybody whom a fact gives a part in a document."""
    detail = fact.detail
    if isinstance(detail, Agreement):
        if detail.action != "rejected":  # who rejects a document is no party to it
            yield from ((holder.role, holder.actor) for holder in detail.roles)
    elif isinstance(detail, Role):
        yield detail.role, detail.actor
    elif isinstance(detail, Ceasefire):
        yield from (("party", actor) for actor in detail.parties)
        yield from (("guarantor", actor) for actor in detail.guarantors)
        yield from (("excluded party", actor) for actor in detail.excluded)
    elif isinstance(detail, Commitment):
        yield from (("excluded party", actor) for actor in detail.exclusions)


def actor_key(ref: ActorRef) -> str:
    """What makes two mentions one actor: the registry's id, else the name."""
    if ref.actor and not ref.actor.startswith("~"):
        return ref.actor
    return f"~{name_key(ref.name) or ref.name}"


Parts = dict[tuple[str, str, Status], list[tuple[Fact, ActorRef]]]


def roles_told(
    facts: Iterable[Fact], record: Record, citing: Citing, *, within: str | None = None
) -> tuple[RoleTold, ...]:
    """Each part of each actor in each status, with its evidence."""
    groups = _grouped(facts)
    signed = {key for role, key, status in groups if role == "signatory" and status in _SO}
    rows = []
    for (role, key, status), told in groups.items():
        if role == "party" and status in _SO and key in signed:
            continue  # who signs is a party anyhow
        its_facts = sorted((fact for fact, _ in told), key=citing.order)
        ref, best = told[0][1], most_certain(fact.status for fact in its_facts)
        rows.append(
            RoleTold(role, ref.name, _known(ref), within, best, day_text(its_facts[0].day),
                     len(record.origins(its_facts)), citing.all(its_facts))
        )  # fmt: skip
    return tuple(sorted(rows, key=_order))


def registry_roles(
    entry: RegistryAgreement | None, registry: Registry, told: Iterable[RoleTold] = ()
) -> tuple[RoleTold, ...]:
    """The parties and guarantors that a pack names and no page tells."""
    if entry is None:
        return ()
    known = {(part.role, part.actor) for part in told if part.status in _SO}
    known |= {("party", actor) for role, actor in known if role == "signatory"}
    pairs = [("party", actor) for actor in entry.parties]
    pairs += [("guarantor", actor) for actor in entry.guarantors]
    return tuple(
        RoleTold(role, actor.name if actor else ident, ident, None, None, "", 0, ())
        for role, ident in pairs
        if (role, ident) not in known
        for actor in [registry.actor(ident)]
    )


def _grouped(facts: Iterable[Fact]) -> Parts:
    groups: Parts = {}
    for fact in facts:
        for role, ref in parts_in(fact):
            key = role.replace("_", " "), actor_key(ref), certain(fact.status)
            groups.setdefault(key, []).append((fact, ref))
    return groups


def _known(ref: ActorRef) -> str | None:
    return ref.actor if ref.actor and not ref.actor.startswith("~") else None


def _order(part: RoleTold) -> tuple[int, bool, str, str]:
    place = ORDER.index(part.role) if part.role in ORDER else len(ORDER)
    return place, part.status in NOT_SO, name_key(part.name), part.status or ""
