"""Sentences → clauses: find the predicates, then ask who, when, where and under what."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language.trees import Tree
from dragoman.model import (
    UNKNOWN_DAY,
    Attribution,
    Clause,
    Day,
    DayMention,
    Mentions,
    Modality,
    Place,
    Sentence,
    Token,
)
from dragoman.reading.cast import Cast, is_people
from dragoman.reading.clauses.algebra import read_context
from dragoman.reading.clauses.context import carrier_of, context_path
from dragoman.reading.clauses.participants import participants_of
from dragoman.reading.clauses.predicates import lemma_of, modifiers_of, predicates, start_of

_DAY_ROLES = frozenset({"at", "from", "by", "since"})
_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "outside", "around", "inside", "on"})


def build_clauses(
    text: str,
    sentences: Sequence[Sentence],
    mentions: Mentions,
    attributions: Sequence[Attribution],
    published: Day = UNKNOWN_DAY,
) -> tuple[Clause, ...]:
    """All clauses of the sentences, in order of their predicates.

    Predicates are verbs that are not auxiliaries, and nouns and adjectives some frame names.
    """
    cast = Cast(text, mentions)
    clauses: list[Clause] = []
    for sentence in sentences:
        tree = Tree(sentence)
        days = _Days(tree, mentions)
        near = [a for a in attributions if a.start < sentence.end and sentence.start < a.end]
        for token in predicates(tree):
            if token.tag.startswith("VB") or not days.names(token):
                clauses.append(_clause(tree, token, cast, near, days, mentions, published))
    return tuple(clauses)


def _clause(
    tree: Tree,
    token: Token,
    cast: Cast,
    attributions: Sequence[Attribution],
    days: _Days,
    mentions: Mentions,
    published: Day,
) -> Clause:
    verbal = token.tag.startswith("VB")
    carrier = None if verbal or is_people(token.lemma) else carrier_of(tree, token)
    main = carrier or token
    path = context_path(tree, token, attributions, cast)
    day = days.of(main)
    tense = _tense(tree, main) if verbal or carrier else ""
    verdict = read_context(path, base=_base(tree, main, day, published))
    start, end = tree.clause_span(main)
    return Clause(
        start=min(start, token.start),
        end=max(end, token.end),
        lemma=lemma_of(tree, token),
        pos="VERB" if verbal else token.pos,
        cue_start=start_of(tree, token),
        cue_end=token.end,
        cue=cast.text[start_of(tree, token) : token.end],
        participants=participants_of(tree, token, cast, carrier=carrier),
        context=path,
        modality=verdict.modality,
        polarity=verdict.polarity,
        voices=verdict.voices,
        day=day,
        place=_place(mentions, tree, main),
        sentence=(tree.sentence.start, tree.sentence.end),
        tense=tense,
        modifiers=modifiers_of(tree, token),
    )


def _tense(tree: Tree, token: Token) -> str:
    auxiliaries = {
        child.lemma.lower(): child for child in tree.children(token, "aux", "aux:pass", "cop")
    }
    if {"will", "shall"} & auxiliaries.keys():
        return "future"
    have = auxiliaries.get("have")
    if have is not None and have.tag == "VBD":
        return "past_perfect"
    tags = {token.tag, *(child.tag for child in auxiliaries.values())}
    if have is not None or "VBD" in tags:
        return "past"
    return "present" if tags & {"VBZ", "VBP"} else "past" if token.tag == "VBN" else ""


def _base(tree: Tree, token: Token, day: Day, published: Day) -> Modality:
    """Under way if told in the present progressive; planned if that present has a day to come
    ("is meeting the rebels on Friday")."""
    be = [child for child in tree.children(token, "aux", "cop") if child.lemma == "be"]
    if token.tag == "VBG" and any(child.tag in ("VBZ", "VBP") for child in be):
        ahead = day.start is not None and published.end is not None and day.start > published.end
        return Modality.PLANNED if ahead else Modality.ONGOING
    return Modality.ACTUAL


def _place(mentions: Mentions, tree: Tree, token: Token) -> Place | None:
    """A place in the clause behind a preposition of place, the nearest one to the predicate."""
    start, end = tree.clause_span(token)
    found: list[Place] = []
    for place in mentions.places:
        if not start <= place.start < end:
            continue
        member = next((t for t in tree.tokens if t.start <= place.start < t.end), None)
        if member is not None and tree.preposition(member) in _PLACE_PREPOSITIONS:
            found.append(place)
    return min(found, key=lambda p: abs(p.start - token.start), default=None)


class _Days:
    """The day words of one sentence, asked by predicate."""

    def __init__(self, tree: Tree, mentions: Mentions) -> None:
        self._tree = tree
        sentence = tree.sentence
        self._days = [
            d
            for d in mentions.days
            if sentence.start <= d.start < sentence.end and d.role in _DAY_ROLES
        ]

    def of(self, token: Token) -> Day:
        """The day told in the predicate's own clause; else the only day of its sentence, if no
        other clause holds it."""
        best: DayMention | None = None
        for mention in self._days:
            holder = self._holder(mention)
            if holder is None or holder.i != self._tree.in_clause_of(token).i:
                continue
            if best is None or abs(mention.start - token.start) < abs(best.start - token.start):
                best = mention
        return best.day if best is not None else UNKNOWN_DAY

    def names(self, token: Token) -> bool:
        """Whether a word is part of a day ("March")."""
        return any(day.start <= token.start < day.end for day in self._days)

    def _holder(self, mention: DayMention) -> Token | None:
        inside = [t for t in self._tree.tokens if mention.start <= t.start < mention.end]
        return self._tree.in_clause_of(inside[0]) if inside else None
