"""Names of one group over time: what pages tell, and what the registry knows of predecessors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from dragoman.actors.entries import Actor
from dragoman.model import UNKNOWN_DAY, ActorKind, AliasOf, Basis, Day, Precision
from dragoman.record.claims.counterparts import Proposition
from dragoman.record.claims.groups import Groups
from dragoman.record.claims.told import Told, accounts
from dragoman.record.day_words import day_text
from dragoman.record.lifecycles.lifecycle import Lifecycle, LifeKind, Step
from dragoman.record.store.names import name_key

Known = Callable[[str], Actor | None]
"""The registry's entry of an id, if there is one."""

_RENAMED = "formerly"
_GROUPS = frozenset({ActorKind.ARMED_GROUP, ActorKind.COALITION, ActorKind.ORGANISATION})
_Pair = tuple[str, str]
"""An older and a newer name, each as a registry id or as "~" and the folded name."""


def names_of(given: Iterable[Proposition], known: Known) -> tuple[Lifecycle, ...]:
    """The names of groups that were renamed, each from its oldest name to its present one.

    Names come from pages ("formerly …") and from the registry's predecessors, where facts name a
    group by two of its names.
    """
    told = [one for proposition in given for one in proposition.told]
    written = _written(told, known)
    in_facts = frozenset(written)
    before = set(_predecessors(written, known))
    renamings = list(_renamings(told, written))
    pairs = sorted({pair for pair, _ in renamings} | before)
    groups = Groups({key for pair in pairs for key in pair})
    for old, new in pairs:
        groups.join(old, new)
    by_pair: dict[_Pair, list[Told]] = {}
    for pair, one in renamings:
        by_pair.setdefault(pair, []).append(one)
    lives = [
        _life(group, pairs, by_pair, written, known)
        for group in groups.listed()
        if len(in_facts & set(group)) > 1 or any(pair[0] in group for pair in by_pair)
    ]
    return tuple(sorted(lives, key=lambda life: (life.about, life.id)))


def _written(told: Sequence[Told], known: Known) -> dict[str, str]:
    """Every key with a name for it: all groups in facts, by id where the registry knows them."""
    found: dict[str, str] = {}
    for one in told:
        for actor in one.fact.actors():
            entry = known(actor.actor) if actor.actor else None
            if entry is not None and entry.kind in _GROUPS:
                found[entry.id] = entry.name
    return found


def _renamings(told: Sequence[Told], written: dict[str, str]) -> Iterator[tuple[_Pair, Told]]:
    """Older and newer name of each renaming told; names that stand for a known id are that id."""
    ids = {name_key(name): ident for ident, name in sorted(written.items())}
    for one in told:
        alias = one.fact.detail
        if isinstance(alias, AliasOf) and alias.relation == _RENAMED and not one.against:
            for old in alias.also:
                keys = [_key(old, ids), _key(alias.name, ids)]
                for key, name in zip(keys, (old, alias.name), strict=True):
                    written.setdefault(key, name)
                if keys[0] != keys[1]:
                    yield (keys[0], keys[1]), one


def _key(name: str, ids: Mapping[str, str]) -> str:
    return ids.get(name_key(name), f"~{name_key(name)}")


def _predecessors(written: dict[str, str], known: Known) -> Iterator[_Pair]:
    waiting = sorted(key for key in written if not key.startswith("~"))
    seen = set(waiting)
    while waiting:
        entry = known(waiting.pop())
        for before in entry.predecessors if entry else ():
            older = known(before)
            if entry and older and older.kind in _GROUPS:
                written.setdefault(before, older.name)
                yield before, entry.id
                if before not in seen:
                    seen.add(before)
                    waiting.append(before)


def _life(
    group: Sequence[str],
    pairs: Sequence[_Pair],
    told: Mapping[_Pair, Sequence[Told]],
    written: Mapping[str, str],
    known: Known,
) -> Lifecycle:
    own = [pair for pair in pairs if pair[0] in group]
    since = {key: _since(key, told, known) for key in group}
    ordered = sorted(group, key=lambda key: (_rank(key, own), since[key].start or date.max, key))
    oldest, present = ordered[0], ordered[-1]
    steps = tuple(
        _step(written[key], since[key], [one for pair in own if pair[1] == key
                                         for one in told.get(pair, ())])
        for key in ordered
    )  # fmt: skip
    why = f"{written[oldest]} is now {written[present]}; {steps[-1].why}"
    return Lifecycle(
        f"l{min(group)}", LifeKind.NAME, written[oldest], (written[present],), written[present],
        why, steps,
    )  # fmt: skip


def _rank(key: str, pairs: Sequence[_Pair]) -> int:
    """How many names came before; a circle of names ends where it began."""
    rank, layer, seen = 0, {key}, {key}
    while layer := {old for old, new in pairs if new in layer} - seen:
        seen |= layer
        rank += 1
    return rank


def _since(key: str, told: Mapping[_Pair, Sequence[Told]], known: Known) -> Day:
    """Since when a name is borne: as the registry knows, else the first page that tells it."""
    entry = None if key.startswith("~") else known(key)
    if entry and entry.start:
        return Day(entry.start, entry.start, Precision.DAY, Basis.STATED, why="registry")
    days = [one.published for pair, some in told.items() if pair[1] == key for one in some]
    first = min((day for day in days if day), default=None)
    return Day(None, first, Precision.DAY, Basis.INFERRED) if first else UNKNOWN_DAY


def _step(name: str, since: Day, told: Sequence[Told]) -> Step:
    unique = {one.id: one for one in told}
    why = "as the registry knows" if since.why == "registry" else ""
    if unique:
        outlets = sorted({one.fact.outlet or one.origin_name for one in unique.values()})
        why = f"as told by {', '.join(outlets)}"
    return Step(name, since, day_text(since), accounts(unique.values()), why)
