"""Role nouns beside names, as predicate or in apposition.

- predicate: "Qatar is the sole sponsor of the talks"
- apposition: "the guarantor states, Chad and Sudan", "Oman, the mediator", "UN mediator Juan Paz"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model import ActorRef, Clause, Fact, Polarity, Role
from dragoman.reading.facts.beside import (
    asserted,
    group_at,
    is_abbreviation,
    row_before,
    row_behind,
    subject_of,
)
from dragoman.reading.facts.roles.nouns import ROLE_NOUNS, in_what
from dragoman.reading.facts.view import PageView

_NEEDS_WHAT = re.compile(
    r"^\s+(?:to|in)\s+(?:(?:the|this|that|these|any|either|future|direct|a)\s+){0,2}"
    r"(?:[\w’'-]+\s+){0,3}?(?:agreements?|accords?|deals?|pacts?|treat(?:y|ies)|truces?|cease-?fires?|"
    r"talks|negotiations|dialogue|process|protocols?|memorandum|declaration|it)\b",
    re.IGNORECASE,
)
"""A "party" is a role only in something: "a party to the accord"."""
_STATES = r"(?:\s+(?:states?|countr(?:y|ies)|powers?|nations?|governments?|parties|teams?))?"
_BEHIND = re.compile(
    rf"^{_STATES}(?P<sep>\s+(?:of|to|in|for|on)\s+[^.;,]{{3,70}},\s*|\s*[:—–]\s*|"
    r"\s*\(|\s+(?:such as|including|namely)\s+|\s*,\s*(?:namely\s+|"
    r"including\s+|among them\s+)?|\s+[^.;,]{0,40},\s*(?:including|among them|namely)\s+|\s+)",
)
_AS = re.compile(r"\bas\s+(?:an?|the|its|their|his|her|one of the|joint)?\s*(?:[\w’'-]+\s+){0,3}$")
_APPOSED = re.compile(
    r"(?:,|\s[—–-]|\()\s*(?:the|an?|one of the|both|long-?time|its|their|who acts? as)\s+"
    r"(?:[\w’'-]+\s+){0,4}$"
)
_COORDINATED = re.compile(r",\s+(?:the\s+|an?\s+)?[^,;.]{3,60}\s+and\s+(?:the\s+|an?\s+|its\s+)?$")
""" "Bello, president of Togo and facilitator of the talks, …"."""
_CLOSED = re.compile(r"^\s*(?:\([^()]{1,60}\))?\s*(?:[,.;:)—–]|$|\n|- )")
_NOT = re.compile(r"\b(?:not|neither|nor|never|no longer)\b|n['’]t\b")


def apposed(view: PageView, clause: Clause) -> Iterator[Fact | None]:
    """A role noun beside names: behind it, before it, before its copula, or before its "as"."""
    role = ROLE_NOUNS.get(clause.lemma) or ROLE_NOUNS.get(clause.lemma.removesuffix("s"))
    if role is None:
        return
    text, (low, high) = view.page.text, clause.sentence
    before, behind = text[low : clause.cue_start], text[clause.cue_end : high]
    if clause.lemma == "party" and not _NEEDS_WHAT.match(behind):
        return
    refs = subject_of(clause)
    if refs:
        polarity = Polarity.NEGATED if _NOT.search(before[-MAX_BEFORE:]) else clause.polarity
        yield from _tell(view, clause, refs, role, polarity=polarity, rule="role.is")
        return
    if _AS.search(before):
        return
    apposed = _APPOSED.search(before) or _COORDINATED.search(before)
    if apposed is None and _OF_SOMETHING.match(behind):
        apposed = re.search(r",\s*$", before)
    group = group_at(view, clause.cue_start)
    named = row_before(view, low, low + apposed.start()) if apposed else ()
    if len(named) > 1 or (named and not _is_plural(clause)):
        yield from _aside(view, clause, named, role, start=named[0].start, end=clause.cue_end)
        return
    if group and (apposed or _CLOSED.match(text[group[-1].end : high])):
        yield from _aside(view, clause, group, role, start=clause.cue_start, end=clause.cue_end)
        return
    if named:
        return  # "the commission – the three signatories – met": one body is no three of them
    yield from _names_behind(view, clause, role, behind)


def _is_plural(clause: Clause) -> bool:
    return clause.cue.lower().endswith("s") and clause.cue.lower() not in ("witness", "hostess")


_OF_SOMETHING = re.compile(r"^\s+(?:of|to|in|for)\s+(?:the|this|these|an?)\s")
""" "The union, sponsor of the accord, …": an apposition without article."""


MAX_BEFORE = 80
"""Characters before a role noun in which a negation of its copula stands."""


def _names_behind(view: PageView, clause: Clause, role: str, behind: str) -> Iterator[Fact | None]:
    """ "the guarantor states, Chad and Sudan", "observers, among them Fiji"."""
    opening = _BEHIND.match(behind)
    if opening is None or (clause.lemma == "party" and not _is_plural(clause)):
        return
    start = clause.cue_end + opening.end()
    refs, end = row_behind(view, start, clause.sentence[1])
    if not refs or refs[0].start - start > MAX_TITLE_BEHIND:
        return
    apart = opening["sep"].strip()
    if apart.endswith(",") and len(refs) > 1 and not _is_plural(clause):
        refs, end = refs[:1], refs[0].end  # "the guarantor, the union, Ola Dahl countersigned"
    if not apart and (refs[0].start != start or not view.page.text[start : start + 1].isupper()):
        return
    if apart == "(" and is_abbreviation(view, refs[0]):
        return
    if apart.endswith(",") and not _CLOSED.match(view.page.text[end : clause.sentence[1]]):
        return
    yield from _aside(view, clause, refs, role, start=clause.cue_start, end=end)


MAX_TITLE_BEHIND = 40


def _aside(
    view: PageView, clause: Clause, refs: tuple[ActorRef, ...], role: str, *, start: int, end: int
) -> Iterator[Fact | None]:
    """A role told in passing holds whatever becomes of the sentence around it."""
    for ref in refs:
        yield view.fact(
            min(start, clause.cue_start),
            end,
            Role(ref, role, in_what(view, clause)),
            voices=asserted(clause.voices),
            rule="role.apposition",
            why=clause.cue,
        )


def _tell(
    view: PageView,
    clause: Clause,
    refs: tuple[ActorRef, ...],
    role: str,
    *,
    polarity: Polarity,
    rule: str,
) -> Iterator[Fact | None]:
    for ref in refs:
        yield view.fact(
            clause.start,
            clause.end,
            Role(ref, role, in_what(view, clause)),
            modality=clause.modality,
            polarity=polarity,
            voices=clause.voices,
            day=clause.day,
            place=clause.place,
            rule=rule,
            why=clause.cue,
        )
