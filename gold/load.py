"""Loads a part of the gold and refuses one that breaks its own format."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from dragoman.model import (
    FACTLESS_ZONES,
    UNKNOWN_DAY,
    Basis,
    Day,
    FactKind,
    Page,
    Precision,
    ZoneKind,
)
from gold.implied import implied_by, own_voice_allowed
from gold.model import (
    FIELDS,
    FieldType,
    GoldError,
    GoldFact,
    GoldPage,
    GoldSentence,
    GoldZone,
    Names,
    Tier,
)
from gold.parse import (
    UNKNOWN,
    Aliases,
    as_list,
    find,
    is_unique,
    parse_day,
    parse_field,
    parse_status,
    parse_words,
)

ROOT = Path(__file__).parent
PAGE_SUFFIXES = (".txt", ".md")
SENTENCES = "sentences.yml"
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
STYLES = (
    "wire", "ministry", "think_tank", "blog_comments", "translated_broadcaster", "live_blog",
    "joint_statement", "bulletin", "newspaper", "radio_transcript",
)  # fmt: skip
PAGE_KEYS = frozenset(
    ("outlet", "process", "style", "published", "republished_from", "stated", "names", "zones",
     "facts", "note")
)  # fmt: skip
COMMON_KEYS = frozenset(
    ("kind", "tier", "quote", "at", "modality", "polarity", "voices", "or_voices", "day",
     "place", "note")
)  # fmt: skip


def part_dir(part: str) -> Path:
    """The folder of a part ("dev"); raises GoldError for one that is not there."""
    folder = ROOT / part
    if not folder.is_dir():
        raise GoldError(f"no part {part!r} in gold/: make the folder, or name another")
    return folder


def digest(part: str) -> str:
    """One hash over all files of a part, names included."""
    total = hashlib.sha256()
    folder = part_dir(part)
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            total.update(path.relative_to(folder).as_posix().encode() + b"\0")
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]


def read_yaml(path: Path) -> Any:
    """The plain values of a YAML file, with the fast loader where PyYAML was built with it."""
    return yaml.load(path.read_bytes(), Loader=_LOADER)


def load_pages(part: str) -> tuple[GoldPage, ...]:
    """All pages of a part, by name."""
    folder = part_dir(part)
    return tuple(load_page(path) for path in sorted(folder.glob("*.yml")) if path.name != SENTENCES)


def load_page(path: Path) -> GoldPage:
    """One page from its YAML; the text lies beside it. Raises GoldError."""
    sources = [path.with_suffix(suffix) for suffix in PAGE_SUFFIXES]
    source = next((source for source in sources if source.is_file()), None)
    if source is None:
        raise GoldError(f"{path.name}: no page text {' or '.join(s.name for s in sources)}")
    text = source.read_bytes().decode("utf-8")
    return parse_page(source.name, text, read_yaml(path))


def parse_page(name: str, text: str, entry: Mapping[str, Any]) -> GoldPage:
    """One page from its text and the plain values of its YAML. Raises GoldError."""
    _refuse_unknown(set(entry) - PAGE_KEYS, where=name)
    if entry["style"] not in STYLES:
        raise GoldError(f"{name}: style {entry['style']!r}, use one of {', '.join(STYLES)}")
    aliases = {str(k): tuple(map(str, as_list(v))) for k, v in entry.get("names", {}).items()}
    zones = _zones(name, text, entry["zones"])
    facts = [
        _fact(text, zones, fact, aliases, where=f"{name}, fact {number}")
        for number, fact in enumerate(entry["facts"], 1)
    ]
    return GoldPage(
        page=_page(name, text, entry.get("stated") or {}),
        process=str(entry["process"]),
        style=str(entry["style"]),
        outlet=entry.get("outlet"),
        published=tuple(
            parse_day(day, where=name) for day in as_list(entry.get("published", UNKNOWN))
        ),
        republished_from=tuple(as_list(entry.get("republished_from"))),
        names=aliases,
        zones=zones,
        facts=(*facts, *(extra for fact in facts for extra in implied_by(fact))),
    )


def _page(name: str, text: str, stated: Mapping[str, Any]) -> Page:
    return Page(
        name=name,
        text=text,
        url=stated.get("url"),
        outlet=stated.get("outlet"),
        published=_stated_day(stated.get("published"), where=name),
    )


def _stated_day(value: Any, *, where: str) -> Day:
    if value is None:
        return UNKNOWN_DAY
    day = parse_day(value, where=where)
    return Day(day.start, day.end, Precision.DAY, Basis.STATED)


def _zones(name: str, text: str, entries: list[Mapping[str, Any]]) -> tuple[GoldZone, ...]:
    """Zones in page order; one without `to` runs to the next one's start."""
    starts: list[int] = []
    ends: list[int | None] = []
    position = 0
    for number, entry in enumerate(entries, 1):
        where = f"{name}, zone {number}"
        start, head_end = find(text, entry["from"], start=position, where=where)
        end = find(text, entry["to"], start=start, where=where)[1] if "to" in entry else None
        starts.append(start)
        ends.append(end)
        position = end if end is not None else head_end
    spans = zip(starts, ends, [*starts[1:], len(text)], entries, strict=True)
    zones = [
        GoldZone(
            kind=parse_words(ZoneKind, entry["kind"], where=name)[0],
            start=start,
            end=end if end is not None else start + len(text[start:until].rstrip()),
        )
        for start, end, until, entry in spans
    ]
    _check_cover(name, text, zones)
    return tuple(zones)


def _check_cover(name: str, text: str, zones: list[GoldZone]) -> None:
    position = 0
    for zone in [*zones, GoldZone(ZoneKind.BODY, len(text), len(text))]:
        between = text[position : zone.start].strip()
        if between:
            raise GoldError(f"{name}: no zone covers {between[:60]!r}")
        position = zone.end


def _fact(
    text: str, zones: tuple[GoldZone, ...], entry: Mapping[str, Any], aliases: Aliases, *,
    where: str,
) -> GoldFact:  # fmt: skip
    kind = parse_words(FactKind, entry["kind"], where=where)[0]
    quote = entry["quote"]
    where = f"{where} ({kind.value} {quote[:40]!r})"
    if "at" not in entry and not is_unique(text, quote):
        raise GoldError(f"{where}: not once in the page; lengthen it or say which with `at`")
    start, end = find(text, quote, at=entry.get("at", 1), where=where)
    zone = next((zone for zone in zones if zone.start <= start and end <= zone.end), None)
    if zone is None or zone.kind in FACTLESS_ZONES:
        raise GoldError(f"{where}: stands in {zone and zone.kind.value}, facts rest on body only")
    fields = _fields(kind, entry, aliases, text=text, start=start, where=where)
    status = parse_status(entry, aliases, where=where)
    return GoldFact(
        kind=kind,
        tier=parse_words(Tier, entry.get("tier", "must"), where=where)[0],
        start=start,
        end=end,
        quote=text[start:end],
        status=own_voice_allowed(status, fields) if kind is FactKind.COMMITMENT else status,
        place=tuple(map(str, as_list(entry["place"]))) if entry.get("place") else (),
        fields=fields,
    )


def _fields(
    kind: FactKind, entry: Mapping[str, Any], aliases: Aliases, *, text: str, start: int,
    where: str,
) -> dict[str, object]:  # fmt: skip
    fields: dict[str, object] = {}
    for name, value in entry.items():
        if name in COMMON_KEYS:
            continue
        parsed = parse_field(kind, name, value, aliases, where=where)
        if FIELDS[kind][name] is FieldType.SPAN:
            content_start, content_end = find(text, str(value), start=start, where=where)
            parsed = text[content_start:content_end]
        fields[name] = parsed
    return fields


def load_sentences(part: str) -> tuple[GoldSentence, ...]:
    """The sentences of a part, in file order; none where the part has no such file."""
    path = part_dir(part) / SENTENCES
    if not path.is_file():
        return ()
    entries = read_yaml(path)
    sentences = tuple(parse_sentence(entry) for entry in entries)
    ids = [sentence.id for sentence in sentences]
    if doubles := {one for one in ids if ids.count(one) > 1}:
        raise GoldError(f"{path.name}: ids given twice: {', '.join(sorted(doubles))}")
    return sentences


def parse_sentence(entry: Mapping[str, Any]) -> GoldSentence:
    """One sentence from the plain values of its YAML entry. Raises GoldError."""
    where = f"sentence {entry.get('id')}"
    text = str(entry["text"])
    if not is_unique(text, entry["focus"]):
        raise GoldError(f"{where}: the focus {entry['focus']!r} must occur once in the text")
    start, end = find(text, entry["focus"], where=where)
    aliases: dict[str, Names] = {}
    return GoldSentence(
        id=str(entry["id"]),
        text=text,
        group=str(entry["group"]),
        start=start,
        end=end,
        kinds=parse_words(FactKind, entry["kind"], where=where),
        status=parse_status(entry, aliases, where=where),
        published=_stated_day(entry.get("published"), where=where),
        note=str(entry.get("note", "")),
    )


def _refuse_unknown(keys: set[str], *, where: str) -> None:
    if keys:
        raise GoldError(f"{where}: unknown keys {', '.join(sorted(keys))}")


__all__ = ["digest", "load_page", "load_pages", "load_sentences", "parse_page"]
