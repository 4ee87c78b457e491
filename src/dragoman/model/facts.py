"""A fact: one thing read from one page, anchored to its exact words."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from dragoman.model.clauses import Attribution
from dragoman.model.days import UNKNOWN_DAY, Day
from dragoman.model.details import DETAIL_OF, Detail, FactKind
from dragoman.model.mentions import ActorRef, Place
from dragoman.model.pages import Layout, Page, ZoneKind
from dragoman.model.plain import Plain, from_plain, to_plain
from dragoman.model.status import Modality, Polarity, Status, Voice, derive_status

_FIELD_NAMES = {"in_": "in"}
"""Detail fields whose contract name is a Python keyword."""
_IDS_KEPT = 4096
"""Facts whose ids are kept at hand: who concludes from some facts asks for each id many times."""


@dataclass(frozen=True)  # without slots: it remembers its status, id and actors
class Fact:
    """One row of the facts contract. `page.text[start:end] == quote` always holds."""

    kind: FactKind
    page: str
    page_name: str
    outlet: str | None
    start: int
    end: int
    quote: str
    zone: ZoneKind
    detail: Detail
    modality: Modality = Modality.ACTUAL
    polarity: Polarity = Polarity.AFFIRMED
    voices: tuple[Voice, ...] = ()
    day: Day = UNKNOWN_DAY
    place: Place | None = None
    rule: str = ""
    why: str = ""

    def __post_init__(self) -> None:
        if not isinstance(self.detail, DETAIL_OF[self.kind]):
            raise TypeError(f"a {self.kind} fact cannot carry a {type(self.detail).__name__}")
        if len(self.quote) != self.end - self.start:
            raise ValueError(f"quote of {len(self.quote)} characters at {self.start}:{self.end}")

    @cached_property
    def status(self) -> Status:
        return derive_status(self.modality, self.polarity, self.voices)

    @cached_property
    def id(self) -> str:
        """Hash of page, kind, anchor and key fields (detail, modality, polarity, voices)."""
        return _id_of(self)

    def actors(self) -> Iterator[ActorRef]:
        """Every actor in the detail, in field order (a speaker before its addressees)."""
        return iter(self._actors)

    @cached_property
    def _actors(self) -> tuple[ActorRef, ...]:
        return tuple(_actors_in(self.detail))

    def to_dict(self) -> dict[str, Plain]:
        """The fact as the flat JSON object of the facts contract."""
        return {
            "id": self.id,
            "kind": self.kind.value,
            "page": self.page,
            "page_name": self.page_name,
            "outlet": self.outlet,
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            "zone": self.zone.value,
            "modality": self.modality.value,
            "polarity": self.polarity.value,
            "voices": to_plain(self.voices),
            "status": self.status.value,
            "day": to_plain(self.day),
            "place": to_plain(self.place),
            "rule": self.rule,
            "why": self.why,
            **self._detail_plain(),
        }

    @classmethod
    def from_dict(cls, row: dict[str, Plain]) -> Fact:
        """The inverse of `to_dict`; raises KeyError or ValueError on a row that is not a fact."""
        kind = FactKind(str(row["kind"]))
        detail_class = DETAIL_OF[kind]
        renamed = {_PYTHON_NAMES.get(name, name): value for name, value in row.items()}
        detail = from_plain(detail_class, renamed)
        common = {name: row[name] for name in _COMMON_FIELDS if name in row}
        common["kind"] = kind.value
        fact: Fact = from_plain(cls, common, given={"detail": detail})
        return fact

    def _detail_plain(self) -> dict[str, Plain]:
        plain = to_plain(self.detail)
        assert isinstance(plain, dict)
        return {_FIELD_NAMES.get(name, name): value for name, value in plain.items()}


@lru_cache(maxsize=_IDS_KEPT)
def _id_of(fact: Fact) -> str:
    voices = [[voice.actor or voice.name, voice.stance.value] for voice in fact.voices]
    key = [fact.page, fact.kind.value, fact.start, fact.end, fact._detail_plain(),
           fact.modality.value, fact.polarity.value, voices]  # fmt: skip
    text = json.dumps(key, ensure_ascii=False, sort_keys=True)
    return "f" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:20]


_PYTHON_NAMES = {contract: python for python, contract in _FIELD_NAMES.items()}
_COMMON_FIELDS = (
    "kind", "page", "page_name", "outlet", "start", "end", "quote", "zone", "modality",
    "polarity", "voices", "day", "place", "rule", "why",
)  # fmt: skip


def _actors_in(value: object) -> Iterator[ActorRef]:
    if value is None or isinstance(value, str | int):  # most fields are
        return
    if isinstance(value, ActorRef):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _actors_in(item)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from _actors_in(getattr(value, name))


@dataclass(frozen=True, slots=True)
class Reading:
    """What one page gave: its layout and its facts, or the reason why it was skipped."""

    page: Page
    layout: Layout
    facts: tuple[Fact, ...] = ()
    language: str | None = None
    skipped: str | None = None
    attributions: tuple[Attribution, ...] = field(default=(), compare=False, repr=False)
    """All that the article lays in somebody's mouth, in text order; those with `is_statement` False
    tell what somebody holds or wants, and are no fact. Not kept beyond the reading itself."""

    @property
    def outlet(self) -> str | None:
        """Who published it: as stated, else as the page tells."""
        return self.page.outlet or self.layout.outlet

    def to_dict(self) -> dict[str, Plain]:
        """The page as one JSON object of `pages.jsonl`."""
        page, layout = self.page, self.layout
        return {
            "id": page.id,
            "page_name": page.name,
            "url": page.url,
            "outlet": self.outlet,
            "republished_from": layout.republished_from,
            "title": page.title or layout.title,
            "byline": page.byline or layout.byline,
            "published": to_plain(layout.published),
            "language": self.language,
            "zones": to_plain(layout.zones),
            "facts": len(self.facts),
            "skipped": self.skipped,
        }
