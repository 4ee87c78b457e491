"""Signers that trees misread, from sentences to facts."""

from __future__ import annotations

import pytest
from tests.reading.facts.reading import facts_of

from dragoman.model import Agreement, Fact, FactKind, Status


def _signers(facts: list[Fact]) -> set[tuple[str, Status]]:
    return {
        (holder.actor.name, fact.status)
        for fact in facts
        if isinstance(fact.detail, Agreement) and fact.detail.action == "signed"
        for holder in fact.detail.roles
    }


CASES = [
    (
        "The foreign ministers of Chad and Niger, Ali Bako and Hama Diallo, yesterday signed at "
        "the palace an accord on the border.",
        "Hama Diallo",
        Status.HAPPENED,
    ),
    (
        "The accord was signed on Monday. For the government it was Foreign Minister Lars Dahl.",
        "Lars Dahl",
        Status.HAPPENED,
    ),
    (
        "Two presidents signed the treaty in Lagos. The third, Hama Diallo, declined to do so.",
        "Hama Diallo",
        Status.NEGATED,
    ),
    (
        "The treaty was initialled in Oslo in May and signed in Rome by Chad and Niger.",
        "Niger",
        Status.HAPPENED,
    ),
    (
        "The rebel chief Hama Diallo refused to sign only minutes before the ceremony.",
        "Hama Diallo",
        Status.NEGATED,
    ),
]


@pytest.mark.parametrize(("text", "signer", "status"), CASES)
def test_who_signs_by_the_words_around_the_verb(text: str, signer: str, status: Status) -> None:
    assert (signer, status) in _signers(facts_of(text, FactKind.AGREEMENT))


def test_nothing_signed_is_negated() -> None:
    found = facts_of("Nothing will be signed before the spring.", FactKind.AGREEMENT)
    assert {fact.status for fact in found} == {Status.NEGATED}


def test_signing_up_or_off_signs_nothing() -> None:
    assert not facts_of("Hama Diallo signed off with a joke.", FactKind.AGREEMENT)


def test_for_whom_without_a_signing_is_no_signature() -> None:
    text = "Both sides cheered. For the government it was Foreign Minister Lars Dahl."
    assert not facts_of(text, FactKind.AGREEMENT)
