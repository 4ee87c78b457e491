"""What each side says of a document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.actors import Registry
from dragoman.model import (
    ActorRef,
    Agreement,
    Fact,
    Polarity,
    Position,
    Stance,
    Statement,
    Voice,
)  # fmt: skip
from dragoman.record.store.names import name_key
from dragoman.views.dossiers.parts import RoleTold, Said
from dragoman.views.dossiers.roles import NOT_SO, actor_key
from dragoman.views.dossiers.sides import registered_side, side
from dragoman.views.evidence import Citing
from dragoman.views.words import day_text

_VOICED = {Stance.DENIES: "denies", Stance.DOUBTS: "doubts"}


def said_of(
    naming_it: Iterable[Fact],
    own: Iterable[Fact],
    parties: Sequence[RoleTold],
    citing: Citing,
    registry: Registry,
) -> tuple[Said, ...]:
    """Statements and positions that name the document, and who tells or denies what was done with
    it, by side and speaker. A speaker is on the side of a party that he or his office speaks for;
    copies of one sentence are listed once."""
    groups: dict[tuple[str, str, str], list[tuple[Fact, ActorRef]]] = {}
    said = [fact for fact in naming_it if isinstance(fact.detail, Statement | Position)]
    for fact in (*said, *(fact for fact in own if not _within(fact, said))):
        found = _words_of(fact)
        if found:
            speaker, act, words = found
            groups.setdefault((actor_key(speaker), act, name_key(words)), []).append(
                (fact, speaker)
            )
    bound = [p for p in parties if p.role != "excluded party" and p.status not in NOT_SO]
    rows = []
    for (_, act, _), told in groups.items():
        fact, speaker = min(told, key=lambda pair: citing.order(pair[0]))
        _, _, words = _words_of(fact) or (speaker, act, "")
        side = side_of(speaker, bound, registry)
        key = side is None, side or "", name_key(speaker.name), citing.order(fact)
        evidence = citing.all(fact for fact, _ in told)
        rows.append((key, Said(side, speaker.name, act, words, day_text(fact.day), evidence)))
    return tuple(said for _, said in sorted(rows, key=lambda row: row[0]))


def _within(fact: Fact, said: Sequence[Fact]) -> bool:
    """Whether a fact's words stand within somebody's words that are listed already."""
    return any(
        fact.page == other.page and other.start <= fact.start and fact.end <= other.end
        for other in said
    )


def _words_of(fact: Fact) -> tuple[ActorRef, str, str] | None:
    """(who, does what, in which words) where a fact is somebody's word on a document."""
    detail = fact.detail
    if isinstance(detail, Statement):
        parts = [part.text for part in (detail.content, *detail.further) if part]
        return detail.speaker, detail.act, " … ".join(parts) or fact.quote
    if isinstance(detail, Position):
        turned = "does not: " if fact.polarity is Polarity.NEGATED else ""
        return detail.holder, f"{turned}{detail.stance}", fact.quote
    if isinstance(detail, Agreement) and fact.voices:
        voice = fact.voices[-1]
        return _speaker(voice), _VOICED.get(voice.stance, "says"), fact.quote
    return None


def _speaker(voice: Voice) -> ActorRef:
    return ActorRef(voice.actor, voice.name, voice.text, voice.start, voice.end)


def side_of(speaker: ActorRef, parties: Sequence[RoleTold], registry: Registry) -> str | None:
    """The name of the party that somebody speaks for; None where he speaks for none of them."""
    own = {speaker.actor, side(speaker, registry)} - {None}
    for party in parties:
        entry = registry.actor(party.actor) if party.actor else None
        if entry and own & {entry.id, registered_side(entry, registry)}:
            return party.name
        if name_key(party.name) == name_key(speaker.name):
            return party.name
    return None
