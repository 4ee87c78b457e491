"""Whose "his country", "its army" and "his side" are: what a possessive pronoun makes the owner."""

from __future__ import annotations

from dataclasses import replace

from dragoman.model import ActorKind, ActorRef
from dragoman.reading.mentions.groups import BODY_NOUNS, Groups, belongs_to_state, fights
from dragoman.reading.mentions.memory import BODIES
from dragoman.reading.mentions.people import People
from dragoman.reading.mentions.scene import Draft, Scene

_PERSONAL = frozenset({"deputy", "aide", "spokesman", "spokeswoman", "spokesperson", "adviser",
                       "advisor", "lawyer", "chief of staff", "assistant", "bodyguard",
                       "representative", "attorney", "secretary"})  # fmt: skip
"""Titles that are told by the person served: "his deputy" """
_SIDES = frozenset({"side", "camp", "delegation", "team", "negotiating team", "leadership"})
"""Nouns for those whom somebody speaks for: his body; in a civil war his state may be another's
side, so it is not taken."""


class Possessors:
    """Owners told by a pronoun before a title, an institution or a group, on one page."""

    def __init__(self, scene: Scene, people: People, groups: Groups) -> None:
        self._scene = scene
        self._people = people
        self._groups = groups

    def of(self, draft: Draft, previous: Draft | None) -> tuple[ActorRef, ...]:
        """ "his country", "its army", "his fighters": the owner is whom the pronoun means, his
        state, or for fighters the body he belongs to."""
        if previous is None or previous.ask != "pronoun" or previous.line != draft.line:
            return ()
        if previous.behind != draft.first or len(previous.refs) != 1:
            return ()
        ref = previous.refs[0]
        if draft.ask == "title" and not draft.plural and ref.kind in BODIES and ref.actor:
            return (replace(ref, text="", start=0, end=0),)
        if draft.ask == "title" and draft.noun in _PERSONAL and ref.kind is ActorKind.PERSON:
            return (replace(ref, text="", start=0, end=0),)
        if draft.ask == "body" or draft.noun in BODY_NOUNS:
            draft.own_body = True
            return self._body_of(ref) or self._groups.only_armed()
        if draft.noun in _SIDES and ref.actor:
            body = self._body_of(ref)
            draft.own_body = bool(body)
            draft.definite = bool(body)  # else nobody's side that was named before
            return body
        if draft.ask == "group" and not belongs_to_state(draft.noun):
            return self._body_of(ref) if fights(draft.noun) else ()
        return self._state_of(ref)

    def _state_of(self, ref: ActorRef) -> tuple[ActorRef, ...]:
        state = self._scene.registry.actors.get(ref.state or "")
        if state is None:
            return ()
        return (ActorRef(state.id, state.name, "", 0, 0, state.kind, state.id),)

    def _body_of(self, ref: ActorRef) -> tuple[ActorRef, ...]:
        """The one body a person is of, or the body itself."""
        if ref.kind in BODIES:
            return (replace(ref, text="", start=0, end=0),)
        person = self._people.get(ref.actor)
        bodies = sorted(person.bodies) if person is not None else []
        if not bodies and person is not None:
            bodies = sorted({of for _, of in person.seats} - self._states())
        actor = self._scene.registry.actor(bodies[0]) if len(bodies) == 1 else None
        if actor is None:
            return ()
        return (ActorRef(actor.id, actor.name, "", 0, 0, actor.kind, actor.state),)

    def _states(self) -> set[str]:
        """The states whom the page's persons hold offices of."""
        actors = self._scene.registry.actors
        seats = {of for person in self._people for _, of in person.seats}
        return {of for of in seats if of not in actors or actors[of].kind is ActorKind.STATE}
