"""Where: the place of each predicate of a sentence."""

from __future__ import annotations

from dataclasses import replace

from dragoman.language.trees import Tree
from dragoman.model import Mentions, Place, Token
from dragoman.reading.clauses.holding import (
    behind_when,
    clauses_sharing,
    goes_on,
    holder,
    is_where_clause,
    of_occasion,
    tokens_in,
)

_PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "outside", "around", "inside", "on", "over", "throughout", "across"}
)
_QUARTERS = frozenset(
    {
        "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest",
        "north-east", "north-west", "south-east", "south-west", "outskirt", "outskirts", "edge",
        "suburb", "town", "city", "village", "port", "province", "region", "district", "centre",
        "center", "capital", "island", "area",
    }
)  # fmt: skip
"""Nouns that are where the place named behind them is: "south of Gao", "the town of Bria"."""
_COMPASS = frozenset({"north", "south", "east", "west"})
_AWAY = frozenset(
    {"withdraw", "withdrawal", "retreat", "evacuate", "evacuation", "pullout", "move"}
)
"""What happens at the place it starts from ("withdrew from Gao")."""
_GOING = frozenset({"travel", "fly", "go", "come", "arrive", "return", "head", "trip", "visit"})
"""What happens at the place it leads to ("flew to Dakar")."""
_BEING = frozenset({"visit", "leave", "enter", "reach", "tour", "quit"})
"""Verbs whose object is the place ("visited Dakar")."""
_STRUCK = frozenset(
    {"bomb", "shell", "bombard", "attack", "raid", "storm", "capture", "seize", "take", "retake",
     "recapture", "besiege", "occupy", "overrun", "hit", "strike", "liberate", "pound", "assault",
     "recover", "encircle", "burn", "loot", "torch", "blockade", "defend", "hold", "secure", "lose",
     "ambush", "target", "control"}
)  # fmt: skip
"""Verbs of war whose object is the place: "had bombed Uige", "Goma was taken"."""
BACK = 200
"""So many characters before it "there" looks for its place."""


class Places:
    """The places named in one sentence, asked by predicate."""

    def __init__(self, tree: Tree, mentions: Mentions, here: Place | None = None) -> None:
        """`here` is where the page is written from, as its dateline says."""
        self._tree = tree
        self._pointed = pointed_places(tree, mentions, here)
        low, high = tree.sentence.start, tree.sentence.end
        self._places = [
            (place, token)
            for place in mentions.places
            if low <= place.start < high
            for token in tokens_in(tree, place.start, place.end)[-1:]
        ]

    def of(self, token: Token) -> Place | None:
        """The place told in the predicate's own clause, else in one that shares it: behind a
        preposition of place, or as where a movement leads or starts."""
        relative = self._behind_where(token)
        if relative is not None:
            return relative
        for clause, before in clauses_sharing(self._tree, token, self._shares):
            found = self._told_in(clause, token, before)
            if found is not None:
                return found
            for word, pointed in self._pointed:
                if holder(self._tree, word).i == clause.i and (before is None or word.i < before):
                    return pointed
        for clause in (*behind_when(self._tree, token), *of_occasion(self._tree, token)):
            found = self._told_in(clause, clause)
            if found is not None:
                return found
        return None

    def _told_in(self, clause: Token, token: Token, before: int | None = None) -> Place | None:
        """The place a clause tells, the nearest to the token."""
        held = [
            place
            for place, word in self._places
            if holder(self._tree, word).i == clause.i
            and (before is None or word.i < before)
            and self._is_where(token, clause, word)
        ]
        return min(held, key=lambda place: abs(place.start - token.start), default=None)

    def _shares(self, own: Token, head: Token) -> bool:
        """Whether a clause has the place of the one above: behind "where", as what began or was
        managed there, as what somebody came to do ("was in Oslo to meet …")."""
        tree = self._tree
        if is_where_clause(tree, own) or (own.dep == "xcomp" and goes_on(tree, own, head)):
            return True
        return own.dep in ("xcomp", "advcl", "acl") and own.tag == "VB"

    def _behind_where(self, token: Token) -> Place | None:
        """ "Lomé, where they signed": the place is the noun before."""
        own = self._tree.in_clause_of(token)
        head = self._tree.head(own)
        if head is None or not is_where_clause(self._tree, own):
            return None
        where = next(
            c for c in self._tree.children(own, "advmod", "mark") if c.lemma.lower() == "where"
        )
        before = [p for p, _ in self._places if 0 <= where.start - p.end <= len(", ")]
        return next(
            (place for place, word in self._places if word.i == head.i),
            before[-1] if before else None,
        )

    def _is_where(self, token: Token, clause: Token, word: Token) -> bool:
        """Whether a place word tells where: behind a preposition of place on the predicate or on
        something it has a part in; behind "to" or "from" where the predicate is a movement."""
        tree = self._tree
        preposition = tree.preposition(word)
        lemma = token.lemma.lower()
        if preposition in _PLACE_PREPOSITIONS:
            return True
        if word.i == clause.i and tree.children(word, "cop"):
            return preposition == "to"  # "has been to Oslo to meet them"
        if preposition in ("to", "into", "for") and lemma in _GOING:
            return word.head in (token.i, clause.i)
        if preposition == "from" and lemma in _AWAY:
            return word.head in (token.i, clause.i)
        if preposition == "of" and tree.tokens[word.head].lemma.lower() in _QUARTERS:
            quarter = tree.tokens[word.head]
            named = quarter.dep in ("advmod", "obl", "obj") or quarter.lemma.lower() in _COMPASS
            return named or bool(tree.preposition(quarter))
        if word.dep == "conj" and word.head != word.i:
            return self._is_where(token, clause, tree.tokens[word.head])
        if word.head != token.i:
            return False
        taken = lemma in _STRUCK and word.dep in ("obj", "nsubj:pass")
        return taken or (word.dep == "obj" and lemma in _BEING)


def pointed_places(tree: Tree, mentions: Mentions, here: Place | None) -> list[tuple[Token, Place]]:
    """The adverbs of a sentence that point to a place: "here" to the dateline's, "there" to the
    last one named before, in this sentence or right before it."""
    found: list[tuple[Token, Place]] = []
    for word in tree.tokens:
        low = word.text.lower()
        if low == "here" and here is not None and word.dep != "expl":
            found.append((word, replace(here, text=word.text, start=word.start, end=word.end)))
        elif low == "there" and word.dep not in ("expl", "nsubj") and word.tag != "EX":
            near = [p for p in mentions.places if word.start - BACK <= p.start < word.start]
            if near:
                found.append(
                    (word, replace(near[-1], text=word.text, start=word.start, end=word.end))
                )
    return found
