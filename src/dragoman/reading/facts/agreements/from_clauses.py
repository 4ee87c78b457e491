"""Agreements: what is done, or to be done, with a document between parties.

Frames say it with verbs and nouns ("signed the accord", "the signing of the accord"). Beside them:
- participles behind a document: "the Agreement for …, concluded in Abuja by Chad and Niger", "the
  deal struck in Lusaka", "the accords, which both men signed in May"
- what is found missing: "the talks ended without an agreement"

Signatures, secrecy and echoes ("so did the rebels") are read in `signings`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.model import (
    ActorRef,
    Agreement,
    AgreementRef,
    Clause,
    DocumentMention,
    Fact,
    FactKind,
    Participant,
    Polarity,
    RoleHolder,
)
from dragoman.reading.facts.agreements.dated import dated
from dragoman.reading.facts.agreements.displaced import with_far_document
from dragoman.reading.facts.agreements.gapped import with_gapped
from dragoman.reading.facts.agreements.idioms import idioms
from dragoman.reading.facts.agreements.signers import misread_signer, signed_for
from dragoman.reading.facts.beside import clause_around, inside, row_behind
from dragoman.reading.facts.frames import POINTERS, Match, class_words, in_slot, matches
from dragoman.reading.facts.meetings.seats import row_subject, widened
from dragoman.reading.facts.named_only import is_only_named
from dragoman.reading.facts.view import PageView, document_kind, reference, short

_PARTY_ACTIONS = {"signed": "signatory"}
SIGNING = frozenset({"sign", "signing", "signature", "initial", "initialling", "ink"})
_ALONE = frozenset({"hold out", "violate"})
"""Verbs that tell of a document only where one was told of shortly before."""
_DOCUMENT_SLOTS = ("object", "subject", "of", "to", "on", "in", "for")
_ADVERBS = (
    r"(?:(?:\w+ly|first|already|then|later|never|now|just|also|only|once|twice|being|having been)"
    r"\s+){0,3}"
)
_AUXILIARIES = r"(?:(?:has|have|had|was|were|is|are|been|being|be|will|would|to|not|also)\s+){0,4}"
_REDUCED = re.compile(
    rf"^\s*(?:\([^()]{{1,40}}\)|[”\"’])?,?\s*(?:(?:which|that)\s+{_AUXILIARIES}"
    rf"(?:was|were|is|are|been|be)\s+)?{_ADVERBS}$"
)
_IRREGULAR = frozenset({"struck", "made", "drawn", "written", "broken", "torn", "cut", "put",
                        "kept", "brought", "laid", "built", "withdrawn", "thrashed"})  # fmt: skip
"""Past participles that do not end in -ed."""
_RELATIVE = re.compile(r"^\s*(?:\([^()]{1,40}\)|[”\"’])?,?\s*(?:which|that)\s+(?=[\w“\"])")
_AUX_ONLY = re.compile(rf"^\s*(?:both\s+|all\s+)?{_AUXILIARIES}{_ADVERBS}$")
_BY = re.compile(r"\b(?:by|between)\s+(?:both\s+|the\s+)?")
_WITHOUT = re.compile(
    r"\b(?:without|with no|but no|yielded no|produced no)\s+(?:(?:an?|any|the|final|formal|"
    r"reaching|signing|signed|striking|clinching|written|peace|ceasefire|comprehensive|concluding|"
    r"sign\s+of\s+an?)\s+){0,3}$",
    re.IGNORECASE,
)
_DEALS = frozenset({"agreement", "deal", "accord", "pact", "breakthrough", "settlement", "treaty",
                    "truce", "ceasefire", "communique", "communiqué", "declaration"})  # fmt: skip
_BY_ITSELF = frozenset({"ended", "entered_into_force"})
"""What a document does as the subject of its verb ("the accord lapsed")."""
_POINTING = frozenset({"nothing", "it", "there", "those", "these", "that", "both", "them all"})
_SPAN = re.compile(r"^(?:\w+\s+){0,2}(?:hours?|minutes?|days?|weeks?|months?)$", re.IGNORECASE)
""" "refused to sign only hours before the summit": a time that trees take for the object."""
MAX_BY = 90
MAX_NEAR = 600


def agreements(view: PageView) -> Iterator[Fact | None]:
    """What is done, or to be done, with a document: drafted, signed, extended, violated …; and
    the day it is known by, where nothing else is told of it."""
    told = with_gapped(view, [fact for fact in _steps(view) if fact is not None])
    yield from told
    yield from _not_told(told, idioms(view))
    yield from dated(view, told)


def _not_told(told: list[Fact], found: Iterator[Fact | None]) -> Iterator[Fact | None]:
    """Steps of idioms where no frame told the same step of the same words."""
    for fact in found:
        if fact is not None and not any(
            fact.start < other.end
            and other.start < fact.end
            and getattr(other.detail, "action", None) == getattr(fact.detail, "action", None)
            for other in told
        ):
            yield fact


def _steps(view: PageView) -> Iterator[Fact | None]:
    told: set[tuple[int, int]] = set()
    for match in view.of_kind(FactKind.AGREEMENT):
        if is_only_named(view, match.clause, sides=int(bool(match.actors()))):
            continue  # "since the acceptance of the accord"
        fact = _from_match(view, match)
        if fact is not None:
            told.add((match.clause.cue_start, match.clause.cue_end))
            yield fact
    for clause in view.clauses:
        if (clause.cue_start, clause.cue_end) not in told:
            yield from _participles(view, clause)
            yield from _second_step(view, clause)
            yield misread_signer(view, clause)
            yield _displaced(view, clause)
            yield _missing(view, clause)
    yield from signed_for(view)


def _from_match(view: PageView, match: Match, parties: tuple[ActorRef, ...] = ()) -> Fact | None:
    clause = _ceremony(view, _counted_out(match.clause))
    document = _document(view, match)
    if document is None or _is_mere_signature(match) or _is_opinion(match) or _is_detail(clause):
        return None
    if clause.pos == "NOUN" and _ASIDE.match(view.page.text, clause.cue_end):
        return None
    role = _PARTY_ACTIONS.get(match.frame.value, "party")
    named = _row(view, match) or match.actors()
    found = named + match.recipients() or _counted(view, match) or parties
    if len(found) == 1 and clause.pos == "VERB":
        found += _met(view, match)
    if _only_watched(view, clause):
        found = ()
    if not found and _only_dates(view, clause):
        return None
    roles = tuple(RoleHolder(role, ref) for ref in found)
    return view.from_clause(
        clause, Agreement(document, match.frame.value, roles), rule=match.frame.id
    )


def _met(view: PageView, match: Match) -> tuple[ActorRef, ...]:
    """ "Chad signed a truce with Niger": the other side, where the tree hangs it on the thing."""
    clause = match.clause
    if match.frame.value not in _BY_TWO or in_slot(clause, "with"):
        return ()
    for thing in (p for p in in_slot(clause, "object") if p.start >= clause.cue_end):
        high = min(thing.end + MAX_BY, clause.sentence[1])
        with_ = _WITH.search(view.page.text, thing.start, high)
        if with_ is not None and with_.start() <= thing.end + 1:
            return row_behind(view, with_.end(), clause.sentence[1])[0]
    return ()


_BY_TWO = frozenset({"signed", "initialled", "reached"})
_WITH = re.compile(
    r"\swith\s+(?!(?:the\s+|its\s+|their\s+|a\s+|an\s+)?(?:help|support|assistance|backing|mediation|"
    r"blessing|aid|participation|involvement|consent|approval|view|regard|reservations?|some|"
    r"immediate|effect|mediators?|mediating|guarantees?|respect|intent|hopes?)\b)(?:the\s+)?"
)

_DATING = re.compile(
    r"\b(?:before|after|upon|on|since|following|until|from|at)\s+(?:the\s+|its\s+|their\s+)?"
    r"(?:[a-z-]+\s+)?$"
)


def _only_dates(view: PageView, clause: Clause) -> bool:
    """ "The truce held for a week before the signing": a signing told of elsewhere, by which
    something else is dated."""
    if clause.pos != "NOUN" or clause.lemma not in ("signing", "signature") or clause.day.known:
        return False
    return _DATING.search(view.page.text, clause.sentence[0], clause.cue_start) is not None


_ASIDE = re.compile(r"\s*,\s+with\s+[^,;.\n]{2,60}?\s+as\s+")
""" "an agreement, with Bishop Sousa as mediator": not with him."""


def _is_opinion(match: Match) -> bool:
    """ "We do not always agree with our friends": no step towards a document."""
    clause = match.clause
    views = clause.lemma == "agree" and clause.tense == "present"
    return views and bool(in_slot(clause, "with")) and not in_slot(clause, "on")


def _is_detail(clause: Clause) -> bool:
    """ "could not agree on a date for the next round", "would not confirm this": no document."""
    if clause.lemma == "confirm":
        return all(p.text.lower() in _POINTING for p in in_slot(clause, "object"))
    agreed = clause.lemma == "agree" and in_slot(clause, "on")
    return bool(agreed) and all(
        p.head.rpartition(" ")[2] in _DETAILS for p in in_slot(clause, "on")
    )


_POINTING = frozenset({"this", "that", "it"})
_DETAILS = frozenset({"date", "day", "venue", "place", "time", "name", "agenda", "candidate",
                      "wording", "need", "importance", "necessity"})  # fmt: skip


def _only_watched(view: PageView, clause: Clause) -> bool:
    """ "attended the signing", "witnessed the signing": who looks on signs nothing."""
    if clause.pos != "NOUN" or clause.lemma not in ("signing", "signature"):
        return False
    doers = [p for p in in_slot(clause, "subject") if p.end <= clause.cue_start]
    text = view.page.text
    return any(_WATCHING.search(text, p.end, clause.cue_start) for p in doers)


_WATCHING = re.compile(
    r"\b(?:attend|witness|watch|observ|overs[ae]|host|presid|supervis|welcom|hail|mediat|broker|"
    r"facilitat|celebrat|applaud|praise|bless|film|boycott|skip)\w*\b|\b(?:saw|missed)\b"
)


def _is_mere_signature(match: Match) -> bool:
    """ "the signature of the envoy" on something is no step; "no signature yet" is."""
    clause = match.clause
    bare = clause.lemma == "signature" and not match.frame.needs
    return bare and clause.polarity is Polarity.AFFIRMED


def _counted_out(clause: Clause) -> Clause:
    """ "will be signed by nobody", "signed nothing": the negation stands in a participant."""
    nobody = any(
        p.text.lower() in _NOBODY for slot in ("subject", "object") for p in in_slot(clause, slot)
    )
    if nobody and clause.polarity is Polarity.AFFIRMED:
        return replace(clause, polarity=Polarity.NEGATED)
    return clause


def _ceremony(view: PageView, clause: Clause) -> Clause:
    """ "A signing ceremony will be held": planned as the ceremony is."""
    if clause.lemma != "signing":
        return clause
    behind = next(
        (c for c in view.clauses if c.pos == "NOUN" and 0 < c.cue_start - clause.cue_end < 3), None
    )
    if behind is None:
        return clause
    return replace(
        clause, modality=behind.modality, polarity=behind.polarity, voices=behind.voices,
        day=behind.day, place=behind.place,
    )  # fmt: skip


_NOBODY = frozenset({"nobody", "no one", "no-one", "none", "nothing", "neither", "neither side"})


def _row(view: PageView, match: Match) -> tuple[ActorRef, ...]:
    """Names in a row as the text has them, where a tree cuts rows short ("signed by Premier A and
    Chairman B"), and whose leaders signed ("leaders of Chad and Niger")."""
    clause = match.clause
    if clause.pos != "VERB" or "subject" not in match.frame.actors:
        return ()
    refs = row_subject(view, clause)
    for participant in in_slot(clause, "subject") if not refs else ():
        if participant.start > clause.cue_start:
            refs = row_behind(view, participant.start, clause.sentence[1])[0]
    refs = refs or tuple(ref for p in in_slot(clause, "subject") for ref in p.actors)
    if not refs:
        return ()
    rest = tuple(ref for ref in match.actors() if not any(_same(ref, one) for one in refs))
    with_ = rest if len(refs) == 1 or not in_slot(clause, "subject") else ()
    return tuple(one for ref in refs + with_ for one in widened(view, ref))


def _same(one: ActorRef, other: ActorRef) -> bool:
    return (one.actor or one.name) == (other.actor or other.name)


def _counted(view: PageView, match: Match) -> tuple[ActorRef, ...]:
    """ "Twelve of the seventeen factions": the set some of which did it."""
    slots = [slot for slot in match.frame.actors if slot == "subject"]
    for participant in (p for slot in slots for p in in_slot(match.clause, slot)):
        refs = inside(view, participant.start, participant.end)
        if refs:
            return refs
    return ()


def _participles(view: PageView, clause: Clause) -> Iterator[Fact | None]:
    """ "the deal struck in Lusaka", "the Accord, which both men signed": the document stands before
    the verb, where trees often lose it."""
    if clause.pos != "VERB":
        return
    document, by = _before_participle(view, clause)
    if document is None:
        return
    thing = Participant("object", document.start, document.end, document.text, _head(document.text))
    others = tuple(p for p in clause.participants if p.role not in ("subject", "object"))
    agents = tuple(p for p in clause.participants if p.role == "subject" and p.start >= thing.end)
    start = min(clause.start, thing.start) if document is not None else clause.start
    patched = replace(clause, start=start, participants=(thing, *agents, *others))
    for match in matches(patched):
        if match.frame.kind is FactKind.AGREEMENT and match.frame.value not in _BY_ITSELF:
            yield _from_match(view, match, by)


def _before_participle(
    view: PageView, clause: Clause
) -> tuple[DocumentMention | None, tuple[ActorRef, ...]]:
    """The document right before a participle, and who is named as having done it."""
    text, low = view.page.text, clause.sentence[0]
    before = [m for m in view.mentions.documents if low <= m.start and m.end <= clause.cue_start]
    if not before:
        return None, ()
    document = before[-1]
    gap = text[document.end : clause.cue_start]
    past = clause.cue.endswith("ed") or clause.cue in _IRREGULAR
    active = any(p.start >= clause.cue_end for p in in_slot(clause, "object"))
    if _REDUCED.match(gap) and past and not active:
        by = _BY.search(text, clause.cue_end, min(clause.sentence[1], clause.cue_end + MAX_BY))
        return document, row_behind(view, by.end(), clause.sentence[1])[0] if by else ()
    relative = _RELATIVE.match(gap)
    if relative:
        refs, end = row_behind(view, document.end + relative.end(), clause.cue_start)
        if refs and _AUX_ONLY.match(text[end : clause.cue_start]):
            return document, refs
    return None, ()


def _second_step(view: PageView, clause: Clause) -> Iterator[Fact | None]:
    """ "The accord was initialled in Oslo and signed in Rome by both chiefs"."""
    thing = _signed_thing(view, clause) if clause.pos == "VERB" else None
    if thing is None:
        return
    others = tuple(p for p in clause.participants if p.role not in ("subject", "object", "with"))
    high = min(clause.sentence[1], clause.cue_end + MAX_BY)
    by = _BY.search(view.page.text, clause.cue_end, high)
    signers = row_behind(view, by.end(), clause.sentence[1])[0] if by else ()
    for match in matches(replace(clause, participants=(thing, *others))):
        if match.frame.kind is FactKind.AGREEMENT and match.frame.value == "signed":
            yield _from_match(view, match, signers)


def _displaced(view: PageView, clause: Clause) -> Fact | None:
    patched = with_far_document(view, clause)
    found = matches(patched) if patched is not None else []
    return next((_from_match(view, m) for m in found if m.frame.kind is FactKind.AGREEMENT), None)


def _signed_thing(view: PageView, clause: Clause) -> Participant | None:
    """What a tree takes for the subject of the second verb, though a document signs nothing."""
    if in_slot(clause, "object") or not clause.cue.endswith("ed"):
        return None
    things = [p for p in in_slot(clause, "subject") if p.end <= clause.cue_start]
    known = [p for p in things if not p.actors and view.document(p) is not None]
    return replace(known[0], role="object") if known else None


def _head(text: str) -> str:
    words = re.split(r"\s+(?:of|on|for|to)\s+", text.lower())[0].split()
    return words[-1] if words else ""


def _missing(view: PageView, clause: Clause) -> Fact | None:
    """ "The round broke down without a deal", "collapsed with no agreement on the border"."""
    if clause.pos != "NOUN" or clause.lemma not in _DEALS:
        return None
    before = view.page.text[clause.sentence[0] : clause.cue_start]
    if not _WITHOUT.search(before):
        return None
    verb = clause_around(view, clause.cue_start)
    kind = document_kind(clause.lemma) or "agreement"
    detail = Agreement(AgreementRef(clause.cue, kind), "reached", ())
    return view.fact(
        verb.start if verb else clause.start,
        max(verb.end, clause.cue_end) if verb else clause.end,
        detail,
        modality=verb.modality if verb else clause.modality,
        polarity=Polarity.NEGATED,
        voices=verb.voices if verb else clause.voices,
        day=verb.day if verb else clause.day,
        place=verb.place if verb else clause.place,
        rule="agreement.missing",
        why=clause.cue,
    )


def _document(view: PageView, match: Match) -> AgreementRef | None:
    """What document a clause is about: named in it, or pointed to from it ("signed it")."""
    clause = match.clause
    for slot in _DOCUMENT_SLOTS:
        for participant in in_slot(clause, slot):
            if slot == "object" and clause.pos == "NOUN":
                continue  # "the signing takes place"
            found = view.document(participant)
            if found is not None:
                return found
            kind = document_kind(participant.head)
            if kind is not None:
                return AgreementRef(short(participant.text, words=12), kind)
    kind = document_kind(clause.lemma) if clause.pos == "NOUN" else None
    if kind is not None:
        return view.document_in(clause.cue_start, clause.cue_end) or AgreementRef(clause.cue, kind)
    named = view.document_in(clause.start, clause.end)
    if match.frame.value == "reached" and clause.lemma == "agree" and _to_do(view, clause):
        return AgreementRef("agreement", "agreement")
    if named is None and clause.lemma in _ALONE:
        return None if in_slot(clause, "object") else _near(view, clause)
    if named is None and _points_back(clause):
        named = view.document_before(clause.start) or _last(view, clause.start)
        if named is None and clause.lemma in SIGNING:
            return AgreementRef("agreement", "agreement")
    if named is None and clause.lemma in SIGNING and clause.pos == "VERB":
        return _whatever(clause)
    terms = next((p for slot in ("object", "to", "in", "with", "for") for p in in_slot(clause, slot)
                  if p.head in class_words("conditions")), None)  # fmt: skip
    if named is None and terms is not None and match.frame.of_class:
        return AgreementRef(short(terms.text, words=12), "plan")
    if named is None and match.frame.value == "proposed" and in_slot(clause, "object"):
        return AgreementRef(short(in_slot(clause, "object")[0].text, words=12), "plan")
    if named is None and match.frame.value == "reached" and clause.lemma in ("agree", "deal"):
        return AgreementRef("agreement", "agreement")
    return named


def _whatever(clause: Clause) -> AgreementRef | None:
    """What is signed is a document, whatever it is called: "the Blue Papers were signed"; people
    and places are signed for, away or up."""
    things = in_slot(clause, "object")
    if any(p.actors or p.head in _UNSIGNED or p.text.lower() in _ASKED for p in things):
        return None
    return AgreementRef(short(things[0].text, words=12), "agreement") if things else None


_ASKED = frozenset({"what", "which", "who", "whatever"})
_UNSIGNED = frozenset(
    {"book", "autograph", "register", "visitor", "check", "cheque", "shirt", "copy", "form", "name",
     "player", "striker", "song", "one", "time", "hour", "day", "year"}
)  # fmt: skip
_AGREED_TO_DO = re.compile(
    r"[^.;:“”\"]{0,40}?\bto\s+(?!(?:an?|the|this|that|these|those|all|its|their|his|her|any|some|no|"
    r"hold|sign|conclude|adopt|reach|[A-Z])\b)[a-z]+\s"
)


def _to_do(view: PageView, clause: Clause) -> bool:
    """ "Chad and Niger agreed on Tuesday to set up a mission to watch the truce": what they agreed
    on is a deed, and the truce no document of theirs."""
    return bool(_AGREED_TO_DO.match(view.page.text, clause.cue_end, clause.sentence[1]))


def _near(view: PageView, clause: Clause) -> AgreementRef | None:
    """The document told of shortly before, for verbs that alone do not tell of one."""
    against = any(in_slot(clause, slot) for slot in ("against", "for", "in"))
    return None if against else view.document_before(clause.start, within=MAX_NEAR)


def _last(view: PageView, position: int) -> AgreementRef | None:
    before = [m for m in view.mentions.documents if m.start < position]
    return reference(before[-1]) if before else None


def _announces(clause: Clause, pointer: Participant) -> bool:
    """ "Made it known that she would not come": the pronoun stands for what follows."""
    return clause.lemma == "make" and pointer.text.lower() == "it"


def _points_back(clause: Clause) -> bool:
    """ "signed it", "this was approved", and signing without a word of what is signed."""
    slots = ("object", "subject", "to", "on")
    pointing = any(
        p.text.lower() in POINTERS
        for slot in slots
        for p in in_slot(clause, slot)
        if not _announces(clause, p)
    )
    signing = clause.lemma in SIGNING and (
        clause.pos == "NOUN"
        or all(
            p.text.lower() in _POINTING or _SPAN.match(p.text) for p in in_slot(clause, "object")
        )
    )
    return pointing or signing
