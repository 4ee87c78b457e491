"""Phrases that stand for somebody without a name: titles, group nouns, collectives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.lexicon import Row, load_table
from dragoman.reading.mentions.scene import Line, Word

NUMBERS = {
    "two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6,
    "7": 7, "8": 8, "9": 9, "10": 10,
}  # fmt: skip
_NUMBER = "<n>"
_IRREGULAR = {"men": "man", "women": "woman", "children": "child", "people": "people"}
_FEMALE = frozenset({
    "queen", "princess", "mrs", "mrs.", "ms", "ms.", "miss", "madam", "madame", "mme", "frau",
    "lady", "dame", "baroness", "duchess", "countess", "senora", "señora", "dona", "doña", "begum",
    "sheikha", "sister", "daw", "alhaja", "weizero", "first lady", "rani",
})  # fmt: skip
_MALE = frozenset({
    "king", "prince", "mr", "mr.", "sir", "lord", "baron", "duke", "emperor", "sultan", "emir",
    "sheikh", "sheik", "shaikh", "imam", "ayatollah", "mullah", "pope", "cardinal", "bishop",
    "archbishop", "patriarch", "herr", "monsieur", "senor", "señor", "don", "father", "brother",
    "alhaji", "shah", "amir", "crown prince", "maulana", "priest", "monk", "taoiseach",
})  # fmt: skip

RELATIONS = frozenset({"ally", "partner", "rival", "enemy", "foe", "adversary", "neighbour",
                        "neighbor", "backer", "member", "supporter", "opponent"})  # fmt: skip
"""Nouns that tell what somebody is to another, and name nobody: "a key ally of Mali"."""
PLAIN_NOUNS = frozenset({"country", "nation", "state", "power", "people", "public", "force",
                          "party", "side", "member", "figure", "chief", "head", "leader", "family",
                          "actor", "player", "council", "congress", "court", "mission", "team",
                          "panel", "committee", "commission", "movement", "front", "bloc", "wing",
                          "west", "union", "press", "media", "observer", "cell", "partner",
                          "authority", "administration", "customs", "post"})  # fmt: skip
"""Nouns of people that mean somebody only with an owner, a name or an article."""
ORGANS = frozenset({"government", "regime", "army", "military", "parliament", "presidency",
                     "armed forces", "administration", "cabinet", "junta", "central bank",
                     "foreign office", "general staff", "authorities"})  # fmt: skip
"""Institutions that are meant by their bare noun and an article: "the army"."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase found at a word: its row, where it ends, how it stands there."""

    row: Row
    key: str
    behind: int
    plural: bool
    count: int = 0


class Phrases:
    """A word list of phrases, asked for the longest that begins at a word."""

    def __init__(self, entries: Iterable[tuple[str, Row]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str, Row]]] = {}
        for key, row in entries:
            spaced = key.replace("-", " - ")  # some pages' hyphens are words of their own
            for words in {tuple(key.split()), tuple(spaced.split())}:
                self._by_first.setdefault(words[0], []).append((words, key, row))
        for found in self._by_first.values():
            found.sort(key=lambda entry: -len(entry[0]))

    def at(self, line: Line, i: int) -> Phrase | None:
        """The longest phrase at word `i`; its words may be plural."""
        if i >= len(line.words):
            return None
        low = line.words[i].low
        plain = _singular(low)
        if low not in self._by_first and plain not in self._by_first and low not in NUMBERS:
            return None
        firsts = (low, plain, _NUMBER) if low in NUMBERS else (low, plain)
        best: Phrase | None = None
        for first in dict.fromkeys(firsts):
            for words, key, row in self._by_first.get(first, ()):
                found = _matches(line, i, words, key, row)
                if found and (best is None or found.behind > best.behind):
                    best = found
                    break
        return best


def _matches(line: Line, i: int, words: tuple[str, ...], key: str, row: Row) -> Phrase | None:
    if i + len(words) > len(line.words):
        return None
    plural, count = False, 0
    for offset, wanted in enumerate(words):
        word = line.words[i + offset]
        if wanted == _NUMBER:
            if word.low not in NUMBERS:
                return None
            count = NUMBERS[word.low]
        elif word.low != wanted:
            if singular(word) != wanted:
                return None
            plural = True
    return Phrase(row, key, i + len(words), plural, count)


def singular(word: Word) -> str:
    """A noun's singular by its ending; other words unchanged."""
    return _singular(word.low)


def singular_of(low: str) -> str:
    """The same of a word in lower case."""
    return _singular(low)


@lru_cache(maxsize=50_000)
def _singular(low: str) -> str:
    for ending, plain in _IRREGULAR.items():
        if low.endswith(ending) and low != ending and ending != "people":
            return low.removesuffix(ending) + plain
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "ches", "shes", "xes")):
        return low[:-2]
    if low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3:
        return low[:-1]
    return low


@cache
def titles() -> Phrases:
    return Phrases((row["title"], row) for row in load_table("titles"))


@cache
def group_nouns() -> Phrases:
    return Phrases((row["noun"], row) for row in load_table("group_nouns"))


@cache
def collectives() -> Phrases:
    return Phrases((row["phrase"], row) for row in load_table("collectives"))


@cache
def _institutions_of(nouns: tuple[str, ...]) -> Phrases:
    spelled = {noun.replace("defence", "defense") for noun in nouns}
    return Phrases((noun, {"noun": noun}) for noun in sorted(spelled | set(nouns)))


def institution_nouns(nouns: Mapping[str, object]) -> Phrases:
    """The registry's nouns of institutions as phrases, with both spellings of defence."""
    return _institutions_of(tuple(nouns))


def gender_of_title(title: str) -> str:
    """f or m where a title tells, else ""."""
    if title in _FEMALE or title.endswith(("woman", "women")):
        return "f"
    if title in _MALE or (title.endswith("man") and not title.endswith("woman")):
        return "m"
    return ""


_RANKS = {
    "gen.": "general", "gen": "general", "col.": "colonel", "col": "colonel", "maj.": "major",
    "maj": "major", "capt.": "captain", "capt": "captain", "lt.": "lieutenant", "lt": "lieutenant",
    "brig.": "brigadier", "brig": "brigadier", "adm.": "admiral", "adm": "admiral",
    "cmdr.": "commander", "cmdr": "commander", "sgt.": "sergeant", "sgt": "sergeant",
    "prof.": "professor", "prof": "professor", "rev.": "reverend", "rev": "reverend",
    "msgr.": "archbishop", "ltc": "lieutenant colonel",
}  # fmt: skip
_CALLINGS = frozenset({"professor", "reverend", "ayatollah", "sheikh", "imam", "archbishop",
                       "bishop", "cardinal", "mullah", "emir", "sultan", "king", "queen",
                       "prince", "princess"})  # fmt: skip
"""Honorifics by which alone their bearers are called: "the professor" """


def rank_of(title: str) -> str:
    """A rank or a calling written out: "lt. gen." is lieutenant general; "" for others."""
    return " ".join(_RANKS.get(word, word) for word in title.split())


def calling_of(title: str) -> str:
    """The calling that an honorific tells, "" for "Mr" and the like."""
    plain = rank_of(title)
    return plain if plain in _CALLINGS else ""


def same_office(asked: str, held: str) -> bool:
    """Whether a description can mean the holder of an office: "the minister" a foreign
    minister, "the spokesman" a ministry's, "the official" and "the leader" many."""
    if asked == held:
        return True
    if asked == "minister" and held.endswith("prime minister"):
        return False  # called so in full, or "the premier"
    wide = _WIDE.get(asked)
    if wide is not None and any(end in held for end in wide):
        return True
    return held.endswith(f" {asked}") or asked.endswith(f" {held}")


_WIDE: Mapping[str, tuple[str, ...]] = {
    "official": (
        "minister", "spokes", "adviser", "secretary", "chief", "envoy", "ambassador", "diplomat",
        "official", "commissioner", "director", "representative", "governor", "head", "aide",
    ),
    "diplomat": ("foreign minister", "ambassador", "envoy", "diplomat", "representative",
                 "foreign policy"),
    "foreign minister": ("foreign minister",),
    "minister": ("minister",),
    "spokesperson": ("spokes",),
    "leader": ("president", "prime minister", "leader", "monarch", "chief", "head", "secretary"),
    "head": ("president", "chair", "head", "leader", "chief", "director", "secretary"),
    "envoy": ("envoy", "representative", "mediator", "ambassador", "adviser"),
    "mediator": ("envoy", "mediator", "facilitator"),
    "negotiator": ("negotiator", "delegation", "envoy", "delegate"),
    "commander": ("commander", "chief", "leader"),
    "rebel leader": ("leader", "commander"),
    "lawmaker": ("lawmaker", "speaker"),
    "aide": ("adviser", "spokes", "chief of staff"),
    "adviser": ("adviser", "aide"),
}  # fmt: skip
