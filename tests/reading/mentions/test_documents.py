"""Documents by name, by kind, and by pointing back."""

from __future__ import annotations

from tests.reading.mentions.conftest import Find


def _named(find: Find, text: str) -> list[tuple[str, str, str]]:
    return [(d.text, d.name, d.document_kind) for d in find(text).documents]


def test_capitalised_words_before_the_noun_are_its_name(find: Find) -> None:
    assert _named(find, "Both sides praised the Harbour Bay Agreement.") == [
        ("Harbour Bay Agreement", "Harbour Bay Agreement", "agreement")
    ]


def test_the_document_points_back(find: Find) -> None:
    found = _named(find, "They adopted a declaration on borders. The document runs to two pages.")

    assert [name for _, name, _ in found] == ["declaration", "declaration"]


def test_the_deal_points_back_to_a_truce(find: Find) -> None:
    found = _named(find, "The army signed a ceasefire agreement. The deal holds.")

    assert [kind for _, _, kind in found] == ["ceasefire", "ceasefire"]
    assert found[0][1] == found[1][1]


def test_weak_nouns_need_a_name_or_a_modifier(find: Find) -> None:
    assert _named(find, "The statement was short and the letter was late.") == []
    assert [kind for *_, kind in _named(find, "They issued a joint statement.")] == [
        "joint_statement"
    ]
    assert [kind for *_, kind in _named(find, "She read the peace plan.")] == ["plan"]


def test_the_text_of_a_document_is_the_document(find: Find) -> None:
    found = _named(find, "Experts finished the text of the Lake Declaration.")

    assert [name for _, name, _ in found] == ["Lake Declaration"]


def test_a_long_title_is_one_name(find: Find) -> None:
    found = _named(find, "They signed the Agreement on the Cessation of Hostilities in haste.")

    assert found[0][1].startswith("Agreement on the Cessation of Hostilities")


def test_a_given_name_is_no_bill(find: Find) -> None:
    assert _named(find, "Prime Minister Bill Wexford apologised.") == []
