"""Further signers in one sentence, whose verb is left out."""

from __future__ import annotations

from tests.reading.facts.reading import facts_of

from dragoman.model import Agreement, FactKind


def _signers(text: str) -> list[list[str]]:
    facts = [f.detail for f in facts_of(text, FactKind.AGREEMENT)]
    steps = [d for d in facts if isinstance(d, Agreement) and d.action == "signed"]
    return [[holder.actor.name for holder in step.roles] for step in steps]


def test_who_signed_later_has_a_step_of_his_own() -> None:
    text = "Kofi Annan signed the six-point plan on Friday, Ban Ki-moon a day later."

    assert _signers(text) == [["Kofi Annan"], ["Ban Ki-moon"]]


def test_who_signed_for_the_other_side_signed_too() -> None:
    text = (
        "The agreement was signed by Kofi Annan for the army and by Ban Ki-moon, the chairman, "
        "for the front."
    )

    assert _signers(text) == [["Kofi Annan", "Ban Ki-moon"]]


def test_a_name_with_its_own_verb_is_no_signer() -> None:
    text = "Kofi Annan signed the plan on Friday, and Ban Ki-moon left for the airport."

    assert _signers(text) == [["Kofi Annan"]]
