"""What of a fact is compared when it is linked, small enough to be kept beside it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date

from dragoman.model import (
    ActorKind,
    ActorRef,
    Agreement,
    AgreementRef,
    AliasOf,
    Basis,
    Ceasefire,
    Commitment,
    Day,
    Designation,
    Detail,
    Event,
    Fact,
    FactKind,
    Invitation,
    Meeting,
    Modality,
    MonitorReport,
    Place,
    Position,
    Precision,
    Role,
    Statement,
    Track,
)
from dragoman.record.links.words import content_words, quoted_words
from dragoman.record.store.names import name_key
from dragoman.record.store.rows import actor_slots

_ORDINALS = {
    "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6",
    "seventh": "7", "eighth": "8", "ninth": "9", "tenth": "10", "eleventh": "11", "twelfth": "12",
}  # fmt: skip
_ROUND = re.compile(
    rf"\b({'|'.join(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))\s+(?:\w+\s+){{0,2}}?"
    r"(?:round|meeting|session|summit|conference|congress)s?\b",
    re.I,
)
_LOCAL = "~"
_FEW_DAYS = 8


@dataclass(frozen=True, slots=True)
class Party:
    """An actor as linking knows it: `key` is the registry's id or, with "~", the folded name;
    `state` the id of its state; `named` is False for a description ("the delegates")."""

    key: str
    state: str | None
    named: bool

    @property
    def token(self) -> str:
        """Under what it is looked up: a minister, his ministry and his state are one."""
        return self.state or self.key


@dataclass(frozen=True, slots=True)
class Span:
    """Days as ordinals, inclusive, None where open; `exact`: one day that the page itself tells."""

    low: int | None
    high: int | None
    exact: bool

    @property
    def stated(self) -> bool:
        """Whether these are some days that a page tells, and not just a month or year."""
        return self.low is not None and self.high is not None and self.high - self.low < _FEW_DAYS


@dataclass(frozen=True, slots=True)
class Profile:
    """A fact as linking sees it.

    `start` and `end` are where it stands in its page, `sort` is what sort of thing of its kind it
    is (an action, a root, a label), `slots` who is in it by part, `document` the agreement's
    registry id or (with "~") folded name, `day` when, `published` the ordinal of the page's day,
    `place` where, more closely than the country, `words` what it is about, `wording` what it is
    told in, `quoted` runs of words given in quotation marks, `number` the round or the total,
    `open`: not told as done.
    """

    fact: str
    page: int
    start: int
    end: int
    kind: FactKind
    sort: str
    slots: tuple[tuple[str, tuple[Party, ...]], ...]
    document: str | None
    document_kind: str
    day: Span
    published: int | None
    place: str
    country: str
    words: frozenset[str]
    wording: frozenset[str]
    quoted: frozenset[str]
    number: str
    open: bool

    def parties(self, *slots: str) -> tuple[Party, ...]:
        """Who plays one of these parts, everybody without arguments; each once."""
        found = [p for slot, parties in self.slots if not slots or slot in slots for p in parties]
        return tuple(dict.fromkeys(found))

    def dumped(self) -> str:
        """The profile as compact JSON."""
        return json.dumps(
            [self.fact, self.page, self.start, self.end, self.kind.value, self.sort,
             [[slot, [[p.key, p.state, int(p.named)] for p in parties]]
              for slot, parties in self.slots],
             self.document, self.document_kind, [self.day.low, self.day.high, int(self.day.exact)],
             self.published, self.place, self.country, sorted(self.words), sorted(self.wording),
             sorted(self.quoted),
             self.number, int(self.open)],
            ensure_ascii=False, separators=(",", ":"),
        )  # fmt: skip

    @classmethod
    def loaded(cls, text: str) -> Profile:
        """The inverse of `dumped`."""
        (fact, page, start, end, kind, sort, slots, document, document_kind, (low, high, exact),
         published, place, country, words, wording, quoted, number, still_open
         ) = json.loads(text)  # fmt: skip
        return cls(
            fact, page, start, end, FactKind(kind), sort,
            tuple((slot, tuple(Party(key, state, bool(named)) for key, state, named in parties))
                  for slot, parties in slots),
            document, document_kind, Span(low, high, bool(exact)), published, place, country,
            frozenset(words), frozenset(wording), frozenset(quoted), number, bool(still_open),
        )  # fmt: skip


def profile_of(fact: Fact, ident: str, page: int, published: Day) -> Profile:
    """What of a fact is compared; `ident` is its id, `page` and `published` its page's `seq` and
    day."""
    document = _document(fact.detail)
    sort, text = _sort_and_text(fact)
    return Profile(
        fact=ident,
        page=page,
        start=fact.start,
        end=fact.end,
        kind=fact.kind,
        sort=sort,
        slots=_slots(fact),
        document=_document_key(document) if document else None,
        document_kind=document.document_kind if document else "",
        day=_span(fact.day),
        published=_published(published),
        place=name_key(fact.place.name) if fact.place and not _is_land(fact.place) else "",
        country=(fact.place.country or "") if fact.place else "",
        words=content_words(text),
        wording=content_words(fact.quote),
        quoted=quoted_words(fact.quote),
        number=_number(fact),
        open=fact.modality not in (Modality.ACTUAL, Modality.ONGOING),
    )


def party_of(actor: ActorRef) -> Party:
    """An actor as linking knows it; a page's own numbering of its nameless is no name."""
    known = actor.actor is not None and not actor.actor.startswith(_LOCAL)
    named = known or (actor.kind is not ActorKind.GROUP and any(c.isupper() for c in actor.name))
    key = str(actor.actor) if known else _LOCAL + name_key(actor.name)
    return Party(key, actor.state, named)


def _slots(fact: Fact) -> tuple[tuple[str, tuple[Party, ...]], ...]:
    found: dict[str, dict[Party, None]] = {}
    for slot, actor in actor_slots(fact):
        found.setdefault(slot.split(":")[0], {})[party_of(actor)] = None
    return tuple((slot, tuple(parties)) for slot, parties in found.items())


def _document(detail: Detail) -> AgreementRef | None:
    if isinstance(detail, Agreement | Commitment | Ceasefire):
        return detail.agreement
    return None


def _document_key(ref: AgreementRef) -> str | None:
    """The registry's id, or the folded name where it is one; "the deal" names nothing."""
    if ref.agreement:
        return ref.agreement
    named = any(word[:1].isupper() for word in ref.name.split())
    return _LOCAL + name_key(ref.name) if named else None


def _sort_and_text(fact: Fact) -> tuple[str, str]:
    """What sort of its kind a fact is, and the words that say what it is about."""
    detail = fact.detail
    if isinstance(detail, Statement):
        pieces = (detail.content, *detail.further)
        return detail.act, " ".join(piece.text for piece in pieces if piece) or fact.quote
    if isinstance(detail, Meeting):
        return detail.format, detail.topic or ""
    if isinstance(detail, Agreement):
        return detail.action, fact.quote
    if isinstance(detail, Commitment):
        return "", detail.undertaking
    if isinstance(detail, Ceasefire):
        return "", detail.scope or ""
    if isinstance(detail, Designation):
        return "", detail.label
    if isinstance(detail, Invitation):
        return "", detail.occasion or ""
    if isinstance(detail, Position):
        return detail.stance, detail.issue
    if isinstance(detail, Role):
        return detail.role, detail.in_ or ""
    if isinstance(detail, AliasOf):
        return detail.relation, " ".join((detail.name, *detail.also))
    if isinstance(detail, Track):
        return "", detail.track.name
    if isinstance(detail, MonitorReport):
        return "", detail.period or ""
    assert isinstance(detail, Event)
    return f"{detail.type}:{detail.mode or ''}", detail.what or fact.quote


def _number(fact: Fact) -> str:
    if isinstance(fact.detail, Meeting | Agreement):
        found = _ROUND.search(fact.quote)
        if found:
            word = found[1].casefold()
            return _ORDINALS.get(word, word.rstrip("stndrh"))
    return ""


def _is_land(place: Place) -> bool:
    """Whether a place is a whole country: those have no point on the map."""
    return place.latitude is None and place.country is not None


def _span(day: Day) -> Span:
    exact = day.precision is Precision.DAY and day.basis in (Basis.STATED, Basis.RELATIVE)
    exact = exact and day.start is not None and day.start == day.end
    return Span(_ordinal(day.start), _ordinal(day.end), exact)


def _published(day: Day) -> int | None:
    return _ordinal(day.end or day.start or day.not_after)


def _ordinal(day: date | None) -> int | None:
    return day.toordinal() if day else None
