"""When: the day of each predicate of a sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from dragoman.language.trees import SUBJECTS, Tree
from dragoman.model import UNKNOWN_DAY, Day, DayMention, Mentions, Token
from dragoman.reading.clauses.counting import counted_back
from dragoman.reading.clauses.holding import (
    behind_when,
    clauses_sharing,
    goes_on,
    has_when,
    holder,
    is_where_clause,
    of_occasion,
    tokens_in,
)
from dragoman.reading.clauses.settling import BESIDE, stretch

_ROLES = frozenset({"at", "from", "by", "since"})
_SAID_OF = frozenset(
    {"say", "report", "allege", "believe", "think", "know", "understand", "claim", "suspect",
     "rumour", "rumor", "presume", "assume", "appear", "seem"}
)  # fmt: skip
"""What is told of somebody: the day before it is that of what he did ("In May the militia are said
to have driven out 60 families")."""
_COUNTING = frozenset({"after", "before"})
_MAKING = frozenset(
    {"sign", "initial", "adopt", "reach", "conclude", "hold", "announce", "declare", "publish",
     "issue", "accept", "approve", "ratify", "proclaim"}
)  # fmt: skip
"""Verbs whose day may be told with what they bring about ("signed the accord of 14 May")."""
_OF_TIME = frozenset(
    {"morning", "evening", "night", "afternoon", "day", "weekend", "week", "month", "year", "end",
     "beginning", "start", "middle", "spring", "summer", "autumn", "fall", "winter", "eve", "dawn",
     "hour", "first", "second", "third", "last", "half", "part", "course"}
)  # fmt: skip
"""Nouns that with their day say when: "on the evening of 4 May"."""


class Days:
    """The days named in one sentence, asked by predicate."""

    def __init__(self, tree: Tree, mentions: Mentions) -> None:
        self._tree = tree
        low, high = tree.sentence.start, tree.sentence.end
        self._named = [day for day in mentions.days if low <= day.start < high]
        self._days = [
            (day, token)
            for day in self._named
            if day.role in _ROLES
            for token in tokens_in(tree, day.start, day.end)[:1]
        ]
        self._ends = [day for day in self._named if day.role == "until"]

    @property
    def any(self) -> bool:
        """Whether the sentence names any day, asides left out ("…, which it had initialled the
        day before, …")."""
        return any(holder(self._tree, word).dep != "acl:relcl" for _, word in self._days)

    def names(self, token: Token) -> bool:
        """Whether a word is part of a day ("March")."""
        return any(day.start <= token.start < day.end for day, _ in self._days)

    def of(self, token: Token) -> Day:
        """The day told in the predicate's own clause, else in one that shares it: the verb that
        carries a noun, the clause before "where", the first of two coordinated verbs. Of several
        the nearest one that could be resolved."""
        counted = self._counted(token)
        if counted is not None:
            return counted
        for clause, before in clauses_sharing(self._tree, token, self._shares):
            told = self._told_in(clause, token, before)
            if told is not None:
                return stretch(self._with_next(told), self._ends)
        for clause in (*behind_when(self._tree, token), *of_occasion(self._tree, token)):
            told = self._told_in(clause, clause)
            if told is not None:
                return stretch(self._with_next(told), self._ends)
        return UNKNOWN_DAY

    def _told_in(self, clause: Token, token: Token, before: int | None = None) -> DayMention | None:
        """The day a clause tells, the nearest to the token of those that could be resolved."""
        held = [
            day
            for day, word in self._days
            if holder(self._tree, word).i == clause.i
            and (before is None or word.i < before)
            and not self._is_of_thing(word, token, clause)
        ]
        held.sort(key=lambda day: (not day.day.known, abs(day.start - token.start)))
        return held[0] if held else None

    def _is_of_thing(self, word: Token, token: Token, clause: Token) -> bool:
        """ "insisted on the electoral law of 1960": the year is the law's own."""
        tree = self._tree
        noun = tree.head(word)
        if word.dep != "nmod" or noun is None or tree.preposition(word) != "of":
            return False
        if noun.i == token.i or noun.lemma.lower() in _OF_TIME or noun.dep in SUBJECTS:
            return False
        return clause.lemma.lower() not in _MAKING

    def _with_next(self, told: DayMention) -> DayMention:
        """A day and the one after it, joined by "and", are one stretch: "on 4 and 5 July",
        "on Tuesday and Wednesday"; days further apart are two occasions."""
        last = told.day.end
        for other, word in self._days:
            follows = last is not None and other.day.start == last + timedelta(days=1)
            before = word.i - 1
            joined = before > 0 and self._tree.tokens[before].lemma.lower() in ("and", "&")
            if follows and joined and 0 < other.start - told.end <= BESIDE:
                both = replace(told.day, end=other.day.end, text=f"{told.text} and {other.text}")
                return replace(told, day=both)
        return told

    def _shares(self, own: Token, head: Token) -> bool:
        """Whether a clause has the day of the one above: behind "where", behind the day itself, as
        what began or was managed then, as what is told of somebody."""
        tree = self._tree
        if is_where_clause(tree, own) or self._is_behind_when(own):
            return True
        if own.dep != "xcomp":
            return False
        perfect = any(child.lemma == "have" for child in tree.children(own, "aux"))
        told_of = perfect and head.lemma.lower() in _SAID_OF
        return told_of or goes_on(tree, own, head)

    def _is_behind_when(self, own: Token) -> bool:
        """ "in November 2003, when the negotiators agreed on farmland": behind the day itself."""
        before = next((d for d, _ in reversed(self._days) if d.end <= own.start), None)
        first = min((c.start for c in self._tree.children(own)), default=own.start)
        near = before is not None and 0 <= first - before.end <= len(", ")
        return near and has_when(self._tree, own)

    def _counted(self, token: Token) -> Day | None:
        """The day from which another is counted: "On 20 October, three days after the conference,
        the group laid down its arms" puts the conference on the 17th. None where nothing is
        counted from it. Read by order, since trees differ on these insertions."""
        for told in self._named:
            between = [t for t in self._tree.tokens if told.end <= t.start and t.i < token.i]
            if told.end > token.start or any(self._parts(t, token) for t in between):
                continue
            word = between[0] if between and between[0].lemma.lower() in _COUNTING else None
            length = word is not None and told.role == "duration"  # not "on Friday after the talks"
            if told.counted is not None or length:
                words = told.text if word is None else f"{told.text} {word.text}"
                return counted_back(words, told.counted, self._beside(told, token))
        return None

    def _parts(self, word: Token, token: Token) -> bool:
        """Whether a word parts a predicate from what is counted before it."""
        finite = word.tag in ("VBD", "VBZ", "VBP", "MD")
        own = self._tree.in_clause_of(token)
        return word.text in (",", ";", ":") or (finite and word.head not in (token.i, own.i))

    def _beside(self, told: DayMention, token: Token) -> Day:
        """The day that is counted: the one right before the words, else that of the main clause."""
        near = [d.day for d, _ in self._days if 0 <= told.start - d.end <= len(", ")]
        root = next((t for t in self._tree.tokens if t.is_root), token)
        if near or root.i == self._tree.in_clause_of(token).i:
            return near[-1] if near else UNKNOWN_DAY
        return self.of(root)
