"""Whether two readings of one page say the same: what a judgement on one holds for the other.

A later Dragoman, another pack or another language model may give a fact another id: a name
resolved, a quote a word longer. A judgement goes on to it only where the fact still says what was
judged; else it is shown to be looked at again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass

from dragoman.model import ActorRef, AgreementRef, Content, Day, Fact, Place, Voice
from dragoman.record.store.names import bare_name, name_key

MOST_MOVED = 0.5
"""Of the characters that two quotes cover together, at least so many they must share, unless one
quote lies within the other."""
LIKE_WORDS = 0.5
"""Of the words that two free texts hold together, at least so many they must share."""

_ASIDE = frozenset({"cue", "form", "occasion", "topic"})
"""Fields of a detail that add to a fact but do not make it."""

_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "we", "i", "you", "him", "her", "them", "us", "me", "who", "whom",
     "which", "that", "this", "these", "those", "one", "both", "each", "all", "his", "hers", "its",
     "their", "theirs", "our", "ours"}
)  # fmt: skip


def same_words(first: Fact, second: Fact) -> float:
    """Which part of their words two facts of one page share, 0 to 1; 0 too where it is too little
    for them to be the same passage."""
    shared = min(first.end, second.end) - max(first.start, second.start)
    if shared <= 0:
        return 0.0
    spread = max(first.end, second.end) - min(first.start, second.start)
    within = shared == min(first.end - first.start, second.end - second.start)
    share = shared / spread
    return share if within or share >= MOST_MOVED else 0.0


def same_proposition(first: Fact, second: Fact) -> bool:
    """Whether two facts say the same of the same people, day and place, in the same voices."""
    return (
        (first.kind, first.modality, first.polarity)
        == (second.kind, second.modality, second.polarity)
        and _same_day(first.day, second.day)
        and _same_place(first.place, second.place)
        and len(first.voices) == len(second.voices)
        and all(map(_same_voice, first.voices, second.voices))
        and _same(first.detail, second.detail)
    )


def _same(first: object, second: object) -> bool:
    """Whether two values of one field mean the same."""
    if isinstance(first, tuple) and isinstance(second, tuple):
        return len(first) == len(second) and _matched(first, list(second))
    if isinstance(first, str) and isinstance(second, str):
        return _like(first, second)
    if type(first) is not type(second):
        return not first and not second and not isinstance(first, bool | int)
    if isinstance(first, ActorRef) and isinstance(second, ActorRef):
        return _same_actor(first, second)
    if isinstance(first, Day) and isinstance(second, Day):
        return _same_day(first, second)
    if isinstance(first, Content) and isinstance(second, Content):
        return _like(first.text, second.text)
    if isinstance(first, AgreementRef) and isinstance(second, AgreementRef):
        known = first.agreement is not None and first.agreement == second.agreement
        return known or _like(first.name, second.name)
    if is_dataclass(first) and not isinstance(first, type):
        names = (field.name for field in fields(first) if field.name not in _ASIDE)
        return all(_same(getattr(first, name), getattr(second, name)) for name in names)
    return first == second


def _matched(first: Iterable[object], left: list[object]) -> bool:
    """Whether each item has its like in the other list, whatever the order."""
    for item in first:
        like = next((n for n, other in enumerate(left) if _same(item, other)), None)
        if like is None:
            return False
        del left[like]
    return True


def _same_actor(first: ActorRef | Voice, second: ActorRef | Voice) -> bool:
    """One id, or one name; where one of the two was not resolved, one wording that is a name or a
    description: "they" may stand for anybody."""
    ids = [each.actor for each in (first, second) if each.actor and not each.actor.startswith("~")]
    if len(ids) == 2:
        return ids[0] == ids[1]
    if name_key(first.name) == name_key(second.name):
        return True
    words = bare_name(first.text)
    return words == bare_name(second.text) and words not in _PRONOUNS


def _same_voice(first: Voice, second: Voice) -> bool:
    return first.stance is second.stance and _same_actor(first, second)


def _same_day(first: Day, second: Day) -> bool:
    return (first.start, first.end) == (second.start, second.end)


def _same_place(first: Place | None, second: Place | None) -> bool:
    if first is None or second is None:
        return first is second
    return name_key(first.name) == name_key(second.name)


def _like(first: str, second: str) -> bool:
    """Whether two texts share most of their words; a closed word is like itself alone."""
    one, other = set(name_key(first).split()), set(name_key(second).split())
    if not one or not other:
        return first.strip() == second.strip()
    return len(one & other) >= LIKE_WORDS * len(one | other)
