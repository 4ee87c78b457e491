"""Terms written as TOML load back equal."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.actors.terms import load_terms, shipped_terms, terms_text
from dragoman.model import (
    Deadline,
    Exclusion,
    Extension,
    IncidentKind,
    Line,
    Party,
    Polygon,
    Terms,
    TermsZone,
)

START = date(2001, 3, 1)
words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20).filter(str.strip)
days = st.integers(0, 300).map(lambda n: START + timedelta(n))
degrees = st.floats(-80, 80, allow_nan=False)
kilometres = st.floats(0, 900)
triangles = st.tuples(degrees, degrees, st.floats(0.5, 5)).map(
    lambda t: (
        (t[0], t[1]), (t[0] + t[2], t[1]), (t[0], t[1] + t[2]), (t[0], t[1])
    )
)  # fmt: skip
polygons = st.lists(triangles, min_size=1, max_size=2).map(lambda rings: Polygon(tuple(rings)))
lines = st.builds(
    Line, st.lists(st.tuples(degrees, degrees), min_size=2, max_size=3).map(tuple), kilometres
)


@st.composite
def zones(draw: st.DrawFn) -> TermsZone:
    return TermsZone(
        id=f"z{draw(st.integers(0, 10**9))}",
        name=draw(words),
        admin2=tuple(draw(st.lists(words, min_size=1, max_size=2))),
        polygons=tuple(draw(st.lists(polygons, max_size=2))),
        lines=tuple(draw(st.lists(lines, max_size=2))),
        in_force=draw(st.none() | st.just(START)),
        guarantors=tuple(draw(st.lists(st.sampled_from(["swe", "fin"]), max_size=2))),
        margin_km=draw(kilometres),
    )


@st.composite
def some_terms(draw: st.DrawFn) -> Terms:
    return Terms(
        id="harbour-truce",
        name=draw(words),
        in_force=START,
        parties=(Party("nor-gov", draw(words)), Party("eta", draw(words), draw(days), None)),
        declared=draw(st.none() | days),
        ended=draw(st.none() | days),
        ended_why=draw(st.none() | words),
        countries=("nor",),
        zones=tuple(draw(st.lists(zones(), max_size=2, unique_by=lambda zone: zone.id))),
        excluded=(Exclusion("isis", draw(st.none() | words), draw(st.none() | words)),),
        prohibited=tuple(draw(st.lists(st.sampled_from(IncidentKind), max_size=3))),
        extensions=(Extension(START, draw(st.none() | days)),),
        deadlines=(Deadline(START, draw(words)),),
        disputed=tuple(draw(st.lists(words, max_size=2))),
        sources=tuple(draw(st.lists(words, max_size=2))),
    )


def loaded(text: str) -> tuple[Terms, ...]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "terms.toml"
        path.write_text(text, encoding="utf-8")
        return load_terms(path)


@settings(deadline=None)
@given(some_terms())
def test_text_and_back_is_the_same(terms: Terms) -> None:
    assert loaded(terms_text(terms)) == (terms,)


def test_several_in_one_file_are_the_same() -> None:
    terms = shipped_terms()
    assert loaded(terms_text(*terms)) == terms


def test_each_shipped_set_alone_is_the_same() -> None:
    for terms in shipped_terms("syria"):
        assert loaded(terms_text(terms)) == (terms,)
