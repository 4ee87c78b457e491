"""From a fact to its sentence: the clause of its kind, its status, then whoever tells it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import groupby

from dragoman.lexicon.loader import load_table
from dragoman.model import Fact, Modality, Stance, Voice
from dragoman.views.sentences.grammar import REMARKS, Clause, called, capital, finite
from dragoman.views.sentences.kinds import clause_of
from dragoman.views.words import on_day

_VERBS = {Stance.DENIES: "denies", Stance.DOUBTS: "doubts"}


def sentence(fact: Fact) -> str:
    """What a fact says, who tells it and with what certainty, as one sentence.

    Words of the page stand in quotation marks and are not changed but for line breaks.
    """
    clause = clause_of(fact)
    words = told(_in_status(clause, fact), fact.voices, clause.subject)
    words = capital(" ".join(words.split()))
    return words if words.endswith((".", "!", "?", ".”", "!”", "?”")) else f"{words}."


def told(words: str, voices: Sequence[Voice], subject: str = "") -> str:
    """The words in the mouth of a chain of voices, outermost first; `subject` is what they are
    about, who tells of himself does so by his own account."""
    for (name, stance), _ in groupby(reversed(voices), key=_mouth):
        if stance in _VERBS:
            words = f"{name} {_VERBS[stance]} that {words}"
        elif name in _adverbs():
            words = f"{name}, {words}"
        elif name == subject:
            words = f"by their own account, {words}"
        else:
            words = f"according to {name}, {words}"
    return words


def _in_status(clause: Clause, fact: Fact) -> str:
    """The clause with its verb in the fact's status, with place and day."""
    modality = clause.modality or fact.modality
    verb = finite(clause, modality, fact.polarity, dated=fact.day.known)
    words = f"{clause.subject} {verb}{clause.rest}"
    if fact.place and fact.place.name not in words:
        words += f" in {fact.place.name}"
    if fact.day.known and clause.dated:
        words += f" {on_day(fact.day)}"
    remark = REMARKS.get(modality)
    if remark and not (fact.voices and modality is Modality.CALLED_FOR):
        words += f" ({remark})"
    return words + clause.tail


def _mouth(voice: Voice) -> tuple[str, Stance]:
    """Who speaks, and whether he denies: two voices that assert alike are one mouth."""
    stance = voice.stance if voice.stance in _VERBS else Stance.ASSERTS
    if voice.name.casefold() in _adverbs():
        return voice.name.casefold(), Stance.ASSERTS
    return called(voice.name), stance


@cache
def _adverbs() -> frozenset[str]:
    """Voices that are no name: "reportedly", "allegedly"."""
    return frozenset(row["word"] for row in load_table("governors") if row["pos"] == "ADV")
