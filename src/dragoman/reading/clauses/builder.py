"""Sentences → clauses: find the predicates, then ask who, when, where and under what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.language.trees import Tree, tree_of
from dragoman.model import (
    UNKNOWN_DAY,
    Attribution,
    Clause,
    Day,
    Mentions,
    Modality,
    Place,
    Sentence,
    Token,
)
from dragoman.reading.cast import Cast, is_people
from dragoman.reading.clauses.carried import Carried, News
from dragoman.reading.clauses.context import carrier_of
from dragoman.reading.clauses.participants import participants_of
from dragoman.reading.clauses.predicates import lemma_of, modifiers_of, predicates, start_of
from dragoman.reading.clauses.settings import Setting
from dragoman.reading.clauses.settling import lies_behind, settle
from dragoman.reading.clauses.standing import aspect, standing_of


def build_clauses(
    text: str,
    sentences: Sequence[Sentence],
    mentions: Mentions,
    attributions: Sequence[Attribution],
    published: Day = UNKNOWN_DAY,
    *,
    here: Place | None = None,
    live: Sequence[tuple[int, int]] = (),
) -> tuple[Clause, ...]:
    """All clauses of the sentences, in order of their predicates.

    Predicates are verbs that are not auxiliaries, and nouns and adjectives some frame names;
    `here` is the place of the page's dateline, `live` the stretches that are written as things
    happen.
    """
    cast = Cast(text, mentions)
    clauses: list[Clause] = []
    carried = Carried(text)
    news = News(published, live)
    for sentence in sentences:
        tree = tree_of(sentence)
        setting = Setting(tree, mentions, here)
        carried.open(tree, setting)
        near = [a for a in attributions if a.start < sentence.end and sentence.start < a.end]
        for token in predicates(tree):
            if token.tag.startswith("VB") or not setting.days.names(token):
                clause = clause_of(tree, token, cast, near, setting, published)
                clauses.append(news.dated(tree, token, _carry(clause, tree, token, carried)))
    return tuple(clauses)


def _carry(clause: Clause, tree: Tree, token: Token, carried: Carried) -> Clause:
    """A clause with the day told in the sentence before, where it tells none itself."""
    if clause.modality is not Modality.ACTUAL or clause.voices:
        return clause
    if clause.day.known or clause.day.text:
        carried.tell(tree, token, clause.day)
        return clause
    return replace(clause, day=carried.day(tree, token))


def clause_of(
    tree: Tree,
    token: Token,
    cast: Cast,
    attributions: Sequence[Attribution],
    setting: Setting,
    published: Day,
) -> Clause:
    """The clause of one predicate."""
    verbal = token.tag.startswith("VB")
    carrier = None if verbal or is_people(token.lemma) else carrier_of(tree, token)
    main = carrier or token
    tense = _tense(tree, main) if verbal or carrier else ""
    day = setting.days.of(main)
    if not day.known and carrier is not None:
        day = setting.days.of(token)
    ahead = settle(day, Modality.PLANNED, tense, published)
    base = _base(tree, main, ahead, published)
    standing = standing_of(tree, token, attributions, cast, base=base)
    if standing.modality is not Modality.ACTUAL and not lies_behind(tree, main):
        day = settle(day, standing.modality, tense, published)
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
        context=standing.path,
        modality=standing.modality,
        polarity=standing.polarity,
        voices=standing.voices,
        day=day,
        place=setting.places.of(main) or (setting.places.of(token) if carrier else None),
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


SOON = 183
"""Days ahead of the page's own that a present tense may mean: "the report of 14 October speaks of
banditry" in November is not about next year's."""


def _base(tree: Tree, token: Token, day: Day, published: Day) -> Modality:
    """Under way if told in the present progressive; planned if that present has a day to come
    ("is meeting the rebels on Friday")."""
    days = (day.start - published.end).days if day.start and published.end else 0
    ahead = 0 < days <= SOON
    helpers = tree.children(token, "aux", "aux:pass")
    if token.tag in ("VBZ", "VBP") and ahead and not helpers:
        return Modality.PLANNED  # "meets the premier in Lisbon on Thursday"
    base = aspect(tree, token)
    return Modality.PLANNED if ahead and base is Modality.ONGOING else base
