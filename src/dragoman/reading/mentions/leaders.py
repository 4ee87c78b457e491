"""Which persons "the two leaders", "the four" or "both men" are: those who lead or met, not those
who serve.

A page about two leaders also names envoys, spokesmen and officers, often nearer to the phrase. Who
serves somebody else is none of "the leaders" while enough others are named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.model import ActorKind, ActorRef
from dragoman.reading.mentions.memory import REACH, Entry, Listed, Memory
from dragoman.reading.mentions.people import People
from dragoman.reading.mentions.scene import Draft

LEADING_NOUNS = frozenset({"leader", "chief", "head", "statesman", "men", "man", "women", "figure",
                           "politician", "number"})  # fmt: skip
"""Nouns of collectives that mean persons of the first rank; envoys and officials serve."""
_SERVING = ("envoy", "special", "spokes", "mediator", "facilitator", "secretary-general",
            "negotiator", "deputy", "adviser", "advisor", "ambassador", "official", "colonel",
            "captain", "major", "correspondent", "archbishop", "bishop", "cardinal", "professor",
            "analyst", "lawmaker", "parliamentarian", "diplomat", "press", "foreign minister",
            "high representative", "observer", "journalist", "reporter", "director", "mr",
            "commissioner", "chief of staff", "witness")  # fmt: skip
_LEADING = ("president", "prime minister", "leader", "monarch", "king", "chancellor", "premier",
            "chairman", "commander", "emir", "sheikh", "supreme leader", "head of state",
            "crown prince", "first minister", "taoiseach", "chief")  # fmt: skip
_ACTED = 2.0
_NEAR = 3.0
"""What it adds that a list stands in the sentences just before."""


def leaders_of(people: People, memory: Memory, draft: Draft) -> tuple[Sequence[ActorRef], str]:
    """The persons a counted phrase means, or () and why."""
    listed = _best_list(people, memory, draft)
    if listed:
        return listed, "listed, and none of them serves another"
    first = _named_before(people, memory, draft)
    for wanted, why in ((first, "all persons named before who serve nobody"),
                        ([r for r in first if _leads(people, r)], "those who lead")):  # fmt: skip
        if len(wanted) == draft.count:
            return wanted, why
    return (), f"no {draft.count} leaders before"


def _best_list(people: People, memory: Memory, draft: Draft) -> tuple[ActorRef, ...]:
    """The best told list of as many persons of the first rank."""
    scores: dict[frozenset[str], float] = {}
    refs: dict[frozenset[str], tuple[ActorRef, ...]] = {}
    for members, line, weight in (*_lists(memory, draft), *_meetings(memory, draft)):
        if len(members) != draft.count or any(_serves(people, ref) for ref in members):
            continue
        key = frozenset(ref.key for ref in members)
        near = _NEAR if draft.line - line <= 1 else 0.0
        scores[key] = scores.get(key, 0.0) + weight + near
        refs[key] = members
    best = max(scores, key=lambda key: scores[key], default=None)
    return refs[best] if best is not None else ()


def _lists(memory: Memory, draft: Draft) -> Iterator[tuple[tuple[ActorRef, ...], int, float]]:
    """Lists of persons before a draft; of lists that grow the whole."""
    seen: set[tuple[int, int]] = set()
    for listed in reversed(memory.lists):
        begin = (listed.line, listed.refs[0].start)
        if listed.end > draft.start or begin in seen:
            continue
        seen.add(begin)
        if all(is_person(ref) for ref in listed.refs):
            yield listed.refs, listed.line, _weight(listed)


def _weight(listed: Listed) -> float:
    return _ACTED if listed.rank == 0 else 1.0


def _meetings(memory: Memory, draft: Draft) -> Iterator[tuple[tuple[ActorRef, ...], int, float]]:
    """A person who acts and the one he acts on: "Kabbah received Sankoh"."""
    lines: dict[int, list[Entry]] = {}
    for entry in memory.entries:
        if entry.start < draft.start and len(entry.refs) == 1 and is_person(entry.refs[0]):
            lines.setdefault(entry.line, []).append(entry)
    for line, entries in lines.items():
        for one in entries:
            for other in entries:
                if one.rank == 0 and other.rank == 1 and _of_one_verb(one, other):
                    yield (one.refs[0], other.refs[0]), line, _ACTED


def _of_one_verb(one: Entry, other: Entry) -> bool:
    heads = (one.draft.head, other.draft.head)
    return all(heads) and one.key != other.key and heads[0].head == heads[1].head  # type: ignore[union-attr]


def _named_before(people: People, memory: Memory, draft: Draft) -> list[ActorRef]:
    """The persons of the first rank named before a draft, in the smallest stretch that has
    enough of them."""
    found: dict[str, ActorRef] = {}
    for reach in (REACH, draft.line):
        found = {
            ref.actor: ref
            for entry in memory.recent(draft, reach)
            for ref in entry.refs
            if ref.actor and is_person(ref) and not _serves(people, ref)
        }
        if len(found) >= draft.count:
            break
    return list(found.values())


def is_person(ref: ActorRef) -> bool:
    """Somebody, not an army or a ministry that the registry files as an office."""
    return ref.kind is ActorKind.PERSON


def _serves(people: People, ref: ActorRef) -> bool:
    """Whether the page calls somebody what only those are called who serve others."""
    person = people.get(ref.actor)
    if person is None:
        return False
    told = person.told or person.offices
    return bool(told) and all(_is_one_of(office, _SERVING) for office in told)


def _leads(people: People, ref: ActorRef) -> bool:
    person = people.get(ref.actor)
    if person is None:
        return False
    return any(
        _is_one_of(office, _LEADING) and not office.startswith(("vice", "deputy", "former"))
        for office in person.offices
    )


def _is_one_of(office: str, stems: Sequence[str]) -> bool:
    return any(stem in office for stem in stems)
