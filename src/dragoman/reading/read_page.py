"""Page in, reading out: the one file that knows the order of the sub-rooms."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.actors import NameMatch
from dragoman.model import (
    FACTLESS_ZONES,
    Attribution,
    Layout,
    Mentions,
    Page,
    Place,
    Reading,
    Sentence,
    ZoneKind,
)
from dragoman.pages import detect_language
from dragoman.reading.clauses import build_clauses
from dragoman.reading.facts import PageView, build_facts
from dragoman.reading.markup import without_markup
from dragoman.reading.mentions import find_mentions
from dragoman.reading.mentions.days import tag_days
from dragoman.reading.mentions.first_person import resolve_first_person
from dragoman.reading.paragraphs import paragraphs_of, without_labels
from dragoman.reading.reader import Reader
from dragoman.reading.reports import find_registers
from dragoman.reading.statements import find_attitudes, find_attributions
from dragoman.reading.zones import lay_out
from dragoman.reading.zones.datelines import live_entries, written_on

ENGLISH = "en"
_STRONG = frozenset({"strong"})
_SEVERAL_WORDS = re.compile(r"\S[\s-]+\S")
MIN_WORDS_FOR_LANGUAGE = 20
"""Fewer words tell too little to call a page foreign."""


def read_page(page: Page, reader: Reader) -> Reading:
    """All facts of one page; pure: the same page and reader give the same reading.

    A page in another language than English, or without a line of its own, is a reading with
    `skipped` set and no facts. Raises LanguageError and RegistryError only.
    """
    layout = lay_out(page)
    paragraphs = paragraphs_of(page.text, layout)
    if not paragraphs:
        return Reading(page, layout, skipped="no article text: only furniture or comments")
    language = page.language or _language(page.text, paragraphs)
    if language != ENGLISH:
        return Reading(
            page, layout, language=language, skipped=f"in another language ({language}), not read"
        )
    view, sentences = view_page(page, layout, paragraphs, reader)
    facts = (*build_facts(view), *find_registers(page, layout, sentences, view.mentions))
    return Reading(
        page, layout, facts, language, attributions=attributed(view, paragraphs, sentences)
    )


def attributed(
    view: PageView, paragraphs: Sequence[tuple[int, int]], sentences: Sequence[Sentence]
) -> tuple[Attribution, ...]:
    """Statements and attitudes of the article's own text, in order."""
    text = without_markup(view.page.text)
    attitudes = find_attitudes(text, paragraphs, sentences, view.mentions, view.attributions)
    told = (*view.attributions, *attitudes)
    bare = [zone for zone in view.layout.zones if zone.kind in FACTLESS_ZONES]
    kept = [a for a in told if not any(zone.start <= a.start < zone.end for zone in bare)]
    return tuple(sorted(kept, key=lambda a: (a.start, a.cue_start)))


def view_page(
    page: Page, layout: Layout, paragraphs: Sequence[tuple[int, int]], reader: Reader
) -> tuple[PageView, Sequence[Sentence]]:
    """Mentions, attributions and clauses of a page whose zones are known, and its sentences: what
    the facts are built from.
    """
    text = without_markup(page.text)
    names = joinable(text, reader.registry.find(text))
    stretches = without_labels(text, paragraphs)
    sentences = reader.pipeline.parse(text, stretches, names=names)
    mentions = _mentions(page, text, layout, sentences, reader)
    attributions = find_attributions(text, paragraphs, sentences, mentions)
    told = resolve_first_person(mentions, attributions, reader.registry)
    if told is not mentions:
        mentions = told
        attributions = find_attributions(text, paragraphs, sentences, mentions)
    clauses = build_clauses(
        text,
        sentences,
        mentions,
        attributions,
        layout.published,
        here=_here(text, layout, reader),
        live=live_entries(text, layout),
    )
    return PageView(page, layout, mentions, attributions, clauses), sentences


def _here(text: str, layout: Layout, reader: Reader) -> Place | None:
    """The place the first dateline names: "DOHA, 21 May"; None where it names none or several of
    one name."""
    for zone in layout.zones:
        if zone.kind is not ZoneKind.DATELINE:
            continue
        for match in reader.registry.find(text, zone.start, zone.end):
            ids = [c.id for c in match.candidates if c.id in reader.registry.places]
            known = reader.registry.places[ids[0]] if len(ids) == 1 else None
            if known is not None:
                return Place(
                    known.name, match.text, match.start, match.end, known.latitude,
                    known.longitude, known.admin1, known.country,
                )  # fmt: skip
    return None


def _mentions(
    page: Page, text: str, layout: Layout, sentences: Sequence[Sentence], reader: Reader
) -> Mentions:
    spans = [(sentence.start, sentence.end) for sentence in sentences]
    days = tag_days(text, spans, published=written_on(text, layout))
    return find_mentions(
        text,
        sentences,
        reader.registry,
        published=layout.published,
        days=days,
        title=page.title or layout.title,
    )


def joinable(text: str, names: Sequence[NameMatch]) -> list[tuple[int, int]]:
    """Names of several words that surely are names: each becomes one token in the parse."""
    return [
        (name.start, name.end)
        for name in names
        if _SEVERAL_WORDS.search(name.text)
        and any(candidate.form in _STRONG for candidate in name.candidates)
        and name.text[:1].isupper()
    ]


def _language(text: str, paragraphs: Sequence[tuple[int, int]]) -> str:
    body = "\n".join(text[start:end] for start, end in paragraphs)
    return detect_language(body) if len(body.split()) >= MIN_WORDS_FOR_LANGUAGE else ENGLISH
