"""Days of what is told again, from sentences to facts."""

from __future__ import annotations

from datetime import date

from tests.reading.facts.reading import facts_of

from dragoman.model import Agreement, Basis, Fact, FactKind

SIGNING = "The government and the front signed a truce in Accra on 4 May 2003.\n\n"


def _signed(facts: list[Fact], name: str) -> Fact:
    return next(
        fact
        for fact in facts
        if isinstance(fact.detail, Agreement) and any(name in ref.name for ref in fact.actors())
    )


def test_who_signed_for_whom_signed_on_the_day_told_above() -> None:
    facts = facts_of(
        SIGNING + "Foreign Minister Lewis Brown signed for the government.", FactKind.AGREEMENT
    )
    fact = _signed(facts, "Brown")
    assert (fact.day.start, fact.day.basis) == (date(2003, 5, 4), Basis.INHERITED)


def test_another_document_has_no_day_from_it() -> None:
    facts = facts_of(SIGNING + "Hama Diallo signed the Ruvu Protocol.", FactKind.AGREEMENT)
    assert not _signed(facts, "Diallo").day.known


def test_a_signing_far_below_has_no_day_from_it() -> None:
    text = SIGNING + "The rains were late, and the roads were bad. " * 25
    facts = facts_of(
        text + "Foreign Minister Lewis Brown signed for the government.", FactKind.AGREEMENT
    )
    assert not _signed(facts, "Brown").day.known
