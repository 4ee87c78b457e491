"""What a document provides for, and whom it binds: "The accord calls for an exchange of all
prisoners", "The deal obliges both armies to pull back"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.model import (
    UNKNOWN_DAY,
    ActorRef,
    AgreementRef,
    Clause,
    Commitment,
    Day,
    Fact,
    Modality,
    Participant,
)
from dragoman.reading.facts.commitments.deadlines import DEADLINE_ROLES, MAX_GAP
from dragoman.reading.facts.commitments.obliged import acting, described
from dragoman.reading.facts.frames import class_words, in_slot
from dragoman.reading.facts.view import PageView, document_kind, short

NEAR_DOCUMENT = 400
"""Characters back to the document whose terms a "will" may tell: about two sentences."""
OBLIGING = frozenset({"oblige", "obligate", "require", "bind", "commit", "compel", "order"})
"""Verbs by which a document makes its parties act; also in the passive ("is obliged to")."""
_PROVIDING = OBLIGING | frozenset(
    {"provide", "call", "envisage", "envision", "foresee", "stipulate", "demand", "include",
     "mandate", "prescribe", "specify", "contain", "establish", "set out", "lay down",
     "guarantee", "allow", "give", "grant", "impose", "ban", "prohibit", "forbid", "set",
     "create", "entail", "state", "say", "promise", "assign", "dictate", "cover", "ensure",
     "outline", "list", "bar", "permit", "authorise", "authorize", "entrust", "leave", "spell out",
     "fold", "merge", "hand", "reserve", "allot", "allocate", "let", "strip", "set up",
     "divide", "split", "abolish", "restore", "recognise", "recognize",
     "exempt", "oblige", "require", "commit", "enshrine", "extend", "confine", "limit", "cap",
     "schedule", "transfer", "deny", "preserve", "earmark", "award", "spare",
     "enjoin", "task", "empower", "instruct"}
)  # fmt: skip
_NAMING = OBLIGING | {"include", "cover", "contain", "list", "ban", "bar"}
"""With an actor as object these name whom the document is about ("includes Chad")."""
_ONLY_TO_DO = frozenset({"give", "leave", "promise"})
"""These provide only with what is to be done ("gives the clans 60 days to disarm")."""
_GIVING = frozenset(
    {"give", "grant", "hand", "award", "allot", "assign", "guarantee", "leave", "reserve", "deny"}
)
"""These provide where they tell both what is given and to whom."""
_PROVISION_SLOTS = ("for", "object", "that")
_TO_DO = re.compile(r"\s+to\s+\w+|\s+(?:\w+\s+){0,3}(?:days|weeks|months|hours)\s+to\s+\w+")
_BY = re.compile(r"\bby\s+(?:the\s+|both\s+|all\s+)?$")
_AND_FOR = re.compile(r",?\s+(?:and|as\s+well\s+as)\s+for\s+(?=(?:the|an?|all|free|new)\b)")
_TO = re.compile(r"\s+to\s+")
MAX_ARTICLE = 6
"""Characters between a verb and its object: a blank and an article."""
_THAT = re.compile(r"\s*(?:,\s*\w+\s*,\s*)?that\s+", re.IGNORECASE)


def provisions(view: PageView) -> Iterator[Fact | None]:
    """What a document provides for: "The accord calls for an exchange of all prisoners", or
    makes somebody do: "The deal obliges both armies to pull back"."""
    for clause in view.clauses:
        if clause.pos != "VERB" or clause.lemma not in _PROVIDING:
            continue
        if view.page.text[: clause.cue_start].rstrip().endswith(" to"):
            continue  # "undertook to lift orders, to grant pardons": no document grants them
        if clause.cue.lower() == "provided" and _THAT.match(view.page.text, clause.cue_end):
            continue  # a condition: "provided that the militias are disbanded"
        document = next(
            (found for p in in_slot(clause, "subject") if (found := _is_document(view, clause, p))),
            None,
        )
        if document is None or (document.document_kind == "ceasefire" and _is_cover(clause)):
            continue
        for low, high, obligors in _provided(view, clause):
            detail = Commitment(
                obligors=obligors,
                undertaking=short(view.page.text[low:high], words=40),
                deadline=deadline_of(view, clause),
                agreement=document,
            )
            first = not _AND_FOR.search(view.page.text, clause.cue_end, low)
            yield view.fact(
                clause.start if first else low,
                high if high > clause.cue_end else clause.end,
                detail,
                modality=Modality.PLANNED,
                polarity=clause.polarity,
                voices=clause.voices,
                rule="commitment.provision",
                why=clause.cue,
            )


def _is_cover(clause: Clause) -> bool:
    """ "The truce includes the coast" tells its cover, not a duty."""
    return clause.lemma in ("include", "cover", "give", "leave", "say", "state", "set")


def _provided(view: PageView, clause: Clause) -> Iterator[tuple[int, int, tuple[ActorRef, ...]]]:
    """Each thing provided for, and who is to do it, where somebody is."""
    text = view.page.text
    that = _THAT.match(text, clause.cue_end)
    if that is not None and that.end() < clause.end:
        inner = [c for c in view.clauses if that.end() <= c.cue_start < clause.end]
        main = next((c for c in inner if c.pos == "VERB"), None)
        yield that.end(), clause.end, acting(main) if main else ()
        return
    if clause.lemma in ("say", "state"):
        return
    bound_to = _bound_to(view, clause)
    if bound_to is not None:
        yield bound_to
        return
    if clause.lemma in _GIVING and len(_given(clause)) > 1:
        yield clause.cue_start, clause.end, ()
        return
    slots = ("for",) if clause.lemma == "call" else _PROVISION_SLOTS
    things = [p for slot in slots for p in in_slot(clause, slot)]
    for thing in things:
        bound = bool(thing.actors) and thing.role == "object"
        if bound and _TO_DO.match(text, thing.end):
            yield thing.end, clause.end, thing.actors
            return
        if clause.lemma in OBLIGING and thing.role == "object" and _TO_DO.match(text, thing.end):
            yield thing.end, clause.end, (described(thing),)
            return
        if clause.lemma not in _ONLY_TO_DO and not (bound and clause.lemma in _NAMING):
            for low, high in _pieces(text, thing.start, max(thing.end, clause.end)):
                yield low, high, thing.actors if bound else by_whom(view, low, high)
            return


def _given(clause: Clause) -> list[Participant]:
    """What is given and to whom: "gives the front four ministries"."""
    return [p for slot in ("object", "recipient") for p in in_slot(clause, slot)]


def _pieces(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """ "provides for a truce along the river and for the return of all refugees": two things."""
    for joint in _AND_FOR.finditer(text, low, high):
        yield low, joint.start()
        low = joint.end()
    yield low, high


def by_whom(view: PageView, low: int, high: int) -> tuple[ActorRef, ...]:
    """ "withdrawal of guns by both armies", "an Israeli withdrawal"."""
    for mention in view.mentions.actors:
        inside = low <= mention.start and mention.end <= high
        by = inside and _BY.search(view.page.text, low, mention.start)
        behind = view.page.text[mention.end : high].split()[:1]
        deed = inside and bool(behind) and behind[0].strip(",.;") in class_words("undertaking")
        if mention.actors and (by or deed):
            return mention.actors
    return ()


def _bound_to(view: PageView, clause: Clause) -> tuple[int, int, tuple[ActorRef, ...]] | None:
    """Whom an obliging verb has right behind it: "binds both armies to a withdrawal"."""
    if clause.lemma not in OBLIGING:
        return None
    text = view.page.text
    for mention in view.mentions.actors:
        near = clause.cue_end < mention.start <= clause.cue_end + MAX_ARTICLE
        if near and mention.actors and (to := _TO.match(text, mention.end)):
            return to.end(), clause.end, mention.actors
    return None


def _is_document(view: PageView, clause: Clause, participant: Participant) -> AgreementRef | None:
    if participant.actors:
        return None
    if participant.text.lower() in ("it", "this", "which"):
        return view.document_before(clause.start, within=NEAR_DOCUMENT)
    kind = document_kind(participant.head)
    plain = AgreementRef(short(participant.text, words=12), kind) if kind else None
    return view.document(participant) or plain


def deadline_of(view: PageView, clause: Clause) -> Day:
    """The day by which, in the clause or right behind it ("hand over their arms by 1 June")."""
    for mention in view.mentions.days:
        inside = clause.start <= mention.start < clause.end + MAX_GAP
        same = mention.start < clause.sentence[1]
        if inside and same and mention.role in DEADLINE_ROLES:
            return _from_signing(view, clause, mention.day)
    return UNKNOWN_DAY


def _from_signing(view: PageView, clause: Clause, day: Day) -> Day:
    """ "signed on Thursday … They are to form a group within two weeks": counted from the signing
    that the page tells of before, and not from the day the page appeared."""
    said = view.layout.published.end
    if said is None or day.end is None or day.start != said or not _WITHIN.match(day.text or ""):
        return day
    signed = [
        c.day.end
        for c in view.clauses
        if c.lemma in _SIGNING and c.start < clause.start and c.modality is Modality.ACTUAL
        and c.day.start == c.day.end and c.day.end is not None
    ]  # fmt: skip
    if not signed or signed[-1] == said:
        return day
    shift = signed[-1] - said
    return replace(day, start=signed[-1], end=day.end + shift, why="counted from the signing")


_WITHIN = re.compile(
    r"(?:within|in)?\s*(?:the\s+)?(?:next\s+)?(?:\d+|[a-z]+)[\s-]+(?:days?|weeks?|months?|fortnight)",
    re.IGNORECASE,
)
_SIGNING = frozenset({"sign", "initial", "conclude", "ink"})
