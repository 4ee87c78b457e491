"""Days that a clause does not tell itself: that of the sentence before, that of a live page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.language.trees import Tree
from dragoman.model import UNKNOWN_DAY, Basis, Clause, Day, Modality, Precision, Token
from dragoman.reading.clauses.governors import IN_TURN
from dragoman.reading.clauses.settings import Setting

MOST_SENTENCES_ON = 2
"""For so many sentences a told day holds for what is told after it."""


class Carried:
    """The day of one sentence, for what the next sentences of its paragraph tell in the same
    tense: "On Monday the envoys met in Lomé. The minister did not attend."
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._day = UNKNOWN_DAY
        self._end = 0
        self._left = 0

    def open(self, tree: Tree, setting: Setting) -> None:
        """Before the clauses of a sentence are read: whether the day still holds."""
        between = self._text[self._end : tree.sentence.start]
        self._left -= 1
        if "\n" in between or setting.days.any or self._left < 0:
            self._day = UNKNOWN_DAY
        self._end = tree.sentence.end

    def day(self, tree: Tree, token: Token) -> Day:
        """The day carried over to a predicate of the sentence, if it is told in simple past."""
        if not self._day.known or not is_told_past(tree, token):
            return UNKNOWN_DAY
        return replace(self._day, basis=Basis.INHERITED, why="told in the sentence before")

    def tell(self, tree: Tree, token: Token, day: Day) -> None:
        """A clause with a day of its own: its day holds from here on."""
        single = day.precision is Precision.DAY and day.start == day.end
        if day.known and single and is_told_past(tree, token):
            self._day, self._left = day, MOST_SENTENCES_ON


class News:
    """What a page that is written as things happen tells in the perfect or the present is of its
    day: "18.20 Moscow has announced that …"."""

    def __init__(self, published: Day, live: Sequence[tuple[int, int]]) -> None:
        self._published = published
        self._live = live if published.known and published.start == published.end else ()

    def dated(self, tree: Tree, token: Token, clause: Clause) -> Clause:
        """The clause, with the page's day where it tells none and is news."""
        told = clause.day.known or clause.day.text
        if told or clause.modality is not Modality.ACTUAL or not self._is_live(clause.start):
            return clause
        if not is_told_now(tree, token):
            return clause
        day = replace(self._published, basis=Basis.INFERRED, text=None, why="news of a live page")
        return replace(clause, day=day)

    def _is_live(self, position: int) -> bool:
        return any(start <= position < end for start, end in self._live)


def is_told_now(tree: Tree, token: Token) -> bool:
    """Whether a predicate stands in the main clause of its sentence, in the present or its
    perfect."""
    verb = tree.in_clause_of(token)
    helpers = tree.children(verb, "aux", "aux:pass", "cop")
    finite = [verb, *helpers]
    if any(t.tag in ("MD", "VBD") or t.lemma in ("will", "would") for t in finite):
        return False
    return any(t.tag in ("VBZ", "VBP") for t in finite) and tree.conj_head(verb).is_root


def is_told_past(tree: Tree, token: Token) -> bool:
    """Whether a predicate stands in the main clause of its sentence, in simple past."""
    verb = tree.in_clause_of(token)
    helpers = tree.children(verb, "aux", "aux:pass", "cop")
    if any(child.lemma in ("have", "will", "would") or child.tag == "MD" for child in helpers):
        return False
    head = tree.head(verb)
    if verb.tag == "VB" and head is not None and head.lemma.lower() in IN_TURN:
        verb, helpers = head, tree.children(head, "cop")  # "Adjei was the first to sign"
    past = any(t.tag == "VBD" for t in (verb, *helpers))
    return past and tree.conj_head(verb).is_root
