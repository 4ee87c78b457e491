"""Parts told by idiom: "will stand surety for the accord", "plays host", "got both to the table",
"under Oman's auspices", "with the bishop in the chair". The table `idioms` has the words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.lexicon.idioms import Told, told_by_idiom
from dragoman.model import (
    UNKNOWN_DAY,
    ActorKind,
    ActorRef,
    Fact,
    Modality,
    Polarity,
    Role,
)
from dragoman.reading.facts.beside import (
    asserted,
    clause_around,
    inside,
    negated_before,
    row_behind,
    sentence_around,
    subject_before,
)
from dragoman.reading.facts.view import PageView

_OFFERS = ("offer", "volunteer", "propose", "suggest", "agree")
"""Words whose part is only on offer."""
_DOING = re.compile(r"[\w-]+ing\b")
MAX_TITLE = 60
"""Characters of a title between the words and whoever has the part."""


def idioms(view: PageView) -> Iterator[Fact | None]:
    """One role per idiom and holder."""
    for told in told_by_idiom(view.page.text, "role"):
        for ref in _holders(view, told):
            if ref.kind is not ActorKind.OUTLET:
                yield _part(view, told, ref)


def _holders(view: PageView, told: Told) -> tuple[ActorRef, ...]:
    start, end = told.words.span()
    low, high = sentence_around(view, start + 1)
    match told.idiom.who:
        case "before" if start == low and _DOING.match(told.words.group()):
            return _behind_comma(view, end, high)
        case "before":
            return subject_before(view, low, start)
        case "within":
            refs = tuple(ref for ref in inside(view, start, end) if ref.end < end)
            return refs[-1:] if told.idiom.text.startswith("with") else refs[:1]
        case _:
            refs, _ = row_behind(view, end, max(high, end))
            return refs if refs and refs[0].start - end <= MAX_TITLE else ()


def _behind_comma(view: PageView, start: int, high: int) -> tuple[ActorRef, ...]:
    """ "Co-chairing the conference with Dahl, Bello appealed …": the subject behind the comma."""
    comma = view.page.text.find(", ", start, high)
    return row_behind(view, comma + 2, high)[0][:1] if comma > 0 else ()


def _part(view: PageView, told: Told, ref: ActorRef) -> Fact | None:
    start, end = told.words.span()
    low, _ = sentence_around(view, start + 1)
    clause = clause_around(view, start + 1)
    own = clause if clause is not None and start <= clause.cue_start < end else None
    offered = told.words.group().lower().startswith(_OFFERS)
    modality = own.modality if own else Modality.ACTUAL
    negated = negated_before(view, low, start) or told.idiom.negated
    polarity = own.polarity if own else Polarity.AFFIRMED
    return view.fact(
        min(ref.start, start) if told.idiom.who == "before" and ref.start >= low else start,
        max(ref.end, end) if told.idiom.who == "behind" else end,
        Role(ref, told.idiom.value, None),
        modality=Modality.POSSIBLE if offered and modality is Modality.ACTUAL else modality,
        polarity=Polarity.NEGATED if negated else polarity,
        voices=asserted(clause.voices) if clause else (),
        day=clause.day if clause else UNKNOWN_DAY,
        rule="role.idiom", why=told.words.group()[:40],
    )  # fmt: skip
