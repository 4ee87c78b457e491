"""Who holds an office: as the page tells, then as the registry knows on the page's day."""

from __future__ import annotations

from dragoman.actors import Registry
from dragoman.model import ActorKind, ActorRef
from dragoman.reading.mentions.memory import Memory
from dragoman.reading.mentions.people import People, Person, person_ref
from dragoman.reading.mentions.scene import Draft, Scene
from dragoman.reading.mentions.titles import same_office

_LEADING = ("president", "supreme leader", "prime minister", "king", "emir")


def office_holder(
    scene: Scene, people: People, draft: Draft, office: str, owner: ActorRef
) -> ActorRef | None:
    """The person in an office of a state or body, or None."""
    text = scene.text[draft.start : draft.end]
    known = people.holder(office, owner.state) if owner.kind is ActorKind.STATE else None
    if known is not None:
        why = f"{draft.why}; the page names the {office} of {owner.state}"
        return person_ref(known, draft.start, draft.end, text, why)
    of = owner.state if owner.kind is ActorKind.STATE else owner.actor
    known_to_registry = of and not of.startswith("~")
    for title in dict.fromkeys((draft.noun, office)) if known_to_registry else ():
        if of and title and title != "counterpart":
            found = scene.registry.holder(title, of, scene.day)
            if found.actor is not None and (scene.day or people.get(found.actor)):
                person = people.registered(found.actor)
                person.offices.add(office)
                return person_ref(person, draft.start, draft.end, text,
                                  f"{draft.why}; {found.why}")  # fmt: skip
    if office == "leader" and of:  # "the Russian leader" of a page that names the president
        held = (scene.registry.holder(title, of, scene.day).actor for title in _LEADING)
        leader = next((p for p in map(people.get, held) if p is not None), None)
        if leader is not None:
            why = f"{draft.why}; who leads {of}"
            return person_ref(leader, draft.start, draft.end, text, why)
    alike = people.like(office, owner.state) if owner.kind is ActorKind.STATE else None
    if alike is not None:
        return person_ref(alike, draft.start, draft.end, text, f"{draft.why}; its {alike.title}")
    return None


def local_office(scene: Scene, draft: Draft, office: str, owner: ActorRef) -> ActorRef:
    """An office whose holder is not known, as an actor of the page."""
    if owner.kind is ActorKind.PERSON:
        office = draft.noun or office
        name = f"{owner.name}'s {office}"
    else:
        name = f"{adjective_of(scene.registry, owner)} {office}"
    key = f"~{(owner.actor or owner.name).lstrip('~')}_{office.replace(' ', '-')}"
    return ActorRef(
        key, name, scene.text[draft.start : draft.end], draft.start, draft.end, ActorKind.OFFICE,
        owner.state, f"{draft.why}; holder not known",
    )  # fmt: skip


def adjective_of(registry: Registry, owner: ActorRef) -> str:
    """How an owner stands before a noun: the demonym of a state, else the name."""
    actor = registry.actors.get(owner.actor or "")
    if actor is not None and actor.kind is ActorKind.STATE and actor.demonyms:
        return actor.demonyms[0]
    return plain_name(registry, owner.name)


def plain_name(registry: Registry, name: str) -> str:
    """A canonical name without the bracket that only tells two of one name apart: a state,
    years ("Popular Army (Peru)", "… (1990s)"). Another bracket is part of the name."""
    if not name.endswith(")"):
        return name
    plain, _, inner = name[:-1].rpartition(" (")
    if not plain:
        return name
    return (
        plain if inner[:1].isdigit() or inner.islower() or _tells_where(registry, inner) else name
    )


def _tells_where(registry: Registry, inner: str) -> bool:
    return any(
        candidate.what == "place"
        or (candidate.what == "actor" and registry.actors[candidate.id].kind is ActorKind.STATE)
        for match in registry.find(inner)
        for candidate in match.candidates
        if match.text == inner
    )


def former_holder(
    scene: Scene, people: People, memory: Memory, draft: Draft, office: str
) -> Person | None:
    """The person mentioned before who was called a former holder of an office, or by the
    registry had left it on the page's day; the nearest one."""
    state = next((owner.state for owner in draft.owners if owner.state), None)

    def left(person: Person) -> bool:
        if state and person.state not in (None, state):
            return False
        if any(same_office(f"former {office}", told) and told.startswith("former ")
               for told in person.told):  # fmt: skip
            return True
        if not person.known or office in person.told:
            return False
        held = [o for o in scene.registry.office_of(person.key, None) if o.title == office]
        return any(o.end is not None and scene.day is not None and o.end < scene.day for o in held)

    for entry in memory.back(draft, lambda e: len(e.refs) == 1, reach=draft.line):
        person = people.get(entry.refs[0].actor)
        if person is not None and left(person):
            return person
    return None
