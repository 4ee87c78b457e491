"""Designations told by a list or in so many words: "Oman has had the front on its terrorist list
since 2002", "two groups were taken off the list of unlawful associations", "Chad calls the front
terrorists", "Chad lifted its ban on the front"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model import (
    ActorKind,
    ActorMention,
    ActorRef,
    Designation,
    Fact,
    Modality,
    Polarity,
)
from dragoman.reading.facts.beside import row_behind, sentence_around
from dragoman.reading.facts.completing import actor_before
from dragoman.reading.facts.view import PageView

_ON = re.compile(
    r"\b(?:has|have|had|kept|keeps?|puts?|placed|places?|added|adds?)\s+(?:had\s+|kept\s+|put\s+|"
    r"placed\s+|added\s+)?(?P<who>[^.;:]{3,80}?)\s+(?:on|to)\s+(?:its|their|his|the|a)\s+"
    r"(?P<label>(?:[\w-]+\s+){0,2}?(?:terror(?:ist)?\s+(?:black)?list|black-?list|"
    r"list\s+of\s+(?:[\w-]+\s+){0,2}?(?:terrorists?|terrorist\s+\w+|unlawful\s+\w+|banned\s+\w+)))\b",
    re.IGNORECASE,
)
_OFF = re.compile(
    r"\b(?:was|were|been|be|being)\s+(?:also\s+)?(?:taken\s+off|removed\s+from|struck\s+(?:from|off)|"
    r"dropped\s+from|deleted\s+from)\s+(?:[\w’'-]+\s+){0,3}?"
    r"(?P<label>(?:terror(?:ist)?\s+(?:black)?lists?|black-?lists?|lists?\s+of\s+[^.,;:]{4,60}))",
    re.IGNORECASE,
)
_LABEL = (
    r"(?P<label>(?:foreign\s+|global\s+|international\s+|dangerous\s+|mere\s+|common\s+)*"
    r"(?:(?:terrorist|criminal|extremist|unlawful|illegal|banned|proscribed|outlawed|separatist|subversive)"
    r"\s+(?:organi[sz]ations?|groups?|entit(?:y|ies)|movements?|outfits?|associations?|gangs?|"
    r"part(?:y|ies)|forces?|militias?)|terrorists|bandits|extremists|criminals|mercenaries|outlaws|terrorist))\b"
)
_CALLING = re.compile(
    r"\b(?:(?P<no>(?:does|do|did|has|have|had)\s+not|no\s+longer|never|stopped)\s+)?"
    r"(?:regard(?:s|ed|ing)?|consider(?:s|ed|ing)?|call(?:s|ed|ing)?(?!\s+(?:on|for|upon|off)\b)|label(?:s|led|ed|ling)?|"
    r"brand(?:s|ed|ing)?|describe[sd]?|declare[sd]?|designate[sd]?|class(?:es|ed)?|classif(?:y|ies|ied)|"
    r"refer(?:s|red)?\s+to|treat(?:s|ed|ing)?|denounce[sd]?|deem(?:s|ed)?|view(?:s|ed)?|list(?:s|ed)?)"
    rf"\s+(?P<who>[^.;:,()]{{2,80}}?)\s+(?:(?:as|to\s+be)\s+)?(?:an?\s+|the\s+)?[“\"‘']?{_LABEL}",
    re.IGNORECASE,
)
""" "Chad regards the front as terrorists", "Chad has declared the front a terrorist group"."""
_CALLED = re.compile(
    r"\b(?:is|are|was|were|been|being)\s+(?P<no>not\s+)?(?:\w+ly\s+|also\s+|still\s+)?"
    r"(?:regarded|considered|called|labell?ed|branded|described|declared|designated|classed|classified|"
    r"treated|denounced|deemed|viewed|listed|made|seen)\s+(?:(?:as|to\s+be)\s+)?(?:an?\s+)?"
    rf"{_LABEL}\s+(?:by|in)\s+(?:both\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_STANDS_ON = re.compile(
    r"\b(?:is|are|was|were|remains?|remained|stays?|stayed|been)\s+(?P<no>not\s+)?(?:also\s+|still\s+)?"
    r"on\s+(?P<whose>[^.;:,()]{2,50}?)\s+(?P<label>(?:terror(?:ist|ism)?\s+(?:black)?list|black-?list|"
    r"list\s+of\s+(?:\w+\s+)?(?:terrorists|(?:terrorist|unlawful|banned)\s+\w+)))\b",
    re.IGNORECASE,
)
""" "The front is on Oman's list of terrorist organisations"."""
_LIFTING = re.compile(
    r"\b(?:lift(?:s|ed)?|revoke[sd]?|rescind(?:s|ed)?|withdrew|drop(?:s|ped)?|ended|cancell?ed)\s+"
    r"(?:its|their|his|the)\s+(?P<label>ban|proscription|(?:terrorist\s+)?designation)\s+(?:on|of)\s+"
    r"(?P<who>[^.;:,()]{2,60})",
    re.IGNORECASE,
)
_WAS_LIFTED = re.compile(
    r"\bthe\s+(?P<label>ban|proscription)\s+(?:on|of)\s+(?P<who>[^.;:,()]{2,50}?)\s+(?:is|was|has\s+been|"
    r"had\s+been)\s+(?:lifted|revoked|rescinded|dropped)\b(?:\s+by\s+(?:the\s+)?)?",
    re.IGNORECASE,
)
_TO_LABEL = re.compile(
    r"(?:\s+(?:fighters|rebels|militants|movement|group))?\s+(?:(?:as|to\s+be)\s+)?(?:an?\s+|the\s+)?[“\"‘']?",
    re.IGNORECASE,
)
MAX_TO_NAME = 24
"""Characters between a verb of calling and the name: "the Lebanese movement "."""
_PARTIES = frozenset({ActorKind.STATE, ActorKind.OUTLET})


def listings(view: PageView) -> Iterator[Fact | None]:
    """One per actor on, or taken off, a list; status and voices as the words stand."""
    text = view.page.text
    for start, end in dict.fromkeys(clause.sentence for clause in view.clauses):
        for found in _ON.finditer(text, start, end):
            by = actor_before(text, found.start(), start, view.mentions)
            low, high = found.span("who")
            for mention in view.mentions.actors:
                if by is not None and low <= mention.start and mention.end <= high:
                    for target in mention.actors:
                        yield _listed(view, by.actors[0], target, found, by.start, on=True)
        for found in _OFF.finditer(text, start, end):
            who = actor_before(text, found.start(), start, view.mentions)
            for target in who.actors if who is not None else ():
                yield _listed(view, None, target, found, who.start if who else start, on=False)
    yield from _in_words(view)


def _in_words(view: PageView) -> Iterator[Fact | None]:
    """Who calls whom what, word by word, where the tree lost the label or its verb."""
    text = view.page.text
    for found in _CALLING.finditer(text):
        by = _before(view, found)
        called = _right_before(view, found.start("who"), found.start("label"))
        for target in called if by is not None else ():
            if by is not None and by.actors:
                yield _listed(view, by.actors[0], target, found, by.start, on=not found["no"])
    for found in _CALLED.finditer(text):
        who = _before(view, found)
        authorities, _ = row_behind(view, found.end(), sentence_around(view, found.start())[1])
        for target in who.actors if who is not None and authorities else ():
            yield _listed(view, authorities[0], target, found, target.start, on=not found["no"])
    for found in _STANDS_ON.finditer(text):
        who = _before(view, found)
        whose = next(iter(_named(view, *found.span("whose"))), None)
        for target in who.actors if who is not None else ():
            yield _listed(view, whose, target, found, target.start, on=not found["no"])
    for found in _LIFTING.finditer(text):
        by = _before(view, found)
        for target in _named(view, *found.span("who"))[:1] if by is not None else ():
            yield _listed(
                view, by.actors[0] if by else None, target, found, found.start(), on=False
            )
    for found in _WAS_LIFTED.finditer(text):
        high = sentence_around(view, found.start())[1]
        authority = next(iter(row_behind(view, found.end(), high)[0]), None)
        for target in _named(view, *found.span("who"))[:1]:
            yield _listed(view, authority, target, found, found.start(), on=False)


def _before(view: PageView, found: re.Match[str]) -> ActorMention | None:
    low, _ = sentence_around(view, found.start())
    return actor_before(view.page.text, found.start(), low, view.mentions)


def _right_before(view: PageView, low: int, label: int) -> tuple[ActorRef, ...]:
    """Who stands right before a label, or before its "as"."""
    for mention in reversed(view.mentions.actors):
        if low <= mention.start and mention.end <= label and mention.actors:
            if _TO_LABEL.fullmatch(view.page.text, mention.end, label) is None:
                return ()
            return tuple(ref for ref in mention.actors if ref.kind not in _PARTIES)
    return ()


def _named(view: PageView, low: int, high: int) -> tuple[ActorRef, ...]:
    """The first in a stretch who can bear a label, where he stands near its start."""
    for mention in view.mentions.actors:
        if low <= mention.start <= low + MAX_TO_NAME and mention.end <= high and mention.actors:
            return tuple(ref for ref in mention.actors if ref.kind not in _PARTIES)
    return ()


def _listed(
    view: PageView,
    authority: ActorRef | None,
    target: ActorRef,
    found: re.Match[str],
    low: int,
    *,
    on: bool,
) -> Fact | None:
    high = found.end()
    clause = next((c for c in view.clauses if found.start() <= c.cue_start < high), None)
    return view.fact(
        low,
        high,
        Designation(authority, target, " ".join(found["label"].split())),
        modality=clause.modality if clause is not None else Modality.ACTUAL,
        polarity=Polarity.AFFIRMED if on else Polarity.NEGATED,
        voices=clause.voices if clause is not None else view.voices_at(low, high),
        rule="designation.list",
        why=found.group(0),
    )
