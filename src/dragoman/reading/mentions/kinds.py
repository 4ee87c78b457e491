"""Words that tell what sort of thing a name names: a body, a person, a title, a document."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import ActorKind

_HEADS = frozenset(
    {
        *("group", "front", "forum", "league", "organisation", "organization", "observatory"),
        *("agency", "network", "centre", "center", "federation"),
    }
)
"""Nouns by which a body is called back whatever the lexicon says of them."""
_NO_HEADS = frozenset({"service", "department", "office", "fund", "program", "programme", "cross",
                       "crescent", "nations", "campaign", "conference", "project", "company",
                       "liberation", "jihad", "resistance", "armed", "church", "school",
                       "mosque", "bank", "hospital", "college", "academy", "pact", "inc", "ltd",
                       "initiative", "division", "police", "airlines", "airways", "club",
                       "university", "synagogue", "trust", "chamber", "knesset", "duma",
                       "bundestag", "majlis"})  # fmt: skip


@cache
def body_words() -> Mapping[str, ActorKind]:
    """Words in the names of organisations, with the kind of actor they tell."""
    return {row["word"]: ActorKind(row["kind"]) for row in load_table("body_words")}


@cache
def body_nouns() -> frozenset[str]:
    """Nouns that head the names of bodies and call one back alone: "the front"."""
    plain = {w for w, kind in body_words().items() if kind is not ActorKind.OUTLET}
    return frozenset(plain - {w for w in plain if f"{w}s" in plain} - _NO_HEADS | _HEADS)


@cache
def given_names() -> Mapping[str, str]:
    """Given names with their gender: f, m, or "" where both bear them."""
    return {row["name"]: row["gender"] for row in load_table("given_names")}


def kind_of_body(name: str) -> ActorKind:
    """The kind of a named body by the words of its name; an organisation where none tells."""
    kinds = [body_words()[w] for w in name.lower().split() if w in body_words()]
    for kind in (ActorKind.ARMED_GROUP, ActorKind.MINISTRY, ActorKind.OUTLET, ActorKind.COALITION):
        if kind in kinds:
            return kind
    return kinds[-1] if kinds else ActorKind.ORGANISATION


@cache
def _titles() -> frozenset[str]:
    return frozenset(row["title"] for row in load_table("titles"))


@cache
def document_nouns() -> frozenset[str]:
    """Single nouns of documents ("declaration"), which name no actor."""
    return frozenset(row["noun"] for row in load_table("document_kinds") if " " not in row["noun"])


@cache
def common_nouns() -> frozenset[str]:
    nouns = {row["noun"] for row in load_table("group_nouns")}
    return frozenset(nouns | {f"{noun}s" for noun in nouns})


def is_title(text: str) -> bool:
    """Whether lower-case words are a title as a whole."""
    return text in _titles()
