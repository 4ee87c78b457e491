"""Agreements known by their day, and signatories at the end of a document."""

from __future__ import annotations

from tests.reading.facts.reading import facts_of

from dragoman.model import Agreement, FactKind


def test_an_accord_named_by_its_day_was_made_then() -> None:
    (fact,) = facts_of("The Oslo Accord of 3 May 1998 still matters here.", FactKind.AGREEMENT)
    assert isinstance(fact.detail, Agreement)
    assert fact.detail.action == "signed"
    assert str(fact.day.start) == "1998-05-03"


def test_an_accord_whose_step_is_told_is_not_told_twice() -> None:
    found = facts_of("Both armies broke the Oslo Accord of 3 May 1998.", FactKind.AGREEMENT)
    assert len(found) == 1


def test_lines_for_each_side_under_a_text_are_signatures() -> None:
    text = (
        "The Parties agree to a truce.\n\nDone in Oslo, in two originals.\n\n"
        "For the Government: Ola Dahl\nFor the Front: Amina Bello\n"
    )
    signed = [f for f in facts_of(text, FactKind.AGREEMENT) if f.rule == "agreement.signature"]
    assert len(signed) == 2
