"""Other names that a page gives an actor in brackets: "X (ABC)", "X (formerly Y)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import ActorKind, ActorMention, ActorRef, Alias
from dragoman.reading.mentions.abbreviations import (
    QUOTES,
    Definition,
    Definitions,
    abbreviation_in,
    is_document,
)
from dragoman.reading.mentions.scene import Scene

_FORMER = re.compile(
    r"(?:^|[,;] )(?:formerly|previously|once|until recently|until \d{4}|ex-)"
    r"(?: known as| called| named)?(?: the)?[ ,:]+",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"(?:^|[,;] )(?:(?:also|otherwise|better|commonly|then|now|later|locally|widely) )?"
    r"(?:known|called|renamed|rebranded)(?: locally| simply| in \w+)?"
    r"(?: as| by (?:its|the) \w+(?: \w+)?)?"
    r"(?: the)?[ ,:]+|(?:^|[,;] )(?:a\.?k\.?a\.?|alias|or|i\.e\.|now|today)[ ,:]+",
    re.IGNORECASE,
)
_CUES = (("formerly", _FORMER), ("also_known_as", _OTHER))
"""How the words in a bracket say which relation they tell."""
_ROUND = re.compile(r"\s?[(\[]\s*([^()\[\]]{2,80}?)\s*[)\]]")
_BODIES = frozenset(
    {ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.COALITION, ActorKind.GROUP}
)
_NAMES = ("name", "description", "metonym")
_LAST_NOUN = re.compile(r"(?:^|[.;,:]\s+|\b(?:the|an?|its|their|these|of|new|and)\s+)"
                        r"((?:[A-Za-z-]+\s+){1,4}([A-Za-z]+))\s*$", re.IGNORECASE)  # fmt: skip
_CAPITALS = re.compile(r"[(\[]([A-Z]{3,8}s?)[)\]](?!\()")
MAX_NOUN = 160
MIN_LETTERS = 3
"""Letters of an abbreviation that may stand for a body in another language."""


def aliases_of(
    scene: Scene, definitions: Definitions, actors: Sequence[ActorMention]
) -> tuple[Alias, ...]:
    """Aliases in order: abbreviations that fit the name before them, abbreviations right behind
    a body, then other names in brackets behind the mention of a body."""
    found: dict[tuple[int, int], Alias] = {}
    for definition in definitions.found:
        ref = _defined(scene, definition, actors)
        found[definition.start, 0] = Alias(
            ref.start, definition.end, ref, (definition.short,), "abbreviation"
        )
    for mention in actors:
        if mention.form in _NAMES and len(mention.actors) == 1:
            for number, alias in enumerate(_behind(scene, mention, actors), 1):
                at = _bracket_at(scene, mention.end)
                if alias.relation != "abbreviation" or (at, 0) not in found:
                    found.setdefault((at, number), alias)
    for alias in _of_nouns(scene):
        at = alias.end - len(alias.also[0]) - 2
        if not any(key[0] == at for key in found):
            found.setdefault((at, 0), alias)
    return tuple(found[key] for key in sorted(found))


def _defined(scene: Scene, definition: Definition, actors: Sequence[ActorMention]) -> ActorRef:
    """The actor behind a full name: the one mentioned there, else the name itself. A mention that
    reaches beyond the name is somebody else ("delegations of the Coast Front (CF)")."""
    for mention in actors:
        inside = definition.full_start - 4 <= mention.start and mention.end <= definition.start
        ends = not scene.text[mention.end : definition.start].strip()
        if inside and ends and len(mention.actors) == 1:
            ref = mention.actors[0]
            whole = mention.start <= definition.full_start
            return ref if whole else replace(
                ref, name=definition.full, text=definition.full, start=definition.full_start
            )  # fmt: skip
    end = definition.full_start + len(definition.full)
    return ActorRef(
        None, definition.full, definition.full, definition.full_start, end, why="abbreviated"
    )


def _bracket_at(scene: Scene, end: int) -> int:
    return end + len(scene.text[end : end + 3]) - len(scene.text[end : end + 3].lstrip())


def _behind(scene: Scene, mention: ActorMention, actors: Sequence[ActorMention]) -> Iterator[Alias]:
    bracket = _ROUND.match(scene.text, mention.end, mention.end + 140)
    if bracket is None or scene.text[bracket.end() : bracket.end() + 1] == "(":
        return
    inner, ref = bracket[1], mention.actors[0]
    for relation, cue in _CUES:
        told = cue.search(inner)
        names = tuple(_names(inner[told.end() :])) if told else ()
        if names:
            yield Alias(mention.start, bracket.end(), ref, names, relation)
            if told and told.start() == 0:
                return
    short = abbreviation_in(inner)
    if short is not None:
        letters = sum(c.isupper() for c in short)
        if ref.kind in _BODIES and letters >= MIN_LETTERS and len(mention.text.split()) > 1:
            yield Alias(mention.start, bracket.end(), ref, (short,), "abbreviation")
    elif inner[:1].isupper() or inner[:1] in QUOTES:
        names = tuple(name for name in _names(inner) if name != mention.text)
        inside = [m for m in actors if mention.end <= m.start < bracket.end()]
        if (
            names
            and len(inside) == 1
            and inside[0].form == "name"
            and _same_sort(mention, inside[0])
        ):
            yield Alias(mention.start, bracket.end(), ref, names, "also_known_as")


def _of_nouns(scene: Scene) -> Iterator[Alias]:
    """ "Mixed patrol units (UMP)": no name, but the noun of a body or document and capitals."""
    for line in scene.lines:
        text = scene.text[line.start : line.end]
        for bracket in _CAPITALS.finditer(text):
            low = max(0, bracket.start() - MAX_NOUN)
            before = _LAST_NOUN.search(text[low : bracket.start()])
            if before is None or not _abbreviable(before[2].lower(), before[1]):
                continue
            start, end = line.start + low + before.start(1), line.start + low + before.end(1)
            name = scene.slice(start, end)
            ref = ActorRef(None, name, name, start, end, why="abbreviated")
            yield Alias(start, line.start + bracket.end(), ref, (bracket[1],), "abbreviation")


def _abbreviable(noun: str, words: str) -> bool:
    singular = noun.removesuffix("s")
    bodies = _body_words()
    return (noun in bodies or singular in bodies or singular in _UNITS or is_document(words)) and (
        len(words.split()) > 1
    )


_UNITS = frozenset({"unit", "team", "mechanism", "process", "zone", "area", "region", "panel",
                    "system", "fund", "operation", "site", "point", "authority"})  # fmt: skip


@cache
def _body_words() -> frozenset[str]:
    return frozenset(row["word"] for row in load_table("body_words"))


def _names(words: str) -> Iterator[str]:
    for part in re.split(r",| and | or |;|/", words):
        name = " ".join(part.strip(" " + QUOTES).split())
        name = name.removeprefix("the ")
        if name[:1].isupper() and len(name) > 1 and not name.isdigit():
            yield name


def _same_sort(one: ActorMention, other: ActorMention) -> bool:
    """Bodies only: "Joe Doe (Reuters)" and "Oslo (Norway)" are no aliases."""
    return one.actors[0].kind in _BODIES and other.actors[0].kind in _BODIES
