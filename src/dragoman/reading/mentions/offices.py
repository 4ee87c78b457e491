"""Who holds an office: as the page tells, then as the registry knows on the page's day."""

from __future__ import annotations

from dragoman.actors import Registry
from dragoman.model import ActorKind, ActorRef
from dragoman.reading.mentions.people import People, person_ref
from dragoman.reading.mentions.scene import Draft, Scene


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
    if not of or of.startswith("~"):
        return None
    for title in dict.fromkeys((draft.noun, office)):
        if title and title != "counterpart":
            found = scene.registry.holder(title, of, scene.day)
            if found.actor is not None and (scene.day or people.get(found.actor)):
                person = people.registered(found.actor)
                people.tell(person, state=owner.state, office=office, gender="")
                return person_ref(person, draft.start, draft.end, text,
                                  f"{draft.why}; {found.why}")  # fmt: skip
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
