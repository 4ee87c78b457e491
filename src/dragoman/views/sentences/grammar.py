"""Just enough grammar to say a clause in any status: "met", "did not meet", "are to meet"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.lexicon.loader import load_table
from dragoman.model import ActorKind, ActorRef, Modality, Polarity

_PRONOUNS = frozenset(
    ("he", "she", "it", "they", "we", "i", "you", "who", "which", "one", "him", "her", "them", "us",
     "me", "their", "his", "its", "our", "those", "these", "this", "that", "whose", "whom",
     "neither", "none", "both", "each", "some", "others", "everybody", "nobody")
)  # fmt: skip
_ONE_WITH_S = frozenset({ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.PERSON,
                         ActorKind.OUTLET, ActorKind.MINISTRY, ActorKind.OFFICE,
                         ActorKind.COALITION, ActorKind.GOVERNMENT})  # fmt: skip
_SINGULAR_ENDINGS = ("ss", "us", "is")
_PLURAL_ENDINGS = ("men", "people", "police", "children")
_HEAD_ENDS = (" of ", " for ", " on ", " in ", " to ", " between ", " with ", " at ", " about ")


@dataclass(frozen=True, slots=True)
class Verb:
    """The forms a clause needs; for a passive, of "be" and the participle.

    `now` and `now_plural` tell what goes on, `past` and `past_plural` what happened.
    """

    base: str
    past: str
    past_plural: str
    now: str
    now_plural: str
    negated: tuple[str, str]
    """Past, in singular and plural: "did not meet", "was not signed"."""
    not_now: tuple[str, str]


def active(base: str, past: str, third: str | None = None, rest: str = "") -> Verb:
    """An active verb; `rest` follows every form ("hold", "held", rest "talks")."""
    words = f" {rest}" if rest else ""
    third = third or f"{base}s"
    return Verb(
        base + words, past + words, past + words, third + words, base + words,
        (f"did not {base}{words}",) * 2, (f"does not {base}{words}", f"do not {base}{words}"),
    )  # fmt: skip


def passive(participle: str) -> Verb:
    """ "signed" → "was signed", "are to be signed"."""
    return Verb(
        f"be {participle}", f"was {participle}", f"were {participle}",
        f"is being {participle}", f"are being {participle}",
        (f"was not {participle}", f"were not {participle}"),
        (f"is not being {participle}", f"are not being {participle}"),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clause:
    """Subject, verb and what follows; `tail` comes after day and place (": “…”").

    With `states` what is actual is told in the present: a role, a position, a scope.
    """

    subject: str
    verb: Verb
    rest: str = ""
    tail: str = ""
    plural: bool = False
    states: bool = False
    dated: bool = True
    """Whether the fact's own day is told; a commitment's is its deadline."""
    modality: Modality | None = None
    """In place of the fact's, where the clause is about something else than the fact's status."""


def finite(clause: Clause, modality: Modality, polarity: Polarity, *, dated: bool = False) -> str:
    """The verb of a clause in its status: "are to meet", "may not be signed". What is told of a
    day (`dated`) is over, also where it is a state."""
    states = clause.states and not dated
    verb, no = clause.verb, polarity is Polarity.NEGATED
    if modality is Modality.ONGOING or (modality is Modality.ACTUAL and states):
        return verb.not_now[clause.plural] if no else (verb.now, verb.now_plural)[clause.plural]
    if modality is Modality.ACTUAL:
        return verb.negated[clause.plural] if no else (verb.past, verb.past_plural)[clause.plural]
    if modality in (Modality.PLANNED, Modality.CANCELLED):
        be = ("is", "are") if modality is Modality.PLANNED else ("was", "were")
        return f"{be[clause.plural]}{' not' if no else ''} to {verb.base}"
    auxiliary = _AUXILIARIES[modality]
    return f"{auxiliary}{' not' if no else ''} {verb.base}"


_AUXILIARIES = {
    Modality.CALLED_FOR: "should",
    Modality.POSSIBLE: "may",
    Modality.CONDITIONAL: "would",
}
REMARKS = {
    Modality.CALLED_FOR: "as is called for",
    Modality.CONDITIONAL: "on a condition",
    Modality.CANCELLED: "which was called off",
}
"""What a sentence adds where its auxiliary alone could be misread."""


def listed(names: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def several(actors: Sequence[ActorRef]) -> bool:
    """Whether the verb behind these actors stands in the plural."""
    if len({actor.name for actor in actors}) != 1:
        return len(actors) > 1
    actor = actors[0]
    return actor.kind not in _ONE_WITH_S and plural_noun(actor.name)


def plural_noun(words: str) -> bool:
    """Whether a noun phrase is plural by its head: "terms of reference", "the Minsk agreements"."""
    word = _head(words).casefold()
    if word.endswith(_PLURAL_ENDINGS):
        return True
    return word in ("they", "we") or (word.endswith("s") and not word.endswith(_SINGULAR_ENDINGS))


def with_article(name: str) -> str:
    """A document's or a track's name in a sentence: "the Elim Accord", "resolution 2254"."""
    first = name.partition(" ")[0]
    if first in ("The", "A", "An"):
        return name[:1].lower() + name[1:]
    bare = first.casefold() in _determiners() or first.endswith(("'s", "’s", "s'", "s’"))
    return name if bare or any(letter.isdigit() for letter in name) else f"the {name}"


@cache
def _determiners() -> frozenset[str]:
    counts = {row["word"] for row in load_table("number_words")}
    return _DETERMINERS | counts


_DETERMINERS = frozenset(
    ("the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our",
     "no", "any", "every", "all", "both", "several", "resolution")
)  # fmt: skip


def who(actors: Sequence[ActorRef]) -> str:
    """The actors' names, each once, as a sentence has them: "the Harbour Front and Norway"."""
    return listed(tuple(dict.fromkeys(called(actor.name, actor.kind) for actor in actors)))


def named(actor: ActorRef) -> bool:
    """Whether a page calls somebody by more than a pronoun."""
    return actor.name.strip().casefold() not in _PRONOUNS


def called(name: str, kind: ActorKind | None = None) -> str:
    """A name in a sentence: bodies take "the", who is only a pronoun is not named."""
    name = name.strip(" -–—•*")
    first = name.partition(" ")[0].casefold()
    if not name or name.casefold() in _PRONOUNS:
        return "somebody not named"
    if first in ("a", "an", "the"):
        return name[:1].lower() + name[1:]
    if kind is ActorKind.PERSON or first in _determiners():
        return name
    last = _head(name).split()[-1].casefold()
    if not name[:1].isupper():
        return name if plural_noun(name) else f"{_article(name, last)} {name}"
    body = " " in name and (last in _bodies() or first == "united" or " of " in name)
    return f"the {name}" if body else name


def _article(name: str, head: str) -> str:
    """For who is only described: "the armed opposition", "a diplomat in Astana"."""
    if head in _bodies() or head in _groups():
        return "the"
    return "an" if name[:1].casefold() in "aeiou" else "a"


@cache
def _groups() -> frozenset[str]:
    """Nouns of which a page has one: "the opposition", "the cabinet"; not "diplomat"."""
    rows = load_table("group_nouns")
    return frozenset(r["noun"] for r in rows if r["kind"] not in ("official", "people", "media"))


def _head(words: str) -> str:
    """A noun phrase up to where what belongs to it begins: "terms" of "terms of reference"."""
    head = f"{words} "
    for end in _HEAD_ENDS:
        head = head.partition(end)[0]
    return head.strip() or words


@cache
def _bodies() -> frozenset[str]:
    """Words that end the names of bodies: "Front", "Council", "Republic", "Islands"."""
    places = {row["word"] for row in load_table("name_heads") if row["at"] == "end"}
    bodies = {row["word"] for row in load_table("body_words")}
    return frozenset(places | bodies | {"government", "ministry"})


def capital(words: str) -> str:
    """The words with a capital letter first."""
    return words[:1].upper() + words[1:]
