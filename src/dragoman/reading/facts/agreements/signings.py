"""Signatures, secrecy and echoes: steps with a document that no verb of its own tells.

- a signature block: "For the Government: Ola Dahl (signed)", "[signed] Amina Bello, President"
- secrecy: "two annexes remain classified", "the map has been kept secret"
- echoes: "The army signed. So did the front; the clans did not."
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.model import (
    ActorRef,
    Agreement,
    AgreementRef,
    Fact,
    FactKind,
    Modality,
    Polarity,
    RoleHolder,
)
from dragoman.reading.facts.beside import (
    clause_around,
    inside,
    row_before,
    row_behind,
    sentence_around,
)
from dragoman.reading.facts.view import PageView, document_kind, reference

_SIGNED = re.compile(r"[\[(]\s*(?:signed|sgd\.?|signature)\s*[\])]", re.IGNORECASE)
_FOR = re.compile(
    r"^[ \t>*•-]*(?:Signed\s+)?(?:for|on behalf of)\s+(?P<who>[^:\n]{3,90}):[ \t]*"
    r"(?P<name>[^\n]{3,120})$",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNED_LINE = re.compile(
    r"^[ \t>*•-]*Signed(?:\s+(?:by|at|in)[^:\n]{0,60})?:[ \t]*(?P<name>[^\n]{3,160})$", re.MULTILINE
)
_CLOSING = re.compile(
    r"^[ \t>*•-]*(?:Done\s+(?:at|in)\b|Witness(?:ed)?(?:es)?\b(?:\s+by)?:?|"
    r"In\s+the\s+presence\s+of\b|"
    r"(?:For|On\s+behalf\s+of)\s+[^:\n]{3,90}:[ \t]*[A-ZÀ-Þ])",
    re.MULTILINE,
)
MAX_AROUND = 160
"""Characters of the lines above and under a signatory's line."""
MAX_BLOCK = 4
"""Lines under a bare "[signed]" that may name who signed."""
MAX_LINE = 200
_SECRET = re.compile(
    r"\b(?:(?:remains?|remained|stays?|stayed|(?:is|are|was|were)(?:\s+still)?|still|has been|"
    r"have been|had been|being|be)\s+(?:being\s+)?(?:kept\s+|held\s+)?(?:classified|secret|"
    r"confidential|unpublished|under wraps|undisclosed|under seal|sealed|under lock and key)|"
    r"kept\s+(?:secret|confidential|under wraps|from the public))\b"
    r"(?!\s+(?:talks|meetings?|services?|as|by|until))"
)
_REACH = re.compile(r"^[^.;:]{0,60}?$")
_ECHO = re.compile(
    r"(?:^|(?<=[.;!?]\s)|(?<=[,—–]\s))(?:and\s+)?[Ss]o\s+(?:did|have|has|had|will|"
    r"would)\s+(?=[A-Z\w“\"])"
)
_REFUSED = re.compile(
    r"(?<=[a-z]),?\s+(?:(?:did|have|has|had|would|will)\s+not|(?:did|have|has|had|would|"
    r"wo)n['’]t|refused|declined|"
    r"demurred|abstained|held back|balked)(?:\s+(?:to\s+)?(?:do\s+so|do\s+the\s+same|follow\s+suit|"
    r"join\s+(?:in|them)))?(?=\s*(?:[.;!?—–]|$|,\s+(?:and|but|saying|citing)))"
)
_INSERTED = re.compile(
    r",\s+(?:(?:also|then|later|finally|reluctantly|duly|too)\s+){0,2}(?:(?P<not>did not sign|"
    r"refused to sign|declined to sign)|signed|initialled)(?=\s*(?:[.;,]|as well|too|it\b|first|"
    r"last|later|shortly|on\s|at\s|in\s|for\s|after|before|yesterday|today))"
)
""" "President Ola Dahl, who had come late, signed shortly after eight"."""
MAX_ECHO = 260
"""Characters between a step and its echo."""


def signings(view: PageView) -> Iterator[Fact | None]:
    """Steps read from blocks, secrecy and echoes, in that order."""
    yield from _blocks(view)
    yield from _secrets(view)
    yield from _echoes(view)
    yield from _inserted(view)


def _blocks(view: PageView) -> Iterator[Fact | None]:
    text = view.page.text
    for found in _FOR.finditer(text):
        line = found.group(0)
        bare = not _SIGNED.search(line) and not _signed_near(text, found.start(), found.end())
        if bare and not _in_block(text, found.start(), found.end()):
            continue
        refs = inside(view, found.start("who"), found.end("who"))
        refs += inside(view, found.start("name"), found.end("name"))
        yield _signature(view, found.start(), found.end(), refs)
    for found in _SIGNED_LINE.finditer(text):
        refs = inside(view, found.start("name"), found.end("name"))
        yield _signature(view, found.start(), found.end(), refs)
    for row in re.finditer(r"[^\n]+", text):
        if _SIGNED.search(row[0]) and len(row[0]) < MAX_LINE and not _FOR.match(row[0]):
            yield from _bare(view, row.start(), row.end())


def _in_block(text: str, start: int, end: int) -> bool:
    """Among lines at the end of a document: "Done at Oslo …", "For the front: …", "Witnessed by:
    …" stand right above or under."""
    around = text[max(0, start - MAX_AROUND) : start] + text[end : end + MAX_AROUND]
    return _CLOSING.search(around) is not None


def _signed_near(text: str, start: int, end: int) -> bool:
    """A "(signed)" on the line above or under a signatory."""
    return bool(_SIGNED.search(text[max(0, start - 40) : start] + text[end : end + 40]))


def _bare(view: PageView, start: int, end: int) -> Iterator[Fact | None]:
    """ "(signed) Ola Dahl", or "[signed]   [signed]" over a line for each signatory."""
    refs = inside(view, start, end)
    if refs:
        yield _signature(view, start, end, refs)
        return
    at = end + 1
    for number in range(MAX_BLOCK):
        stop = view.page.text.find("\n", at)
        stop = len(view.page.text) if stop < 0 else stop
        line = view.page.text[at:stop]
        refs = inside(view, at, stop)
        if (
            not line.strip()
            or len(line) > MAX_LINE
            or not refs
            or line.rstrip().endswith((".", "?"))
        ):
            return
        yield _signature(view, at if number else start, stop, refs[:1])
        at = stop + 1


def _signature(view: PageView, start: int, end: int, refs: Sequence[ActorRef]) -> Fact | None:
    if not refs:
        return None
    roles = tuple(RoleHolder("signatory", ref) for ref in refs)
    detail = Agreement(_latest(view, start), "signed", roles)
    return view.fact(start, end, detail, rule="agreement.signature", why="signed")


def _latest(view: PageView, position: int) -> AgreementRef:
    """The document of the page: the first one named, where a block under it bears signatures."""
    before = [m for m in view.mentions.documents if m.start < position]
    return reference(before[0]) if before else AgreementRef("agreement", "agreement")


def _secrets(view: PageView) -> Iterator[Fact | None]:
    """ "Two annexes remain classified": not published."""
    text = view.page.text
    for found in _SECRET.finditer(text):
        low, high = sentence_around(view, found.start())
        document = _kept(view, low, found.start())
        if document is None:
            continue
        clause = clause_around(view, found.start())
        yield view.fact(
            document[1],
            min(found.end() + 1, high),
            Agreement(document[0], "published", ()),
            polarity=Polarity.NEGATED,
            modality=clause.modality if clause else Modality.ACTUAL,
            voices=clause.voices if clause else (),
            rule="agreement.secret",
            why=found.group(0).strip(),
        )


def _kept(view: PageView, low: int, end: int) -> tuple[AgreementRef, int] | None:
    """The document that is kept back: named last before the words, or only by its noun."""
    text = view.page.text
    named = [m for m in view.mentions.documents if low <= m.start and m.end <= end]
    if named and _REACH.match(text[named[-1].end : end]):
        return reference(named[-1]), named[-1].start
    for noun in reversed(list(re.finditer(r"\b[a-z]{4,}\b", text[max(low, end - 60) : end]))):
        kind = document_kind(noun[0]) or document_kind(noun[0].removesuffix("es"))
        kind = kind or document_kind(noun[0].removesuffix("s"))
        if kind is not None:
            return AgreementRef(noun[0], kind), max(low, end - 60) + noun.start()
    return None


def _echoes(view: PageView) -> Iterator[Fact | None]:
    """ "So did the front", "the clans did not": the step of the sentence before, once more."""
    steps = [m for m in view.of_kind(FactKind.AGREEMENT) if m.clause.pos == "VERB"]
    text = view.page.text
    for pattern, polarity in ((_ECHO, Polarity.AFFIRMED), (_REFUSED, Polarity.NEGATED)):
        for found in pattern.finditer(text):
            before = [m for m in steps if m.clause.cue_end <= found.start()]
            if not before or found.start() - before[-1].clause.cue_end > MAX_ECHO:
                continue
            low, high = sentence_around(view, found.start() + 1)
            if polarity is Polarity.AFFIRMED:
                refs, end = row_behind(view, found.end(), high)
                start = found.start()
            else:
                refs, end = row_before(view, low, found.start()), found.end()
                start = refs[0].start if refs else found.start()
            if not refs or ((low, high) == before[-1].clause.sentence and "\n" in text[low:high]):
                continue
            frame = before[-1].frame
            role = "signatory" if frame.value == "signed" else "party"
            document = view.document_before(found.start()) or AgreementRef("agreement", "agreement")
            yield view.fact(
                start, end,
                Agreement(document, frame.value, tuple(RoleHolder(role, ref) for ref in refs)),
                polarity=polarity, voices=before[-1].clause.voices,
                rule="agreement.echo", why=found.group(0).strip(),
            )  # fmt: skip


def _inserted(view: PageView) -> Iterator[Fact | None]:
    """A signer whom an aside parts from the verb; trees read the aside's end as the subject."""
    told = {m.clause.cue_end for m in view.of_kind(FactKind.AGREEMENT) if m.actors()}
    for found in _INSERTED.finditer(view.page.text):
        if found.end() in told:
            continue
        low, _ = sentence_around(view, found.start())
        refs, end = row_behind(view, low, found.start())
        if not refs or view.page.text[end : end + 1] != ",":
            continue
        roles = tuple(RoleHolder("signatory", ref) for ref in refs)
        document = view.document_before(found.start()) or AgreementRef("agreement", "agreement")
        clause = clause_around(view, found.end() - 2)
        yield view.fact(
            low, min(found.end() + 40, sentence_around(view, found.start())[1]),
            Agreement(document, "signed", roles),
            polarity=Polarity.NEGATED if found["not"] else Polarity.AFFIRMED,
            voices=clause.voices if clause else (), rule="agreement.inserted", why="signed",
        )  # fmt: skip
