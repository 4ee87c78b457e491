"""Who is who among the persons of one page: full names, surnames, offices, gender."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dragoman.actors import Registry, fold
from dragoman.model import ActorKind, ActorRef
from dragoman.reading.mentions.kinds import given_names
from dragoman.reading.mentions.scene import Piece, Scene, slug
from dragoman.reading.mentions.titles import same_office

_SMALL = "al el a an de da do dos la le van von der den bin ibn ben abu of the y e"
_PARTICLES = frozenset(_SMALL.split())
_ONE_SORT = frozenset({"envoy", "mediator", "negotiator", "spokesperson", "facilitator"})
"""Offices that a page calls by several names and means the same person."""


@dataclass(slots=True)
class Person:
    """One person of the page; `offices` as the page or the registry tells them."""

    key: str
    name: str
    words: tuple[str, ...]
    known: bool
    state: str | None = None
    gender: str = ""
    offices: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    seats: set[tuple[str, str]] = field(default_factory=set)
    """Offices by the registry, each with whose they are; `offices` has their titles too."""
    told: set[str] = field(default_factory=set)
    """Offices the page itself tells."""
    title: str = ""


class People:
    """The persons of one page. Filled with all names first, then asked."""

    def __init__(self, scene: Scene) -> None:
        self._registry: Registry = scene.registry
        self._day = scene.day
        self._persons: dict[str, Person] = {}

    def __iter__(self) -> Iterator[Person]:
        return iter(self._persons.values())

    def get(self, key: str | None) -> Person | None:
        return self._persons.get(key) if key else None

    def learn(self, piece: Piece, state: str | None, office: str) -> None:
        """Takes in a name; surnames alone are left to `find`."""
        words = _words(piece.text)
        if len(_core(words)) > 1 or (piece.ids and not piece.weak):
            self._person(piece, words, state, office)

    def find(self, piece: Piece, state: str | None = None, office: str = "") -> Person | None:
        """Whom a name means here: the same full name, the page's bearer of the surname, the
        registry's, or somebody new."""
        words = _words(piece.text)
        if not words:
            return None
        full = [p for p in self._persons.values() if _fits(words, p.words)]
        fitting = [p for p in full if not (state and p.state and p.state != state)] or full
        if len({p.key for p in fitting}) == 1:
            return fitting[0]
        if fitting and len(words) == 1:
            held = [p for p in fitting if office and office in p.offices]
            return held[0] if len(held) == 1 else fitting[0]
        return self._person(piece, words, state, office)

    def _person(
        self, piece: Piece, words: tuple[str, ...], state: str | None, office: str
    ) -> Person:
        actor = self._choose(piece, state, office)
        if actor is not None:
            return self._registered(actor, words)
        for person in self._persons.values():
            if _same_bearer(words, person.words):
                if len(words) > len(person.words) and not person.known:
                    person.name, person.words = piece.text, words
                return person
        person = Person(slug(piece.text), piece.text, words, known=False)
        person.gender = given_names().get(words[0], "") if len(words) > 1 else ""
        return self._persons.setdefault(person.key, person)

    def _choose(self, piece: Piece, state: str | None, office: str) -> str | None:
        """The registry's person for a name: the only one, or the one whose state, office or
        day fits. A surname alone needs to be nobody else's."""
        ids = piece.ids
        if office and len(ids) > 1:
            ids = tuple(i for i in ids if self._held(i, office)) or ids
        if state and len(ids) > 1:
            ids = tuple(i for i in ids if self._registry.actors[i].state == state) or ids
        if len(ids) == 1:
            actor = self._registry.actors[ids[0]]
            foreign = state and actor.state and actor.state != state
            return None if foreign and piece.weak else actor.id
        if len(ids) > 1:
            found = self._registry.resolve(piece.text, day=self._day, kind=ActorKind.PERSON)
            if found.actor in ids:
                return found.actor
        return None

    def _held(self, key: str, office: str) -> bool:
        return any(held.title == office for held in self._registry.office_of(key, self._day))

    def _registered(self, key: str, words: tuple[str, ...]) -> Person:
        person = self._persons.get(key)
        if person is None:
            actor = self._registry.actors[key]
            name_words = _words(actor.name)
            person = Person(key, actor.name, name_words, known=True, state=actor.state)
            person.gender = given_names().get(name_words[0], "") if name_words else ""
            for held in self._registry.office_of(key, self._day):
                person.offices.add(held.title)
                person.seats.add((held.title, held.of))
                person.state = person.state or (
                    held.of if held.of in self._registry.actors else None
                )
            self._persons[key] = person
        return person

    def tell(
        self,
        person: Person,
        *,
        state: str | None,
        office: str,
        gender: str,
        bodies: Iterable[str] = (),
    ) -> None:
        """What a title beside a name tells about its bearer."""
        person.bodies.update(bodies)
        if state and person.state is None:
            person.state = state
        if office and office != "counterpart":
            person.offices.add(office)
            person.told.add(office)
            person.title = office
        if gender and not person.gender:
            person.gender = gender

    def holder(self, office: str, state: str | None) -> Person | None:
        """The one person the page itself puts in an office."""
        if state is None:
            return None
        found = [
            p
            for p in self._persons.values()
            if office in p.offices and p.state == state and self.sits(p, office, state)
        ]
        return found[0] if len(found) == 1 else None

    def sits(self, person: Person, office: str, state: str | None) -> bool:
        """Whether an office of a person can be one of a state: not where the registry gives it
        for somebody else only (the president of a region)."""
        seats = {of for title, of in person.seats if title == office}
        return not seats or not state or state in seats or office in person.told

    def told_holders(self, office: str) -> list[Person]:
        """The persons for whom the page itself tells an office."""
        return [person for person in self._persons.values() if office in person.told]

    def told_like(self, office: str) -> list[Person]:
        """The one person for whom the page tells an office of that sort: "the envoy" for its UN
        special envoy; none where there are several."""
        loose = office in _ONE_SORT

        def alike(told: str) -> bool:
            return told.endswith(f" {office}") or (loose and same_office(office, told))

        found = [p for p in self._persons.values() if any(map(alike, p.told))]
        return found if len(found) == 1 else []

    def like(self, office: str, state: str | None) -> Person | None:
        """The one person of a state with an office of that sort: "the Serbian leader"."""
        found = [
            p
            for p in self._persons.values()
            if p.state == state and p.title and same_office(office, p.title)
        ]
        return found[0] if len(found) == 1 else None

    def registered(self, key: str) -> Person:
        """A person of the registry as a person of this page."""
        return self._registered(key, ())


def person_ref(person: Person, start: int, end: int, text: str, why: str) -> ActorRef:
    """A person as an actor reference."""
    return ActorRef(person.key, person.name, text, start, end, ActorKind.PERSON, person.state, why)


def _words(name: str) -> tuple[str, ...]:
    return tuple(fold(name).lower().replace("'s", "").split())


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(w for w in words if w not in _PARTICLES) or words


def _fits(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a shorter name can be a full one: its last word, its first for names that begin
    with the family ("Xi" of "Xi Jinping"), or some of its words in order."""
    short, whole = _core(words), _core(full)
    if len(short) == 1:
        return short[0] in (whole[-1], whole[0]) or (len(whole) > 2 and short[0] == whole[-2])
    return _same_bearer(words, full) or (len(short) > 1 and whole[: len(short)] == short)


def _same_bearer(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    short, long = sorted((_core(one), _core(other)), key=len)
    if len(short) < 2 or short[-1] != long[-1]:
        return False
    rest = iter(long)
    return all(any(_same_word(word, candidate) for candidate in rest) for word in short)


def _same_word(one: str, other: str) -> bool:
    return one == other or (len(one) == 1 and other.startswith(one))
