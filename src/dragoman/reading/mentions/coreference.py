"""Resolves drafts in the order of the page: titles, descriptions, pronouns.

Nothing is guessed: where nobody fits, or two fit alike, the mention stays without an actor and
says why.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.model import ActorKind, ActorRef
from dragoman.reading.mentions.collectives import resolve_collective
from dragoman.reading.mentions.groups import BODY_NOUNS, Groups
from dragoman.reading.mentions.memory import BODIES, Entry, Memory, one_or_none
from dragoman.reading.mentions.offices import former_holder, local_office, office_holder
from dragoman.reading.mentions.pairs import compatriot, resolve_one_of_two
from dragoman.reading.mentions.people import People, Person, person_ref
from dragoman.reading.mentions.possessors import Possessors
from dragoman.reading.mentions.pronouns import resolve_pronoun
from dragoman.reading.mentions.scene import Draft, Scene, slug
from dragoman.reading.mentions.titles import same_office

MAX_LISTED = 8
_LIST_WORDS = frozenset({",", "and", "–", "—", ":", "(", "-", "--"})

_DESCRIBED = frozenset({"group", "institution", "body"})
_BODIES = frozenset({word.split()[-1] for word in BODY_NOUNS} | {
    "mission", "committee", "commission", "council", "body", "union", "network", "army",
    "organisation", "organization", "forum", "force", "secretariat", "guerrilla",
    "office"})  # fmt: skip
_NAMED = frozenset({ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.COALITION})
_APPOSED = re.compile(r"(?:(?:in|for|of|to) (?:the )?(?:[\w'’-]+ ){1,3})?[,(–—](?: the)?")
_OPENING = frozenset({"", "however", "meanwhile", "yesterday", "today"})


class Resolver:
    """Goes through the drafts of a page once, in order."""

    def __init__(self, scene: Scene, people: People, drafts: Sequence[Draft]) -> None:
        self._scene = scene
        self._people = people
        self._drafts = drafts
        self._memory = Memory(scene)
        self._groups = Groups(scene, self._memory, drafts)
        self._possessors = Possessors(scene, people, self._groups)

    def run(self) -> list[Draft]:
        """The drafts with their actors; those that mean nobody in particular are left out."""
        kept: list[Draft] = []
        for position, draft in enumerate(self._drafts):
            self._resolve(draft, position)
            if draft.refs:
                self._memory.keep(draft)
                kept.append(draft)
        self._look_ahead(kept)
        return kept

    def _look_ahead(self, drafts: Sequence[Draft]) -> None:
        """ "The three presidents met at the base. Tudjman, Izetbegovic and Milosevic …": who is
        still open is looked for behind."""
        for draft in drafts:
            if draft.ask == "collective" and not any(ref.actor for ref in draft.refs):
                resolve_collective(self._scene, self._people, self._memory, draft, ahead=True)

    def _resolve(self, draft: Draft, position: int) -> None:
        ownable = draft.ask in ("title", "group", "institution", "body") and not draft.owners
        if ownable and draft.office != "counterpart":
            previous = self._drafts[position - 1] if position else None
            draft.owners = self._possessors.of(draft, previous)
        named = self._named_behind(draft, position)
        if named is not None:
            draft.refs = (self._groups.at(draft, named, "named behind it"),)
        elif draft.ask == "person":
            self._person(draft)
        elif draft.ask == "title":
            self._title(draft, position)
        elif draft.ask == "seat":
            self._seat(draft)
        elif draft.ask == "institution":
            self._groups.institution(draft)
        elif draft.ask in ("group", "body"):
            self._groups.group(draft, position)
        elif draft.ask == "collective":
            draft.owners = self._listed_behind(draft, position)
            resolve_collective(self._scene, self._people, self._memory, draft)
        elif draft.ask == "one of two":
            refs = resolve_one_of_two(self._memory, draft)
            draft.refs = tuple(self._groups.at(draft, ref, draft.why) for ref in refs)
        elif draft.ask == "national":
            self._national(draft)
        elif draft.ask == "pronoun":
            resolve_pronoun(self._scene, self._people, self._memory, draft)

    def _named_behind(self, draft: Draft, position: int) -> ActorRef | None:
        """ "The main rebel alliance, the Revolutionary Front, met": the body between commas behind
        words that describe one; in a list ("the movement, the Front and the army") it is another.
        """
        words = draft.noun.split()
        if draft.ask not in _DESCRIBED or draft.plural or not words or words[-1] not in _BODIES:
            return None
        line = self._scene.lines[draft.line]
        if line.low(draft.first - 1) == "," and line.low(draft.first - 2) not in _OPENING:
            return None
        for other in self._drafts[position + 1 : position + 3]:
            if other.line != draft.line or other.ask or len(other.refs) != 1:
                continue
            between = " ".join(line.low(i) for i in range(draft.behind, other.first))
            closed = line.low(other.behind) in (",", ")", "–", "—")
            goes_on = line.low(other.behind + 1) in ("and", "or", "as")
            if _APPOSED.fullmatch(between) and closed and not goes_on:
                return other.refs[0] if other.refs[0].kind in _NAMED else None
        return None

    def _national(self, draft: Draft) -> None:
        state = draft.refs[0].state if len(draft.refs) == 1 else None
        words = self._draft_text(draft)
        person = compatriot(self._people, self._memory, draft, state, words)
        if person is not None:
            draft.refs, draft.form = (person,), "title"
        elif draft.end > draft.refs[-1].end:
            draft.end = draft.refs[-1].end

    def _listed_behind(self, draft: Draft, position: int) -> tuple[ActorRef, ...]:
        """ "the guarantor countries, Cuba and Norway": the members follow."""
        line = self._scene.lines[draft.line]
        if line.low(draft.behind) not in (",", "–", "—", ":", "(", "-", "--"):
            return ()
        found: list[ActorRef] = []
        behind = draft.behind
        for following in self._drafts[position + 1 : position + 1 + MAX_LISTED]:
            between = [line.low(i) for i in range(behind, following.first)]
            beside = following.line == draft.line and 0 < len(between) <= 2
            if not beside or not set(between) <= _LIST_WORDS:
                break
            if following.ask == "person":
                self._person(following)
            elif following.ask:
                break
            found.extend(following.refs)
            behind = following.behind
        return tuple(found)

    # -- persons and offices -----------------------------------------------------------------

    def _person(self, draft: Draft) -> None:
        piece = draft.place
        if piece is None:
            return
        if draft.office == "counterpart":
            draft.office = self._counterpart_office(draft) or "counterpart"
        state = state_of(draft)
        person = self._people.find(piece, state, draft.office)
        if person is None:
            return
        self._people.tell(
            person, state=state, office=draft.office, gender=draft.gender, bodies=bodies_of(draft)
        )
        if " " not in piece.text and draft.form == "name" and draft.why.startswith("person"):
            draft.form = "surname"
        start, end = piece.start, piece.end
        if draft.form == "title":
            start, end = draft.start, draft.end
        ref = person_ref(person, start, end, self._scene.text[start:end], draft.why)
        draft.refs = (ref,)

    def _title(self, draft: Draft, position: int) -> None:
        office = draft.office
        if office == "counterpart":
            office = self._counterpart_office(draft)
            if not office:
                self._groups.unresolved(draft, "nobody before whose counterpart it could be")
                return
        if draft.noun == "diplomat" and self._top(draft):
            office = "foreign minister"
        if not draft.plural and draft.definite and self._former(draft, office):
            return
        if draft.owners:
            self._owned_title(draft, office, position)
        elif draft.plural and len(persons := self._listed_behind(draft, position)) > 1:
            self._bear(draft, persons)
        elif draft.plural:
            self._groups.described(draft)
        elif not draft.definite:
            self._introduce(draft)
        elif self._scene.lines[draft.line].low(draft.behind) not in (
            "of",
            "for",
        ):
            self._definite_title(draft, office)

    def _owned_title(self, draft: Draft, office: str, position: int) -> None:
        if not draft.definite and not draft.plural:
            self._introduce(draft)
            return
        if draft.plural:
            persons = self._listed_behind(draft, position)
            if len(persons) > 1:
                self._bear(draft, persons)
                return
            if len(draft.owners) > 1:
                draft.refs = tuple(self._groups.at(draft, o, "its own") for o in draft.owners)
                draft.form = "collective"
                return
        if draft.plural and len(draft.owners) == 1:
            draft.refs = (self._groups.owned(draft, draft.owners[0]),)
            return
        found: list[ActorRef] = []
        for owner in draft.owners:
            if not draft.plural:
                body = owner.actor if owner.kind in BODIES else None
                known = self._latest(draft, office, owner.state, body, persons_only=True)
                if known is not None:
                    found.append(known)
                    continue
            ref = office_holder(self._scene, self._people, draft, office, owner)
            found.append(ref or local_office(self._scene, draft, office, owner))
        draft.refs = tuple(found)
        if len(found) > 1:
            draft.form = "collective"

    def _bear(self, draft: Draft, persons: Sequence[ActorRef]) -> None:
        """ "The foreign ministers of Indonesia and Portugal, Ali Alatas and Jaime Gama": each
        bears the title; with as many owners, each of his own."""
        owners = draft.owners if len(draft.owners) == len(persons) else ()
        for place, ref in enumerate(persons):
            person = self._people.get(ref.actor)
            if person is not None and draft.office:
                state = owners[place].state if owners else None
                self._people.tell(person, state=state, office=draft.office, gender="")
        text = self._draft_text(draft)
        draft.refs = tuple(
            replace(ref, text=text, start=draft.start, end=draft.end) for ref in persons
        )
        draft.form = "collective"

    def _former(self, draft: Draft, office: str) -> bool:
        """ "the former president", "the ex-minister", "the former German president": who was
        called so before, or is known to have left the office; never who holds it."""
        line = self._scene.lines[draft.line]
        before = {line.low(i) for i in range(draft.first - 1, draft.behind)}
        plain = office.removeprefix("former ")
        if plain == office and not before & _PAST:
            return False
        known = former_holder(self._scene, self._people, self._memory, draft, plain)
        if known is not None:
            draft.refs = (self._as(draft, known, f"{draft.why}; left the office"),)
        elif draft.owners:
            ref = local_office(self._scene, draft, f"former {plain}", draft.owners[0])
            draft.refs = (ref,)
        else:
            self._groups.unresolved(draft, f"nobody who was {plain} in the sentences before")
        return True

    def _seat(self, draft: Draft) -> None:
        """ "the Secretary-General" on a page that names him: the person in the seat."""
        seat = self._scene.registry.actors.get(draft.refs[0].actor or "")
        if seat is None or seat.part_of is None:
            return
        title = seat.name.split(" ", 1)[-1].lower()
        found = self._scene.registry.holder(title, seat.part_of, self._scene.day)
        person = self._people.get(found.actor)
        if person is not None:
            draft.refs = (self._as(draft, person, f"{draft.why}; {found.why}"),)

    def _introduce(self, draft: Draft) -> None:
        """ "a Western diplomat": somebody without a name, to whom "he" may point back."""
        text = self._draft_text(draft)
        name = " ".join(text.split())
        draft.refs = (
            ActorRef(slug(name), name, text, draft.start, draft.end, ActorKind.OFFICE,
                     state_of(draft), f"{draft.why}; a holder of an office, not named"),
        )  # fmt: skip

    def _definite_title(self, draft: Draft, office: str) -> None:
        known = self._latest(draft, office, None)
        if known is None and self._scene.lines[draft.line].low(draft.first - 1) == "the":
            known = self._told_before(draft, office)
        if known is not None:
            draft.refs = (known,)
            return
        row_state, how = self._groups.state_meant(draft)
        if row_state is not None and office in _STATE_OFFICES:
            held = office_holder(self._scene, self._people, draft, office, row_state)
            ref = held or local_office(self._scene, draft, office, row_state)
            draft.refs = (replace(ref, why=f"{ref.why}; {how}: {row_state.state}"),)
            return
        self._groups.unresolved(draft, f"no {office} in the sentences before")

    def _latest(
        self, draft: Draft, office: str, state: str | None, body: str | None = None, *,
        persons_only: bool = False,
    ) -> ActorRef | None:  # fmt: skip
        """Who was last mentioned and can be meant by an office: a person, or a holder without
        a name ("a spokesman … the spokesman")."""

        def fits(entry: Entry, *, exact: bool) -> bool:
            if len(entry.refs) != 1:
                return False
            ref = entry.refs[0]
            if ref.kind is ActorKind.OFFICE and not persons_only:
                held = _office_of(ref)
                return held == office if exact else same_office(office, held)
            person = self._people.get(ref.actor)
            if person is None or (state and person.state not in (None, state)):
                return False
            if body and body not in person.bodies:
                return False
            if draft.gender and person.gender and draft.gender != person.gender:
                return False
            return any(
                held == office if exact else same_office(office, held)
                for held in person.offices
                if self._people.sits(person, held, state)
            )

        for exact in (True, False):
            found = list(self._memory.back(draft, lambda e: fits(e, exact=exact)))  # noqa: B023
            best, _ = one_or_none(found, draft)
            if best is not None:
                break
        if best is None:
            return None
        person = self._people.get(best.refs[0].actor)
        why = f"the latest {office}"
        if person is None:
            return self._groups.at(draft, best.refs[0], why)
        return self._as(draft, person, f"{draft.why}; {why}")

    def _told_before(self, draft: Draft, office: str) -> ActorRef | None:
        """The nearest person for whom the page told the very office, however far back: "the
        president" of a story about one president."""
        holders = self._people.told_holders(office) or self._people.told_like(office)
        told = {person.key: person for person in holders}
        for entry in self._memory.back(draft, lambda e: True, reach=draft.line):
            person = told.get(entry.refs[0].actor or "")
            if person is not None and len(entry.refs) == 1:
                return self._as(draft, person, f"{draft.why}; the {office} named before")
        return None

    def _counterpart_office(self, draft: Draft) -> str:
        """The office of the person before: "the minister met his Iranian counterpart"."""
        state = state_of(draft)

        def fits(entry: Entry) -> bool:
            person = self._people.get(entry.refs[0].actor)
            return (
                person is not None and bool(person.offices) and (not state or person.state != state)
            )

        for entry in self._memory.back(draft, fits):
            person = self._people.get(entry.refs[0].actor)
            if person is not None:
                return person.title or sorted(person.offices)[0]
        for entry in self._memory.back(
            draft, lambda e: e.refs[0].kind is ActorKind.OFFICE, reach=1
        ):
            return (entry.refs[0].actor or "").partition("_")[2].replace("-", " ")
        return ""

    # -- small things ------------------------------------------------------------------------

    def _as(self, draft: Draft, person: Person, why: str) -> ActorRef:
        return person_ref(person, draft.start, draft.end, self._draft_text(draft), why)

    def _top(self, draft: Draft) -> bool:
        line = self._scene.lines[draft.line]
        lows = {line.low(i) for i in range(draft.first - 2, draft.behind)}
        return bool(lows & {"top", "chief"})

    def _draft_text(self, draft: Draft) -> str:
        return self._scene.text[draft.start : draft.end]


_PAST = frozenset({"former", "ex", "late", "one-time", "onetime", "erstwhile"})
_STATE_OFFICES = frozenset({"president", "prime minister", "foreign minister", "defence minister",
                            "interior minister", "monarch", "vice president", "finance minister",
                            "deputy foreign minister", "army chief", "supreme leader",
                            "crown prince", "chief of the general staff"})  # fmt: skip


def _office_of(ref: ActorRef) -> str:
    """The office that a page-local reference tells: "~mli_army-chief", "~western-diplomat"."""
    return (ref.actor or "").lstrip("~").rpartition("_")[2].split("-for-")[0].replace("-", " ")


def state_of(draft: Draft) -> str | None:
    """The one state of a draft's owners."""
    if draft.owners and all(owner.kind is ActorKind.ARMED_GROUP for owner in draft.owners):
        return None
    states = {owner.state for owner in draft.owners if owner.state}
    return next(iter(states)) if len(states) == 1 else None


def bodies_of(draft: Draft) -> list[str]:
    """The bodies among a draft's owners."""
    return [o.actor for o in draft.owners if o.actor and o.kind in BODIES]
