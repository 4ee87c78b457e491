"""Finds all mentions of a page: names and phrases first, then, in order, what points back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dragoman.actors import Registry
from dragoman.model import ActorMention, Day, DayMention, Mentions, Sentence
from dragoman.reading.mentions.abbreviations import definitions_of
from dragoman.reading.mentions.actors import Walk
from dragoman.reading.mentions.aliases import aliases_of
from dragoman.reading.mentions.coreference import Resolver, bodies_of, state_of
from dragoman.reading.mentions.documents import find_documents
from dragoman.reading.mentions.names import pieces_by_line
from dragoman.reading.mentions.offices import plain_name
from dragoman.reading.mentions.owners import past_bracket
from dragoman.reading.mentions.people import People
from dragoman.reading.mentions.places import find_places
from dragoman.reading.mentions.scene import Draft, Line, Piece, Scene, set_scene

_AFTER_APPOSITION = frozenset({",", ".", ";", ")", "", "and", "who", "said", "–", "—"})
_LINKING = frozenset({",", "the", "a", "an", "(", "–", "—"})


def find_mentions(
    text: str,
    sentences: Sequence[Sentence],
    registry: Registry,
    *,
    published: Day,
    days: tuple[DayMention, ...] = (),
    title: str | None = None,
) -> Mentions:
    """Everything the sentences of a page mention, each list in order of position.

    `published` places offices and groups in time; `days` are passed on. What cannot be resolved
    keeps `actor` None and says why.
    """
    scene = set_scene(text, sentences, registry, published, title)
    definitions = definitions_of(scene)
    pieces = pieces_by_line(scene, definitions.own)
    people = People(scene)
    for piece in (p for line in pieces for p in line if p.what == "person"):
        if " " in piece.text and len(piece.ids) < 2:  # owners ask for persons during the walk
            people.learn(piece, None, "")
    drafts = [
        d for line in scene.lines for d in Walk(scene, line, pieces[line.number], people).drafts()
    ]
    _learn(people, drafts)
    _appositions(scene, people, drafts)
    resolved = Resolver(scene, people, drafts).run()
    actors = tuple(_mention(scene, draft) for draft in resolved)
    return Mentions(
        actors=actors,
        places=find_places(scene, pieces, resolved),
        days=days,
        documents=find_documents(scene, pieces),
        aliases=aliases_of(scene, definitions, actors),
    )


def _mention(scene: Scene, draft: Draft) -> ActorMention:
    refs = tuple(replace(ref, name=plain_name(scene.registry, ref.name)) for ref in draft.refs)
    return ActorMention(
        draft.start, draft.end, scene.text[draft.start : draft.end], refs, draft.form,
        refs[0].why if len(refs) == 1 else draft.why,
    )  # fmt: skip


def _learn(people: People, drafts: Sequence[Draft]) -> None:
    """All full names first, so that a surname finds its bearer wherever he is named in full."""
    for draft in drafts:
        if draft.ask == "person" and draft.place is not None:
            office = draft.office if draft.office != "counterpart" else ""
            people.learn(draft.place, state_of(draft), office)
    for draft in drafts:
        if draft.ask == "person" and draft.place is not None and draft.office != "counterpart":
            person = people.find(draft.place, state_of(draft), draft.office)
            if person is not None and (draft.office or draft.owners):
                people.tell(person, state=state_of(draft), office=draft.office, gender=draft.gender)


def _appositions(scene: Scene, people: People, drafts: Sequence[Draft]) -> None:
    """ "Aalto, the Finnish premier": the title behind a name tells its office, and is he."""
    for i, title in enumerate(drafts):
        holder = next((d for d in drafts[i + 1 : i + 3] if _names_holder(scene, title, d)), None)
        if holder is not None:
            title.ask, title.place = "person", holder.place
            title.why += "; named behind it"
    for one, other in pairwise(drafts):
        if one.line != other.line or one.ask != "person" or other.ask != "title" or other.plural:
            continue
        line = scene.lines[one.line]
        between = [line.low(i) for i in range(one.behind, other.first)]
        if not between or between[0] not in (",", "("):
            continue
        if not all(_links(line, i) for i in range(one.behind, other.first)):
            continue
        if line.low(past_bracket(line, other.behind)) not in _AFTER_APPOSITION:
            continue
        if one.place is None or other.office == "counterpart":
            continue
        person = people.find(one.place, state_of(one), one.office)
        state = state_of(other)
        if person is None or (state and person.state and state != person.state):
            continue
        people.tell(
            person, state=state, office=other.office, gender=other.gender, bodies=bodies_of(other)
        )
        other.ask, other.place = "person", _piece_of(one)
        other.why += "; in apposition"


def _names_holder(scene: Scene, one: Draft, other: Draft) -> bool:
    """ "The league's vice-chairman, Saw Lin, said": the name behind a title between commas."""
    if one.line != other.line or one.ask != "title" or other.ask != "person" or one.plural:
        return False
    line = scene.lines[one.line]
    begin = past_bracket(line, one.behind)
    between = [line.low(i) for i in range(begin, other.first)]
    if begin > one.behind and between in ([], [","]) and one.office != "counterpart":
        return True  # "the head of the League (LLD) Saw Lin"
    return between == [","] and line.low(other.behind) == "," and one.office != "counterpart"


def _links(line: Line, i: int) -> bool:
    """A word that may stand between a name and the title in apposition to it."""
    word = line.words[i]
    return word.low in _LINKING or word.text[:1].isupper() or word.token.pos == "ADJ"


def _piece_of(draft: Draft) -> Piece:
    assert draft.place is not None
    return draft.place
