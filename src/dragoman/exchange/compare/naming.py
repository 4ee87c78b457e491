"""Whether a party of one data set stands in the words of another.

Data sets write one group as "FARS", "Revolutionary Armed Forces of the Sahara" or "Forces armées
révolutionnaires du Sahara", one government as "Government of Niger", "Goverment of Niger" or "the
Republic of Niger". Names are compared by registry id, by abbreviation, by the initials of what is
spelled out, and by the rarer words they share.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from dragoman.actors import Registry, fold
from dragoman.exchange.compare.cases import CaseParty
from dragoman.exchange.conflict import STATE_KINDS, key_of
from dragoman.lexicon import load_table

_GOVERNMENT = re.compile(r"\bgov\w*me\w*\b|\brégime\b|\bregime\b|\bgobierno\b", re.IGNORECASE)
"""Also as misspelt: "Goverment of Syria", "Governement of Syria"."""
_OF = re.compile(r"^(?:the )?gov\w*\s*(?:of |)(?:the )?", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\(([^()]*)\)")
_ABBREVIATION = re.compile(r"\b[A-Z][A-Za-z]?[A-Z0-9][A-Z0-9a-z]*\b|\b[A-Z]{2,}\b")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset(
    """a al and as at by da das de del der des di do du e el en et for in into la las le les
    los of on or para per pour sur the to und von with y""".split()  # noqa: SIM905
)
_COMMON = frozenset(
    """arm armed army battalion brigade brigades coalition command committee communist congress
    council democratic faction factions fighters force forces freedom front general
    government group groups independence insurgents islamic liberation military militia
    militias mouvement movement national organisation organization party patriotic people
    peoples popular rebels republic resistance revolutionary socialist state union united
    unity""".split()  # noqa: SIM905
)
"""Words of so many groups' names that sharing them says nothing."""
_OF_TITLES = frozenset(
    """additional arab between chairman common concerning conference down federal federation final
    from general implementation interim international joint meeting minister parties peace
    political president prime process reconciliation secretary security settlement signed special
    talks that this with""".split()  # noqa: SIM905
)
"""Words of many titles."""
SHORTEST_SHARED = 4
"""Letters of the shortest word that can tell a name ("Aceh")."""
STEM = 5
"""First letters by which a word is the same in another language or with a slip: Chechen and
Chechnya, Syrian and Syria, Darfur and Darfour."""
MOST_INITIALS = 8
"""Words of the longest name whose initials are looked at."""


@dataclass(frozen=True)
class Words:
    """Somebody's words about who took part, taken apart once for many questions."""

    text: str
    registry: Registry
    countries: str = ""
    """Names of the countries it is about, which tell no party apart."""
    title: str = ""

    @cached_property
    def keys(self) -> frozenset[str]:
        """Whom the registry finds in the words; states for their governments and demonyms."""
        found: set[str] = set()
        for match in self.registry.find(self.text):
            for candidate in match.candidates:
                if candidate.what == "actor" and candidate.form != "weak":
                    found.add(key_of(self.registry, candidate.id))
        return frozenset(found)

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        return frozenset(match[0].upper() for match in _ABBREVIATION.finditer(self.text))

    @cached_property
    def initials(self) -> frozenset[str]:
        """Initials of every run of capitalised words, small words skipped: "Front Démocratique
        pour le Renouveau" is FDR."""
        found: set[str] = set()
        run = ""
        for word in re.findall(r"[^\W\d_]+|[^\w\s'’-]", self.text):
            if word.lower() in _SMALL:
                continue
            run = (run + word[0])[-MOST_INITIALS:] if word[0].isupper() else ""
            found.update(run[at:] for at in range(len(run) - 1))
        return frozenset(fold(each).upper() for each in found)

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(map(_stem, _telling(self.text))) - frozenset(
            map(_stem, _WORD.findall(self.countries))
        )

    @cached_property
    def government(self) -> bool:
        return _GOVERNMENT.search(self.text) is not None


def telling_words(title: str, countries: str) -> list[str]:
    """The words of a document's title that are its own: not what sort of document it is, nor what
    many are about, nor whose country: "creation", "escalation", "areas"."""
    common = _title_words() | {_stem(word) for word in _WORD.findall(countries)}
    words = dict.fromkeys(word.lower() for word in _WORD.findall(title))
    return [
        word
        for word in words
        if len(word) >= SHORTEST_SHARED and word not in common and _stem(word) not in common
    ]


@cache
def _title_words() -> frozenset[str]:
    nouns = (row["noun"] for row in load_table("document_kinds"))
    return _COMMON | _SMALL | _OF_TITLES | {noun.split()[-1] for noun in nouns}


def named(
    registry: Registry, name: str, *, ids: tuple[str, ...] = (), third: bool = False
) -> CaseParty:
    """A party by its name in a data set, with the registry's ids for it."""
    keys = {key_of(registry, each) for each in ids}
    if not keys:
        keys = {
            key_of(registry, reading.id)
            for part in _spellings(name)
            for reading in registry.readings(part)
            if reading.what == "actor" and reading.form != "weak"
        }
    return CaseParty(" ".join(name.split()), frozenset(keys), third)


def is_government(party: CaseParty, registry: Registry) -> bool:
    """Whether a party is a state or its government."""
    if _GOVERNMENT.search(party.name):
        return True
    kinds = {actor.kind for key in party.keys if (actor := registry.actor(key)) is not None}
    return bool(kinds) and kinds <= set(STATE_KINDS)


def how_named(party: CaseParty, words: Words) -> str | None:
    """How a party stands in somebody's words: "by name", "as an abbreviation", "by its
    initials", "by its words"; None where it does not."""
    if party.keys & words.keys:
        return "by name"
    for short in _abbreviations(party.name):
        if short in words.abbreviations:
            return "as an abbreviation"
        if len(short) > 2 and short in words.initials:
            return "by its initials"
    full = _initials(party.name)
    if len(full) > 2 and full in words.abbreviations:
        return "by its initials"
    telling = [_stem(word) for word in _telling(_OF.sub("", party.name))]
    if telling and sum(stem in words.stems for stem in telling) * 2 > len(telling):
        return "by its words"
    return None


def _abbreviations(name: str) -> list[str]:
    """What in a name is an abbreviation: "SPLM/A" is SPLM, "JEM-Bashar" JEM."""
    return [match[0].upper() for match in _ABBREVIATION.finditer(name)]


def _initials(name: str) -> str:
    words = [word for word in _WORD.findall(_BRACKET.sub("", name)) if word.lower() not in _SMALL]
    return "".join(word[0] for word in words).upper() if len(words) > 2 else ""


def _spellings(name: str) -> list[str]:
    """A name, without what stands in brackets, what stands there, and a government's state."""
    plain = _BRACKET.sub("", name).strip()
    inside = [part.strip() for part in _BRACKET.findall(name)]
    return [part for part in (plain, _OF.sub("", plain), *inside) if part]


def _telling(text: str) -> list[str]:
    """The words of a text that may tell a name: long, capitalised, and not of every name."""
    return [
        word
        for word in _WORD.findall(text)
        if len(word) >= SHORTEST_SHARED and word[0].isupper() and word.lower() not in _COMMON
    ]


def _stem(word: str) -> str:
    return fold(word).lower()[:STEM]
