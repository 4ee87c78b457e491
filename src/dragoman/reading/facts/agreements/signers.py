"""Who signs where trees misread it: told by the words around the verb.

- the signer right before the verb, a day word between: "Dahl signed in Oslo on Friday", "the two
  premiers yesterday signed at the palace an accord" (trees take the name, or the day, for what is
  signed)
- nothing signed: "nothing will be signed before the spring"
- who signed for whom: "For the army it was General Dahl", "…, and for the front, Amina Bello"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model import (
    ActorKind,
    ActorRef,
    Agreement,
    AgreementRef,
    Clause,
    Fact,
    Participant,
    Polarity,
    RoleHolder,
)
from dragoman.reading.facts.beside import row_before, row_behind, sentence_around
from dragoman.reading.facts.frames import class_words, in_slot
from dragoman.reading.facts.view import PageView, document_kind

SIGNING = frozenset({"sign", "initial", "ink", "countersign"})
_BETWEEN = re.compile(
    r"(?:,?\s+(?:yesterday|today|tonight|later|then|also|both|all|finally|first|duly|already|just|"
    r"never|reluctantly|jointly|on\s+[A-Z][a-z]+day|this\s+\w+|last\s+\w+|has|have|had|to|"
    r"refused|declined))*\s+$"
)
"""What may stand between a signer and the verb."""
_SPAN = re.compile(r"^(?:only|just|barely|some|a few|mere|\w+)?\s*"
                   r"(?:hours?|minutes?|days?|weeks?|months?)\b", re.I)  # fmt: skip
_THING = re.compile(r"\b(?:an?|the|this|that|their)\s+(?:[\w-]+\s+){0,3}?(?P<noun>[a-z][a-z-]{3,})")
_ALONE_BEHIND = re.compile(
    r"\s*(?:$|[.,;:!?—–)]|(?:in|at|on|for|after|before|shortly|only|just|yesterday|today|last|late|"
    r"early|first|too|as|an?|the|it|this|with|while|when|and|but|without|under)\b)"
)
"""What stands behind signing that is no other verb ("signed off", "signed up", "signed away")."""
_FOR_IT_WAS = re.compile(
    r"(?:^|(?<=[.;!?:]\s)|(?<=\n))(?:[Ff]or|[Bb]y|[Oo]n behalf of)\s+[^.;:\n]{3,90}?,?\s+"
    r"(?:it was|signed|the signature was that of|the signatory was)\s+(?=[A-Z])",
)
_AND_FOR = re.compile(
    r"(?:,|;|,?\s+and)\s+(?:for|on behalf of)\s+(?=[A-Z]|the\s|its\s)(?P<side>[^.;:\n]{3,110}?),\s+"
    r"(?=[A-Z])"
)
_FOR_BARE = re.compile(
    r"(?:^|(?<=[.;!?:]\s)|(?<=\n))(?:[Ff]or|[Bb]y|[Oo]n behalf of)\s+(?P<side>[^.;:,\n]{3,60}?)"
    r"(?:,\s+(?=(?:the|its|their)\s|[A-Z])|\s+(?=(?:its|their)\s))"
)
""" "For the army, General Dahl; for the front, its chief Amina Bello": no verb at all."""
MAX_NEAR = 600
"""Characters between a signing told of and the words that say who signed for whom."""
MAX_THING = 110


def misread_signer(view: PageView, clause: Clause) -> Fact | None:
    """A signing that no frame could read: no signer, or a signer taken for the thing signed."""
    if clause.pos != "VERB" or clause.lemma not in SIGNING:
        return None
    if any(p.text.lower() == "nothing" for p in clause.participants):
        return view.from_clause(
            clause, Agreement(_earlier(view, clause.cue_start), "signed", ()),
            rule="agreement.signer",
        ) if clause.polarity is Polarity.NEGATED else None  # fmt: skip
    text, (low, high) = view.page.text, clause.sentence
    if not _ALONE_BEHIND.match(text[clause.cue_end : clause.cue_end + 40]) or any(
        p.start > clause.cue_end and not _SPAN.match(p.text) and not _is_document(view, p)
        for p in in_slot(clause, "object")
    ):
        return None
    gap = _BETWEEN.search(text, low, clause.cue_start)
    while gap is not None and gap.end() != clause.cue_start:
        gap = _BETWEEN.search(text, gap.start() + 1, clause.cue_start)
    refs = row_before(view, low, gap.start()) if gap else ()
    if not refs:
        return None
    detail = Agreement(_signed(view, clause, high), "signed", _signatories(refs))
    start = min(clause.start, *(ref.start for ref in refs if ref.start >= low), clause.cue_start)
    return view.fact(
        start, clause.end, detail, modality=clause.modality, polarity=clause.polarity,
        voices=clause.voices, day=clause.day, place=clause.place,
        rule="agreement.signer", why=clause.cue,
    )  # fmt: skip


def signed_for(view: PageView) -> Iterator[Fact | None]:
    """ "For the army it was General Dahl", where a signing is told of nearby."""
    text = view.page.text
    steps = [c for c in view.clauses if _is_step(c)]
    for pattern in (_FOR_IT_WAS, _AND_FOR, _FOR_BARE):
        for found in pattern.finditer(text):
            low, high = sentence_around(view, found.start() + 2)
            near = [c for c in steps if abs(c.cue_start - found.start()) < MAX_NEAR]
            if pattern is _AND_FOR:
                near = [c for c in near if c.sentence == (low, high)]
            refs, end = _named_behind(view, found.end(), high)
            if not near or not refs or refs[0].start - found.end() > MAX_TITLE:
                continue
            if pattern is _AND_FOR and text[end : end + 1] not in (".", ";", ","):
                continue
            if pattern is _FOR_BARE and not _is_verbless(view, found.start(), end, refs):
                continue
            yield view.fact(
                found.start(), end,
                Agreement(_earlier(view, found.start()), "signed", _signatories(refs)),
                voices=near[0].voices, rule="agreement.signed-for", why="for",
            )  # fmt: skip


MAX_TITLE = 60


def _named_behind(view: PageView, start: int, high: int) -> tuple[tuple[ActorRef, ...], int]:
    """The row at a position; of "the minister of defence, Ola Dahl" the name."""
    refs, end = row_behind(view, start, high)
    comma = re.compile(r"[^.;:,\n]{0,40},\s+(?=[A-Z])").match(view.page.text, end, high)
    if comma is None or (refs and refs[0].kind is ActorKind.PERSON):
        return refs, end
    name, stop = row_behind(view, comma.end(), high)
    person = bool(name) and name[0].kind is ActorKind.PERSON and name[0].start - start <= MAX_TITLE
    return (name, stop) if person else (refs, end)


def _is_step(clause: Clause) -> bool:
    """ "signed", "the signature", "put their names to it"."""
    if clause.lemma.split()[0] in (*SIGNING, "signing", "signature"):
        return True
    named = any(p.head in ("name", "names", "signature", "pen") for p in in_slot(clause, "object"))
    return clause.lemma.split()[0] in ("put", "set", "affix") and named


def _is_verbless(view: PageView, start: int, end: int, refs: tuple[ActorRef, ...]) -> bool:
    """A person alone, up to a stop or a relative clause, and no verb of his own."""
    if refs[0].kind is not ActorKind.PERSON:
        return False
    tail = view.page.text[end : end + 6]
    if not re.match(r"\s*(?:$|[.;\n]|,\s*(?:who|wh|th))", tail):
        return False
    return not any(c.pos == "VERB" and start <= c.cue_start < end for c in view.clauses)


def _signatories(refs: tuple[ActorRef, ...]) -> tuple[RoleHolder, ...]:
    return tuple(RoleHolder("signatory", ref) for ref in refs)


def _is_document(view: PageView, participant: Participant) -> bool:
    head = participant.head
    known = document_kind(head) is not None or head in class_words("document")
    return known or view.document(participant) is not None


def _signed(view: PageView, clause: Clause, high: int) -> AgreementRef:
    """The document behind the verb, or the one told of before."""
    end = min(high, clause.cue_end + MAX_THING)
    named = view.document_in(clause.cue_end, end)
    if named is not None:
        return named
    for thing in _THING.finditer(view.page.text, clause.cue_end, end):
        kind = document_kind(thing["noun"])
        if kind is not None:
            return AgreementRef(thing.group(0), kind)
    return _earlier(view, clause.cue_start)


def _earlier(view: PageView, position: int) -> AgreementRef:
    return view.document_before(position) or AgreementRef("agreement", "agreement")
