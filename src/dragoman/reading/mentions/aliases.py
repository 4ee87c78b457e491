"""Other names that a page gives an actor: "X (ABC)", "X (formerly Y)", "X, also known as Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.actors import fold
from dragoman.model import ActorMention, Alias
from dragoman.reading.mentions.scene import Scene, slug

_BRACKET = re.compile(r"\(\s*([^()]{2,80}?)\s*\)")
_FORMER = re.compile(
    r"^(?:formerly|previously|once|until recently|ex-)(?: known as| called| named)?[ ,:]+",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"^(?:(?:also|otherwise|better|commonly|then|now|later) )?"
    r"(?:known|called|renamed|rebranded)(?: as)?[ ,:]+|^(?:a\.?k\.?a\.?|alias|or|i\.e\.)[ ,:]+",
    re.IGNORECASE,
)
_CUES = (("formerly", _FORMER), ("also_known_as", _OTHER))
"""How the words in a bracket or apposition say which relation they tell."""
_APPOSED = re.compile(
    r"^,? ?(?P<cue>(?:formerly|previously) (?:known as|called|named)|also (?:known|called) as"
    r"|also (?:known as|called)|otherwise known as|better known as|a\.?k\.?a\.?|or)"
    r" (?:the )?(?P<name>[\"“'‘«]?[A-Z][^,;.()]{1,60})", re.MULTILINE,
)  # fmt: skip
_ABBREVIATION = re.compile(r"^(?:the |or )?([A-Z][A-Za-z/&.-]{1,11}[A-Z.s]?)$")
_SMALL_WORDS = "of the and for in on de la du des del & a an to at y e et"
_SMALL = frozenset(_SMALL_WORDS.split())
_QUOTES = "\"“”'‘’«»"
MAX_LONG = 120


@dataclass(frozen=True, slots=True)
class Definition:
    """An abbreviation the page defines: where, for which full name, and its page-local id."""

    start: int
    end: int
    full_start: int
    full: str
    short: str


@dataclass(frozen=True, slots=True)
class Definitions:
    """All abbreviations a page defines; `own` those of names the registry does not know."""

    found: tuple[Definition, ...] = ()
    own: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def definitions_of(scene: Scene) -> Definitions:
    """Abbreviations in brackets whose letters fit the capitalised words before them."""
    found: list[Definition] = []
    own: dict[str, tuple[str, str]] = {}
    for line in scene.lines:
        for match in _BRACKET.finditer(scene.text, line.start, line.end):
            short = _ABBREVIATION.match(match[1].strip(_QUOTES + " "))
            full = short and _full_name(scene, line.start, match.start(), short[1])
            if not (short and full):
                continue
            definition = Definition(match.start(), match.end(), full[0], full[1], short[1])
            found.append(definition)
            known = scene.registry.resolve(full[1], day=scene.day)
            key = known.actor or slug(full[1])
            own.setdefault(fold(short[1]), (full[1], key))
    return Definitions(tuple(found), own)


def _full_name(scene: Scene, low: int, high: int, short: str) -> tuple[int, str] | None:
    """The words before a bracket whose initials, or letters in order, make the abbreviation."""
    before = scene.text[max(low, high - MAX_LONG) : high].rstrip()
    words = list(re.finditer(r"[^\s-]+", before))
    letters = [c for c in short.lower() if c.isalpha()]
    if len(letters) < 2 or short.islower():
        return None
    for first in range(len(words) - 1, -1, -1):
        word = words[first].group()
        if word[:1].isdigit() or (word.endswith((".", ";", ":", "”")) and first < len(words) - 1):
            return None
        initials = [w.group()[:1].lower() for w in words[first:]]
        content = [w.group()[:1].lower() for w in words[first:] if w.group().lower() not in _SMALL]
        if letters in (initials, content) and word[:1].isupper() and len(content) > 1:
            start = max(low, high - MAX_LONG) + words[first].start()
            return start, scene.slice(start, max(low, high - MAX_LONG) + len(before))
        if len(words) - first > len(letters) * 2 + 1:
            return None
    return None


def aliases_of(
    scene: Scene, definitions: Definitions, actors: Sequence[ActorMention]
) -> tuple[Alias, ...]:
    """Aliases in order: abbreviations defined, then names in brackets and appositions behind
    the mention of a body."""
    found: dict[int, Alias] = {}
    for definition in definitions.found:
        mention = _ending_at(scene, actors, definition.start)
        if mention is not None and mention.actors:
            found[mention.start] = Alias(
                mention.start, definition.end, mention.actors[0], (definition.short,),
                "abbreviation",
            )  # fmt: skip
    for mention in actors:
        if mention.form not in ("name", "description") or len(mention.actors) != 1:
            continue
        alias = _behind(scene, mention, actors)
        if alias is not None and alias.start not in found:
            found[alias.start] = alias
    return tuple(found[start] for start in sorted(found))


def _ending_at(scene: Scene, actors: Sequence[ActorMention], at: int) -> ActorMention | None:
    for mention in actors:
        if mention.end <= at and not scene.text[mention.end : at].strip():
            return mention
    return None


def _behind(scene: Scene, mention: ActorMention, actors: Sequence[ActorMention]) -> Alias | None:
    rest = scene.text[mention.end : mention.end + 140]
    for words, relation, length in _readings(rest):
        names = tuple(name for name in _names(words) if name != mention.text)
        if not names:
            return None
        if relation == "plain":
            inside = [m for m in actors if mention.end <= m.start < mention.end + length]
            named = len(inside) == 1 and inside[0].form == "name" and _same_sort(mention, inside[0])
            if not named:
                return None
            relation = "also_known_as"
        return Alias(mention.start, mention.end + length, mention.actors[0], names, relation)
    return None


def _readings(rest: str) -> Iterator[tuple[str, str, int]]:
    """Words that may be another name, with the relation told and how far they reach."""
    bracket = re.match(r"\s?\(\s*([^()]{2,80}?)\s*\)", rest)
    if bracket:
        inner = bracket[1]
        for relation, cue in _CUES:
            match = cue.match(inner)
            if match:
                yield inner[match.end() :], relation, bracket.end()
                return
        if inner[:1].isupper() or inner[:1] in _QUOTES:
            yield inner, "plain", bracket.end()
        return
    apposed = _APPOSED.match(rest)
    if apposed:
        said = apposed["cue"].lower()
        if said == "or" and not rest.startswith(","):
            return
        relation = "formerly" if said.startswith(("formerly", "previously")) else "also_known_as"
        yield apposed["name"], relation, apposed.end()


def _names(words: str) -> Iterator[str]:
    for part in re.split(r",| and | or |;|/", words):
        name = " ".join(part.strip(" " + _QUOTES).split())
        name = name.removeprefix("the ")
        if name[:1].isupper() and len(name) > 1 and not name.isdigit():
            yield name


def _same_sort(one: ActorMention, other: ActorMention) -> bool:
    """Bodies only: "Joe Doe (Reuters)" and "Oslo (Norway)" are no aliases."""
    kinds = {one.actors[0].kind, other.actors[0].kind}
    sorts = {"armed_group", "organisation", "coalition", "group"}
    return all(kind is not None and kind.value in sorts for kind in kinds)
