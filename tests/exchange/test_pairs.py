"""What one marked party does to the other: features, weights and codes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import ExchangeError
from dragoman.exchange.pairs import ParsedPair, code_pair, parse_pair
from dragoman.exchange.pairs.features import features, head_of, lemma_of
from dragoman.exchange.pairs.weights import (
    Weights,
    format_weights,
    parse_weights,
    shipped_weights,
)
from dragoman.model import Token
from dragoman.reading import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def parsed(sentence: str, reader: Reader) -> ParsedPair:
    """The sentence with {source} and <target> marked."""
    places: dict[str, int] = {}
    plain = ""
    for letter in sentence:
        if letter in "{}<>":
            places[letter] = len(plain)
        else:
            plain += letter
    return parse_pair(plain, (places["{"], places["}"]), (places["<"], places[">"]), reader)


@pytest.mark.parametrize(
    ("sentence", "root"),
    [
        ("{Bolivia} and <Peru> signed a treaty on the lake on Monday.", "support"),
        ("{The rebels} agreed to hand over <forty prisoners> next week.", "agree"),
        ("{The rebels} handed over <forty prisoners> on Sunday.", "retreat"),
        ("{The rebels} refused to hand over <forty prisoners>.", "reject"),
        ("{Ghana} called on <the rebels> to hand over forty prisoners.", "request"),
        ("<The envoy> was received by {the president of Ghana} on Sunday.", "consult"),
        ("<Nine villagers> were killed by {gunmen} near the border.", "assault"),
        ("{Police} arrested <three editors> on Friday.", "coerce"),
    ],
)
def test_the_root_follows_deed_and_status(sentence: str, root: str, reader: Reader) -> None:
    coded = code_pair(parsed(sentence, reader))

    assert coded.root == root
    assert coded.why


def test_shares_sum_to_one_and_the_root_is_the_largest(reader: Reader) -> None:
    coded = code_pair(parsed("{Oslo} praised <the mediators>.", reader))

    assert sum(coded.shares.values()) == pytest.approx(1)
    assert coded.shares[coded.root] == max(coded.shares.values())


def test_a_span_outside_the_text_is_refused(reader: Reader) -> None:
    with pytest.raises(ValueError, match="a text of 5 characters"):
        parse_pair("Hello", (0, 2), (3, 9), reader)


def test_which_name_and_which_number_it_is_tells_nothing() -> None:
    name = Token(0, 0, 5, "Ghana", "Ghana", "PROPN", "NNP", "nsubj", 0, entity="GPE")
    number = Token(1, 6, 8, "40", "40", "NUM", "CD", "nummod", 0)
    verb = Token(2, 9, 15, "Agreed", "Agree", "VERB", "VBD", "root", 2)

    assert [lemma_of(token) for token in (name, number, verb)] == ["<GPE>", "<num>", "agree"]


def test_the_order_of_the_two_is_a_feature(reader: Reader) -> None:
    assert "first=source" in features(parsed("{Ghana} praised <Norway>.", reader))
    assert "first=target" in features(parsed("<Ghana> was praised by {Norway}.", reader))


def test_the_head_is_the_noun_governed_from_outside(reader: Reader) -> None:
    pair = parsed("{The new president of Ghana} met <the envoy>.", reader)
    assert pair.sentence is not None

    head = head_of(pair.sentence, pair.source)

    assert head is not None
    assert head.text == "president"


def test_the_shipped_weights_know_all_roots() -> None:
    weights = shipped_weights()

    assert len(weights.roots) == 16
    assert "bias" in weights.rows


def test_a_row_of_another_length_and_no_number_are_refused() -> None:
    with pytest.raises(ExchangeError, match="1 for 2 roots"):
        parse_weights("feature\taid\tagree\nbias\t1.0\n")
    with pytest.raises(ExchangeError, match="weights of 'bias'"):
        parse_weights("feature\taid\nbias\tmuch\n")


WEIGHT = st.integers(-300, 300).map(lambda n: n / 100)


@given(st.lists(st.tuples(WEIGHT, WEIGHT), max_size=4))
def test_weights_come_back_as_written(listed: list[tuple[float, float]]) -> None:
    rows = {f"between={place}": row for place, row in enumerate(listed)}
    weights = Weights(("aid", "agree"), rows)
    kept = {name: row for name, row in rows.items() if any(row)}

    back = parse_weights(format_weights(weights, comment="made by hand"))

    assert back.roots == weights.roots
    assert dict(back.rows) == kept
