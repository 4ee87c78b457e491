"""Resolves drafts in the order of the page: titles, descriptions, pronouns.

Nothing is guessed: where nobody fits, or two fit alike, the mention stays without an actor and
says why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.model import ActorKind, ActorRef
from dragoman.reading.mentions.collectives import resolve_collective
from dragoman.reading.mentions.memory import BODIES, Entry, Memory, one_or_none
from dragoman.reading.mentions.offices import local_office, office_holder
from dragoman.reading.mentions.people import People, Person, person_ref
from dragoman.reading.mentions.pronouns import resolve_pronoun
from dragoman.reading.mentions.scene import Draft, Scene, slug
from dragoman.reading.mentions.titles import same_office, singular

MAX_LISTED = 8
_LIST_WORDS = frozenset({",", "and", "–", "—", ":", "("})
_STATE_KINDS = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.MINISTRY,
                          ActorKind.OFFICE, ActorKind.PERSON})  # fmt: skip
_BODY_NOUNS = frozenset({"group", "movement", "organisation", "organization", "party", "militia",
                         "faction", "rebel group", "armed group", "militant group", "bloc",
                         "alliance", "coalition", "front", "agency", "insurgency", "wing",
                         "opposition group", "political party", "news agency"})  # fmt: skip
_ARMED_NOUNS = frozenset({"movement", "militia", "rebel group", "armed group", "militant group",
                          "front", "insurgency", "group", "faction", "wing"})  # fmt: skip
_STATE_NOUNS = frozenset({"country", "nation", "state", "power", "regional power"})


class Resolver:
    """Goes through the drafts of a page once, in order."""

    def __init__(self, scene: Scene, people: People, drafts: Sequence[Draft]) -> None:
        self._scene = scene
        self._people = people
        self._drafts = drafts
        self._memory = Memory(scene)
        self._groups: dict[str, tuple[ActorRef, ...]] = {}

    def run(self) -> list[Draft]:
        """The drafts with their actors; those that mean nobody in particular are left out."""
        kept: list[Draft] = []
        for position, draft in enumerate(self._drafts):
            self._resolve(draft, position)
            if draft.refs:
                self._memory.keep(draft)
                kept.append(draft)
        return kept

    def _resolve(self, draft: Draft, position: int) -> None:
        ownable = draft.ask in ("title", "group", "institution") and not draft.owners
        if ownable and draft.office != "counterpart":
            draft.owners = self._possessed(draft, position)
        if draft.ask == "person":
            self._person(draft)
        elif draft.ask == "title":
            self._title(draft)
        elif draft.ask == "institution":
            self._institution(draft)
        elif draft.ask == "group":
            self._group(draft, position)
        elif draft.ask == "collective":
            draft.owners = self._listed_behind(draft, position)
            resolve_collective(self._scene, self._people, self._memory, draft)
        elif draft.ask == "pronoun":
            resolve_pronoun(self._scene, self._people, self._memory, draft)

    def _listed_behind(self, draft: Draft, position: int) -> tuple[ActorRef, ...]:
        """ "the guarantor countries, Cuba and Norway": the members follow."""
        line = self._scene.lines[draft.line]
        if line.low(draft.behind) not in (",", "–", "—", ":", "("):
            return ()
        found: list[ActorRef] = []
        behind = draft.behind
        for following in self._drafts[position + 1 : position + 1 + MAX_LISTED]:
            between = [line.low(i) for i in range(behind, following.first)]
            beside = following.line == draft.line and 0 < len(between) <= 2
            if not beside or following.ask or not set(between) <= _LIST_WORDS:
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

    def _title(self, draft: Draft) -> None:
        office = draft.office
        if office == "counterpart":
            office = self._counterpart_office(draft)
            if not office:
                self._unresolved(draft, "nobody before whose counterpart it could be")
                return
        if draft.noun == "diplomat" and self._top(draft):
            office = "foreign minister"
        if draft.owners:
            self._owned_title(draft, office)
        elif draft.plural:
            self._described(draft)
        elif draft.definite and self._scene.lines[draft.line].low(draft.behind) not in (
            "of",
            "for",
        ):
            self._definite_title(draft, office)

    def _owned_title(self, draft: Draft, office: str) -> None:
        if not draft.definite and not draft.plural:
            self._unresolved(draft, "a holder of an office, not named")
            return
        if draft.plural and len(draft.owners) == 1:
            draft.refs = (self._owned_group(draft, draft.owners[0]),)
            return
        found: list[ActorRef] = []
        for owner in draft.owners:
            if not draft.plural:
                body = owner.actor if owner.kind in BODIES else None
                known = self._latest(draft, office, owner.state, body)
                if known is not None:
                    found.append(self._as(draft, known, f"{draft.why}; {office} named before"))
                    continue
            ref = office_holder(self._scene, self._people, draft, office, owner)
            found.append(ref or local_office(self._scene, draft, office, owner))
        draft.refs = tuple(found)
        if len(found) > 1:
            draft.form = "collective"

    def _definite_title(self, draft: Draft, office: str) -> None:
        known = self._latest(draft, office, None)
        if known is not None:
            draft.refs = (self._as(draft, known, f"{draft.why}; the latest {office}"),)
            return
        row_state = self._memory.nearest_state(draft)
        if row_state is not None and office in _STATE_OFFICES:
            held = office_holder(self._scene, self._people, draft, office, row_state)
            ref = held or local_office(self._scene, draft, office, row_state)
            draft.refs = (replace(ref, why=f"{ref.why}; state named last: {row_state.state}"),)
            return
        self._unresolved(draft, f"no {office} in the sentences before")

    def _latest(
        self, draft: Draft, office: str, state: str | None, body: str | None = None
    ) -> Person | None:
        """The person last mentioned who can be meant by an office."""

        def fits(entry: Entry) -> bool:
            person = self._people.get(entry.refs[0].actor) if len(entry.refs) == 1 else None
            if person is None or (state and person.state not in (None, state)):
                return False
            if body and body not in person.bodies:
                return False
            if draft.gender and person.gender and draft.gender != person.gender:
                return False
            return any(same_office(office, held) for held in person.offices)

        entries = list(self._memory.back(draft, fits))
        best, _ = one_or_none(entries, draft)
        return self._people.get(best.refs[0].actor) if best else None

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

    # -- bodies and groups -------------------------------------------------------------------

    def _institution(self, draft: Draft) -> None:
        if draft.owners:
            draft.refs = tuple(self._of_state(draft, owner) for owner in draft.owners)
            self._groups[draft.noun] = draft.refs
            return
        before = self._groups.get(draft.noun)
        if before is not None:
            draft.refs = tuple(self._at(draft, ref, "named before") for ref in before)
            return
        state = self._memory.nearest_state(draft)
        if state is None:
            self._unresolved(draft, "no state named before", kind=ActorKind.GROUP)
            return
        ref = self._of_state(draft, state)
        draft.refs = (replace(ref, why=f"{draft.why}; state named last: {state.state}"),)

    def _of_state(self, draft: Draft, owner: ActorRef) -> ActorRef:
        registry = self._scene.registry
        if owner.state and owner.kind in _STATE_KINDS:
            noun = " ".join(draft.noun.split()).replace("defense", "defence")
            actor = registry.institution(owner.state, noun) or registry.institution(
                owner.state, draft.noun
            )
            if actor is not None:
                return ActorRef(actor.id, actor.name, self._draft_text(draft), draft.start,
                                draft.end, actor.kind, owner.state, draft.why)  # fmt: skip
        return self._owned_group(draft, owner)

    def _owned_group(self, draft: Draft, owner: ActorRef) -> ActorRef:
        noun = self._noun_words(draft)
        name = f"{self._adjective(owner)} {noun}"
        return ActorRef(
            slug(name), name, self._draft_text(draft), draft.start, draft.end, ActorKind.GROUP,
            owner.state, f"{draft.why} of {owner.name}",
        )  # fmt: skip

    def _group(self, draft: Draft, position: int) -> None:
        owners = draft.owners or self._shared_owners(draft, position)
        if owners and draft.noun in _STATE_NOUNS and owners[0].kind is ActorKind.STATE:
            draft.refs = tuple(self._at(draft, owner, "its own state") for owner in owners)
            return
        if owners:
            draft.refs = tuple(self._owned_group(draft, owner) for owner in owners)
            self._groups.setdefault(draft.noun, draft.refs)
            if len(owners) > 1:
                draft.form = "collective"
            return
        if draft.definite and not draft.plural and draft.noun in _BODY_NOUNS | _STATE_NOUNS:
            self._definite_body(draft)
            return
        before = self._groups.get(draft.noun) if draft.definite else None
        if before is not None:
            draft.refs = tuple(self._at(draft, ref, "named before") for ref in before)
            return
        if draft.plural or draft.definite:
            self._described(draft)

    def _definite_body(self, draft: Draft) -> None:
        """ "the group", "the country": the latest body or state; two alike leave it open."""
        if draft.noun in _STATE_NOUNS:
            self._definite_state(draft)
            return
        wanted = {ActorKind.ARMED_GROUP} if draft.noun in _ARMED_NOUNS else BODIES
        entries = list(
            self._memory.back(draft, lambda e: len(e.refs) == 1 and e.refs[0].kind in wanted)
        )
        best, why = one_or_none(entries, draft)
        if best is None:
            self._unresolved(draft, why, kind=ActorKind.GROUP)
        else:
            draft.refs = (self._at(draft, best.refs[0], why),)

    def _definite_state(self, draft: Draft) -> None:
        """ "the country": the only state named in its sentence before it, else in the one
        before."""
        for distance in (0, 1):
            states = {
                ref.actor: ref
                for entry in self._memory.recent(draft, distance)
                if entry.line == draft.line - distance
                for ref in entry.refs
                if ref.kind is ActorKind.STATE
            }
            if len(states) == 1:
                self._one_state(draft, next(iter(states.values())))
                return
            if states:
                break
        self._unresolved(draft, "no state or several before", kind=ActorKind.GROUP)

    def _one_state(self, draft: Draft, ref: ActorRef) -> None:
        draft.refs = (self._at(draft, ref, "the only state named before"),)

    def _possessed(self, draft: Draft, position: int) -> tuple[ActorRef, ...]:
        """ "his country", "its army": the owner is whom the pronoun means."""
        if position == 0:
            return ()
        previous = self._drafts[position - 1]
        pronoun = previous.ask == "pronoun" and previous.line == draft.line
        if not pronoun or previous.behind != draft.first or len(previous.refs) != 1:
            return ()
        state = self._scene.registry.actors.get(previous.refs[0].state or "")
        if state is None:
            return ()
        return (ActorRef(state.id, state.name, "", 0, 0, state.kind, state.id),)

    def _shared_owners(self, draft: Draft, position: int) -> tuple[ActorRef, ...]:
        """ "the Syrian government and opposition": the owner stands before the first only."""
        line = self._scene.lines[draft.line]
        if position == 0 or line.low(draft.first - 1) not in ("and", "or"):
            return ()
        previous = self._drafts[position - 1]
        beside = previous.line == draft.line and previous.behind == draft.first - 1
        return previous.owners if beside and previous.ask in ("institution", "group") else ()

    def _described(self, draft: Draft) -> None:
        text = self._draft_text(draft)
        why = f"{draft.why}, nobody in particular"
        draft.refs = (
            ActorRef(None, " ".join(text.split()), text, draft.start, draft.end, ActorKind.GROUP,
                     None, why),
        )  # fmt: skip

    # -- small things ------------------------------------------------------------------------

    def _unresolved(self, draft: Draft, why: str, *, kind: ActorKind | None = None) -> None:
        text = self._draft_text(draft)
        state = state_of(draft)
        draft.refs = (
            ActorRef(None, " ".join(text.split()), text, draft.start, draft.end,
                     kind or ActorKind.OFFICE, state, f"{draft.why}; unresolved: {why}"),
        )  # fmt: skip

    def _as(self, draft: Draft, person: Person, why: str) -> ActorRef:
        return person_ref(person, draft.start, draft.end, self._draft_text(draft), why)

    def _at(self, draft: Draft, ref: ActorRef, why: str) -> ActorRef:
        return replace(ref, text=self._draft_text(draft), start=draft.start, end=draft.end,
                       why=f"{draft.why}; {why}")  # fmt: skip

    def _adjective(self, owner: ActorRef) -> str:
        actor = self._scene.registry.actors.get(owner.actor or "")
        if actor is not None and actor.kind is ActorKind.STATE and actor.demonyms:
            return actor.demonyms[0]
        return owner.name

    def _noun_words(self, draft: Draft) -> str:
        """The words of a description behind its owners: "opposition groups"."""
        line = self._scene.lines[draft.line]
        noun = draft.noun.split()
        for i in range(draft.behind - len(noun), draft.first - 1, -1):
            window = line.words[i : i + len(noun)]
            if [singular(word) for word in window] == noun or [w.low for w in window] == noun:
                return " ".join(word.text for word in window)
        return draft.noun

    def _top(self, draft: Draft) -> bool:
        line = self._scene.lines[draft.line]
        lows = {line.low(i) for i in range(draft.first - 2, draft.behind)}
        return bool(lows & {"top", "chief"})

    def _draft_text(self, draft: Draft) -> str:
        return self._scene.text[draft.start : draft.end]


_STATE_OFFICES = frozenset({"president", "prime minister", "foreign minister", "defence minister",
                            "interior minister", "monarch", "vice president", "finance minister",
                            "deputy foreign minister", "army chief", "supreme leader",
                            "crown prince", "chief of the general staff"})  # fmt: skip


def state_of(draft: Draft) -> str | None:
    """The one state of a draft's owners."""
    states = {owner.state for owner in draft.owners if owner.state}
    return next(iter(states)) if len(states) == 1 else None


def bodies_of(draft: Draft) -> list[str]:
    """The bodies among a draft's owners."""
    return [o.actor for o in draft.owners if o.actor and o.kind in BODIES]
